"""Uploads are re-encoded, or rejected with a reason."""

import asyncio
import io

import numpy as np
import pytest
from PIL import Image
from support.capture_visitor import SVG, jpeg, raw_pictures

from facestudy.web.guard import MAX_BYTES


def test_metadata_is_removed_and_the_picture_is_upright(page, collected):
    camera = Image.Exif()
    camera[0x0112], camera[0x010F] = 6, "SECRETCAM"  # lying on its side; the maker
    stream = io.BytesIO()
    wide = np.zeros((80, 160, 3), np.uint8)
    wide[:, :80] = 255
    Image.fromarray(wide).save(stream, "JPEG", exif=camera, comment=b"SECRETWORD")
    assert b"SECRETCAM" in stream.getvalue()

    async def visit():
        async with page() as visitor:
            return await visitor.send(await visitor.register(), stream.getvalue())

    assert asyncio.run(visit()).status_code == 201
    data = (collected.raw / raw_pictures(collected)[0]).read_bytes()
    assert b"SECRET" not in data
    with Image.open(io.BytesIO(data)) as kept:
        assert kept.size == (80, 160) and not kept.getexif()
        assert kept.getpixel((40, 20))[0] > 200 > 50 > kept.getpixel((40, 140))[0]


@pytest.mark.parametrize(("form", "status"), [("PNG", 201), ("WEBP", 201), ("BMP", 415)])
def test_the_format_is_recognised_by_content(page, form, status):
    async def visit():
        async with page() as visitor:
            lie = {"Content-Type": "image/jpeg"}
            return await visitor.send(await visitor.register(), jpeg(1, form=form), **lie)

    assert asyncio.run(visit()).status_code == status


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (SVG, "no JPEG, PNG or WebP"),
        (b"", "no JPEG, PNG or WebP"),
        (jpeg(1)[:700], "truncated or damaged"),
        (b"\xff\xd8\xff" + SVG, "damaged"),
        (jpeg(1, side=32), "less than 64 pixels"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "no JPEG, PNG or WebP|damaged"),
    ],
)
def test_what_is_no_picture_is_rejected_whatever_its_name(page, collected, data, words):
    async def visit():
        async with page() as visitor:
            headers = {"Content-Type": "image/jpeg", "Content-Disposition": "filename=a.jpg"}
            return await visitor.send(await visitor.register(), data, **headers)

    answer = asyncio.run(visit())
    assert answer.status_code == 415
    assert any(word in answer.json()["error"] for word in words.split("|")), answer.text
    assert raw_pictures(collected) == [] and not collected.index.exists()


@pytest.mark.long
def test_a_small_file_with_very_many_pixels_is_not_decoded(page, collected):
    stream = io.BytesIO()
    Image.new("1", (9000, 9000)).save(stream, "PNG")
    assert len(stream.getvalue()) < MAX_BYTES

    async def visit():
        async with page() as visitor:
            return await visitor.send(await visitor.register(), stream.getvalue())

    answer = asyncio.run(visit())
    assert answer.status_code == 415 and "million pixels" in answer.json()["error"]
