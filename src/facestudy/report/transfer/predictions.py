"""What the trained models of one study say about the pictures of another one."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from facestudy.audit.named import fitting, measure, table
from facestudy.evaluation import made_of, results
from facestudy.models import registry
from facestudy.prepare.dataset import Faces
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study
from facestudy.training import fit


class Said(NamedTuple):
    """What a model of the first study says.

    Attributes:
        model: its name.
        answers: class numbers of the pictures, (trainings, n); empty if it is skipped.
        skipped: why it is; empty if it is not.
    """

    model: str
    answers: np.ndarray
    skipped: str = ""


def of_all(
    first: Study, known: Faces, other: Study, faces: Faces, positions: np.ndarray
) -> Iterator[Said]:
    """Ask every model that the first study has trained; nothing is trained again.

    Args:
        first: the study with the models.
        known: its faces.
        other: the study whose pictures are asked about.
        faces: its faces.
        positions: of those to ask about.
    """
    for model in results.models(first):
        try:
            answers = _answers(first, known, model, other, faces, positions)
            yield Said(model, answers)
        except StudyError as error:
            yield Said(model, np.empty((0, len(positions)), int), str(error))


def _answers(
    first: Study, known: Faces, model: str, other: Study, faces: Faces, positions: np.ndarray
) -> np.ndarray:
    results.read_predictions(first, model)  # raises where they are out of date
    module = registry.load(registry.find_model(model))
    if hasattr(module, "COMPLEXITIES"):
        return _of_measured(first, known, model, other, faces, positions)
    restore = getattr(module, "rebuild", None) or getattr(module, "restore", None)
    if restore is None:
        raise StudyError(f"{module.__name__} has no function that loads its weights")
    facts = results.read_metrics(first, model)
    classes, pictures = len(known.categories), faces.pictures.select(positions)
    answers = []
    for seed in current_seeds(first, known, model):
        network = restore(first, seed=seed, classes=classes, facts=facts)
        answers.append(fit.predict(network, pictures).argmax(axis=1))
    return np.array(answers)


def current_seeds(study: Study, faces: Faces, model: str) -> list[int]:
    """The trainings of a model whose weights are there and learned from the study as it is.

    Args:
        study: the study.
        faces: its own.
        model: a network's name.

    Raises:
        StudyError: there is none; the reason is that of the first training.
    """
    facts, seeds = results.read_metrics(study, model), []
    origin = {"learned_from": faces.learned_from, "network": facts[made_of.KEY]["network"]}
    reason = ""
    for training in facts["seeds"]:
        try:
            made_of.weights_to_start_from(study, model, int(training["seed"]), origin)
            seeds.append(int(training["seed"]))
        except StudyError as error:
            reason = reason or str(error)
    if not seeds:
        raise StudyError(reason)
    return seeds


def _of_measured(
    first: Study, known: Faces, model: str, other: Study, faces: Faces, positions: np.ndarray
) -> np.ndarray:
    """A model on named features keeps no weights: it is fitted again, in seconds."""
    names = table.names(model.partition("_")[0])
    module = registry.load(registry.MODELS[model])
    own = measure.measure_study(first, known.rows["id"])[names]
    fitted, _ = fitting.fit_on_split(module, own, known)
    away = measure.measure_study(other, faces.rows["id"])[names].to_numpy(float)[positions]
    return fitting.probabilities(fitted, away, len(known.categories)).argmax(axis=1)[None]
