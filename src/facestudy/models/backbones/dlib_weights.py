"""dlib's face recognition network, read from its serialised file with numpy alone.

`read` returns a `Network` of arrays in Keras's order. Nothing is deserialised into objects: each
record is compared with the one network that this module describes, and an error names the byte
where the file differs.

The layout follows dlib's `serialize.h` and `dnn/layers.h` (http://dlib.net, Boost licence).
"""

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import numpy as np

from facestudy.study.errors import StudyError

SIDE = 150  # pixels: the network's own input
EMBEDDING = 128


class Stage(NamedTuple):
    """Residual blocks of one width; ``halves``: the first of them halves the map."""

    filters: int
    blocks: int
    halves: bool


STAGES = (
    Stage(32, 3, False),
    Stage(64, 4, True),
    Stage(128, 3, True),
    Stage(256, 3, True),
    Stage(256, 1, True),
)


class Convolution(NamedTuple):
    kernel: np.ndarray  # (rows, columns, channels, filters), float32
    bias: np.ndarray  # (filters,), float32


class Network(NamedTuple):
    means: tuple[float, float, float]  # red, green, blue, of 0-255
    convolutions: list[Convolution]  # 29, from the input side, affine layers folded in
    embedding: np.ndarray  # (256, 128), float32, no bias


class Layer(NamedTuple):
    """One layer of the expected network; ``sizes`` are those that its record must have."""

    kind: str
    sizes: tuple[int, ...] = ()


class Reader:
    """Reads dlib's numbers, names and tensors one after the other from the bytes of a file."""

    def __init__(self, data: bytes, source: str) -> None:
        self.data, self.source, self.position = memoryview(data), source, 0

    def fail(self, problem: str) -> NoReturn:
        raise StudyError(
            f"{self.source} is not dlib's face recognition network: {problem} "
            f"(byte {self.position:,})"
        )

    def take(self, count: int) -> memoryview:
        if self.position + count > len(self.data):
            self.fail(f"the file ends where {count:,} more bytes belong")
        self.position += count
        return self.data[self.position - count : self.position]

    def integer(self) -> int:
        """Read a control byte (bits 0-3: size in bytes; bit 7: negative) and the bytes after it."""
        control = self.take(1)[0]
        size = control & 0x0F
        if control & 0x70 or not 1 <= size <= 8:
            self.fail(f"0x{control:02x} is not the start of an integer")
        value = int.from_bytes(self.take(size), "little")
        return -value if control & 0x80 else value

    def real(self) -> float:
        mantissa, exponent = self.integer(), self.integer()
        if abs(exponent) > 900:  # beyond any weight; from 32000 on dlib means infinity and NaN
            self.fail("a number is infinite or undefined")
        return math.ldexp(mantissa, exponent)

    def boolean(self) -> bool:
        letter = bytes(self.take(1))
        if letter not in (b"0", b"1"):
            self.fail(f"{letter!r} is neither 0 nor 1")
        return letter == b"1"

    def text(self) -> str:
        size = self.integer()
        if not 0 <= size <= 64:
            self.fail(f"a name of {size} letters")
        return bytes(self.take(size)).decode("ascii", "replace")

    def expect(self, what: str, actual: Any, expected: Any) -> None:
        if actual != expected:
            self.fail(f"{what} is {actual!r} where {expected!r} belongs")

    def integers(self, what: str, *expected: int) -> None:
        self.expect(what, tuple(self.integer() for _ in expected), expected)

    def tensor(self, size: int) -> np.ndarray:
        """Read ``size`` float32 numbers, flat; the four stored dimensions must multiply to it."""
        self.integers("a tensor's version", 2)
        dimensions = [self.integer() for _ in range(4)]
        self.expect("a tensor's size", math.prod(dimensions), size)
        numbers = np.frombuffer(self.take(4 * size), "<f4").astype("float32")
        if not np.isfinite(numbers).all():
            self.fail("a tensor holds infinite or undefined numbers")
        return numbers

    def alias(self, *dimensions: int) -> None:
        self.integers("an alias", 1, *dimensions)


def read(path: Path) -> Network:
    """Read the file.

    Raises:
        StudyError: the file is missing, truncated, or not this network; the error names the byte.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise StudyError(f"{path} could not be read: {error.strerror or error}") from error
    return parse(data, str(path))


def parse(data: bytes, source: str) -> Network:
    """Read the file's bytes; ``source`` is their name in errors."""
    reader = Reader(data, source)
    plan = layers()
    means = _header(reader, plan)
    records = [
        (layer.kind, _record(reader, layer, first=index == 0))
        for index, layer in enumerate(plan)
        if layer.kind not in ("tag", "skip")  # these two are not stored
    ]
    if reader.position != len(data):
        reader.fail(f"{len(data) - reader.position} bytes are left over")
    convolutions = [arrays for kind, arrays in records if kind == "con"]
    affines = [arrays for kind, arrays in records if kind == "affine"]
    folded = [_fold(*con, *affine) for con, affine in zip(convolutions, affines, strict=True)]
    return Network(means, folded, records[-1][1][0])


def layers() -> list[Layer]:
    """Every layer from the input side; a convolution's sizes: filters, channels, side, stride."""
    plan = [Layer("con", (32, 3, 7, 2)), Layer("affine", (32,)), Layer("relu")]
    plan.append(Layer("max_pool", (3, 2)))
    channels = 32
    for stage in STAGES:
        for block in range(stage.blocks):
            plan += _block(stage.filters, channels, halves=stage.halves and block == 0)
            channels = stage.filters
    return [*plan, Layer("avg_pool", (0, 1)), Layer("fc", (channels, EMBEDDING))]


def _block(filters: int, channels: int, *, halves: bool) -> list[Layer]:
    first = Layer("con", (filters, channels, 3, 2 if halves else 1))
    second = Layer("con", (filters, filters, 3, 1))
    affine = Layer("affine", (filters,))
    skip = [Layer("tag"), Layer("skip"), Layer("avg_pool", (2, 2))] if halves else []
    main = [Layer("tag"), first, affine, Layer("relu"), second, affine]
    return [*main, *skip, Layer("add"), Layer("relu")]


def _fold(
    kernel: np.ndarray, bias: np.ndarray, scale: np.ndarray, shift: np.ndarray
) -> Convolution:
    """Fold an affine layer into the convolution before it, computed in float64."""
    scale = scale.astype("float64")
    return Convolution((kernel * scale).astype("float32"), (bias * scale + shift).astype("float32"))


def _header(reader: Reader, plan: list[Layer]) -> tuple[float, float, float]:
    """Read what comes before the layers: loss, versions, input layer; return the colour means."""
    reader.integers("the loss layer's version", 1)
    reader.expect("the loss layer", reader.text(), "loss_metric_2")
    reader.real(), reader.real()  # margin and threshold, used in training only
    for layer in reversed(plan[1:]):
        version = 1 if layer.kind in ("tag", "skip") else 2
        reader.integers(f"the version of a layer {layer.kind}", version)
    reader.integers("the version of the first layer", 3)
    reader.expect("the input layer", reader.text(), "input_rgb_image_sized")
    means = (reader.real(), reader.real(), reader.real())
    reader.integers("the input's size", SIDE, SIDE)
    return means


def _record(reader: Reader, layer: Layer, *, first: bool) -> tuple[np.ndarray, ...]:
    """Read one layer's fields, then the training state that dlib's ``clean()`` has emptied."""
    arrays = _PARSERS[layer.kind](reader, *layer.sizes)
    for _ in range(3):
        reader.boolean()
    for _ in range(3):
        reader.tensor(0)
    if first:
        reader.integers("the sample expansion factor", 1)
    return arrays


def _con(reader: Reader, filters: int, channels: int, side: int, stride: int) -> tuple:
    reader.expect("a layer", reader.text(), "con_4")
    numbers = reader.tensor(filters * channels * side * side + filters)
    pad = 1 if stride == 1 else 0
    reader.integers("a convolution", filters, side, side, stride, stride, pad, pad)
    reader.alias(filters, channels, side, side)
    reader.alias(1, filters, 1, 1)
    _learning_rates(reader)
    kernel = numbers[:-filters].reshape(filters, channels, side, side)
    return np.ascontiguousarray(kernel.transpose(2, 3, 1, 0)), numbers[-filters:]


def _affine(reader: Reader, channels: int) -> tuple:
    reader.expect("a layer", reader.text(), "affine_")
    numbers = reader.tensor(2 * channels)
    reader.alias(1, channels, 1, 1)
    reader.alias(1, channels, 1, 1)
    reader.integers("an affine layer's mode", 0)
    return numbers[:channels], numbers[channels:]


def _fc(reader: Reader, inputs: int, outputs: int) -> tuple:
    reader.expect("a layer", reader.text(), "fc_2")
    reader.integers("the last layer", outputs, inputs)
    numbers = reader.tensor(inputs * outputs)
    reader.alias(inputs, outputs, 1, 1)
    reader.alias(0, 0, 0, 0)
    reader.integers("the last layer's bias mode", 1)  # 1: without bias
    _learning_rates(reader)
    return (numbers.reshape(inputs, outputs),)


def _pool(reader: Reader, name: str, size: int, stride: int) -> tuple:
    reader.expect("a layer", reader.text(), name)
    reader.integers("a pooling layer", size, size, stride, stride, 0, 0)
    return ()


def _named(reader: Reader, name: str) -> tuple:
    reader.expect("a layer", reader.text(), name)
    return ()


def _learning_rates(reader: Reader) -> None:
    """Skip the multipliers of learning rate and weight decay: they are used in training only."""
    for _ in range(4):
        reader.real()


_PARSERS: dict[str, Callable[..., tuple]] = {
    "con": _con,
    "affine": _affine,
    "fc": _fc,
    "relu": lambda reader: _named(reader, "relu_"),
    "add": lambda reader: _named(reader, "add_prev_"),
    "max_pool": lambda reader, *sizes: _pool(reader, "max_pool_2", *sizes),
    "avg_pool": lambda reader, *sizes: _pool(reader, "avg_pool_2", *sizes),
}
