"""How often would this audit call a face signal where there is none?

Labels, covariates and controls stay as they are. The face becomes what the other groups predict of
it, plus residuals exchanged between whole departments of like size: it varies within and between
departments as before, and tells nothing of the label. That shows what imbalance and size do. What
no control measures is exchanged as well, so its share in false alarms cannot be seen.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from facestudy.audit.probe.conditional_test import ConditionalTest, Nuisance
from facestudy.audit.probe.nested_ridge import Design, Group, design
from facestudy.audit.probe.steps import Labels, auc_of_all
from facestudy.audit.quality import residuals
from facestudy.audit.rules import ALPHA
from facestudy.study.progress import track

ALIKE = 6
"""Departments are exchanged within so many of like size, or a few more."""


class FalseAlarms(NamedTuple):
    """Faces without a signal that were tested, and how many would have been called a signal."""

    draws: int
    alarms: int

    @property
    def rate(self) -> float:
        return self.alarms / self.draws


def false_alarms(
    tested: Group,
    given: Sequence[Group],
    labels: Labels,
    folds: Sequence[np.ndarray],
    *,
    draws: int = 100,
    rng: np.random.Generator,
) -> FalseAlarms:
    """Test faces without a signal beyond the given groups, with the study's own labels.

    Args:
        tested: the face.
        given: the groups that are known; at least one.
        labels: real and permuted.
        folds: several deals of departments.
        draws: how many such faces.
        rng: draws the exchanges.
    """
    parts, nuisance = residuals.split(tested, given), Nuisance(given, labels.units, folds)
    known, targets = design(given), labels.targets
    before = auc_of_all(known, labels, folds)
    alarms = 0
    for _ in track(range(draws), "faces without a signal", unit="face"):
        x = parts.fitted + parts.residuals[exchange(labels.units, rng)]
        if ConditionalTest.of_columns(x, nuisance).test(targets).p > ALPHA:
            continue
        columns = np.concatenate([known.columns, x], axis=1)
        alarms += auc_of_all(Design(columns, (columns.shape[1],)), labels, folds) > before
    return FalseAlarms(draws, int(alarms))


def exchange(units: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """For each picture the picture whose residuals it gets, int (n,).

    Whole departments are exchanged among those of like size, none with itself; a smaller
    department's pictures are taken more than once, of a larger one's some are left out.
    """
    members = [np.flatnonzero(units == unit) for unit in range(units.max() + 1)]
    order = np.lexsort((rng.random(len(members)), np.bincount(units)))
    source = np.empty(len(units), int)
    for alike in np.array_split(order, max(1, len(order) // ALIKE)):
        # In a circle, since a department that kept its own residuals would keep its signal.
        circle = rng.permutation(alike)
        for place, other in zip(circle, np.roll(circle, 1), strict=True):
            source[members[place]] = _take(members[other], len(members[place]), rng)
    return source


def _take(pictures: np.ndarray, count: int, rng: np.random.Generator) -> np.ndarray:
    """As many of the pictures as asked for, each as often as any other if possible."""
    rounds = -(-count // len(pictures))
    return np.concatenate([rng.permutation(pictures) for _ in range(rounds)])[:count]
