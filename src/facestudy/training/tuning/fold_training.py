"""Train a network of given settings on one fold, and give it up where others were better."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import keras
import numpy as np

from facestudy.models.start_again import StartAgain
from facestudy.models.tuned.settings import Values
from facestudy.study import random_streams
from facestudy.training import fit
from facestudy.training.recorder import History
from facestudy.training.tuning import sampling
from facestudy.training.tuning.folds import Folds
from facestudy.training.tuning.journal import Trial
from facestudy.training.tuning.material import BUILDING, Material

REPEATS = 2
"""How often an epoch of a search shows each picture: the study's own trainings show it 3 times."""
PATIENCE = 8
"""Epochs without a better one, after which a training ends."""


class Outcome(NamedTuple):
    """What became of a training.

    Attributes:
        accuracies: on the fold that is held out, an entry per epoch.
        is_behind: whether it was given up.
        seconds: that it took.
    """

    accuracies: list[float]
    is_behind: bool
    seconds: float


@dataclass
class Candidate:
    """A trial at work.

    Attributes:
        number: of the trial.
        values: of the settings.
        ended: the trials that it is compared with, which were known when it began.
        folder: for the states of its trainings.
        material: the model's.
        networks: compiled ones that no training uses at the moment.
    """

    number: int
    values: Values
    ended: Sequence[Trial]
    folder: Path
    material: Material
    networks: list[StartAgain] = field(default_factory=list)

    @contextmanager
    def network(self, seed: int, learn: np.ndarray) -> Iterator[keras.Model]:
        """A compiled network with its first weights; folds share one where they can."""
        again = self.networks.pop() if self.networks else StartAgain(self._compiled)
        with BUILDING:
            fit.set_seed(seed)
            model = self.material.new(self.values, learn)
            _, network = again.with_weights_of(model)
        yield network
        self.networks.append(again)

    def _compiled(self, model: keras.Model) -> keras.Model:
        return self.material.part(model, self.values)


def train(
    candidate: Candidate,
    folds: Folds,
    fold: int,
    *,
    epochs: int,
    seed: int,
    stop: threading.Event,
) -> Outcome:
    """Train on all folds but one. A training that was killed goes on from its checkpoint.

    Args:
        candidate: the trial.
        folds: of the faces.
        fold: the one that is held out.
        epochs: the most that it may take.
        seed: of the search; all trials have the same numbers, which makes them comparable.
        stop: ends it within some batches.
    """
    material, labels = candidate.material, candidate.material.faces.labels
    learn, held_out = folds.parts(fold)
    views = material.views(learn, candidate.values)
    own = random_streams.integer(seed, material.name, "fold", fold)
    with candidate.network(own, learn) as network:
        history = fit.fit(
            network,
            material.inputs.select(learn) if views is None else views,
            labels[learn],
            validation=(material.inputs.select(held_out), labels[held_out]),
            epochs=epochs,
            seed=own,
            stream=f"{material.name} search",
            repeats=REPEATS,
            views=views is not None,
            checkpoint=candidate.folder / f"fold-{fold}.npz",
            stop=stop,
            ends=lambda rows: _ends(_accuracies(rows), fold, candidate.ended),
            note=f"trial {candidate.number + 1}, fold {fold + 1} of {folds.n}",
        )
    accuracies = history["val_accuracy"].tolist()
    behind = sampling.falls_behind(accuracies, fold, candidate.ended)
    return Outcome(accuracies, behind, history.attrs["seconds"])


def _accuracies(rows: History) -> list[float]:
    return [row["val_accuracy"] for row in rows]


def _ends(accuracies: Sequence[float], fold: int, ended: Sequence[Trial]) -> bool:
    best = int(np.argmax(accuracies))
    if len(accuracies) - 1 - best >= PATIENCE:
        return True
    return sampling.falls_behind(accuracies, fold, ended)
