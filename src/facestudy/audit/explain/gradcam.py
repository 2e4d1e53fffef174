"""Grad-CAM: which part of a picture speaks for a class, to a network.

Enters: a network from pictures to probabilities, and pictures. Leaves: maps of 0 to 1, their
sanity check. `facestudy.audit.explain.heatmaps` draws them.

Selvaraju et al., 2017, Grad-CAM, https://arxiv.org/abs/1610.02391. Adebayo et al., 2018, Sanity
Checks for Saliency Maps, https://arxiv.org/abs/1810.03292.
"""

from collections.abc import Callable, Iterator
from typing import Any

import keras
import numpy as np
import pandas as pd
from keras import layers, ops
from scipy.stats import spearmanr

from facestudy.audit.explain.flatten_network import Unfolded, spread, unfold
from facestudy.study.errors import StudyError

BATCH = 32
LEAST = 4
"""Cells along a side of the default map: face_resnet's last one has two, which say nothing."""
SAME = 0.5
"""Maps that still correlate so highly after all weights were randomised do not show the network."""

Explain = Callable[[keras.Model, np.ndarray, np.ndarray], np.ndarray]


def maps(
    model: keras.Model, pictures: np.ndarray, classes: np.ndarray, *, layer: str | None = None
) -> np.ndarray:
    """What in each picture raises the logit of a class.

    The logit, not the probability: that one saturates, and falls with whatever speaks for others.

    Args:
        model: pictures -> probabilities, the last layer Dense with softmax; it is not changed.
        pictures: RGB uint8 (n, height, width, 3), square.
        classes: int (n,), the class to explain in each.
        layer: whose activation is weighed; the last convolution's with `LEAST` cells a side or
            more, unless told.

    Returns:
        float (n, height, width) aligned with the pictures, each map's maximum 1; all 0 where
        nothing speaks for the class.

    Raises:
        StudyError: no such layer, one that gives no map, or one with a way around it.
    """
    return _maps(unfold(model), pictures, classes, layer=layer)


def _maps(
    unfolded: Unfolded, pictures: np.ndarray, classes: np.ndarray, *, layer: str | None = None
) -> np.ndarray:
    name = layer or _last_convolution(unfolded)
    before, after = _halves(unfolded, name)
    parts = [
        _weighed(activations, _gradients(after, activations, classes[start : start + BATCH]))
        for start, activations in _activations(before, pictures)
    ]
    cells = np.concatenate(parts)
    shown = spread(cells, unfolded.steps[name].grid, side=pictures.shape[1])
    return shown / np.maximum(shown.max(axis=(1, 2), keepdims=True), 1e-12)


def _activations(before: keras.Model, pictures: np.ndarray) -> Iterator[tuple[int, np.ndarray]]:
    for start in range(0, len(pictures), BATCH):
        batch = np.asarray(pictures[start : start + BATCH], "float32")
        given = ops.cast(before(batch, training=False), "float32")
        yield start, ops.convert_to_numpy(given)


def _weighed(activations: np.ndarray, gradients: np.ndarray) -> np.ndarray:
    """Equations 1 and 2 of Selvaraju et al.: (n, h, w) of what speaks for the class."""
    weights = gradients.mean(axis=(1, 2), keepdims=True)
    return np.maximum((weights * activations).sum(axis=-1), 0)


def _last_convolution(unfolded: Unfolded) -> str:
    kinds = (layers.Conv2D, layers.ReLU, layers.Activation)
    for name, step in reversed(unfolded.steps.items()):
        is_map = step.grid is not None and min(step.output.shape[1:3]) >= LEAST
        if is_map and isinstance(step.operation, kinds):
            return name
    raise StudyError(f"no convolution of this network gives a map of {LEAST} x {LEAST} or more")


def _halves(unfolded: Unfolded, name: str) -> tuple[keras.Model, keras.Model]:
    """Pictures -> the layer's activation; from there -> logits."""
    found = {each: step for each, step in unfolded.steps.items() if step.grid is not None}
    if name not in found:
        raise StudyError(f"no layer {name!r} gives a map: choose one of {', '.join(found)}")
    cut, network = found[name].output, unfolded.network
    try:
        return keras.Model(network.input, cut), keras.Model(cut, network.output)
    except ValueError:
        raise StudyError(
            f"there is a way around the layer {name!r}: choose one that all the signal passes"
        ) from None


class _Offset(layers.Layer):
    """A network behind an addition to its batch, one number for each of the batch's, which is all
    that it learns. (In training, too, the network itself works as in use: nothing drops out.)
    """

    def __init__(self, after: keras.Model) -> None:
        super().__init__(dtype="float32")
        after.trainable = False
        self.after = after

    def build(self, shape: tuple[int, ...]) -> None:
        self.offset = self.add_weight(shape=shape, initializer="zeros", name="offset")

    def call(self, x: keras.KerasTensor) -> keras.KerasTensor:
        return self.after(x + self.offset, training=False)


def _gradients(after: keras.Model, activations: np.ndarray, classes: np.ndarray) -> np.ndarray:
    """The classes' logits' gradients by the activations, shape (n, h, w, channels).

    Keras has no gradients that are the same on every backend, but its training has: an offset of
    0, trained for one step of size 1 to raise the logit, is the gradient.
    """
    given = layers.Input(batch_shape=activations.shape)
    offset = _Offset(after)
    network = keras.Model(given, offset(given))
    network.compile(
        keras.optimizers.SGD(1.0),
        loss=lambda chosen, logits: -ops.sum(chosen * ops.cast(logits, "float32"), axis=-1),
        run_eagerly=True,
    )
    chosen = np.eye(after.output_shape[-1], dtype="float32")[classes]
    network.train_on_batch(activations, chosen)
    # Keras takes the batch's mean loss: each picture's share is one n-th.
    return len(activations) * ops.convert_to_numpy(offset.offset.value)


def sanity(
    model: keras.Model,
    pictures: np.ndarray,
    classes: np.ndarray,
    *,
    explain: Explain = maps,
    cascade: bool = True,
    seed: int = 0,
) -> pd.DataFrame:
    """Do maps follow what the network learned? Layer by layer from the top its weights become
    random, and each time the maps are compared with the trained network's.

    Args:
        model: as in `maps`; it is not changed.
        pictures: RGB uint8 (n, height, width, 3).
        classes: int (n,), the class to explain in each, whatever the randomised network says.
        explain: what makes the maps; another method may be put to the same test.
        cascade: compare after each layer; else once, when all weights are random.
        seed: of the random weights.

    Returns:
        ``layer, correlation, sd``: after this layer and all above it were randomised, the rank
        correlation of each picture's two maps, their mean and spread. A map without any
        differences correlates 0. In the last row no trained weight is left.
    """
    rng = np.random.default_rng([seed, 10])
    copy = unfold(model, logits=False)
    trained, rows = explain(copy.network, pictures, classes), []
    done = [name for name, step in reversed(copy.steps.items()) if _has_weights(step.operation)]
    for name in done:
        _randomise(copy.steps[name].operation, rng)
        if cascade or name == done[-1]:
            alike = _correlations(trained, explain(copy.network, pictures, classes))
            rows.append({"layer": name, "correlation": alike.mean(), "sd": alike.std()})
    return pd.DataFrame(rows)


def passes(correlations: pd.DataFrame) -> bool:
    """Whether maps changed with the weights (`sanity`): no more than `SAME` of them is left."""
    return bool(correlations["correlation"].iloc[-1] < SAME)


def _has_weights(layer: Any) -> bool:
    return getattr(layer, "kernel", None) is not None


def _randomise(layer: Any, rng: np.random.Generator) -> None:
    """New weights as He et al., 2015, draw them."""
    values = [np.zeros(weight.shape, "float32") for weight in layer.get_weights()]
    shape = layer.kernel.shape
    values[0] = rng.normal(0, np.sqrt(2 / np.prod(shape[:-1])), shape)
    layer.set_weights(values)


def _correlations(some: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Each picture's two maps' rank correlation (n,)."""
    return np.array([_correlation(*pair) for pair in zip(some, others, strict=True)])


def _correlation(one: np.ndarray, other: np.ndarray) -> float:
    if np.ptp(one) == 0 or np.ptp(other) == 0:
        return 0.0
    return float(spearmanr(one.ravel(), other.ravel()).statistic)
