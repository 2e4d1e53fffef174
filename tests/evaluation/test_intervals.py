"""Intervals cover what other seeds and splits do: by the formula, and on data of known truth."""

import numpy as np
import pytest
from scipy.stats import binomtest
from scipy.stats import t as student

from facestudy.evaluation import intervals
from facestudy.evaluation.intervals import Splits

ACCURACIES = np.array([0.50, 0.55, 0.60, 0.52, 0.58, 0.61])


def splits(accuracies=ACCURACIES, n_train=700, n_test=200) -> Splits:
    counts = np.ones(len(accuracies), int)
    return Splits(np.asarray(accuracies), n_train * counts, n_test * counts)


@pytest.mark.parametrize(("k", "n"), [(0, 7), (3, 7), (134, 235), (235, 235)])
def test_wilson_interval_is_scipys(k, n):
    expected = binomtest(k, n).proportion_ci(method="wilson")
    assert intervals.wilson(k / n, n) == pytest.approx((expected.low, expected.high), abs=1e-12)


def test_the_corrected_t_is_that_of_nadeau_and_bengio():
    low, high = intervals.corrected_t(splits())
    variance = ACCURACIES.var(ddof=1) * (1 / 6 + 200 / 700)
    half = student.ppf(0.975, 5) * np.sqrt(variance)
    assert (low, high) == pytest.approx((ACCURACIES.mean() - half, ACCURACIES.mean() + half))


def test_few_splits_give_no_interval():
    few = splits(ACCURACIES[: intervals.ENOUGH - 1])
    assert intervals.corrected_t(few) is None
    assert intervals.relative_variance(few, []) is None
    assert intervals.relative_variance(splits([]), []) is None


def test_the_part_of_the_seeds_is_not_counted_twice():
    independent = ACCURACIES.mean() * (1 - ACCURACIES.mean()) / 200
    alone = intervals.relative_variance(splits(), [])
    assert alone == pytest.approx(ACCURACIES.var(ddof=1) * (1 + 200 / 700) / independent)
    assert intervals.relative_variance(splits(), [0.55, 0.58]) < alone
    assert intervals.relative_variance(splits(), [0.2, 0.9]) == 0  # never negative
    assert intervals.relative_variance(splits([1.0] * 6), []) is None


@pytest.mark.parametrize("accuracy", [0.0, 0.02, 0.6, 1.0])
@pytest.mark.parametrize("relative", [0.0, 1.0, 4.0])
def test_an_interval_of_one_split_is_never_narrower_than_that_of_its_test_pictures(
    accuracy, relative
):
    low, high = intervals.one_split(accuracy, 261, [], relative=relative, splits=10)
    test_low, test_high = intervals.wilson(accuracy, 261)
    assert 0 <= low <= test_low and test_high <= high <= 1


def test_an_interval_grows_with_the_variance_of_splits_and_of_seeds():
    def width(**options):
        low, high = intervals.one_split(0.6, 261, **options)
        return high - low

    plain = width(seeds=[], relative=2.0, splits=10)
    assert plain < width(seeds=[], relative=3.0, splits=10)
    assert plain < width(seeds=[0.5, 0.7], relative=2.0, splits=10)
    assert plain < width(seeds=[], relative=2.0, splits=5)


# The simulation: classes are Gaussian, the classifier takes the nearest mean of a random half of
# the features, and which half is what a seed decides. Whole departments may be one group.

FEATURES, CLASSES, STUDIES = 12, 3, 150


def draw(generator, means, departments, *, size, shift):
    """Pictures of some departments, each with a look of its own: features, classes, departments."""
    department = np.repeat(np.arange(departments), size)
    labels = department % CLASSES
    looks = shift * generator.normal(size=(departments, FEATURES))
    noise = generator.normal(size=(len(labels), FEATURES))
    return means[labels] + looks[department] + noise, labels, department


def accuracy(generator, x, labels, train, test):
    used = generator.permutation(FEATURES)[: FEATURES * 3 // 4]
    centres = np.stack([x[train & (labels == k)][:, used].mean(axis=0) for k in range(CLASSES)])
    scores = x[test][:, used] @ centres.T - (centres**2).sum(axis=1) / 2
    return float(np.mean(scores.argmax(axis=1) == labels[test]))


def parts(generator, groups):
    names = generator.permutation(np.unique(groups))
    test = np.isin(groups, names[: len(names) // 5])
    validation = np.isin(groups, names[len(names) // 5 : len(names) * 3 // 10])
    return ~test & ~validation, test


def coverage(seed: int, *, departments: int, size: int, shift: float) -> dict[str, float]:
    """How often intervals hold the expected accuracy over studies, seeds and splits."""
    generator = np.random.default_rng(seed)
    means = 0.6 * generator.normal(size=(CLASSES, FEATURES)) / FEATURES**0.25
    studies = [draw(generator, means, departments, size=size, shift=shift) for _ in range(STUDIES)]
    unseen = draw(generator, means, 600, size=5, shift=shift)
    hits: dict[str, list[bool]] = {}
    expected = []
    for x, labels, department in studies:
        groups = department if shift else np.arange(len(labels))
        train, _ = parts(generator, groups)
        everything = [np.concatenate(pair) for pair in zip((x, labels), unseen[:2], strict=True)]
        is_unseen = np.arange(len(everything[1])) >= len(labels)
        learned = np.append(train, np.zeros(len(unseen[0]), bool))
        expected.append(accuracy(generator, *everything, learned, is_unseen))
    truth = np.mean(expected)
    for x, labels, department in studies:
        groups = department if shift else np.arange(len(labels))
        train, test = parts(generator, groups)
        seeds = [accuracy(generator, x, labels, train, test) for _ in range(5)]
        rows = []
        for _ in range(10):
            other_train, other_test = parts(generator, groups)
            value = accuracy(generator, x, labels, other_train, other_test)
            rows.append((value, other_train.sum(), other_test.sum()))
        others = Splits(*np.array(rows).T)
        mean, spread = np.mean(seeds), student.ppf(0.975, 4) * np.std(seeds, ddof=1) / np.sqrt(5)
        naive = student.ppf(0.975, 9) * np.std(others.accuracies, ddof=1) / np.sqrt(10)
        ends = {
            "seeds alone": (mean - spread, mean + spread),
            "test pictures alone": intervals.wilson(mean, test.sum()),
            "one split": intervals.one_split(
                mean,
                int(test.sum()),
                seeds,
                relative=intervals.relative_variance(others, seeds),
                splits=10,
            ),
            "uncorrected": (others.accuracies.mean() - naive, others.accuracies.mean() + naive),
            "corrected": intervals.corrected_t(others),
        }
        for name, (low, high) in ends.items():
            hits.setdefault(name, []).append(low <= truth <= high)
    return {name: float(np.mean(values)) for name, values in hits.items()}


def test_intervals_hold_the_truth_as_often_as_they_say_and_those_of_seeds_alone_do_not():
    found = coverage(0, departments=60, size=8, shift=0.0)
    assert found["corrected"] > 0.92 and found["one split"] > 0.92, found
    assert found["uncorrected"] < 0.88 and found["seeds alone"] < 0.75, found


def test_where_departments_differ_and_are_split_whole_test_pictures_alone_mislead():
    found = coverage(1, departments=60, size=8, shift=0.6)
    assert found["corrected"] > 0.9 and found["one split"] > 0.88, found
    assert found["test pictures alone"] < found["one split"] - 0.05, found
