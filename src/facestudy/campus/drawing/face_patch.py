"""The visible part of a face, as the painters of skin, mouth and eyes get it."""

from dataclasses import dataclass

import numpy as np

from facestudy.campus.drawing.compositing import Array
from facestudy.campus.drawing.head import Head
from facestudy.campus.drawing.layout import Expression, Layout
from facestudy.campus.drawing.light import Light
from facestudy.campus.drawing.person import Person


@dataclass(frozen=True)
class FacePatch:
    """Pixels (h, w) of a face: their places on the head, and the light that they get.

    ``x``, ``y`` are head units, ``normal`` three arrays in the camera's space, ``front`` is False
    behind the ears, ``shadow`` and ``occlusion`` are 1 in the open, ``unit`` is pixels a head unit.
    """

    person: Person
    expression: Expression
    head: Head
    light: Light
    x: Array
    y: Array
    normal: list[Array]
    front: Array
    shadow: Array
    occlusion: Array
    unit: float
    skin: Array
    hair: Array

    @property
    def layout(self) -> Layout:
        return self.head.layout

    @property
    def pixel(self) -> float:
        """The size of a pixel in head units."""
        return 1 / self.unit

    def spot(self, x: float, y: float, width: float, height: float) -> Array:
        """A soft spot (h, w) at x, y; off the middle, on both sides of the face."""
        across = np.abs(self.x) if x else self.x
        return np.exp(-0.5 * (((across - x) / width) ** 2 + ((self.y - y) / height) ** 2))

    def room_light(self) -> Array:
        """A rough light (3, h, w) for what lies in hollows: mouth, eyes."""
        return self.light.sky + 0.75 * self.light.key * self.shadow
