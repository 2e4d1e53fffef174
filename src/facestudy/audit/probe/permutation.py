"""Permutation test: how often do meaningless labels give an AUC as high as the real ones?

Where departments hold one category each, the labels of whole departments are permuted, since
pictures of one department are not independent. Where departments hold several, labels are permuted
within departments, which removes whatever is common to a department.
"""

from collections.abc import Callable
from math import exp, lgamma

import numpy as np
import pandas as pd

from facestudy.audit.probe import scores
from facestudy.audit.probe.linear_probe import FoldedProbe, Probe, indicators
from facestudy.evaluation import grouped_folds

WHOLE, WITHIN = "whole departments", "within departments"
PURE = 0.9
"""A department with this share of its pictures in one category counts as that category's."""


def scheme(labels: np.ndarray, departments: np.ndarray) -> str:
    """How to permute: `WHOLE` where most pictures are in departments of one category."""
    frame = pd.DataFrame({"label": labels, "department": departments})
    largest_shares = frame.groupby("department")["label"].agg(
        lambda column: column.value_counts(True).iloc[0]
    )
    pure = largest_shares[largest_shares >= PURE].index
    return WHOLE if frame["department"].isin(pure).mean() > 0.5 else WITHIN


def statistic(
    probe: Probe, labels: np.ndarray, departments: np.ndarray, *, count: int, seed: int
) -> float:
    """The AUC with whole departments left out, computed alike for real and permuted labels.

    Args:
        probe: the probe.
        labels: (n,), real or permuted.
        departments: (n,).
        count: the number of folds.
        seed: of the folds.
    """
    return _auc(_folded(probe, labels, departments, count=count, seed=seed), labels)


def _folded(
    probe: Probe, labels: np.ndarray, departments: np.ndarray, *, count: int, seed: int
) -> FoldedProbe:
    return probe.fold(grouped_folds.grouped(labels, departments, folds=count, seed=seed))


def _auc(folded: FoldedProbe, labels: np.ndarray) -> float:
    classes = np.unique(labels)
    values = folded.scores(indicators(labels, classes))
    return scores.auc(values, np.searchsorted(classes, labels))


def permuted(
    labels: np.ndarray, departments: np.ndarray, how: str, rng: np.random.Generator
) -> np.ndarray:
    """One permutation of the labels.

    Args:
        labels: (n,).
        departments: (n,).
        how: `WHOLE` or `WITHIN`.
        rng: draws the permutation.

    Returns:
        The permuted labels (n,).
    """
    if how == WITHIN:
        shuffled = rng.permutation(len(labels))
        result = np.empty_like(labels)
        # Sorted by department, then at random: each department gets its own labels, shuffled.
        result[np.argsort(departments, kind="stable")] = labels[
            shuffled[np.argsort(departments[shuffled], kind="stable")]
        ]
        return result
    # In a department that holds several categories, each moves as one block.
    blocks = pd.Series(labels).groupby([departments, labels], sort=False).ngroup().to_numpy()
    first = np.unique(blocks, return_index=True)[1]
    return labels[first][rng.permutation(len(first))][blocks]


def p_value(
    probe: Probe,
    labels: np.ndarray,
    departments: np.ndarray,
    *,
    times: int,
    seed: int,
    progress: Callable[[int], object] = lambda done: None,
) -> dict[str, object]:
    """Permute the labels many times and compare the AUCs with that of the real labels.

    p = (1 + number as high or higher) / (1 + times), Phipson and Smyth 2010,
    https://doi.org/10.2202/1544-6115.1585.

    Args:
        probe: the probe.
        labels: (n,).
        departments: (n,).
        times: the number of permutations.
        seed: of the folds and the permutations.
        progress: called with 1 after each permutation.

    Returns:
        ``p``; ``auc`` of the real labels and ``null``, those of the permuted ones; ``permuted``,
        `WHOLE` or `WITHIN`; ``permutations``; and ``smallest_p``, see `smallest`.
    """
    rng = np.random.default_rng([seed, 7])
    how, count = scheme(labels, departments), grouped_folds.max_folds(labels, departments)
    observed = statistic(probe, labels, departments, count=count, seed=seed)
    null = np.empty(times)
    folded = None
    for number in range(times):
        draw = permuted(labels, departments, how, rng)
        if how == WITHIN:
            # The folds depend on how many of each class a department holds, which stays the same.
            folded = folded or _folded(probe, labels, departments, count=count, seed=seed)
            null[number] = _auc(folded, draw)
        else:
            null[number] = statistic(probe, draw, departments, count=count, seed=seed)
        progress(1)
    return {
        "p": float((1 + (null >= observed - 1e-12).sum()) / (1 + times)),
        "auc": observed,
        "null": null,
        "permuted": how,
        "permutations": times,
        "smallest_p": smallest(labels, departments, how, times),
    }


def smallest(labels: np.ndarray, departments: np.ndarray, how: str, times: int) -> float:
    """The smallest p that this many permutations of these labels can give.

    Classes with equally many departments can swap names without changing the AUC, so every value
    occurs that often.

    Args:
        labels: (n,).
        departments: (n,).
        how: `WHOLE` or `WITHIN`.
        times: the number of permutations.

    Returns:
        A number from 1 / (1 + times) to 1.
    """
    frame = pd.DataFrame({"label": labels, "department": departments})
    if how == WHOLE:
        counts = [frame.drop_duplicates()["label"].value_counts()]
        same = sum(lgamma(n + 1) for n in counts[0].value_counts())
    else:
        counts = [part["label"].value_counts() for _, part in frame.groupby("department")]
        same = 0.0
    ways = sum(lgamma(count.sum() + 1) - sum(lgamma(n + 1) for n in count) for count in counts)
    return float(max(1 / (1 + times), exp(min(same - ways, 0.0))))
