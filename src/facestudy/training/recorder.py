"""Record a training epoch by epoch: seed each, keep the best weights, write the checkpoint."""

import math
import threading
import time
from collections.abc import Callable
from pathlib import Path

import keras
import numpy as np
import pandas as pd

from facestudy.evaluation.metrics import best_epoch
from facestudy.study import progress as progress_bars
from facestudy.study import random_streams
from facestudy.study.errors import StudyError
from facestudy.training import checkpoint as checkpoints
from facestudy.training.batches import Epoch

History = list[dict[str, float]]
"""A row per finished epoch: epoch, losses and accuracies."""
SAVE_AFTER = 1.0  # seconds between checkpoints: an epoch of a tiny network takes less than saving


class Stopped(StudyError):
    """A training that was told to stop before its last epoch."""


class Recorder(keras.callbacks.Callback):
    """Seeds each epoch, records the best weights, writes the checkpoint."""

    state: checkpoints.State
    batches: Epoch
    stream: str
    stop: threading.Event | None
    ends: Callable[[History], bool] | None
    note: str

    def __init__(
        self,
        path: Path | None,
        mark: str,
        seed: int,
        epochs: int,
        progress: bool | None,
        columns: list[str],
    ):
        super().__init__()
        self.columns = columns
        self.path, self.mark, self.seed, self.epochs = path, mark, seed, epochs
        self.show = progress
        self.saved = -math.inf

    @property
    def has_ended(self) -> bool:
        """Whether the training ends before its last epoch."""
        history = self.state.history
        return bool(self.ends and history and self.ends(history))

    def on_train_begin(self, logs: dict | None = None) -> None:
        self.bar = progress_bars.task(
            "training",
            total=self.epochs,
            initial=len(self.state.history),
            unit="epoch",
            note=self.note,
            show=self.show,
        )

    def on_train_batch_begin(self, batch: int, logs: dict | None = None) -> None:
        forget_gradients(self.model)

    def on_train_batch_end(self, batch: int, logs: dict | None = None) -> None:
        if self.stop is not None and self.stop.is_set():
            self.bar.close()
            name = self.path.name if self.path else self.stream
            raise Stopped(f"{name}: the training was stopped; it can be resumed")

    def on_epoch_begin(self, epoch: int, logs: dict | None = None) -> None:
        self.started = time.perf_counter()
        self.batches.begin(epoch)
        reseed(self.model, self.seed, epoch, stream=self.stream)

    def on_epoch_end(self, epoch: int, logs: dict | None = None) -> None:
        values = logs or {}
        row = {"epoch": epoch + 1, **{name: float(values[name]) for name in self.columns[1:]}}
        state = self.state
        state.history.append(row)
        state.weights, state.optimizer = self.model.get_weights(), optimizer_values(self.model)
        if best_epoch(pd.DataFrame(state.history)) == epoch + 1:
            state.best = state.weights
        state.seconds += time.perf_counter() - self.started
        self.model.stop_training = self.has_ended
        now = time.monotonic()
        is_last = epoch + 1 == self.epochs or self.model.stop_training
        if self.path and (now >= self.saved + SAVE_AFTER or is_last):
            checkpoints.save(self.path, state, self.mark)
            self.saved = now
        measure = self.columns[-1]
        self.bar.figures(**{measure: row[measure]})
        self.bar.update()

    def on_train_end(self, logs: dict | None = None) -> None:
        self.bar.close()


def resume(path: Path | None, mark: str, epochs: int, model: keras.Model) -> checkpoints.State:
    """Load the state of a training into the model, or start a new one.

    Args:
        path: the checkpoint; None where none is kept.
        mark: the training's fingerprint.
        epochs: how many are wanted; a checkpoint of more is not used.
        model: compiled.

    Returns:
        The state, without epochs if there is no checkpoint that fits.
    """
    model.optimizer.build(model.trainable_variables)
    state, reason = checkpoints.load(path, mark) if path else (None, "")
    if state is not None and len(state.history) > epochs:
        reason = f"it has {len(state.history)} epochs, more than {epochs}"
        state = None
    if path and reason:
        print(f"{path.name}: not resumed, {reason}; training starts again")
    if state is None:
        weights = model.get_weights()
        return checkpoints.State(weights, optimizer_values(model), weights)
    model.set_weights(state.weights)
    for variable, value in zip(model.optimizer.variables, state.optimizer, strict=True):
        variable.assign(value)
    return state


def reseed(model: keras.Model, seed: int, epoch: int, *, stream: str = "training") -> None:
    """Set every random generator in the model, nested layers included.

    Args:
        model: the model.
        seed: of the training.
        epoch: from 0.
        stream: names the training; see `facestudy.study.random_streams`.
    """
    states = [v for v in model.variables if v.path.endswith("seed_generator_state")]
    for number, state in enumerate(states):
        # 31 bits, because the backends store the state in different integer types.
        value = random_streams.integer(seed, stream, "layers", epoch, number)
        state.assign(np.array([value, 0]))


def forget_gradients(model: keras.Model) -> None:
    """On PyTorch, make a step's gradients those of that step alone.

    Keras 3.15 does so for one variable of each path. Of two networks in a model whose layers have
    the same names, the gradients of one would add up over all steps since the program began.
    """
    if keras.backend.backend() == "torch":
        for variable in model.trainable_variables:
            variable.value.grad = None


def optimizer_values(model: keras.Model) -> list[np.ndarray]:
    """The optimizer's variables as arrays."""
    return [keras.ops.convert_to_numpy(variable) for variable in model.optimizer.variables]
