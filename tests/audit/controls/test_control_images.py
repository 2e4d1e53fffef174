"""A control shows nothing of what it must not show, whatever kind of file it comes from."""

import cv2
import numpy as np
import pandas as pd
import pytest
from support.made_pictures import noise_picture

from facestudy.audit.controls import background, colours, control_images, face_only, file_facts
from facestudy.campus.drawing.person import draw_person
from facestudy.campus.drawing.photo import draw_photo
from facestudy.campus.drawing.portrait import render
from facestudy.campus.image_files import encode
from facestudy.prepare import crop, face_geometry
from facestudy.study import files
from facestudy.study.errors import StudyError

Drawn = tuple[np.ndarray, dict, np.ndarray]
CORNERS = (slice(None, None, 127), slice(None, None, 127))


@pytest.fixture(scope="module", params=[0, 2, 5])
def drawn(request) -> Drawn:
    """A portrait, its row of ``faces.csv`` and its 68 true landmarks."""
    rng = np.random.default_rng(request.param)
    picture, truth = render(draw_person(rng), draw_photo(rng), width=150, height=180)
    row = crop.crop_picture(encode(picture, "png", 0))[1]
    assert row["reason"] == ""
    return picture, row, truth


def replaced(picture: np.ndarray, where: np.ndarray) -> np.ndarray:
    """Other pixels at some places."""
    other = cv2.resize(noise_picture(9), picture.shape[1::-1])
    return np.where(where[..., None], other, picture)


def test_face_only_shows_nothing_outside_the_oval(drawn):
    picture, row, _ = drawn
    oval = face_geometry.face_oval(picture.shape, control_images.landmarks(row))
    shown = face_only.transform(picture, row)
    np.testing.assert_array_equal(face_only.transform(replaced(picture, ~oval), row), shown)
    assert shown.shape == (128, 128, 3) and shown.dtype == np.uint8
    assert (shown[CORNERS] == control_images.GREY).all()


def test_face_only_shows_the_face(drawn):
    picture, row, truth = drawn
    x, y = truth.astype(int).T
    inside = np.zeros(picture.shape[:2], np.uint8)
    inside[y[17:], x[17:]] = 1  # brows, eyes, nose and mouth
    changed = replaced(picture, cv2.dilate(inside, np.ones((5, 5))).astype(bool))
    shown = [face_only.transform(each, row).astype(float) for each in (picture, changed)]
    assert np.abs(shown[0] - shown[1]).max(axis=2).mean() > 3
    assert (shown[0] != control_images.GREY).any(axis=2).mean() > 0.3


def moved(row: dict, change) -> dict:
    points = change(control_images.landmarks(row))
    names = [f"{name}_{axis}" for name in crop.LANDMARKS for axis in "xy"]
    return row | dict(zip(names, points.ravel(), strict=True))


def test_where_and_how_large_a_face_stands_is_not_seen(drawn):
    picture, row, _ = drawn
    shown = face_only.transform(picture, row).astype(float)
    framed = cv2.copyMakeBorder(picture, 30, 0, 50, 0, cv2.BORDER_CONSTANT)
    elsewhere = face_only.transform(framed, moved(row, lambda points: points + [50, 30]))
    large = cv2.resize(picture, None, fx=3, fy=3, interpolation=cv2.INTER_CUBIC)
    larger = face_only.transform(large, moved(row, lambda points: points * 3))
    turned = cv2.rotate(picture, cv2.ROTATE_90_CLOCKWISE)
    height = picture.shape[0]
    lying = moved(row, lambda points: np.column_stack([height - points[:, 1], points[:, 0]]))
    for other in (elsewhere, larger, face_only.transform(turned, lying)):
        assert np.abs(other - shown).mean() < 6


def test_the_background_shows_nothing_of_head_and_shoulders(drawn):
    picture, row, truth = drawn
    box = tuple(row[name] for name in ("x", "y", "width", "height"))
    person = face_geometry.head_and_shoulders(picture.shape, box, control_images.landmarks(row))
    x, y = truth.astype(int).T
    assert person[y, x].all()
    shown = background.transform(picture, row)
    np.testing.assert_array_equal(background.transform(replaced(picture, person), row), shown)
    assert shown.shape == (128, 128, 3) and shown.dtype == np.uint8


def test_the_background_is_shown(drawn):
    picture, row, _ = drawn
    box = tuple(row[name] for name in ("x", "y", "width", "height"))
    person = face_geometry.head_and_shoulders(picture.shape, box, control_images.landmarks(row))
    shown = background.transform(picture, row).astype(float)
    whole = cv2.resize(picture, (128, 128), interpolation=cv2.INTER_AREA).astype(float)
    outside = cv2.resize(person.astype(np.uint8), (128, 128)) == 0
    assert np.abs(shown - whole)[cv2.erode(outside.astype(np.uint8), np.ones((5, 5))) > 0].max() < 2
    assert np.abs(shown - background.transform(replaced(picture, ~person), row)).mean() > 10


def test_a_person_who_fills_the_picture_leaves_a_grey_background(drawn):
    picture, row, _ = drawn
    middle = control_images.landmarks(row).mean(axis=0)
    huge = moved(row, lambda points: (points - middle) * 9 + middle)
    assert (background.transform(picture, huge) == control_images.GREY).all()


def test_making_a_control_leaves_the_picture_as_it_was(drawn):
    picture, row, _ = drawn
    before = picture.copy()
    for make in (face_only.transform, background.transform):
        make(picture, row)
    np.testing.assert_array_equal(picture, before)


@pytest.fixture
def stored(study, drawn):
    """Write pictures into the study; the rows that find them."""
    _, row, _ = drawn

    def store(named: dict[str, bytes]) -> pd.DataFrame:
        rows = []
        for number, (name, data) in enumerate(named.items()):
            kind = name.split()[0]
            one = f"{number:016x}"
            files.write_bytes(study.raw / f"{one}.{kind}", data, sync=False)
            rows.append({"id": one, "format": kind, **row})
        return pd.DataFrame(rows)

    return store


def grey_jpeg(picture: np.ndarray) -> bytes:
    return cv2.imencode(".jpg", cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY))[1].tobytes()


@pytest.mark.parametrize("make", [face_only.transform, background.transform])
def test_every_kind_of_file_gives_the_same_control(study, drawn, stored, make):
    picture = drawn[0]
    kinds = {"png": encode(picture, "png", 0), "jpg": encode(picture, "jpg", 95)}
    kinds |= {"webp": encode(picture, "webp", 95), "jpeg grey": grey_jpeg(picture)}
    png, jpg, webp, grey = control_images.TransformedPictures(study, stored(kinds), make)
    np.testing.assert_array_equal(png, make(*drawn[:2]))
    for other in (jpg, webp):
        assert other.shape == png.shape and np.abs(other.astype(float) - png).mean() < 4
    assert np.ptp(grey, axis=2).max() == 0 and grey.shape == png.shape


@pytest.mark.parametrize("data", [b"", b"\x89PNG, or so"])
def test_a_damaged_picture_is_one_clear_error(study, stored, data):
    rows = stored({"png": data})
    with pytest.raises(StudyError, match=f"{rows['id'][0]}.png cannot be read .*01_collect"):
        control_images.TransformedPictures(study, rows, background.transform)[0]


def test_a_missing_picture_is_one_clear_error(study, stored):
    rows = stored({"png": b"gone"})
    (study.raw / f"{rows['id'][0]}.png").unlink()
    with pytest.raises(StudyError, match="01_collect"):
        list(control_images.TransformedPictures(study, rows, face_only.transform))


def test_a_thumbnail_is_the_colours_of_sixteen_cells():
    cells = np.random.default_rng(0).integers(0, 256, (4, 4, 3)).astype(np.uint8)
    picture = np.kron(cells, np.ones((32, 32, 1), np.uint8))
    rng = np.random.default_rng(1)
    shuffled = picture.reshape(4, 32, 4, 32, 3).swapaxes(1, 2).reshape(4, 4, 1024, 3)
    shuffled = rng.permuted(shuffled, axis=2).reshape(4, 4, 32, 32, 3).swapaxes(1, 2)
    found = colours.thumbnail(picture)
    assert found.shape == (48,)
    np.testing.assert_array_equal(found, cells.ravel())
    np.testing.assert_array_equal(colours.thumbnail(shuffled.reshape(128, 128, 3)), found)


SIZE, BYTES, TABLES, FORMATS = slice(0, 3), 3, slice(4, 6), slice(6, 8)
"""Columns of the file's facts, where there are two formats."""


def test_compression_is_read_from_the_files_tables(study, drawn, stored):
    picture = drawn[0]
    named = {f"jpg {q}": encode(picture, "jpg", q) for q in (60, 95)}
    facts = file_facts.compute(study, stored(named | {"png": encode(picture, "png", 0)}))
    assert (facts[0, TABLES] > facts[1, TABLES] + 1).all()
    assert (facts[2, TABLES] == 0).all()
    assert facts[:, FORMATS].tolist() == [[1, 0], [1, 0], [0, 1]]
    assert facts[0, BYTES] < facts[1, BYTES] < facts[2, BYTES]
    assert np.ptp(facts[:, SIZE], axis=0).max() == 0


def test_the_pixels_themselves_are_no_fact_of_the_file(study, stored):
    named = {f"jpg {seed}": encode(noise_picture(seed), "jpg", 80) for seed in (1, 2, 3)}
    facts = file_facts.compute(study, stored(named))
    assert np.ptp(np.delete(facts[:, :7], BYTES, axis=1), axis=0).max() == 0


def test_a_grey_file_has_no_table_for_colours(study, drawn, stored):
    facts = file_facts.compute(study, stored({"jpg": grey_jpeg(drawn[0])}))
    assert facts[0, TABLES][0] > 0 == facts[0, TABLES][1]


def test_each_number_stands_as_the_fifth_that_it_lies_in_too(study, stored):
    sides = range(20, 70, 5)
    named = {f"png {side}": encode(noise_picture(0, side), "png", 0) for side in sides}
    facts = file_facts.compute(study, stored(named))
    np.testing.assert_allclose(facts[:, 0], np.log(sides))
    fifths = facts[:, 7:12]  # of the width
    np.testing.assert_array_equal(fifths, np.kron(np.eye(5), np.ones((2, 1))))
    assert np.isfinite(facts).all()
