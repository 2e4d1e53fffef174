"""Training on patches without labels, which can be killed and ends as if it had not been.

Enters: patches (n, side, side, 3) uint8. Leaves: an encoder, its training curve, and one
checkpoint file. Order and views of epoch k derive from ``(seed, k)`` alone, as in
`facestudy.training.fit`, whose state and generators are used.
"""

import time
from collections.abc import Sequence
from pathlib import Path

import keras
import numpy as np
import pandas as pd
from tqdm import tqdm

from facestudy.experiments.skin.encoder import collapse, encoders, views
from facestudy.experiments.skin.encoder.byol import Byol
from facestudy.models import hardware
from facestudy.study.errors import StudyError
from facestudy.training import checkpoint as checkpoints
from facestudy.training import fit as train
from facestudy.training.batches import Epoch

COLUMNS = ["epoch", "loss", "spread", "similarity"]
BATCH = 64
LEAST_PATCHES = 64
"""Fewer could not fill a batch, whose statistics keep the network from collapsing."""


def build(
    steps: int,
    *,
    settings: dict[str, object] | None = None,
    seed: int = 0,
    learning_rate: float = 1e-3,
    momentum: float = 0.97,
    changed_views: dict[str, float] | None = None,
) -> Byol:
    """The compiled model of two encoders, with repeatable first weights.

    Args:
        steps: of the whole training.
        settings: for `encoders.build`: name, side, policy, ...
        learning_rate: the highest, after a tenth of the steps; falls to 0 along a cosine.
        momentum: of the target at the first step.
        changed_views: entries of `views.DEFAULTS` to replace.

    Raises:
        StudyError: no such encoder.
    """
    train.set_seed(seed)
    pair = [encoders.build(**(settings or {})) for _ in range(2)]
    model = Byol(*pair, views.build(**(changed_views or {})), steps=steps, momentum=momentum)
    warm = max(1, steps // 10)
    rate = keras.optimizers.schedules.CosineDecay(
        learning_rate / 20, max(1, steps - warm), warmup_target=learning_rate, warmup_steps=warm
    )
    optimizer = keras.optimizers.AdamW(rate, weight_decay=1e-5)
    model.compile(optimizer, jit_compile=hardware.jit())
    return model


def steps_of(patches: int, epochs: int, *, batch: int = BATCH) -> int:
    """How many steps a training takes: whole batches only."""
    return epochs * max(1, patches // batch)


def fit(
    model: Byol,
    patches: np.ndarray,
    *,
    epochs: int,
    seed: int,
    checkpoint: Path,
    batch: int = BATCH,
    progress: bool | None = None,
    watch: Sequence[keras.callbacks.Callback] = (),
) -> pd.DataFrame:
    """Train, going on from the checkpoint if it is of this training.

    Args:
        model: from `build`, for ``steps_of(len(patches), epochs)`` steps.
        patches: RGB uint8 (n, side, side, 3).
        seed: with the number of the epoch it decides order and views.
        checkpoint: the file (``.npz``) to keep the state in and to resume from.
        progress: a bar over the epochs; None shows it in a terminal only.
        watch: from `facestudy.training.monitor.callbacks`; they change nothing.

    Returns:
        One row per epoch: epoch (from 1), loss, spread, similarity; ``attrs["seconds"]`` counts
        the time of all its runs.

    Raises:
        StudyError: too few patches, or the network collapsed.
    """
    if len(patches) < LEAST_PATCHES:
        raise StudyError(
            f"{len(patches)} patches are too few to learn from: at least {LEAST_PATCHES} are "
            "needed, which is about 32 pictures that show both cheeks"
        )
    mark = checkpoints.fingerprint(model, [patches], {"seed": seed, "batch": batch})
    keeper = _Keeper(checkpoint, mark, seed, epochs, progress)
    keeper.state = train.resume(checkpoint, mark, epochs, model)
    keeper.batches = _Whole(patches, np.zeros(len(patches), "uint8"), seed, 1, batch, False)
    collapse.check(keeper.state.history)
    if len(keeper.state.history) < epochs:
        model.fit(
            keeper.batches,
            initial_epoch=len(keeper.state.history),
            epochs=epochs,
            callbacks=[keeper, *watch],
            shuffle=False,
            verbose=0,
        )
    model.set_weights(keeper.state.weights)
    history = pd.DataFrame(keeper.state.history, columns=COLUMNS)
    history.attrs["seconds"] = keeper.state.seconds
    return history


class _Whole(Epoch):
    """Batches of one size: a last one of two patches would have no statistics worth the name."""

    def __len__(self) -> int:
        return max(1, len(self.y) // self.batch_size)


class _Keeper(keras.callbacks.Callback):
    """Sets each epoch's generators, writes the checkpoint, watches for collapse."""

    state: checkpoints.State
    batches: Epoch

    def __init__(self, path: Path, mark: str, seed: int, epochs: int, progress: bool | None):
        super().__init__()
        self.path, self.mark, self.seed, self.epochs = path, mark, seed, epochs
        self.hidden = None if progress is None else not progress

    def on_train_begin(self, logs: dict | None = None) -> None:
        done = len(self.state.history)
        self.bar = tqdm(
            total=self.epochs, initial=done, desc="BYOL", unit="epoch", disable=self.hidden
        )

    def on_epoch_begin(self, epoch: int, logs: dict | None = None) -> None:
        self.started = time.perf_counter()
        self.batches.begin(epoch)
        train.reseed(self.model, self.seed, epoch)

    def on_epoch_end(self, epoch: int, logs: dict | None = None) -> None:
        state = self.state
        row = {name: float(logs[name]) for name in COLUMNS[1:]}
        state.history.append({"epoch": epoch + 1, **row})
        state.weights = self.model.get_weights()
        state.optimizer, state.best = train.optimizer_values(self.model), []
        state.seconds += time.perf_counter() - self.started
        collapse.check(state.history)
        checkpoints.save(self.path, state, self.mark)
        self.bar.update()

    def on_train_end(self, logs: dict | None = None) -> None:
        self.bar.close()
