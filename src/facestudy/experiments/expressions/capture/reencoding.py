"""Re-encode uploaded pictures as upright JPEG files without metadata."""

import io

from PIL import Image

from facestudy.study.images import PictureError, decode, facts

SIGNATURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF")
"""First bytes of JPEG, PNG and WebP. No other decoder of Pillow gets to see an upload."""
FORMATS = ("jpeg", "png", "webp")
MAX_PIXELS = 25_000_000
MIN_SIDE = 64
QUALITY = 95


def reencode(data: bytes) -> bytes:
    """A JPEG of the picture; the same bytes always give the same JPEG.

    Raises:
        PictureError: the content is not JPEG, PNG or WebP, is damaged, or has too many or too few
            pixels.
    """
    if not data.startswith(SIGNATURES):
        raise PictureError("this is no JPEG, PNG or WebP picture")
    picture = facts(data)
    if picture.format not in FORMATS:
        raise PictureError("this is no JPEG, PNG or WebP picture")
    if picture.width * picture.height > MAX_PIXELS:
        raise PictureError(f"it has more than {MAX_PIXELS // 10**6} million pixels")
    if min(picture.width, picture.height) < MIN_SIDE:
        raise PictureError(f"it is less than {MIN_SIDE} pixels wide or high")
    stream = io.BytesIO()
    Image.fromarray(decode(data)).save(stream, "JPEG", quality=QUALITY, subsampling=0)
    return stream.getvalue()
