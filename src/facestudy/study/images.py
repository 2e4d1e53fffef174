"""Picture files of any kind become RGB arrays, or a reason why not.

Enters: bytes that somebody called a picture. Leaves: uint8 RGB (height, width, 3), upright.
"""

import io
import warnings
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageOps

MAX_PIXELS = 80_000_000
"""A picture that declares more is refused before a pixel is decoded (decompression bombs)."""


class PictureError(Exception):
    """Why bytes are no usable picture; the message is the reason that the tables record."""


@dataclass(frozen=True)
class Facts:
    """What the header says."""

    format: str
    width: int
    height: int


def _open(data: bytes) -> Image.Image:
    if not data:
        raise PictureError("empty file")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # our own limit below is the stricter one
            image = Image.open(io.BytesIO(data))
    except Image.DecompressionBombError:
        raise PictureError(f"more than {MAX_PIXELS // 10**6} million pixels") from None
    except Exception:  # each of Pillow's plugins has its own ways to fail on damaged data
        raise PictureError(_what_instead(data)) from None
    if image.width * image.height > MAX_PIXELS:
        raise PictureError(f"more than {MAX_PIXELS // 10**6} million pixels")
    return image


def _what_instead(data: bytes) -> str:
    if data.startswith((b"\xff\xd8", b"\x89PNG", b"GIF8", b"RIFF")):
        return "truncated or damaged"
    head = data[:512].lstrip().lower()
    kind = "HTML" if head.startswith((b"<!doctype html", b"<html")) else "no picture format"
    return f"not a picture ({kind})"


def facts(data: bytes) -> Facts:
    """Format, width and height (upright) from the header alone.

    Raises:
        PictureError: empty, not a picture, or too large.
    """
    image = _open(data)
    width, height = image.size
    try:
        orientation = image.getexif().get(0x0112)  # a PNG's is found by reading all of it
    except Exception:
        raise PictureError("truncated or damaged") from None
    if orientation in (5, 6, 7, 8):  # stored lying on its side
        width, height = height, width
    return Facts((image.format or "").lower(), width, height)


def decode(data: bytes) -> np.ndarray:
    """The picture as RGB uint8 (height, width, 3), upright.

    Grey, 16-bit, CMYK and palette pictures become RGB, transparency lies on white, an animation
    gives its first frame.

    Raises:
        PictureError: empty, not a picture, too large, truncated or damaged.
    """
    image = _open(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image.load()
            upright = ImageOps.exif_transpose(image)
            return np.asarray(_rgb(upright))
    except PictureError:
        raise
    except Exception:
        raise PictureError("truncated or damaged") from None


def _rgb(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I") or image.mode == "F":
        return _stretch(image).convert("RGB")
    if image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
        layer = image.convert("RGBA")
        paper = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(paper, layer).convert("RGB")
    return image.convert("RGB")


def _stretch(image: Image.Image) -> Image.Image:
    """16-bit and floating-point greys to 8 bits; plain conversion would clip them to white."""
    values = np.asarray(image, dtype=np.float32)
    if image.mode.startswith("I") and values.min() >= 0:
        top = 65535.0 if values.max() > 255 else 255.0
        return Image.fromarray((values * (255.0 / top)).astype(np.uint8))
    low, high = float(values.min()), float(values.max())
    return Image.fromarray(((values - low) * (255.0 / max(high - low, 1e-9))).astype(np.uint8))
