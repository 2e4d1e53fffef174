"""Each column of presentation follows what it names."""

import cv2
import numpy as np
import pytest

from facestudy.audit.controls import presentation
from facestudy.audit.controls.raw_picture import CannotForm

from .conftest import with_pixels, without_landmarks

PLAIN = {"hair": "dark", "grey": 0.0, "tone": 0.15, "beard": "none", "pattern": "plain"}
SEEDS = range(6)


def mean(portrait, name: str, **fields) -> float:
    """A column's mean over people who differ in all but the fields."""
    number = presentation.COLUMNS.index(name)
    return float(
        np.nanmean([presentation.measure(portrait(k, **PLAIN | fields))[number] for k in SEEDS])
    )


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "low", "high", "least"),
    [
        ("hair_sides", {"style": "short"}, {"style": "long"}, 0.2),
        ("hair_top", {"style": "bald"}, {"style": "afro"}, 0.4),
        ("hair_lightness", {"style": "side"}, {"style": "side", "hair": "blond"}, 15),
        ("hair_blue_yellow", {"style": "side"}, {"style": "side", "hair": "blond"}, 8),
        ("fringe", {"style": "bob"}, {"style": "fringe"}, 0.4),
        ("clothes_lightness", {"clothing": "tee", "clothing_colour": (0.03,) * 3},
         {"clothing": "tee", "clothing_colour": (0.6,) * 3}, 30),
        ("clothes_chroma", {"clothing_colour": (0.2,) * 3},
         {"clothing_colour": (0.5, 0.05, 0.05)}, 15),
        ("collar", {"clothing": "turtleneck"}, {"clothing": "suit"}, 15),
        ("clothes_texture", {"clothing": "tee"}, {"clothing": "tee", "pattern": "stripe"}, 0.15),
        ("mouth_open", {"emoticon": ":|"}, {"emoticon": ":D"}, 0.08),
        ("yaw", {"yaw": -12.0}, {"yaw": 12.0}, 0.15),
        ("eye_level", {"dy": -0.05}, {"dy": 0.05}, 0.05),
    ],
)  # fmt: skip
def test_a_column_follows_what_it_names(portrait, name, low, high, least):
    assert mean(portrait, name, **high) > mean(portrait, name, **low) + least


def test_there_are_twelve_columns_at_most_each_finite(portrait):
    measured = presentation.measure(portrait(0))
    assert measured.shape == (len(presentation.COLUMNS),) and len(measured) <= 12
    assert np.isfinite(measured).all()


def test_clothes_that_the_picture_does_not_reach_are_unknown(portrait):
    picture = portrait(0)
    head = with_pixels(picture, picture.pixels[: int(picture.landmarks[:, 1].max()) + 25])
    unknown = dict(zip(presentation.COLUMNS, np.isnan(presentation.measure(head)), strict=True))
    assert unknown["collar"] and unknown["clothes_lightness"] and not unknown["fringe"]


def test_a_grey_picture_is_measured_too(portrait):
    picture = portrait(0)
    grey = cv2.cvtColor(picture.pixels, cv2.COLOR_RGB2GRAY)
    measured = presentation.measure(with_pixels(picture, np.dstack([grey] * 3)))
    assert np.isfinite(measured).all()


def test_without_landmarks_it_cannot_be_formed(portrait):
    with pytest.raises(CannotForm, match="landmarks"):
        presentation.measure(without_landmarks(portrait(0)))


def test_it_has_its_squares(portrait):
    measured = np.nan_to_num(np.stack([presentation.measure(portrait(k)) for k in range(3)]))
    assert presentation.features(measured).shape == (3, 2 * len(presentation.COLUMNS))
