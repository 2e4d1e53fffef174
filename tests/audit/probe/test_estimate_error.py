"""What the error of estimated age and sex leaves is foretold about as large as it is."""

import numpy as np
import pytest

from facestudy.audit.controls.columns import standardised
from facestudy.audit.controls.registry import DEMOGRAPHICS, SITE
from facestudy.audit.covariates import ESTIMATED, INDEX, Covariates, people_columns
from facestudy.audit.estimates.age_sex import AGE_ERROR, SEX_RIGHT
from facestudy.audit.probe import blind_folds
from facestudy.audit.probe.estimate_error import flipped, left_by_estimates
from facestudy.audit.probe.nested_ridge import Group, design
from facestudy.audit.probe.steps import Labels, auc_of_all
from facestudy.audit.rules import FREE

SITES, PEOPLE = 60, 40


class Simulated:
    """Two categories whose people differ in age and sex; estimates of both err as real ones do."""

    def __init__(self, *, gap: float, seed: int = 0, source: str = ESTIMATED):
        self.rng = np.random.default_rng(seed)
        units = np.repeat(np.arange(SITES), PEOPLE)
        truth = units % 2
        ages = self.rng.normal(45, 10, len(units)) + gap * 8 * truth
        women = self.rng.random(len(units)) < 0.3 + gap * 0.3 * truth
        guesses = ages + self.rng.normal(0, AGE_ERROR, len(units))
        guessed = np.where(self.rng.random(len(units)) < SEX_RIGHT, women, ~women)
        self.labels = Labels(truth, np.empty((len(units), 0), int), units)
        names = np.array([f"site {unit}" for unit in units])
        self.folds = [blind_folds.deal(names, truth, seed=seed)]
        self.site = Group(SITE, [self.rng.normal(size=(len(units), 5))], 0.002)
        self.real = self._group(ages, women)
        self.guessed = self._group(guesses, guessed)
        columns = people_columns(guesses, 1.0 - guessed)
        self.known = Covariates(
            self.guessed.features[0],
            list(columns),
            {"age": source, "sex": source},
            {},
            guesses,
            np.where(guessed, "female", "male"),
        )

    def _group(self, ages: np.ndarray, women: np.ndarray) -> Group:
        table = np.column_stack(list(people_columns(ages, 1.0 - women).values()))
        return Group(DEMOGRAPHICS, [standardised(table)], FREE)

    def left(self):
        groups = [self.site, self.guessed]
        return left_by_estimates(groups, self.known, self.labels, self.folds, draws=5, rng=self.rng)

    def really_left(self) -> float:
        """What the true ages and sexes add to the AUC."""
        aucs = [
            auc_of_all(design([self.site, *groups]), self.labels, self.folds)
            for groups in ([self.guessed], [self.guessed, self.real])
        ]
        return aucs[1] - aucs[0]


@pytest.mark.parametrize("seed", range(3))
def test_it_is_about_what_true_ages_and_sexes_would_add(seed):
    made = Simulated(gap=1, seed=seed)
    really, foretold = made.really_left(), made.left()["left"]
    assert really > 0.03
    assert foretold == pytest.approx(really, abs=0.02)


def test_the_curve_falls_with_the_error():
    found = Simulated(gap=1).left()
    assert (np.diff(found["curve"]) < 0).all() and found["auc"][1] > found["auc"][0]
    assert found["estimated"] == ["age", "sex"]


def test_where_categories_do_not_differ_in_them_next_to_nothing_is_left():
    assert Simulated(gap=0).left()["left"] < 0.02


def test_stated_ages_and_sexes_leave_nothing_to_foretell():
    assert Simulated(gap=1, source=INDEX).left() is None


def test_no_error_turns_no_sex_round():
    assert flipped(0) == 0 and flipped(100) == pytest.approx(0.5, abs=0.01)
