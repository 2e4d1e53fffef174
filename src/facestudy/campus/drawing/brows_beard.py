"""Paint facial hair: brows and beard."""

import numpy as np

from facestudy.campus.drawing.compositing import Array, mix, over, rgb, smoothstep
from facestudy.campus.drawing.face_patch import FacePatch
from facestudy.campus.drawing.layout import brow_curve
from facestudy.campus.drawing.palette import HAIR
from facestudy.campus.drawing.texture import sample
from facestudy.campus.exact_math import gaussian, power


def paint_brows(albedo: Array, face: FacePatch) -> Array:
    """Paint the brows into ``albedo``; returns their coverage (h, w)."""
    side = np.sign(face.x)
    along = (np.abs(face.x) - 0.13) / 0.6
    inside = np.clip(along, 0, 1)
    line = brow_curve(face.layout, face.person, face.expression, side, inside)
    thick = 0.05 + 0.0135 * face.person.trait("brow_thickness")
    half = max(thick, 0.012) * (1 - 0.72 * power(inside, 1.6)) * smoothstep(-0.04, 0.1, along)
    u = (np.abs(face.x) * 0.55 + face.y * 0.85) * 150
    hairs = sample("strands", u, (face.y - np.abs(face.x) * 0.8) * 60 + 99)
    dense = gaussian((((face.y - line) / np.maximum(half, 0.004)) ** 2) ** 2)
    dense *= smoothstep(-0.08, 0.0, along) * smoothstep(1.06, 0.98, along)
    coverage = 0.88 * np.clip(1.35 * dense * (0.8 + 0.26 * hairs), 0, 1) * face.front
    over(albedo, mix(face.hair, rgb(0.02, 0.015, 0.012), 0.35), coverage)
    return coverage


def paint_beard(albedo: Array, face: FacePatch) -> Array:
    """Paint a beard, or the shadow of a shaven one, into ``albedo``; returns coverage (h, w)."""
    person = face.person
    if person.sex != "male" and person.beard == "none":
        return np.zeros_like(face.x)
    coverage = _beard_shape(face)
    texel = (170, 120) if person.beard != "stubble" else (110, 70)
    name = "strands" if person.beard != "stubble" else "grain"
    hairs = sample(name, face.x * texel[0], face.y * texel[1])
    shaven = person.beard == "none"
    rough = 0.05 if shaven else 0.28
    coverage = np.clip(coverage * (1 + rough * hairs), 0, 1) * face.front
    if shaven:
        root = np.minimum(HAIR[person.hair] * 0.5, face.skin * 0.4)
        colour = root + face.skin * rgb(0.3, 0.33, 0.36)
    else:
        colour = face.hair * (0.9 + 0.28 * hairs)
    over(albedo, colour, coverage)
    return coverage


def _beard_shape(face: FacePatch) -> Array:
    """Coverage of the beard (h, w) without the texture of its hairs."""
    layout, across, y = face.layout, np.abs(face.x), face.y
    border = np.interp(across, [0, 0.3, 0.5, 0.75, 0.95, 1.2], [0.82, 0.86, 0.86, 0.68, 0.28, 0.05])
    ragged = 0.04 * sample("clouds", face.x * 60, y * 60)
    cheeks = smoothstep(-0.09, 0.1, y - border.astype(np.float32) + ragged)
    lip_free = gaussian(((across / 0.3) ** 2 + ((y - layout.mouth_y - 0.02) / 0.1) ** 2) ** 2)
    cheeks = cheeks * (1 - 0.6 * lip_free)
    above_lip = layout.mouth_y - layout.upper_lip - 0.075
    above_lip = above_lip + 0.16 * (across / layout.mouth_width) ** 2
    moustache = gaussian(power(np.abs((y - above_lip) / 0.075), 2.4))
    moustache *= smoothstep(1.4, 0.8, across / layout.mouth_width)
    moustache *= 1 - 0.35 * gaussian((face.x / 0.04) ** 2)
    kind = face.person.beard
    if kind == "none":
        return 0.13 * face.person.masculinity * np.maximum(cheeks, moustache)
    if kind == "stubble":
        low = smoothstep(layout.mouth_y - 0.35, layout.mouth_y, y + 0.5 * (across - 0.3))
        return 0.42 * np.maximum(cheeks * low, moustache)
    if kind == "full":
        return 0.96 * np.maximum(cheeks, moustache)
    if kind == "goatee":
        chin = smoothstep(0.37, 0.25, across)
        chin = chin * smoothstep(layout.mouth_y + 0.1, layout.mouth_y + 0.22, y)
        return 0.95 * np.maximum(chin, 0.9 * moustache)
    return 0.96 * moustache
