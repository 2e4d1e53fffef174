"""Turn linear light into a picture: exposure, lens blur, sensor noise and JPEG."""

from functools import cache

import cv2
import numpy as np

from facestudy.campus.drawing.compositing import GAMMA, Array
from facestudy.campus.drawing.exact_filters import blur
from facestudy.campus.drawing.photo import Photo
from facestudy.campus.drawing.texture import sample
from facestudy.campus.exact_math import power
from facestudy.campus.exact_random import noise

_LEVELS = 4096
"""Steps of the table from light to display: 0.06 of the 255 grey levels."""


def develop(canvas: Array, photo: Photo, exposure: float = 1.0) -> Array:
    """Develop linear light into a picture.

    Args:
        canvas: linear light (3, height, width).
        photo: the camera's properties.
        exposure: factor that multiplies the photo's exposure.

    Returns:
        RGB uint8 (height, width, 3).
    """
    light = canvas * (photo.exposure * exposure)
    light = cv2.merge(list(light / (1 + 0.18 * light)))  # soft highlights, as on film
    if photo.blur > 0.3:
        light = blur(light, photo.blur * light.shape[1] / 400 + 0.15, bound=2)
    display = _to_display(np.clip(light, 0, 1))
    display += _sensor_noise(photo, display.shape)
    picture = (np.clip(display, 0, 1) * 255 + 0.5).astype(np.uint8)
    return _compress(picture, photo.jpeg) if photo.jpeg else picture


def _sensor_noise(photo: Photo, shape: tuple[int, ...]) -> Array:
    """Grain that the colour channels share, and independent noise of each channel."""
    rng = np.random.default_rng(photo.seed + 7)
    columns = np.arange(shape[1], dtype=np.float32) + rng.integers(512)
    rows = np.arange(shape[0], dtype=np.float32) + rng.integers(512)
    grain = sample("grain", *np.meshgrid(columns, rows))[..., None]
    return photo.noise * (0.6 * grain + 0.4 * noise(rng, shape))


def _to_display(light: Array) -> Array:
    """Gamma-encode linear light, 0..1."""
    # The square root spreads the levels about evenly over the display's.
    return _display_levels()[(np.sqrt(light) * (_LEVELS - 1) + 0.5).astype(np.uint16)]


@cache
def _display_levels() -> Array:
    return power(np.arange(_LEVELS) / (_LEVELS - 1), 2 / GAMMA).astype(np.float32)


def _compress(picture: Array, quality: int) -> Array:
    stored = cv2.imencode(".jpg", picture[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return np.ascontiguousarray(np.asarray(cv2.imdecode(stored, cv2.IMREAD_COLOR))[..., ::-1])
