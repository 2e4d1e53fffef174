"""What cannot be decided is said; the rest can be audited, however small a department is."""

import json
import warnings

import numpy as np
import pandas as pd
import pytest
from scipy.stats import t

from facestudy.audit import run
from facestudy.audit.comparable import identifiable_categories
from facestudy.audit.controls import registry
from facestudy.audit.controls.control_features import StudyFeatures
from facestudy.audit.controls.registry import (
    CROP,
    DEMOGRAPHICS,
    FACE,
    GROUPS,
    LIGHT,
    PRESENTATION,
    SITE,
)
from facestudy.audit.covariates import INDEX, Covariates
from facestudy.audit.evidence import measure_evidence, parts_of_work
from facestudy.audit.material import groups_of_evidence, prepare
from facestudy.audit.probe import fold_scores
from facestudy.audit.probe.nested_ridge import NestedRidge, design
from facestudy.audit.rules import MIN_PICTURES, REPEATS
from facestudy.audit.verdict import reach_verdict
from facestudy.study.errors import StudyError

FEW = {"permutations": 20}


def table(held: dict[str, dict[str, int]]) -> pd.DataFrame:
    """Rows of so many pictures of each category in each department."""
    rows = [
        {"category": category, "department": department}
        for category, departments in held.items()
        for department, count in departments.items()
        for _ in range(count)
    ]
    return pd.DataFrame(rows)


def study_of(held: dict[str, dict[str, int]]) -> tuple[StudyFeatures, Covariates]:
    """Features and covariates that mean nothing."""
    rows = table(held)
    rows["id"] = rows["group"] = [f"{number:016x}" for number in range(len(rows))]
    rng = np.random.default_rng(0)
    features = {kind: rng.normal(size=(len(rows), 4)) for kind in (CROP, *registry.CONTROLS)}
    ages = rng.uniform(25, 65, len(rows))
    known = Covariates(
        table=((ages - ages.mean()) / ages.std())[:, None],
        columns=["age"],
        known={"age": INDEX, "sex": INDEX},
        missing={"tone": "the pictures are grey"},
        ages=ages,
        sexes=np.where(rng.random(len(rows)) < 0.5, "female", "male"),
    )
    return StudyFeatures(rows, features), known


def select(study: StudyFeatures, known: Covariates, chosen: np.ndarray):
    return study.select(chosen), known.select(chosen)


FOUR = dict.fromkeys("uvwx", 8)
OTHER_FOUR = dict.fromkeys("abcd", 8)


@pytest.mark.long
@pytest.mark.parametrize("lost", ["no column", "", "  ", None])
def test_without_departments_people_take_their_place(lost):
    found, known = study_of({"art": FOUR, "law": OTHER_FOUR})
    if lost == "no column":
        del found.rows["department"]
    else:
        found.rows["department"] = lost
    evidence = measure_evidence(found, known, **FEW)
    departments = evidence["departments"]
    assert (departments["identifiable"], departments["departments"]) == ([], 0)
    assert departments["without_department"] == 64
    assert evidence["units"] == "people" and evidence["pictures"] == 64
    assert [step["group"] for step in evidence["steps"]] == list(GROUPS)


def test_pictures_of_a_person_stay_together_where_there_are_no_departments(simulated):
    """Each person's features are alike, and mean nothing: leaving out pictures would find them."""
    study, known = simulated(3, people=20)
    rows = study.rows.assign(department="", group=study.rows.index // 4)
    alike = {kind: x[rows["group"] * 4] for kind, x in study.features.items()}
    people = StudyFeatures(rows.assign(group=rows["group"].astype(str)), alike)
    evidence = measure_evidence(people, known, **FEW)
    assert evidence["grouped"]["file"]["auc"]["value"] < 0.65
    assert abs(evidence["site_explains"]["auc"]["value"]) < 0.1  # both leave out people


@pytest.mark.parametrize("lost", ["", "  ", None])
def test_pictures_without_a_department_count_for_nothing(lost):
    found, known = study_of({
        "art": {**FOUR, "?": 9}, "law": OTHER_FOUR, "music": {"?": 20},
    })  # fmt: skip
    with_one = (found.rows["department"] != "?").to_numpy()
    alone = measure_evidence(*select(found, known, with_one), **FEW)
    found.rows.loc[~with_one, "department"] = lost
    evidence = measure_evidence(found, known, **FEW)
    assert evidence["departments"]["without_department"] == 29
    assert evidence["pictures"] == 64 and evidence["grouped"] == alone["grouped"]


@pytest.mark.parametrize(
    ("held", "departments", "identifiable"),
    [
        ({"art": {"x": 20}, "law": {"x": 20}}, 1, []),
        ({"art": {"v": 10, "w": 10}, "law": {"x": 20}}, 3, ["art"]),
        ({"art": {"v": 20}, "law": {"x": 20}}, 2, []),
    ],
)
def test_what_cannot_be_compared_has_no_figures(held, departments, identifiable):
    found, known = study_of(held)
    missing = {"background": "no room around the face"}
    evidence = measure_evidence(found._replace(missing=missing), known, **FEW)
    assert set(evidence) == {"departments", "missing"}
    assert evidence["departments"]["departments"] == departments
    assert evidence["departments"]["identifiable"] == identifiable
    assert evidence["missing"] == {**missing, "tone": "the pictures are grey"}


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
def with_one_left_out() -> tuple[StudyFeatures, Covariates]:
    return study_of({"art": FOUR, "law": OTHER_FOUR, "music": {"m": 30}})


@pytest.mark.long
def test_a_category_of_one_department_is_left_out_of_every_figure(with_one_left_out):
    found = measure_evidence(*with_one_left_out, **FEW)
    assert found["classes"] == ["art", "law"]
    assert (found["pictures"], found["chance"], found["majority"]) == (64, 0.5, 0.5)
    rest = (with_one_left_out[0].rows["category"] != "music").to_numpy()
    alone = measure_evidence(*select(*with_one_left_out, rest), **FEW)
    for key in ("grouped", "random_split", "steps", "shapley", "strata", "matched"):
        assert found[key] == alone[key]


@pytest.mark.long
def test_a_category_in_all_departments_but_one():
    departments = dict.fromkeys("uvwxyz", 6)
    held = {"art": departments, "law": {**departments, "z": 0}}
    found = measure_evidence(*study_of(held), **FEW)
    assert found["classes"] == ["art", "law"] and found["pictures"] == 66
    assert found["permutation"]["permuted"] == "within departments"


def test_three_pictures_in_a_department_are_enough():
    held = {
        "art": {"v": 3, "w": 20, "u": 20, "t": 9}, "law": {"x": 4, "y": 20, "z": 20, "s": 9},
    }  # fmt: skip
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = measure_evidence(*study_of(held), **FEW)
    assert found["pictures"] == 105
    for figures in (*found["grouped"].values(), *found["steps"]):
        assert np.isfinite([figures["auc"]["value"], *figures["auc"]["ci95"]]).all()
    all_small = {one: {f"{one}{k}": 3 for k in range(5)} for one in ("art", "law")}
    assert measure_evidence(*study_of(all_small), **FEW)["pictures"] == 30


@pytest.mark.parametrize("kind", (CROP, *registry.CONTROLS))
def test_features_that_are_no_numbers_are_refused(kind):
    found, known = study_of({"art": FOUR, "law": OTHER_FOUR})
    found.features[kind][4, 1] = np.nan
    with pytest.raises(StudyError, match="must be finite"):
        measure_evidence(found, known, **FEW)


@pytest.mark.long
def test_features_that_are_alike_for_all_say_nothing(with_one_left_out):
    study, known = with_one_left_out
    flat = StudyFeatures(study.rows, {kind: np.ones_like(x) for kind, x in study.features.items()})
    found = measure_evidence(flat, known._replace(table=np.ones((len(study.rows), 1))), **FEW)
    assert [f["auc"]["value"] for f in found["grouped"].values()] == [0.5] * len(found["grouped"])
    assert all(step["test"]["p"] > 0.05 and step["step"]["value"] == 0 for step in found["steps"])
    assert found["permutation"]["p"] > 0.05


@pytest.fixture(scope="module")
def measured(simulated) -> tuple[StudyFeatures, Covariates, dict]:
    study, known = simulated(1, face=3, site=4, sex=0.4, categories=3, departments=6)
    return study, known, measure_evidence(study, known, permutations=39, seed=3)


@pytest.fixture
def evidence(measured) -> dict:
    return measured[2]


def test_every_control_that_there_is_has_its_figures(measured):
    study, _, evidence = measured
    assert list(evidence["grouped"]) == [
        CROP,
        *(n for n in registry.CONTROLS if n in study.features),
    ]
    assert "surroundings" not in evidence["grouped"]


def test_groups_stand_in_their_order_each_given_those_before(evidence):
    steps = evidence["steps"]
    assert [step["group"] for step in steps] == [SITE, DEMOGRAPHICS, PRESENTATION, LIGHT, FACE]
    assert [step["given"] for step in steps] == [list(GROUPS)[:k] for k in range(5)]
    reached = 0.5
    for step in steps:
        assert step["title"] == GROUPS[step["group"]]
        reached += step["step"]["value"]
        assert step["auc"]["value"] == pytest.approx(reached)
        assert 1 / 40 <= step["test"]["p"] == max(step["test"]["p_sum"], step["test"]["p_ratio"])
        assert 0 < step["label_left"] < 2
    assert steps[-1]["test"]["p"] == 1 / 40  # the face was planted


def test_the_area_of_the_crop_is_that_of_departments_left_out(measured):
    study, known, evidence = measured
    material = prepare(study, known, permutations=39, seed=3)
    assert len(material.folds) == REPEATS
    targets = material.labels.targets[:, :, 0]
    areas = [
        fold_scores.auc(
            NestedRidge(design([material.crop]), folds).scores(targets)[0],
            material.labels.truth,
            folds,
        )
        for folds in material.folds
    ]
    assert evidence["grouped"][CROP]["auc"]["value"] == pytest.approx(np.mean(areas))
    places = study.rows["department"]
    for folds, random in zip(material.folds, material.random_folds, strict=True):
        assert (pd.Series(folds).groupby(places).nunique() == 1).all()
        assert (pd.Series(random).groupby(places).nunique() > 1).any()


def test_a_group_without_any_control_is_left_out(measured):
    study, known, _ = measured
    assert [g.name for g in groups_of_evidence(study, known)] == list(GROUPS)
    fewer = study._replace(
        features={k: x for k, x in study.features.items() if k not in ("background", "file")}
    )
    nobody = known._replace(table=np.empty((len(study.rows), 0)))
    assert [g.name for g in groups_of_evidence(fewer, nobody)] == [PRESENTATION, LIGHT, FACE]
    found = measure_evidence(fewer, nobody, **FEW)
    assert [step["group"] for step in found["steps"]] == [PRESENTATION, LIGHT, FACE]
    assert found["steps"][0]["given"] == []


def test_figures_lie_in_their_intervals(evidence):
    for figures in [evidence["random_split"], *evidence["grouped"].values(), *evidence["steps"]]:
        for name in ("accuracy", "auc"):
            low, high = figures[name]["ci95"]
            assert 0 <= low <= figures[name]["value"] <= high <= 1
    auc = evidence["grouped"]["file"]["auc"]
    half = t.ppf(0.975, auc["free"]) * auc["error"]
    assert auc["free"] == 18 - 3
    assert auc["ci95"] == pytest.approx([auc["value"] - half, min(auc["value"] + half, 1)])


def test_what_the_site_explains_is_the_difference_of_both_protocols(evidence):
    for measure in ("accuracy", "auc"):
        random, grouped = evidence["random_split"], evidence["grouped"][CROP]
        wanted = random[measure]["value"] - grouped[measure]["value"]
        assert evidence["site_explains"][measure]["value"] == pytest.approx(wanted)


def test_shapley_values_share_out_the_area_of_all_groups(evidence):
    assert list(evidence["shapley"]) == list(GROUPS)
    total = evidence["steps"][-1]["auc"]["value"] - 0.5
    assert sum(evidence["shapley"].values()) == pytest.approx(total)


def test_strata_are_of_the_pictures_that_are_compared():
    found, known = study_of({
        "art": dict.fromkeys("uvwx", 30), "law": dict.fromkeys("abcd", 30), "music": {"m": 200},
    })  # fmt: skip
    known = known._replace(ages=np.full(440, 40.0), sexes=np.full(440, "female"))
    evidence = measure_evidence(found, known, **FEW)
    (stratum,) = evidence["strata"]
    assert (stratum["sex"], stratum["age"]) == ("female", "30-44")
    assert (stratum["pictures"], stratum["classes"], stratum["departments"]) == (240, 2, 8)
    # All pairs of a fold are alike, so that only the weights of folds differ.
    assert evidence["matched"]["auc"] == pytest.approx(
        evidence["grouped"][CROP]["auc"]["value"], abs=0.03
    )


def test_the_evidence_can_be_writtenas_json(evidence):
    text = json.dumps(run.as_json(evidence), allow_nan=False)
    again = json.loads(text)
    assert again["permutation"]["p"] == evidence["permutation"]["p"]
    assert len(again["permutation"]["null"]) == 39


def test_numbers_of_all_kinds_become_json():
    value = {
        **{1: np.float32(0.5), "b": (np.int64(2), np.bool_(True)), "c": pd.NA, "g": "text"},
        **{"d": float("nan"), "e": np.array([0.25, np.nan, np.inf]), "f": np.float64("inf")},
    }
    assert json.loads(json.dumps(run.as_json(value), allow_nan=False)) == {
        "1": 0.5, "b": [2, True], "c": None, "d": None, "e": [0.25, None, None], "f": None,
        "g": "text",
    }  # fmt: skip


def test_the_same_seed_gives_the_same_evidence(simulated):
    study, known = simulated(1, face=2, departments=5)
    first, again, other = (
        run.as_json(measure_evidence(study, known, **FEW, seed=seed)) for seed in (1, 1, 2)
    )
    assert first == again
    assert first["permutation"]["null"] != other["permutation"]["null"]
    assert first["grouped"][CROP]["auc"]["ci95"] != other["grouped"][CROP]["auc"]["ci95"]


def test_what_no_rule_asks_can_be_left_out(simulated):
    study, known = simulated(1, face=2, departments=5)
    whole = measure_evidence(study, known, **FEW)
    quick = measure_evidence(study, known, **FEW, thorough=False)
    assert set(whole) - set(quick) == {"strata", "matched", "shapley", "estimates_error"}
    assert list(quick["grouped"]) == [CROP] and len(whole["grouped"]) == 6
    assert reach_verdict(quick) == reach_verdict(whole)


def test_every_part_of_the_work_is_reported(simulated):
    study, known = simulated(0, departments=4)
    done = []
    measure_evidence(study, known, **FEW, progress=done.append)
    assert sum(done) == parts_of_work(study, known) == 2 + 5 + 5
