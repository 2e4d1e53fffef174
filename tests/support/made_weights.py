"""A weights file in the layout of keras-vggface's own, of small random numbers."""

from pathlib import Path

import h5py
import numpy as np

WIDTHS = {1: (64, 64), 2: (128, 128), 3: (256,) * 3, 4: (512,) * 3, 5: (512,) * 3}


def vgg16() -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Kernel and bias of each of the 13 convolutions, scaled so that signals stay alive."""
    generator, arrays, channels = np.random.default_rng(16), {}, 3
    for block, widths in WIDTHS.items():
        for number, filters in enumerate(widths, 1):
            shape = (3, 3, channels, filters)
            kernel = generator.standard_normal(shape, dtype="float32")
            kernel *= np.float32(np.sqrt(2 / (9 * channels)))
            bias = generator.standard_normal(filters, dtype="float32") / 10
            arrays[f"conv{block}_{number}"] = (kernel, bias)
            channels = filters
    arrays["conv1_1"][0][:] /= 100  # pixels are that large: features near 1 saturate no softmax
    return arrays


def write(
    path: Path,
    arrays: dict[str, tuple[np.ndarray, ...]],
    *,
    root: str = "/",
    spelling: str = "{layer}/{part}:0",
    reverse: bool = False,
) -> Path:
    """One group per layer, layers without weights among them, names listed in attributes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    names = ["input_1", *arrays, "pool1", "pool5"]
    with h5py.File(path, "w") as file:
        group = file.require_group(root)
        group.attrs["layer_names"] = [name.encode() for name in names]
        for layer in sorted(names, reverse=reverse):
            _write_layer(group.create_group(layer), layer, arrays.get(layer, ()), spelling, reverse)
    return path


def _write_layer(
    group: h5py.Group, layer: str, arrays: tuple[np.ndarray, ...], spelling: str, reverse: bool
) -> None:
    parts = [spelling.format(layer=layer, part=part) for part in ("kernel", "bias")]
    pairs = list(zip(parts, arrays, strict=False))
    group.attrs["weight_names"] = [
        name.encode() for name, _ in (reversed(pairs) if reverse else pairs)
    ]
    for name, array in pairs:
        group.create_dataset(name, data=array)
