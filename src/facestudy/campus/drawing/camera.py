"""From linear light to a picture: exposure, lens, sensor noise, JPEG."""

import cv2
import numpy as np

from facestudy.campus.drawing.compositing import GAMMA, Array, blur
from facestudy.campus.drawing.photo import Photo
from facestudy.campus.drawing.texture import sample


def develop(canvas: Array, photo: Photo, exposure: float = 1.0) -> Array:
    """RGB uint8 (h, w, 3) from linear light (3, h, w); ``exposure`` multiplies the shot's own."""
    light = canvas * (photo.exposure * exposure)
    light = cv2.merge(list(light / (1 + 0.18 * light)))  # a film's shoulder, not a hard clip
    if photo.blur > 0.3:
        light = blur(light, photo.blur * light.shape[1] / 400 + 0.15)
    display = np.clip(light, 0, 1) ** (1 / GAMMA)
    display += _sensor_noise(photo, display.shape)
    picture = (np.clip(display, 0, 1) * 255 + 0.5).astype(np.uint8)
    return _compress(picture, photo.jpeg) if photo.jpeg else picture


def _sensor_noise(photo: Photo, shape: tuple[int, ...]) -> Array:
    """Grain common to the bands, and noise of each."""
    rng = np.random.default_rng(photo.seed + 7)
    columns = np.arange(shape[1], dtype=np.float32) + rng.integers(512)
    rows = np.arange(shape[0], dtype=np.float32) + rng.integers(512)
    grain = sample("grain", *np.meshgrid(columns, rows))[..., None]
    return photo.noise * (0.6 * grain + 0.4 * rng.standard_normal(shape, dtype=np.float32))


def _compress(picture: Array, quality: int) -> Array:
    stored = cv2.imencode(".jpg", picture[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return np.ascontiguousarray(cv2.imdecode(stored, cv2.IMREAD_COLOR)[..., ::-1])
