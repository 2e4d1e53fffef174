"""Noise that a denoising autoencoder has to undo.

Enters: pictures or maps (n, height, width, channels). Leaves: the same with a part destroyed. The
three kinds are those of Vincent et al., 2010, section 3.3; masking and salt and pepper strike
whole places, all channels of a pixel at once, or its neighbours in colour would give it away.
"""

from typing import Any

import keras
from keras import ops

from facestudy.study.errors import StudyError

NONE, MASKING, GAUSSIAN, SALT_AND_PEPPER = "none", "masking", "gaussian", "salt and pepper"
KINDS = (NONE, MASKING, GAUSSIAN, SALT_AND_PEPPER)


@keras.saving.register_keras_serializable(package="facestudy")
class Noise(keras.layers.Layer):
    """Destroys a part of what enters, in training and outside of it: it is no regularisation.

    Args:
        kind: one of `KINDS`.
        amount: the share of places that are struck; of Gaussian noise its standard deviation,
            in standard deviations of what enters.
        seed: the first state of its generator, which `facestudy.training.fit.fit` sets for each epoch.

    Raises:
        StudyError: no such kind, or an amount that is none.
    """

    def __init__(self, kind: str = MASKING, amount: float = 0.25, *, seed: int = 0, **options: Any):
        super().__init__(**options)
        if kind not in KINDS:
            raise StudyError(f"there is no noise {kind!r}: choose {', '.join(KINDS)}")
        if amount < 0 or (kind != GAUSSIAN and amount > 1):
            raise StudyError(f"the amount of {kind} noise is {amount}: shares are from 0 to 1")
        self.kind, self.amount, self.seed = kind, amount, seed
        self.generator = keras.random.SeedGenerator(seed)

    def call(self, x: Any) -> Any:
        """The same shape, noised."""
        if self.kind == NONE or self.amount == 0:
            return x
        if self.kind == GAUSSIAN:
            return x + self.amount * ops.std(x) * keras.random.normal(
                ops.shape(x), seed=self.generator
            )
        struck = self._draw(x) < self.amount
        if self.kind == MASKING:
            return ops.where(struck, ops.zeros_like(x), x)
        extreme = ops.where(self._draw(x) < 0.5, ops.min(x), ops.max(x))
        return ops.where(struck, extreme, x)

    def compute_output_shape(self, input_shape: tuple) -> tuple:
        return input_shape

    def get_config(self) -> dict:
        names = ("kind", "amount", "seed")
        return {**super().get_config(), **{name: getattr(self, name) for name in names}}

    def _draw(self, x: Any) -> Any:
        """A uniform number for each place (n, height, width, 1)."""
        return keras.random.uniform((*ops.shape(x)[:-1], 1), seed=self.generator)
