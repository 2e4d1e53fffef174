"""Files at the addresses of portraits, valid and invalid."""

import io
import struct
import zlib

import pytest
from PIL import Image
from support.small_pages import picture

from facestudy.study import index
from scrapers.crawl.portraits import examine
from scrapers.errors import Failure

FORMS = ("jpeg", "png", "webp", "gif", "avif")


@pytest.mark.parametrize(("form", "name"), [(name.upper(), name) for name in FORMS])
def test_the_formats_are_recognised_by_content(form, name):
    data = picture(1, form=form)
    columns = examine(data)
    assert columns["format"] == name and columns["id"] == index.picture_id(data)
    assert (columns["width"], columns["height"]) == (60, 72)


def png_that_declares(width, height):
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in ((b"IHDR", head), (b"IDAT", body), (b"IEND", b""))
    )


def bad(kind):
    whole = picture(2, size=(200, 200))
    stream = io.BytesIO()
    first, *more = [Image.new("RGB", (60, 60), colour) for colour in ("red", "blue")]
    first.save(stream, "GIF", save_all=True, append_images=more)
    return {
        "empty": b"",
        "html": b"<!doctype html><title>404</title>",
        "svg": b'<svg xmlns="http://www.w3.org/2000/svg"></svg>',
        "animation": stream.getvalue(),
        "truncated": whole[: len(whole) // 2],
        "spacer": picture(3, size=(1, 1), form="PNG"),
        "bomb": png_that_declares(30_000, 30_000),
    }[kind]


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("empty", "empty"),
        ("html", "HTML"),
        ("svg", "not a picture"),
        ("animation", "animation"),
        ("truncated", "truncated"),
        ("spacer", "too small"),
        ("bomb", "million pixels"),
    ],
)
def test_files_that_are_not_portraits_have_a_reason(kind, reason):
    with pytest.raises(Failure, match=reason) as error:
        examine(bad(kind))
    assert not error.value.temporary
