"""Which pictures are left out together.

Enters: labels and groups. Leaves: a fold number for every picture.
"""

import numpy as np
import pandas as pd

from facestudy.study.errors import StudyError

MOST = 5


def most_folds(labels: np.ndarray, groups: np.ndarray) -> int:
    """As many folds as each class has groups for, at most `MOST`.

    Raises:
        StudyError: a class has one group only, so that no fold could test it.
    """
    held = pd.Series(groups).groupby(labels).nunique()
    if held.min() < 2:
        raise StudyError(
            f"{held.idxmin()!r} stands in one group only: it can be trained on or tested, not both"
        )
    return int(min(MOST, held.min()))


def grouped(labels: np.ndarray, groups: np.ndarray, *, folds: int, seed: int = 0) -> np.ndarray:
    """Fold numbers (n,): whole groups together, classes as even as can be.

    The rule is that of `sklearn.model_selection.StratifiedGroupKFold`, ten times as fast: the
    most one-sided group first, each to the fold where it leaves the classes most even. Stratified
    folds follow the labels, so labels that are permuted must be dealt into folds anew.
    """
    names, numbers = np.unique(groups, return_inverse=True)
    classes, truth = np.unique(labels, return_inverse=True)
    held = np.zeros((len(names), len(classes)))
    np.add.at(held, (numbers, truth), 1)
    order = np.random.default_rng([seed, 5]).permutation(len(names))
    order = order[np.argsort(-held[order].std(axis=1), kind="stable")]
    return _deal(held, order, folds)[numbers]


def _deal(held: np.ndarray, order: np.ndarray, folds: int) -> np.ndarray:
    """The fold of each group (groups,), from the pictures that it holds of each class."""
    shares = held / held.sum(axis=0)
    result, filled = np.empty(len(held), int), np.zeros((folds, held.shape[1]))
    total = np.zeros((1, held.shape[1]))
    squares = np.zeros((1, held.shape[1]))
    sizes = np.zeros(folds)
    for group in order:
        # Variance over folds of each class's share, if the group went to fold 0, 1, ...
        share = shares[group]
        total = total + share
        changed = squares + 2 * filled * share + share**2
        uneven = np.sqrt(np.maximum(changed / folds - (total / folds) ** 2, 0)).mean(axis=1)
        best = np.flatnonzero(uneven <= uneven.min() + 1e-12)
        fold = best[np.argmin(sizes[best])]
        squares = changed[fold : fold + 1]
        filled[fold] += share
        sizes[fold] += held[group].sum()
        result[group] = fold
    return result
