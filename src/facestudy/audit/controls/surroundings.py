"""Control: light, colour, noise and sharpness of what surrounds the person."""

import cv2
import numpy as np

from facestudy.audit.controls import columns, image_quality
from facestudy.audit.controls.background import MIN_BACKGROUND
from facestudy.audit.controls.raw_picture import CannotForm, RawPicture

COLUMNS = (
    "lightness",
    "contrast",
    "darkest",
    "brightest",
    "green_red",
    "blue_yellow",
    "colour_spread",
    "top_to_bottom",
    "left_to_right",
    "noise",
    "sharpness",
)
"""CIELAB lightness (0 to 100): mean, standard deviation, 5th and 95th percentile; mean a and b and
the root mean square of their spread; differences in lightness between the picture's halves; and
`image_quality`'s noise and sharpness."""


def measure(picture: RawPicture) -> np.ndarray:
    """The `COLUMNS` of one picture, measured outside head, hair and shoulders, (11,).

    Args:
        picture: a raw picture.

    Raises:
        CannotForm: the person fills the picture.
    """
    outside = ~picture.person
    if np.count_nonzero(outside) < MIN_BACKGROUND * outside.size:
        raise CannotForm("the person fills the picture, so there is no background")
    lab = cv2.cvtColor(picture.small.astype(np.float32) / 255, cv2.COLOR_RGB2Lab)
    light, a, b = lab[outside].T
    y, x = np.nonzero(outside)
    height, width = outside.shape
    luma = image_quality.grey(picture.pixels)
    mask = cv2.resize(
        outside.astype(np.uint8), luma.shape[::-1], interpolation=cv2.INTER_NEAREST
    ).astype(bool)
    return np.array(
        [
            light.mean(),
            light.std(),
            *np.percentile(light, [5, 95]),
            a.mean(),
            b.mean(),
            np.sqrt(a.var() + b.var()),
            _difference(light, y > height / 2),
            _difference(light, x > width / 2),
            image_quality.noise(luma, mask),
            image_quality.sharpness(luma, mask),
        ]
    )


def _difference(light: np.ndarray, second: np.ndarray) -> float:
    """The mean lightness of the second half less that of the first; 0 if one is empty."""
    if second.all() or not second.any():
        return 0.0
    return float(light[second].mean() - light[~second].mean())


def features(measured: np.ndarray, reference: np.ndarray | None = None) -> np.ndarray:
    """The standardised columns and their squares, (n, 22); see `columns.with_squares`."""
    return columns.with_squares(measured, reference)
