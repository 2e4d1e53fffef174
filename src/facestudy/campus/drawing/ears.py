"""Paint ears as shaded ellipses at the sides of the head."""

import numpy as np

from facestudy.campus.drawing.compositing import Array, over, rgb
from facestudy.campus.drawing.head import Head
from facestudy.campus.drawing.light import Light
from facestudy.campus.drawing.person import Person
from facestudy.campus.drawing.surface import product
from facestudy.campus.exact_math import gaussian, hypot

_REACH_X, _REACH_Y = 0.65, 0.5


def paint_ear(
    canvas: Array,
    x: Array,
    y: Array,
    *,
    side: int,
    person: Person,
    head: Head,
    light: Light,
    rotation: Array,
    unit: float,
    skin: Array,
) -> None:
    """Paint one ear.

    Args:
        canvas: (3, h, w), changed in place.
        x: x of the pixels (h, w), head units.
        y: y of the pixels (h, w), head units.
        side: -1 for the ear on the picture's left, 1 for the one on its right.
        person: gives the size of the ears.
        head: the head.
        light: the light.
        rotation: rotation of the head (3, 3).
        unit: pixels per head unit.
        skin: the skin's colour (3, 1, 1).
    """
    row = np.searchsorted(head.grid.y, 0.1)
    width = float(np.sqrt(max(head.half_width2[row], 0)))
    place = product(rotation, np.array([side * width, 0.12, -0.12], np.float32))
    columns = np.flatnonzero(np.abs(x[0] - place[0]) < _REACH_X)
    rows = np.flatnonzero(np.abs(y[:, 0] - place[1]) < _REACH_Y)
    if not (len(columns) and len(rows)):
        return
    window = (slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1))
    turned = max(
        -float(rotation[0, 2]) * side, 0
    )  # how far the flat side of the ear faces the camera
    size = person.trait("ears")
    half_width = 0.17 + 0.02 * size + 0.2 * turned
    half_height = 0.29 * (1 + 0.1 * size)
    across = np.clip(side * (x[window] - place[0]) / half_width, -3, 3)
    down = (y[window] - place[1]) / half_height + 0.15 * across
    across = (across - 0.25) * (1 + 0.22 * down)
    radius = hypot(across, down)
    coverage = np.clip((1 - radius) * half_width * unit + 0.5, 0, 1)
    rim = gaussian(((radius - 0.8) / 0.16) ** 2)
    hollow = gaussian(((across + 0.15) / 0.35) ** 2 + ((down - 0.05) / 0.4) ** 2)
    openness = np.clip(0.74 + 0.33 * rim - 0.4 * hollow, 0.2, 1.05)
    normal = _rounded(side, across, down, rim)
    flesh = skin * rgb(1.02, 0.86, 0.84)
    shaded = light.shade(flesh, normal, occlusion=openness, shadow=openness, gloss=0.02)
    over(canvas[(slice(None), *window)], shaded, coverage)


def _rounded(side: int, across: Array, down: Array, rim: Array) -> list[Array]:
    """Unit normals of an ear with a rounded rim."""
    nx, ny = side * (0.35 + 0.35 * rim * across), 0.3 * down * rim
    length = np.sqrt(nx**2 + ny**2 + 0.75**2)
    return [nx / length, ny / length, 0.75 / length]
