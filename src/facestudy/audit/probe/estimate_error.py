"""How large a signal could the error of estimated age and sex alone leave to the face?

A face shows age and sex better than an estimate of them, so that it tells the classes something
beyond the estimates even where it tells nothing beyond the truth. How much is found by simulation
and extrapolation (SIMEX: Cook and Stefanski 1994, https://doi.org/10.1080/01621459.1994.10476871;
for sex, Kuechenhoff et al. 2006, https://doi.org/10.1111/j.1541-0420.2005.00396.x): errors of one
half, once, one and a half times and twice the estimates' own variance are added to them, the AUC of
all groups but the face falls, and its curve is continued to where there is no error at all.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from facestudy.audit.controls.registry import DEMOGRAPHICS
from facestudy.audit.covariates import AGE, ESTIMATED, SEX, Covariates, people_columns
from facestudy.audit.estimates.age_sex import AGE_ERROR, SEX_RIGHT
from facestudy.audit.probe.nested_ridge import Group, design
from facestudy.audit.probe.steps import Labels, auc_of_all

ADDED = (0.5, 1.0, 1.5, 2.0)
"""Variances of the added errors, in those of the estimates' own."""
NO_ERROR = -1.0
"""Where the estimates' own error is taken away."""


def left_by_estimates(
    groups: Sequence[Group],
    known: Covariates,
    labels: Labels,
    folds: Sequence[np.ndarray],
    *,
    draws: int,
    rng: np.random.Generator,
) -> dict[str, Any] | None:
    """The AUC that true age and sex would add to the estimated ones.

    Args:
        groups: those that the face is tested beyond; the demographics' penalty is kept.
        known: the covariates; None is returned unless age or sex is estimated.
        labels: real ones.
        folds: whole departments left out, several deals of (n,).
        draws: of errors, for each variance.
        rng: draws them.

    Returns:
        ``auc``, without added error and by extrapolation without any; ``left``, their difference,
        0 or more; ``added`` and ``curve``, the variances added and the mean AUC of each.
    """
    estimated = {name for name in (AGE, SEX) if known.known.get(name) == ESTIMATED}
    demographics = next((group for group in groups if group.name == DEMOGRAPHICS), None)
    if not estimated or demographics is None:
        return None
    curve = [auc_of_all(design(groups), labels, folds)]
    for variance in ADDED:
        aucs = []
        for _ in range(draws):
            table = _with_errors(known, estimated, variance, rng)
            noisy = demographics._replace(features=[table])
            changed = [noisy if group.name == DEMOGRAPHICS else group for group in groups]
            aucs.append(auc_of_all(design(changed), labels, folds))
        curve.append(float(np.mean(aucs)))
    added = (0.0, *ADDED)
    without = float(np.polyval(np.polyfit(added, curve, 2), NO_ERROR))
    return {
        "auc": [curve[0], without],
        "left": max(0.0, without - curve[0]),
        "added": list(added),
        "curve": curve,
        "estimated": sorted(estimated),
    }


def _with_errors(
    known: Covariates, estimated: set[str], variance: float, rng: np.random.Generator
) -> np.ndarray:
    """The table of covariates once errors are added to age and sex, (n, k)."""
    ages, males = (
        known.ages,
        np.select([known.sexes == "male", known.sexes == "female"], [1.0, 0.0], np.nan),
    )
    if AGE in estimated:
        ages = ages + rng.normal(0, AGE_ERROR * np.sqrt(variance), len(ages))
    if SEX in estimated:
        males = np.where(rng.random(len(males)) < flipped(variance), 1 - males, males)
    columns = people_columns(ages, males)
    others = [number for number, name in enumerate(known.columns) if name not in columns]
    return np.column_stack([*columns.values(), known.table[:, others]])


def flipped(variance: float) -> float:
    """The share of sexes to turn round for a multiple of the error: one flip after another.

    >>> round(flipped(1.0), 2), round(flipped(2.0), 4)
    (0.06, 0.1128)
    """
    return (1 - (2 * SEX_RIGHT - 1) ** variance) / 2
