"""Departments are drawn, not pictures; intervals cover what they promise to cover."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import t

from facestudy.audit.probe.bootstrap import Resampled, widening


def departments_of(counts: dict[str, int], people: int = 5) -> tuple[np.ndarray, np.ndarray]:
    labels = np.repeat(list(counts), [count * people for count in counts.values()])
    return labels, np.repeat([f"d{k}" for k in range(sum(counts.values()))], people)


def test_every_category_keeps_as_many_departments_as_it_had():
    labels, departments = departments_of({"art": 2, "law": 3, "music": 9})
    weights = Resampled(labels, departments, times=300, seed=0).weights
    held = pd.DataFrame(weights.T).groupby(labels).sum()
    assert (held == np.array([[10], [15], [45]])).all(axis=None)


def test_so_does_a_category_with_a_stroke_in_its_name():
    labels, departments = departments_of({"Film | Media": 2, "law": 6})
    weights = Resampled(labels, departments, times=300, seed=0).weights
    assert (weights[:, labels == "Film | Media"].sum(axis=1) == 10).all()


def test_departments_come_as_wholes_with_other_people_in_them():
    labels, departments = departments_of({"art": 6, "law": 6})
    weights = Resampled(labels, departments, times=300, seed=0).weights
    sums = pd.DataFrame(weights.T).groupby(departments).sum().to_numpy()
    assert (sums % 5 == 0).all() and sums.max() >= 15
    assert (sums == 0).mean() == pytest.approx((5 / 6) ** 6, abs=0.03)
    alone = weights.T[departments == "d0"][:, sums[0] == 5]  # drawn once: five of its five people
    assert len(np.unique(alone, axis=1).T) > 10 and alone.max() >= 3


def test_departments_that_hold_several_categories_are_one_set():
    labels = np.array(["art", "law"] * 20)
    departments = np.repeat(list("wxyz"), 10)
    weights = Resampled(labels, departments, times=300, seed=0).weights
    assert (weights.sum(axis=1) == 40).all()
    assert {0, 10, 20} <= set(pd.DataFrame(weights.T).groupby(departments).sum().loc["w"])


def test_the_same_seed_draws_the_same_studies():
    draws = [
        Resampled(*departments_of({"art": 3, "law": 3}), times=20, seed=seed).weights
        for seed in (1, 1, 2)
    ]
    assert np.array_equal(draws[0], draws[1]) and not np.array_equal(draws[0], draws[2])


def test_intervals_are_wider_the_fewer_departments_there_are():
    for strata in (1, 2, 4):
        found = [widening(count, strata) for count in range(strata + 1, 60)]
        assert all(np.diff(found) < 0) and found[-1] > 1
    assert widening(4, 4) == widening(5, 4) * np.sqrt(4 / 5)  # as if one could vary


@pytest.fixture
def resampled() -> Resampled:
    return Resampled(*departments_of({"art": 3, "law": 3}), times=20, seed=0)


def test_an_interval_is_stretched_about_its_estimate_and_always_holds_it(resampled):
    drawn = np.linspace(0.4, 0.7, 1001)
    low, high = resampled.interval(0.6, drawn)
    assert low == pytest.approx(0.6 - resampled.widening * (0.6 - 0.4075))
    assert high == pytest.approx(0.6 + resampled.widening * (0.6925 - 0.6))
    low, high = resampled.interval(0.9, drawn)
    assert low < 0.9 == high


def test_resampled_studies_that_have_no_figure_are_passed_over(resampled):
    drawn = np.linspace(0.4, 0.7, 1001)
    some = np.concatenate([drawn, np.full(50, np.nan)])
    assert resampled.interval(0.6, some) == resampled.interval(0.6, drawn)


def interval(seed: int, *, departments: int = 10, people: int = 6) -> tuple[float, float]:
    """Of a mean whose truth is 0; departments vary as much as people within one."""
    rng = np.random.default_rng(seed)
    labels, places = departments_of({"art": departments // 2, "law": departments // 2}, people)
    values = np.repeat(rng.normal(size=departments), people) + rng.normal(size=len(labels))
    drawn = Resampled(labels, places, times=200, seed=seed)
    means = drawn.weights @ values / drawn.weights.sum(axis=1)
    return drawn.interval(float(values.mean()), means)


@pytest.mark.long
@pytest.mark.parametrize("departments", [4, 10])
def test_an_interval_covers_the_truth_as_often_as_it_promises(departments):
    found = np.array([interval(seed, departments=departments) for seed in range(200)])
    covered = (found[:, 0] <= 0) & (found[:, 1] >= 0)
    assert covered.mean() >= 0.93
    # One that were twice as wide as need be would tell nothing.
    wanted = 2 * t.ppf(0.975, departments - 2) * np.sqrt((1 + 1 / 6) / departments)
    assert np.median(found[:, 1] - found[:, 0]) < 2 * wanted
