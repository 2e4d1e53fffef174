"""Skin tone as far as a picture shows it: colours of the cheeks, of the border and of the lights.

How light a cheek looks depends on the skin, the lamp and the exposure. The border and the brightest
parts tell the latter two, so that together the columns show more than the cheek alone: on 700
drawn portraits, each in a light of its own, a linear fit on others' tones had R2 .85 with the
lightness of the cheeks and .93 with all columns.
"""

from functools import cache

import cv2
import numpy as np

from facestudy.audit.controls import face_frame
from facestudy.audit.controls.raw_picture import RawPicture

COLUMNS = (
    "lighter cheek",
    "darker cheek",
    "cheeks, green to red",
    "cheeks, blue to yellow",
    "border",
    "brightest parts",
)
"""CIELAB: median lightness of each cheek (0 to 100), median a and b of both, median lightness of
the picture's border, and the 98th percentile of its lightness."""
BORDER = 0.03
"""Width of the border, as a share of the picture's shorter side."""


def measure(picture: RawPicture) -> np.ndarray:
    """The `COLUMNS` of one picture, (6,); NaN where no cheek is seen.

    Raises:
        CannotForm: the landmarks are unknown.
    """
    face = picture.once(face_frame.frame)
    cheeks = [face.lab[where & face.seen] for where in _cheeks()]
    if not all(map(len, cheeks)):
        return np.full(len(COLUMNS), np.nan)
    lights = sorted((float(np.median(cheek[:, 0])) for cheek in cheeks), reverse=True)
    colour = np.median(np.concatenate(cheeks)[:, 1:], axis=0)
    light = cv2.cvtColor(picture.small.astype(np.float32) / 255, cv2.COLOR_RGB2Lab)[..., 0]
    width = max(1, round(BORDER * min(light.shape)))
    border = np.concatenate([light[:width].ravel(), *(light[:, edge].ravel() for edge in
                             (slice(width), slice(-width, None)))])  # fmt: skip
    return np.array([*lights, *colour, np.median(border), np.percentile(light, 98)])


@cache
def _cheeks() -> tuple[np.ndarray, np.ndarray]:
    across, down = face_frame.grid()
    height = (down > 0.35) & (down < 0.8)
    right, left = ((side * across > 0.25) & (side * across < 0.7) & height for side in (-1, 1))
    return right, left
