"""A trained network laid open: its nested networks as one row of layers, ending in logits.

Enters: a network from pictures to probabilities, as `facestudy.models` builds them. Leaves: a
copy of it, and for every layer where its cells lie on the picture.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import keras
import numpy as np
from keras import layers

from facestudy.study.errors import StudyError


class Grid(NamedTuple):
    """Where the cells of a square map see: the first receptive field's centre, and the distance
    from one to the next, in pixels of the picture, whose first pixel has its centre at 0.5.
    """

    start: float
    step: float

    def windowed(self, size: int, window: "Window") -> "Grid":
        """Of the next map, each of whose cells sees a window of this one's ``size`` cells."""
        lead = window.before(size)
        return Grid(
            self.start + ((window.kernel - 1) / 2 - lead) * self.step, self.step * window.stride
        )

    def resized(self, size: int, onto: int) -> "Grid":
        """The same stretch in ``onto`` cells."""
        step = self.step * size / onto
        return Grid(self.start - self.step / 2 + step / 2, step)


class Window(NamedTuple):
    """What a convolution or pooling slides: cells from edge to edge, stride, "same" or "valid"."""

    kernel: int
    stride: int
    padding: str

    def before(self, size: int) -> int:
        """How many cells of padding come before a map of ``size`` cells."""
        if self.padding != "same":
            return 0
        steps = -(-size // self.stride) - 1
        return max(steps * self.stride + self.kernel - size, 0) // 2


class Step(NamedTuple):
    """One operation of the row: what does it, what it gives, and where that sees.

    ``grid`` is None where the output is no map.
    """

    operation: Any
    output: keras.KerasTensor
    grid: Grid | None


class Unfolded(NamedTuple):
    """``network``: pictures -> logits or probabilities (n, classes); ``steps`` by name, in the
    order of work.
    """

    network: keras.Model
    steps: dict[str, Step]


def unfold(model: keras.Model, *, logits: bool = True) -> Unfolded:
    """Copy a network with its weights; nothing that is done to the copy changes the model.

    Args:
        logits: leave out the last layer's softmax.

    Raises:
        StudyError: it does not end in a Dense layer with softmax.
    """
    work = _Unfolding(logits)
    picture = layers.Input(model.input_shape[1:], name="picture")
    work.grids[id(picture)] = Grid(0.5, 1.0)
    output = work.run(model, picture)
    if not work.ends_in_softmax:
        raise StudyError(f"{model.name} must end in a Dense layer with softmax to be explained")
    network = keras.Model(picture, output, name=f"{model.name}_unfolded")
    for original, copy in work.copies:
        copy.set_weights(original.get_weights())
        if isinstance(copy, layers.Normalization):
            copy.finalize_state()  # what it computes with follows from its weights
    return Unfolded(network, work.steps)


class _Unfolding:
    def __init__(self, logits: bool) -> None:
        self.logits = logits
        self.steps: dict[str, Step] = {}
        self.grids: dict[int, Grid] = {}
        self.copies: list[tuple[layers.Layer, layers.Layer]] = []
        self.ends_in_softmax = False

    def run(self, model: keras.Model, x: keras.KerasTensor) -> keras.KerasTensor:
        if isinstance(model, keras.Sequential):
            for layer in model.layers:
                x = self.call(layer, x)
            return x
        # What clone_model does, too; but that cannot open a model within a model.
        return model._run_through_graph(x, operation_fn=lambda one: one, call_fn=self.call)

    def call(self, operation: Any, *inputs: Any, **settings: Any) -> keras.KerasTensor:
        if isinstance(operation, keras.Model):
            return self.run(operation, inputs[0])
        is_layer = isinstance(operation, layers.Layer)
        copy = self._copy(operation) if is_layer else operation
        output = copy(*inputs, **settings)
        before = inputs[0][0] if isinstance(inputs[0], Sequence) else inputs[0]
        grid = _next(self.grids.get(id(before)), operation, before=before, output=output)
        if grid is not None:
            self.grids[id(output)] = grid
        self.steps[copy.name] = Step(copy, output, grid)
        return output

    def _copy(self, layer: layers.Layer) -> layers.Layer:
        settings = layer.get_config()
        if layer.name in self.steps:
            settings["name"] = f"{layer.name}_{len(self.steps)}"
        self.ends_in_softmax = settings.get("activation") == "softmax"
        if self.ends_in_softmax and self.logits:
            settings["activation"] = "linear"
        copy = type(layer).from_config(settings)
        self.copies.append((layer, copy))
        return copy


def _next(
    grid: Grid | None, operation: Any, *, before: keras.KerasTensor, output: keras.KerasTensor
) -> Grid | None:
    """Where an operation's output sees; of two inputs the first one's way counts."""
    if grid is None or len(output.shape) != 4:
        return None
    size, onto = before.shape[1], output.shape[1]
    if isinstance(operation, layers.ZeroPadding2D):
        return Grid(grid.start - operation.padding[0][0] * grid.step, grid.step)
    if type(operation).__name__ == "Pad":
        return Grid(grid.start - operation.pad_width[1][0] * grid.step, grid.step)
    window = _window(operation)
    if window is not None:
        return grid.windowed(size, window)
    return grid if size == onto else grid.resized(size, onto)


def _window(operation: Any) -> Window | None:
    kernel = getattr(operation, "kernel_size", getattr(operation, "pool_size", None))
    if kernel is None:
        return None
    dilation = getattr(operation, "dilation_rate", (1, 1))[0]
    edge = (kernel[0] - 1) * dilation + 1
    return Window(edge, operation.strides[0], operation.padding)


def spread(cells: np.ndarray, grid: Grid, *, side: int) -> np.ndarray:
    """Maps of cells (n, h, w) on pictures (n, side, side): between the centres of what the cells
    see linearly, beyond the outermost as the outermost.
    """
    pixels = np.arange(side) + 0.5

    def shares(count: int) -> np.ndarray:
        centres = grid.start + grid.step * np.arange(count)
        return np.stack([np.interp(pixels, centres, row) for row in np.eye(count)])

    return np.einsum("nhw,hy,wx->nyx", cells, shares(cells.shape[1]), shares(cells.shape[2]))
