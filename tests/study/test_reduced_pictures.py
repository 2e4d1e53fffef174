"""Pictures that are decoded smaller than they are."""

import io

import numpy as np
import pytest
from PIL import Image

from facestudy.study import images

TURNED = 6  # the EXIF orientation of a camera held upright


def drawn(mode: str) -> Image.Image:
    """A picture whose quarters differ, 600 x 400, transparent on the left if it can be."""
    picture = Image.new("RGB", (600, 400), (200, 40, 40))
    picture.paste((30, 90, 180), (300, 0, 600, 200))
    picture.paste((40, 160, 60), (0, 200, 300, 400))
    if "A" in mode:
        alpha = Image.new("L", picture.size, 255)
        alpha.paste(0, (0, 0, 150, 400))
        picture.putalpha(alpha)
    return picture.convert(mode)


def saved(picture: Image.Image, form: str, **options: object) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, form, **options)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("form", "mode"),
    [
        *(("jpeg", mode) for mode in ("RGB", "L", "CMYK")),
        *(("png", mode) for mode in ("RGB", "RGBA", "L", "LA", "P", "1", "I;16")),
        *(("webp", mode) for mode in ("RGB", "RGBA")),
        *(("gif", "P"), ("avif", "RGB")),
    ],
)
def test_a_reduced_picture_looks_like_the_whole_one(form, mode):
    data = saved(drawn(mode), form)
    whole, small = images.decode(data), images.decode(data, least=50)
    assert 50 <= min(small.shape[:2]) < 150
    assert small.shape[1] / small.shape[0] == pytest.approx(1.5, abs=0.05)
    size = (30, 20)
    same = [np.asarray(Image.fromarray(one).resize(size), int) for one in (whole, small)]
    assert np.abs(same[0] - same[1]).mean() < 6


@pytest.mark.parametrize("form", ["jpeg", "png", "webp"])
def test_a_reduced_picture_is_upright(form):
    exif = Image.Exif()
    exif[0x0112] = TURNED
    data = saved(drawn("RGB"), form, exif=exif.tobytes())
    assert images.decode(data, least=50).shape[0] > images.decode(data, least=50).shape[1]


@pytest.mark.parametrize("form", ["jpeg", "png", "webp"])
def test_half_a_picture_is_refused(form):
    data = saved(drawn("RGB"), form)
    with pytest.raises(images.PictureError, match="truncated or damaged"):
        images.decode(data[: len(data) // 2], least=50)
