"""Drawn portraits with their truth, as the controls read them."""

import dataclasses

import numpy as np
import pytest

from facestudy.audit.controls.raw_picture import RawPicture
from facestudy.campus.drawing.person import Person, draw_person
from facestudy.campus.drawing.photo import Photo, draw_photo
from facestudy.campus.drawing.portrait import render
from facestudy.campus.image_files import encode
from facestudy.prepare import face_crop
from facestudy.study.images import decode


@pytest.fixture(scope="session")
def portrait():
    """Draw a portrait; the keywords are fields of the person and of the photo."""

    def make(seed: int = 0, *, width: int = 208, height: int = 250, **fields) -> RawPicture:
        rng = np.random.default_rng(seed)
        person, photo = draw_person(rng), draw_photo(rng, emoticon=fields.pop("emoticon", ":|"))
        own = {field.name for field in dataclasses.fields(Person)}
        of_photo = {field.name for field in dataclasses.fields(Photo)}
        person = dataclasses.replace(person, **{k: v for k, v in fields.items() if k in own})
        settings = {"background": "flat", "background_colour": (0.1, 0.25, 0.4), "yaw": 0.0}
        settings |= {"pitch": 0.0, "roll": 0.0} | fields
        photo = dataclasses.replace(
            photo, **{k: v for k, v in settings.items() if k in of_photo - {"seed"}}
        )
        pixels, _ = render(person, photo, width=width, height=height)
        return raw(encode(pixels, "png", 0))

    return make


def raw(data: bytes) -> RawPicture:
    """A file's picture, with the face that the detector finds."""
    row = face_crop.crop_picture(data)[1]
    assert row["reason"] == ""
    return RawPicture(data, decode(data), {"id": "0" * 16, "format": "png", **row})


def with_pixels(picture: RawPicture, pixels: np.ndarray) -> RawPicture:
    """Other pixels and the same face."""
    return RawPicture(picture.data, pixels, picture.row)


def without_landmarks(picture: RawPicture) -> RawPicture:
    return RawPicture(picture.data, picture.pixels, {**picture.row, "nose_x": np.nan})
