"""Camera metadata is removed; every pixel, the colour profile and the orientation stay."""

import io
import struct

import numpy as np
import pytest
from PIL import Image, ImageCms, ImageOps, PngImagePlugin

from scrapers.crawl.pictures import strip_metadata

KINDS = ["jpeg", "png", "webp", "avif"]
SECRETS = [b"GPS-48.2082N", b"Anna Quist", b"2026:01:02", b"XMP-secret", b"a comment of hers"]
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def exif(orientation: int) -> Image.Exif:
    block = Image.Exif()
    block[0x0112] = orientation
    block[0x013B] = "Anna Quist"
    block[0x0132] = "2026:01:02 03:04:05"
    block.get_ifd(0x8825)[0x001B] = b"GPS-48.2082N"
    return block


def picture(kind: str, orientation: int = 6, mode: str = "RGB", **options) -> bytes:
    pixels = np.random.default_rng(1).integers(0, 256, (40, 60, 3), dtype=np.uint8)
    image = Image.fromarray(pixels).convert(mode)
    given = {"exif": exif(orientation), "icc_profile": PROFILE, **options}
    if kind == "png":
        text = PngImagePlugin.PngInfo()
        text.add_text("Author", "Anna Quist")
        text.add_itxt("XML:com.adobe.xmp", "XMP-secret")
        given["pnginfo"] = text
    else:
        given["xmp"] = b"<x>XMP-secret</x>"
    if kind == "jpeg":
        given["comment"] = b"a comment of hers"
    stream = io.BytesIO()
    image.save(stream, kind, **given)
    return stream.getvalue()


def shown(data: bytes) -> np.ndarray:
    return np.asarray(ImageOps.exif_transpose(Image.open(io.BytesIO(data))))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("orientation", [1, 6])
def test_personal_metadata_is_removed_and_the_picture_looks_the_same(kind, orientation):
    data = picture(kind, orientation)
    assert any(secret in data for secret in SECRETS)
    clean = strip_metadata.strip(data, kind)
    assert not any(secret in clean for secret in SECRETS)
    np.testing.assert_array_equal(shown(clean), shown(data))
    image = Image.open(io.BytesIO(clean))
    assert image.info["icc_profile"] == PROFILE
    assert dict(image.getexif()) == ({} if orientation == 1 else {0x0112: orientation})


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("jpeg", {"progressive": True}),
        ("jpeg", {"mode": "CMYK"}),
        ("jpeg", {"mode": "L"}),
        ("jpeg", {"restart_marker_rows": 1}),
        ("png", {"mode": "P"}),
        ("png", {"mode": "LA"}),
        ("webp", {"lossless": True}),
        ("webp", {"mode": "RGBA"}),
    ],
)
def test_every_encoding_keeps_its_pixels(kind, options):
    data = picture(kind, **options)
    clean = strip_metadata.strip(data, kind)
    np.testing.assert_array_equal(shown(clean), shown(data))
    assert not any(secret in clean for secret in SECRETS)
    assert strip_metadata.strip(clean, kind) == clean


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_without_metadata_stays_byte_for_byte(kind):
    stream = io.BytesIO()
    Image.new("RGB", (40, 40), "red").save(stream, kind)
    assert strip_metadata.strip(stream.getvalue(), kind) == stream.getvalue()


@pytest.mark.parametrize("kind", KINDS)
def test_data_appended_to_the_picture_is_removed(kind):
    data = picture(kind)
    clean = strip_metadata.strip(data + b"Anna Quist" * 9, kind)
    assert clean == strip_metadata.strip(data, kind)


@pytest.mark.parametrize("kind", KINDS)
def test_broken_files_are_refused(kind):
    data = picture(kind)
    for end in range(0, len(data), 7):
        try:
            clean = strip_metadata.strip(data[:end], kind)
        except strip_metadata.Unreadable:
            continue
        assert not any(secret in clean for secret in SECRETS)
    for noise in (b"", b"\xff\xd8", b"RIFF\0\0\0\0WEBP", strip_metadata.PNG_SIGNATURE):
        with pytest.raises(strip_metadata.Unreadable):
            strip_metadata.strip(noise, kind)


def gif_with_secrets() -> bytes:
    stream = io.BytesIO()
    image = Image.fromarray(np.random.default_rng(2).integers(0, 256, (40, 60), dtype=np.uint8))
    image.save(stream, "gif", comment=b"a comment of hers")
    data = stream.getvalue()
    block = b"\x21\xff\x0bXMP DataXMP" + bytes([len(SECRETS[3])]) + SECRETS[3] + b"\0"
    return data[:-1] + block + b"\x3b"


def test_the_comments_of_a_gif_are_removed_and_its_pixels_stay():
    data = gif_with_secrets()
    assert SECRETS[3] in data and SECRETS[4] in data
    clean = strip_metadata.strip(data, "gif")
    assert not any(secret in clean for secret in SECRETS)
    np.testing.assert_array_equal(shown(clean), shown(data))
    assert strip_metadata.strip(clean + b"more", "gif") == clean
    for end in range(0, len(clean) - 1, 7):
        with pytest.raises(strip_metadata.Unreadable):
            strip_metadata.strip(clean[:end], "gif")


def test_an_invalid_orientation_is_ignored():
    lying = struct.pack(">2sHIH", b"MM", 42, 8, 60_000)
    assert strip_metadata._orientation(lying) == b""
    assert strip_metadata._orientation(b"") == strip_metadata._orientation(b"XX" + bytes(40)) == b""
