"""Augmentation layers: random light, contrast, colour, blur, noise, occlusion and stretch.

They act in training only, on windows (n, height, width, 3) with values from 0 to 1. Shift, scale
and rotation are `facestudy.features.augment.Augmentation`'s. Mirror images can change the class
and are made before training (`facestudy.experiments.expressions.classes.with_mirror_images`).
"""

from typing import Any

import keras
import numpy as np
from keras import layers, ops

from facestudy.features.augment import DRAWS, Augmentation

KINDS = ("light", "contrast", "colour", "blur", "noise", "cover")
MOVES = {"rotation": 8.0, "zoom": 0.12, "shift": 0.08, "stretch": 0.06}
"""Degrees and shares, about the range of the 45 windows: the vote should not present anything that
training never showed."""


@keras.saving.register_keras_serializable("facestudy.expressions")
class Photograph(layers.Layer):
    """Random light, contrast, colour, blur, noise, and a patch that occludes part of the face.

    Each picture gets its own random values; 0 switches a kind off.

    Args:
        light: largest change of brightness, as a share of the full range.
        contrast: largest change of contrast, as a share.
        colour: largest gain or loss of a colour channel, as a share.
        blur: largest weight of the 3 x 3 mean in the picture.
        noise: largest standard deviation, as a share of the full range.
        cover: longest side of the grey patch, as a share of the picture's side; half of the
            pictures get a patch.
        seed: the generator's initial seed (`facestudy.training.fit.fit` sets it for each epoch).
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
        """Contrast around each picture's mean, then light, then the colour channels."""
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
        """A grey rectangle at a random place in half of the pictures."""
        height, width = x.shape[1:3]
        rows = self._inside(np.linspace(0, 1, height, dtype="float32"), count)
        columns = self._inside(np.linspace(0, 1, width, dtype="float32"), count)
        covered = ops.cast(self._uniform((count, 1)) < 0.5, "float32")
        patch = (rows * covered)[:, :, None, None] * columns[:, None, :, None]
        return x + patch * (self._uniform((count, 1, 1, 1)) - x)

    def _inside(self, positions: np.ndarray, count: Any) -> Any:
        """1 for the positions inside a random interval of 0-1, float32 (count, positions)."""
        half = 0.5 * self.cover * (0.3 + 0.7 * self._uniform((count, 1)))
        distance = ops.abs(ops.convert_to_tensor(positions)[None] - self._uniform((count, 1)))
        return ops.cast(distance < half, "float32")

    def _uniform(self, shape: tuple) -> Any:
        return keras.random.uniform(shape, seed=self.generator)

    def _centred(self, shape: tuple) -> Any:
        return 2 * self._uniform(shape) - 1


@keras.saving.register_keras_serializable("facestudy.expressions")
class Moved(Augmentation):
    """Random rotation, zoom, shift, and stretch of width and height independently.

    Few people pose, and every face has its own proportions: stretched faces stand for the people
    who are missing.

    Args:
        stretch: largest change of width and of height, as a share.
        options: arguments of `facestudy.features.augment.Augmentation`.
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
        width, height, unit = shares[:, 0], shares[:, 1], ops.ones_like(shares[:, 0])
        stretched = ops.stack([width, width, unit, height, height, unit, unit, unit], axis=1)
        return self.transform(images, self._affine(draws[:, :DRAWS], ops) * stretched)

    def get_config(self) -> dict:
        return {**super().get_config(), "stretch": self.stretch}


def augmentation(seed: int = 0) -> keras.Sequential:
    """Geometric, then photometric augmentation, for `model.build_network`."""
    moved = Moved(**MOVES, flip=0.0, seed=seed, name="moved")
    return keras.Sequential([moved, Photograph(seed=seed + 1, name="photograph")], name="augmented")
