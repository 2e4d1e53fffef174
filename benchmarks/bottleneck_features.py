"""VGG16's 512 bottleneck features: a bank of the library against plain ``model.predict``."""

import shutil
from functools import partial
from pathlib import Path

import keras
import numpy as np

from benchmarks import harness, inputs
from facestudy.features import bank
from facestudy.models.backbones import vggface

CLAIM = "bottleneck features of VGG16"
AIM = "4 with matrix units"


def measure(plan: harness.Plan) -> harness.Entry:
    count = plan.pick(512, 64)
    with inputs.temporary_root() as root:
        faces, _ = inputs.faces(count)
        backbone, plain = inputs.vgg16(), vggface.architecture()
        network = backbone.network()
        ours(network, faces[:64], root)
        baseline(plain, faces[:64])  # both are traced before the clock starts
        runs = harness.alternate(
            lambda: harness.seconds(partial(ours, network, faces, root)) / count,
            lambda: harness.seconds(partial(baseline, plain, faces)) / count,
            plan.pairs,
        )
    compared = (
        f"features.bank.build_bank in {backbone.precision}, nothing cached, against model.predict "
        f"in float32, batches of 32, on {count} pictures; {inputs.WEIGHTS}"
    )
    return harness.entry(CLAIM, runs, unit="pictures/s", rate=True, compared=compared)


def ours(network: keras.Model, faces: np.ndarray, root: Path) -> object:
    """Reads, computes, writes and finds again what it wrote."""
    shutil.rmtree(root / "cache", ignore_errors=True)
    return bank.build_bank(network, faces, cache=root / "cache", key="vgg16")


def baseline(network: keras.Model, faces: np.ndarray) -> np.ndarray:
    blue_green_red = faces[..., ::-1].astype("float32") - np.array(vggface.MEAN_BGR, "float32")
    return network.predict(blue_green_red, batch_size=32, verbose=0)


if __name__ == "__main__":
    harness.main(measure)
