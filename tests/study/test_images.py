"""Any picture that Pillow opens becomes upright RGB; everything else becomes a reason."""

import io
import struct
import zlib

import cv2
import numpy as np
import pytest
from PIL import Image
from support.made_pictures import noise_picture, png

from facestudy.study.images import PictureError, decode, facts


def save(image: Image.Image, format: str, **options) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, format=format, **options)
    return buffer.getvalue()


PICTURE = Image.fromarray(noise_picture(1, 160))


def test_png_comes_back_exactly():
    assert np.array_equal(decode(png(np.asarray(PICTURE))), np.asarray(PICTURE))


@pytest.mark.parametrize("mode", ["L", "1", "P", "CMYK", "RGBA", "LA", "I;16", "F"])
def test_every_mode_becomes_rgb_that_looks_the_same(mode):
    grey = np.asarray(PICTURE.convert("L"))
    if mode == "I;16":
        data = save(Image.fromarray(grey.astype(np.uint16) * 257), "PNG")
    else:
        form = "TIFF" if mode in ("CMYK", "F") else "PNG"
        data = save(PICTURE.convert(mode), form)
    result = decode(data)
    assert result.shape == (160, 160, 3) and result.dtype == np.uint8
    again = cv2.blur(np.asarray(Image.fromarray(result).convert("L")), (5, 5))
    assert np.corrcoef(again.ravel(), cv2.blur(grey, (5, 5)).ravel())[0, 1] > 0.97


def test_transparency_lies_on_white():
    clear = Image.new("RGBA", (8, 8), (10, 20, 30, 0))
    assert (decode(save(clear, "PNG")) == 255).all()


def test_exif_rotation_is_applied_to_pixels_and_facts():
    exif = Image.Exif()
    exif[0x0112] = 6
    lying = Image.new("RGB", (30, 20), "black")
    lying.paste("white", (0, 0, 15, 20))
    data = save(lying, "JPEG", exif=exif, quality=95)
    upright = decode(data)
    assert upright.shape == (30, 20, 3)
    assert upright[3].mean() > 200 > 50 > upright[-3].mean()
    assert (facts(data).width, facts(data).height) == (20, 30)


def test_animation_gives_its_first_frame():
    frames = [Image.new("RGB", (10, 10), colour) for colour in ("red", "blue")]
    data = save(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert decode(data)[5, 5].tolist() == [255, 0, 0]


def bomb(side: int) -> bytes:
    """A PNG of a few bytes that declares ``side`` squared pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty file"),
        (b"<!DOCTYPE html><html>not found</html>", "HTML"),
        (b"some text", "not a picture"),
        (bomb(30_000), "million pixels"),
        (save(PICTURE, "JPEG")[:400], "truncated"),
        (save(PICTURE, "JPEG")[:-800], "truncated"),
        (png(np.asarray(PICTURE))[:200], "truncated"),
        (png(np.asarray(PICTURE))[:-2000], "truncated"),
        (save(PICTURE, "WEBP")[:-200], "truncated"),
    ],
)
def test_what_is_no_usable_picture_says_why(data, reason):
    with pytest.raises(PictureError, match=reason):
        decode(data)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "GIF", "TIFF", "BMP", "AVIF"])
def test_no_damage_whatever_gets_past_as_another_error(form):
    whole = save(PICTURE, form)
    rng = np.random.default_rng(0)
    refused = 0
    for _ in range(40):
        damaged = bytearray(whole[: rng.integers(1, len(whole) + 1)])
        for place in rng.integers(0, len(damaged), 3):
            damaged[place] = rng.integers(256)
        for read in (facts, decode):
            try:
                read(bytes(damaged))
            except PictureError:
                refused += 1
    assert refused > 5
