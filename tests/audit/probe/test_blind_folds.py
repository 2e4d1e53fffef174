"""Folds hold whole departments, are of about one size, and do not look at the labels."""

import numpy as np
import pytest

from facestudy.audit.probe import blind_folds
from facestudy.study.errors import StudyError


@pytest.fixture
def departments() -> np.ndarray:
    """Fifteen departments of 3 to 40 pictures, in no order."""
    sizes = [3, 5, 5, 8, 8, 9, 10, 12, 14, 15, 20, 22, 25, 30, 40]
    names = np.repeat([f"d{number}" for number in range(15)], sizes)
    return np.random.default_rng(0).permutation(names)


def two_classes(departments: np.ndarray, seed: int = 0) -> np.ndarray:
    """Each department's class, eight of one and seven of the other."""
    of_department = np.random.default_rng(seed).permutation(np.arange(15) % 2)
    return of_department[np.unique(departments, return_inverse=True)[1]]


def test_a_department_is_in_one_fold_and_folds_are_of_about_one_size(departments):
    folds = blind_folds.deal(departments, two_classes(departments))
    assert all(len(set(folds[departments == name])) == 1 for name in set(departments))
    sizes = np.bincount(folds)
    assert len(sizes) == blind_folds.FOLDS
    # The last one dealt to the fullest fold is one of the small ones.
    assert sizes.max() - sizes.min() <= 10


def test_labels_change_the_folds_only_where_a_class_would_be_alone(departments):
    dealt = {
        tuple(blind_folds.deal(departments, two_classes(departments, seed))) for seed in range(20)
    }
    assert len(dealt) == 1
    rare = np.where(np.isin(departments, ["d13", "d14"]), "rare", two_classes(departments))
    assert not blind_folds.unfit(rare, blind_folds.deal(departments, rare)).any()


def test_a_class_that_would_be_alone_in_a_fold_is_dealt_anew():
    """Of two departments in nine, both are in one fold in a quarter of the deals into three."""
    departments = np.repeat(list("abcdefghi"), 10)
    rare = np.where(np.isin(departments, ["a", "b"]), 1, 0)
    common = np.arange(90) % 2
    again = 0
    for seed in range(40):
        folds = blind_folds.deal(departments, rare, seed=seed)
        assert len(set(folds[rare == 1])) == 2
        again += not np.array_equal(folds, blind_folds.deal(departments, common, seed=seed))
    assert 1 <= again <= 20


def test_the_same_seed_deals_the_same_folds_in_any_order_of_the_pictures(departments):
    labels = two_classes(departments)
    first, again, other = (blind_folds.deal(departments, labels, seed=s) for s in (1, 1, 2))
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)
    order = np.random.default_rng(3).permutation(len(labels))
    np.testing.assert_array_equal(
        blind_folds.deal(departments[order], labels[order], seed=1), first[order]
    )


@pytest.mark.parametrize(("count", "folds"), [(4, 2), (8, 2), (9, 3), (14, 4), (15, 5), (60, 5)])
def test_with_few_departments_there_are_fewer_folds(count, folds):
    departments = np.repeat([f"d{number}" for number in range(count)], 5)
    dealt = blind_folds.deal(departments, np.arange(count).repeat(5) % 2)
    assert sorted(set(dealt)) == list(range(folds))


@pytest.mark.parametrize("seed", range(5))
def test_departments_of_different_sizes_can_be_dealt_anew(seed):
    """In order of size alone they would be dealt the same way for ever."""
    names = np.repeat([f"d{number:02d}" for number in range(16)], np.arange(16, 0, -1) * 3)
    together = blind_folds.deal(names, np.where(names < "d08", "a", "b"), seed=seed)
    fold = together[names == "d00"][0]
    with_it = [name for name in np.unique(names[together == fold]) if name != "d00"]
    rare = np.where(np.isin(names, ["d00", with_it[0]]), "rare", "other")
    assert blind_folds.unfit(rare, together)
    assert not blind_folds.unfit(rare, blind_folds.deal(names, rare, seed=seed))


def test_a_class_of_one_department_cannot_be_dealt():
    departments = np.repeat(list("abc"), 5)
    with pytest.raises(StudyError, match="each class needs two departments or more"):
        blind_folds.deal(departments, np.repeat([0, 0, 1], 5))


def test_which_labellings_cannot_be_cross_validated():
    folds = np.array([0, 0, 1, 1])
    labellings = np.array([[0, 0, 1], [1, 0, 0], [0, 1, 0], [1, 1, 1]])
    assert blind_folds.unfit(labellings, folds).tolist() == [False, True, False]
    # A class that one labelling lacks altogether is not alone anywhere.
    assert not blind_folds.unfit(np.array([0, 2, 0, 2]), folds)
    # No class is alone, but in no fold can two be compared.
    assert blind_folds.unfit(np.array([0, 0, 1, 1]), np.array([0, 1, 2, 3]))
