"""Training that can be killed at any moment and ends as if it had not been.

Enters: a compiled Keras model, pictures or a bank of their views, classes. Leaves: the model
with the weights of its best validation epoch, its history, and one checkpoint file.

Order, views, augmentation and dropout of epoch k derive from ``(seed, k)`` alone. `fit` touches
no global generator. First weights are the caller's: `set_seed` before building makes them
repeatable, and sets Python's, numpy's and the backend's global seeds.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pandas as pd
from tqdm import tqdm

from facestudy.evaluation.metrics import best_epoch
from facestudy.features.bank import plain
from facestudy.study.errors import StudyError
from facestudy.training import checkpoint as checkpoints
from facestudy.training.batches import Epoch, SequentialBatches, in_memory
from facestudy.training.data_parallel import distributed

COLUMNS = ["epoch", "loss", "accuracy", "val_loss", "val_accuracy"]
LOSSES = ["epoch", "loss", "val_loss"]  # all that a regression has
STEPS_PER_EXECUTION = (
    32  # steps that TensorFlow takes per call from Python: a third less time on tiny models
)


def fit(
    model: keras.Model,
    x: Any,
    y: np.ndarray,
    *,
    validation: tuple[Any, np.ndarray],
    epochs: int,
    seed: int,
    checkpoint: Path,
    repeats: int = 3,
    batch_size: int = 32,
    views: bool = False,
    accuracy: bool = True,
    progress: bool | None = None,
    distribution: str | None = None,
    callbacks: Sequence[keras.callbacks.Callback] = (),
) -> pd.DataFrame:
    """Train; the model ends with the weights of its best validation epoch.

    Args:
        model: compiled with ``metrics=["accuracy"]``; augmentation, if any, is a layer in it.
        x: ``(n, ...)``; with ``views`` a bank ``(n, views, ...)``.
        y: ``(n,)`` or ``(n, ...)``, whatever the model's loss wants.
        validation: pictures (or a bank, of which view 0 is used) and classes.
        epochs: passes; each goes ``repeats`` times over all pictures. A checkpoint of fewer
            epochs is continued, one of more is not used.
        seed: with the number of the epoch it decides order, views, augmentation and dropout.
        checkpoint: the file (``.npz``) to keep the state in and to resume from.
        views: draw ``repeats`` of each picture's views per epoch, all different if there are
            enough.
        accuracy: False for a regression: no accuracy is measured, and the best epoch is the one
            of the lowest validation loss.
        progress: a bar over the epochs; None shows it in a terminal only.
        distribution: "data_parallel" shares every batch among all devices (JAX only).
        callbacks: further callbacks, from `facestudy.training.monitor.callbacks`; they change nothing.

    Returns:
        One row per epoch: epoch (from 1), loss, accuracy, val_loss, val_accuracy (a regression's
        without accuracies);
        ``attrs["seconds"]`` counts the time of all its runs. `best_epoch` finds the best row.
    """
    _check(model, x, y, validation, epochs, accuracy)
    columns = COLUMNS if accuracy else LOSSES
    y, held_out, held_out_y = np.asarray(y), validation[0], np.asarray(validation[1])
    if views and len(held_out.shape) == len(x.shape):
        held_out = plain(held_out)
    data = [x, y, held_out, held_out_y]
    settings = {"seed": seed, "repeats": repeats, "batch_size": batch_size, "views": views}
    mark = checkpoints.fingerprint(model, data, settings)
    keeper = _Keeper(checkpoint, mark, seed, epochs, progress, columns)
    keeper.state = resume(checkpoint, mark, epochs, model)
    epoch = len(keeper.state.history)
    batches = Epoch(in_memory(x), y, seed, repeats, batch_size, views)
    keeper.batches = batches
    if epoch < epochs:
        with _many_steps_at_once(model), distributed(distribution, model):
            model.fit(
                batches,
                validation_data=SequentialBatches(in_memory(held_out), held_out_y, 64),
                initial_epoch=epoch,
                epochs=epochs,
                callbacks=[keeper, *callbacks],
                shuffle=False,
                verbose=0,
            )
    model.set_weights(keeper.state.best)
    history = pd.DataFrame(keeper.state.history, columns=columns)
    history.attrs["seconds"] = keeper.state.seconds
    return history


def set_seed(seed: int) -> None:
    """Make the first weights of the models built from here on repeatable."""
    keras.utils.set_random_seed(seed)


def predict(model: keras.Model, x: Any, batch_size: int = 64) -> np.ndarray:
    """Class probabilities, float32 ``(n, classes)``; ``x`` is read in batches."""
    outputs = model.predict(SequentialBatches(x, None, batch_size), verbose=0)
    return np.asarray(outputs, "float32")


def reseed(model: keras.Model, seed: int, epoch: int) -> None:
    """Set every generator in the model, nested layers too, from ``(seed, epoch)``."""
    states = [each for each in model.variables if each.path.endswith("seed_generator_state")]
    for number, state in enumerate(states):
        # 31 bits, because each backend keeps the state in another integer type.
        value = np.random.SeedSequence([seed, epoch, number]).generate_state(1)[0] >> 1
        state.assign(np.array([value, 0]))


class _Keeper(keras.callbacks.Callback):
    """Sets each epoch's generators, keeps the best weights, writes the checkpoint."""

    state: checkpoints.State
    batches: Epoch

    def __init__(
        self,
        path: Path,
        mark: str,
        seed: int,
        epochs: int,
        progress: bool | None,
        columns: list[str],
    ):
        super().__init__()
        self.columns = columns
        self.path, self.mark, self.seed, self.epochs = path, mark, seed, epochs
        self.hidden = None if progress is None else not progress

    def on_train_begin(self, logs: dict | None = None) -> None:
        self.bar = tqdm(
            total=self.epochs,
            initial=len(self.state.history),
            desc="training",
            unit="epoch",
            disable=self.hidden,
        )

    def on_epoch_begin(self, epoch: int, logs: dict | None = None) -> None:
        self.started = time.perf_counter()
        self.batches.begin(epoch)
        reseed(self.model, self.seed, epoch)

    def on_epoch_end(self, epoch: int, logs: dict | None = None) -> None:
        row = {"epoch": epoch + 1, **{name: float(logs[name]) for name in self.columns[1:]}}
        state = self.state
        state.history.append(row)
        state.weights, state.optimizer = self.model.get_weights(), optimizer_values(self.model)
        if best_epoch(pd.DataFrame(state.history)) == epoch + 1:
            state.best = state.weights
        state.seconds += time.perf_counter() - self.started
        checkpoints.save(self.path, state, self.mark)
        watched = self.columns[-1]
        self.bar.set_postfix({watched: f"{row[watched]:.3f}"}, refresh=False)
        self.bar.update()

    def on_train_end(self, logs: dict | None = None) -> None:
        self.bar.close()


@contextmanager
def _many_steps_at_once(model: keras.Model) -> Iterator[None]:
    """Fewer calls from Python; the same steps, bit for bit.

    TensorFlow only: JAX would unroll the steps into one huge program.
    """
    before = model.steps_per_execution
    if keras.backend.backend() == "tensorflow" and before == 1:
        model.steps_per_execution = STEPS_PER_EXECUTION
    try:
        yield
    finally:
        if model.steps_per_execution != before:
            # Keras keeps functions made for so many steps: let it make new ones.
            model.steps_per_execution = before
            model.train_function = model.test_function = None


def optimizer_values(model: keras.Model) -> list[np.ndarray]:
    return [keras.ops.convert_to_numpy(each) for each in model.optimizer.variables]


def resume(path: Path, mark: str, epochs: int, model: keras.Model) -> checkpoints.State:
    """The state to go on from, put into the model; a fresh one where there is none."""
    model.optimizer.build(model.trainable_variables)
    state, reason = checkpoints.load(path, mark)
    if state is not None and len(state.history) > epochs:
        state, reason = None, f"it has {len(state.history)} epochs, more than {epochs}"
    if reason:
        print(f"{path.name}: not resumed, {reason}; training starts anew")
    if state is None:
        weights = model.get_weights()
        return checkpoints.State(weights, optimizer_values(model), weights)
    model.set_weights(state.weights)
    for variable, value in zip(model.optimizer.variables, state.optimizer, strict=True):
        variable.assign(value)
    return state


def _check(
    model: keras.Model, x: Any, y: Any, validation: tuple, epochs: int, accuracy: bool
) -> None:
    """Say what is wrong before an hour of training does."""
    if not model.compiled:
        raise StudyError("the model must be compiled before fit")
    if accuracy and "accuracy" not in str(model.get_compile_config().get("metrics")):
        raise StudyError('the model must be compiled with metrics=["accuracy"] before fit')
    if epochs < 1:
        raise StudyError(f"epochs is {epochs}; at least 1 is needed")
    for name, (inputs, classes) in {"training": (x, y), "validation": validation}.items():
        if len(inputs) == 0 or len(inputs) != len(classes):
            raise StudyError(
                f"the {name} set has {len(inputs)} pictures and {len(classes)} classes; "
                "it needs as many of one as of the other, and at least one"
            )
