"""The visible pixels of a face, with what the painters of skin, mouth and eyes need."""

from dataclasses import dataclass

import numpy as np

from facestudy.campus.drawing.compositing import Array
from facestudy.campus.drawing.head import Head
from facestudy.campus.drawing.layout import Expression, Layout
from facestudy.campus.drawing.light import Light
from facestudy.campus.drawing.person import Person
from facestudy.campus.exact_math import gaussian


@dataclass(frozen=True)
class FacePatch:
    """The pixels (h, w) of a face: their positions on the head and their light.

    ``x``, ``y`` are in head units, ``normal`` is three arrays in camera space, ``front`` is False
    behind the ears. ``shadow`` (of the key light) and ``occlusion`` (of the ambient light) are 1
    where nothing blocks the light. ``unit`` is the number of pixels per head unit.
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
        """A Gaussian spot (h, w) at x, y; unless x is 0, it is mirrored to the other side."""
        across = np.abs(self.x) if x else self.x
        return gaussian(0.5 * (((across - x) / width) ** 2 + ((self.y - y) / height) ** 2))

    def room_light(self) -> Array:
        """Approximate light (3, h, w) for surfaces inside the mouth and the eyes."""
        return self.light.sky + 0.75 * self.light.key * self.shadow
