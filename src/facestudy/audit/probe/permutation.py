"""Permuted labels: what would be seen if they meant nothing.

Where departments hold one category each, the labels of whole departments are permuted, since
pictures of one department are not independent. Where departments hold several, labels are permuted
within departments, which removes whatever is common to a department.
"""

from collections.abc import Sequence
from math import exp, lgamma

import numpy as np
import pandas as pd

from facestudy.audit.probe import blind_folds
from facestudy.study.errors import StudyError

WHOLE, WITHIN = "whole departments", "within departments"
PURE = 0.9
"""A department with this share of its pictures in one category counts as that category's."""
MAX_DRAWS = 20
"""Permutations drawn for each that is kept."""


def scheme(labels: np.ndarray, departments: np.ndarray) -> str:
    """How to permute: `WHOLE` where most pictures are in departments of one category."""
    frame = pd.DataFrame({"label": labels, "department": departments})
    largest_shares = frame.groupby("department")["label"].agg(
        lambda column: column.value_counts(True).iloc[0]
    )
    pure = largest_shares[largest_shares >= PURE].index
    return WHOLE if frame["department"].isin(pure).mean() > 0.5 else WITHIN


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


def labellings(
    labels: np.ndarray,
    departments: np.ndarray,
    how: str,
    folds: Sequence[np.ndarray],
    *,
    times: int,
    rng: np.random.Generator,
) -> np.ndarray:
    """Many permutations of the labels that can be cross-validated in given folds.

    Args:
        labels: (n,).
        departments: (n,).
        how: `WHOLE` or `WITHIN`.
        folds: the fold numbers (n,) that the labellings are for; in place of a permutation that is
            `facestudy.audit.probe.blind_folds.unfit` for them another is drawn.
        times: how many; 0 where no figure is tested.
        rng: draws the permutations.

    Returns:
        (n, times)

    Raises:
        StudyError: nearly all permutations are unfit for the folds.
    """
    drawn: list[np.ndarray] = []
    for _ in range(MAX_DRAWS * times):
        draw = permuted(labels, departments, how, rng)
        if not any(blind_folds.unfit(draw, numbers) for numbers in folds):
            drawn.append(draw)
        if len(drawn) == times:
            break
    if len(drawn) < times:
        raise StudyError(
            "the labels cannot be permuted: in nearly all permutations some class lies in one fold "
            "alone; leave out categories with few departments"
        )
    return np.array(drawn, labels.dtype).reshape(times, len(labels)).T.copy()


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
