"""Augmentation: rotation, zoom, shift and flip as one affine transform with one interpolation.

It is random in training (a Keras layer), or has given parameters (for views that are stored).
"""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

import keras
import numpy as np
from keras import ops

DRAWS = 5  # angle, zoom, horizontal shift, vertical shift, flip
IDENTITY = np.array([[1, 0, 0, 0, 1, 0, 0, 0]], "float32")  # parameters that change nothing


@keras.saving.register_keras_serializable("facestudy")
class Augmentation(keras.layers.Layer):
    """Rotates, zooms, shifts and flips each picture at random, in training only.

    The defaults are those that tutorials of 2019 used with ``ImageDataGenerator`` for faces; the
    study only says "rotation, zoom, horizontal flip ...". One zoom for both directions keeps the
    proportions of a face.

    Args:
        rotation: largest rotation to either side, in degrees.
        zoom: largest change of size, as a fraction: 0.1 draws from 0.9 to 1.1.
        shift: largest shift, as a fraction of width and height.
        flip: probability of the mirror image.
        fill: how pixels beyond the edge are filled: "nearest", "reflect", "wrap" or "constant".
        seed: the first state of the layer's generator (`facestudy.training.fit.fit` sets it at
            the start of each epoch).
    """

    def __init__(
        self,
        rotation: float = 15.0,
        zoom: float = 0.1,
        shift: float = 0.05,
        flip: float = 0.5,
        *,
        fill: str = "nearest",
        seed: int = 0,
        **options: Any,
    ):
        super().__init__(**options)
        self.rotation, self.zoom, self.shift, self.flip = rotation, zoom, shift, flip
        self.fill, self.seed = fill, seed
        self.generator = keras.random.SeedGenerator(seed)
        # TensorFlow's kernel is fast but XLA has none; the other backends compile theirs.
        self.supports_jit = keras.backend.backend() != "tensorflow"

    def call(self, images: Any, training: bool = False) -> Any:
        if not training:
            return images
        shape = (ops.shape(images)[0], DRAWS)
        draws = keras.random.uniform(shape, seed=self.generator, dtype="float32")
        return self.transform(images, self._affine(draws, ops))

    def compute_output_shape(self, input_shape: tuple) -> tuple:
        return input_shape

    def parameters(self, seed: int, digests: Sequence[bytes | str], view: int) -> np.ndarray:
        """The transform of each picture's ``view``, float32 ``(n, 8)``, for `transform`.

        Each row depends on ``(seed, the picture's digest, view)`` alone, so that a picture's views
        do not depend on the other pictures.

        >>> Augmentation().parameters(seed=0, digests=["a", "b"], view=1).shape
        (2, 8)

        Args:
            seed: of the views.
            digests: one per picture.
            view: from 1 on.

        Returns:
            One row per picture.
        """
        draws = [_draws(seed, digest, view) for digest in digests]
        return self._affine(np.asarray(draws, "float32").reshape(-1, DRAWS), np)

    def transform(self, images: Any, parameters: Any) -> Any:
        """Transform pictures by given parameters.

        Args:
            images: ``(n, height, width, channels)``, uint8 or float.
            parameters: ``(n, 8)`` rows ``a0, a1, a2, b0, b1, b2, 0, 0``: the point that goes
                to ``(x, y)`` from the centre comes from ``(a0 x + a1 y + a2 width,
                b0 x + b1 y + b2 height)``. ``1, 0, 0, 0, 1, 0, 0, 0`` changes no bit.

        Returns:
            A tensor of the pictures' shape and dtype.
        """
        height, width = images.shape[1:3]
        dtype = keras.backend.standardize_dtype(images.dtype)
        transformed = ops.image.affine_transform(
            ops.cast(images, "float32"),
            _in_pixels(ops.cast(parameters, "float32"), height, width),
            interpolation="bilinear",
            fill_mode=self.fill,
            data_format="channels_last",
        )
        return ops.cast(transformed if "float" in dtype else ops.round(transformed), dtype)

    def settings(self) -> str:
        """The settings that decide a view, as JSON, for cache keys."""
        return json.dumps([self.rotation, self.zoom, self.shift, self.flip, self.fill])

    def get_config(self) -> dict:
        names = ("rotation", "zoom", "shift", "flip", "fill", "seed")
        return {**super().get_config(), **{name: getattr(self, name) for name in names}}

    def _affine(self, draws: Any, xp: Any) -> Any:
        """Turn uniform draws ``(n, 5)`` from [0, 1) into parameters ``(n, 8)``.

        ``xp`` is numpy or keras.ops.
        """
        centred = 2 * draws - 1
        angle = centred[:, 0] * np.float32(np.deg2rad(self.rotation))
        scale = 1 / (1 + centred[:, 1] * self.zoom)
        across, down = centred[:, 2] * self.shift, centred[:, 3] * self.shift
        zero = xp.zeros_like(across)
        mirror = xp.where(draws[:, 4] < self.flip, zero - 1, zero + 1)
        cosine, sine = xp.cos(angle) * scale, xp.sin(angle) * scale
        rows = [cosine * mirror, -sine, across, sine * mirror, cosine, down, zero, zero]
        return xp.stack(rows, axis=1)


def _draws(seed: int, digest: bytes | str, view: int) -> np.ndarray:
    data = digest.encode() if isinstance(digest, str) else digest
    entropy = int.from_bytes(hashlib.sha256(data).digest()[:16], "little")
    return np.random.default_rng([seed, view, entropy]).random(DRAWS)


def _in_pixels(parameters: Any, height: int, width: int) -> Any:
    """Convert from fractions of the size, about the centre, to pixels, about the corner."""
    x, y = (width - 1) / 2, (height - 1) / 2
    a0, a1, a2, b0, b1, b2, c0, c1 = (parameters[:, column] for column in range(8))
    a2 = a2 * width + (x - a0 * x - a1 * y)
    b2 = b2 * height + (y - b0 * x - b1 * y)
    return ops.stack([a0, a1, a2, b0, b1, b2, c0, c1], axis=1)
