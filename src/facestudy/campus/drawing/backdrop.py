"""Paint the background of a photo, out of focus."""

import cv2
import numpy as np

from facestudy.campus.drawing.compositing import Array, srgb
from facestudy.campus.drawing.exact_filters import blur, enlarge
from facestudy.campus.drawing.photo import Photo
from facestudy.campus.exact_math import hypot
from facestudy.campus.exact_random import beta, lognormal, noise


def paint_backdrop(photo: Photo, width: int, height: int) -> Array:
    """The background as linear light, float32 (3, height, width).

    It is blurred anyway, so it is painted at half size.

    Args:
        photo: gives the kind of background, its colour and its seed.
        width: width in pixels.
        height: height in pixels.

    Returns:
        The background, to paint people over.
    """
    rng = np.random.default_rng(photo.background_seed)
    base = np.array(photo.background_colour, np.float32)
    image = np.empty((max(height // 2, 2), max(width // 2, 2), 3), np.float32)
    image[:] = base
    painter = {
        "flat": _flat,
        "gradient": _gradient,
        "office": _office,
        "books": _books,
        "bokeh": _bokeh,
    }[photo.background]
    image = painter(image, base, rng)
    full = enlarge(np.maximum(image, 0.005), width, height)
    return np.ascontiguousarray(full.transpose(2, 0, 1))


def _flat(image: Array, base: Array, rng: np.random.Generator) -> Array:
    """An evenly lit wall."""
    """An evenly lit wall."""
    height, width = image.shape[:2]
    fall = 1.06 - 0.12 * np.linspace(0, 1, height, dtype=np.float32)[:, None]
    side = 1 + rng.uniform(-0.08, 0.08) * np.linspace(-1, 1, width, dtype=np.float32)
    return image * (fall * side.astype(np.float32))[..., None]


def _gradient(image: Array, base: Array, rng: np.random.Generator) -> Array:
    """A wall with a spot of light behind the head."""
    height, width = image.shape[:2]
    x = np.linspace(-0.8, 0.8, width, dtype=np.float32) - np.float32(rng.uniform(-0.15, 0.15))
    y = np.linspace(-0.6, 1.0, height, dtype=np.float32)[:, None]
    return image * (1.3 - 0.8 * hypot(x, y))[..., None]


def _books(image: Array, base: Array, rng: np.random.Generator) -> Array:
    """Bookshelves; the base colour tints the books."""
    height, width = image.shape[:2]
    tint = base / max(float(base.mean()), 1e-3)
    image *= 0.25
    wood = srgb(120, 84, 52).ravel()
    y = 0
    while y < height:
        shelf, x = max(int(height * rng.uniform(0.2, 0.28)), 4), 0
        while x < width:
            book = max(2, int(width * rng.uniform(0.015, 0.045)))
            top = y + int(shelf * rng.uniform(0.03, 0.25))
            colour = rng.uniform(0.03, 0.28) * np.sqrt(tint) + 0.05 * noise(rng, (3,))
            image[top : y + shelf - 2, x : x + book - 1] = np.clip(colour, 0.01, 0.7)
            label = slice(top + shelf // 5, top + shelf // 4)
            image[label, x : x + book - 1] *= rng.uniform(0.5, 2.0)
            x += book
        y += shelf
        image[max(y - 3, 0) : y + 2] = wood
    return blur(image, width * rng.uniform(0.008, 0.016), bound=2)


def _office(image: Array, base: Array, rng: np.random.Generator) -> Array:
    """An office: windows, cupboards and papers as blurred rectangles."""
    height, width = image.shape[:2]
    for _ in range(12):
        x, y = rng.uniform(-0.1, 1, 2) * [width, height]
        far = (x + width * rng.uniform(0.05, 0.5), y + height * rng.uniform(0.05, 0.6))
        colour = np.clip(base * lognormal(rng, 0, 0.7) + 0.03 * noise(rng, (3,)), 0.01, 0.95)
        corners = (int(x), int(y)), (int(far[0]), int(far[1]))
        cv2.rectangle(image, *corners, colour.tolist(), -1)
    return blur(image, width * 0.025, bound=2)


def _bokeh(image: Array, base: Array, rng: np.random.Generator) -> Array:
    """A garden far out of focus: discs of light between leaves."""
    height, width = image.shape[:2]
    image *= 0.6
    leaf = np.array([0.75, 1, 0.55], np.float32)
    for _ in range(34):
        x, y = rng.uniform(-0.1, 1.1, 2) * [width, height]
        colour = np.clip(beta(rng, 1, 3) * leaf + 0.04 * noise(rng, (3,)) + base * 0.5, 0.01, 1.1)
        radius = int(width * rng.uniform(0.03, 0.13))
        disc = image.copy()
        cv2.circle(disc, (int(x), int(y)), radius, colour.tolist(), -1)
        image = 0.35 * image + 0.65 * disc
    return blur(image, width * 0.02, bound=2)
