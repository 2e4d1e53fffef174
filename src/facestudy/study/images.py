"""Decode picture files into upright RGB arrays, or say why that is impossible.

Only plain picture formats reach a decoder. Page descriptions and documents (EPS, PS, PDF, PSD) are
refused by their first bytes, because some decoders start another program for them.
"""

import importlib
import io
import warnings
from contextlib import suppress
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image, ImageOps

MAX_PIXELS = 80_000_000
"""A picture that declares more is refused before a pixel is decoded (decompression bombs)."""


FORMATS = (
    *("JPEG", "PNG", "WEBP", "GIF", "AVIF"),  # those that the scrapers take
    *("BMP", "DIB", "TIFF", "PPM", "JPEG2000", "QOI", "SGI", "PCX", "ICO", "TGA"),
)
"""Pillow's names of the formats that are decoded; no decoder of these starts a program.

A camera's picture of several JPEGs (MPO) is opened as JPEG.
"""

HEIF = "HEIF"
"""Decoded as well where the package pillow-heif is installed."""

_REFUSED = {
    b"%!PS": "PostScript",
    b"\xc5\xd0\xd3\xc6": "EPS",
    b"%PDF": "PDF",
    b"8BPS": "PSD",
    b"\xd7\xcd\xc6\x9a": "WMF",
}
"""Documents by their first bytes, to name them in the reason."""
_HEIF_BRANDS = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"}


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
    for start, kind in _REFUSED.items():
        if data.startswith(start):
            raise PictureError(f"{kind} is not decoded: save it as PNG or JPEG")
    formats = list(FORMATS)
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS and b"avif" not in data[8:64]:
        if not _heif_is_there():
            raise PictureError("HEIC: pip install pillow-heif, or convert it to JPEG")
        formats.append(HEIF)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the limit below is stricter than Pillow's
            image = Image.open(io.BytesIO(data), formats=formats)
    except Image.DecompressionBombError:
        raise PictureError(f"more than {MAX_PIXELS // 10**6} million pixels") from None
    except Exception:  # Pillow's plugins raise many types of errors on damaged data
        raise PictureError(_reason(data)) from None
    if image.width * image.height > MAX_PIXELS:
        raise PictureError(f"more than {MAX_PIXELS // 10**6} million pixels")
    return image


def _heif_is_there() -> bool:
    """Whether Pillow can decode HEIC now; the package registers its decoder."""
    with suppress(ImportError):
        importlib.import_module("pillow_heif").register_heif_opener()
        return True
    return False


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
        least: the picture comes smaller, in a part of the memory, but with both sides at least so
            long where they are; 0 decodes all of it.

    Raises:
        PictureError: empty, not a picture, too large, truncated or damaged.
    """
    image = _open(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            upright = ImageOps.exif_transpose(_smaller(image, data, least) if least else image)
            return np.asarray(_rgb(upright))
    except PictureError:
        raise
    except Exception:
        raise PictureError("truncated or damaged") from None


def _smaller(image: Image.Image, data: bytes, least: int) -> Image.Image:
    """The picture, reduced as it is decoded or at once afterwards, before anything copies it."""
    exif = image.getexif()
    image.draft(image.mode, (least, least))  # a JPEG at a half to an eighth of its size
    if image.format == "WEBP" and min(image.size) >= 8 * least:
        image = _webp(data, image.mode)
    elif image.mode in ("1", "P", "PA") or image.mode.startswith("I;"):
        image = image.convert("RGBA") if "transparency" in image.info else _rgb(image)
    factor = max(1, min(image.size) // least)
    # Band by band, as Pillow copies a picture with transparency before it reduces it.
    bands = [image.getchannel(band).reduce(factor) for band in image.getbands()]
    small = Image.merge(image.mode, bands)
    small.info["exif"] = exif.tobytes()
    return small


def _webp(data: bytes, mode: str) -> Image.Image:
    """A WebP picture, at an eighth of its size unless parts of it may be transparent.

    Pillow's decoder takes five times the memory of the pixels, OpenCV's once or twice.
    """
    flags = cv2.IMREAD_REDUCED_COLOR_8 if mode == "RGB" else cv2.IMREAD_UNCHANGED
    pixels = cv2.imdecode(np.frombuffer(data, np.uint8), flags | cv2.IMREAD_IGNORE_ORIENTATION)
    if pixels is None:
        raise PictureError("truncated or damaged")
    if mode == "RGB":
        return Image.fromarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2RGB))
    size = (pixels.shape[1] // 8, pixels.shape[0] // 8)
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    return Image.fromarray(cv2.cvtColor(small, cv2.COLOR_BGRA2RGBA))


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
