"""Light, shadows and sharpness on a face follow lamp and lens, whoever is shown."""

import numpy as np
import pytest

from facestudy.audit.controls import light_on_face, shadows_on_face, sharpness_of_face
from facestudy.audit.controls.raw_picture import CannotForm

from .conftest import without_landmarks

CONTROLS = (light_on_face, shadows_on_face, sharpness_of_face)
SEEDS = range(4)


def mean(control, portrait, name: str, **fields) -> float:
    """A column's mean over people who differ in all but the fields."""
    number = control.COLUMNS.index(name)
    return float(np.mean([control.measure(portrait(k, style="short", **fields))[number]
                          for k in SEEDS]))  # fmt: skip


@pytest.mark.parametrize("control", CONTROLS)
def test_all_columns_are_measured_and_squared(portrait, control):
    measured = np.stack([control.measure(portrait(k)) for k in range(3)])
    assert measured.shape == (3, len(control.COLUMNS)) and np.isfinite(measured).all()
    assert control.features(measured).shape == (3, 2 * len(control.COLUMNS))


@pytest.mark.parametrize("control", CONTROLS)
def test_without_landmarks_it_cannot_be_formed(portrait, control):
    with pytest.raises(CannotForm, match="landmarks"):
        control.measure(without_landmarks(portrait(0)))


def test_light_from_a_side_is_on_that_side_of_the_face(portrait):
    def difference(azimuth: float) -> float:
        left, right = (
            mean(light_on_face, portrait, f"middle_{side}_lightness", light_azimuth=azimuth)
            for side in ("left", "right")
        )
        return left - right

    assert difference(50.0) > difference(-50.0) + 10


def test_a_high_lamp_casts_its_shadow_under_the_nose(portrait):
    def shadow(elevation: float) -> float:
        cheek, under = (
            mean(shadows_on_face, portrait, f"{place}_lightness", light_elevation=elevation)
            for place in ("cheek", "under_nose")
        )
        return cheek - under

    assert shadow(55.0) > shadow(10.0) + 3


@pytest.mark.parametrize("name", ["details_face_0.7", "details_eyes_1.4"])
def test_blur_takes_the_details(portrait, name):
    sharp, blurred = (mean(sharpness_of_face, portrait, name, blur=blur) for blur in (0.0, 2.0))
    assert sharp > blurred + 0.3


def test_noise_is_measured_in_the_files_pixels(portrait):
    noisy, clean = (mean(sharpness_of_face, portrait, "noise", noise=x) for x in (0.03, 0.002))
    assert noisy > clean + 0.5
