"""The models are plain ridge regressions, fold by fold, and without a unit they are fitted anew."""

import numpy as np
import pytest

from facestudy.audit.probe import nested_ridge
from facestudy.audit.probe.nested_ridge import (
    ALWAYS,
    COMPONENTS,
    FREE,
    Group,
    NestedRidge,
    design,
)
from facestudy.study.errors import StudyError

N = 60


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(0)


@pytest.fixture
def groups(rng) -> list[Group]:
    """Three groups: one array, two arrays of different scale, columns that are hardly penalised."""
    return [
        Group("site", [rng.normal(3, 2, (N, 4))], 0.01),
        Group("looks", [rng.normal(size=(N, 2)), 100 * rng.normal(size=(N, 3))], 0.1),
        Group("people", [rng.normal(size=(N, 2))], FREE),
    ]


@pytest.fixture
def targets(rng, groups) -> np.ndarray:
    """Two targets that depend on all groups."""
    signal = sum(x.sum(axis=1) / x.std() for group in groups for x in group.features)
    return np.column_stack([signal + rng.normal(size=N), rng.normal(size=N)])


@pytest.fixture
def folds(rng) -> np.ndarray:
    return rng.permutation(np.arange(N) % 4)


def plain_ridge(columns, train, targets, penalty=None):
    """Scores of all pictures: an intercept, and a penalty of 1 for each of the pictures."""
    z, y = columns[train], targets[train]
    centred = z - z.mean(axis=0)
    moments = centred.T @ centred + (penalty or len(z)) * np.eye(z.shape[1])
    weights = np.linalg.solve(moments, centred.T @ (y - y.mean(axis=0)))
    return (columns - z.mean(axis=0)) @ weights + y.mean(axis=0)


def fitted(columns, ends, folds, targets, *, without=None):
    """`plain_ridge` of each nested set, fold by fold."""
    result = np.zeros((len(ends), *targets.shape))
    for fold in np.unique(folds[folds != ALWAYS]):
        train, penalty = folds != fold, (folds != fold).sum()
        if without is not None:
            train = train & ~without
        for level, end in enumerate(ends):
            scores = plain_ridge(columns[:, :end], train, targets, penalty)
            result[level, folds == fold] = scores[folds == fold]
    return result


def test_scores_are_those_of_a_ridge_fitted_to_the_other_folds(groups, folds, targets):
    columns, ends = design(groups)
    assert ends == (4, 9, 11)
    found = NestedRidge(design(groups), folds).scores(targets)
    np.testing.assert_allclose(found, fitted(columns, ends, folds, targets), atol=1e-8)


def test_each_array_has_the_variance_that_its_penalty_asks_for(groups):
    columns, ends = design(groups)
    parts = np.split(columns, [4, 6], axis=1)
    assert [part.var(axis=0).sum() for part in parts[:2]] == pytest.approx([1 / 0.01, 1 / 0.1])
    third = columns[:, 6:9].var(axis=0)
    np.testing.assert_allclose(third, 1 / 0.1 / 3)  # whatever the scale it was measured in
    np.testing.assert_allclose(columns[:, ends[1] :].var(axis=0), 1 / FREE)


def test_a_group_with_the_penalty_free_is_regressed_without_any(rng, folds, targets):
    x = rng.normal(5, 3, (N, 3))
    found = NestedRidge(design([Group("people", [x], FREE)]), folds).scores(targets)[0]
    for fold in range(4):
        train, test = folds != fold, folds == fold
        with_intercept = np.column_stack([np.ones(N), x])
        weights = np.linalg.lstsq(with_intercept[train], targets[train], rcond=None)[0]
        np.testing.assert_allclose(found[test], with_intercept[test] @ weights, atol=1e-4)


def test_pictures_of_no_fold_are_always_trained_on_and_never_scored(groups, folds, targets):
    folds = folds.copy()
    folds[:20] = ALWAYS
    columns, ends = design(groups)
    found = NestedRidge(design(groups), folds).scores(targets)
    np.testing.assert_allclose(found, fitted(columns, ends, folds, targets), atol=1e-8)
    assert (found[:, :20] == 0).all() and (found[:, 20:] != 0).all()


@pytest.mark.parametrize("spread", ["a unit in one fold", "units across folds", "some always"])
def test_without_a_unit_the_model_is_fitted_anew(groups, folds, targets, spread):
    units = np.arange(N) // 5
    if spread == "a unit in one fold":
        folds = (units % 4).copy()
    if spread == "some always":
        folds = np.where(np.arange(N) < 17, ALWAYS, folds)
    columns, ends = design(groups)
    found = list(NestedRidge(design(groups), folds).jackknife(targets, units))
    assert len(found) == 12
    for unit, scores in enumerate(found):
        wanted = fitted(columns, ends, folds, targets, without=units == unit)
        others = units != unit
        np.testing.assert_allclose(scores[:, others], wanted[:, others], atol=1e-8)


def test_columns_that_are_alike_for_all_change_nothing(rng, folds, targets):
    x = rng.normal(size=(N, 3))
    more = np.column_stack([np.full(N, 7.3), x, np.zeros(N)])
    found, wanted = (
        NestedRidge(design([Group("site", [each], 0.01)]), folds).scores(targets)
        for each in (more, x)
    )
    np.testing.assert_allclose(found, wanted)


def test_a_group_without_any_column_predicts_the_shares_of_the_other_folds(groups, folds, targets):
    flat = Group("flat", [np.ones((N, 2))], 0.01)
    found = NestedRidge(design([flat, groups[0]]), folds).scores(targets)
    for fold in range(4):
        mean = targets[folds != fold].mean(axis=0)
        np.testing.assert_allclose(
            found[0][folds == fold], np.tile(mean, ((folds == fold).sum(), 1))
        )
    np.testing.assert_allclose(found[1], NestedRidge(design(groups[:1]), folds).scores(targets)[0])


def test_of_a_wide_array_the_leading_components_are_kept(rng):
    """Columns of a few directions lose nothing; the rest is the smallest of the variance."""
    wide = rng.normal(size=(300, 5)) @ rng.normal(size=(5, COMPONENTS + 40))
    columns = design([Group("face", [wide], 0.01)]).columns
    assert columns.shape == (300, COMPONENTS)
    scaled = (wide - wide.mean(axis=0)) / wide.std(axis=0) / np.sqrt(wide.shape[1] * 0.01)
    np.testing.assert_allclose(columns @ columns.T, scaled @ scaled.T, atol=1e-8)
    noise = rng.normal(size=(300, COMPONENTS + 40))
    kept = design([Group("face", [noise], 0.01)]).columns
    spectrum = np.linalg.svd((noise - noise.mean(0)) / noise.std(0), compute_uv=False) ** 2
    share = spectrum[:COMPONENTS].sum() / spectrum.sum()
    assert kept.var(axis=0).sum() == pytest.approx(100 * share)


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_features_that_are_no_numbers_are_refused(groups, bad):
    groups[1].features[1][4, 1] = bad
    with pytest.raises(StudyError, match="of the group 'looks' have the shape .60, 3.: .* finite"):
        design(groups)


def test_features_of_another_shape_are_refused():
    with pytest.raises(StudyError, match="compute them again"):
        design([Group("site", [np.ones(N)], 0.01)])


def test_moments_without_some_pictures_are_those_of_the_others(rng):
    z = rng.normal(size=(10, 3))
    left = nested_ridge.Moments.of(z) - nested_ridge.Moments.of(z[:4])
    for found, wanted in zip(left, nested_ridge.Moments.of(z[4:]), strict=True):
        np.testing.assert_allclose(found, wanted)
