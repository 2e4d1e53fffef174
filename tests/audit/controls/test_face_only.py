"""The face alone: upright, of one size, and without the hair that hangs into it."""

import cv2
import numpy as np
import pytest
from support.made_pictures import noise_picture

from facestudy.audit.controls import face_only
from facestudy.audit.controls.raw_picture import GREY, CannotForm, RawPicture
from facestudy.prepare import face_geometry
from facestudy.prepare.face_crop import LANDMARKS

from .conftest import with_pixels, without_landmarks

CORNERS = (slice(None, None, 127), slice(None, None, 127))


def moved(picture: RawPicture, pixels: np.ndarray, change) -> RawPicture:
    points = change(picture.landmarks)
    names = [f"{name}_{axis}" for name in LANDMARKS for axis in "xy"]
    return RawPicture(
        picture.data, pixels, picture.row | dict(zip(names, points.ravel(), strict=True))
    )


def test_nothing_around_the_oval_is_shown(portrait):
    picture = portrait(0, style="bald")
    oval = face_geometry.face_oval(picture.pixels.shape, picture.landmarks)
    oval = cv2.dilate(oval.astype(np.uint8), np.ones((3, 3))) > 0
    noisy = cv2.resize(noise_picture(9), picture.pixels.shape[1::-1])
    other = with_pixels(picture, np.where(oval[..., None], picture.pixels, noisy))
    shown = [face_only.transform(each).astype(float) for each in (picture, other)]
    assert np.abs(shown[0] - shown[1]).mean() < 2
    assert shown[0].shape == (128, 128, 3) and (shown[0][CORNERS] == GREY).all()
    assert (shown[0] != GREY).any(axis=2).mean() > 0.3


def test_where_and_how_large_a_face_stands_is_not_seen(portrait):
    picture = portrait(2)
    shown = face_only.transform(picture).astype(float)
    framed = cv2.copyMakeBorder(picture.pixels, 30, 0, 50, 0, cv2.BORDER_CONSTANT)
    large = cv2.resize(picture.pixels, None, fx=3, fy=3, interpolation=cv2.INTER_CUBIC)
    for pixels, change in ((framed, lambda p: p + [50, 30]), (large, lambda p: p * 3)):
        other = face_only.transform(moved(picture, pixels, change))
        assert np.abs(other - shown).mean() < 6


def _forehead(picture: RawPicture) -> tuple[slice, slice]:
    """The forehead in the raw picture, as `face_only` shows it in its rows 17 to 34."""
    head = face_geometry.head(picture.landmarks)
    x, y = head.origin
    up, across = (np.array([-0.92, -0.5]) * head.unit + y, np.array([-0.3, 0.3]) * head.unit + x)
    return slice(*up.astype(int)), slice(*across.astype(int))


@pytest.mark.parametrize("seed", [1, 4, 6])
def test_a_fringe_is_painted_over(portrait, seed):
    fields = {"hair": "black", "grey": 0.0, "tone": 0.1, "glasses": "none"}
    without, fringe = (portrait(seed, style=style, **fields) for style in ("side", "fringe"))
    forehead = (slice(17, 34), slice(50, 78))
    shown = [face_only.transform(each)[forehead].mean() for each in (without, fringe)]
    bare = [each.pixels[_forehead(each)].mean() for each in (without, fringe)]
    assert abs(shown[0] - shown[1]) < 0.4 * (bare[0] - bare[1])


def test_making_it_leaves_the_picture_as_it_was(portrait):
    picture = portrait(1)
    before = picture.pixels.copy()
    face_only.transform(picture)
    np.testing.assert_array_equal(picture.pixels, before)


def test_without_landmarks_it_cannot_be_formed(portrait):
    with pytest.raises(CannotForm, match="landmarks"):
        face_only.transform(without_landmarks(portrait(0)))
