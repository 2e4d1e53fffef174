"""Draw what stands on people pages: portraits of nobody, groups, scenes, emblems, silhouettes.

Portraits are photographs as the campus draws them. A few are rendered in a process; people of
different sites share them, each framed and exposed in its own way. People of one site share none,
up to `PLATES` people.
"""

import io
import zlib
from functools import cache

import cv2
import numpy as np
from PIL import Image

from facestudy.campus import page_graphics
from facestudy.campus.drawing.other_photos import group_photo
from facestudy.campus.drawing.person import draw_person
from facestudy.campus.drawing.photo import draw_photo
from facestudy.campus.drawing.portrait import render

FORMATS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "gif": "GIF"}
PLATES = 20
"""How many portraits are rendered; with as many again, mirrored, a page holds 40 faces."""


def portrait(seed: str, number: int, size: tuple[int, int], ending: str) -> bytes:
    """A head and shoulders.

    Args:
        seed: frames and exposes the photograph: the same seed in another size is the same picture.
        number: of the person on the site.
        size: width and height in pixels.
        ending: of the file's name.
    """
    return encoded(_framed(_plate(number % PLATES), seed, size, number // PLATES % 2 == 1), ending)


def group(seed: str, size: tuple[int, int], ending: str) -> bytes:
    """Five people side by side."""
    return encoded(_framed(_group_plate(), seed, size), ending)


def scene(seed: str, size: tuple[int, int], ending: str) -> bytes:
    """A picture without a head: buildings or shapes with a photograph's grain."""
    small = 1 / max(1, size[0] // 300)  # large banners are drawn small, to be fast
    canvas = page_graphics.scene(_rng(seed), round(size[0] * small), round(size[1] * small))
    return encoded(cv2.resize(canvas, size, interpolation=cv2.INTER_CUBIC), ending)


def emblem(seed: str, size: tuple[int, int], ending: str) -> bytes:
    """Flat colours: a logo, an icon, a code."""
    rng = _rng(seed)
    canvas = np.full((100, 200, 3), 255, np.uint8)
    first, second = rng.integers(0, 200, (2, 3)).tolist()
    cv2.circle(canvas, (48, 50), int(rng.integers(28, 44)), first, -1, cv2.LINE_AA)
    corner = rng.integers(20, 50, 2).tolist()
    cv2.rectangle(canvas, tuple(corner), (corner[0] + 30, corner[1] + 24), (255, 255, 255), -1)
    letters = "".join(chr(65 + letter) for letter in rng.integers(0, 26, 3))
    cv2.putText(canvas, letters, (98, 62), 0, 1.3, second, 3, cv2.LINE_AA)
    return encoded(cv2.resize(canvas, size, interpolation=cv2.INTER_AREA), ending)


def tile(seed: str, side: int, ending: str) -> bytes:
    """A pale pattern to repeat behind a page."""
    return encoded(page_graphics.pattern(_rng(seed), side), ending)


def silhouette(size: tuple[int, int], ending: str, shade: int = 150) -> bytes:
    """What stands where a portrait is missing."""
    canvas = np.full((260, 200, 3), 225, np.uint8)
    cv2.circle(canvas, (100, 105), 50, (shade,) * 3, -1)
    cv2.ellipse(canvas, (100, 275), (95, 100), 0, 0, 360, (shade,) * 3, -1)
    return encoded(cv2.resize(canvas, size, interpolation=cv2.INTER_AREA), ending)


def encoded(pixels: np.ndarray, ending: str) -> bytes:
    stream = io.BytesIO()
    fast = {"compress_level": 1, "method": 0}  # of PNG and WebP
    Image.fromarray(pixels).save(stream, FORMATS[ending], quality=80, **fast)
    return stream.getvalue()


def _rng(seed: str) -> np.random.Generator:
    return np.random.default_rng(zlib.crc32(seed.encode()))


@cache
def _plate(number: int) -> np.ndarray:
    rng = np.random.default_rng([19, number])
    return render(draw_person(rng), draw_photo(rng), width=160, height=208)[0]


@cache
def _group_plate() -> np.ndarray:
    rng = np.random.default_rng(19)
    return group_photo([draw_person(rng) for _ in range(5)], rng, 420, 240)


def _framed(
    plate: np.ndarray, seed: str, size: tuple[int, int], mirrored: bool = False
) -> np.ndarray:
    """A part of a photograph in a light of its own, RGB uint8 of the size."""
    rng = _rng(seed)
    if mirrored:
        plate = np.ascontiguousarray(plate[:, ::-1])
    height, width = plate.shape[:2]
    share = size[0] / size[1]
    if width < share * height * 0.75:  # no room for the head: the wall behind it goes on
        more = int((share * height * 0.75 - width) / 2) + 1
        plate = cv2.copyMakeBorder(plate, 0, 0, more, more, cv2.BORDER_REPLICATE)
        width = plate.shape[1]
    wide = min(width, height * share) * rng.uniform(0.88, 1)
    high = wide / share
    left, top = (width - wide) * rng.uniform(0.35, 0.65), (height - high) * rng.uniform(0.2, 0.5)
    part = plate[int(top) : int(top + high), int(left) : int(left + wide)]
    levels = (np.arange(256)[:, None] / 255) ** rng.uniform(0.85, 1.2) * rng.uniform(225, 258, 3)
    part = cv2.LUT(np.ascontiguousarray(part), levels.clip(0, 255).astype(np.uint8)[None])
    how = cv2.INTER_AREA if size[0] < wide else cv2.INTER_CUBIC
    return cv2.resize(part, size, interpolation=how)
