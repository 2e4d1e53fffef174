"""Control: light and colour of 3 x 3 parts of the face, its noise and its sharpness.

It is called neither site nor face: it holds the lamp, the exposure and the camera, and with them
some of the skin's tone, of beard and of make-up.
"""

from functools import cache

import cv2
import numpy as np

from facestudy.audit.controls import columns, face_frame, image_quality
from facestudy.audit.controls.raw_picture import RawPicture
from facestudy.prepare import face_geometry

ROWS, ACROSS = ("forehead", "middle", "chin"), ("right", "centre", "left")
COLUMNS = (
    *(
        f"{row}_{column}_{band}"
        for row in ROWS
        for column in ACROSS
        for band in ("lightness", "green_red", "blue_yellow")
    ),
    "noise",
    "sharpness",
)
"""Mean CIELAB lightness (0 to 100), a and b of the face's thirds (right is the person's right), and
`image_quality`'s noise and sharpness."""


def measure(picture: RawPicture) -> np.ndarray:
    """The `COLUMNS` of one picture, measured inside the face's oval, (29,).

    Args:
        picture: a raw picture.

    Raises:
        CannotForm: the landmarks are unknown.
    """
    face = picture.once(face_frame.frame)
    means = [
        face.lab[where].mean(axis=0) if where.any() else np.full(3, np.nan)
        for where in (cell & face.seen for cell in _cells())
    ]
    return np.concatenate([*means, _quality(picture)])


@cache
def _cells() -> tuple[np.ndarray, ...]:
    """The masks of the nine cells, each bool, of the face frame's shape."""
    across, down = face_frame.grid()
    column = np.digitize(across, [-0.4, 0.4])
    row = np.digitize(down, [-0.25, 0.75])
    return tuple(face_frame.oval() & (row == i) & (column == k) for i in range(3) for k in range(3))


def _quality(picture: RawPicture) -> list[float]:
    """Noise and sharpness in the pixels of the file; of the face's surroundings none is needed."""
    x, y, width, height = cv2.boundingRect(picture.landmarks.astype(np.float32))
    margin = max(width, height)
    left, top = max(0, x - margin), max(0, y - margin)
    part = picture.pixels[top : y + height + margin, left : x + width + margin]
    oval = face_geometry.face_oval(part.shape, picture.landmarks - [left, top])
    luma = image_quality.grey(part)
    return [image_quality.noise(luma, oval), image_quality.sharpness(luma, oval)]


def features(measured: np.ndarray, reference: np.ndarray | None = None) -> np.ndarray:
    """The standardised columns and their squares, (n, 58); see `columns.with_squares`."""
    return columns.with_squares(measured, reference)
