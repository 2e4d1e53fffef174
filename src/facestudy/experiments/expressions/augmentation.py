"""Pictures as other cameras, in other light, would have taken them: a set without an end.

Enters: windows (n, height, width, 3) of 0-1. Leaves: the same, changed at random while training.
Shift, scale and rotation are the core's (`facestudy.features.augment.Augmentation`); mirror images change
classes and are made before training (`facestudy.experiments.expressions.classes.mirrored`).
"""

from typing import Any

import keras
import numpy as np
from keras import layers, ops

from facestudy.features.augment import DRAWS, Augmentation

KINDS = ("light", "contrast", "colour", "blur", "noise", "cover")
MOVES = {"rotation": 8.0, "zoom": 0.12, "shift": 0.08, "stretch": 0.06}
"""Degrees and shares, about as far as the 45 windows reach: the vote should ask about nothing that
training never showed."""


@keras.saving.register_keras_serializable("facestudy.expressions")
class Photograph(layers.Layer):
    """Light, contrast, colour, blur, noise and something in front of the face.

    Each picture gets its own draw of each; 0 switches a kind off.

    Args:
        light: largest change of brightness, as a share of the full range.
        contrast: largest change of contrast, as a share.
        colour: largest gain or loss of one band, as a share.
        blur: largest share of the 3 x 3 mean in the picture.
        noise: largest standard deviation, as a share of the full range.
        cover: longest side of the grey patch, as a share of the picture's; half of the pictures
            get one.
        seed: the first state of the generator (`facestudy.training.fit.fit` sets it for each epoch).
    """

    def __init__(
        self,
        light: float = 0.12,
        contrast: float = 0.25,
        colour: float = 0.1,
        blur: float = 0.4,
        noise: float = 0.02,
        cover: float = 0.2,
        *,
        seed: int = 0,
        **options: Any,
    ):
        super().__init__(**options)
        self.light, self.contrast, self.colour = light, contrast, colour
        self.blur, self.noise, self.cover, self.seed = blur, noise, cover, seed
        self.generator = keras.random.SeedGenerator(seed)

    def call(self, images: Any, training: bool = False) -> Any:
        if not training:
            return images
        count = ops.shape(images)[0]
        x = images
        if self.blur:
            x = self._blurred(x, count)
        x = self._lit(x, count)
        if self.noise:
            strength = self.noise * self._uniform((count, 1, 1, 1))
            x = x + strength * keras.random.normal(ops.shape(x), seed=self.generator)
        if self.cover:
            x = self._covered(x, count)
        return ops.clip(x, 0.0, 1.0)

    def compute_output_shape(self, input_shape: tuple) -> tuple:
        return input_shape

    def get_config(self) -> dict:
        return {**super().get_config(), "seed": self.seed,
                **{name: getattr(self, name) for name in KINDS}}  # fmt: skip

    def _lit(self, x: Any, count: Any) -> Any:
        """Contrast about each picture's mean, then light, then the bands."""
        if self.contrast:
            mean = ops.mean(x, axis=(1, 2, 3), keepdims=True)
            x = mean + (x - mean) * (1 + self.contrast * self._centred((count, 1, 1, 1)))
        if self.light:
            x = x + self.light * self._centred((count, 1, 1, 1))
        if self.colour:
            x = x * (1 + self.colour * self._centred((count, 1, 1, 3)))
        return x

    def _blurred(self, x: Any, count: Any) -> Any:
        mean = ops.average_pool(x, 3, strides=1, padding="same", data_format="channels_last")
        return x + self.blur * self._uniform((count, 1, 1, 1)) * (mean - x)

    def _covered(self, x: Any, count: Any) -> Any:
        """A grey rectangle at a random place, before half of the pictures."""
        height, width = x.shape[1:3]
        rows = self._inside(np.linspace(0, 1, height, dtype="float32"), count)
        columns = self._inside(np.linspace(0, 1, width, dtype="float32"), count)
        there = ops.cast(self._uniform((count, 1)) < 0.5, "float32")
        patch = (rows * there)[:, :, None, None] * columns[:, None, :, None]
        return x + patch * (self._uniform((count, 1, 1, 1)) - x)

    def _inside(self, places: np.ndarray, count: Any) -> Any:
        """1 for the places that lie in a random interval of 0-1, float32 (count, places)."""
        half = 0.5 * self.cover * (0.3 + 0.7 * self._uniform((count, 1)))
        away = ops.abs(ops.convert_to_tensor(places)[None] - self._uniform((count, 1)))
        return ops.cast(away < half, "float32")

    def _uniform(self, shape: tuple) -> Any:
        return keras.random.uniform(shape, seed=self.generator)

    def _centred(self, shape: tuple) -> Any:
        return 2 * self._uniform(shape) - 1


@keras.saving.register_keras_serializable("facestudy.expressions")
class Moved(Augmentation):
    """Turned, zoomed and shifted, and stretched: width and height each by a share of their own.

    Few people pose, and every face has its proportions: stretched ones stand for people whom
    nobody asked.

    Args:
        stretch: largest change of width and of height, as a share.
        options: those of `facestudy.features.augment.Augmentation`.
    """

    def __init__(self, *, stretch: float = 0.06, **options: Any):
        super().__init__(**options)
        self.stretch = stretch

    def call(self, images: Any, training: bool = False) -> Any:
        if not training:
            return images
        count = ops.shape(images)[0]
        draws = keras.random.uniform((count, DRAWS + 2), seed=self.generator, dtype="float32")
        shares = 1 / (1 + self.stretch * (2 * draws[:, DRAWS:] - 1))
        wide, high, one = shares[:, 0], shares[:, 1], ops.ones_like(shares[:, 0])
        stretched = ops.stack([wide, wide, one, high, high, one, one, one], axis=1)
        return self.transform(images, self._affine(draws[:, :DRAWS], ops) * stretched)

    def get_config(self) -> dict:
        return {**super().get_config(), "stretch": self.stretch}


def augmentation(seed: int = 0) -> keras.Sequential:
    """All of it, for `network.build`: moved, then photographed anew."""
    moved = Moved(**MOVES, flip=0.0, seed=seed, name="moved")
    return keras.Sequential([moved, Photograph(seed=seed + 1, name="photograph")], name="augmented")
