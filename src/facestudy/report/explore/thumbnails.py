"""Small pictures of the faces for the page: WebP, each within a number of bytes."""

import base64
import io
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import Image

from facestudy.study.errors import StudyError

SIDE = 96
MOST_BYTES = 1500
LEAST_BYTES = 500
"""A thumbnail of fewer bytes shows hardly anything."""
TRIES = ((SIDE, 75), (SIDE, 55), (SIDE, 35), (72, 45), (64, 25), (48, 20), (32, 10), (16, 1))
"""Sides and WebP qualities, the best first."""
THREADS = 2


def budget(count: int, room: int) -> int:
    """How many bytes each of some thumbnails may have.

    Args:
        count: of thumbnails.
        room: bytes of base64 for all of them together.

    >>> budget(300, 40_000_000), budget(20_000, 36_000_000)
    (1500, 1350)
    """
    each = room // max(count, 1) * 3 // 4
    return max(LEAST_BYTES, min(MOST_BYTES, each))


def thumbnail(path: Path, most: int = MOST_BYTES) -> bytes:
    """A crop as WebP without any metadata.

    Args:
        path: of the crop.
        most: bytes of the result; only a picture of pure noise may need more than `LEAST_BYTES`.

    Raises:
        StudyError: the crop is missing or damaged.
    """
    try:
        with Image.open(path) as crop:
            picture = crop.convert("RGB")
    except OSError:
        raise StudyError(f"{path} is missing or damaged: run 02_crop again") from None
    data = b""
    for side, quality in TRIES:
        buffer = io.BytesIO()
        small = picture.resize((side, side), Image.Resampling.LANCZOS)
        small.save(buffer, "webp", quality=quality, method=4)
        data = buffer.getvalue()
        if len(data) <= most:
            break
    return data


def texts(folder: Path, ids: Sequence[str], most: int = MOST_BYTES) -> list[str]:
    """The thumbnails of some crops in base64.

    Args:
        folder: of the crops.
        ids: of the pictures.
        most: bytes of each, before base64.
    """

    def text(picture_id: str) -> str:
        return base64.b64encode(thumbnail(folder / f"{picture_id}.png", most)).decode()

    with ThreadPoolExecutor(THREADS) as pool:  # Pillow works outside Python's lock
        return list(pool.map(text, ids))
