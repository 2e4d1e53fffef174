"""Paint the mouth: lips, teeth, tongue and the corners."""

import numpy as np

from facestudy.campus.drawing.compositing import (
    Array,
    Real,
    between,
    mix,
    over,
    rgb,
    smoothstep,
)
from facestudy.campus.drawing.exact_filters import blur
from facestudy.campus.drawing.face_patch import FacePatch
from facestudy.campus.drawing.layout import Lips, lip_curves
from facestudy.campus.drawing.texture import sample
from facestudy.campus.exact_math import gaussian, power


class Mouth:
    """The curves of a mouth at the pixels of a face, and the painting of its parts."""

    def __init__(self, face: FacePatch) -> None:
        self.face = face
        self.across = face.x / face.layout.mouth_width
        self.body = np.clip(1 - self.across**2, 0, 1)
        self.lips: Lips = lip_curves(face.layout, face.expression, self.across)
        inside = (self.body > 0) * face.front
        self.open = inside * self._between(self.lips.inner_upper, self.lips.inner_lower)
        upper = self._between(self.lips.outer_upper, self.lips.inner_upper)
        lower = self._between(self.lips.inner_lower, self.lips.outer_lower)
        self.lip = np.maximum(upper, lower) * inside

    def _between(self, low: Real, high: Real) -> Array:
        return between(self.face.y, low, high, self.face.pixel)

    def paint_lips(self, albedo: Array) -> None:
        """Paint the red of the lips into ``albedo`` (3, h, w)."""
        face, person = self.face, self.face.person
        natural = mix(face.skin * rgb(0.74, 0.42, 0.42), rgb(0.36, 0.1, 0.1), self._natural_red())
        lipstick = 0.6 * person.makeup * (person.seed % 2)
        colour = mix(natural, rgb(0.42, 0.05, 0.07), lipstick)
        wrinkles = sample("strands", face.x * 170, face.y * 90)
        furrow = 0.05 + 0.1 * face.expression["pucker"]
        lower_is_lighter = 0.82 + 0.12 * smoothstep(-0.02, 0.05, face.y - self.lips.middle)
        soft = np.clip(1.05 * blur(self.lip.astype(np.float32), 0.012 * face.unit), 0, 1)
        over(albedo, colour * (lower_is_lighter + furrow * wrinkles), 0.93 * soft)

    def _natural_red(self) -> float:
        return 0.3 + 0.36 * self.face.person.tone

    def gloss(self) -> Array:
        """The gloss of moist lips (h, w)."""
        return 0.12 * self.lip

    def paint_inside(self, canvas: Array) -> None:
        """Paint the line between the lips, the corners, teeth and tongue into shaded ``canvas``."""
        self._paint_line(canvas)
        if self.face.expression["open"] > 0.02 or self.face.expression["pucker"] > 0.5:
            self._paint_cavity(canvas)
        if self.face.expression["tongue"] > 0:
            self._paint_tongue(canvas)

    def _paint_line(self, canvas: Array) -> None:
        face, layout, expression = self.face, self.face.layout, self.face.expression
        shut = 1 - min(3 * expression["open"], 1.0)
        line = gaussian(((face.y - self.lips.middle - 0.002) / 0.019) ** 2) * shut
        canvas *= 1 - 0.86 * line * smoothstep(1.06, 0.93, np.abs(self.across)) * face.front
        lift = 0.7 * expression["smile"] * layout.mouth_curve
        height = layout.mouth_y - lift + 0.1 * expression["skew"] * np.sign(face.x)
        aside = (np.abs(face.x) - layout.mouth_width) / 0.037
        corner = gaussian(aside**2 + ((face.y - height) / 0.03) ** 2)
        canvas *= 1 - (0.4 + 0.12 * abs(expression["smile"])) * corner * face.front

    def _paint_cavity(self, canvas: Array) -> None:
        face, expression, lips = self.face, self.face.expression, self.lips
        inside = np.empty_like(canvas)
        inside[:] = rgb(0.035, 0.008, 0.008)
        tongue = face.spot(0, face.layout.mouth_y + face.layout.jaw_drop, 0.2, 0.07)
        low = 0.9 * smoothstep(-0.1, -0.03, face.y - lips.inner_lower) * (expression["open"] > 0.1)
        over(inside, rgb(0.36, 0.09, 0.085) * (0.6 + 0.6 * tongue), low)
        if expression["teeth"] > 0:
            self._paint_teeth(inside)
        depth = 0.75 + 0.25 * smoothstep(0, 0.08, face.y - lips.inner_upper)
        over(canvas, inside * face.room_light() * depth, self.open)

    def _paint_teeth(self, inside: Array) -> None:
        face, lips, root = self.face, self.lips, np.sqrt(self.body)
        place = (
            np.sign(face.x) * power(np.abs(face.x), 0.92) * 7.6
        )  # teeth get narrower to the sides
        gap = np.abs(place - np.round(place))
        tooth = 1 - 0.28 * gaussian((gap / 0.06) ** 2)
        edge = 0.012 * gaussian((gap / 0.12) ** 2)
        dim = 1 - 0.6 * self.across**2
        lower_edge = lips.inner_upper + 0.105 * root + 0.012 - edge
        over(inside, rgb(0.84, 0.79, 0.7) * (tooth * dim), self._between(-9.0, lower_edge))
        if face.expression["open"] > 0.5:
            upper_edge = lips.inner_lower - 0.04 * root
            lower = self._between(upper_edge, 9.0)
            over(inside, rgb(0.6, 0.55, 0.48) * dim, lower)

    def _paint_tongue(self, canvas: Array) -> None:
        face, layout = self.face, self.face.layout
        reach = 0.36 + layout.jaw_drop
        down = (face.y - layout.mouth_y - 0.3 * layout.jaw_drop) / reach
        width = 0.15 * (1 - 0.12 * down)
        outline = np.sqrt((face.x / width) ** 2 + np.maximum((down - 0.6) / 0.4, 0) ** 2)
        coverage = np.clip((1 - outline) * width * face.unit + 0.5, 0, 1) * face.front
        coverage = coverage * self._between(self.lips.inner_upper, 9.0)
        rounded = 0.7 + 0.4 * np.sqrt(np.clip(1 - (face.x / 0.15) ** 2, 0, 1))
        furrow = 0.3 * gaussian((face.x / 0.014) ** 2) * (down < 0.8)
        shade = rounded - furrow - 0.25 * smoothstep(0.75, 1.0, down)
        over(canvas, rgb(0.55, 0.15, 0.16) * shade * face.room_light(), coverage)
