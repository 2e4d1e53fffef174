"""What each group of evidence adds to the AUC, averaged over all orders of the groups."""

from collections.abc import Sequence
from itertools import combinations
from math import factorial

import numpy as np

from facestudy.audit.probe import fold_scores
from facestudy.audit.probe.nested_ridge import Group, NestedRidge, design
from facestudy.audit.probe.steps import Labels

GUESSING = 0.5


def shapley_values(
    groups: Sequence[Group], labels: Labels, folds: Sequence[np.ndarray]
) -> dict[str, float]:
    """Shapley values of the AUC with whole departments left out (Shapley 1953).

    Groups that share information share its credit, whichever comes first in the audit's order.

    Args:
        groups: of evidence.
        labels: the real ones are used.
        folds: several deals of departments.

    Returns:
        Points of AUC by the group's name; they add up to the AUC of all groups above guessing.
    """
    names = [group.name for group in groups]
    worth: dict[frozenset[int], float] = {frozenset(): GUESSING}
    for size in range(1, len(groups) + 1):
        for chosen in combinations(range(len(groups)), size):
            part = [groups[number] for number in chosen]
            worth[frozenset(chosen)] = _auc(part, labels, folds)
    return {
        name: sum(
            factorial(len(others)) * factorial(len(groups) - len(others) - 1)
            / factorial(len(groups)) * (worth[others | {number}] - worth[others])
            for others in worth
            if number not in others
        )
        for number, name in enumerate(names)
    }  # fmt: skip


def _auc(groups: Sequence[Group], labels: Labels, folds: Sequence[np.ndarray]) -> float:
    targets = labels.first(0).targets[:, :, 0]
    columns = design(groups)
    last = columns._replace(ends=columns.ends[-1:])
    return float(
        np.mean([
            fold_scores.auc(NestedRidge(last, numbers).scores(targets)[0], labels.truth, numbers)
            for numbers in folds
        ])
    )  # fmt: skip
