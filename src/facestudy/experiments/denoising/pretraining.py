"""Greedy training: each layer learns to undo noise on what the layers before it give.

Enters: pictures without labels. Leaves: a trained `Stack`, one checkpoint per layer from which a
killed run goes on to the same bits, and the layers' learning curves.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import keras
import numpy as np
import pandas as pd

from facestudy.experiments.denoising.autoencoder import LAYERS, Layer, Stack
from facestudy.experiments.denoising.inference import BATCH, apply
from facestudy.models import hardware
from facestudy.training import fit

RATE = 2e-3  # Adam's; twice its default costs a third fewer epochs here
WHOLE = "whole stack"


def pretrain(
    pictures: np.ndarray,
    *,
    validation: np.ndarray,
    folder: Path,
    layers: Sequence[Layer] = LAYERS,
    size: int = 64,
    seed: int = 0,
    epochs: int = 15,
    together: int = 0,
    watch: Callable[[str], Sequence[keras.callbacks.Callback]] | None = None,
) -> tuple[Stack, pd.DataFrame]:
    """Train a stack from the first layer up, and then as a whole if asked to.

    Args:
        pictures: uint8 (n, height, width, 3), or grey.
        validation: others of the same kind, which decide on the epochs that are kept.
        folder: keeps ``layer1.npz`` ..., ``whole.npz`` (states of training) and ``stack.npz``.
        layers, size, seed: the stack's; the seed decides weights, order and noise.
        epochs: of each layer.
        together: epochs of the whole stack at the end; 0: none.
        watch: part ("layer 1", ...) -> what watches its training, from
            `facestudy.training.monitor.callbacks`.

    Returns:
        The stack, and a row per epoch: ``part`` ("layer 1", ...), ``epoch, loss, val_loss``, both
        losses as shares of the variance of what was to be restored.
    """
    watch = watch or (lambda part: ())
    stack = Stack(layers, size=size, seed=seed)
    x, held, histories = stack.see(pictures), stack.see(validation), []
    start = x, held
    for number in stack.numbers:
        part = f"layer {number}"
        learned = _fit(
            stack.autoencoder(number), x, held, watch=watch(part),
            checkpoint=folder / f"layer{number}.npz", epochs=epochs, seed=seed,
        )  # fmt: skip
        histories.append(learned.assign(part=part))
        if number < len(stack.layers):
            x, held = (encode(stack, each, number) for each in (x, held))
    if together:
        learned = _fit(
            stack.whole(), *start, watch=watch(WHOLE),
            checkpoint=folder / "whole.npz", epochs=together, seed=seed,
        )  # fmt: skip
        histories.append(learned.assign(part=WHOLE))
    stack.save(folder / "stack.npz")
    return stack, pd.concat(histories, ignore_index=True)


def encode(stack: Stack, maps: np.ndarray, number: int) -> np.ndarray:
    """Maps before a layer -> maps behind it, float16: they are kept for all pictures at once."""
    return apply(stack.encoder(number, start=number - 1), maps).astype("float16")


def _fit(
    model: keras.Model,
    x: np.ndarray,
    held: np.ndarray,
    *,
    checkpoint: Path,
    epochs: int,
    seed: int,
    watch: Sequence[keras.callbacks.Callback],
) -> pd.DataFrame:
    model.compile(
        keras.optimizers.Adam(RATE), "mean_squared_error", jit_compile=hardware.jit()
    )
    history = fit.fit(
        model, x, x, validation=(held, held), epochs=epochs, seed=seed, checkpoint=checkpoint,
        repeats=1, batch_size=BATCH, accuracy=False, watch=watch,
    )  # fmt: skip
    variances = {"loss": _variance(x), "val_loss": _variance(held)}
    return history.assign(**{name: history[name] / size for name, size in variances.items()})


def _variance(maps: np.ndarray) -> float:
    """About each channel's own mean, as a share of which a loss can be read."""
    return float(maps.astype("float32").var(axis=(0, 1, 2)).mean()) or 1.0
