"""Draw portraits of nobody: an oval on a background, different for every seed."""

import io
import zlib

import cv2
import numpy as np
from PIL import Image

FORMATS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "gif": "GIF"}


def portrait(seed: str, size: tuple[int, int], ending: str) -> bytes:
    """A head and shoulders; the same seed in another size is the same picture, scaled."""
    rng = np.random.default_rng(zlib.crc32(seed.encode()))
    canvas = _background(rng, 200, 260)
    skin, hair, coat = rng.integers(20, 250, (3, 3)).tolist()
    x, y = int(rng.integers(75, 125)), int(rng.integers(90, 130))
    wide, high = int(rng.integers(38, 56)), int(rng.integers(54, 72))
    cv2.ellipse(canvas, (x, 275), (int(rng.integers(70, 120)), 90), 0, 0, 360, coat, -1)
    cv2.ellipse(canvas, (x, y - 14), (wide + 8, high), 0, 0, 360, hair, -1)
    cv2.ellipse(canvas, (x, y), (wide, high), 0, 0, 360, skin, -1)
    for side in (-1, 1):
        cv2.circle(canvas, (x + side * wide // 2, y - 8), 5, (30, 30, 30), -1)
    return encoded(canvas, size, ending)


def scene(seed: str, size: tuple[int, int], ending: str) -> bytes:
    """A picture without a head: a building, a banner, a logo, a machine."""
    rng = np.random.default_rng(zlib.crc32(seed.encode()))
    canvas = _background(rng, 200, 200)
    for _ in range(6):
        x, y, wide, high = rng.integers(0, 160, 4).tolist()
        colour = rng.integers(0, 255, 3).tolist()
        cv2.rectangle(canvas, (x, y), (x + wide // 2, y + high // 2), colour, -1)
    return encoded(canvas, size, ending)


def silhouette(size: tuple[int, int], ending: str, shade: int = 150) -> bytes:
    """What stands where a portrait is missing."""
    canvas = np.full((260, 200, 3), 225, np.uint8)
    cv2.circle(canvas, (100, 105), 50, (shade,) * 3, -1)
    cv2.ellipse(canvas, (100, 275), (95, 100), 0, 0, 360, (shade,) * 3, -1)
    return encoded(canvas, size, ending)


def encoded(canvas: np.ndarray, size: tuple[int, int], ending: str) -> bytes:
    stream = io.BytesIO()
    image = Image.fromarray(cv2.resize(canvas, size, interpolation=cv2.INTER_AREA))
    image.save(stream, FORMATS[ending], quality=80)
    return stream.getvalue()


def _background(rng: np.random.Generator, width: int, height: int) -> np.ndarray:
    coarse = rng.integers(40, 255, (4, 3, 3), dtype=np.uint8)
    return cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC).copy()
