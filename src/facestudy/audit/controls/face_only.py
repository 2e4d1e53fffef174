"""Control: the face's oval alone; everything else is grey."""

import cv2
import numpy as np

from facestudy.audit.controls.raw_picture import GREY, RawPicture
from facestudy.prepare import face_geometry
from facestudy.prepare.crop import SIDE

FACE_WIDTH = 3.2
"""Side of the square around a face, in units of the distance between the eyes."""


def transform(picture: RawPicture) -> np.ndarray:
    """Show the face's oval alone, upright and of the same size in all pictures.

    The size and place of a face in its picture are the photographer's choice, so they are
    removed.

    Args:
        picture: a raw picture.

    Returns:
        RGB uint8 (128, 128, 3).

    Raises:
        CannotForm: the landmarks are unknown.
    """
    points, pixels = picture.landmarks, picture.pixels
    shown = np.where(face_geometry.face_oval(pixels.shape, points)[..., None], pixels, GREY)
    head = face_geometry.head(points)
    scale = SIDE / (FACE_WIDTH * head.unit)
    rotation = np.stack([head.right, head.down]) * scale
    centre = rotation @ (head.origin + 0.42 * head.unit * head.down)
    matrix = np.column_stack([rotation, SIDE / 2 - centre])
    return _warp(shown.astype(np.uint8), matrix, scale)


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
