"""The parts of ``python -m benchmarks gpu``: each measures one thing and returns rows.

Each takes the size and the rows so far. Pictures are made here: noise with a bright spot whose
height tells the class, which a network learns to four fifths in a few passes.
"""

import tempfile
import time
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import keras
import numpy as np

from benchmarks import harness, products
from benchmarks.epoch_times import EpochClock
from benchmarks.gpu_rows import Row, row
from facestudy.features import bank as banks
from facestudy.features.augment import Augmentation
from facestudy.models import classifier_head, finetune, precision, scratch_cnn
from facestudy.models.backbones import vggface
from facestudy.models.backbones.base import SIDE, Backbone
from facestudy.training import fit

CLASSES, REPEATS, EPOCHS = 4, 3, 100
GFLOP = 10.0  # of VGG16 for a picture of 128 x 128
TRIES = 5
SPOT = 60.0  # grey levels: accuracies end near 0.8, so that a difference would show


class Size(NamedTuple):
    """How much is measured: pictures, views, epochs, batches, sizes of products."""

    train: int
    validate: int
    views: int
    few: int  # epochs that are measured
    batch: int
    batches: int
    products: tuple[int, ...]
    times: int
    seeds: int
    made: int  # pictures to compare accuracies on; two thirds to train
    epochs: int


FULL = Size(
    train=958, validate=137, views=10, few=11, batch=256, batches=16, products=(4096, 8192, 16384),
    times=10, seeds=5, made=720, epochs=8,
)  # fmt: skip
"""The published size: 958 pictures to train with ten views, 100 epochs (extrapolated)."""

TINY = Size(
    train=12, validate=4, views=1, few=2, batch=4, batches=2, products=(256,), times=2, seeds=2,
    made=48, epochs=1,
)  # fmt: skip


def matrix_product(size: Size, rows: Sequence[Row]) -> list[Row]:
    """The best TFLOP/s of this backend's products, in both precisions."""
    make = products.LIBRARIES[keras.backend.backend()]
    reached = {
        f"{side} x {side} in {kind}": products.speed(make(side, kind, size.times)) / 1000
        for kind in products.precisions()
        for side in size.products
    }
    best = max(reached, key=lambda name: reached[name])
    return [row("best matrix product", reached[best], "TFLOP/s", best, all=reached)]


def features(size: Size, rows: Sequence[Row]) -> list[Row]:
    """VGG16's features, by the bank and by the bare network, as shares of the product."""
    backbone, network = vgg16(), vgg16().network()
    batch = made(size.batch)[0]
    network.predict_on_batch(batch)  # compiled before the clock starts
    bare = min(harness.seconds(lambda: network.predict_on_batch(batch)) for _ in range(TRIES))
    count = size.batch * size.batches
    with tempfile.TemporaryDirectory() as folder:
        pictures = made(count, seed=1)[0]
        banked = harness.seconds(
            lambda: banks.build_bank(
                network, pictures, cache=Path(folder), key="vgg16", batch_size=size.batch
            )
        )
    note = f"{backbone.precision}, batches of {size.batch}, {GFLOP:.0f} GFLOP a picture"
    return [
        shared("features, bare network", bare / size.batch, rows, note),
        shared("features, build_bank", banked / count, rows, f"{note}, nothing cached"),
    ]


def shared(what: str, seconds: float, rows: Sequence[Row], note: str) -> Row:
    """Pictures a second, with their share of the best product; the aim is half of it."""
    best = next((r["value"] for r in rows if r["what"] == "best matrix product"), None)
    share = GFLOP / seconds / 1000 / best if best else None
    if share is not None:
        note = f"{share:.0%} of the best product (aim 50%); {note}"
    return row(what, 1 / seconds, "pictures/s", note, share=share)


def stage_1(size: Size, rows: Sequence[Row]) -> list[Row]:
    """The bank of bottleneck features, and the top's 100 epochs on it."""
    backbone = vgg16()
    top = classifier_head.compile(classifier_head.build_for(backbone, CLASSES))
    return stage("stage 1 on VGG16", backbone.network(), top, size)


def stage_2(size: Size, rows: Sequence[Row]) -> list[Row]:
    """The bank of activations at the cut, and the head's 100 epochs on it."""
    backbone = vgg16()
    head = finetune.head(backbone, classifier_head.build_for(backbone, CLASSES))
    return stage("stage 2 on VGG16", backbone.frozen, finetune.compile(head), size)


def stage(what: str, network: keras.Model, model: keras.Model, size: Size) -> list[Row]:
    pictures, labels = made(size.train + size.validate)
    with tempfile.TemporaryDirectory() as folder:
        cache, start = Path(folder), time.perf_counter()

        def bank(chosen: np.ndarray, views: int) -> banks.Bank:
            return banks.build_bank(
                network, chosen, cache=cache, key="vgg16", views=views, batch_size=size.batch
            )

        learn = bank(pictures[: size.train], size.views)
        held_out = banks.plain(bank(pictures[size.train :], 0))
        banked = time.perf_counter() - start
        clock = EpochClock()
        fit.fit(
            model, learn, labels[: size.train],
            validation=(held_out, labels[size.train :]),
            epochs=size.few, seed=0, checkpoint=cache / "training.npz", repeats=REPEATS,
            views=True, progress=False, callbacks=[clock],
        )  # fmt: skip
    note = f"{size.train} pictures with {size.views} views, {size.validate} to validate"
    return [
        row(f"{what}: bank", banked, "s", note),
        row(f"{what}: training", clock.whole(EPOCHS), "s", extrapolated(size)),
    ]


def extrapolated(size: Size) -> str:
    return f"{EPOCHS} epochs, extrapolated from the first and the median of {size.few - 1} others"


def scratch(size: Size, rows: Sequence[Row]) -> list[Row]:
    """scratch_cnn's 100 epochs, augmentation included."""
    pictures, labels = made(size.train + size.validate)
    shrink, network = scratch_cnn.split_after_preprocessing(
        scratch_cnn.build(CLASSES, augmentation=Augmentation(), policy=precision.choose())
    )
    scratch_cnn.compile(network)
    pixels = np.asarray(shrink.predict(pictures, verbose=0))
    clock = EpochClock()
    with tempfile.TemporaryDirectory() as folder:
        fit.fit(
            network, pixels[: size.train], labels[: size.train],
            validation=(pixels[size.train :], labels[size.train :]),
            epochs=size.few, seed=0, checkpoint=Path(folder) / "training.npz", repeats=REPEATS,
            progress=False, callbacks=[clock],
        )  # fmt: skip
    return [row("scratch_cnn: training", clock.whole(EPOCHS), "s", extrapolated(size))]


HIDDEN = {
    "CUDA_VISIBLE_DEVICES": "",
    "HIP_VISIBLE_DEVICES": "",
    "JAX_PLATFORMS": "cpu",
    "KERAS_TORCH_DEVICE": "cpu",
}
"""What hides every card from a process, whatever its backend."""


def agreement(size: Size, rows: Sequence[Row]) -> list[Row]:
    """Accuracies of scratch_cnn here and on the processor, the same seeds; and VGG16's features."""
    mine, ours = accuracies(size), np.array(some_features(size.batch))
    there = harness.fresh(on_processor, list(size), **HIDDEN)
    runs = [
        {"here": {"accuracy": accuracy}, "processor": {"accuracy": other}}
        for accuracy, other in zip(mine, there["accuracies"], strict=True)
    ]
    paired = harness.paired(runs, "here", "processor", "accuracy")
    low, high = paired["ci95"]
    verdict = "within the noise of seeds" if low <= 0 <= high else "beyond the noise of seeds"
    note = (
        f"{np.mean(mine):.3f} here, {np.mean(there['accuracies']):.3f} on the processor alone, "
        f"{size.seeds} seeds; 95% interval {low:+.3f} to {high:+.3f}: {verdict}"
    )
    theirs = np.array(there["features"])
    furthest = float(np.abs(ours - theirs).max() / np.abs(theirs).max())
    return [
        row("scratch_cnn: accuracy less the processor's", paired["mean"], "", note, runs=runs),
        row("VGG16's features, largest difference", furthest, "of the largest", "float32"),
    ]


def on_processor(size: list[Any]) -> dict[str, list]:
    """The same in a process that sees no card.

    Raises:
        RuntimeError: it sees one all the same; the comparison would be of a card with itself.
    """
    from facestudy.models import hardware

    if hardware.has_gpu():
        raise RuntimeError("the card could not be hidden from the process that is to compare")
    chosen = Size(*size)
    return {"accuracies": accuracies(chosen), "features": some_features(chosen.batch)}


def accuracies(size: Size) -> list[float]:
    """The best validation accuracy of each seed."""
    pictures, labels = made(size.made)
    learn = size.made * 2 // 3
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(size.seeds):
            fit.set_seed(seed)
            model = scratch_cnn.build(CLASSES, augmentation=Augmentation())
            history = fit.fit(
                scratch_cnn.compile(model), pictures[:learn], labels[:learn],
                validation=(pictures[learn:], labels[learn:]), epochs=size.epochs, seed=seed,
                checkpoint=Path(folder) / f"{seed}.npz", repeats=2, progress=False,
            )  # fmt: skip
            found.append(float(history["val_accuracy"].max()))
    return found


def some_features(batch: int) -> list[list[float]]:
    """VGG16's features of a few pictures in float32; the weights are the same everywhere."""
    network = architecture()
    generator = np.random.default_rng(0)
    for variable in network.trainable_variables:
        fan_in = float(np.prod(variable.shape[:-1]))
        values = generator.standard_normal(variable.shape, "float32")
        variable.assign(values * (2 / fan_in) ** 0.5 if len(variable.shape) > 1 else 0 * values)
    pixels = made(min(batch, 16))[0].astype("float32") / 255 - 0.5
    return np.asarray(network.predict_on_batch(pixels)).astype(float).tolist()


@lru_cache(maxsize=2)
def made(count: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Pictures with something to learn, RGB uint8 (count, 128, 128, 3), and class numbers."""
    generator = np.random.default_rng(seed)
    labels = np.arange(count) % CLASSES
    y, x = np.mgrid[:SIDE, :SIDE] / (SIDE - 1)
    pictures = np.empty((count, SIDE, SIDE, 3), np.uint8)
    for number, label in enumerate(labels):
        coarse = np.kron(generator.normal(0, 30, (8, 8)), np.ones((16, 16)))
        across, down = generator.normal(0.5, 0.12), generator.normal(0.2 + 0.2 * label, 0.05)
        spot = SPOT * np.exp(-((x - across) ** 2 + (y - down) ** 2) / (2 * 0.12**2))
        grey = 128 + coarse + generator.normal(0, 12, (SIDE, SIDE)) + spot
        pictures[number] = np.clip(grey, 0, 255)[..., None]
    return pictures, labels


def vgg16() -> Backbone:
    """VGG16 with random weights, cut as the study cuts it."""
    policy = precision.choose()
    network = precision.recast(architecture(), policy, vggface.ROUNDED)
    frozen, tail = vggface.split_at_cut(network)
    return Backbone("vggface", frozen, tail, "", "Random weights.", precision=policy)


def architecture() -> keras.Model:
    """`vggface.architecture` without the package that it comes from: the same layers and names."""
    picture = keras.Input((SIDE, SIDE, 3))
    x = picture
    for block, (filters, depth) in enumerate(
        ((64, 2), (128, 2), (256, 3), (512, 3), (512, 3)), start=1
    ):
        for layer in range(1, depth + 1):
            x = keras.layers.Conv2D(
                filters, 3, padding="same", activation="relu", name=f"conv{block}_{layer}"
            )(x)
        x = keras.layers.MaxPooling2D(2, name=f"pool{block}")(x)
    return keras.Model(picture, keras.layers.GlobalMaxPooling2D(name="maximum")(x))


PARTS = {
    "matrix product": matrix_product,
    "features": features,
    "scratch_cnn": scratch,
    "agreement with the processor": agreement,
    "stage 1": stage_1,
    "stage 2": stage_2,
}
"""What is short, and what tells most, first: parts that begin too late are left out."""
