"""BYOL: self-supervised training of an encoder, and a check for its collapse.

Grill et al., 2020, Bootstrap Your Own Latent, https://arxiv.org/abs/2006.07733. The online network
consists of encoder, projector and predictor; it predicts the target network's projection of
another view. The target is a copy of the first two whose weights are an exponential moving
average; its momentum rises to 1 along a cosine. There are no labels and no negative pairs. The
target is updated within ``call``, so that it works with every Keras backend.

In a collapsed network all patches have the same projection, and the prediction is perfect. The
projections are normalised to length 1. If they point in all directions, the standard deviation of
each number times the square root of their count (the spread) is near 1, and the mean similarity
(cosine) of two patches is near 0; if all point in one direction, 0 and 1. Chen and He, 2021,
Exploring Simple Siamese Representation Learning, https://arxiv.org/abs/2011.10566, use the same
spread.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import keras
import numpy as np
from keras import layers, ops

from facestudy.study.errors import StudyError

MIN_SPREAD = 0.05
MAX_SIMILARITY = 0.98
PATIENCE = 3
"""Collapsed epochs in a row that end the training; the first epochs may recover."""


@keras.saving.register_keras_serializable("facestudy")
class Byol(keras.Model):
    """The two networks and their loss; ``fit`` takes patches without labels.

    Args:
        encoder: patches (n, side, side, 3) -> features (n, numbers); it is trained.
        target: the same architecture; its weights become the moving average of the encoder's.
        views: layers that make a random view during training.
        steps: of the whole training, for the cosine schedule.
        momentum: of the target at the first step.
        hidden: width of the hidden layer of projector and predictor.
        projection: width of the projection.
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
        self._pairs = _weight_pairs(encoder, target) + _weight_pairs(
            self.projector, self.target_projector
        )
        for own, copied in self._pairs:
            # A copy of the memory: JAX donates the variables' buffers at each step.
            copied.assign(np.array(own))
            # Variables, not layers: a frozen batch normalisation would not use its batch.
            copied.trainable = False
        self.spread = keras.metrics.Mean(name="spread")
        self.similarity = keras.metrics.Mean(name="similarity")
        self.built = True

    def call(self, patches: Any, training: bool = False) -> Any:
        """Predictions, targets and online projections of two views, each (2 n, projection).

        Outside of training: features (n, numbers).
        """
        if not training:
            return self.encoder(patches, training=False)
        self._update_target()
        both = ops.concatenate([self.views(patches, training=True) for _ in range(2)])
        projected = self.projector(self.encoder(both, training=True), training=True)
        predicted = self.predictor(projected, training=True)
        targets = self.target_projector(self.target(both, training=True), training=True)
        return predicted, ops.stop_gradient(targets), ops.stop_gradient(projected)

    def compute_loss(
        self,
        x: Any = None,
        y: Any = None,
        y_pred: Any = None,
        sample_weight: Any = None,
        training: bool = True,
    ) -> Any:
        """Mean squared distance of normalised predictions and targets of the other view: 0-4."""
        predicted, targets, projected = (_normalise(vectors) for vectors in y_pred)
        # Not in ``call``: with JAX a metric can be updated only together with the loss.
        self._update_metrics(projected)
        first, second = ops.split(targets, 2)
        return 2 - 2 * ops.mean(ops.sum(predicted * ops.concatenate([second, first]), axis=-1))

    def target_momentum(self, step: Any) -> Any:
        """The target's momentum at a step: from ``momentum`` to 1 along a cosine."""
        share = ops.minimum(step / max(self.steps, 1), 1.0)
        return 1 - (1 - self.momentum) * (ops.cos(math.pi * share) + 1) / 2

    def _update_target(self) -> None:
        """One step of the moving average; the first step copies the weights."""
        keep = ops.where(self.step > 0, self.target_momentum(self.step), 0.0)
        for own, copied in self._pairs:
            copied.assign(
                keep * copied + (1 - keep) * ops.stop_gradient(ops.convert_to_tensor(own))
            )
        self.step.assign_add(1.0)

    def _update_metrics(self, unit: Any) -> None:
        """Update spread and similarity, which `check_collapse` tests."""
        count = ops.cast(ops.shape(unit)[0], "float32")
        together = ops.sum(ops.square(ops.sum(unit, axis=0)))
        self.similarity.update_state((together - count) / (count * (count - 1)))
        width = float(unit.shape[-1])
        self.spread.update_state(ops.mean(ops.std(unit, axis=0)) * math.sqrt(width))


def _perceptron(width: int, hidden: int, out: int, name: str) -> keras.Sequential:
    """Dense, batch normalisation, ReLU, Dense, as in the paper."""
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


def _weight_pairs(own: keras.Model, copied: keras.Model) -> list[tuple[Any, Any]]:
    """Each weight and its copy, moving statistics included."""
    pairs = list(zip(own.weights, copied.weights, strict=True))
    for weight, copy in pairs:
        if weight.shape != copy.shape:
            raise ValueError(
                f"the target's {copy.path} has the shape {copy.shape}, not {weight.shape}"
            )
    return pairs


def _normalise(x: Any) -> Any:
    return x / ops.sqrt(ops.sum(ops.square(x), axis=-1, keepdims=True) + 1e-12)


def is_collapsed(epoch: Mapping[str, float]) -> bool:
    """Whether the projections of an epoch are nearly one point, or not finite.

    >>> is_collapsed({"loss": 0.1, "spread": 0.01, "similarity": 0.5})
    True
    """
    values = [epoch["loss"], epoch["spread"], epoch["similarity"]]
    if not np.isfinite(values).all():
        return True
    return epoch["spread"] < MIN_SPREAD or epoch["similarity"] > MAX_SIMILARITY


def check_collapse(history: Sequence[Mapping[str, float]]) -> None:
    """Stop a training whose last epochs have collapsed.

    Args:
        history: a row per epoch with ``loss``, ``spread`` and ``similarity``.

    Raises:
        StudyError: the last `PATIENCE` epochs have all collapsed, or the loss is not finite.
    """
    last = history[-PATIENCE:]
    if history and not np.isfinite(history[-1]["loss"]):
        raise StudyError(
            f"the training diverged in epoch {len(history)} (the loss is not finite): use a lower "
            "learning rate"
        )
    if len(last) == PATIENCE and all(map(is_collapsed, last)):
        worst = last[-1]
        raise StudyError(
            f"the network collapsed by epoch {len(history)}: all patches have nearly the same "
            f"projection (spread {worst['spread']:.3f}, should be about 1; similarity "
            f"{worst['similarity']:.3f}, should be about 0). Use a lower learning rate, a higher "
            "momentum or more patches"
        )
