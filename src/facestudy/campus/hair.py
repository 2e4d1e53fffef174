"""Hair as a shell of its own round the head, with strands, a soft hairline and a sheen."""

from dataclasses import dataclass

import numpy as np

from facestudy.campus.hair_styles import HAIRLINE_ANGLES, STYLES, Style
from facestudy.campus.head import Head
from facestudy.campus.light import HAIR_WRAP, Light
from facestudy.campus.palette import hair_colour, hair_greying
from facestudy.campus.person import Person
from facestudy.campus.raster import Array, bell, mix, over, rgb, smoothstep
from facestudy.campus.surface import (
    Hit,
    Surface,
    intersect,
    make_surface,
    normals,
    profile,
    rounded_depth2,
)
from facestudy.campus.texture import sample


class Hair:
    """One person's hair seen by the pixels of a window (h, w); ``x``, ``y`` in head units."""

    def __init__(self, person: Person, head: Head, x: Array, y: Array, rotation: Array) -> None:
        self.person, self.style = person, STYLES[person.style]
        self.rotation = rotation
        self.colour = hair_colour(person)
        self.lean = 1 if person.seed % 2 else -1
        self.offset = np.random.default_rng(person.seed).integers(0, 400, 2).astype(np.float32)
        self.surface = _shell(self.style, head, person, self.offset)
        self.hit = intersect(self.surface, x, y, rotation)
        self.strands = self._strands()
        self.colours = self._greyed()
        self.coverage = self._coverage(head)

    def paint_back(self, canvas: Array, x: Array, y: Array, light: Light) -> None:
        """The hair behind neck and shoulders, and a bun, into ``canvas``; shaded flatly."""
        style, hit = self.style, self.hit
        if style.hangs or style.side > 0.12:
            strands = np.clip(1 + 0.35 * sample("strands", x * 95 + 31, y * 12), 0.3, 2)
            ragged = 0.1 * sample("strands", hit.x * 60 + 99, hit.y * 5)
            length = smoothstep(0.04, -0.04, hit.y - style.hairline[-1] + ragged)
            shade = 0.34 * light.sky + 0.1
            over(canvas, self.colour * shade * strands, hit.coverage * length * (hit.y > -1.2))
        if style.bun:
            self._paint_bun(canvas, x, y, light)

    def _paint_bun(self, canvas: Array, x: Array, y: Array, light: Light) -> None:
        place = self.rotation @ np.float32([0.06 * self.lean, -1.72, -0.55])
        across, down = (x - place[0]) / 0.42, (y - place[1]) / 0.36
        radius = np.hypot(across, down)
        swirl = sample("strands", radius * 60 + np.arctan2(down, across) * 12, radius * 3 + 7)
        facing = np.sqrt(np.clip(1 - radius**2, 0.05, 1))
        colour = self.colour * np.clip(1 + 0.3 * swirl, 0.3, 2)
        shaded = light.shade(colour, [across, down, facing], wrap=HAIR_WRAP)
        edge = np.hypot(*np.gradient(radius)) + 1e-6
        over(canvas, shaded * 0.85, np.clip((1 - radius) / edge + 0.5, 0, 1))

    def paint(self, canvas: Array, light: Light) -> None:
        """The hair over head and face into ``canvas`` (3, h, w)."""
        normal = normals(self.surface, self.hit, self.rotation)
        curl, coarse, fine = self.style.curl, *self.strands.values
        # Dark hair shows its strands less: what they shade is nearly black already.
        contrast = 0.45 + 0.55 * float(np.exp(-3 * self.colour.mean()))
        value = np.clip(1 + contrast * ((0.3 + 0.1 * curl) * coarse + 0.16 * fine), 0.3, 1.9)
        open_ = 0.45 + 0.55 * smoothstep(-0.9, 0.3, normal[2]) - 0.1 * curl * fine
        open_ = np.clip(open_, 0.2, 1.1)
        shaded = light.shade(
            self.colours * value,
            normal,
            occlusion=open_,
            shadow=0.35 + 0.65 * open_,
            wrap=HAIR_WRAP,
        )
        over(canvas, shaded + self._sheen(normal, light), self.coverage)

    def _sheen(self, normal: list[Array], light: Light) -> Array:
        """The band of light across combed hair (Kajiya and Kay, 1989)."""
        along_x, along_y = self.strands.direction
        cosine = normal[0] * along_x + normal[1] * along_y
        tangent = [along_x - cosine * normal[0], along_y - cosine * normal[1], -cosine * normal[2]]
        length = np.sqrt(sum(part**2 for part in tangent) + 1e-4)
        lift = 0.12 * self.strands.values[1]
        across = sum(
            (part / length + side * lift) * float(to)
            for part, side, to in zip(tangent, normal, light.halfway, strict=True)
        )
        band = np.clip(1 - across**2, 0, 1) ** 14
        smooth = (1 - 0.6 * self.style.curl) * (self.person.style != "buzz")
        strength = (0.05 + 0.05 * self.colour.mean()) * smooth * light.strength
        glint = 0.6 + 0.4 * np.clip(self.strands.values[0], -1, 2)
        tint = mix(rgb(1, 1, 1), self.colour / self.colour.max(), 0.5)
        return np.maximum(strength * band * glint, 0) * tint

    def _strands(self) -> "_Strands":
        if self.style.flow == "down":
            return _hanging(self.hit, self.style, self.lean, self.offset)
        if self.style.flow == "parted":
            return _parted(self.hit, self.style, self.lean, self.offset)
        return _combed(self.hit, self.style, self.lean, self.offset)

    def _greyed(self) -> Array:
        """The colour of each pixel's hair (3, h, w): it greys hair by hair."""
        own, grey, share = hair_greying(self.person)
        spread = 0.6 * share * (1 - share)
        locks = 0.3 * self.strands.values[0] + 0.7 * self.strands.values[1]
        return mix(own, grey, np.clip(share + spread * locks, 0, 1))

    def _coverage(self, head: Head) -> Array:
        """Where hair hides what is behind it (h, w), with a ragged, soft hairline."""
        hit, style = self.hit, self.style
        coarse, fine = self.strands.values
        angle = _angle_from_parting(hit, style, self.lean)
        lift = 0.045 * self.person.trait("forehead") * (not style.is_fringe)
        line = np.interp(angle, HAIRLINE_ANGLES, style.hairline).astype(np.float32)
        front = bell(angle, 0, 32)
        line += self.lean * style.shift * np.sin(np.clip(1.8 * hit.x, -1.5, 1.5)) * front
        line -= lift * front
        rough = 0.04 if style.is_fringe else 0.024 + 0.04 * style.curl
        clumps = 0.03 * sample("clouds", hit.x * 30 + self.offset[0], hit.y * 30)
        below = hit.y - line + rough * coarse + 0.018 * fine + clumps
        # Short sides are cut down towards the ear: the skin shows through.
        soft = style.soft + 0.1 * smoothstep(55, 80, angle) * (not style.hides_ears)
        shown = smoothstep(soft, -soft, below)
        thin = 0.86 if self.person.style == "buzz" else 1.0
        if style.flow == "parted":
            shown *= 1 - 0.45 * np.exp(-((angle / 1.6) ** 2)) * (hit.y < -0.9)
        return hit.coverage * shown * thin


@dataclass(frozen=True)
class _Strands:
    """Noise of locks and of single hairs (h, w), and the way that hairs run (x, y)."""

    values: tuple[Array, Array]
    direction: tuple[Array | float, Array | float]


def _hanging(hit: Hit, style: Style, lean: int, offset: Array) -> _Strands:
    """Hair that falls from the crown, leaning a little to one side above the eyes."""
    round_head = np.arctan2(hit.x, hit.z + 0.35)
    sweep = style.sweep * lean * smoothstep(0.2, -0.9, hit.y)
    round_head = round_head + sweep * (hit.y + 0.9) * 0.55
    curl = style.curl
    wave = 6 * curl * sample("clouds", hit.x * 40, hit.y * 40)
    u = round_head * (95 + 30 * curl) + offset[0] + wave
    locks = sample("strands", u, hit.y * (14 + 50 * curl) + offset[1])
    if curl < 0.5:
        hairs = sample("strands", round_head * 210 + 77, hit.y * 9)
    else:
        hairs = sample("clouds", round_head * 130 + 77, hit.y * 130)
    return _Strands((locks, hairs), (0.0, 1.0))


def _angle_from_parting(hit: Hit, style: Style, lean: int) -> Array:
    """Degrees round the head, 0 at the parting (or the middle), 180 at the nape."""
    signed = np.degrees(np.arctan2(hit.x, hit.z))
    # Only the front is lopsided: hair ends at the same height behind both ears.
    return np.abs(signed - lean * style.parting * smoothstep(80, 30, np.abs(signed)))


def _parted(hit: Hit, style: Style, lean: int, offset: Array) -> _Strands:
    """Hair that falls from a parting along the hairline, like two curtains."""
    angle = _angle_from_parting(hit, style, lean)
    # How far round the hairline is at this height; above it the parting runs back to the crown.
    front = np.float32(style.hairline[:6])
    reach = np.interp(hit.y, front, HAIRLINE_ANGLES[:6]).astype(np.float32)
    reach -= 75 * np.maximum(front[0] - hit.y, 0)
    side = np.sign(hit.x - lean * np.sin(np.radians(style.parting)))
    inside = np.radians(angle - reach)
    wave = 6 * style.curl * sample("clouds", hit.x * 40 + offset[1], hit.y * 40)
    u = inside * 48 + 130 * side + offset[0] + wave
    locks = sample("strands", u, hit.y * (12 + 30 * style.curl) + offset[1])
    hairs = sample("strands", inside * 100 + 57 * side + wave, hit.y * 9)
    lean_x = 0.9 * side * smoothstep(-0.2, -1.2, hit.y)
    return _Strands((locks, hairs), (lean_x, np.sqrt(1 - lean_x**2)))


def _combed(hit: Hit, style: Style, lean: int, offset: Array) -> _Strands:
    """Hair that fans out from the forehead, or from a parting at its side."""
    root_x, root_y = (0.62 * lean, -0.62) if style.flow == "side" else (0.0, -0.1)
    away_x, away_y = hit.x - root_x, hit.y - root_y
    radius = np.hypot(away_x, away_y) + 1e-3
    angle = np.arctan2(away_x, -away_y)
    wave = 8 * style.curl * sample("clouds", hit.x * 40 + offset[1], hit.y * 40)
    locks = sample("strands", angle * 60 + offset[0] + wave, radius * (12 + 40 * style.curl))
    hairs = sample("strands", angle * 150 + 77 + 2 * wave, radius * (10 + 40 * style.curl))
    return _Strands((locks, hairs), (away_x / radius, away_y / radius))


def _shell(style: Style, head: Head, person: Person, offset: Array) -> Surface:
    """The outer surface of the hair."""
    grid, top, side, curl = head.grid, style.top, style.side, style.curl
    peak = head.layout.crown_y - top
    long = 1.0 if style.hangs else 0.0
    heights = [peak, *(mix(peak, -0.6, s) for s in (0.08, 0.25, 0.55)), -0.6, 0, 0.5, 1, 1.7, 2.7]
    wide = 1.075 + side
    temples = [0.43 * wide, 0.695 * wide, 0.915 * wide, wide, 1.055 + side, 1.0 + side]
    ends = [
        mix(0.86, 1.02, long) + side * (1 + 0.3 * long),
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


def _tufts(style: Style, head: Head, offset: Array) -> Array:
    """Unevenness of the shell (rows, columns), variance 1: locks, finer in curly hair."""
    x, y = np.meshgrid(head.grid.x, head.grid.y)
    if style.flow == "down":
        u, v = x * (60 + 60 * style.curl), y * (30 + 90 * style.curl)
        return sample("clouds", u + offset[0], v + offset[1])
    angle = np.arctan2(x, -(y + 0.4))
    return sample("clouds", angle * 75 + offset[0], np.hypot(x, y + 0.4) * 25 + offset[1])
