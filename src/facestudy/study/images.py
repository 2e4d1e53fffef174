"""Decode picture files of any format into upright RGB arrays, or say why that is impossible."""

import io
import warnings
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageOps

MAX_PIXELS = 80_000_000
"""A picture that declares more is refused before a pixel is decoded (decompression bombs)."""


class PictureError(Exception):
    """The bytes are not a usable picture; the message is the reason that the tables record."""


@dataclass(frozen=True)
class Facts:
    """Format and size, as the header states them.

    Attributes:
        format: Pillow's name of the format, in lower case.
        width: in pixels, upright.
        height: in pixels, upright.
    """

    format: str
    width: int
    height: int


def _open(data: bytes) -> Image.Image:
    if not data:
        raise PictureError("empty file")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the limit below is stricter than Pillow's
            image = Image.open(io.BytesIO(data))
    except Image.DecompressionBombError:
        raise PictureError(f"more than {MAX_PIXELS // 10**6} million pixels") from None
    except Exception:  # Pillow's plugins raise many types of errors on damaged data
        raise PictureError(_reason(data)) from None
    if image.width * image.height > MAX_PIXELS:
        raise PictureError(f"more than {MAX_PIXELS // 10**6} million pixels")
    return image


def _reason(data: bytes) -> str:
    if data.startswith((b"\xff\xd8", b"\x89PNG", b"GIF8", b"RIFF")):
        return "truncated or damaged"
    head = data[:512].lstrip().lower()
    kind = "HTML" if head.startswith((b"<!doctype html", b"<html")) else "no picture format"
    return f"not a picture ({kind})"


def facts(data: bytes) -> Facts:
    """Format, upright width and upright height, read from the header only.

    Raises:
        PictureError: empty, not a picture, or too large.
    """
    image = _open(data)
    width, height = image.size
    try:
        orientation = image.getexif().get(0x0112)  # reads a PNG completely
    except Exception:
        raise PictureError("truncated or damaged") from None
    if orientation in (5, 6, 7, 8):  # stored rotated by 90 degrees
        width, height = height, width
    return Facts((image.format or "").lower(), width, height)


def decode(data: bytes, *, least: int = 0) -> np.ndarray:
    """The picture as RGB uint8 (height, width, 3), upright.

    Grey, 16-bit, CMYK and palette pictures are converted to RGB, transparent pictures are put on
    white, and of an animation the first frame is taken.

    Args:
        data: the file's bytes.
        least: a JPEG is decoded at a half to an eighth of its size, which takes a part of the
            memory, if both sides stay so long; 0 decodes all of it.

    Raises:
        PictureError: empty, not a picture, too large, truncated or damaged.
    """
    image = _open(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if least:
                image.draft(image.mode, (least, least))
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
        foreground = image.convert("RGBA")
        background = Image.new("RGBA", foreground.size, "white")
        return Image.alpha_composite(background, foreground).convert("RGB")
    return image.convert("RGB")


def _stretch(image: Image.Image) -> Image.Image:
    """Scale 16-bit and floating-point greys to 8 bits; Pillow's conversion would clip them."""
    values = np.asarray(image, dtype=np.float32)
    if image.mode.startswith("I") and values.min() >= 0:
        top = 65535.0 if values.max() > 255 else 255.0
        return Image.fromarray((values * (255.0 / top)).astype(np.uint8))
    low, high = float(values.min()), float(values.max())
    return Image.fromarray(((values - low) * (255.0 / max(high - low, 1e-9))).astype(np.uint8))
