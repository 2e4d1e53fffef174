"""How far VGG16's features are from what this machine can multiply, and what stands between.

The limit is the fastest square matrix product that any installed library reaches. VGG16 needs
10.0 GFLOP a picture of 128 x 128 (a multiplication and an addition count as two).
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import keras
import numpy as np

from benchmarks import harness, inputs
from benchmarks.products import TRIES, all_products, speed
from facestudy.features import bank as banks

CLAIM = "VGG16's features, share of the best matrix product"
GFLOP = 10.0  # a picture
BATCH = 32


def measure(plan: harness.Plan) -> harness.Entry:
    sizes = [512] if plan.small else [1024, 2048, 4096]
    products = {f"{name}, {size} x {size}": work for name, size, work in all_products(sizes)}
    reached = {name: speed(work) for name, work in products.items()}
    best = max(reached, key=lambda name: reached[name])
    with inputs.temporary_root() as root:
        faces, _ = inputs.faces(plan.pick(256, 64))
        backbone = inputs.vgg16()
        network = backbone.network()
        bank(network, faces[:BATCH], root)  # traced before the clock starts
        # Both as seconds for a GFLOP.
        runs = harness.alternate(
            lambda: harness.seconds(lambda: bank(network, faces, root)) / (GFLOP * len(faces)),
            lambda: 1 / speed(products[best]),
            plan.pairs,
        )
        stands = between(network, min(run["ours"] for run in runs) * GFLOP)
    compared = (
        f"features.bank.build_bank in {backbone.precision}, nothing cached, against the best "
        f"product of this machine: {best}; the ratio is the share of it; {inputs.WEIGHTS}"
    )
    return harness.entry(
        CLAIM,
        runs,
        unit="GFLOP/s",
        compared=compared,
        rate=True,
        products=reached,
        between=stands,
    )


def bank(network: keras.Model, faces: np.ndarray, root: Path) -> None:
    shutil.rmtree(root / "cache", ignore_errors=True)
    banks.build_bank(network, faces, cache=root / "cache", key="vgg16", batch_size=BATCH)


def between(network: keras.Model, banked: float) -> dict[str, object]:
    """Where the ``banked`` seconds of a picture go: convolutions, network, bank."""
    alone = {layer.name: convolution(layer) for layer in convolutions(network)}
    batch = np.zeros((BATCH, *network.input_shape[1:]), "uint8")
    network.predict_on_batch(batch)
    took = min(harness.seconds(lambda: network.predict_on_batch(batch)) for _ in range(TRIES))
    convolved, whole = sum(one["ms"] for one in alone.values()), 1000 * took / BATCH
    shares = {
        "convolutions": convolved,
        "network beside them": whole - convolved,
        "bank beside the network": 1000 * banked - whole,
    }
    return {"ms_a_picture": shares, "convolutions": alone}


def convolutions(model: keras.Model) -> Iterator[keras.layers.Conv2D]:
    for layer in model.layers:
        if isinstance(layer, keras.layers.Conv2D):
            yield layer
        elif isinstance(layer, keras.Model):
            yield from convolutions(layer)


def convolution(layer: keras.layers.Conv2D) -> dict[str, float]:
    """One layer on a batch of zeros: milliseconds a picture, and GFLOP/s."""
    import tensorflow

    shape = (BATCH, *layer.input.shape[1:])
    pictures = tensorflow.random.uniform(shape, dtype="float32")
    pictures = tensorflow.cast(pictures, layer.compute_dtype)
    call = tensorflow.function(layer)
    call(pictures)
    took = min(harness.seconds(lambda: call(pictures)[0, 0, 0, 0].numpy()) for _ in range(TRIES))
    _, height, width, filters = layer.output.shape
    work = 2 * height * width * filters * np.prod(layer.kernel.shape[:3]) / 1e9
    return {"ms": 1000 * took / BATCH, "gflops": float(work * BATCH / took)}


if __name__ == "__main__":
    harness.main(measure)
