"""Train the settings that a search chose as any model is trained, and see what was gained."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from facestudy.evaluation import intervals, made_of, results
from facestudy.models import registry
from facestudy.models.tuned.settings import Values
from facestudy.prepare.dataset import Faces
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study
from facestudy.training import fit
from facestudy.training.seeds import train_seeds, write_result
from facestudy.training.tuning.journal import Trial
from facestudy.training.tuning.material import Material


def train_winner(
    study: Study,
    material: Material,
    values: Values,
    *,
    seeds: Sequence[int],
    epochs: int,
    board: bool = False,
) -> dict[str, Any]:
    """Train once per seed on the training part, and write the model's results.

    Args:
        study: the study.
        material: of the model.
        values: of its settings.
        seeds: one training each.
        epochs: of each; the validation part chooses which one is kept.
        board: write logs for TensorBoard.

    Returns:
        The model's entry of ``metrics.json``.
    """
    train = material.faces.part("train")
    runs = train_seeds(
        study,
        material.name,
        lambda seed: material.new(values, *material.seen(train)),
        part=lambda model: material.part(model, values),
        seeds=seeds,
        epochs=epochs,
        faces=material.faces,
        inputs=material.inputs,
        views=material.views(train, values),
        weights=material.weights,
        network=material.network,
        board=board,
    )
    facts = {**material.facts, "settings": dict(values)}
    whole = material.whole(values)
    return write_result(study, material.name, whole, faces=material.faces, runs=runs, **facts)


class Gain(NamedTuple):
    """The difference of two models on the same test pictures, seed by seed, in shares.

    Attributes:
        mean: over seeds and pictures.
        low: lower end of its 95% interval over other people and other seeds.
        high: upper end.
        before: the mean accuracy of the model that is not tuned.
        after: that of the tuned one.
        seeds: those that both were trained with.
        each: the difference for each seed.
    """

    mean: float
    low: float
    high: float
    before: float
    after: float
    seeds: list[int]
    each: list[float]

    def sentence(self, tuned: str, untuned: str) -> str:
        """The gain in words.

        Args:
            tuned: a model's name.
            untuned: the other's.
        """
        count = len(self.seeds)
        return (
            f"{tuned} against {untuned}: {100 * self.mean:+.1f} points on the test part "
            f"(95% interval {100 * self.low:+.1f} to {100 * self.high:+.1f}; "
            f"{100 * self.before:.1f}% to {100 * self.after:.1f}%, "
            f"{count} seed{'' if count == 1 else 's'})"
        )


def paired_gain(study: Study, faces: Faces, tuned: str, untuned: str) -> Gain:
    """How much more of the test part a tuned model gets right than the one without a search.

    Args:
        study: with the weights of both.
        faces: the study's.
        tuned: a model's name.
        untuned: the other's.

    Raises:
        StudyError: one of them is not trained on the study as it is now, or no seed is common.
    """
    seeds = [seed for seed in _seeds(study, tuned) if seed in _seeds(study, untuned)]
    if not seeds:
        raise StudyError(f"{tuned} and {untuned} were trained with no common seed")
    after = correct_answers(study, faces, tuned, seeds)
    before = correct_answers(study, faces, untuned, seeds)
    people = faces.rows["group"].iloc[faces.part("test")].to_numpy(str)
    difference = after.astype(float) - before
    low, high = intervals.over_groups(difference, people)
    return Gain(
        float(difference.mean()),
        low,
        high,
        float(before.mean()),
        float(after.mean()),
        seeds,
        difference.mean(axis=1).tolist(),
    )


def _seeds(study: Study, model: str) -> list[int]:
    return [int(each["seed"]) for each in results.read_metrics(study, model)["seeds"]]


def correct_answers(study: Study, faces: Faces, model: str, seeds: Sequence[int]) -> np.ndarray:
    """Which test pictures a model's trainings get right, bool (seeds, pictures).

    Args:
        study: with the weights.
        faces: the study's.
        model: its name.
        seeds: of the trainings.

    Raises:
        StudyError: weights are missing, or learned from other faces than the study has now.
    """
    facts, test = results.read_metrics(study, model), faces.part("test")
    origin = {"learned_from": faces.learned_from, "network": facts[made_of.KEY]["network"]}
    module, pictures = registry.load(registry.find_model(model)), faces.pictures.select(test)
    answers = []
    for seed in seeds:
        made_of.weights_to_start_from(study, model, seed, origin)  # raises if they are others
        network = module.rebuild(study, seed=seed, classes=len(faces.categories), facts=facts)
        answers.append(fit.predict(network, pictures).argmax(axis=1) == faces.labels[test])
    return np.array(answers)


def table(trials: Sequence[Trial]) -> pd.DataFrame:
    """The trials as a table: number, state, accuracy, epochs, seconds and a column a setting."""
    rows = [
        {
            "trial": trial.number + 1,
            "state": trial.state,
            "accuracy": trial.accuracy,
            "epochs": trial.epochs,
            "seconds": trial.seconds,
            **trial.values,
        }
        for trial in trials
    ]
    return pd.DataFrame(rows)
