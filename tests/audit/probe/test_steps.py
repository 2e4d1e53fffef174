"""Figures are those of models trained anew; their intervals hold the truth as often as they say."""

import numpy as np
import pytest
from scipy.stats import t

from facestudy.audit.probe import fold_scores, steps
from facestudy.audit.probe.nested_ridge import ALWAYS, Group, NestedRidge, design
from facestudy.audit.probe.steps import Estimate, Figure, Labels


def told(labels, size: float, seed: int, *, site: float = 0.0) -> np.ndarray:
    """Features (n, 3) that go with the class, and look alike within a department."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(len(labels.truth), 3))
    x += site * rng.normal(size=(labels.units.max() + 1, 3))[labels.units]
    x[:, 0] += size * labels.truth
    return x


def two_groups(labels, seed: int = 0, sizes=(0.5, 1.0)) -> list[Group]:
    return [
        Group(f"group {k}", [told(labels, size, 10 * seed + k)], 0.01)
        for k, size in enumerate(sizes)
    ]


@pytest.fixture
def small(labelled):
    labels, folds = labelled(departments=5, people=6, permutations=9)
    return labels, folds, design(two_groups(labels))


def test_values_are_the_means_over_the_deals_of_folds(small):
    labels, folds, columns = small
    found = steps.estimate(columns, labels, folds)
    for number, labelling in enumerate(labels.every.T):
        targets = (labelling[:, None] == np.arange(2)).astype(float)
        scores = [NestedRidge(columns, f).scores(targets) for f in folds]
        for level in range(2):
            auc = np.mean([
                fold_scores.auc(s[level], labelling, f) for s, f in zip(scores, folds, strict=True)
            ])  # fmt: skip
            accuracy = np.mean([(s[level].argmax(axis=1) == labelling).mean() for s in scores])
            held = [
                each.value if number == 0 else each.permuted[number - 1]
                for each in (found.auc, found.accuracy)
            ]
            assert [each[level] for each in held] == pytest.approx([auc, accuracy])


def test_without_a_department_everything_is_trained_and_tested_anew(small):
    """A study that never had the department, scaled as the whole one, gives the same figure.

    The penalty, which stays that of the whole study, is made too small to matter.
    """
    labels, folds, columns = small
    columns = columns._replace(columns=1000 * columns.columns)
    found = steps.estimate(columns, labels, folds)
    for unit in range(10):
        rest = labels.units != unit
        fewer = columns._replace(columns=columns.columns[rest])
        again = Labels(labels.truth[rest], labels.permuted[rest], labels.units[rest] % 9)
        wanted = steps.estimate(fewer, again, [f[rest] for f in folds])
        np.testing.assert_allclose(found.auc.left_out[unit], wanted.auc.value)
        np.testing.assert_allclose(found.accuracy.left_out[unit], wanted.accuracy.value)


def test_the_variance_is_the_jackknifes_less_that_of_permuted_labels():
    left_out = np.array([0.60, 0.62, 0.65, 0.61])
    jackknife = 3 / 4 * ((left_out - left_out.mean()) ** 2).sum()
    cases = [
        (np.array([0.5, 0.5]), jackknife),
        (np.array([0.49, 0.51]), jackknife - 2e-4),
        (np.array([0.3, 0.7]), jackknife / 2),
        (np.array([0.6]), jackknife),  # one permutation has no variance
    ]
    for permuted, variance in cases:
        figure = Estimate(np.array(0.62), left_out, permuted, 2).figure()
        assert figure.error == pytest.approx(np.sqrt(variance)), permuted
        assert (figure.value, figure.free) == (0.62, 2)
    assert np.isnan(Estimate(np.array(0.62), left_out, np.array([0.6]), 2).figure().permuted_mean)


def test_a_unit_without_which_nothing_can_be_compared_is_left_out_of_the_jackknife():
    left_out = np.array([0.60, np.nan, 0.65, 0.61])
    figure = Estimate(np.array(0.62), left_out, np.array([0.5, np.nan, 0.5]), 2).figure()
    assert figure.error == pytest.approx(np.sqrt(3 * np.nanvar(left_out)))
    assert figure.permuted_mean == 0.5


def test_a_test_part_of_one_class_has_no_area_and_no_interval(labelled):
    labels, _ = labelled(departments=5, people=8)
    only = np.where((np.arange(80) % 4 == 0) & (labels.truth == 0), 0, ALWAYS)
    with np.errstate(all="raise"):
        found = steps.estimate(design(two_groups(labels)), labels, [only]).auc.at(0).figure()
    assert np.isnan([found.value, found.error]).all()


def test_the_interval_is_students_with_departments_less_classes():
    figure = Figure(0.6, 0.02, 8, 0.5)
    half = t.ppf(0.975, 8) * 0.02
    assert figure.interval == pytest.approx((0.6 - half, 0.6 + half))
    assert figure.bound(0.95) == pytest.approx(0.6 + t.ppf(0.95, 8) * 0.02)
    assert figure.bound(0.05) == pytest.approx(0.6 - t.ppf(0.95, 8) * 0.02)
    assert figure.as_dict() == {
        "value": 0.6, "ci95": list(figure.interval), "error": 0.02, "free": 8,
        "permuted_mean": 0.5,
    }  # fmt: skip


def test_with_hardly_more_departments_than_classes_one_degree_of_freedom_is_left():
    assert Estimate(np.array(0.5), np.array([0.4, 0.6]), np.empty(0), 2).figure().free == 1


def test_a_difference_keeps_what_both_figures_share(small):
    labels, folds, columns = small
    auc = steps.estimate(columns, labels, folds).auc
    first, second = steps.steps(auc)
    assert first.value == pytest.approx(auc.value[0] - 0.5)
    assert second.value == pytest.approx(auc.value[1] - auc.value[0])
    np.testing.assert_allclose(second.left_out, auc.left_out[:, 1] - auc.left_out[:, 0])
    np.testing.assert_allclose(second.permuted, auc.permuted[:, 1] - auc.permuted[:, 0])
    assert (auc.at(0) - auc.at(0)).figure().error == 0
    assert first.figure().error == pytest.approx(auc.at(0).figure().error)


def test_a_group_that_tells_nothing_moves_permuted_labels_as_the_real_ones(labelled):
    """Its mean step is that of permuted labels, near zero, and the interval holds it."""
    labels, folds = labelled(departments=8, people=6, permutations=99)
    found = steps.estimate(design(two_groups(labels, sizes=(1.0, 0.0))), labels, folds)
    step = steps.steps(found.auc)[1].figure()
    assert abs(step.permuted_mean) < 0.02
    assert step.interval[0] < 0 < step.interval[1]


def test_a_published_split_is_tested_on_its_test_part_alone(labelled):
    """Departments are in both parts; who is always trained on is never tested."""
    labels, _ = labelled(departments=5, people=8)
    test = np.arange(80) % 4 == 0
    columns = design(two_groups(labels))
    found = steps.estimate(columns, labels, [np.where(test, 0, ALWAYS)])
    targets = labels.targets[:, :, 0]
    scores = NestedRidge(columns, np.where(test, 0, 1)).scores(targets)[1][test]
    truth = labels.truth[test]
    assert found.auc.value[1] == pytest.approx(fold_scores.auc(scores, truth, np.zeros(20)))
    assert found.accuracy.value[1] == pytest.approx((scores.argmax(axis=1) == truth).mean())


def test_of_more_than_a_hundred_units_several_are_left_out_together():
    few, many = np.repeat(np.arange(100), 2), np.repeat(np.arange(250), 2)
    np.testing.assert_array_equal(steps.jackknife_units(few), few)
    found = steps.jackknife_units(many)
    assert set(found) == set(range(100))
    assert (found[::2] == found[1::2]).all()  # pictures of a unit stay together


@pytest.mark.long
@pytest.mark.parametrize(("size", "site"), [(0.0, 0.0), (0.0, 1.0), (1.0, 0.5)])
def test_the_interval_holds_the_mean_of_fresh_studies(labelled, size, site):
    """Of 95% intervals, 88 of 100 are the least that is allowed; more is no harm."""
    figures = []
    for seed in range(100):
        labels, folds = labelled(seed, departments=8, people=6, permutations=39, deals=1)
        x = told(labels, size, seed, site=site)
        found = steps.estimate(design([Group("face", [x], 0.01)]), labels, folds)
        figures.append(found.auc.at(0).figure())
    truth = np.mean([figure.value for figure in figures])
    spread = np.std([figure.value for figure in figures])
    if size == 0:
        assert truth == pytest.approx(0.5, abs=3.3 * spread / 10)
    held = sum(low <= truth <= high for low, high in (figure.interval for figure in figures))
    assert held >= 88
    # The intervals are no wider than they need be.
    assert np.median([figure.error for figure in figures]) < 1.5 * spread
