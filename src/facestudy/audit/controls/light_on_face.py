"""Control: light and colour of the parts of the face.

It is called neither site nor face: it holds the lamp and the exposure, and with them some of the
skin's tone, of beard and of make-up.
"""

from functools import cache

import numpy as np

from facestudy.audit.controls import columns, face_frame
from facestudy.audit.controls.raw_picture import RawPicture

ROWS, ACROSS = ("forehead", "middle", "chin"), ("right", "centre", "left")
FINE_ROWS, FINE_COLUMNS = np.linspace(-1.0, 1.72, 8), np.linspace(-1.0, 1.0, 6)
"""Edges of the finer cells, in distances between the eyes below and to the right of the middle."""
LEAST = 40
"""Pixels of the frame that a finer cell has inside the oval."""


@cache
def _cells() -> tuple[np.ndarray, ...]:
    """The masks of the nine cells, each bool, of the face frame's shape."""
    across, down = face_frame.grid()
    column = np.digitize(across, [-0.4, 0.4])
    row = np.digitize(down, [-0.25, 0.75])
    return tuple(face_frame.oval() & (row == i) & (column == k) for i in range(3) for k in range(3))


@cache
def _fine_cells() -> tuple[np.ndarray, ...]:
    """The masks of the finer cells, from the upper left to the lower right."""
    across, down = face_frame.grid()
    column, row = np.digitize(across, FINE_COLUMNS), np.digitize(down, FINE_ROWS)
    cells = [
        face_frame.oval() & (row == i) & (column == k)
        for i in range(1, len(FINE_ROWS))
        for k in range(1, len(FINE_COLUMNS))
    ]
    return tuple(cell for cell in cells if np.count_nonzero(cell) >= LEAST)


COLUMNS = (
    *(
        f"{row}_{column}_{band}"
        for row in ROWS
        for column in ACROSS
        for band in ("lightness", "green_red", "blue_yellow")
    ),
    *(f"fine_{number}_lightness" for number in range(len(_fine_cells()))),
)
"""Mean CIELAB lightness (0 to 100), a and b of the face's thirds (right is the person's right), and
the mean lightness of finer cells, whose shading shows how high the lamp stands."""


def measure(picture: RawPicture) -> np.ndarray:
    """The `COLUMNS` of one picture, measured inside the face's oval, (columns,).

    Args:
        picture: a raw picture.

    Raises:
        CannotForm: the landmarks are unknown.
    """
    face = picture.once(face_frame.frame)
    coarse = [face_frame.mean(face, cell) for cell in _cells()]
    fine = [face_frame.mean(face, cell)[:1] for cell in _fine_cells()]
    return np.concatenate([*coarse, *fine])


def features(measured: np.ndarray, reference: np.ndarray | None = None) -> np.ndarray:
    """The standardised columns and their squares, (n, 2 columns); see `columns.with_squares`."""
    return columns.with_squares(measured, reference)
