"""``variational``: a variational autoencoder, whose latent vectors are trained to be normal.

Kingma and Welling, 2014, Auto-Encoding Variational Bayes, https://arxiv.org/abs/1312.6114. The
divergence from a standard normal distribution has a weight (Higgins et al., 2017, beta-VAE) that
rises during a warm-up (Bowman et al., 2016), and counts in each latent number only above its free
bits (Kingma et al., 2016): otherwise numbers are given up before the decoder has a use for them.

2,969,539 parameters at 64 x 64 with 128 latent numbers, and the number of steps done.
"""

from typing import Any

import keras
from keras import layers, ops

from facestudy.experiments.autoencoder.models.networks import (
    Network,
    build_decoder,
    build_encoder,
    compiled,
)

WEIGHT = 1.0
WARM_UP = 0.25
"""The share of all steps during which the weight rises from 0."""
FREE = 0.05
"""Nats of each latent number that cost nothing, on the mean of a batch."""
SMALLEST_LOG, LARGEST_LOG = -10.0, 4.0
"""Limits of the logarithm of a variance."""


@keras.saving.register_keras_serializable("facestudy")
class Sampling(layers.Layer):
    """Draws latent vectors, and adds their weighted divergence from the prior to the loss.

    Outside training it returns the mean, and the divergence has its whole weight, so that the
    losses of two epochs can be compared.

    Args:
        weight: of the divergence, at the end of the warm-up.
        warm_up: steps until then.
        free: nats that cost nothing, per latent number.
        seed: the first state of the generator, which `facestudy.training.fit.fit` sets anew.
    """

    def __init__(self, *, weight: float, warm_up: int, free: float, seed: int = 0, **options: Any):
        super().__init__(**options)
        self.weight, self.warm_up, self.free, self.seed = weight, warm_up, free, seed
        self.generator = keras.random.SeedGenerator(seed)

    def build(self, input_shape: tuple) -> None:
        self.step = self.add_weight(
            shape=(), initializer="zeros", dtype="float32", trainable=False, name="step"
        )

    def call(self, numbers: Any, training: bool | None = None) -> Any:
        """(n, 2 * latent), means and logarithms of variances -> latent vectors (n, latent)."""
        mean, log_variance = split(numbers)
        divergence = 0.5 * (ops.square(mean) + ops.exp(log_variance) - 1 - log_variance)
        of_each = ops.maximum(ops.mean(divergence, axis=0), self.free)
        if not training:
            self.add_loss(self.weight * ops.sum(of_each))
            return mean
        share = ops.minimum(1.0, (self.step + 1) / max(1, self.warm_up))
        self.step.assign_add(1.0)
        self.add_loss(self.weight * share * ops.sum(of_each))
        noise = keras.random.normal(ops.shape(mean), dtype=mean.dtype, seed=self.generator)
        return mean + ops.exp(0.5 * log_variance) * noise

    def compute_output_shape(self, input_shape: tuple) -> tuple:
        return (*input_shape[:-1], input_shape[-1] // 2)

    def get_config(self) -> dict:
        names = ("weight", "warm_up", "free", "seed")
        return {**super().get_config(), **{name: getattr(self, name) for name in names}}


@keras.saving.register_keras_serializable("facestudy")
class Mean(layers.Layer):
    """(n, 2 * latent) -> the means alone, (n, latent)."""

    def call(self, numbers: Any) -> Any:
        return split(numbers)[0]

    def compute_output_shape(self, input_shape: tuple) -> tuple:
        return (*input_shape[:-1], input_shape[-1] // 2)


def split(numbers: Any) -> tuple[Any, Any]:
    """Means and logarithms of variances, each (n, latent), of an encoder's output."""
    mean, log_variance = ops.split(numbers, 2, axis=-1)
    return mean, ops.clip(log_variance, SMALLEST_LOG, LARGEST_LOG)


def build(
    side: int = 64,
    latent: int = 128,
    *,
    steps: int = 1,
    mean: Any = None,
    weight: float = WEIGHT,
    warm_up: float = WARM_UP,
    free: float = FREE,
) -> Network:
    """The compiled network.

    >>> build().model.count_params()
    2969540

    Args:
        side: of the pictures in pixels.
        latent: numbers for each picture.
        steps: of the whole training.
        mean: the mean face, float (side, side, 3) of 0-1.
        weight: of the divergence.
        warm_up: the share of the steps during which the weight rises.
        free: nats of each latent number that cost nothing.
    """
    both, encoder, decoder = halves(side, latent, mean)
    picture = keras.Input((side, side, 3), name="picture")
    sampling = Sampling(weight=weight, warm_up=int(warm_up * steps), free=free, name="sampling")
    model = keras.Model(picture, decoder(sampling(both(picture))), name="variational")
    return Network(compiled(model, steps), encoder, decoder)


def halves(side: int, latent: int, mean: Any) -> tuple[keras.Model, keras.Model, keras.Model]:
    """What gives means and variances, what gives the means alone, and the decoder."""
    both = build_encoder(side, 2 * latent, name="distribution")
    picture = keras.Input((side, side, 3), name="picture")
    encoder = keras.Model(picture, Mean(name="mean")(both(picture)), name="encoder")
    return both, encoder, build_decoder(side, latent, mean=mean)
