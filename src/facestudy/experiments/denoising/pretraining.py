"""Greedy layer-wise pretraining: each layer learns to remove noise from the previous layer's maps.

Each layer keeps a checkpoint, from which an interrupted run resumes with the same result.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import keras
import numpy as np
import pandas as pd

from facestudy.experiments.denoising.autoencoder import LAYERS, Layer, Stack
from facestudy.experiments.denoising.inference import BATCH_SIZE, predict
from facestudy.models import hardware
from facestudy.training import fit

LEARNING_RATE = 2e-3  # of Adam; twice its default saves a third of the epochs here
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
    """Train a stack layer by layer, and then optionally as a whole.

    Args:
        pictures: training faces, uint8 (n, height, width, 3), or grey.
        validation: validation faces, which decide which epoch is kept.
        folder: keeps ``layer1.npz`` ..., ``whole.npz`` (checkpoints) and ``stack.npz``.
        layers: of the stack.
        size: of the stack's input.
        seed: of weights, order and noise.
        epochs: of each layer.
        together: epochs of the whole stack at the end; 0 for none.
        watch: part ("layer 1", ...) -> callbacks that monitor its training, from
            `facestudy.training.monitor.callbacks`.

    Returns:
        the stack, and a row per epoch: ``part`` ("layer 1", ...), ``epoch, loss, val_loss``, both
        losses as shares of the target's variance.
    """
    watch = watch or (lambda part: ())
    stack = Stack(layers, size=size, seed=seed)
    x, held_out, histories = stack.preprocess(pictures), stack.preprocess(validation), []
    images = x, held_out
    for number in stack.numbers:
        part = f"layer {number}"
        history = _fit(
            stack.autoencoder(number), x, held_out, watch=watch(part),
            checkpoint=folder / f"layer{number}.npz", epochs=epochs, seed=seed,
        )  # fmt: skip
        histories.append(history.assign(part=part))
        if number < len(stack.layers):
            x, held_out = (encode_maps(stack, maps, number) for maps in (x, held_out))
    if together:
        history = _fit(
            stack.full_autoencoder(), *images, watch=watch(WHOLE),
            checkpoint=folder / "whole.npz", epochs=together, seed=seed,
        )  # fmt: skip
        histories.append(history.assign(part=WHOLE))
    stack.save(folder / "stack.npz")
    return stack, pd.concat(histories, ignore_index=True)


def encode_maps(stack: Stack, maps: np.ndarray, number: int) -> np.ndarray:
    """The output maps of one layer, float16: those of all images are kept in memory.

    Args:
        stack: the stack.
        maps: the layer's input maps (n, side, side, channels).
        number: of the layer, from 1.
    """
    return predict(stack.encoder(number, start=number - 1), maps).astype("float16")


def _fit(
    model: keras.Model,
    x: np.ndarray,
    held_out: np.ndarray,
    *,
    checkpoint: Path,
    epochs: int,
    seed: int,
    watch: Sequence[keras.callbacks.Callback],
) -> pd.DataFrame:
    model.compile(
        keras.optimizers.Adam(LEARNING_RATE), "mean_squared_error", jit_compile=hardware.jit()
    )
    history = fit.fit(
        model, x, x, validation=(held_out, held_out), epochs=epochs, seed=seed,
        checkpoint=checkpoint, repeats=1, batch_size=BATCH_SIZE, accuracy=False, callbacks=watch,
        stream=f"denoising {checkpoint.stem}",
    )  # fmt: skip
    variances = {"loss": _variance(x), "val_loss": _variance(held_out)}
    return history.assign(**{name: history[name] / size for name, size in variances.items()})


def _variance(maps: np.ndarray) -> float:
    """The mean variance of the channels."""
    return float(maps.astype("float32").var(axis=(0, 1, 2)).mean()) or 1.0
