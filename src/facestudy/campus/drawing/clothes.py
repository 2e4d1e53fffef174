"""Colour and coverage of garments."""

from dataclasses import dataclass

import numpy as np

from facestudy.campus.drawing.compositing import (
    Array,
    bell,
    over,
    rgb,
    shifted_down,
    smoothstep,
)
from facestudy.campus.drawing.exact_filters import blur
from facestudy.campus.drawing.photo import Photo
from facestudy.campus.exact_math import gaussian, hypot, power, sine


@dataclass(frozen=True)
class Garment:
    """``colour`` (3, h, w) and ``coverage`` (h, w) of a garment."""

    colour: Array
    coverage: Array


def make_garment(x: Array, y: Array, photo: Photo, unit: float, folds: Array) -> Garment:
    """The garment of a photo.

    Args:
        x: x of the pixels (h, w) from the body's middle, head units.
        y: y of the pixels (h, w), head units.
        photo: clothing, its colour and pattern.
        unit: pixels per head unit.
        folds: texture of the folds (h, w).

    Returns:
        Colour and coverage at the pixels.
    """
    across = np.abs(x)
    neckline = _neckline(photo.clothing, across)
    main_colour = rgb(*photo.clothing_colour)
    colour = np.empty((3, *x.shape), np.float32)
    colour[:] = main_colour
    if photo.pattern == "stripe" and photo.clothing != "suit":
        colour *= 0.8 + 0.35 * smoothstep(-0.3, 0.3, sine(y * 22))
    if photo.clothing == "suit":
        _paint_suit(colour, main_colour, x, y)
    if photo.clothing in ("shirt", "suit"):
        _paint_collar(colour, across, y, unit, white=photo.clothing == "suit")
    if photo.clothing == "shirt":
        _paint_buttons(colour, x, y, neckline)
    hem = 0.0
    if photo.clothing in ("tee", "vneck", "turtleneck"):
        hem = gaussian(((y - neckline - 0.05) / 0.035) ** 2)
    colour *= 1 + 0.05 * folds - 0.18 * hem
    coverage = np.clip((y - neckline) * unit * 0.8 + 0.5, 0, 1).astype(np.float32)
    return Garment(colour, coverage)


def _neckline(clothing: str, across: Array) -> Array:
    """y of the garment's upper edge (h, w)."""
    if clothing == "tee":
        return 1.98 + 0.36 * np.sqrt(np.clip(1 - (across / 0.95) ** 2, 0, 1))
    if clothing == "vneck":
        return 1.95 + 0.95 * np.clip(1 - across / 0.85, 0, 1)
    if clothing in ("shirt", "suit"):
        deep = 0.95 if clothing == "shirt" else 0.58
        return 1.6 + deep * power(np.clip(1 - across / 0.56, 0, 1), 0.85)
    return 1.6 + 0.16 * np.sqrt(np.clip(1 - (across / 0.95) ** 2, 0, 1))


def _paint_suit(colour: Array, main_colour: Array, x: Array, y: Array) -> None:
    """A white shirt, a tie and a jacket with lapels."""
    across = np.abs(x)
    colour[:] = 0.8
    knot = np.maximum(0.1, 0.13 - 0.25 * (y - 2.12))
    width = np.where(y < 2.32, knot, 0.09 + 0.06 * (y - 2.3))
    tie = smoothstep(0.015, -0.015, across - width) * (y > 2.12)
    over(colour, np.clip(main_colour[::-1] * 1.2, 0.03, 0.5), tie)
    opening = np.clip(0.66 - 0.36 * (y - 2.0), 0.02, 2)
    jacket = smoothstep(-0.02, 0.02, across - opening)
    over(colour, main_colour * 0.25 + 0.01, jacket)
    lapel_edge = np.clip(1.08 - 0.28 * (y - 2.1), 0, 2)
    lapel = jacket * smoothstep(0.01, -0.01, across - lapel_edge)
    colour *= 1 + 0.22 * lapel
    seam = bell(across, lapel_edge + 0.02, 0.02) + bell(across, opening, 0.02)
    notch = bell(y - 2.25 - 0.25 * (across - 0.7), 0, 0.014) * lapel * (across > 0.72)
    colour *= 1 - 0.5 * np.clip(seam * (y > 1.9) + notch, 0, 1)


def _paint_collar(colour: Array, across: Array, y: Array, unit: float, *, white: bool) -> None:
    """The two wings of a collar."""
    low = 2.16 if white else 2.5
    wing = [(0.6, 1.5), (0.02, low), (0.3, low + 0.26), (0.72, 2.04), (0.86, 1.5)]
    inside = _inside(wing, across, y, 1 / unit)
    shade = np.clip(1.6 * blur(shifted_down(inside, int(0.03 * unit)), 0.05 * unit), 0, 1)
    colour *= 1 - 0.38 * shade * (1 - inside)
    over(colour, rgb(0.8, 0.8, 0.8) if white else colour * 1.1, inside)


def _inside(corners: list[tuple[float, float]], x: Array, y: Array, pixel: float) -> Array:
    """Coverage of a convex polygon; its ``corners`` are listed anticlockwise on the screen."""
    nearest = np.full_like(x, np.inf)
    for (x0, y0), (x1, y1) in zip(corners, corners[1:] + corners[:1], strict=True):
        length = hypot(x1 - x0, y1 - y0)
        nearest = np.minimum(nearest, ((y - y0) * (x1 - x0) - (x - x0) * (y1 - y0)) / -length)
    return np.clip(nearest / pixel + 0.5, 0, 1)


def _paint_buttons(colour: Array, x: Array, y: Array, neckline: Array) -> None:
    """A button placket with two buttons."""
    placket = bell(np.abs(x), 0.07, 0.012) * (y > np.maximum(neckline, 2.56))
    button = np.zeros_like(x)
    for height in (2.78, 3.12):
        button += gaussian(((x**2 + (y - height) ** 2) / 0.000784) ** 2)
    colour *= 1 - 0.2 * placket - 0.45 * np.clip(button, 0, 1)
