"""A face and what is around it, upright and of one size, for measuring hair, clothes and light."""

from functools import cache
from typing import NamedTuple

import cv2
import numpy as np

from facestudy.audit.controls.raw_picture import RawPicture
from facestudy.prepare import face_geometry

UNIT = 24
"""Pixels of the frame for the distance between the eyes."""
LEFT, RIGHT, TOP, BOTTOM = -3.2, 3.2, -3.2, 5.2
"""Edges of the frame, in units to the right of and below the middle of the face."""
WIDTH, HEIGHT = round((RIGHT - LEFT) * UNIT), round((BOTTOM - TOP) * UNIT)


class FaceFrame(NamedTuple):
    """A face in its frame.

    Attributes:
        lab: CIELAB, float32 (HEIGHT, WIDTH, 3): lightness 0 to 100, a, b.
        seen: where the picture reaches, bool (HEIGHT, WIDTH).
        landmarks: (5, 2), in units to the right of and below the middle of the face.
        turn: as in `facestudy.prepare.face_geometry.Head`.
        middle: the middle of the face, (2,), in units to the right of and below the eyes' middle.
    """

    lab: np.ndarray
    seen: np.ndarray
    landmarks: np.ndarray
    turn: float
    middle: np.ndarray


@cache
def grid() -> tuple[np.ndarray, np.ndarray]:
    """The units to the right and below of each pixel of the frame, each (HEIGHT, WIDTH)."""
    y, x = np.mgrid[:HEIGHT, :WIDTH] + 0.5
    return x / UNIT + LEFT, y / UNIT + TOP


@cache
def oval() -> np.ndarray:
    """The face from hairline to chin, bool (HEIGHT, WIDTH)."""
    return face_geometry.ellipse(*grid(), centre=(0.0, 0.36), radii=(1.07, 1.4))


def mean(face: FaceFrame, where: np.ndarray) -> np.ndarray:
    """The mean CIELAB colour of some pixels (HEIGHT, WIDTH) that the picture reaches, (3,); NaN
    where it reaches none.
    """
    seen = where & face.seen
    return face.lab[seen].mean(axis=0, dtype=float) if seen.any() else np.full(3, np.nan)


def frame(picture: RawPicture) -> FaceFrame:
    """Cut the frame out of a raw picture.

    Raises:
        CannotForm: the landmarks are unknown.
    """
    head = face_geometry.head(picture.landmarks)
    own = np.array([head.coordinates(point) for point in picture.landmarks])
    shift = own[[face_geometry.RIGHT_MOUTH, face_geometry.LEFT_MOUTH], 0].mean() / 2
    middle = np.array([shift - 1.3 * head.turn, 0.0])
    source, points = _reduced(picture, head.unit)
    scale = UNIT / (head.unit * source.shape[0] / picture.pixels.shape[0])
    rotation = np.stack([head.right, head.down]) * scale
    at = points[[face_geometry.RIGHT_EYE, face_geometry.LEFT_EYE]].mean(axis=0)
    target = np.array([-LEFT, -TOP]) * UNIT - middle * UNIT
    matrix = np.column_stack([rotation, target - rotation @ at])
    size = (WIDTH, HEIGHT)
    cut = cv2.warpAffine(
        source, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    whole = np.ones(source.shape[:2], np.uint8)
    seen = cv2.warpAffine(whole, matrix, size, flags=cv2.INTER_NEAREST) > 0
    lab = cv2.cvtColor(cut.astype(np.float32) / 255, cv2.COLOR_RGB2Lab)
    return FaceFrame(lab, seen, own - middle, head.turn, middle)


def _reduced(picture: RawPicture, unit: float) -> tuple[np.ndarray, np.ndarray]:
    """The picture averaged down to the frame's resolution, and its landmarks."""
    pixels = picture.pixels
    scale = min(1.0, UNIT / unit)
    if scale < 1:
        size = [max(1, round(length * scale)) for length in pixels.shape[1::-1]]
        pixels = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    return pixels, picture.landmarks * (pixels.shape[0] / picture.pixels.shape[0])
