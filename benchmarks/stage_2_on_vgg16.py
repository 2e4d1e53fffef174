"""Stage 2 on VGG16: the head on banked activations against ``fit`` of the whole network.

The baseline is the published way: all layers frozen but the last three and the top, SGD 1e-4,
augmented pictures through the whole network in every epoch. Ours computes the frozen part's
activations once for a bank of views and trains what learns. Banked views are not fresh
augmentation: notebook 07_finetune says what that changes.
"""

import shutil
import time
from functools import partial
from pathlib import Path

import keras
import numpy as np

from benchmarks import harness, inputs
from facestudy.features import bank as banks
from facestudy.models import classifier_head, finetune
from facestudy.models.backbones import vggface
from facestudy.models.backbones.base import Backbone
from facestudy.training import fit

CLAIM = "stage 2 on VGG16, published epochs"
AIM = "6 without matrix units"
EPOCHS, REPEATS, VIEWS, BATCH, CLASSES = 100, 3, 10, 32, 4
TRAIN, VALIDATE = 958, 137  # 70 and 10 % of the published 1,369
BANKED = 64  # pictures of which the bank is measured
MEASURED = 2  # epochs; of 1,066 pictures they have 200 steps


def measure(plan: harness.Plan) -> harness.Entry:
    learn = plan.pick(1066, 64)
    validate = learn // 7
    size = (EPOCHS * TRAIN) / (MEASURED * learn)  # the published training holds so many of ours
    with inputs.temporary_root() as root:
        faces, labels = inputs.faces(learn + validate)
        parts: list[dict[str, float]] = []
        backbone = inputs.vgg16()
        network = plain_network()
        network.fit(*augmented(faces[:64], labels[:64], 1), verbose=0)  # traced before the clock

        def ours() -> float:
            banked, trained = our_way(backbone, faces, labels, learn, root)
            parts.append({"bank": banked, "training": trained})
            return banked + trained

        runs = harness.alternate(
            ours, lambda: size * baseline(network, faces, labels, learn), plan.pairs
        )
    compared = f"ours in {backbone.precision}: {describe(learn, validate, size)}"
    return harness.entry(CLAIM, runs, unit="s", compared=compared, parts_of_ours=parts)


def describe(learn: int, validate: int, size: float) -> str:
    steps = -(-learn * REPEATS // BATCH) * MEASURED
    return (
        f"bank of {VIEWS} views and training.fit of the head against plain fit of the "
        f"whole network in float32; {steps} training steps each ({MEASURED} epochs of {learn} "
        f"pictures three times, {validate} to validate), extrapolated x {size:.1f} to {EPOCHS} "
        f"epochs of {TRAIN}; the bank extrapolated from {BANKED * (1 + VIEWS)} of its rows; "
        f"{inputs.WEIGHTS}"
    )


def our_way(
    backbone: Backbone, faces: np.ndarray, labels: np.ndarray, learn: int, root: Path
) -> tuple[float, float]:
    """Seconds of the bank and of the training, both of the published size."""
    shutil.rmtree(root / "bank", ignore_errors=True)
    some, rows = faces[:BANKED], TRAIN * (1 + VIEWS) + VALIDATE
    start = time.perf_counter()
    few = banks.build_bank(
        backbone.frozen, some, cache=root / "bank", key="vgg16-frozen", views=VIEWS
    )
    banked = (time.perf_counter() - start) / (len(some) * (1 + VIEWS)) * rows
    # Training reads as many rows as it would of the full bank, those few again and again.
    bank = few.select(np.arange(len(faces)) % len(few))
    head = finetune.compile(finetune.head(backbone, classifier_head.build_for(backbone, CLASSES)))

    def run(epochs: int) -> float:
        return harness.seconds(partial(train_head, head, bank, labels, learn, root, epochs))

    whole = EPOCHS * TRAIN / learn
    return banked, harness.extrapolate(run, few=1, many=1 + MEASURED, whole=whole)


def train_head(
    head: keras.Model, bank: banks.Bank, labels: np.ndarray, learn: int, root: Path, epochs: int
) -> None:
    shutil.rmtree(root / "state", ignore_errors=True)
    fit.fit(
        head,
        bank.select(slice(0, learn)),
        labels[:learn],
        validation=(bank.select(slice(learn, None)), labels[learn:]),
        epochs=epochs,
        seed=0,
        checkpoint=root / "state" / "training.npz",
        repeats=REPEATS,
        views=True,
    )


def plain_network() -> keras.Model:
    """As published: VGG16, frozen but for conv5_3, its pooling and maximum, and the top."""
    network = vggface.architecture()
    for layer in network.layers:
        layer.trainable = layer.name == "conv5_3"
    x = keras.layers.Dense(128, activation="relu")(network.output)
    x = keras.layers.Dropout(0.5)(x)
    x = keras.layers.Dense(CLASSES, activation="softmax")(x)
    model = keras.Model(network.input, x)
    optimizer = keras.optimizers.SGD(1e-4, momentum=0.9)
    model.compile(optimizer, "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


def augmented(faces: np.ndarray, labels: np.ndarray, repeats: int) -> tuple:
    """Batches of moved pictures, less the mean, from memory."""
    from keras.src.legacy.preprocessing.image import ImageDataGenerator

    generator = ImageDataGenerator(
        rotation_range=15,
        zoom_range=0.1,
        width_shift_range=0.05,
        height_shift_range=0.05,
        horizontal_flip=True,
    )
    pixels = np.repeat(centred(faces), repeats, axis=0)
    return (generator.flow(pixels, np.repeat(labels, repeats), batch_size=BATCH),)


def centred(faces: np.ndarray) -> np.ndarray:
    return faces[..., ::-1].astype("float32") - np.array(vggface.MEAN_BGR, "float32")


def baseline(network: keras.Model, faces: np.ndarray, labels: np.ndarray, learn: int) -> float:
    data = augmented(faces[:learn], labels[:learn], REPEATS)
    held_out = (centred(faces[learn:]), labels[learn:])
    start = time.perf_counter()
    network.fit(*data, validation_data=held_out, epochs=MEASURED, verbose=0)
    return time.perf_counter() - start


if __name__ == "__main__":
    harness.main(measure)
