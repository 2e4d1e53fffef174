"""Permuted labels keep what is common to a department, and can be trained in every fold."""

import numpy as np
import pandas as pd
import pytest

from facestudy.audit.probe import blind_folds, permutation
from facestudy.audit.probe.permutation import WHOLE, WITHIN
from facestudy.study.errors import StudyError


@pytest.fixture
def mixed() -> tuple[np.ndarray, np.ndarray]:
    """Five departments of three categories in different shares."""
    rng = np.random.default_rng(0)
    departments = rng.permutation(np.repeat(list("vwxyz"), [4, 9, 12, 20, 30]))
    return rng.choice(["art", "law", "physics"], 75, p=[0.5, 0.3, 0.2]), departments


@pytest.fixture
def pure() -> tuple[np.ndarray, np.ndarray]:
    """Nine departments of one category each and of different sizes, in no order."""
    sizes = np.arange(2, 11)
    departments = np.repeat([f"d{k}" for k in range(9)], sizes)
    labels = np.repeat(["art", "law", "art", "law", "art", "law", "art", "art", "law"], sizes)
    order = np.random.default_rng(0).permutation(len(labels))
    return labels[order], departments[order]


@pytest.mark.parametrize(
    ("others", "how"), [(0, WHOLE), (1, WHOLE), (2, WHOLE), (3, WITHIN), (10, WITHIN)]
)
def test_departments_of_nearly_one_category_are_permuted_as_wholes(others, how):
    labels = np.repeat(["art", "law"], 20)
    labels[:others], labels[20 : 20 + others] = "law", "art"
    assert permutation.scheme(labels, np.repeat(["x", "y"], 20)) == how


def test_whole_departments_stay_pure_and_categories_keep_their_number_of_them(pure):
    labels, departments = pure
    rng, seen = np.random.default_rng(1), set()
    for _ in range(20):
        drawn = pd.Series(permutation.permuted(labels, departments, WHOLE, rng))
        held = drawn.groupby(departments).unique()
        assert (held.map(len) == 1).all()
        assert held.map(lambda one: one[0]).value_counts().to_dict() == {"art": 5, "law": 4}
        seen.add("".join(drawn))
    assert len(seen) > 10


def test_a_few_others_in_a_department_move_as_one_block(pure):
    labels, departments = pure
    labels = labels.copy()
    other = np.flatnonzero(departments == "d8")[:2]
    labels[other] = "lab"
    drawn = permutation.permuted(labels, departments, WHOLE, np.random.default_rng(1))
    assert len(set(drawn[other])) == 1
    blocks = pd.Series(drawn).groupby([departments, labels]).unique()
    assert (blocks.map(len) == 1).all()
    counts = blocks.map(lambda one: one[0]).value_counts().to_dict()
    assert counts == {"art": 5, "law": 4, "lab": 1}


def test_within_departments_every_department_keeps_its_labels(mixed):
    labels, departments = mixed
    rng = np.random.default_rng(1)
    drawn = [permutation.permuted(labels, departments, WITHIN, rng) for _ in range(5)]
    for each in drawn:
        pd.testing.assert_frame_equal(
            pd.crosstab(departments, each), pd.crosstab(departments, labels), check_names=False
        )
    assert len({tuple(each) for each in [labels, *drawn]}) == 6


def test_within_departments_every_picture_can_get_any_label_of_its_department():
    labels, departments = np.array(["a", "b", "c", "a", "a", "b"]), np.array(list("xxxyyy"))
    rng = np.random.default_rng(0)
    drawn = np.stack([permutation.permuted(labels, departments, WITHIN, rng) for _ in range(600)])
    for column in range(3):
        shares = pd.Series(drawn[:, column]).value_counts(normalize=True)
        assert shares.to_dict() == pytest.approx({"a": 1 / 3, "b": 1 / 3, "c": 1 / 3}, abs=0.07)


@pytest.mark.parametrize(
    ("labels", "departments", "how", "smallest"),
    [
        ("aabb", "wxyz", WHOLE, 1 / 3),  # 6 ways, of which a and b swapped are no new one
        ("abbb", "wxyz", WHOLE, 1 / 4),
        ("aaabbb", "uvwxyz", WHOLE, 1 / 10),
        ("aabbcc", "uvwxyz", WHOLE, 1 / 15),
        ("aaaabbbbbb", "wwxxyyyzzz", WHOLE, 1 / 3),
        ("ababab", "xxyyzz", WITHIN, 1 / 8),
        ("aabb", "wxyz", WITHIN, 1.0),
        ("a" * 20 + "b" * 20, [str(number) for number in range(40)], WHOLE, 1 / 1000),
    ],
)
def test_the_smallest_p_counts_the_ways_to_permute(labels, departments, how, smallest):
    found = permutation.smallest(np.array(list(labels)), np.array(list(departments)), how, 999)
    assert found == pytest.approx(smallest)


@pytest.fixture
def of_two() -> tuple[np.ndarray, np.ndarray]:
    """Six departments, of which two hold the rarer class, in three folds of two."""
    departments = np.repeat(list("abcdef"), 4)
    return np.where(np.isin(departments, ["a", "c"]), "rare", "common"), departments


def folds_of(pairs: list[str], departments: np.ndarray) -> np.ndarray:
    return np.array([next(k for k, pair in enumerate(pairs) if d in pair) for d in departments])


def test_every_labelling_can_be_trained_in_every_deal_of_folds(of_two):
    labels, departments = of_two
    deals = [folds_of(pairs, departments) for pairs in (["ab", "cd", "ef"], ["af", "be", "cd"])]
    drawn = permutation.labellings(
        labels, departments, WHOLE, deals, times=60, rng=np.random.default_rng(0)
    )
    assert drawn.shape == (24, 60)
    assert not any(blind_folds.unfit(drawn, folds).any() for folds in deals)
    rare = {"".join(sorted(set(departments[column == "rare"]))) for column in drawn.T}
    # 15 pairs of departments, less the five that lie in one fold (cd in both).
    assert len(rare) == 10 and not rare & {"ab", "cd", "ef", "af", "be"}


def test_without_folds_any_permutation_will_do(of_two):
    labels, departments = of_two
    drawn = permutation.labellings(
        labels, departments, WHOLE, [], times=200, rng=np.random.default_rng(0)
    )
    assert len({tuple(column) for column in drawn.T}) == 15


def test_no_permutations_at_all_are_no_error(of_two):
    drawn = permutation.labellings(*of_two, WHOLE, [], times=0, rng=np.random.default_rng(0))
    assert drawn.shape == (24, 0)


def test_labels_that_cannot_be_permuted_so_that_all_can_be_trained_are_an_error(of_two):
    labels, departments = of_two
    one_fold = np.zeros(len(labels), int)
    with pytest.raises(StudyError, match="leave out categories with few departments"):
        permutation.labellings(
            labels, departments, WHOLE, [one_fold], times=5, rng=np.random.default_rng(0)
        )
