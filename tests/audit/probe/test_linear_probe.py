"""The quick probe is ridge regression, and never sees the labels of what it judges."""

import numpy as np
import pytest
from sklearn.decomposition import PCA
from sklearn.linear_model import Ridge
from sklearn.preprocessing import StandardScaler

from facestudy.audit.probe.linear_probe import COMPONENTS, RIDGE, Probe, fresh_scores, indicators
from facestudy.study.errors import StudyError

FOLDS = np.arange(60) % 3


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(0)


def uneven(rng: np.random.Generator, rows: int, columns: int) -> np.ndarray:
    """Features of different means and spreads, which lean on each other."""
    mixed = rng.normal(size=(rows, columns)) @ rng.normal(size=(columns, columns))
    return mixed * rng.uniform(0.1, 50, columns) + rng.normal(0, 100, columns)


@pytest.fixture
def goal(rng) -> np.ndarray:
    return indicators(rng.integers(0, 3, 60), range(3))


def plain_ridge(x: np.ndarray, goal: np.ndarray, new: np.ndarray) -> np.ndarray:
    return Ridge(alpha=RIDGE * len(x)).fit(x, goal).predict(new)


@pytest.mark.parametrize("columns", [1, 7, COMPONENTS + 40])
def test_scores_are_those_of_a_ridge_regression_without_the_fold(rng, goal, columns):
    x = uneven(rng, 60, columns)
    scores = Probe(x).fold(FOLDS).scores(goal)
    even = StandardScaler().fit_transform(x) / np.sqrt(columns)
    if columns > COMPONENTS:
        even = PCA().fit_transform(even)
    for fold in range(3):
        test = fold == FOLDS
        wanted = plain_ridge(even[~test], goal[~test], even[test])
        np.testing.assert_allclose(scores[test], wanted, atol=1e-9)


@pytest.mark.long
def test_only_the_leading_components_are_kept(rng):
    x = uneven(rng, 2 * COMPONENTS, COMPONENTS + 40)
    goal = indicators(rng.integers(0, 2, len(x)), range(2))
    folds = np.arange(len(x)) % 2
    even = StandardScaler().fit_transform(x) / np.sqrt(x.shape[1])
    kept = PCA(COMPONENTS, svd_solver="full").fit_transform(even)
    wanted = plain_ridge(kept[folds == 1], goal[folds == 1], kept[folds == 0])
    scores = Probe(x).fold(folds).scores(goal)[folds == 0]
    np.testing.assert_allclose(scores, wanted, atol=1e-9)


def test_the_label_of_a_picture_left_out_changes_no_score_of_its_fold(rng, goal):
    folded = Probe(uneven(rng, 60, 7)).fold(FOLDS)
    before = folded.scores(goal)
    changed = goal.copy()
    changed[FOLDS == 1] = 1 - changed[FOLDS == 1]
    after = folded.scores(changed)
    np.testing.assert_allclose(after[FOLDS == 1], before[FOLDS == 1], atol=1e-12)
    assert (np.abs(after - before)[FOLDS != 1] > 1e-6).all()


def test_labellings_side_by_side_do_not_touch_each_other(rng, goal):
    folded = Probe(uneven(rng, 60, 7)).fold(FOLDS)
    other = rng.permutation(goal)
    both = folded.scores(np.hstack([goal, other]))
    np.testing.assert_allclose(both[:, :3], folded.scores(goal), atol=1e-12)
    np.testing.assert_allclose(both[:, 3:], folded.scores(other), atol=1e-12)


@pytest.mark.parametrize("columns", [7, COMPONENTS + 40])
def test_fresh_scores_are_those_of_a_refit_on_all(rng, columns):
    goal, new = indicators(rng.integers(0, 3, 200), range(3)), uneven(rng, 9, columns)
    x = uneven(rng, 200, columns)
    scaler = StandardScaler().fit(x)
    taught, tried = (scaler.transform(each) / np.sqrt(columns) for each in (x, new))
    if columns > COMPONENTS:
        axes = PCA(COMPONENTS, svd_solver="full").fit(taught)
        taught, tried = axes.transform(taught), axes.transform(tried)
    wanted = plain_ridge(taught, goal, tried)
    np.testing.assert_allclose(fresh_scores(x, goal, new), wanted, rtol=1e-6, atol=1e-8)


def test_a_constant_feature_says_nothing_about_new_pictures_either(rng, goal):
    x, new = rng.normal(size=(60, 4)), rng.normal(size=(5, 4))
    x[:, 2] = 3.5
    before = fresh_scores(x, goal, new)
    new[:, 2] = -1e6
    np.testing.assert_array_equal(fresh_scores(x, goal, new), before)


def test_blocks_weigh_alike_however_wide_they_are(rng, goal):
    one, other = rng.normal(size=(60, 2)), rng.normal(size=(60, 5))
    scores = Probe([one, other]).fold(FOLDS).scores(goal)
    wider = Probe([one, np.hstack([other] * 9)]).fold(FOLDS).scores(goal)
    joined = Probe(np.hstack([one, other])).fold(FOLDS).scores(goal)
    np.testing.assert_allclose(wider, scores, atol=1e-9)
    assert np.abs(joined - scores).max() > 1e-4


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_features_that_are_no_numbers_are_refused_with_their_place(rng, goal, bad):
    x = rng.normal(size=(60, 4))
    x[[7, 9], 2] = bad
    with pytest.raises(StudyError, match="2 of 60 pictures .* number 7"):
        Probe(x)
    with pytest.raises(StudyError, match="number 7"):
        fresh_scores(x[:, :2], goal, x[:, 1:3])


@pytest.mark.parametrize("shape", [(6,), (0, 4), (4, 0), (2, 3, 4)])
def test_features_of_another_shape_are_refused(shape):
    with pytest.raises(StudyError, match=r"\(pictures, features\)"):
        Probe(np.ones(shape))


def test_one_picture_teaches_nothing():
    with pytest.raises(StudyError, match="two pictures or more, here is 1"):
        Probe(np.ones((1, 4)))
