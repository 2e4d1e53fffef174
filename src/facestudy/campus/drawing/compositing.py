"""Compositing in linear light: colours, soft edges and interpolation.

Pictures are painted as float32 planes (3, height, width) of linear light, which is clearly faster
here than interleaved pixels.
"""

from typing import Any

import numpy as np

from facestudy.campus.exact_math import gaussian, power

GAMMA = 2.2
Array = np.ndarray
Real = np.ndarray | np.floating | float
"""An array or a single number."""


def rgb(red: float, green: float, blue: float) -> Array:
    """A linear-light colour as float32 (3, 1, 1).

    >>> rgb(1, 0.5, 0).shape
    (3, 1, 1)
    """
    return np.array([red, green, blue], np.float32).reshape(3, 1, 1)


def srgb(red: int, green: int, blue: int) -> Array:
    """Convert an 8-bit display colour to linear light, float32 (3, 1, 1)."""
    return power(rgb(red, green, blue) / 255, GAMMA)


def mix(start: Real, end: Real, share: Real) -> Any:
    """Interpolate linearly from ``start`` (share 0) to ``end`` (share 1).

    Args:
        start: a number or an array.
        end: a number or an array that broadcasts with ``start``.
        share: 0..1, a number or an array that broadcasts with both.

    Returns:
        A number or an array, in the broadcast shape.

    >>> mix(10, 20, 0.25)
    12.5
    """
    return start + (end - start) * share


def smoothstep(low: Real, high: Real, value: Real) -> Array:
    """Cubic transition from 0 to 1.

    Args:
        low: where the transition is 0; it may be greater than ``high``.
        high: where the transition is 1.
        value: a number or an array.

    Returns:
        0..1, in the shape of ``value``.

    >>> [float(smoothstep(0, 2, x)) for x in (-1.0, 1.0, 3.0)]
    [0.0, 0.5, 1.0]
    """
    share = np.clip((value - low) / (high - low), 0, 1)
    return share * share * (3 - 2 * share)


def bell(value: Array, centre: Real, width: float) -> Array:
    """A Gaussian curve of height 1; ``width`` is the standard deviation."""
    away = (value - centre) / width
    return gaussian(0.5 * away * away)


def between(value: Array, low: Real, high: Real, pixel: float) -> Array:
    """1 where low < value < high, else 0, with edges one ``pixel`` wide."""
    return np.clip((value - low) / pixel + 0.5, 0, 1) * np.clip((high - value) / pixel + 0.5, 0, 1)


def over(canvas: Array, colour: Array, coverage: Array) -> None:
    """Composite ``colour`` over ``canvas`` in place.

    Args:
        canvas: (3, h, w), changed in place.
        colour: (3, h, w) or (3, 1, 1).
        coverage: (h, w), the opacity of the colour, 0..1.
    """
    canvas += (colour - canvas) * coverage


def shifted_down(image: Array, rows: int) -> Array:
    """Shift the image down by some rows; the top row is repeated."""
    if rows <= 0:
        return image
    return np.concatenate([np.repeat(image[:1], rows, axis=0), image[:-rows]])


def smooth_line(points: Array, steps: int = 8) -> Array:
    """Resample the polyline through ``points`` (n, k) to (steps * n, k) points."""
    corners = np.asarray(points, np.float32)
    positions = np.linspace(0, len(corners) - 1, steps * len(corners))
    corner_numbers = np.arange(len(corners))
    return np.stack(
        [np.interp(positions, corner_numbers, corners[:, k]) for k in range(corners.shape[1])],
        axis=1,
    )
