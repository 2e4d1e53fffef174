"""What cannot be decided is said; the rest can be audited, however small a department is."""

import json
import warnings

import numpy as np
import pandas as pd
import pytest

from facestudy.audit import run
from facestudy.audit.controls import registry
from facestudy.audit.controls.control_features import StudyFeatures
from facestudy.audit.controls.registry import CROP
from facestudy.audit.evidence import MIN_PICTURES, identifiable_categories, measure_evidence
from facestudy.study.errors import StudyError

FEW = {"permutations": 9, "bootstraps": 19}


def table(held: dict[str, dict[str, int]]) -> pd.DataFrame:
    """Rows of so many pictures of each category in each department."""
    rows = [
        {"category": category, "department": department}
        for category, departments in held.items()
        for department, count in departments.items()
        for _ in range(count)
    ]
    return pd.DataFrame(rows)


def study_of(held: dict[str, dict[str, int]]) -> StudyFeatures:
    rows = table(held)
    rows["id"] = rows["group"] = [f"{number:016x}" for number in range(len(rows))]
    rng = np.random.default_rng(0)
    features = {kind: rng.normal(size=(len(rows), 4)) for kind in (CROP, *registry.CONTROLS)}
    return StudyFeatures(rows, features)


@pytest.mark.parametrize("lost", ["no column", "", "  ", None])
def test_without_departments_nothing_can_be_decided(lost):
    found = study_of({"art": {"v": 10, "w": 10}, "law": {"x": 10, "y": 10}})
    if lost == "no column":
        del found.rows["department"]
    else:
        found.rows["department"] = lost
    evidence = measure_evidence(found, **FEW)
    assert set(evidence) == {"departments"} and evidence["departments"]["identifiable"] == []
    assert evidence["departments"]["departments"] == 0
    assert evidence["departments"]["without_department"] == 40


@pytest.mark.parametrize("lost", ["", "  ", None])
def test_pictures_without_a_department_count_for_nothing(lost):
    held = {"art": {"v": 10, "w": 10, "?": 9}, "law": {"x": 10, "y": 10}, "music": {"?": 20}}
    found = study_of(held)
    known = (found.rows["department"] != "?").to_numpy()
    alone = measure_evidence(found.select(known), **FEW)
    found.rows.loc[~known, "department"] = lost
    evidence = measure_evidence(found, **FEW)
    assert evidence["departments"]["without_department"] == 29
    assert evidence["pictures"] == 40 and evidence["grouped"] == alone["grouped"]


def test_with_one_department_nothing_can_be_decided():
    found = study_of({"art": {"x": 20}, "law": {"x": 20}})
    evidence = measure_evidence(found, **FEW)
    assert set(evidence) == {"departments"}
    assert evidence["departments"]["departments"] == 1
    assert evidence["departments"]["identifiable"] == []


def test_nothing_is_compared_with_a_single_category_left():
    evidence = measure_evidence(study_of({"art": {"v": 10, "w": 10}, "law": {"x": 20}}), **FEW)
    assert set(evidence) == {"departments"}
    assert evidence["departments"]["identifiable"] == ["art"]


def test_categories_that_cannot_be_compared_are_named_with_the_reason():
    evidence = identifiable_categories(table({
        "art": {"v": 9, "w": 9}, "law": {"x": 20}, "music": {"v": 3, "y": MIN_PICTURES - 4},
    }))  # fmt: skip
    assert evidence["identifiable"] == ["art"]
    assert evidence["categories"] == {"art": 2, "law": 1, "music": 2}
    assert evidence["not_identifiable"] == {
        "law": "it occurs in one department only",
        "music": f"it has {MIN_PICTURES - 1} pictures, {MIN_PICTURES} are needed",
    }


@pytest.fixture
def with_one_left_out() -> StudyFeatures:
    return study_of({
        "art": {"u": 8, "v": 8, "w": 8}, "law": {"x": 8, "y": 8, "z": 8}, "music": {"m": 30},
    })  # fmt: skip


@pytest.mark.long
def test_a_category_of_one_department_is_left_out_of_every_figure(with_one_left_out):
    found = measure_evidence(with_one_left_out, **FEW)
    assert found["classes"] == ["art", "law"]
    assert (found["pictures"], found["chance"], found["majority"]) == (48, 0.5, 0.5)
    rows = with_one_left_out.rows["category"] != "music"
    alone = measure_evidence(with_one_left_out.select(rows.to_numpy()), **FEW)
    assert found["grouped"] == alone["grouped"] and found["random_split"] == alone["random_split"]


@pytest.mark.long
def test_a_category_in_all_departments_but_one():
    departments = dict.fromkeys("uvwxyz", 6)
    found = measure_evidence(study_of({"art": departments, "law": {**departments, "z": 0}}), **FEW)
    assert found["classes"] == ["art", "law"] and found["pictures"] == 66
    assert found["permutation"]["permuted"] == "within departments"
    one_more = {"art": dict.fromkeys("uvwxy", 6), "law": {"z": 20, "u": 6}}
    assert measure_evidence(study_of(one_more), **FEW)["classes"] == ["art", "law"]


def test_three_pictures_in_a_department_are_enough():
    held = {"art": {"v": 3, "w": 20, "u": 20}, "law": {"x": 4, "y": 20, "z": 20}}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = measure_evidence(study_of(held), **FEW)
    assert found["pictures"] == 87 and np.isfinite(found["grouped"][CROP]["auc"]["value"])
    all_small = {one: {f"{one}{k}": 3 for k in range(5)} for one in ("art", "law")}
    assert measure_evidence(study_of(all_small), **FEW)["pictures"] == 30


@pytest.mark.parametrize("kind", (CROP, *registry.CONTROLS))
def test_nan_features_are_refused(kind):
    found = study_of({"art": {"v": 10, "w": 10}, "law": {"x": 10, "y": 10}})
    found.features[kind][4, 1] = np.nan
    with pytest.raises(StudyError, match="the first is number 4"):
        measure_evidence(found, **FEW)


@pytest.mark.long
def test_features_that_are_alike_for_all_say_nothing(with_one_left_out):
    """Every score of a fold is the same then, in whatever order the pictures stand."""
    rows = with_one_left_out.rows
    flat = StudyFeatures(rows, {k: np.ones_like(x) for k, x in with_one_left_out.features.items()})
    found = measure_evidence(flat, **FEW)
    assert found["grouped"][CROP]["auc"]["value"] == pytest.approx(0.5, abs=0.02)
    assert found["permutation"]["p"] > 0.05


@pytest.fixture(scope="module")
def evidence(simulated) -> dict:
    study = simulated(1, face=2, site=4, categories=3, departments=3)
    return measure_evidence(study, permutations=19, bootstraps=49, seed=3)


@pytest.mark.long
def test_every_kind_and_comparison_is_there(evidence):
    assert set(evidence["grouped"]) == set(registry.compared())
    for compared in ("face_over_controls", "face_adds_to_controls"):
        assert set(evidence[compared]) == set(registry.without_face())


def test_figures_are_shares_and_lie_in_their_intervals(evidence):
    for figures in [evidence["random_split"], *evidence["grouped"].values()]:
        for figure in figures.values():
            low, high = figure["ci95"]
            assert 0 <= low <= figure["value"] <= high <= 1


def test_differences_are_those_of_the_figures(evidence):
    grouped = evidence["grouped"]
    for measure in ("accuracy", "auc"):
        face = grouped["face only"][measure]["value"]
        wanted = evidence["random_split"][measure]["value"] - grouped[CROP][measure]["value"]
        assert evidence["site_explains"][measure]["value"] == pytest.approx(wanted)
        for kind in registry.without_face():
            control, both = (
                grouped[each][measure]["value"] for each in (kind, registry.with_face(kind))
            )
            over = evidence["face_over_controls"][kind][measure]["value"]
            adds = evidence["face_adds_to_controls"][kind][measure]["value"]
            assert (over, adds) == pytest.approx((face - control, both - control))


def test_departments_are_recognised_by_their_backgrounds(evidence, simulated):
    assert evidence["department_from_crop"]["majority"] == pytest.approx(1 / 9)
    assert evidence["department_from_crop"]["accuracy"] > 0.5
    plain = measure_evidence(simulated(1, departments=3, categories=3), **FEW)
    assert plain["department_from_crop"]["accuracy"] < 0.3


def test_the_evidence_can_be_written_as_json(evidence):
    text = json.dumps(run._as_json(evidence), allow_nan=False)
    again = json.loads(text)
    assert again["permutation"]["p"] == evidence["permutation"]["p"]
    assert len(again["permutation"]["null"]) == 19


def test_numbers_of_all_kinds_become_json():
    value = {
        **{1: np.float32(0.5), "b": (np.int64(2), np.bool_(True)), "c": pd.NA, "g": "text"},
        **{"d": float("nan"), "e": np.array([0.25, np.nan, np.inf]), "f": np.float64("inf")},
    }
    assert json.loads(json.dumps(run._as_json(value), allow_nan=False)) == {
        "1": 0.5, "b": [2, True], "c": None, "d": None, "e": [0.25, None, None], "f": None,
        "g": "text",
    }  # fmt: skip


def test_the_same_seed_gives_the_same_evidence(simulated):
    study = simulated(1, face=2, departments=3)
    first, again, other = (
        run._as_json(measure_evidence(study, **FEW, seed=seed)) for seed in (1, 1, 2)
    )
    assert first == again
    assert first["permutation"]["null"] != other["permutation"]["null"]
    assert first["grouped"][CROP]["auc"]["ci95"] != other["grouped"][CROP]["auc"]["ci95"]


def test_every_permutation_is_reported(simulated):
    steps = []
    measure_evidence(simulated(0, departments=3), **FEW, progress=steps.append)
    assert sum(steps) == FEW["permutations"]
