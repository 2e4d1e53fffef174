"""The skin: its colour, its fine relief and its gloss."""

import numpy as np

from facestudy.campus.drawing.compositing import Array, smoothstep
from facestudy.campus.drawing.face_patch import FacePatch
from facestudy.campus.drawing.person import Person
from facestudy.campus.drawing.surface import Grid, Hit
from facestudy.campus.drawing.texture import sample, slope_of
from facestudy.campus.exact_math import hypot, power

# The fine relief: points of the noise per head unit (70 mm), and the slope on rough skin. 26 points
# per unit are bumps of 3 mm, 75 are pores of 1 mm. A picture that is too small to resolve an octave
# leaves it out; otherwise it would alias.
_OCTAVES = ((26, 0.045), (75, 0.17))


def skin_bumps(person: Person, hit: Hit, grid: Grid, unit: float) -> tuple[Array, Array]:
    """Slopes of the skin's fine relief.

    Args:
        person: gives roughness and seed.
        hit: the positions of the pixels on the head.
        grid: the grid of the head.
        unit: pixels per head unit.

    Returns:
        Slopes along x and y at the pixels, two arrays (h, w).
    """
    offset = _offsets(person)
    strength = 0.12 + 0.88 * person.roughness
    slopes = [np.zeros_like(hit.x), np.zeros_like(hit.x)]
    for k, (points, steep) in enumerate(_OCTAVES):
        visible = strength * steep * _visibility(unit, points)
        u, v = hit.x * points + offset[k], hit.y * points + offset[k + 1]
        for axis in (0, 1):
            slopes[axis] += visible * slope_of("pores", axis, u, v)
    return slopes[0], slopes[1]


def _visibility(unit: float, points: float) -> float:
    return float(smoothstep(0.6, 1.5, np.float32(unit / points)))


def _offsets(person: Person) -> Array:
    return np.random.default_rng(person.seed).integers(0, 400, 8).astype(np.float32)


def skin_albedo(face: FacePatch) -> Array:
    """The skin's colour (3, h, w) with redness, dark rings, freckles and moles."""
    person, offset = face.person, _offsets(face.person)
    blotches = sample("clouds", face.x * 50 + offset[0], face.y * 50 + offset[1])
    grain = _grain(face, offset)
    uneven = 0.02 + 0.03 * face.head.ageing + 0.035 * person.roughness
    value = 1 + uneven * blotches + grain - _dark_rings(face)
    red = _redness(face) + (0.04 + 0.09 * person.roughness) * blotches
    albedo = np.empty((3, *face.x.shape), np.float32)
    for band, tint in enumerate((0.1, -0.2, -0.18)):
        albedo[band] = face.skin[band] * value * (1 + tint * red)
    if person.freckles > 0.05:
        _freckles(albedo, face, offset)
    for x, y in person.moles:
        near = hypot(face.x - x, face.y - y) / 0.024
        albedo *= 1 - 0.65 * np.clip(1.3 - near, 0, 1)
    return albedo


def _grain(face: FacePatch, offset: Array) -> Array:
    """Fine variation of brightness (h, w); its finest part only where the picture resolves it."""
    fine = sample("grain", face.x * 75 + offset[2], face.y * 75 + offset[3])
    coarse = sample("grain", face.x * 26 + offset[3], face.y * 26 + offset[4])
    strength = 0.012 + 0.05 * face.person.roughness
    return strength * (_visibility(face.unit, 75) * fine + 0.8 * coarse)


def _redness(face: FacePatch) -> Array:
    person, layout = face.person, face.layout
    blush = face.expression["blush"]
    cheeks = face.spot(0.55, 0.42, 0.22, 0.16) * (1 + 0.8 * person.makeup + 4.5 * blush)
    nose = 0.7 * face.spot(0, layout.nose_y - 0.08, 0.16, 0.12) * (1 + 1.5 * blush)
    chin = 0.4 * face.spot(0, layout.chin_y - 0.15, 0.2, 0.12)
    return 0.4 * (1 + 0.3 * person.redness) * (cheeks + nose + chin)


def _dark_rings(face: FacePatch) -> Array:
    layout = face.layout
    below = face.spot(layout.eye_x, layout.eye_y + 0.13, 0.16, 0.05) * (1 + face.head.ageing)
    above = face.spot(layout.eye_x, layout.eye_y - 0.1, 0.2, 0.07) * (1 + face.person.makeup)
    return 0.14 * below + 0.1 * above


def _freckles(albedo: Array, face: FacePatch, offset: Array) -> None:
    dots = sample("grain", face.x * 75 + offset[4], face.y * 75 + offset[5])
    where = face.spot(0.45, 0.35, 0.35, 0.2) + face.spot(0, 0.4, 0.3, 0.15)
    strength = 0.4 * min(1.0, 1.5 * face.person.freckles)
    dark = strength * smoothstep(1.2, 1.9, dots) * np.clip(where, 0, 1)
    for band, exponent in enumerate((0.85, 1.0, 1.15)):
        albedo[band] *= power(1 - dark, exponent)


def skin_gloss(face: FacePatch) -> Array:
    """Gloss of the skin (h, w): most on nose, forehead and cheekbones, least on old skin."""
    person, offset = face.person, _offsets(face.person)
    oil = 0.035 + 0.02 * (person.seed % 5) / 4
    nose = 0.05 * face.spot(0, face.layout.nose_y - 0.13, 0.09, 0.08)
    bridge = 0.02 * face.spot(0, 0.2, 0.1, 0.2)
    forehead = 0.04 * face.spot(0, -0.7, 0.4, 0.25)
    cheeks = 0.02 * face.spot(0.58, 0.3, 0.16, 0.12)
    grain = sample("grain", face.x * 75 + offset[2], face.y * 75 + offset[3])
    uneven = 1 + (0.06 + 0.16 * person.roughness) * grain
    dry = (1 - 0.5 * face.head.ageing) * (1 + 1.4 * person.tone)
    return (oil + nose + bridge + forehead + cheeks) * np.maximum(uneven, 0) * dry
