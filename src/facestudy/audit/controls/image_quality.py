"""Noise and sharpness of a part of a picture, in the picture's own pixels."""

import cv2
import numpy as np

_NOISE = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32) / 6
"""Blind to planes and to straight edges; noise keeps its deviation (Immerkaer, 1996, Fast Noise
Variance Estimation, https://doi.org/10.1006/cviu.1996.0060)."""
MIN_PIXELS = 60


def grey(picture: np.ndarray) -> np.ndarray:
    """The luma of an RGB uint8 picture, float32 (height, width), 0 to 255."""
    return cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32)


def noise(luma: np.ndarray, mask: np.ndarray) -> float:
    """log(1 + standard deviation of the noise in grey levels); NaN in too few pixels.

    The median is taken, so that edges and texture count little.

    Args:
        luma: from `grey`.
        mask: bool (height, width), where to look.
    """
    inside = _inner(mask)
    if np.count_nonzero(inside) < MIN_PIXELS:
        return float("nan")
    residual = np.abs(cv2.filter2D(luma, cv2.CV_32F, _NOISE)[inside])
    return float(np.log1p(np.median(residual) / 0.6745))


def sharpness(luma: np.ndarray, mask: np.ndarray) -> float:
    """How much steeper the steepest edges are than after a blur of two pixels; NaN in too few.

    The logarithm of the ratio of 95th percentiles of the gradient: 0 where a blur changes nothing
    (a picture out of focus), about 1 where edges are one pixel wide.

    Args:
        luma: from `grey`.
        mask: bool (height, width), where to look.
    """
    inside = _inner(mask)
    if np.count_nonzero(inside) < MIN_PIXELS:
        return float("nan")
    own, blurred = (
        np.percentile(_gradient(image)[inside], 95) for image in (luma, _blurred(luma, mask))
    )
    return float(np.log((own + 1) / (blurred + 1)))


def _blurred(luma: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """A blur that mixes in nothing from outside the mask."""
    weight = mask.astype(np.float32)
    mixed = cv2.GaussianBlur(luma * weight, (0, 0), 2.0)
    return mixed / np.maximum(cv2.GaussianBlur(weight, (0, 0), 2.0), 1e-3)


def _gradient(luma: np.ndarray) -> np.ndarray:
    return cv2.magnitude(*(cv2.Scharr(luma, cv2.CV_32F, *axis) / 32 for axis in ((1, 0), (0, 1))))


def _inner(mask: np.ndarray) -> np.ndarray:
    """The mask without its rim, whose neighbours lie outside."""
    return cv2.erode(mask.astype(np.uint8), np.ones((5, 5), np.uint8), borderValue=0) > 0
