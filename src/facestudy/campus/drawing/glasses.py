"""Paint glasses and sunglasses."""

from collections.abc import Callable

import cv2
import numpy as np

from facestudy.campus.drawing.compositing import Array, over, rgb, shifted_down, smooth_line
from facestudy.campus.drawing.exact_filters import blur
from facestudy.campus.drawing.layout import Layout
from facestudy.campus.drawing.light import Light
from facestudy.campus.drawing.person import Person
from facestudy.campus.exact_math import cosine, power, sine

Projection = Callable[[Array], Array]
"""Turns points (n, 3) of the head into pixels (n, 2)."""
_OVERSAMPLING = 3
_SUBPIXEL_BITS = 4
_FRAMES = (
    rgb(0.01, 0.01, 0.012),
    rgb(0.05, 0.022, 0.012),
    rgb(0.25, 0.2, 0.14),
    rgb(0.02, 0.03, 0.08),
)


class Glasses:
    """A pair of glasses; frame and lenses are drawn at three times the picture's size."""

    def __init__(self, person: Person, sunglasses: bool, layout: Layout, unit: float) -> None:
        self.person, self.dark, self.layout, self.unit = person, sunglasses, layout, unit
        self.half_width, self.half_height = 0.325, 0.235 + 0.02 * (person.seed % 4)
        self.roundness = 2 + person.seed % 3  # exponent of the superellipse: 2 is round
        heavy = person.glasses == "thick" or sunglasses
        self.line = max(1, round((0.055 if heavy else 0.024) * unit * _OVERSAMPLING))

    def paint(self, canvas: Array, project: Projection, light: Light) -> None:
        """Paint the glasses into ``canvas`` (3, h, w)."""
        corner, size = self._window(canvas.shape, project)
        if min(size) < 4:
            return
        frame, lenses = self._draw(project, corner, size)
        part = canvas[:, corner[1] : corner[1] + size[1], corner[0] : corner[0] + size[0]]
        shadow = blur(shifted_down(frame, int(0.06 * self.unit)), 0.03 * self.unit)
        part *= 1 - 0.3 * shadow * (1 - frame)
        over(part, rgb(0.012, 0.012, 0.014), lenses * (0.88 if self.dark else 0.03))
        sky = np.clip(np.linspace(1, -0.6, size[1], dtype=np.float32), 0, 1)[:, None]
        part += lenses * (0.08 if self.dark else 0.04) * light.key[1] * sky
        colour = _FRAMES[self.person.seed % len(_FRAMES)]
        over(part, colour * (light.sky + 0.5 * light.key), 0.95 * frame)

    def _window(self, shape: tuple[int, ...], project: Projection) -> tuple[Array, Array]:
        """Corner (x, y) and size (width, height) of the part of the canvas to paint, pixels."""
        middle = project(np.array([[0, 0, 1]], np.float32))[0]
        reach = np.array([1.3, 0.75]) * self.unit
        low = np.maximum(middle - reach, 0).astype(int)
        high = np.minimum(middle + reach, [shape[2], shape[1]]).astype(int)
        return low, high - low

    def _draw(self, project: Projection, corner: Array, size: Array) -> tuple[Array, Array]:
        """Coverage of the frame and of the lenses (h, w)."""
        large = (size[1] * _OVERSAMPLING, size[0] * _OVERSAMPLING)
        frame, lenses = np.zeros(large, np.uint8), np.zeros(large, np.uint8)

        def pixels(points: Array) -> Array:
            scale = _OVERSAMPLING * 2**_SUBPIXEL_BITS
            return ((project(points.astype(np.float32)) - corner) * scale).astype(np.int32)

        def stroke(points: Array, closed: bool = False) -> None:
            track = [pixels(points)]
            cv2.polylines(frame, track, closed, 255, self.line, cv2.LINE_AA, _SUBPIXEL_BITS)

        for side in (-1, 1):
            rim = self._rim(side)
            cv2.fillPoly(lenses, [pixels(rim)], 255, cv2.LINE_AA, _SUBPIXEL_BITS)
            stroke(rim, closed=True)
            stroke(self._temple(side))
        stroke(self._bridge())
        return _shrink(frame), _shrink(lenses)

    def _rim(self, side: int) -> Array:
        turn = np.linspace(0, 2 * np.pi, 40)
        exponent = 2 / self.roundness
        across, down = (np.sign(f) * power(np.abs(f), exponent) for f in (cosine(turn), sine(turn)))
        x = side * (self.layout.eye_x + 0.02) + self.half_width * across
        y = self.layout.eye_y + 0.05 + self.half_height * down
        return _on_the_face(np.stack([x, y], axis=1))

    def _temple(self, side: int) -> Array:
        y = self.layout.eye_y - 0.02
        hinge = _on_the_face(np.array([[side * (self.layout.eye_x + 0.34), y]]))
        return np.vstack([hinge, [[side * 1.02, y, 0.1]]])

    def _bridge(self) -> Array:
        inner, y = self.layout.eye_x - self.half_width + 0.02, self.layout.eye_y - 0.02
        return _on_the_face(smooth_line(np.array([(-inner, y), (0, y - 0.05), (inner, y)])))


def _shrink(mask: Array) -> Array:
    """Coverage, 0..1, of pixels by a mask (uint8) that is drawn larger."""
    rows, columns = (length // _OVERSAMPLING for length in mask.shape)
    cells = mask.reshape(rows, _OVERSAMPLING, columns, _OVERSAMPLING)
    return cells.sum(axis=(1, 3), dtype=np.int32).astype(np.float32) / (255 * _OVERSAMPLING**2)


def _on_the_face(points: Array) -> Array:
    """Lift points (n, 2) to the surface of the glasses, a shallow arc before the face: (n, 3)."""
    return np.column_stack([points, 1.18 - 0.16 * points[:, 0] ** 2])
