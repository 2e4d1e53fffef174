"""BYOL: a network learns by foretelling what a slower copy of itself sees in another view.

Enters: an encoder and the layers that make views. Leaves: a Keras model to compile and fit on
patches alone; what is wanted afterwards is its ``encoder``.

Grill et al., 2020, Bootstrap Your Own Latent, https://arxiv.org/abs/2006.07733. The online network
is encoder, projector and predictor; the target network is a copy of the first two, which follows
by an exponential moving average whose rate rises to 1 along a cosine. No labels, no negatives.
All of it is Keras: the target moves within ``call``, so that it runs on every backend.
"""

import math
from typing import Any

import keras
import numpy as np
from keras import layers, ops


@keras.saving.register_keras_serializable("facestudy")
class Byol(keras.Model):
    """The two networks and their loss; ``fit`` takes patches, without labels.

    Args:
        encoder: patches (n, side, side, 3) -> features (n, numbers); it learns.
        target: the same architecture; its weights are replaced by the encoder's and follow them.
        views: layers that make a random view while training.
        steps: of the whole training, for the cosine schedule.
        momentum: how much of itself the target keeps at the first step.
        hidden: width of projector's and predictor's inner layer.
        projection: numbers that are foretold.
    """

    def __init__(
        self,
        encoder: keras.Model,
        target: keras.Model,
        views: keras.layers.Layer,
        *,
        steps: int,
        momentum: float = 0.97,
        hidden: int = 512,
        projection: int = 128,
        **options: Any,
    ):
        super().__init__(**options)
        width = int(encoder.output_shape[-1])
        self.encoder, self.target, self.views = encoder, target, views
        self.projector = _perceptron(width, hidden, projection, "projector")
        self.predictor = _perceptron(projection, hidden, projection, "predictor")
        self.target_projector = _perceptron(width, hidden, projection, "target_projector")
        self.steps, self.momentum = steps, momentum
        self.step = self.add_weight(
            shape=(), initializer="zeros", dtype="float32", trainable=False, name="step"
        )
        self._pairs = _twins(encoder, target) + _twins(self.projector, self.target_projector)
        for own, copied in self._pairs:
            # Its own memory: JAX gives the variables' buffers away at each step, one by one.
            copied.assign(np.array(own))
            # The variables, not the layers: a frozen batch normalisation would not use its batch.
            copied.trainable = False
        self.spread = keras.metrics.Mean(name="spread")
        self.similarity = keras.metrics.Mean(name="similarity")
        self.built = True

    def call(self, patches: Any, training: bool = False) -> Any:
        """Three times (2 n, projection), for two views: what is foretold, what is wanted, and what
        the online network projects; features (n, numbers) when not training."""
        if not training:
            return self.encoder(patches, training=False)
        self._follow()
        both = ops.concatenate([self.views(patches, training=True) for _ in range(2)])
        projected = self.projector(self.encoder(both, training=True), training=True)
        foretold = self.predictor(projected, training=True)
        wanted = self.target_projector(self.target(both, training=True), training=True)
        return foretold, ops.stop_gradient(wanted), ops.stop_gradient(projected)

    def compute_loss(
        self,
        x: Any = None,
        y: Any = None,
        y_pred: Any = None,
        sample_weight: Any = None,
        training: bool = True,
    ) -> Any:
        """Mean squared distance of the normalised vectors, each view foretelling the other: 0-4."""
        foretold, wanted, projected = (_normalise(each) for each in y_pred)
        # Here, not in ``call``: on JAX a metric can be updated only with the loss.
        self._watch(projected)
        first, second = ops.split(wanted, 2)
        return 2 - 2 * ops.mean(ops.sum(foretold * ops.concatenate([second, first]), axis=-1))

    def rate(self, step: Any) -> Any:
        """How much of itself the target keeps at a step: from ``momentum`` to 1 along a cosine."""
        share = ops.minimum(step / max(self.steps, 1), 1.0)
        return 1 - (1 - self.momentum) * (ops.cos(math.pi * share) + 1) / 2

    def _follow(self) -> None:
        """One step of the moving average; the first one only copies."""
        keep = ops.where(self.step > 0, self.rate(self.step), 0.0)
        for own, copied in self._pairs:
            copied.assign(
                keep * copied + (1 - keep) * ops.stop_gradient(ops.convert_to_tensor(own))
            )
        self.step.assign_add(1.0)

    def _watch(self, unit: Any) -> None:
        """What `facestudy.experiments.skin.encoder.collapse` reads: are all patches becoming one point?"""
        count = ops.cast(ops.shape(unit)[0], "float32")
        together = ops.sum(ops.square(ops.sum(unit, axis=0)))
        self.similarity.update_state((together - count) / (count * (count - 1)))
        width = float(unit.shape[-1])
        self.spread.update_state(ops.mean(ops.std(unit, axis=0)) * math.sqrt(width))


def _perceptron(width: int, hidden: int, out: int, name: str) -> keras.Sequential:
    """Dense, batch normalisation, ReLU, Dense: the paper's projector and predictor."""
    return keras.Sequential(
        [
            keras.Input((width,)),
            layers.Dense(hidden, name=f"{name}_hidden"),
            layers.BatchNormalization(momentum=0.9, name=f"{name}_bn"),
            layers.ReLU(name=f"{name}_relu"),
            layers.Dense(out, use_bias=False, name=f"{name}_out"),
        ],
        name=name,
    )


def _twins(own: keras.Model, copied: keras.Model) -> list[tuple[Any, Any]]:
    """Each weight and its copy's; moving statistics too."""
    pairs = list(zip(own.weights, copied.weights, strict=True))
    for one, other in pairs:
        if one.shape != other.shape:
            raise ValueError(f"the target's {other.path} is not shaped like {one.path}")
    return pairs


def _normalise(x: Any) -> Any:
    return x / ops.sqrt(ops.sum(ops.square(x), axis=-1, keepdims=True) + 1e-12)
