"""The background shows nothing of the person, and says where there is none."""

import cv2
import numpy as np
import pytest
from support.made_pictures import noise_picture

from facestudy.audit.controls import background, surroundings
from facestudy.audit.controls.raw_picture import CannotForm

from .conftest import with_pixels, without_landmarks

BLUE, YELLOW = (0.1, 0.2, 0.5), (0.5, 0.4, 0.1)
MEASURES = (background.transform, surroundings.measure)


def replaced(picture, where):
    other = cv2.resize(noise_picture(9), picture.pixels.shape[1::-1])
    return with_pixels(picture, np.where(where[..., None], other, picture.pixels))


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("style", ["bun", "afro", "wavy"])
def test_nothing_of_head_hair_and_shoulders_is_shown(portrait, measure, style):
    picture = portrait(1, style=style)
    np.testing.assert_allclose(measure(replaced(picture, picture.person)), measure(picture))
    changed = measure(replaced(picture, ~picture.person))
    assert np.abs(np.asarray(changed, float) - measure(picture)).max() > 10


@pytest.mark.parametrize("style", ["bun", "afro", "wavy", "long"])
def test_the_whole_person_is_inside_the_mask(portrait, style):
    green, red = (portrait(3, style=style, background_colour=colour, noise=0.0).pixels.astype(int)
                  for colour in ((0.02, 0.5, 0.02), (0.5, 0.02, 0.02)))  # fmt: skip
    person = np.abs(green - red).max(axis=2) < 25
    mask = portrait(3, style=style).person
    assert person[~mask].mean() < 0.005 and person.mean() > 0.3


@pytest.mark.parametrize("measure", MEASURES)
def test_a_person_who_fills_the_picture_leaves_no_background(portrait, measure):
    picture = portrait(0)
    x, y = picture.landmarks.mean(axis=0).astype(int)
    close = with_pixels(picture, picture.pixels[y - 30 : y + 30, x - 30 : x + 30])
    for name in ("right_eye", "left_eye", "nose", "right_mouth", "left_mouth"):
        close.row = {**close.row, f"{name}_x": close.row[f"{name}_x"] - x + 30,
                     f"{name}_y": close.row[f"{name}_y"] - y + 30}  # fmt: skip
    with pytest.raises(CannotForm, match="the person fills the picture"):
        measure(close)


@pytest.mark.parametrize("measure", MEASURES)
def test_without_landmarks_it_cannot_be_formed(portrait, measure):
    with pytest.raises(CannotForm, match="landmarks"):
        measure(without_landmarks(portrait(0)))


def column(picture, name):
    return surroundings.measure(picture)[surroundings.COLUMNS.index(name)]


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("lightness", {"background_colour": (0.05,) * 3}, {"background_colour": (0.5,) * 3}),
        ("blue_yellow", {"background_colour": BLUE}, {"background_colour": YELLOW}),
        ("contrast", {"background": "flat"}, {"background": "books"}),
        ("noise", {"noise": 0.001}, {"noise": 0.03}),
    ],
)  # fmt: skip
def test_surroundings_are_measured(portrait, name, low, high):
    assert column(portrait(2, **high), name) > column(portrait(2, **low), name) + 0.5
