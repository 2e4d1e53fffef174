"""How large a signal would this audit find? Signals of known size are planted and looked for.

Labels are dealt anew by whole departments, so that they mean nothing, and what is tested beyond the
other groups is shifted by class along random directions of its residuals. The size of a signal is
the AUC of the conditional score that it gives on average.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from facestudy.audit.group_tests import ALPHA
from facestudy.audit.probe import fold_scores
from facestudy.audit.probe.conditional_test import ConditionalTest, Nuisance
from facestudy.audit.probe.nested_ridge import Group
from facestudy.audit.probe.steps import Labels
from facestudy.audit.quality import residuals

SHIFTS = (0.0, 0.15, 0.3, 0.45, 0.6, 0.8, 1.1)
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
    parts, nuisance = residuals.split(tested, given), Nuisance(given, labels.units, [folds])
    deviations = parts.residuals / np.sqrt(len(parts.residuals))
    x = parts.fitted + parts.residuals
    statistics = np.empty((len(shifts), dealings, 2))
    null, aucs = np.empty_like(statistics), np.empty((len(shifts), dealings))
    for dealing in range(dealings):
        truth = labels.permuted[:, dealing]
        targets = _indicators(truth, labels.classes)
        other = _indicators(labels.permuted[:, (dealing + 1) % dealings], labels.classes)
        # Directions are drawn as residuals vary: Gaussian, with their covariance.
        directions = rng.standard_normal((labels.classes, len(deviations))) @ deviations
        for size, shift in enumerate(shifts):
            planted = x + shift * (targets - targets.mean(axis=0)) @ directions
            test = ConditionalTest.of_columns(planted, nuisance)
            ours, theirs = (test.products(each).sum(axis=1) for each in (targets, other))
            statistics[size, dealing] = test.statistics(ours[:, None])[:, 0]
            null[size, dealing] = test.statistics(theirs[:, None])[:, 0]
            aucs[size, dealing] = fold_scores.auc(test.scores(targets), truth, folds)
    limits = np.quantile(null, 1 - ALPHA, axis=1)[:, None]
    rate = (statistics > limits).all(axis=2).mean(axis=1)
    auc = aucs.mean(axis=1)
    return Power(tuple(shifts), auc.tolist(), rate.tolist(), smallest_effect(auc, rate))


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
