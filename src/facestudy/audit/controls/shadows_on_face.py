"""Control: the shadows and the highlights of a face, which show where the lamp stands and how hard
its light is.
"""

from functools import cache

import numpy as np

from facestudy.audit.controls import columns, face_frame
from facestudy.audit.controls.raw_picture import RawPicture

PLACES = {
    "under_brow": ((0.25, 0.75), (-0.22, -0.10)),
    "under_eye": ((0.25, 0.75), (0.12, 0.25)),
    "under_nose": ((0.0, 0.30), (0.68, 0.82)),
    "under_lip": ((0.0, 0.35), (1.22, 1.36)),
    "under_chin": ((0.0, 0.50), (1.75, 2.05)),
    "bridge": ((0.0, 0.12), (0.20, 0.55)),
    "brow": ((0.0, 0.40), (-0.80, -0.50)),
    "cheek": ((0.30, 0.80), (0.40, 0.80)),
}
"""From and to: to either side of the face's middle, and below it, in distances between the eyes."""
PERCENTILES = (2, 10, 90, 98)
HIGHLIGHT = 97
"""Percentile of the lightness from which a pixel belongs to the highlights."""
COLUMNS = (
    *(f"{place}_{band}" for place in PLACES for band in ("lightness", "green_red", "blue_yellow")),
    *(f"lightness_{percentile}" for percentile in PERCENTILES),
    "highlight_across",
    "highlight_down",
)
"""Mean CIELAB lightness (0 to 100), a and b of each place, both sides together; percentiles of the
face's lightness; and the middle of its highlights, to the picture's right of and below the face's
middle."""


def measure(picture: RawPicture) -> np.ndarray:
    """The `COLUMNS` of one picture, (columns,); NaN where the picture does not reach.

    Args:
        picture: a raw picture.

    Raises:
        CannotForm: the landmarks are unknown.
    """
    face = picture.once(face_frame.frame)
    means = [face_frame.mean(face, place) for place in _places()]
    inside = face_frame.oval() & face.seen
    light = face.lab[..., 0]
    if not inside.any():
        return np.full(len(COLUMNS), np.nan)
    across, down = face_frame.grid()
    bright = inside & (light >= np.percentile(light[inside], HIGHLIGHT))
    spread = np.percentile(light[inside], PERCENTILES)
    return np.concatenate([*means, spread, [across[bright].mean(), down[bright].mean()]])


@cache
def _places() -> tuple[np.ndarray, ...]:
    """The masks of `PLACES`, each bool, of the face frame's shape."""
    across, down = face_frame.grid()
    side = np.abs(across)
    return tuple(
        (side >= left) & (side < right) & (down >= top) & (down < bottom)
        for (left, right), (top, bottom) in PLACES.values()
    )


def features(measured: np.ndarray, reference: np.ndarray | None = None) -> np.ndarray:
    """The standardised columns and their squares, (n, 2 columns); see `columns.with_squares`."""
    return columns.with_squares(measured, reference)
