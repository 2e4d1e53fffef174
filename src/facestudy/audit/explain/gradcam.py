"""Grad-CAM: which parts of a picture raise the score of a class; and the sanity check of the maps.

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

from facestudy.audit.explain.flatten_network import FlatNetwork, Grid, flatten, upsample
from facestudy.study.errors import StudyError

BATCH = 32
MIN_CELLS = 4
"""Cells along a side of the default map: face_resnet's last one has two, which is too coarse."""
MAX_CORRELATION = 0.5
"""Maps that correlate more than this with those of random weights do not show the network."""

Explain = Callable[[keras.Model, np.ndarray, np.ndarray], np.ndarray]


def maps(
    model: keras.Model, pictures: np.ndarray, classes: np.ndarray, *, layer: str | None = None
) -> np.ndarray:
    """Maps of what raises the logit of a class in each picture.

    Not the probability: it saturates, and falls with evidence for other classes.

    Args:
        model: pictures -> probabilities, the last layer Dense with softmax; left unchanged.
        pictures: RGB uint8 (n, height, width, 3), square.
        classes: int (n,), the class to explain in each.
        layer: whose activation is weighted; by default the last convolution's with `MIN_CELLS`
            cells a side or more.

    Returns:
        float (n, height, width) aligned with the pictures, each map's maximum 1; all 0 where
        nothing raises the logit.

    Raises:
        StudyError: there is no such layer, its output is not a map, or other layers bypass it.
    """
    flat = flatten(model)
    name = layer or _last_convolution(flat)
    grid = _grids(flat, name)[name]
    before, after = _split(flat, name)
    parts = [
        _weighted(activations, _gradients(after, activations, classes[start : start + BATCH]))
        for start, activations in _activations(before, pictures)
    ]
    cells = np.concatenate(parts)
    heatmaps = upsample(cells, grid, side=pictures.shape[1])
    return heatmaps / np.maximum(heatmaps.max(axis=(1, 2), keepdims=True), 1e-12)


def _activations(before: keras.Model, pictures: np.ndarray) -> Iterator[tuple[int, np.ndarray]]:
    for start in range(0, len(pictures), BATCH):
        batch = np.asarray(pictures[start : start + BATCH], "float32")
        activations = ops.cast(before(batch, training=False), "float32")
        yield start, ops.convert_to_numpy(activations)


def _weighted(activations: np.ndarray, gradients: np.ndarray) -> np.ndarray:
    """Equations 1 and 2 of Selvaraju et al., (n, h, w)."""
    weights = gradients.mean(axis=(1, 2), keepdims=True)
    return np.maximum((weights * activations).sum(axis=-1), 0)


def _last_convolution(flat: FlatNetwork) -> str:
    kinds = (layers.Conv2D, layers.ReLU, layers.Activation)
    for name, step in reversed(flat.steps.items()):
        is_map = step.grid is not None and min(step.output.shape[1:3]) >= MIN_CELLS
        if is_map and isinstance(step.operation, kinds):
            return name
    raise StudyError(f"no convolution of this network has {MIN_CELLS} x {MIN_CELLS} cells or more")


def _grids(flat: FlatNetwork, name: str) -> dict[str, Grid]:
    """The grids of all layers whose output is a map, among them the layer ``name``."""
    grids = {other: step.grid for other, step in flat.steps.items() if step.grid is not None}
    if name not in grids:
        raise StudyError(f"no layer {name!r} has a map as output: choose one of {', '.join(grids)}")
    return grids


def _split(flat: FlatNetwork, name: str) -> tuple[keras.Model, keras.Model]:
    """Pictures -> the layer's activation; from there -> logits."""
    cut, network = flat.steps[name].output, flat.network
    try:
        return keras.Model(network.input, cut), keras.Model(cut, network.output)
    except ValueError:
        raise StudyError(
            f"other layers bypass the layer {name!r}: choose one that every path passes"
        ) from None


class _Offset(layers.Layer):
    """A frozen network behind an offset that is added to its input and is all that is trained.

    In training, too, the network itself runs as for inference: nothing drops out.
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
    """The gradients of the classes' logits by the activations, (n, h, w, channels).

    Keras has no function for gradients that works on every backend, but its training does: an
    offset of 0, trained for one step of size 1 to raise the logit, becomes the gradient.
    """
    inputs = layers.Input(batch_shape=activations.shape)
    offset = _Offset(after)
    network = keras.Model(inputs, offset(inputs))
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
    """Check that maps depend on what the network has learned.

    The weights are randomised layer by layer from the top, and each time the maps are compared
    with those of the trained network.

    Args:
        model: as in `maps`; left unchanged.
        pictures: RGB uint8 (n, height, width, 3).
        classes: int (n,), the class to explain in each picture.
        explain: makes the maps; another method can be checked in the same way.
        cascade: compare after each layer; otherwise once, when all weights are random.
        seed: of the random weights.

    Returns:
        ``layer, correlation, sd``: mean and standard deviation of the rank correlations of the
        pictures' maps, after this layer and all above it were randomised. A constant map counts
        as 0. In the last row no trained weight is left.
    """
    rng = np.random.default_rng([seed, 10])
    copy = flatten(model, logits=False)
    trained, rows = explain(copy.network, pictures, classes), []
    names = [name for name, step in reversed(copy.steps.items()) if _has_weights(step.operation)]
    for name in names:
        _randomise(copy.steps[name].operation, rng)
        if cascade or name == names[-1]:
            values = _correlations(trained, explain(copy.network, pictures, classes))
            rows.append({"layer": name, "correlation": values.mean(), "sd": values.std()})
    return pd.DataFrame(rows)


def passes(correlations: pd.DataFrame) -> bool:
    """Whether the maps of `sanity` changed with the weights, by `MAX_CORRELATION`."""
    return bool(correlations["correlation"].iloc[-1] < MAX_CORRELATION)


def _has_weights(layer: Any) -> bool:
    return getattr(layer, "kernel", None) is not None


def _randomise(layer: Any, rng: np.random.Generator) -> None:
    """Draw new weights after He et al., 2015."""
    values = [np.zeros(weight.shape, "float32") for weight in layer.get_weights()]
    shape = layer.kernel.shape
    values[0] = rng.normal(0, np.sqrt(2 / np.prod(shape[:-1])), shape)
    layer.set_weights(values)


def _correlations(maps: np.ndarray, others: np.ndarray) -> np.ndarray:
    """The rank correlation of each picture's two maps, (n,)."""
    return np.array([_correlation(*pair) for pair in zip(maps, others, strict=True)])


def _correlation(heatmap: np.ndarray, other: np.ndarray) -> float:
    if np.ptp(heatmap) == 0 or np.ptp(other) == 0:
        return 0.0
    return float(spearmanr(heatmap.ravel(), other.ravel()).statistic)
