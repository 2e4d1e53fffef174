"""Named features: measured, fitted, exchanged between departments, set beside networks."""

import numpy as np
import pandas as pd
import pytest

from facestudy.audit.controls.raw_picture import RawPicture
from facestudy.audit.controls.registry import FACE, GROUPS, PRESENTATION
from facestudy.audit.named import explained, fitting, geometry, importance, measure, table
from facestudy.audit.named.fitting import Compared
from facestudy.models.shallow import linear
from facestudy.prepare import dataset, face_crop, split
from facestudy.privacy.forget import forget

FACE_POINTS = np.array([[10.0, 10], [20, 10], [15, 15], [11, 20], [19, 20]])


def named(points: np.ndarray) -> dict[str, float]:
    return dict(zip(geometry.COLUMNS, geometry.of_landmarks(points), strict=False))


# The table


def test_every_feature_is_a_column_of_its_module_and_counts_as_a_group_of_evidence():
    assert len(set(table.names())) == len(table.FEATURES)
    for feature in table.FEATURES:
        assert feature.column in measure.MODULES[feature.module].COLUMNS
        assert feature.group in GROUPS and feature.words and feature.unit
    assert set(geometry.COLUMNS) == {
        each.column for each in table.FEATURES if each.module == "geometry"
    }
    assert "demographics" not in table.groups()
    assert not any("skin" in each.words or "tone" in each.words for each in table.FEATURES)


# Geometry


def test_geometry_depends_neither_on_place_nor_on_size_nor_but_for_the_roll_on_rotation():
    angle = np.radians(20)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    first, other = named(FACE_POINTS), named(3.7 * FACE_POINTS @ turn.T + [40, -7])
    assert other.pop("roll") == pytest.approx(20 + first.pop("roll"))
    assert other == pytest.approx(first, abs=1e-9)


@pytest.mark.parametrize(
    ("point", "move", "grows"),
    [
        (4, (2, 0), "mouth_width"),
        (4, (0, 2), "mouth_slope"),
        (4, (0, 2), "sides"),
        (2, (0, 2), "nose_height"),
        (2, (2, 0), "turn"),
        (2, (-2, 0), "turned_away"),
    ],
)
def test_a_landmark_that_moves_shows_in_the_feature_that_names_it(point, move, grows):
    moved = FACE_POINTS.copy()
    moved[point] += move
    assert named(moved)[grows] > named(FACE_POINTS)[grows] + 0.05


def test_eyes_of_another_colour_than_skin_count_as_open():
    shares = []
    for height in (2, 8):
        pixels = np.full((260, 220, 3), (205, 160, 140), np.uint8)
        for x in (80, 140):
            pixels[120 - height : 120 + height, x - 12 : x + 12] = (40, 40, 60)
        points = [(80, 120), (140, 120), (110, 150), (88, 180), (132, 180)]
        row = {
            f"{name}_{axis}": float(value)
            for name, point in zip(face_crop.LANDMARKS, points, strict=True)
            for axis, value in zip("xy", point, strict=True)
        }
        row |= {"x": 50.0, "y": 70.0, "width": 120.0, "height": 150.0}
        shares.append(geometry.measure(RawPicture(b"", pixels, row))[-1])
    assert geometry.COLUMNS[-1] == "eyes_open" and shares[1] > shares[0] + 0.1


# A study's features


def test_features_are_kept_until_somebody_of_them_is_forgotten(located, monkeypatch):
    study = located(["a", "b"] * 12, department=[f"d{k % 4}" for k in range(24)])
    split.split_study(study)
    faces = dataset.load(study)
    values = measure.measure_study(study, faces.rows["id"])
    assert list(values) == table.names() and len(values) == len(faces.rows)
    assert values["mouth_width"].notna().all()
    with monkeypatch.context() as patch:
        patch.setattr(measure, "_measure_all", None)  # nothing is measured again
        pd.testing.assert_frame_equal(measure.measure_study(study, faces.rows["id"]), values)
    assert list(study.features.glob("*named*"))
    forget(study, picture_id=faces.rows["id"].iloc[0])
    assert not list(study.features.glob("*named*"))


def test_what_cannot_be_formed_is_missing_and_not_wrong():
    picture = RawPicture(b"", np.full((60, 60, 3), 90, np.uint8), {"x": 1.0})
    assert np.isnan(measure.measure_picture(picture)).all()


# Departments that tell, and departments that do not


@pytest.fixture(scope="module")
def made() -> tuple[pd.DataFrame, Compared]:
    """12 departments: one feature tells the class, one pairs of departments, the others nothing."""
    rng = np.random.default_rng(3)
    units = np.repeat([f"department {k:02d}" for k in range(12)], 20)
    labels = np.repeat(np.arange(12) % 2, 20)
    values = pd.DataFrame(rng.normal(size=(240, len(table.FEATURES))), columns=table.names())
    values["hair_top"] += 2.0 * labels
    values["around_lightness"] = np.repeat(rng.normal(size=6), 40)
    values.loc[::7, "fringe"] = np.nan
    return values, Compared(np.ones(240, bool), labels, units)


def test_the_feature_that_tells_is_important_and_one_of_departments_alone_is_not(made):
    values, known = made
    left_out = fitting.leave_departments_out(linear, values, known, complexity=0.1)
    assert 0.7 < (left_out.scores.argmax(axis=1) == known.labels).mean() < 0.95
    rows = importance.importances(left_out, values, known).set_index("name")
    assert rows.loc["hair_top", "low"] > 5 and rows.index[0] in (
        "hair_top",
        f"all of {PRESENTATION}",
    )
    assert rows["low"].loc["around_lightness"] < 3 and abs(rows.loc["face_noise", "drop"]) < 5
    assert rows.loc[f"all of {FACE}", "words"] == "all of them together"
    side = importance.side_by_side({"one": rows.reset_index(), "two": rows.reset_index()[:3]})
    assert side["two"].notna().sum() == 3 and len(side) == len(rows)


def test_departments_exchange_values_as_wholes_and_none_keeps_its_own(made):
    units = made[1].units
    for donors in importance.exchange(units, repeats=5):
        pairs = {(own, other) for own, other in zip(units, units[donors], strict=True)}
        assert len(pairs) == 12 and all(own != other for own, other in pairs)
        assert {own for own, _ in pairs} == {other for _, other in pairs}


def test_growing_sets_of_features_find_the_group_that_tells(made):
    rows = fitting.by_groups(*made).set_index("group")["auc"]
    assert rows["site"] < 0.65 and rows[PRESENTATION] > 0.8 and list(rows.index) == table.groups()


def test_the_validation_part_chooses_and_a_class_that_was_not_learned_gets_zero(located):
    study = located(["a", "b", "c"] * 12, department=[f"d{k % 6}" for k in range(36)])
    split.split_study(study)
    faces = dataset.load(study)
    values = pd.DataFrame({"one": faces.labels + 0.1 * np.arange(36) % 1, "two": np.nan})
    model, complexity = fitting.fit_on_split(linear, values, faces)
    assert complexity in linear.COMPLEXITIES
    learned = faces.labels < 2
    some = linear.build(3).fit(values[learned].to_numpy(float), faces.labels[learned])
    guessed = fitting.probabilities(some, values.to_numpy(float), 3)
    assert (guessed[:, 2] == 0).all() and np.allclose(guessed.sum(axis=1), 1)
    assert fitting.probabilities(model, values.to_numpy(float), 3).shape == (36, 3)


def test_without_departments_people_are_left_out(located):
    study = located(["a", "b"] * 12)
    split.split_study(study)
    faces = dataset.load(study)
    known = fitting.compared(study, faces)
    assert known.is_enough and set(known.units) == set(faces.rows["group"])
    few = located(["a", "b"] * 12, department=["x"] * 24)
    split.split_study(few)
    assert not fitting.compared(few, dataset.load(few)).is_enough


# Networks


def signal(made: tuple[pd.DataFrame, Compared], weight: float) -> explained.Signal:
    """A network whose log-odds follow a named feature with this weight, and noise."""
    values, known = made
    rng = np.random.default_rng(9)
    odds = weight * (values["hair_top"].to_numpy() - 1) + rng.normal(size=240)
    predictions = pd.DataFrame({
        "id": [f"{k:03d}" for k in range(240)],
        "split": np.where(np.arange(240) % 3 == 0, "validation", "test"),
        "category": np.where(known.labels, "b", "a"),
        "predicted": np.where(odds > 0, "b", "a"),
        "p_a": 1 / (1 + np.exp(odds)),
        "p_b": 1 / (1 + np.exp(-odds)),
    })  # fmt: skip
    by_id = values.set_index(predictions["id"])
    return explained.signal(predictions, by_id, pd.Series(known.units, predictions["id"]))


def test_a_network_that_follows_a_named_feature_is_explained_and_loses_what_it_knew(made):
    rows = explained.explain(signal(made, 2.0)).set_index("group")
    assert rows.loc["site", "explained"] < 0.2
    # The variance of the feature is 1 + 1, so 8 of 9 parts of the log-odds' are its.
    assert 0.7 < rows.loc[PRESENTATION, "explained"] < 0.95
    last = rows.iloc[-1]
    assert last["network"] > 0.75 and last["left"] < last["network"] - 0.15
    assert last["lost_low"] > 0 and last["low"] < last["explained"] < last["high"]


def test_a_network_that_follows_none_is_not(made):
    last = explained.explain(signal(made, 0.0)).iloc[-1]
    assert last["explained"] < 0.1 and abs(last["lost"]) < 15


def test_a_network_that_says_the_same_of_everybody_has_nothing_to_explain(made):
    known = signal(made, 0.0)
    still = known._replace(log_odds=np.zeros_like(known.log_odds))
    assert explained.explain(still)["explained"].between(-1, 1).all()


def test_too_few_pictures_explain_nothing(made):
    known = signal(made, 1.0)
    few = explained.Signal(
        known.features[:20],
        known.log_odds[:20],
        known.truth[:20],
        known.units[:20],
        known.is_test[:20],
    )
    assert explained.explain(few).empty
