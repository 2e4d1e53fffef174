"""The stacked autoencoder: layers that each halve a map, and those that undo them.

Enters: pictures. Leaves: maps of every depth, restored pictures, features; and one ``.npz`` (no
pickle) with its weights. A picture is averaged to ``size`` pixels a side, of 0 to 1; each encoding
layer is a convolution of stride 2 with ReLU, each decoding layer its transpose, linear.

Vincent et al., 2010, https://www.jmlr.org/papers/v11/vincent10a.html, with convolutions as in
Masci et al., 2011, Stacked Convolutional Auto-Encoders.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import keras
import numpy as np
from keras import layers as keras_layers

from facestudy.experiments.denoising.inference import apply, crops, quick
from facestudy.experiments.denoising.noise import GAUSSIAN, MASKING, Noise
from facestudy.models import scratch_cnn
from facestudy.models.backbones.base import SIDE
from facestudy.study import files
from facestudy.study.errors import StudyError


class Layer(NamedTuple):
    """One layer of a stack, and what its autoencoder has to undo (see `noise.Noise`)."""

    filters: int
    noise: str = MASKING
    amount: float = 0.25


LAYERS = (Layer(16, GAUSSIAN, 0.5), Layer(32), Layer(64), Layer(128))
"""From 64 x 64 x 3 to 4 x 4 x 128."""


class Stack:
    """Encoding and decoding layers; every model that it gives stands on these very layers.

    Args:
        layers: from the picture up; each halves the side.
        size: the side in pixels of what the first layer sees.
        seed: of the first weights.

    Raises:
        StudyError: no layers, or a size that cannot be halved so often.
    """

    def __init__(self, layers: Sequence[Layer] = LAYERS, *, size: int = 64, seed: int = 0):
        self.layers, self.size, self.seed = tuple(Layer(*each) for each in layers), size, seed
        if not self.layers or size % 2 ** len(self.layers) or not 0 < size <= SIDE:
            raise StudyError(
                f"a stack of {len(self.layers)} layers on {size} pixels a side cannot be: each "
                f"layer halves the side, which is at most {SIDE}"
            )
        self._encoding = [self._encode(number) for number in self.numbers]
        self._decoding = [self._decode(number) for number in self.numbers]
        for number in self.numbers:  # give them their weights, in an order that is always the same
            self.autoencoder(number)

    @property
    def numbers(self) -> range:
        """The layers' numbers, from 1."""
        return range(1, len(self.layers) + 1)

    def shape(self, depth: int) -> tuple[int, int, int]:
        """(side, side, channels) behind so many layers."""
        side = self.size // 2**depth
        return side, side, 3 if depth == 0 else self.layers[depth - 1].filters

    def see(self, images: np.ndarray) -> np.ndarray:
        """Any pictures as the first layer sees them: float32 (n, size, size, 3) of 0-1.

        Args:
            images: uint8 (n, height, width, 3) RGB, or (n, height, width) grey.
        """
        picture = keras.Input((SIDE, SIDE, 3))
        seen = keras.Model(picture, scratch_cnn.preprocess(picture, 3, self.size))
        return apply(seen, crops(images))

    def noised(self, number: int, clean: np.ndarray, *, seed: int = 0) -> np.ndarray:
        """What the autoencoder of a layer is shown in place of ``clean`` (n, ...)."""
        layer = self.layers[number - 1]
        return keras.ops.convert_to_numpy(Noise(layer.noise, layer.amount, seed=seed)(clean))

    def autoencoder(self, number: int) -> keras.Model:
        """One layer's own denoising autoencoder: maps before it -> the same maps, restored."""
        layer, clean = self.layers[number - 1], keras.Input(self.shape(number - 1))
        x = Noise(layer.noise, layer.amount, seed=self.seed, name="noise")(clean)
        x = self._decoding[number - 1](self._encoding[number - 1](x))
        return quick(keras.Model(clean, x, name=f"autoencoder{number}"))

    def whole(self, *, noise: bool = True) -> keras.Model:
        """The whole stack as one autoencoder: (size, size, 3) of 0-1 -> the same, restored."""
        first, clean = self.layers[0], keras.Input(self.shape(0))
        x = (
            Noise(first.noise, first.amount, seed=self.seed, name="noise")(clean)
            if noise
            else clean
        )
        for layer in [*self._encoding, *reversed(self._decoding)]:
            x = layer(x)
        return quick(keras.Model(clean, x, name="whole"))

    def encoder(self, depth: int | None = None, *, start: int = 0) -> keras.Model:
        """Maps at depth ``start`` -> maps at ``depth`` (the deepest if None); 0 is the picture."""
        x = first = keras.Input(self.shape(start))
        for layer in self._encoding[start : len(self.layers) if depth is None else depth]:
            x = layer(x)
        return quick(keras.Model(first, x, name="encoder"))

    def decoder(self, depth: int) -> keras.Model:
        """Maps at a depth -> (size, size, 3)."""
        x = first = keras.Input(self.shape(depth))
        for layer in reversed(self._decoding[:depth]):
            x = layer(x)
        return quick(keras.Model(first, x, name="decoder"))

    def restore(self, seen: np.ndarray) -> np.ndarray:
        """``seen`` (n, size, size, 3) of 0-1, encoded and decoded, without noise."""
        return apply(self.whole(noise=False), seen)

    def filters(self) -> np.ndarray:
        """The first layer's filters, float (filters, height, width, 3)."""
        return np.moveaxis(self._encoding[0].get_weights()[0], -1, 0)

    def save(self, path: Path) -> None:
        """Replace the file atomically."""
        head = json.dumps({"layers": self.layers, "size": self.size, "seed": self.seed})
        arrays = {f"weight_{k:03d}": array for k, array in enumerate(self._weights())}
        with files.replacing(path) as temporary, temporary.open("wb") as stream:
            np.savez(stream, head=np.frombuffer(head.encode(), np.uint8), **arrays)

    def _weights(self) -> list[np.ndarray]:
        each = [*self._encoding, *self._decoding]
        return [weight for layer in each for weight in layer.get_weights()]

    def _encode(self, number: int) -> keras_layers.Layer:
        return keras_layers.Conv2D(
            self.layers[number - 1].filters,
            5 if number == 1 else 3,
            strides=2,
            padding="same",
            activation="relu",
            kernel_initializer=keras.initializers.HeNormal(1000 * self.seed + number),
            name=f"encode{number}",
        )

    def _decode(self, number: int) -> keras_layers.Layer:
        return keras_layers.Conv2DTranspose(
            self.shape(number - 1)[-1],
            4,
            strides=2,
            padding="same",
            kernel_initializer=keras.initializers.GlorotUniform(1000 * self.seed + 500 + number),
            name=f"decode{number}",
        )


def load(path: Path) -> Stack:
    """A stack that was saved.

    Raises:
        StudyError: it is not there yet, or damaged.
    """
    if not path.is_file():
        raise files.missing(path, "experiments/denoising_autoencoder")
    try:
        with np.load(path, allow_pickle=False) as stored:
            head = json.loads(stored["head"].tobytes())
            arrays = [stored[name] for name in sorted(stored.files) if name != "head"]
        stack = Stack(head["layers"], size=head["size"], seed=head["seed"])
        _fill(stack, arrays)
    except Exception as error:  # damage ends in nearly any error, as the bit may be
        raise StudyError(
            f"{path} is damaged ({type(error).__name__}): delete it and run "
            "notebooks/experiments/denoising_autoencoder.ipynb again"
        ) from error
    return stack


def _fill(stack: Stack, arrays: list[np.ndarray]) -> None:
    for layer in [*stack._encoding, *stack._decoding]:
        layer.set_weights([arrays.pop(0) for _ in layer.weights])
