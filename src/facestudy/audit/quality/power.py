"""How large a signal would this audit find? Signals of known size are planted and looked for.

Labels are reassigned to whole departments, so that they mean nothing, and what is tested beyond the
other groups is shifted by class along random directions of its residuals. The size of a signal is
the AUC of the conditional score that it gives on average.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.linalg import cho_factor, cho_solve

from facestudy.audit.probe import fold_scores
from facestudy.audit.probe.conditional_test import Fold, Nuisance, statistics_of
from facestudy.audit.probe.nested_ridge import Group
from facestudy.audit.probe.steps import Labels
from facestudy.audit.quality import residuals
from facestudy.audit.rules import ALPHA

SHIFTS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0, 1.3)
"""Differences between the classes, in standard deviations along their direction."""
FOUND = 0.8
"""The rate of detection that the smallest effect is given for."""


class Power(NamedTuple):
    """A power curve.

    Attributes:
        shifts: in standard deviations, (sizes,).
        auc: the mean AUC of the conditional score, (sizes,).
        rate: how often the test held, (sizes,).
        smallest: the AUC that is found 8 times in 10; None where no size planted reaches that.
    """

    shifts: tuple[float, ...]
    auc: list[float]
    rate: list[float]
    smallest: float | None


def power_curve(
    tested: Group,
    given: Sequence[Group],
    labels: Labels,
    folds: np.ndarray,
    *,
    dealings: int = 200,
    rng: np.random.Generator,
    shifts: Sequence[float] = SHIFTS,
) -> Power:
    """Plant signals in a group and count how often its test given the others finds them.

    The test's limit comes from the same planted pictures with the labels of another dealing, so
    that no further permutation is needed.

    Args:
        tested: the group that gets the signal.
        given: the groups that are known.
        labels: the permuted labellings are the dealings; as many as ``dealings`` at least.
        folds: one deal of departments, (n,).
        dealings: how many.
        rng: draws the directions.
        shifts: sizes of the signals.
    """
    parts = residuals.split(tested, given)
    folds_of = [
        PlantedFold(parts.fitted + parts.residuals, fold)
        for fold in Nuisance(given, labels.units, [folds]).folds
    ]
    root = _root(parts.residuals)
    statistics = np.empty((len(shifts), dealings, 2))
    null, aucs = np.empty_like(statistics), np.empty((len(shifts), dealings))
    for dealing in range(dealings):
        truth = labels.permuted[:, dealing]
        other = labels.permuted[:, (dealing + 1) % dealings]
        targets = np.concatenate([_indicators(each, labels.classes) for each in (truth, other)], 1)
        directions = _directions(root, labels.classes, rng)
        for fold in folds_of:
            fold.plant(targets, directions, labels.classes)
        for size, shift in enumerate(shifts):
            scores, products = np.zeros_like(targets), np.zeros_like(targets)
            for fold in folds_of:
                scores[fold.test], products[fold.test] = fold.scores_and_products(shift)
            ours, theirs = np.split(products, 2, axis=1)
            both = np.stack([ours.sum(axis=1), theirs.sum(axis=1)], axis=1)
            statistics[size, dealing], null[size, dealing] = statistics_of(both, labels.units).T
            aucs[size, dealing] = fold_scores.auc(scores[:, : labels.classes], truth, folds)
    limits = np.quantile(null, 1 - ALPHA, axis=1)[:, None]
    rate = (statistics > limits).all(axis=2).mean(axis=1)
    auc = aucs.mean(axis=1)
    return Power(tuple(shifts), auc.tolist(), rate.tolist(), smallest_effect(auc, rate))


class PlantedFold:
    """A fold of the conditional test whose tested columns get a signal of any size.

    With ``x`` residuals of the columns, ``y`` those of the planted classes and ``v`` their
    directions, the planted residuals are ``x + shift * y v``: what depends on ``x`` alone is
    computed once, the rest has the rank of the classes.

    Args:
        x: the columns (n, p), which have the penalty 1.
        fold: of the test's `Nuisance`.
    """

    def __init__(self, x: np.ndarray, fold: Fold):
        self.test, self._fold = fold.test, fold
        self._train, self._test = fold.residuals(x)
        self._moments = self._train.T @ self._train

    def plant(self, targets: np.ndarray, directions: np.ndarray, classes: int) -> None:
        """Choose the labels (n, m), of which the first ``classes`` are planted, and directions."""
        self._y_train, self._y_test = self._fold.residuals(targets)
        self._v, planted = directions, self._y_train[:, :classes]
        self._planted_test = self._y_test[:, :classes]
        self._x_y = self._train.T @ self._y_train
        self._y_y = planted.T @ self._y_train
        self._cross = self._x_y[:, :classes] @ directions
        self._square = directions.T @ self._y_y[:, :classes] @ directions

    def scores_and_products(self, shift: float) -> tuple[np.ndarray, np.ndarray]:
        """Of the fold's pictures, for a signal of a size: both (pictures, m)."""
        count = len(self._train)
        moments = self._moments + shift * (self._cross + self._cross.T) + shift**2 * self._square
        moments = moments / count
        moments[np.diag_indices_from(moments)] += 1
        right = (self._x_y + shift * self._v.T @ self._y_y) / count
        weights = cho_solve(cho_factor(moments, check_finite=False), right, check_finite=False)
        scores = self._test @ weights + shift * self._planted_test @ (self._v @ weights)
        return scores, scores * self._y_test


def _root(residuals: np.ndarray) -> np.ndarray:
    """What turns directions of unit length into shifts of one standard deviation, (p, p)."""
    values, axes = np.linalg.eigh(residuals.T @ residuals / len(residuals))
    return np.sqrt(np.maximum(values, 0))[:, None] * axes.T


def random_directions(residuals: np.ndarray, classes: int, rng: np.random.Generator) -> np.ndarray:
    """A random direction of the residuals (n, p) for each class, (classes, p)."""
    return _directions(_root(residuals), classes, rng)


def _directions(root: np.ndarray, classes: int, rng: np.random.Generator) -> np.ndarray:
    """A random direction for each class, (classes, p), one standard deviation long.

    Whitened, all directions are equally likely.
    """
    normal = rng.standard_normal((classes, len(root)))
    return normal / np.linalg.norm(normal, axis=1, keepdims=True) @ root


def smallest_effect(auc: np.ndarray, rate: np.ndarray) -> float | None:
    """The AUC at which the rate of detection reaches `FOUND`, by linear interpolation.

    >>> smallest_effect(np.array([0.5, 0.55, 0.6]), np.array([0.05, 0.6, 1.0]))
    0.575
    """
    above = np.flatnonzero(rate >= FOUND)
    if not len(above):
        return None
    number = int(above[0])
    if number == 0:
        return float(auc[0])
    low, high = rate[number - 1], rate[number]
    share = (FOUND - low) / (high - low)
    return round(float(auc[number - 1] + share * (auc[number] - auc[number - 1])), 6)


def _indicators(labels: np.ndarray, classes: int) -> np.ndarray:
    return (labels[:, None] == np.arange(classes)).astype(float)
