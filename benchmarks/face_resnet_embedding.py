"""dlib's 128-d embedding of aligned faces: the network rebuilt in Keras against dlib itself.

dlib takes a face at a time; handed a list it is no faster (measured: 16 a second against 18).
"""

from functools import partial

import dlib
import keras
import numpy as np

from benchmarks import harness, inputs
from facestudy.models import precision
from facestudy.models.backbones import dlib_weights, face_resnet
from facestudy.training import fit

CLAIM = "face_resnet embedding"
AIM = "20"


def measure(plan: harness.Plan) -> harness.Entry:
    count = plan.pick(192, 16)
    with inputs.temporary_root():
        faces, _ = inputs.faces(count)
    side = dlib_weights.SIDE
    chips = np.asarray(keras.ops.image.resize(faces, (side, side)))
    chips = np.clip(chips.round(), 0, 255).astype(np.uint8)
    policy = precision.choose()
    network = face_resnet.embedding(policy)
    reference = dlib.face_recognition_model_v1(str(face_resnet.weights()))
    furthest = float(np.abs(ours(network, chips) - baseline(reference, chips)).max())
    runs = harness.alternate(
        lambda: harness.seconds(partial(ours, network, chips)) / count,
        lambda: harness.seconds(partial(baseline, reference, chips)) / count,
        plan.pairs,
    )
    compared = (
        f"face_resnet.embedding ({policy}) against compute_face_descriptor on "
        f"{count} aligned faces of 150 x 150, both warm; largest difference {furthest:.1e}"
    )
    return harness.entry(CLAIM, runs, unit="faces/s", rate=True, compared=compared)


def ours(network: keras.Model, chips: np.ndarray) -> np.ndarray:
    return fit.predict(network, chips)


def baseline(reference: "dlib.face_recognition_model_v1", chips: np.ndarray) -> np.ndarray:
    return np.array([reference.compute_face_descriptor(chip) for chip in chips])


if __name__ == "__main__":
    harness.main(measure)
