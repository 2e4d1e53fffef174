"""Train a model so that it can be killed at any moment and resumed with the same result.

Order, views, augmentation and dropout of epoch k depend on the seed, the training's name (its
stream) and k alone. `fit` uses no global random generator. The caller decides first weights:
`set_seed` before building a model makes them repeatable, and sets Python's, numpy's and the
backend's global seeds.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import keras
import numpy as np
import pandas as pd

from facestudy.features.bank import plain
from facestudy.models import engine
from facestudy.study.errors import StudyError
from facestudy.training import checkpoint as checkpoints
from facestudy.training.batches import Epoch, SequentialBatches, in_memory
from facestudy.training.data_parallel import distributed
from facestudy.training.recorder import History, Recorder, resume

COLUMNS = ["epoch", "loss", "accuracy", "val_loss", "val_accuracy"]
LOSSES = ["epoch", "loss", "val_loss"]  # the columns of a regression
FEW = 10
"""Batches, for which tracing and compiling a model's function for prediction takes longer than it
saves. Studies predict once with many models: TensorFlow would warn of so many traced functions."""
_predicted: "WeakKeyDictionary[keras.Model, int]" = WeakKeyDictionary()
"""The batches that were predicted with a model."""
FUNCTIONS = "facestudy_functions"
"""The attribute of a model trained here that holds what takes several steps per call. It is set
past Keras, which would track it, and not in a table here, which would keep the model alive."""


def fit(
    model: keras.Model,
    x: Any,
    y: np.ndarray,
    *,
    validation: tuple[Any, np.ndarray],
    epochs: int,
    seed: int,
    checkpoint: Path | None,
    repeats: int = 3,
    batch_size: int = 32,
    views: bool = False,
    accuracy: bool = True,
    progress: bool | None = None,
    distribution: str = "",
    callbacks: Sequence[keras.callbacks.Callback] = (),
    stream: str = "training",
    stop: threading.Event | None = None,
    ends: Callable[[History], bool] | None = None,
    note: str = "",
) -> pd.DataFrame:
    """Train a model, and give it the weights of its best validation epoch.

    Args:
        model: compiled with ``metrics=["accuracy"]``; augmentation, if any, is a layer in it.
        x: ``(n, ...)``; with ``views`` a bank ``(n, views, ...)``.
        y: ``(n,)`` or ``(n, ...)``, as the model's loss needs it.
        validation: pictures (or a bank, of which view 0 is used) and classes.
        epochs: how many. A checkpoint of fewer epochs is resumed, one of more is not used.
        seed: decides order, views, augmentation and dropout, with the number of the epoch.
        checkpoint: the file (``.npz``) for the state, to resume from; None keeps no state.
        repeats: how often an epoch shows each picture.
        batch_size: pictures per step.
        views: draw ``repeats`` of each picture's views per epoch, without replacement.
        accuracy: False for a regression: no accuracy is measured, and the best epoch has the
            lowest validation loss.
        progress: show a progress bar; None shows it in a terminal only.
        distribution: "data_parallel" splits every batch among all devices (JAX only).
        callbacks: from `facestudy.training.monitor.callbacks`; they do not affect the result.
        stream: names the random numbers: two trainings with one seed need two names.
        stop: when it is set, the training ends within some batches; it can be resumed.
        ends: says after each epoch whether the training ends with it. The answer must follow from
            the rows so far alone, so that a resumed training ends where it would have.
        note: what distinguishes this training in the display of progress.

    Returns:
        One row per epoch: epoch (from 1), loss, accuracy, val_loss, val_accuracy (without
        accuracies for a regression). ``attrs["seconds"]`` is the time of all runs together.
        `best_epoch` returns the best row.

    Raises:
        StudyError: the model is not compiled as it must be, there are no epochs, or pictures and
            classes are not equally many.
        Stopped: `stop` was set.
    """
    _check(model, x, y, validation, epochs, accuracy)
    columns = COLUMNS if accuracy else LOSSES
    y, held_out, held_out_y = np.asarray(y), validation[0], np.asarray(validation[1])
    if views and len(held_out.shape) == len(x.shape):
        held_out = plain(held_out)
    data = [x, y, held_out, held_out_y]
    shown = {"repeats": repeats, "batch_size": batch_size, "views": views}
    settings = {"seed": seed, "stream": stream, **shown}
    mark = checkpoints.fingerprint(model, data, settings)
    recorder = Recorder(checkpoint, mark, seed, epochs, progress, columns)
    recorder.stream, recorder.stop, recorder.ends, recorder.note = stream, stop, ends, note
    recorder.state = resume(checkpoint, mark, epochs, model)
    epoch = len(recorder.state.history)
    batches = Epoch(in_memory(x), y, seed, repeats, batch_size, views, stream)
    recorder.batches = batches
    if epoch < epochs and not recorder.has_ended:
        with _multiple_steps_per_call(model), distributed(distribution, model):
            model.fit(
                batches,
                validation_data=SequentialBatches(in_memory(held_out), held_out_y, 64),
                initial_epoch=epoch,
                epochs=epochs,
                callbacks=[recorder, *callbacks],
                shuffle=False,
                verbose=0,
            )
    model.set_weights(recorder.state.best)
    history = pd.DataFrame(recorder.state.history, columns=columns)
    history.attrs["seconds"] = recorder.state.seconds
    return history


def set_seed(seed: int) -> None:
    """Make the first weights of the models that are built next repeatable."""
    keras.utils.set_random_seed(seed)


def predict(model: keras.Model, x: Any, batch_size: int = 64) -> np.ndarray:
    """Class probabilities, float32 ``(n, classes)``; ``x`` is read in batches.

    The model is called without being compiled for its first `FEW` batches.

    Args:
        model: ends in one probability per class.
        x: (n, ...).
        batch_size: rows at a time.
    """
    batches = SequentialBatches(x, None, batch_size)
    before = _predicted.get(model, 0)
    _predicted[model] = before + len(batches)
    if before + len(batches) > FEW:
        return np.asarray(model.predict(batches, verbose=0), "float32")
    parts = [model(keras.ops.convert_to_tensor(batch), training=False) for (batch,) in batches]
    return np.concatenate([keras.ops.convert_to_numpy(part) for part in parts]).astype("float32")


@contextmanager
def _multiple_steps_per_call(model: keras.Model) -> Iterator[None]:
    """Make fewer calls from Python for the same steps, bit for bit.

    On TensorFlow only: JAX would unroll the steps into one large program. Keras keeps functions
    for one number of steps, so those for several are put aside for the model's next training.
    """
    before, steps = model.steps_per_execution, engine.in_use().steps_per_call
    if keras.backend.backend() != "tensorflow" or before != 1 or steps == before:
        yield
        return
    compiled = model.metrics[0]  # the mean loss: each `compile` makes another
    own_functions = model.train_function, model.test_function
    last, functions = vars(model).get(FUNCTIONS, (None, (None, None)))
    model.steps_per_execution = steps
    model.train_function, model.test_function = functions if last is compiled else (None, None)
    try:
        yield
    finally:
        vars(model)[FUNCTIONS] = compiled, (model.train_function, model.test_function)
        model.steps_per_execution = before
        model.train_function, model.test_function = own_functions


def _check(
    model: keras.Model, x: Any, y: Any, validation: tuple, epochs: int, accuracy: bool
) -> None:
    """Check the arguments before a long training."""
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
