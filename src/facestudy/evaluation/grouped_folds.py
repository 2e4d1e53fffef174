"""Cross-validation folds that keep groups together, from labels and groups to fold numbers.

Unlike the parts of a split, which follow from each group's own name, folds are balanced over all
groups. Scores of several folds are pooled, so that a fold with few of a class would shift that
class's scores. A fold is never compared with one of another run, so nothing is gained if a group
keeps its fold. Folds do not depend on the order of rows, or on digests unless groups do.
"""

import numpy as np
import pandas as pd

from facestudy.study.errors import StudyError
from facestudy.study.random_streams import fraction

MAX_FOLDS = 5


def max_folds(labels: np.ndarray, groups: np.ndarray) -> int:
    """The number of groups of the class with the fewest, at most `MAX_FOLDS`.

    Raises:
        StudyError: a class has only one group, so that no fold could test it.

    >>> max_folds(np.array(["a", "a", "b", "b", "b"]), np.array([1, 2, 3, 4, 5]))
    2
    """
    counts = pd.Series(groups).groupby(labels).nunique()
    if counts.min() < 2:
        raise StudyError(
            f"{counts.idxmin()!r} has only one group: it can be trained on or tested, not both"
        )
    return int(min(MAX_FOLDS, counts.min()))


def grouped(labels: np.ndarray, groups: np.ndarray, *, folds: int, seed: int = 0) -> np.ndarray:
    """Assign whole groups to folds so that the classes are as even as possible.

    The rule is that of `sklearn.model_selection.StratifiedGroupKFold`, ten times as fast: the
    most unbalanced group first, each to the fold that leaves the classes most even. Stratified
    folds depend on the labels, so permuted labels need new folds.

    Args:
        labels: the class of each picture, (n,).
        groups: the group of each picture, (n,).
        folds: how many.
        seed: decides between groups that are equally unbalanced.

    Returns:
        Fold numbers from 0, int (n,).
    """
    names, numbers = np.unique(groups, return_inverse=True)
    classes, class_numbers = np.unique(labels, return_inverse=True)
    counts = np.zeros((len(names), len(classes)))
    np.add.at(counts, (numbers, class_numbers), 1)
    order = np.argsort([fraction(seed, "folds", name) for name in names.tolist()], kind="stable")
    order = order[np.argsort(-counts[order].std(axis=1), kind="stable")]
    return _assign(counts, order, folds)[numbers]


def _assign(counts: np.ndarray, order: np.ndarray, folds: int) -> np.ndarray:
    """The fold of each group, int (groups,), from its pictures of each class (groups, classes)."""
    shares = counts / counts.sum(axis=0)
    result, filled = np.empty(len(counts), int), np.zeros((folds, counts.shape[1]))
    total = np.zeros((1, counts.shape[1]))
    squares = np.zeros((1, counts.shape[1]))
    sizes = np.zeros(folds)
    for group in order:
        # Variance over folds of each class's share if the group went to fold 0, 1, ...
        share = shares[group]
        total = total + share
        changed = squares + 2 * filled * share + share**2
        uneven = np.sqrt(np.maximum(changed / folds - (total / folds) ** 2, 0)).mean(axis=1)
        best = np.flatnonzero(uneven <= uneven.min() + 1e-12)
        fold = best[np.argmin(sizes[best])]
        squares = changed[fold : fold + 1]
        filled[fold] += share
        sizes[fold] += counts[group].sum()
        result[group] = fold
    return result
