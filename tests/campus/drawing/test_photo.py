"""Photos: the properties of one picture, apart from the person."""

from dataclasses import replace

import numpy as np
import pytest

from facestudy.campus.drawing.photo import EMOTICONS, EVERYDAY, NEUTRAL, draw_photo, photo_row
from facestudy.study.errors import StudyError


def rng(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


def test_there_are_seventeen_emoticons_and_each_is_a_face_of_its_own():
    assert len(EMOTICONS) == 17
    faces = [tuple(sorted(preset.items())) for preset in EMOTICONS.values()]
    assert len(set(faces)) == 17
    assert all(set(preset) <= set(NEUTRAL) for preset in EMOTICONS.values())


def test_same_seed_draws_the_same_photo():
    assert draw_photo(rng(4)) == draw_photo(rng(4))
    assert draw_photo(rng(4)) != draw_photo(rng(5))


def test_an_emoticon_sets_the_expression_and_nothing_else():
    sad, glad = (draw_photo(rng(1), emoticon=name) for name in (":(", ":D"))
    assert sad.expression_values()["smile"] < 0 < glad.expression_values()["smile"]
    same = {"emoticon": "", "expression": sad.expression}
    assert replace(sad, **same) == replace(glad, **same)


def test_fixed_fields_set_a_style():
    style = {
        "background": "books",
        "background_colour": (0.1, 0.2, 0.3),
        "background_seed": 5,
        "light_azimuth": 30.0,
        "warmth": 1.0,
        "blur": 0.4,
        "jpeg": 80,
    }
    photos = [draw_photo(rng(k), **style) for k in range(5)]
    assert all(getattr(photo, name) == value for photo in photos for name, value in style.items())
    assert len({photo.yaw for photo in photos}) == 5


def test_everyday_faces_are_drawn_by_their_weights():
    drawn = [draw_photo(rng(k)).emoticon for k in range(600)]
    for name, weight in EVERYDAY.items():
        assert drawn.count(name) / 600 == pytest.approx(weight, abs=0.07)


def test_sunglasses_belong_to_one_emoticon():
    worn = {name for name in EMOTICONS if draw_photo(rng(), emoticon=name).sunglasses}
    assert worn == {"B)"}


def test_row_is_flat():
    photo = draw_photo(rng(3), emoticon=";)")
    row = photo_row(photo)
    assert all(isinstance(value, str | int | float | bool) for value in row.values())
    assert row["emoticon"] == ";)"
    assert row["expression_eye_left"] == photo.expression_values()["eye_left"] < 0.1
    assert row["background_colour_g"] == photo.background_colour[1]


def test_unknown_names_end_in_a_clear_error():
    with pytest.raises(StudyError, match="no emoticon ':x'"):
        draw_photo(rng(), emoticon=":x")
    with pytest.raises(StudyError, match="no attribute 'lens'"):
        draw_photo(rng(), lens=3)
