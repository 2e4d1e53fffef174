"""Train a network of given settings on one fold, and give it up where others were better.

The cluster in use, if any, trains. Its workers share no disk with this machine: the inputs travel
there, and a training that is cut short begins anew.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import keras
import numpy as np

from facestudy.models import engine, hardware
from facestudy.models.start_again import StartAgain
from facestudy.models.tuned.settings import Values
from facestudy.study import random_streams
from facestudy.study.workers import cluster
from facestudy.study.workers.mapping import computed
from facestudy.training import fit
from facestudy.training.recorder import History, Stopped
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


class _Task(NamedTuple):
    """All that a training needs: arrays, and functions that another process can import.

    Attributes:
        name: of the model.
        values: of the settings.
        fold: that is held out.
        ended: trials that it is compared with.
        epochs: at most.
        seed: of the training.
        note: for the display of progress.
        new: as in `Material`.
        part: as in `Material`.
        seen: features (or None) and labels that the first weights follow from.
        x: inputs to learn from, or a bank of views.
        views: whether it is one.
        held_out: inputs and labels of the fold.
    """

    name: str
    values: Values
    fold: int
    ended: Sequence[Trial]
    epochs: int
    seed: int
    note: str
    new: Callable[[Values, Any, np.ndarray], keras.Model]
    part: Callable[[keras.Model, Values], keras.Model]
    seen: tuple[Any, np.ndarray]
    x: Any
    views: bool
    held_out: tuple[Any, np.ndarray]


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
    task = _task(candidate, folds, fold, epochs, seed)
    if cluster.client() is None:
        checkpoint = candidate.folder / f"fold-{fold}.npz"
        return _train(task, candidate.networks, checkpoint=checkpoint, stop=stop)

    def check() -> None:
        if stop.is_set():
            raise Stopped(f"{task.note}: the training was stopped; it will begin anew")

    inputs, labels = task.held_out
    sent = task._replace(x=np.asarray(task.x), held_out=(np.asarray(inputs), labels))
    return computed(_on_worker, (engine.in_use(), sent), while_waiting=check)


def _task(candidate: Candidate, folds: Folds, fold: int, epochs: int, seed: int) -> _Task:
    material, labels = candidate.material, candidate.material.faces.labels
    learn, held_out = folds.parts(fold)
    views = material.views(learn, candidate.values)
    return _Task(
        material.name,
        candidate.values,
        fold,
        candidate.ended,
        epochs,
        random_streams.integer(seed, material.name, "fold", fold),
        f"trial {candidate.number + 1}, fold {fold + 1} of {folds.n}",
        material.new,
        material.part,
        material.seen(learn),
        material.inputs.select(learn) if views is None else views,
        views is not None,
        (material.inputs.select(held_out), labels[held_out]),
    )


def _on_worker(sent: tuple[engine.Engine, _Task]) -> Outcome:
    """A training in the way that the machine which sends it would take; nothing is written here."""
    own, task = sent
    engine.use(own)
    with hardware.without_warnings_of_tracing():
        return _train(task, [], checkpoint=None, progress=False)


def _train(
    task: _Task,
    networks: list[StartAgain],
    *,
    checkpoint: Path | None,
    stop: threading.Event | None = None,
    progress: bool | None = None,
) -> Outcome:
    with _network(task, networks) as network:
        history = fit.fit(
            network,
            task.x,
            task.seen[1],
            validation=task.held_out,
            epochs=task.epochs,
            seed=task.seed,
            stream=f"{task.name} search",
            repeats=REPEATS,
            views=task.views,
            checkpoint=checkpoint,
            progress=progress,
            stop=stop,
            ends=lambda rows: _ends(_accuracies(rows), task.fold, task.ended),
            note=task.note,
        )
    accuracies = history["val_accuracy"].tolist()
    behind = sampling.falls_behind(accuracies, task.fold, task.ended)
    return Outcome(accuracies, behind, history.attrs["seconds"])


@contextmanager
def _network(task: _Task, networks: list[StartAgain]) -> Iterator[keras.Model]:
    """A compiled network with its first weights; folds share one where they can."""
    again = networks.pop() if networks else StartAgain(lambda model: task.part(model, task.values))
    with BUILDING:
        fit.set_seed(task.seed)
        _, network = again.with_weights_of(task.new(task.values, *task.seen))
    yield network
    networks.append(again)


def _accuracies(rows: History) -> list[float]:
    return [row["val_accuracy"] for row in rows]


def _ends(accuracies: Sequence[float], fold: int, ended: Sequence[Trial]) -> bool:
    best = int(np.argmax(accuracies))
    if len(accuracies) - 1 - best >= PATIENCE:
        return True
    return sampling.falls_behind(accuracies, fold, ended)
