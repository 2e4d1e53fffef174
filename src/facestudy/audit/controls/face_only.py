"""Control: the face's oval alone; everything else is grey."""

from functools import cache

import cv2
import numpy as np

from facestudy.audit.controls import face_frame, hair
from facestudy.audit.controls.raw_picture import GREY, RawPicture
from facestudy.prepare import face_geometry
from facestudy.prepare.face_crop import SIDE

FACE_WIDTH = 3.2
"""Side of the square around a face, in units of the distance between the eyes."""
CENTRE = 0.42
"""The square's middle, in units below the eyes."""
SPREAD = 9.0
"""Pixels over which skin is averaged to paint over hair."""


def transform(picture: RawPicture) -> np.ndarray:
    """Show the face's oval alone, upright and of the same size in all pictures.

    The size and place of a face in its picture are the photographer's choice, so they are
    removed. Hair that hangs into the oval is painted over with the skin around it.

    Args:
        picture: a raw picture.

    Returns:
        RGB uint8 (128, 128, 3).

    Raises:
        CannotForm: the landmarks are unknown.
    """
    head = face_geometry.head(picture.landmarks)
    pixels, origin = _around(picture, head)
    oval = face_geometry.face_oval(pixels.shape, picture.landmarks - origin)
    scale = SIDE / (FACE_WIDTH * head.unit)
    rotation = np.stack([head.right, head.down]) * scale
    centre = rotation @ (head.origin - origin + CENTRE * head.unit * head.down)
    matrix = np.column_stack([rotation, SIDE / 2 - centre])
    shown = _warp(np.where(oval[..., None], pixels, GREY).astype(np.uint8), matrix, scale)
    return _without_hair(shown, picture.once(hair.regions))


def _around(picture: RawPicture, head: face_geometry.Head) -> tuple[np.ndarray, np.ndarray]:
    """The part of the picture around the face, and the place of its first pixel."""
    middle, reach = head.origin + CENTRE * head.unit * head.down, 2.4 * head.unit
    size = np.array(picture.pixels.shape[1::-1])
    left, top = np.clip(np.floor(middle - reach), 0, size - 1).astype(int)
    right, bottom = np.clip(np.ceil(middle + reach), 1, size).astype(int)
    return picture.pixels[top:bottom, left:right], np.array([left, top])


def _without_hair(shown: np.ndarray, judged: hair.Regions) -> np.ndarray:
    """Paint the hair in the upper half of the oval with the colours of the skin around it."""
    scale = SIDE / FACE_WIDTH / face_frame.UNIT
    unit = SIDE / FACE_WIDTH
    matrix = np.array([
        [scale, 0, SIDE / 2 + unit * (judged.face.middle[0] + face_frame.LEFT)],
        [0, scale, SIDE / 2 + unit * (face_frame.TOP - CENTRE)],
    ])  # fmt: skip
    mask = (judged.hair & _may_be_hair()).astype(np.uint8)
    mask = cv2.warpAffine(mask, matrix, (SIDE, SIDE), flags=cv2.INTER_NEAREST)
    inside = (shown != GREY).any(axis=2)
    hidden = (cv2.dilate(mask, np.ones((5, 5), np.uint8)) > 0) & inside
    if not hidden.any():
        return shown
    skin = (inside & ~hidden).astype(np.float32)
    weight = cv2.GaussianBlur(skin, (0, 0), SPREAD)
    colours = cv2.GaussianBlur(shown * skin[..., None], (0, 0), SPREAD)
    painted = colours / np.maximum(weight, 1e-4)[..., None]
    return np.where(hidden[..., None], np.round(painted), shown).astype(np.uint8)


@cache
def _may_be_hair() -> np.ndarray:
    """Forehead and temples, without brows, eyes and beard: bool, of the face frame's shape."""
    across, down = face_frame.grid()
    return (down < -0.42) | ((np.abs(across) > 0.75) & (down < 1.2))


def _warp(picture: np.ndarray, matrix: np.ndarray, scale: float) -> np.ndarray:
    """Apply an affine transformation (2, 3).

    Large pictures are averaged down first: otherwise aliasing would reveal their size.
    """
    if scale < 1:
        size = [max(1, round(length * scale)) for length in picture.shape[1::-1]]
        ratio = np.array(size) / picture.shape[1::-1]
        picture = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
        matrix = np.column_stack([matrix[:, :2] / ratio, matrix[:, 2]])
    return cv2.warpAffine(
        picture, matrix, (SIDE, SIDE), flags=cv2.INTER_LINEAR, borderValue=(GREY, GREY, GREY)
    )
