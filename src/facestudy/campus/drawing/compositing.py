"""Small tools of the painters: linear-light colour planes, soft edges, compositing.

Pictures are float32 planes (3, height, width) of linear light while they are painted: planes are
clearly faster here than interleaved pixels.
"""

import cv2
import numpy as np

GAMMA = 2.2
Array = np.ndarray


def rgb(red: float, green: float, blue: float) -> Array:
    """A colour of linear light as float32 (3, 1, 1)."""
    return np.array([red, green, blue], np.float32).reshape(3, 1, 1)


def srgb(red: int, green: int, blue: int) -> Array:
    """An 8-bit display colour as linear light, float32 (3, 1, 1)."""
    return (rgb(red, green, blue) / 255) ** GAMMA


def mix(start, end, share):
    """From ``start`` (share 0) to ``end`` (share 1)."""
    return start + (end - start) * share


def smoothstep(low: float, high: float, value: Array) -> Array:
    """0 below ``low``, 1 above ``high``, smooth between; ``low`` may be the greater one."""
    share = np.clip((value - low) / (high - low), 0, 1)
    return share * share * (3 - 2 * share)


def bell(value: Array, centre: float, width: float) -> Array:
    """A Gaussian bump of height 1; ``width`` is its standard deviation."""
    return np.exp(-0.5 * ((value - centre) / width) ** 2)


def between(value: Array, low: Array, high: Array, pixel: float) -> Array:
    """1 where low < value < high, with edges one ``pixel`` wide."""
    return np.clip((value - low) / pixel + 0.5, 0, 1) * np.clip((high - value) / pixel + 0.5, 0, 1)


def over(canvas: Array, colour: Array, coverage: Array) -> None:
    """Paint ``colour`` into ``canvas`` (3, h, w), in place, as far as ``coverage`` (h, w) says."""
    canvas += (colour - canvas) * coverage


def blur(image: Array, sigma: float) -> Array:
    """Gaussian blur; ``sigma`` in pixels."""
    return cv2.GaussianBlur(image, (0, 0), max(float(sigma), 0.3))


def shifted_down(image: Array, rows: int) -> Array:
    """The image moved down by some rows; the top row repeats."""
    if rows <= 0:
        return image
    return np.concatenate([np.repeat(image[:1], rows, axis=0), image[:-rows]])


def smooth_line(points: Array, steps: int = 8) -> Array:
    """More points (m, 2) on the polyline through ``points`` (n, k)."""
    corners = np.asarray(points, np.float32)
    at = np.linspace(0, len(corners) - 1, steps * len(corners))
    known = np.arange(len(corners))
    return np.stack([np.interp(at, known, corners[:, k]) for k in range(corners.shape[1])], axis=1)
