"""An epoch of scratch_cnn in the library's ``fit`` against plain Keras ``fit``.

The same network with the same augmentation in it, the same pictures in memory, batches of 32 and
validation pictures, on the same engine: precision, oneDNN, XLA or not. Ours draws the order of
each epoch from its seed, keeps the best weights and writes a checkpoint after each epoch; plain
``fit`` writes none. The ratio is to stay above 0.91: ours may take 1.1 times as long.
"""

import shutil
from functools import partial
from pathlib import Path

import keras
import numpy as np

from benchmarks import harness, inputs
from benchmarks.epoch_times import EpochClock
from facestudy.features import bank
from facestudy.features.augment import Augmentation
from facestudy.models import precision, scratch_cnn
from facestudy.training import fit

CLAIM = "an epoch of scratch_cnn against plain fit"
AIM = "0.91"
TRAIN, VALIDATE = 910, 137
REPEATS, BATCH, CLASSES = 3, 32, 4


def measure(plan: harness.Plan) -> harness.Entry:
    learn, validate = plan.pick(TRAIN, 64), plan.pick(VALIDATE, 16)
    epochs = plan.pick(6, 2)
    policy = precision.choose()
    with inputs.temporary_root() as root:
        faces, labels = inputs.faces(learn + validate)
        pixels = network_inputs(faces, policy, root)

        ours_of = partial(ours, policy, pixels, labels, learn, root)
        plain_of = partial(plain, policy, pixels, labels, learn)
        ours_of(2)
        plain_of(2)  # what a process does once is done before the clock starts
        runs = harness.alternate(partial(ours_of, epochs), partial(plain_of, epochs), plan.pairs)
    compared = (
        f"training.fit against keras fit in {policy}, augmentation in the network: {learn} "
        f"pictures {REPEATS} times an epoch, {validate} to validate; the median of {epochs - 1} "
        "epochs after the first"
    )
    return harness.entry(CLAIM, runs, unit="s", compared=compared)


def network_inputs(faces: np.ndarray, policy: str, root: Path) -> np.ndarray:
    """What the network sees of the faces: float32 (n, 64, 64, 1)."""
    shrink, _ = scratch_cnn.split_after_preprocessing(built(policy))
    rows = bank.build_bank(shrink, faces, cache=root / "seen", key="seen", dtype="float32")
    return np.asarray(bank.plain(rows))


def built(policy: str) -> keras.Model:
    return scratch_cnn.build(CLASSES, augmentation=Augmentation(), policy=policy)


def network(policy: str) -> keras.Model:
    """The network behind the preprocessing, compiled as in the study."""
    _, head = scratch_cnn.split_after_preprocessing(built(policy))
    return scratch_cnn.compile(head)


def ours(
    policy: str, pixels: np.ndarray, labels: np.ndarray, learn: int, root: Path, epochs: int
) -> float:
    """Seconds of an epoch in `facestudy.training.fit`."""
    shutil.rmtree(root / "state", ignore_errors=True)
    clock = EpochClock()
    fit.fit(
        network(policy),
        pixels[:learn],
        labels[:learn],
        validation=(pixels[learn:], labels[learn:]),
        epochs=epochs,
        seed=0,
        checkpoint=root / "state" / "training.npz",
        repeats=REPEATS,
        batch_size=BATCH,
        callbacks=[clock],
    )
    return clock.epoch()


def plain(policy: str, pixels: np.ndarray, labels: np.ndarray, learn: int, epochs: int) -> float:
    """Seconds of an epoch in Keras's own ``fit``."""
    shown, clock = np.tile(np.arange(learn), REPEATS), EpochClock()
    network(policy).fit(
        pixels[shown],
        labels[shown],
        validation_data=(pixels[learn:], labels[learn:]),
        batch_size=BATCH,
        epochs=epochs,
        callbacks=[clock],
        verbose=0,
    )
    return clock.epoch()


if __name__ == "__main__":
    harness.main(measure)
