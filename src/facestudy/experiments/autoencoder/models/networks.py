"""Encoder and decoder that all autoencoders share, and what compiles them.

Convolutions of stride 2 halve the side until it is 4, and double their filters from 32 to at most
256; the decoder mirrors them. There is no normalisation, so that one face's result never depends
on the others in its batch. The decoder begins as the mean face: what it learns is how faces differ
from it.

At 64 x 64 with 128 latent numbers the encoder has 1,214,560 parameters (4 x 4 x 256 = 4,096 numbers
before the last layer; 1,738,976 where it gives means and variances) and the decoder 1,230,563. At
128 x 128 they have 2,263,392 (2,787,808) and 2,316,259.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import keras
import numpy as np
from keras import layers, ops

from facestudy.models import hardware
from facestudy.study.errors import StudyError

SMALLEST, FIRST, MOST = 4, 32, 256
"""Side of the innermost maps; filters of the first convolution and of the widest."""
SIDES = (16, 32, 64, 128)
NOISE = 0.004
"""The variance of a pixel (0 to 1) around its reconstruction. It sets how much a sum of squares
weighs beside the divergence: about what principal components of the same size leave."""
LEARNING_RATE = 1e-3


class Network(NamedTuple):
    """An autoencoder, and its two halves, which share its layers.

    Attributes:
        model: pictures (n, side, side, 3) of 0-255 -> pictures of 0-1; compiled.
        encoder: pictures of 0-255 -> latent vectors (n, latent), without noise.
        decoder: latent vectors -> pictures of about 0-1.
    """

    model: keras.Model
    encoder: keras.Model
    decoder: keras.Model


@keras.saving.register_keras_serializable("facestudy")
class MeanFace(layers.Layer):
    """Adds a picture that is learned; it begins as ``picture``, by default grey."""

    def __init__(self, side: int, picture: np.ndarray | None = None, **options: Any):
        super().__init__(**options)
        self.side, self._picture = side, picture

    def build(self, input_shape: tuple) -> None:
        first = np.full((self.side, self.side, 3), 0.5) if self._picture is None else self._picture
        self.picture = self.add_weight(
            shape=first.shape, initializer=lambda shape, dtype: ops.cast(first, dtype), name="face"
        )

    def call(self, x: Any) -> Any:
        """The input, to which the picture was added."""
        return x + self.picture

    def compute_output_shape(self, input_shape: tuple) -> tuple:
        return input_shape

    def get_config(self) -> dict:
        return {**super().get_config(), "side": self.side}


def build_encoder(side: int, outputs: int, *, name: str = "encoder") -> keras.Model:
    """Pictures (n, side, side, 3) of 0-255 -> (n, outputs).

    >>> build_encoder(64, 128).count_params()
    1214560

    Args:
        side: of the pictures in pixels, one of `SIDES`.
        outputs: numbers for each picture.
        name: of the model.

    Raises:
        StudyError: another side.
    """
    _check(side)
    picture = keras.Input((side, side, 3), name="picture")
    x = layers.Rescaling(1 / 255, offset=-0.5, name="scale")(picture)
    for number, filters in enumerate(_filters(side), 1):
        x = layers.Conv2D(filters, 4, strides=2, padding="same", name=f"conv{number}")(x)
        x = layers.LeakyReLU(0.2, name=f"relu{number}")(x)
    x = layers.Flatten(name="flatten")(x)
    return keras.Model(picture, layers.Dense(outputs, name="latent")(x), name=name)


def build_decoder(side: int, latent: int, *, mean: np.ndarray | None = None) -> keras.Model:
    """Latent vectors (n, latent) -> pictures (n, side, side, 3) of about 0-1.

    >>> build_decoder(64, 128).count_params()
    1230563

    Args:
        side: of the pictures in pixels, one of `SIDES`.
        latent: numbers for each picture.
        mean: the mean face, float (side, side, 3) of 0-1; grey if None.

    Raises:
        StudyError: another side.
    """
    _check(side)
    filters = _filters(side)
    vector = keras.Input((latent,), name="latent")
    x = layers.Dense(SMALLEST**2 * filters[-1], name="dense")(vector)
    x = layers.Reshape((SMALLEST, SMALLEST, filters[-1]), name="maps")(layers.LeakyReLU(0.2)(x))
    for number, channels in enumerate([*reversed(filters[:-1]), 3], 1):
        x = layers.Conv2DTranspose(
            channels, 4, strides=2, padding="same", name=f"transposed{number}"
        )(x)
        x = layers.LeakyReLU(0.2, name=f"relu{number}")(x) if channels != 3 else x
    return keras.Model(vector, MeanFace(side, mean, name="mean_face")(x), name="decoder")


def compiled(model: keras.Model, steps: int) -> keras.Model:
    """Compile in place: Adam, whose rate falls along a cosine, and a sum of squares.

    Args:
        model: pictures of 0-255 -> pictures of 0-1; layers may add losses.
        steps: of the whole training.
    """
    rate = keras.optimizers.schedules.CosineDecay(LEARNING_RATE, max(1, steps), alpha=0.02)
    model.compile(
        keras.optimizers.Adam(rate, global_clipnorm=1e4), squares(), jit_compile=hardware.jit()
    )
    return model


def squares() -> Callable[[Any, Any], Any]:
    """The loss: the sum of squares over a picture's pixels over twice `NOISE`.

    This is the negative logarithm of a normal density, up to a constant. Targets are 0-255.
    """

    def sum_of_squares(target: Any, drawn: Any) -> Any:
        errors = ops.square(ops.cast(target, drawn.dtype) / 255 - drawn)
        return ops.sum(errors, axis=(1, 2, 3)) / (2 * NOISE)

    return sum_of_squares


def _filters(side: int) -> list[int]:
    """Filters of the convolutions that lead from this side to `SMALLEST`."""
    count = (side // SMALLEST).bit_length() - 1
    return [min(MOST, FIRST * 2**number) for number in range(count)]


def _check(side: int) -> None:
    if side not in SIDES:
        raise StudyError(
            f"a side of {side} pixels is not possible: choose {', '.join(map(str, SIDES))}"
        )
