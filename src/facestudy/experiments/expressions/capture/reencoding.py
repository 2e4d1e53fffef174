"""A picture from a browser becomes a JPEG of our own making.

Enters: bytes that somebody sent. Leaves: the same picture, upright, without anything that the
camera wrote into the file.
"""

import io

from PIL import Image

from facestudy.study.images import PictureError, decode, facts

HEADS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF")
"""How JPEG, PNG and WebP begin. Pillow's many other readers never see a stranger's bytes."""
FORMATS = ("jpeg", "png", "webp")
MAX_PIXELS = 25_000_000
LEAST_SIDE = 64
QUALITY = 95


def reencode(data: bytes) -> bytes:
    """A JPEG of the picture; the same bytes give the same JPEG.

    Raises:
        PictureError: no JPEG, PNG or WebP by content, damaged, too many pixels or too few.
    """
    if not data.startswith(HEADS):
        raise PictureError("this is no JPEG, PNG or WebP picture")
    found = facts(data)
    if found.format not in FORMATS:
        raise PictureError("this is no JPEG, PNG or WebP picture")
    if found.width * found.height > MAX_PIXELS:
        raise PictureError(f"it has more than {MAX_PIXELS // 10**6} million pixels")
    if min(found.width, found.height) < LEAST_SIDE:
        raise PictureError(f"it has fewer than {LEAST_SIDE} pixels a side")
    stream = io.BytesIO()
    Image.fromarray(decode(data)).save(stream, "JPEG", quality=QUALITY, subsampling=0)
    return stream.getvalue()
