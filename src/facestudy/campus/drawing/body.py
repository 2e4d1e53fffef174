"""Paint neck, shoulders and clothes."""

import numpy as np

from facestudy.campus.drawing.clothes import make_garment
from facestudy.campus.drawing.compositing import Array, bell, mix, over, smoothstep
from facestudy.campus.drawing.exact_filters import smooth_curve
from facestudy.campus.drawing.light import CLOTH_WRAP, Light
from facestudy.campus.drawing.person import Person
from facestudy.campus.drawing.photo import Photo
from facestudy.campus.drawing.texture import sample
from facestudy.campus.exact_math import gaussian

_STEP = 0.004  # spacing of the table of the outline, head units
_FAR = 5.0


def paint_body(
    canvas: Array,
    x: Array,
    y: Array,
    *,
    person: Person,
    photo: Photo,
    light: Light,
    unit: float,
    skin: Array,
    chin: tuple[float, float],
) -> None:
    """Paint neck and clothes.

    Args:
        canvas: (3, h, w), changed in place.
        x: x of the pixels (h, w), head units.
        y: y of the pixels (h, w), head units.
        person: the person.
        photo: the clothes.
        light: the light.
        unit: pixels per head unit.
        skin: the skin's colour (3, 1, 1).
        chin: x of the neck, which moves as the head turns, and y of the chin; head units.
    """
    neck, shoulder = _widths(person)
    offset = float(np.random.default_rng(photo.seed).integers(400))
    bent_x = x - chin[0] * (1 - smoothstep(1.3, 2.3, y))
    top, slope = _outline(np.abs(bent_x), neck, shoulder)
    coverage = np.clip((y - top) * unit / np.sqrt(1 + slope * slope) + 0.5, 0, 1) * (y > 0.3)
    folds = sample("clouds", x * 28 + offset, y * 14)
    garment = make_garment(bent_x, y, photo, unit, folds)
    colour = mix(_neck_colour(bent_x, y, skin, neck), garment.colour, garment.coverage)
    normal = _normals(bent_x, x, y, top, neck, shoulder)
    normal[0] = normal[0] + 0.12 * folds * garment.coverage
    shadow = _head_shadow(x, y, chin, light)
    shaded = light.shade(
        colour,
        normal,
        occlusion=mix(1, shadow, 0.7 - 0.2 * garment.coverage),
        shadow=mix(1, shadow, 1 - 0.2 * garment.coverage),
        wrap=CLOTH_WRAP,
    )
    over(canvas, shaded, coverage)


def _widths(person: Person) -> tuple[float, float]:
    """Half widths of neck and shoulders, head units."""
    fat = 0.03 * person.trait("cheek_fat")
    return 0.56 + 0.17 * person.masculinity + fat, 2.15 + 0.55 * person.masculinity + fat


def _outline(across: Array, neck: float, shoulder: float) -> tuple[Array, Array]:
    """Height of the body's upper edge at |x| = ``across``, and its slope there."""
    across_samples = np.arange(0, _FAR, _STEP, dtype=np.float32)
    corners = {
        0.0: -3.0,
        neck * 0.97: 0.6,
        neck + 0.03: 1.5,
        neck + 0.16: 1.78,
        neck + 0.55: 2.0,
        shoulder - 0.55: 2.24,
        shoulder - 0.15: 2.46,
        shoulder + 0.12: 2.95,
        shoulder + 0.25: 3.6,
        shoulder + 0.3: 99.0,
    }
    height = np.interp(across_samples, list(corners), list(corners.values())).astype(np.float32)
    smooth = smooth_curve(height, 18)
    start = int(0.45 / _STEP)
    height[start:-150] = smooth[start:-150]
    slope = np.gradient(height, _STEP).astype(np.float32)
    index = np.clip(across / _STEP, 0, len(across_samples) - 1).astype(np.int32)
    return height[index], slope[index]


def _neck_colour(x: Array, y: Array, skin: Array, neck: float) -> Array:
    """The neck's colour, with the two muscles that run down to the notch of the collar bones."""
    slant = np.abs(x) - neck * np.clip(1.05 - 0.62 * (y - 1.15), 0.12, 1)
    cord = 0.05 * bell(slant, 0, 0.05) - 0.07 * bell(slant, -0.12, 0.07)
    notch = 0.12 * bell(x, 0, 0.12) * bell(y, 2.12, 0.07)
    return skin * (0.94 + (cord - notch) * smoothstep(1.3, 1.7, y))


def _normals(
    bent_x: Array, x: Array, y: Array, top: Array, neck: float, shoulder: float
) -> list[Array]:
    """Normals of a cylinder (the neck) that widens into a chest."""
    chest = smoothstep(1.55, 2.15, y)
    cylinder = np.clip(bent_x / neck, -0.99, 0.99)
    nx = mix(cylinder, np.clip(x / shoulder, -1, 1) * 0.65, chest)
    ny = 0.1 - 0.75 * (1 - smoothstep(0, 0.5, y - top)) * chest
    return [nx, ny, np.sqrt(np.maximum(1 - nx**2 - ny**2, 0.04))]


def _head_shadow(x: Array, y: Array, chin: tuple[float, float], light: Light) -> Array:
    """The share of the light (h, w) that head and chin leave on neck and chest."""
    down = bell(y, chin[1] - 0.25, 0.42)
    aside = x - chin[0] + 0.25 * light.direction[0] * smoothstep(1.2, 2.0, y)
    return 1 - 0.7 * down * gaussian(((aside / 0.78) ** 2) ** 2)
