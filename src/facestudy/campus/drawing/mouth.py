"""Lips, teeth, tongue and the corners of the mouth."""

import numpy as np

from facestudy.campus.drawing.compositing import Array, between, blur, mix, over, rgb, smoothstep
from facestudy.campus.drawing.face_patch import Patch
from facestudy.campus.drawing.layout import Lips, lip_curves
from facestudy.campus.drawing.texture import sample


class Mouth:
    """One mouth's curves at the pixels of a patch, and what is painted by them."""

    def __init__(self, patch: Patch) -> None:
        self.patch = patch
        self.across = patch.x / patch.layout.mouth_width
        self.body = np.clip(1 - self.across**2, 0, 1)
        self.lips: Lips = lip_curves(patch.layout, patch.face, self.across)
        inside = (self.body > 0) * patch.front
        self.open = inside * self._between(self.lips.inner_upper, self.lips.inner_lower)
        upper = self._between(self.lips.outer_upper, self.lips.inner_upper)
        lower = self._between(self.lips.inner_lower, self.lips.outer_lower)
        self.lip = np.maximum(upper, lower) * inside

    def _between(self, low: Array, high: Array) -> Array:
        return between(self.patch.y, low, high, self.patch.pixel)

    def paint_lips(self, albedo: Array) -> None:
        """The red of the lips into ``albedo``."""
        patch, person = self.patch, self.patch.person
        natural = mix(patch.skin * rgb(0.74, 0.42, 0.42), rgb(0.36, 0.1, 0.1), self._own_red())
        lipstick = 0.6 * person.makeup * (person.seed % 2)
        colour = mix(natural, rgb(0.42, 0.05, 0.07), lipstick)
        wrinkles = sample("strands", patch.x * 170, patch.y * 90)
        furrow = 0.05 + 0.1 * patch.face["pucker"]
        lower_is_lighter = 0.82 + 0.12 * smoothstep(-0.02, 0.05, patch.y - self.lips.middle)
        soft = np.clip(1.05 * blur(self.lip.astype(np.float32), 0.012 * patch.unit), 0, 1)
        over(albedo, colour * (lower_is_lighter + furrow * wrinkles), 0.93 * soft)

    def _own_red(self) -> float:
        return 0.3 + 0.36 * self.patch.person.tone

    def gloss(self) -> Array:
        """The shine of moist lips (h, w)."""
        return 0.12 * self.lip

    def paint_inside(self, canvas: Array) -> None:
        """The line between the lips, the corners, teeth and tongue, into shaded ``canvas``."""
        self._paint_line(canvas)
        if self.patch.face["open"] > 0.02 or self.patch.face["pucker"] > 0.5:
            self._paint_cavity(canvas)
        if self.patch.face["tongue"] > 0:
            self._paint_tongue(canvas)

    def _paint_line(self, canvas: Array) -> None:
        patch, layout, face = self.patch, self.patch.layout, self.patch.face
        shut = 1 - min(3 * face["open"], 1.0)
        line = np.exp(-(((patch.y - self.lips.middle - 0.002) / 0.019) ** 2)) * shut
        canvas *= 1 - 0.86 * line * smoothstep(1.06, 0.93, np.abs(self.across)) * patch.front
        lift = 0.7 * face["smile"] * layout.mouth_curve
        height = layout.mouth_y - lift + 0.1 * face["skew"] * np.sign(patch.x)
        aside = (np.abs(patch.x) - layout.mouth_width) / 0.037
        corner = np.exp(-(aside**2 + ((patch.y - height) / 0.03) ** 2))
        canvas *= 1 - (0.4 + 0.12 * abs(face["smile"])) * corner * patch.front

    def _paint_cavity(self, canvas: Array) -> None:
        patch, face, lips = self.patch, self.patch.face, self.lips
        inside = np.empty_like(canvas)
        inside[:] = rgb(0.035, 0.008, 0.008)
        tongue = patch.spot(0, patch.layout.mouth_y + patch.layout.jaw_drop, 0.2, 0.07)
        low = 0.9 * smoothstep(-0.1, -0.03, patch.y - lips.inner_lower) * (face["open"] > 0.1)
        over(inside, rgb(0.36, 0.09, 0.085) * (0.6 + 0.6 * tongue), low)
        if face["teeth"] > 0:
            self._paint_teeth(inside)
        depth = 0.75 + 0.25 * smoothstep(0, 0.08, patch.y - lips.inner_upper)
        over(canvas, inside * patch.room_light() * depth, self.open)

    def _paint_teeth(self, inside: Array) -> None:
        patch, lips, root = self.patch, self.lips, np.sqrt(self.body)
        place = np.sign(patch.x) * np.abs(patch.x) ** 0.92 * 7.6  # teeth narrow to the sides
        gap = np.abs(place - np.round(place))
        tooth = 1 - 0.28 * np.exp(-((gap / 0.06) ** 2))
        edge = 0.012 * np.exp(-((gap / 0.12) ** 2))
        dim = 1 - 0.6 * self.across**2
        lower_edge = lips.inner_upper + 0.105 * root + 0.012 - edge
        over(inside, rgb(0.84, 0.79, 0.7) * (tooth * dim), self._between(-9.0, lower_edge))
        if patch.face["open"] > 0.5:
            upper_edge = lips.inner_lower - 0.04 * root
            lower = self._between(upper_edge, 9.0)
            over(inside, rgb(0.6, 0.55, 0.48) * dim, lower)

    def _paint_tongue(self, canvas: Array) -> None:
        patch, layout = self.patch, self.patch.layout
        reach = 0.36 + layout.jaw_drop
        down = (patch.y - layout.mouth_y - 0.3 * layout.jaw_drop) / reach
        width = 0.15 * (1 - 0.12 * down)
        outline = np.sqrt((patch.x / width) ** 2 + np.maximum((down - 0.6) / 0.4, 0) ** 2)
        coverage = np.clip((1 - outline) * width * patch.unit + 0.5, 0, 1) * patch.front
        coverage = coverage * self._between(self.lips.inner_upper, 9.0)
        rounded = 0.7 + 0.4 * np.sqrt(np.clip(1 - (patch.x / 0.15) ** 2, 0, 1))
        furrow = 0.3 * np.exp(-((patch.x / 0.014) ** 2)) * (down < 0.8)
        shade = rounded - furrow - 0.25 * smoothstep(0.75, 1.0, down)
        over(canvas, rgb(0.55, 0.15, 0.16) * shade * patch.room_light(), coverage)
