"""The true 68 landmarks of a drawn face, in the order of iBUG."""

import numpy as np

from facestudy.campus.drawing.compositing import Array
from facestudy.campus.drawing.head import Head
from facestudy.campus.drawing.layout import Expression, Layout, brow_curve, lid_curves, lip_curves
from facestudy.campus.drawing.person import Person
from facestudy.campus.exact_math import hypot

COUNT = 68


def head_landmarks(person: Person, head: Head, expression: Expression) -> Array:
    """The landmarks of a face before the head is turned.

    Args:
        person: the person.
        head: the person's head.
        expression: the expression values by name.

    Returns:
        x and y in head units, float32 (68, 2).
    """
    layout = head.layout
    points = [
        *_contour(head),
        *_brows(person, layout, expression),
        *_nose(layout),
        *_eye(layout, expression, -1),
        *_eye(layout, expression, 1),
        *_mouth(layout, expression),
    ]
    return np.array(points, np.float32)


def _contour(head: Head) -> list[tuple[float, float]]:
    """17 points from temple to temple, evenly spaced along the jaw."""
    y = np.linspace(-0.1, head.layout.chin_y - 0.005, 200)
    x = 0.97 * np.sqrt(np.maximum(np.interp(y, head.grid.y, head.half_width2), 0))
    x[-1] = 0
    length = np.concatenate([[0], np.cumsum(hypot(np.diff(x), np.diff(y)))])
    even = np.linspace(0, length[-1], 9)
    x, y = np.interp(even, length, x), np.interp(even, length, y)
    left = [(-x[k], y[k]) for k in range(9)]
    return left + [(x[k], y[k]) for k in range(7, -1, -1)]


def _brows(person: Person, layout: Layout, expression: Expression) -> list[tuple[float, float]]:
    along = np.array([0.97, 0.78, 0.55, 0.3, 0.05, 0.05, 0.3, 0.55, 0.78, 0.97])
    side = np.repeat([-1, 1], 5)
    y = brow_curve(layout, person, expression, side, along) - 0.02
    return list(zip(side * (0.13 + 0.6 * along), y, strict=True))


def _nose(layout: Layout) -> list[tuple[float, float]]:
    bridge = [(0.0, y) for y in np.linspace(layout.eye_y, layout.nose_y - 0.1, 4)]
    base = [
        (0.9 * layout.nose_width * k, layout.nose_y + 0.03 * (1 - abs(k)))
        for k in (-1, -0.5, 0, 0.5, 1)
    ]
    return bridge + base


def _eye(layout: Layout, expression: Expression, side: int) -> list[tuple[float, float]]:
    along = np.array([1, 0.4, -0.4, -1, -0.4, 0.4] if side < 0 else [-1, -0.4, 0.4, 1, 0.4, -0.4])
    upper, lower = lid_curves(layout, expression, side, along)
    down = np.where([False, True, True, False, False, False], upper, lower)
    x = side * (layout.eye_x + along * layout.eye_width)
    y = layout.eye_y + down - layout.eye_tilt * along * layout.eye_width
    return list(zip(x, y, strict=True))


def _mouth(layout: Layout, expression: Expression) -> list[tuple[float, float]]:
    edges = {
        "outer_upper": (-1, -0.6, -0.25, 0, 0.25, 0.6, 1),
        "outer_lower": (0.6, 0.3, 0, -0.3, -0.6),
        "inner_upper": (-0.9, -0.3, 0, 0.3, 0.9),
        "inner_lower": (0.3, 0, -0.3),
    }
    points = []
    for edge, places in edges.items():
        across = np.array(places, np.float64)
        y = getattr(lip_curves(layout, expression, across), edge)
        points += list(zip(across * layout.mouth_width, y, strict=True))
    return points
