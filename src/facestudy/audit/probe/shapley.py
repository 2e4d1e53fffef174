"""What each group of evidence adds to the AUC, averaged over all orders of the groups."""

from collections.abc import Sequence
from itertools import combinations
from math import factorial

import numpy as np

from facestudy.audit.probe.nested_ridge import Group, design
from facestudy.audit.probe.steps import Labels, auc_of_all

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
            worth[frozenset(chosen)] = auc_of_all(design(part), labels, folds)
    return {
        name: sum(
            factorial(len(others)) * factorial(len(groups) - len(others) - 1)
            / factorial(len(groups)) * (worth[others | {number}] - worth[others])
            for others in worth
            if number not in others
        )
        for number, name in enumerate(names)
    }  # fmt: skip
