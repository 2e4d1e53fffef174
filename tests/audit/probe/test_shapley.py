"""Credit is shared fairly among the groups of evidence, and all of it is given."""

import numpy as np
import pytest

from facestudy.audit.probe import fold_scores
from facestudy.audit.probe.nested_ridge import Group, NestedRidge, design
from facestudy.audit.probe.shapley import shapley_values


@pytest.fixture
def three(labelled):
    return labelled(classes=2, departments=6, people=8)


def told(labels, size: float, seed: int) -> np.ndarray:
    x = np.random.default_rng(seed).normal(size=(len(labels.truth), 3))
    x[:, 0] += size * labels.truth
    return x


def worth(groups, labels, folds) -> float:
    """The AUC of some groups together, without any nesting."""
    targets = labels.targets[:, :, 0]
    return np.mean([
        fold_scores.auc(NestedRidge(design(groups), f).scores(targets)[-1], labels.truth, f)
        for f in folds
    ])  # fmt: skip


def test_values_add_up_to_the_area_above_guessing(three):
    labels, folds = three
    groups = [Group(f"group {k}", [told(labels, 0.4 * k, k)], 0.01) for k in range(4)]
    found = shapley_values(groups, labels, folds)
    assert list(found) == [group.name for group in groups]
    assert sum(found.values()) == pytest.approx(worth(groups, labels, folds) - 0.5)


def test_of_two_groups_each_gets_the_mean_of_both_orders(three):
    labels, folds = three
    first, second = (Group(f"group {k}", [told(labels, 1.0, k)], 0.01) for k in (1, 2))
    alone, other, both = (
        worth(part, labels, folds) for part in ([first], [second], [first, second])
    )
    found = shapley_values([first, second], labels, folds)
    assert found["group 1"] == pytest.approx(((alone - 0.5) + (both - other)) / 2)
    assert found["group 2"] == pytest.approx(((other - 0.5) + (both - alone)) / 2)


def test_groups_that_are_alike_get_alike_and_one_that_tells_nothing_gets_nothing(three):
    labels, folds = three
    x = told(labels, 1.5, 1)
    groups = [
        Group("site", [x], 0.01),
        Group("light", [x.copy()], 0.01),
        Group("flat", [np.ones((len(x), 2))], 0.01),
    ]
    found = shapley_values(groups, labels, folds)
    assert found["site"] == pytest.approx(found["light"]) and found["site"] > 0.1
    assert found["flat"] == pytest.approx(0)


def test_the_order_of_the_groups_does_not_matter(three):
    labels, folds = three
    groups = [Group(f"group {k}", [told(labels, 0.5 * k, k)], 0.01) for k in range(3)]
    forward, backward = (shapley_values(part, labels, folds) for part in (groups, groups[::-1]))
    assert forward == pytest.approx(backward)
