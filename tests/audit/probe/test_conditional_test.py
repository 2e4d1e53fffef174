"""Evidence that tells nothing beyond what is given is seldom found, evidence that does always."""

import numpy as np
import pytest
from scipy.stats import binom

from facestudy.audit.probe.conditional_test import ConditionalTest
from facestudy.audit.probe.nested_ridge import FREE, Group

SITE, FACE = 0.002, 0.008


def told(labels, size: float, seed: int, width: int = 6) -> np.ndarray:
    """Features (n, width) of which the first two go with the class."""
    x = np.random.default_rng(seed).normal(size=(len(labels.truth), width))
    x[:, 0] += size * (labels.truth == 0)
    x[:, 1] -= size * (labels.truth == 1)
    return x


@pytest.fixture
def three(labelled):
    """Labels of three classes, of twelve departments, and their folds."""
    return labelled(classes=3, departments=4, people=10)


def standard(x: np.ndarray, penalty: float) -> np.ndarray:
    """Columns of variance 1, together 1, in units of the penalty."""
    return (x - x.mean(axis=0)) / x.std(axis=0) / np.sqrt(penalty * x.shape[1])


def by_formula(tested, given, covariate, folds, targets):
    """Score times residual by Frisch, Waugh and Lovell, written out with plain inverses."""
    x, p = standard(tested, FACE), standard(given, SITE)
    u = np.column_stack([np.ones(len(covariate)), (covariate - covariate.mean(0))])
    products = np.zeros(targets.shape)
    for fold in np.unique(folds):
        train, test = folds != fold, folds == fold

        def beyond(values, train=train, test=test):
            """What is left of training and test rows after the covariate and the given group."""
            by_u = np.linalg.lstsq(u[train], values[train], rcond=None)[0]
            p_by_u = np.linalg.lstsq(u[train], p[train], rcond=None)[0]
            rest, p_rest = values - u @ by_u, p - u @ p_by_u
            moments = p_rest[train].T @ p_rest[train] / train.sum() + np.eye(p.shape[1])
            weights = np.linalg.inv(moments) @ p_rest[train].T @ rest[train] / train.sum()
            rest = rest - p_rest @ weights
            return rest[train], rest[test]

        (x_train, x_test), (r_train, r_test) = beyond(x), beyond(targets)
        moments = x_train.T @ x_train / train.sum() + np.eye(x.shape[1])
        weights = np.linalg.inv(moments) @ x_train.T @ r_train / train.sum()
        products[test] = (x_test @ weights) * r_test
    return products


def test_products_are_those_of_the_formula(three):
    labels, folds = three
    tested, given = told(labels, 0.5, 1), told(labels, 0.3, 2, width=4)
    covariate = told(labels, 0.4, 3, width=2)
    test = ConditionalTest(
        Group("face", [tested], FACE),
        [Group("people", [covariate], FREE), Group("site", [given], SITE)],
        labels.units,
        folds,
    )
    targets = labels.targets[:, :, 0]
    wanted = np.mean([by_formula(tested, given, covariate, f, targets) for f in folds], axis=0)
    np.testing.assert_allclose(test.products(targets), wanted, atol=2e-5)


def test_p_counts_permutations_of_the_sum_and_of_the_ratio(three):
    labels, folds = three
    test = ConditionalTest(Group("face", [told(labels, 0.2, 1)], FACE), [], labels.units, folds)
    found = test.test(labels.targets)
    totals = np.stack([
        [test.products(labels.targets[:, :, k])[labels.units == unit].sum() for unit in range(12)]
        for k in range(20)
    ])  # fmt: skip
    sums = totals.sum(axis=1)
    ratios = sums / np.sqrt((totals**2).sum(axis=1))
    for p, statistics in ((found.p_sum, sums), (found.p_ratio, ratios)):
        assert p == pytest.approx((1 + (statistics[1:] >= statistics[0] - 1e-9).sum()) / 20)
    assert found.p == max(found.p_sum, found.p_ratio)
    np.testing.assert_allclose(found.null, sums[1:] / len(labels.truth))
    assert found.statistic == pytest.approx(sums[0] / len(labels.truth))
    assert found.as_dict() == {"p": found.p, "p_sum": found.p_sum, "p_ratio": found.p_ratio}


def test_scores_and_products_are_averaged_over_the_deals_of_folds(three):
    labels, folds = three
    group, targets = Group("face", [told(labels, 0.5, 1)], FACE), labels.targets[:, :, 0]
    both, *each = (
        ConditionalTest(group, [], labels.units, deals) for deals in (folds, folds[:1], folds[1:])
    )
    for name in ("scores", "products"):
        wanted = np.mean([getattr(one, name)(targets) for one in each], axis=0)
        np.testing.assert_allclose(getattr(both, name)(targets), wanted)


def p_value(labelled, seed: int, *, face: float, covariate: float = 0.0, given: bool = True):
    """Of a face that goes with the class by itself, and with a covariate that does."""
    labels, folds = labelled(seed, departments=10, people=6, permutations=39, deals=1)
    rng = np.random.default_rng(1000 + seed)
    known = covariate * labels.truth[:, None] + rng.normal(size=(len(labels.truth), 1))
    x = told(labels, face, seed) + 1.5 * known * np.array([0, 0, 1, 1, -1, 0])
    groups = [Group("people", [known], FREE)] if given else []
    test = ConditionalTest(Group("face", [x], FACE), groups, labels.units, folds)
    return test.test(labels.targets).p


def test_a_planted_effect_gets_the_smallest_p(labelled):
    assert [p_value(labelled, seed, face=2.0) for seed in range(3)] == [1 / 40] * 3


def test_what_a_given_covariate_explains_is_not_found(labelled):
    """Without it the same features tell the classes apart every time."""
    effect = {"face": 0.0, "covariate": 1.5}
    assert [p_value(labelled, seed, **effect, given=False) for seed in range(5)] == [1 / 40] * 5
    found = [p_value(labelled, seed, **effect) for seed in range(5)]
    assert sum(p <= 0.05 for p in found) <= 1 and np.mean(found) > 0.2


@pytest.mark.long
def test_under_the_null_p_is_as_often_small_as_it_says(labelled):
    found = np.array([p_value(labelled, seed, face=0.0, covariate=1.0) for seed in range(200)])
    # As many as 200 tosses with these chances give in 999 of 1000 cases; p is a maximum of two.
    assert (found <= 0.05).sum() <= binom.ppf(0.999, 200, 0.05)
    assert (found <= 0.25).sum() <= binom.ppf(0.999, 200, 0.25)
    assert (found <= 0.5).sum() >= binom.ppf(0.001, 200, 0.25)


def test_the_share_of_the_labels_that_is_left(three):
    labels, folds = three
    targets, face = labels.targets[:, :, 0], Group("face", [told(labels, 1.0, 1)], FACE)
    shares = [
        ConditionalTest(face, given, labels.units, folds).share_left(targets)
        for given in (
            [],
            [Group("site", [told(labels, 1.0, 2)], SITE)],
            [Group("site", [told(labels, 10.0, 2)], SITE)],
        )
    ]
    assert shares[0] == pytest.approx(1)
    assert 0.5 < shares[1] < 0.95 and shares[2] < 0.1
