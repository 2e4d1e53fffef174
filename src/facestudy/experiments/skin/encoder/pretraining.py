"""Pretrain an encoder on patches with BYOL; an interrupted training resumes with the same result.

Order and views of epoch k depend on ``(seed, k)`` alone, as in `facestudy.training.fit`.
"""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pandas as pd

from facestudy.experiments.skin.encoder.byol import Byol, check_collapse
from facestudy.experiments.skin.encoder.resnet18 import build_encoder
from facestudy.experiments.skin.encoder.views import build_views
from facestudy.models import hardware
from facestudy.study import progress
from facestudy.study.errors import StudyError
from facestudy.training import checkpoint as checkpoints
from facestudy.training import fit as train
from facestudy.training import recorder
from facestudy.training.batches import Epoch

COLUMNS = ["epoch", "loss", "spread", "similarity"]
BATCH_SIZE = 64
MIN_PATCHES = 64
"""Fewer would not fill a batch, whose statistics prevent collapse."""


def build_byol(
    steps: int,
    *,
    settings: dict[str, Any] | None = None,
    seed: int = 0,
    learning_rate: float = 1e-3,
    momentum: float = 0.97,
    changed_views: dict[str, Any] | None = None,
) -> Byol:
    """A compiled BYOL model with reproducible initial weights.

    Args:
        steps: of the whole training.
        settings: arguments of `build_encoder`: name, side, policy, ...
        seed: of the initial weights.
        learning_rate: the maximum, reached after a tenth of the steps; falls to 0 along a cosine.
        momentum: of the target at the first step.
        changed_views: entries of `views.DEFAULTS` to replace.

    Raises:
        StudyError: an unknown encoder.
    """
    train.set_seed(seed)
    encoder, target = (build_encoder(**(settings or {})) for _ in range(2))
    views = build_views(**(changed_views or {}))
    model = Byol(encoder, target, views, steps=steps, momentum=momentum)
    warm = max(1, steps // 10)
    rate = keras.optimizers.schedules.CosineDecay(
        learning_rate / 20, max(1, steps - warm), warmup_target=learning_rate, warmup_steps=warm
    )
    optimizer = keras.optimizers.AdamW(rate, weight_decay=1e-5)
    model.compile(optimizer, jit_compile=hardware.jit())
    return model


def step_count(patches: int, epochs: int, *, batch: int = BATCH_SIZE) -> int:
    """The number of steps of a training; only full batches are used.

    >>> step_count(130, 10)
    20
    """
    return epochs * max(1, patches // batch)


def pretrain(
    model: Byol,
    patches: np.ndarray,
    *,
    epochs: int,
    seed: int,
    checkpoint: Path,
    batch: int = BATCH_SIZE,
    progress: bool | None = None,
    watch: Sequence[keras.callbacks.Callback] = (),
) -> pd.DataFrame:
    """Train a model; resume from the checkpoint if it belongs to this training.

    Args:
        model: from `build_byol`, for ``step_count(len(patches), epochs)`` steps.
        patches: RGB uint8 (n, side, side, 3).
        epochs: number of epochs.
        seed: decides order and views, together with the number of the epoch.
        checkpoint: the file (``.npz``) that keeps the state of the training.
        batch: patches per batch.
        progress: show a progress bar; None shows it in a terminal only.
        watch: callbacks from `facestudy.training.monitor.callbacks`; they change nothing.

    Returns:
        a row per epoch: epoch (from 1), loss, spread, similarity; ``attrs["seconds"]`` is the
        time of all runs of this training.

    Raises:
        StudyError: too few patches, or the network collapsed.
    """
    if len(patches) < MIN_PATCHES:
        raise StudyError(
            f"{len(patches)} patches are too few for training: at least {MIN_PATCHES} are "
            "needed, which is about 32 pictures that show both cheeks"
        )
    mark = checkpoints.fingerprint(model, [patches], {"seed": seed, "batch": batch})
    saver = _Checkpoint(checkpoint, mark, seed, epochs, progress)
    saver.state = recorder.resume(checkpoint, mark, epochs, model)
    saver.batches = _FullBatches(patches, np.zeros(len(patches), "uint8"), seed, 1, batch, False)
    check_collapse(saver.state.history)
    if len(saver.state.history) < epochs:
        model.fit(
            saver.batches,
            initial_epoch=len(saver.state.history),
            epochs=epochs,
            callbacks=[saver, *watch],
            shuffle=False,
            verbose=0,
        )
    model.set_weights(saver.state.weights)
    history = pd.DataFrame(saver.state.history, columns=COLUMNS)
    history.attrs["seconds"] = saver.state.seconds
    return history


class _FullBatches(Epoch):
    """Batches of one size; a last batch of two patches would have useless statistics."""

    def __len__(self) -> int:
        return max(1, len(self.y) // self.batch_size)


class _Checkpoint(keras.callbacks.Callback):
    """Sets each epoch's generators, writes the checkpoint and checks for collapse."""

    state: checkpoints.State
    batches: Epoch

    def __init__(self, path: Path, mark: str, seed: int, epochs: int, progress: bool | None):
        super().__init__()
        self.path, self.mark, self.seed, self.epochs = path, mark, seed, epochs
        self.shown = progress

    def on_train_batch_begin(self, batch: int, logs: dict | None = None) -> None:
        recorder.forget_gradients(self.model)

    def on_train_begin(self, logs: dict | None = None) -> None:
        done = len(self.state.history)
        self.bar = progress.task(
            "pretraining", total=self.epochs, initial=done, unit="epoch", show=self.shown
        )

    def on_epoch_begin(self, epoch: int, logs: dict | None = None) -> None:
        self.started = time.perf_counter()
        self.batches.begin(epoch)
        recorder.reseed(self.model, self.seed, epoch, stream="skin encoder")

    def on_epoch_end(self, epoch: int, logs: dict | None = None) -> None:
        state, logs = self.state, logs or {}
        row = {name: float(logs[name]) for name in COLUMNS[1:]}
        state.history.append({"epoch": epoch + 1, **row})
        state.weights = self.model.get_weights()
        state.optimizer, state.best = recorder.optimizer_values(self.model), []
        state.seconds += time.perf_counter() - self.started
        check_collapse(state.history)
        checkpoints.save(self.path, state, self.mark)
        self.bar.update()

    def on_train_end(self, logs: dict | None = None) -> None:
        self.bar.close()
