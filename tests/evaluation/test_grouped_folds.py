"""Groups stay together, classes are even, and a class that no fold could test is refused."""

import numpy as np
import pandas as pd
import pytest
from sklearn.model_selection import StratifiedGroupKFold

from facestudy.evaluation import grouped_folds
from facestudy.study.errors import StudyError

SEEDS = range(10)


def uneven_study(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Labels and groups: 24 groups of 1 to 20 pictures, most of one class in three."""
    rng = np.random.default_rng(seed)
    groups = np.repeat([f"g{k}" for k in range(24)], rng.integers(1, 21, 24))
    numbers = np.array([int(group[1:]) for group in groups])
    own = rng.random(len(groups)) < 0.8
    return np.where(own, numbers % 3, rng.integers(0, 3, len(groups))), groups


def unevenness(labels: np.ndarray, assigned: np.ndarray) -> float:
    """How much the share of a class differs between folds (standard deviation, mean of classes)."""
    shares = pd.crosstab(assigned, labels, normalize="columns")
    return float(shares.std(ddof=0).mean())


def by_sklearn(labels: np.ndarray, groups: np.ndarray, **options: object) -> np.ndarray:
    assigned = np.empty(len(labels), int)
    splitter = StratifiedGroupKFold(5, **options)
    for fold, (_, test) in enumerate(splitter.split(labels, labels, groups)):
        assigned[test] = fold
    return assigned


@pytest.mark.parametrize("seed", SEEDS)
def test_a_group_is_in_one_fold(seed):
    labels, groups = uneven_study(seed)
    assigned = grouped_folds.grouped(labels, groups, folds=5, seed=seed)
    assert (pd.Series(assigned).groupby(groups).nunique() == 1).all()
    assert set(assigned) == set(range(5))


def test_classes_are_as_even_as_sklearn_makes_them():
    ours, theirs = [], []
    for seed in SEEDS:
        labels, groups = uneven_study(seed)
        assigned = grouped_folds.grouped(labels, groups, folds=5, seed=seed)
        ours.append(unevenness(labels, assigned))
        shuffled = by_sklearn(labels, groups, shuffle=True, random_state=seed)
        theirs.append(unevenness(labels, shuffled))
    assert np.mean(ours) <= 1.03 * np.mean(theirs)


def test_where_nothing_is_tied_the_folds_are_sklearns():
    rng = np.random.default_rng(0)
    sizes = 3 ** np.arange(7)  # so different that no two groups are as one-sided
    groups = np.repeat(np.arange(7), sizes)
    labels = rng.integers(0, 2, len(groups))
    assigned = grouped_folds.grouped(labels, groups, folds=3)
    theirs = np.empty(len(labels), int)
    for fold, (_, test) in enumerate(StratifiedGroupKFold(3).split(labels, labels, groups)):
        theirs[test] = fold
    pairs = set(zip(assigned.tolist(), theirs.tolist(), strict=True))
    assert len(pairs) == 3


def test_seeds_break_ties_otherwise_and_the_same_seed_alike():
    labels, groups = np.repeat(["a", "b"], 40), np.repeat(np.arange(16), 5)
    assignments = [grouped_folds.grouped(labels, groups, folds=4, seed=seed) for seed in (0, 0, 1)]
    assert np.array_equal(assignments[0], assignments[1]) and not np.array_equal(
        assignments[0], assignments[2]
    )


def test_the_order_of_rows_does_not_matter():
    labels, groups = uneven_study(0)
    shuffled = np.random.default_rng(1).permutation(len(labels))
    assigned = grouped_folds.grouped(labels, groups, folds=5)
    again = grouped_folds.grouped(labels[shuffled], groups[shuffled], folds=5)
    assert np.array_equal(assigned[shuffled], again)


@pytest.mark.parametrize(
    ("groups", "most"), [([2, 9], 2), ([4, 3], 3), ([7, 8], grouped_folds.MAX_FOLDS)]
)
def test_there_are_as_many_folds_as_the_rarest_class_has_groups(groups, most):
    labels = np.repeat(["a", "b"], groups)
    assert grouped_folds.max_folds(labels, np.arange(len(labels))) == most


def test_a_class_of_one_group_is_refused_by_name():
    labels = np.array(["art", "art", "law", "law", "law"])
    with pytest.raises(StudyError, match="'law' has only one group"):
        grouped_folds.max_folds(labels, np.array(["x", "y", "z", "z", "z"]))


def test_among_folds_as_even_the_smallest_gets_the_group():
    labels = np.repeat(["art", "law", "music"], [2, 9, 8])
    groups = np.repeat([0, 1, 2, 3], [1, 1, 9, 8])
    assigned = grouped_folds.grouped(labels, groups, folds=2)
    assert sorted(np.bincount(assigned)) == [9, 10]
