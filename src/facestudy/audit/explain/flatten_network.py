"""Copy a trained network as one flat sequence of layers that ends in logits.

For every layer the copy knows where the cells of its output lie on the picture.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import keras
import numpy as np
from keras import layers

from facestudy.study.errors import StudyError


class Grid(NamedTuple):
    """Where the cells of a square map lie on the picture.

    Attributes:
        start: the centre of the first receptive field, in pixels; that of the first pixel is 0.5.
        step: the distance from one cell to the next, in pixels.
    """

    start: float
    step: float

    def windowed(self, size: int, window: "Window") -> "Grid":
        """The grid after a window has passed over a map of ``size`` cells."""
        padding = window.padding_before(size)
        return Grid(
            self.start + ((window.kernel - 1) / 2 - padding) * self.step, self.step * window.stride
        )

    def resized(self, size: int, new_size: int) -> "Grid":
        """The same extent in ``new_size`` cells."""
        step = self.step * size / new_size
        return Grid(self.start - self.step / 2 + step / 2, step)


class Window(NamedTuple):
    """The sliding window of a convolution or pooling.

    Attributes:
        kernel: cells from edge to edge.
        stride: in cells.
        padding: "same" or "valid".
    """

    kernel: int
    stride: int
    padding: str

    def padding_before(self, size: int) -> int:
        """The cells of padding before a map of ``size`` cells."""
        if self.padding != "same":
            return 0
        steps = -(-size // self.stride) - 1
        return max(steps * self.stride + self.kernel - size, 0) // 2


class Step(NamedTuple):
    """One operation of the flat network, its output, and the grid of that.

    ``grid`` is None where the output is not a map.
    """

    operation: Any
    output: keras.KerasTensor
    grid: Grid | None


class FlatNetwork(NamedTuple):
    """A network, pictures -> logits or probabilities (n, classes), and its steps by name."""

    network: keras.Model
    steps: dict[str, Step]


def flatten(model: keras.Model, *, logits: bool = True) -> FlatNetwork:
    """Copy a network with its weights; changes of the copy do not change the model.

    Args:
        model: pictures -> probabilities; models within it are taken apart.
        logits: leave out the last layer's softmax.

    Raises:
        StudyError: the model does not end in a Dense layer with softmax.
    """
    work = _Flattening(logits)
    picture = layers.Input(model.input_shape[1:], name="picture")
    work.grids[id(picture)] = Grid(0.5, 1.0)
    output = work.run(model, picture)
    if not work.ends_in_softmax:
        raise StudyError(f"{model.name} cannot be explained: its last layer must be Dense softmax")
    network = keras.Model(picture, output, name=f"{model.name}_flat")
    for original, copy in work.copies:
        copy.set_weights(original.get_weights())
        if isinstance(copy, layers.Normalization):
            copy.finalize_state()  # what it computes with follows from its weights
    return FlatNetwork(network, work.steps)


class _Flattening:
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
        # As clone_model does, which cannot open a model within a model.
        return model._run_through_graph(
            x, operation_fn=lambda operation: operation, call_fn=self.call
        )

    def call(self, operation: Any, *inputs: Any, **settings: Any) -> keras.KerasTensor:
        if isinstance(operation, keras.Model):
            return self.run(operation, inputs[0])
        is_layer = isinstance(operation, layers.Layer)
        copy = self._copy(operation) if is_layer else operation
        output = copy(*inputs, **settings)
        before = inputs[0][0] if isinstance(inputs[0], Sequence) else inputs[0]
        grid = _grid_after(self.grids.get(id(before)), operation, before=before, output=output)
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


def _grid_after(
    grid: Grid | None, operation: Any, *, before: keras.KerasTensor, output: keras.KerasTensor
) -> Grid | None:
    """The grid of an operation's output; of several inputs the first one's counts."""
    if grid is None or len(output.shape) != 4:
        return None
    size, new_size = before.shape[1], output.shape[1]
    if isinstance(operation, layers.ZeroPadding2D):
        return Grid(grid.start - operation.padding[0][0] * grid.step, grid.step)
    if type(operation).__name__ == "Pad":
        return Grid(grid.start - operation.pad_width[1][0] * grid.step, grid.step)
    window = _window(operation)
    if window is not None:
        return grid.windowed(size, window)
    return grid if size == new_size else grid.resized(size, new_size)


def _window(operation: Any) -> Window | None:
    kernel = getattr(operation, "kernel_size", getattr(operation, "pool_size", None))
    if kernel is None:
        return None
    dilation = getattr(operation, "dilation_rate", (1, 1))[0]
    edge = (kernel[0] - 1) * dilation + 1
    return Window(edge, operation.strides[0], operation.padding)


def upsample(cells: np.ndarray, grid: Grid, *, side: int) -> np.ndarray:
    """Interpolate maps linearly between the centres of their cells, to the size of the pictures.

    Args:
        cells: (n, h, w).
        grid: where the cells lie.
        side: of the pictures, in pixels.

    Returns:
        (n, side, side); beyond the outermost centres the outermost cells' values.
    """
    pixels = np.arange(side) + 0.5

    def weights(count: int) -> np.ndarray:
        centres = grid.start + grid.step * np.arange(count)
        return np.stack([np.interp(pixels, centres, row) for row in np.eye(count)])

    return np.einsum("nhw,hy,wx->nyx", cells, weights(cells.shape[1]), weights(cells.shape[2]))
