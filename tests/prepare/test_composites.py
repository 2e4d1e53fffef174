"""A composite is of many people, nobody has much of its weight, and its halves share nobody."""

import numpy as np
import pandas as pd
import pytest
from support.made_pictures import png

from facestudy.prepare import align_faces, composites, crop, face_crop
from facestudy.study import files
from facestudy.study.paths import Study

CLASSES = ["art", "law"]
COLOURS = {"art": (200, 40, 40), "law": (40, 40, 200)}


@pytest.fixture
def faces(cropped_study) -> tuple[Study, pd.DataFrame]:
    """Fifty one-coloured faces of two classes in ten departments, and predictions of them."""
    categories = CLASSES * 25
    departments = [f"d{number // 2 % 5}{name}" for number, name in enumerate(categories)]
    study = cropped_study(categories, department=departments)
    detected = crop.read(study)
    detected[["x", "y", "width", "height", "upscale"]] = 32, 32, 64, 64, 1.0
    points = align_faces.target(128).ravel()
    names = [f"{point}_{axis}" for point in face_crop.LANDMARKS for axis in "xy"]
    detected[names] = np.tile(points, (len(detected), 1))
    files.write_csv(study.faces_csv, detected)
    for picture_id, category in zip(detected["id"], categories, strict=True):
        picture = np.full((128, 128, 3), COLOURS[category], np.uint8)
        picture[::7, :: 3 + int(picture_id[:2], 16)] += 20  # no two are near-duplicates
        files.write_bytes(study.faces / f"{picture_id}.png", png(picture), sync=False)
    rows = pd.DataFrame({"id": detected["id"], "split": "test", "category": categories})
    return study, rows.assign(predicted="law", p_art=0.25, p_law=0.75)


@pytest.fixture(autouse=True)
def everybody_is_somebody(monkeypatch):
    """The faces are alike on purpose."""
    monkeypatch.setattr("facestudy.prepare.groups.near_duplicates", lambda study, ids: [])


def means(entries: list[composites.Composites]) -> np.ndarray:
    return np.array([entry.whole.picture.mean(axis=(0, 1)) for entry in entries])


def test_alike_shows_the_class_and_weights_show_what_the_model_gives(faces):
    study, predictions = faces
    made = composites.of_model(study, predictions, CLASSES, side=48)
    assert np.allclose(means(made.alike), [COLOURS[name] for name in CLASSES], atol=6)
    # The model gives all faces the same probabilities: both classes look like everybody.
    assert np.allclose(means(made.believed), 120, atol=81) and made.has_pictures
    assert np.allclose(*means(made.believed), atol=1)
    assert [entry.whole.faces for entry in made.alike] == [25, 25]
    assert [entry.whole.effective for entry in made.believed] == pytest.approx([50, 50])

    art = predictions["category"] == "art"
    sure = predictions.assign(p_art=art.astype(float), p_law=1 - art.astype(float))
    believed = composites.of_model(study, sure, CLASSES, side=48).believed
    assert np.allclose(means(believed), means(made.alike), atol=1)


def test_too_few_people_are_left_out_and_named(faces):
    study, predictions = faces
    made = composites.of_model(study, predictions, CLASSES, side=48)
    halves = [half for entry in made.alike for half in entry.halves]
    assert all(half.picture is None and half.effective < 20 for half in halves)
    assert all(half.picture is not None for entry in made.believed for half in entry.halves)

    few = predictions.drop(predictions.index[predictions["category"] == "art"][:6])
    made = composites.of_model(study, few, CLASSES, side=48)
    assert made.alike[0].whole.picture is None and made.alike[1].whole.picture is not None
    assert any("art left out" in text for text in composites.sentences(made))


def test_without_landmarks_there_is_nothing_and_no_error(cropped_study):
    study = cropped_study(CLASSES * 2)
    rows = pd.DataFrame({"id": crop.read(study)["id"], "category": CLASSES * 2})
    made = composites.of_model(study, rows.assign(p_art=0.5, p_law=0.5), CLASSES)
    assert not made.has_pictures and made.alike[0].whole.faces == 0


@pytest.mark.parametrize("seed", range(5))
def test_nobody_has_more_than_a_tenth_and_small_weights_keep_their_proportions(seed):
    rng = np.random.default_rng(seed)
    weights = rng.random(40) ** 8
    people = [f"p{number % 25}" for number in range(40)]
    cut = composites.capped(weights, people)
    shares = pd.Series(cut).groupby(people).sum()
    assert cut.sum() == pytest.approx(1) and shares.max() <= 0.1 + 1e-9
    before = pd.Series(weights).groupby(people).sum()
    small = shares[shares < 0.1 - 1e-6].index
    assert len(small) < 25  # somebody was cut
    assert np.ptp((shares / before)[small]) < 1e-9


def test_ten_people_are_the_fewest_that_weights_can_be_cut_for():
    assert np.allclose(composites.capped(np.arange(1.0, 11), list("abcdefghij")), 0.1)
    assert not composites.capped(np.ones(9), list("abcdefghi")).any()


def test_halves_share_no_department_and_weigh_nearly_the_same():
    rng = np.random.default_rng(3)
    departments = pd.Series([f"d{number % 12}" for number in range(90)])
    weights = rng.random(90)
    first, second = composites.halves(weights, departments, rng)
    assert np.array_equal(first + second, weights)
    assert not set(departments[first > 0]) & set(departments[second > 0])
    assert abs(first.sum() - second.sum()) < pd.Series(weights).groupby(departments).sum().max()
    again = composites.halves(weights, departments, np.random.default_rng(4))[0]
    assert not np.array_equal(again, first)


def test_classes_that_are_alike_are_no_further_apart_than_halves():
    rng = np.random.default_rng(0)

    def entry(name: str, colour: float) -> composites.Composites:
        pictures = colour + rng.normal(0, 5, (2, 48, 48, 3))
        made = [composites.Composite(30, 30, 30, picture) for picture in pictures]
        return composites.Composites(name, made[0], (made[0], made[1]))

    between, within = composites.differences([entry("a", 100), entry("b", 100)])
    assert between == pytest.approx(within, rel=0.1)
    between, within = composites.differences([entry("a", 100), entry("b", 140)])
    assert between > 35 > 10 > within
    assert composites.differences([entry("a", 100)]) is None
