"""Within sex and age, and among matched pairs, by hand-made numbers."""

from itertools import product

import numpy as np
import pytest

from facestudy.audit.covariates import Covariates
from facestudy.audit.probe import strata
from facestudy.audit.probe.nested_ridge import Group
from facestudy.audit.probe.steps import Labels


def known(ages, sexes) -> Covariates:
    return Covariates(
        np.zeros((len(ages), 0)), [], {}, {}, np.asarray(ages, float), np.asarray(sexes)
    )


@pytest.fixture
def scored(monkeypatch):
    """Give the probe's scores by hand: one column for class 1, its negative for class 0."""

    class Given:
        def __init__(self, columns, folds):
            self._columns = columns

        def scores(self, targets):
            return self._columns[None]

    def by_hand(of_one):
        of_one = np.asarray(of_one, float)
        monkeypatch.setattr(strata, "design", lambda groups: groups[0].features[0])
        monkeypatch.setattr(strata, "NestedRidge", Given)
        return Group("face crop", [np.column_stack([-of_one, of_one])], 0.01)

    return by_hand


def labels_of(truth, units) -> Labels:
    truth = np.asarray(truth)
    return Labels(truth, np.empty((len(truth), 0), int), np.asarray(units))


@pytest.fixture
def balanced() -> dict:
    """30 portraits of 3 departments for each of two classes, sexes and age bands."""
    cells = list(product([0, 1], ["female", "male"], [40, 50], range(30)))
    truth, sexes, ages, person = (np.array(column) for column in zip(*cells, strict=True))
    return {
        "truth": truth, "sexes": sexes, "ages": ages.astype(float),
        "units": 3 * truth + person % 3, "folds": [np.arange(240) % 2],
    }  # fmt: skip


def measured(crop, case) -> dict:
    labels = labels_of(case["truth"], case["units"])
    return strata.within_strata(crop, labels, case["folds"], known(case["ages"], case["sexes"]))


def test_each_sex_and_age_band_has_its_own_area(scored, balanced):
    women = balanced["sexes"] == "female"
    # Right of all women, wrong of all men.
    crop = scored(np.where(women, balanced["truth"], -balanced["truth"]))
    found = measured(crop, balanced)["strata"]
    assert [(s["sex"], s["age"]) for s in found] == [
        ("female", "30-44"), ("female", "45-59"), ("male", "30-44"), ("male", "45-59"),
    ]  # fmt: skip
    assert [s["auc"] for s in found] == [1.0, 1.0, 0.0, 0.0]
    assert {(s["pictures"], s["classes"], s["departments"]) for s in found} == {(60, 2, 6)}


def test_a_class_with_too_few_portraits_or_departments_is_not_compared(scored, balanced):
    crop = scored(balanced["truth"])
    women = balanced["sexes"] == "female"
    one = np.flatnonzero(women & (balanced["truth"] == 1) & (balanced["ages"] == 40))
    few = dict(balanced, ages=balanced["ages"].copy(), units=balanced["units"].copy())
    few["ages"][one[0]] = np.nan  # 29 portraits are left
    again = np.flatnonzero(~women & (balanced["truth"] == 0) & (balanced["ages"] == 50))
    few["units"][again] = few["units"][again] % 2  # two departments are left
    found = measured(crop, few)["strata"]
    assert [(s["sex"], s["age"]) for s in found] == [("female", "45-59"), ("male", "30-44")]


def test_people_of_unknown_sex_or_age_are_in_no_stratum(scored, balanced):
    crop = scored(balanced["truth"])
    unknown = dict(balanced, sexes=np.where(balanced["sexes"] == "male", "", balanced["sexes"]))
    assert {s["sex"] for s in measured(crop, unknown)["strata"]} == {"female"}
    none = dict(balanced, ages=np.full(240, np.nan))
    assert measured(crop, none) == {"strata": [], "matched": {}}


def test_pairs_are_of_one_sex_of_nearly_one_age_and_of_one_fold(scored):
    #          0    1    2    3    4    5
    truth = [0, 1, 1, 1, 0, 1]
    ages = [40, 43, 44, 41, 60, 61]
    sexes = ["female", "female", "female", "male", "male", "male"]
    of_one = [0.5, 0.9, 0.0, 0.0, 0.4, 0.4]
    labels, crop = labels_of(truth, range(6)), scored(of_one)
    # 0 with 1 (3 years apart, in order), not with 2 (4 years) nor 3 (sex); 4 with 5 (a tie).
    found = strata.within_strata(crop, labels, [np.zeros(6)], known(ages, sexes))["matched"]
    # Each pair is seen from both classes' scores.
    assert found == {"auc": 0.75, "pairs": 4}
    apart = np.array([0, 1, 1, 0, 0, 0])
    found = strata.within_strata(crop, labels, [apart], known(ages, sexes))["matched"]
    assert found == {"auc": 0.5, "pairs": 2}


def test_matching_takes_away_what_age_alone_tells(scored):
    """Class 1 is older, and the score is the age: between people of one age it says nothing."""
    rng = np.random.default_rng(0)
    truth = np.arange(300) % 2
    ages = np.round(rng.normal(40 + 12 * truth, 6))
    labels, crop = labels_of(truth, np.arange(300)), scored(ages // 8)
    found = strata.within_strata(crop, labels, [np.zeros(300)], known(ages, ["male"] * 300))
    matched, raw = found["matched"], (ages[truth == 1][:, None] > ages[truth == 0]).mean()
    assert raw > 0.85 and matched["auc"] < 0.6 and matched["pairs"] > 500
