"""Paint hair as a shell round the head, with strands, a soft hairline and a sheen."""

import numpy as np

from facestudy.campus.drawing.compositing import Array, bell, mix, over, rgb, smoothstep
from facestudy.campus.drawing.hair_styles import HAIRLINE_ANGLES, STYLES, HairStyle
from facestudy.campus.drawing.head import Head
from facestudy.campus.drawing.light import HAIR_WRAP, Light
from facestudy.campus.drawing.palette import hair_colour, hair_greying
from facestudy.campus.drawing.person import Person
from facestudy.campus.drawing.strands import angle_from_parting, strands_of
from facestudy.campus.drawing.surface import (
    Surface,
    intersect,
    make_surface,
    normals,
    product,
    profile,
    rounded_depth2,
)
from facestudy.campus.drawing.texture import TEXELS_PER_CURL, sample
from facestudy.campus.exact_math import arctan2, exp, gaussian, hypot, power, sine


class Hair:
    """The hair of one person at the pixels of a window (h, w); ``x``, ``y`` in head units.

    Raises:
        ValueError: the person is bald.
    """

    def __init__(self, person: Person, head: Head, x: Array, y: Array, rotation: Array) -> None:
        style = STYLES[person.style]
        if style is None:
            raise ValueError("a bald person has no hair to paint")
        self.person, self.style = person, style
        self.rotation = rotation
        self.colour = hair_colour(person)
        self.lean = 1 if person.seed % 2 else -1
        self.offset = np.random.default_rng(person.seed).integers(0, 400, 2).astype(np.float32)
        self.surface = _shell(self.style, head, person, self.offset)
        self.hit = intersect(self.surface, x, y, rotation)
        self.strands = strands_of(self.hit, self.style, self.lean, self.offset)
        self.colours = self._greyed()
        self.coverage = self._coverage(head)

    def paint_back(self, canvas: Array, x: Array, y: Array, light: Light) -> None:
        """Paint the hair behind neck and shoulders, and a bun, with flat shading."""
        style, hit = self.style, self.hit
        if style.hangs or style.side > 0.12:
            strands = np.clip(1 + 0.35 * self._back_strands(x, y), 0.3, 2)
            ragged = 0.1 * sample("strands", hit.x * 60 + 99, hit.y * 5) * (1 - 0.8 * style.curl)
            length = smoothstep(0.04, -0.04, hit.y - style.hairline[-1] + ragged)
            shade = 0.34 * light.sky + 0.1
            over(canvas, self.colour * shade * strands, hit.coverage * length * (hit.y > -1.2))
        if style.bun:
            self._paint_bun(canvas, x, y, light)

    def _back_strands(self, x: Array, y: Array) -> Array:
        if self.style.flow == "curls":
            return -self.strands.values[0]
        return sample("strands", x * 95 + 31, y * 12)

    def _paint_bun(self, canvas: Array, x: Array, y: Array, light: Light) -> None:
        place = product(self.rotation, np.array([0.06 * self.lean, -1.72, -0.55], np.float32))
        across, down = (x - place[0]) / 0.42, (y - place[1]) / 0.36
        radius = hypot(across, down)
        swirl = sample("strands", radius * 60 + arctan2(down, across) * 12, radius * 3 + 7)
        facing = np.sqrt(np.clip(1 - radius**2, 0.05, 1))
        colour = self.colour * np.clip(1 + 0.3 * swirl, 0.3, 2)
        shaded = light.shade(colour, [across, down, facing], wrap=HAIR_WRAP)
        edge = hypot(*np.gradient(radius)) + 1e-6
        over(canvas, shaded * 0.85, np.clip((1 - radius) / edge + 0.5, 0, 1))

    def paint(self, canvas: Array, light: Light) -> None:
        """Paint the hair over head and face into ``canvas`` (3, h, w)."""
        normal = normals(self.surface, self.hit, self.rotation)
        curl, coarse, fine = self.style.curl, *self.strands.values
        # Strands are less visible in dark hair, whose shaded parts are nearly black already.
        contrast = 0.45 + 0.55 * exp(-3 * float(self.colour.mean()))
        value = np.clip(1 + contrast * ((0.3 + 0.1 * curl) * coarse + 0.16 * fine), 0.3, 1.9)
        openness = 0.45 + 0.55 * smoothstep(-0.9, 0.3, normal[2]) - 0.1 * curl * fine
        openness = np.clip(openness, 0.2, 1.1)
        shaded = light.shade(
            self.colours * value,
            normal,
            occlusion=openness,
            shadow=0.35 + 0.65 * openness,
            wrap=HAIR_WRAP,
        )
        over(canvas, shaded + self._sheen(normal, light), self.coverage)

    def _sheen(self, normal: list[Array], light: Light) -> Array:
        """The specular band across combed hair (Kajiya and Kay, 1989)."""
        along_x, along_y = self.strands.direction
        cosine = normal[0] * along_x + normal[1] * along_y
        tangent = [along_x - cosine * normal[0], along_y - cosine * normal[1], -cosine * normal[2]]
        length = np.sqrt(sum(part**2 for part in tangent) + 1e-4)
        lift = 0.12 * self.strands.values[1]
        across = sum(
            (part / length + side * lift) * float(to)
            for part, side, to in zip(tangent, normal, light.halfway, strict=True)
        )
        band = power(np.clip(1 - across**2, 0, 1), 14)
        smooth = (1 - 0.6 * self.style.curl) * (self.person.style != "buzz")
        strength = (0.05 + 0.05 * self.colour.mean()) * smooth * light.strength
        glint = 0.6 + 0.4 * np.clip(self.strands.values[0], -1, 2)
        tint = mix(rgb(1, 1, 1), self.colour / self.colour.max(), 0.5)
        return np.maximum(strength * band * glint, 0) * tint

    def _greyed(self) -> Array:
        """The colour of the hair (3, h, w); single hairs turn grey, not all at once."""
        own_colour, grey, share = hair_greying(self.person)
        spread = 0.6 * share * (1 - share)
        locks = 0.3 * self.strands.values[0] + 0.7 * self.strands.values[1]
        return mix(own_colour, grey, np.clip(share + spread * locks, 0, 1))

    def _coverage(self, head: Head) -> Array:
        """Coverage of the hair (h, w), with a ragged, soft hairline."""
        hit, style = self.hit, self.style
        coarse, fine = self.strands.values
        angle = angle_from_parting(hit, style, self.lean)
        lift = 0.045 * self.person.trait("forehead") * (not style.is_fringe)
        line = np.interp(angle, HAIRLINE_ANGLES, style.hairline).astype(np.float32)
        front = bell(angle, 0, 32)
        line += self.lean * style.shift * sine(np.clip(1.8 * hit.x, -1.5, 1.5)) * front
        line -= lift * front
        rough = 0.04 if style.is_fringe else 0.024 + 0.018 * style.curl
        clumps = 0.03 * sample("clouds", hit.x * 30 + self.offset[0], hit.y * 30)
        below = hit.y - line + rough * coarse + 0.018 * fine + clumps
        # Short hair gets thinner towards the ears, so that the skin shows through.
        soft = style.soft + 0.1 * smoothstep(55, 80, angle) * (not style.hides_ears)
        shown = smoothstep(soft, -soft, below)
        thin = 0.86 if self.person.style == "buzz" else 1.0
        if style.flow == "parted":
            shown *= 1 - 0.45 * gaussian((angle / 1.6) ** 2) * (hit.y < -0.9)
        return hit.coverage * shown * thin


def _shell(style: HairStyle, head: Head, person: Person, offset: Array) -> Surface:
    """The outer surface of the hair."""
    grid, top, side, curl = head.grid, style.top, style.side, style.curl
    peak = head.layout.crown_y - top
    long = 1.0 if style.hangs else 0.0
    heights = [peak, *(mix(peak, -0.6, s) for s in (0.08, 0.25, 0.55)), -0.6, 0, 0.5, 1, 1.7, 2.7]
    wide = 1.075 + side
    temples = [0.43 * wide, 0.695 * wide, 0.915 * wide, wide, 1.055 + side, 1.0 + side]
    ends = [
        mix(0.86, 1.02, long) + side * (1 + 0.3 * long - 0.5 * curl),
        mix(0.6, 1.08, long) + side * long,
        mix(0.5, 1.0, long) + side * long,
    ]
    half_width = np.array([0, *temples, *ends]) * (1 + 0.031 * person.trait("face_width"))
    front = np.array([0, 0.42, 0.74, 1.0, 1.12, 1.1, 1.02, 0.95, 0.9, 0.9])
    front[1:6] += [0.2 * top, 0.5 * top, 0.4 * top, 0.7 * side, 0.5 * side]
    back = np.array([-0.4, -0.85, -1.1, -1.3, -1.45, -1.4, -1.25, -1.1, -1.0, -1.0])
    back[4:7] -= side
    width2 = profile(grid, heights, half_width**2)
    front_z, back_z = profile(grid, heights, front), profile(grid, heights, back)
    depth2 = rounded_depth2(front_z, back_z, width2)
    tufts = _tufts(style, head, offset)
    ragged = width2[:, None] + (0.014 + 0.06 * curl) * tufts * (width2 > 0.02)[:, None]
    relief = (0.014 + 0.05 * curl) * tufts
    return make_surface(grid, ragged, depth2, (front_z + back_z) / 2, relief)


def _tufts(style: HairStyle, head: Head, offset: Array) -> Array:
    """Unevenness of the shell (rows, columns) by locks, variance 1; finer in curly hair."""
    x, y = np.meshgrid(head.grid.x, head.grid.y)
    if style.flow == "curls":
        density = style.curls * TEXELS_PER_CURL
        return sample("curls", x * density + offset[0], y * density + offset[1])
    if style.flow in ("down", "parted"):
        u, v = x * (60 + 60 * style.curl), y * (30 + 90 * style.curl)
        return sample("clouds", u + offset[0], v + offset[1])
    angle = arctan2(x, -(y + 0.4))
    return sample("clouds", angle * 75 + offset[0], hypot(x, y + 0.4) * 25 + offset[1])
