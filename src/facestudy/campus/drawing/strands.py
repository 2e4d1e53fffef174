"""The direction of the hairs of a head, and the noise of locks and single hairs along it."""

from dataclasses import dataclass

import numpy as np

from facestudy.campus.drawing.compositing import Array, smoothstep
from facestudy.campus.drawing.hair_styles import HAIRLINE_ANGLES, HairStyle
from facestudy.campus.drawing.surface import Hit
from facestudy.campus.drawing.texture import TEXELS_PER_CURL, sample
from facestudy.campus.exact_math import arctan2, hypot, sine


@dataclass(frozen=True)
class Strands:
    """Noise of locks and of single hairs (h, w), and the direction (x, y) of the hairs."""

    values: tuple[Array, Array]
    direction: tuple[Array | float, Array | float]


def _hanging(hit: Hit, style: HairStyle, lean: int, offset: Array) -> Strands:
    """Hair that falls from the crown and leans a little to one side above the eyes."""
    round_head = arctan2(hit.x, hit.z + 0.35)
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
    return Strands((locks, hairs), (0.0, 1.0))


def angle_from_parting(hit: Hit, style: HairStyle, lean: int) -> Array:
    """Angle round the head.

    Args:
        hit: the positions where rays meet the hair.
        style: the hair style.
        lean: the side of the parting, -1 or 1.

    Returns:
        Degrees (h, w): 0 at the parting (or the middle), 180 at the nape.
    """
    signed = np.degrees(arctan2(hit.x, hit.z))
    # Only the front is asymmetric: hair ends at the same height behind both ears.
    return np.abs(signed - lean * style.parting * smoothstep(80, 30, np.abs(signed)))


def _parted(hit: Hit, style: HairStyle, lean: int, offset: Array) -> Strands:
    """Hair that falls to both sides of a parting along the hairline."""
    angle = angle_from_parting(hit, style, lean)
    # Angle of the hairline at this height; above it the parting runs back to the crown.
    front = np.array(style.hairline[:6], np.float32)
    reach = np.interp(hit.y, front, HAIRLINE_ANGLES[:6]).astype(np.float32)
    reach -= 75 * np.maximum(front[0] - hit.y, 0)
    side = np.sign(hit.x - lean * sine(np.radians(style.parting)))
    inside = np.radians(angle - reach)
    wave = 6 * style.curl * sample("clouds", hit.x * 40 + offset[1], hit.y * 40)
    u = inside * 48 + 130 * side + offset[0] + wave
    locks = sample("strands", u, hit.y * (12 + 30 * style.curl) + offset[1])
    hairs = sample("strands", inside * 100 + 57 * side + wave, hit.y * 9)
    lean_x = 0.9 * side * smoothstep(-0.2, -1.2, hit.y)
    return Strands((locks, hairs), (lean_x, np.sqrt(1 - lean_x**2)))


def _curled(hit: Hit, style: HairStyle, lean: int, offset: Array) -> Strands:
    """Curls: rounded locks with dark gaps and loops of single hairs."""
    density = style.curls * TEXELS_PER_CURL
    u, v = hit.x * density + offset[0], hit.y * density + offset[1]
    bend = 3 * sample("clouds", hit.x * 60, hit.y * 60)
    locks = sample("curls", u + bend, v - bend)
    hairs = 1.2 - 2 * np.abs(sample("curls", 2.3 * u + bend + 50, 2.3 * v))
    return Strands((1.2 * locks - 0.3, hairs), (0.0, 1.0))


def _combed(hit: Hit, style: HairStyle, lean: int, offset: Array) -> Strands:
    """Hair that fans out from the forehead, or from a parting at the side."""
    root_x, root_y = (0.62 * lean, -0.62) if style.flow == "side" else (0.0, -0.1)
    away_x, away_y = hit.x - root_x, hit.y - root_y
    radius = hypot(away_x, away_y) + 1e-3
    angle = arctan2(away_x, -away_y)
    wave = 8 * style.curl * sample("clouds", hit.x * 40 + offset[1], hit.y * 40)
    locks = sample("strands", angle * 60 + offset[0] + wave, radius * (12 + 40 * style.curl))
    hairs = sample("strands", angle * 150 + 77 + 2 * wave, radius * (10 + 40 * style.curl))
    return Strands((locks, hairs), (away_x / radius, away_y / radius))


def strands_of(hit: Hit, style: HairStyle, lean: int, offset: Array) -> Strands:
    """The strands of a hair style.

    Args:
        hit: the positions where rays meet the hair.
        style: the hair style.
        lean: the side to which the style leans, -1 or 1.
        offset: offset (2,) of the noise, which differs between heads.

    Returns:
        Noise and direction of the hairs at the positions.
    """
    flow = {"down": _hanging, "parted": _parted, "curls": _curled}.get(style.flow, _combed)
    return flow(hit, style, lean, offset)
