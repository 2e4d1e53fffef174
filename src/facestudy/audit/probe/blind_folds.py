"""Cross-validation folds of whole departments that do not depend on the labels.

Permuted labels can then be tested on the very same folds, so that a thousand permutations cost one
factorisation per fold.
"""

import numpy as np

from facestudy.study.errors import StudyError
from facestudy.study.random_streams import fraction

FOLDS = 5
LEAST = 3
"""Departments of a fold, so that most folds hold several classes that can be compared; with fewer
departments there are fewer folds."""
ATTEMPTS = 1000
"""Deals of folds before it is said that none fits."""


def deal(
    departments: np.ndarray, labels: np.ndarray, *, folds: int = FOLDS, seed: int = 0
) -> np.ndarray:
    """Assign whole departments to folds of about equal size.

    Labels are not looked at, except that folds which are `unfit` for them are dealt anew.

    Args:
        departments: of each picture, (n,).
        labels: of each picture, (n,).
        folds: how many, at most.
        seed: the same seed gives the same folds.

    Returns:
        Fold numbers from 0, int (n,).

    Raises:
        StudyError: a class has one department only, or no deal was found.
    """
    names, numbers = np.unique(departments, return_inverse=True)
    folds = min(folds, max(2, len(names) // LEAST))
    for attempt in range(ATTEMPTS):
        dealt = _deal_once(names, numbers, folds, (seed, attempt))
        if not unfit(labels, dealt):
            return dealt
    raise StudyError(
        f"in {ATTEMPTS} deals of {len(names)} departments some class lay in one fold alone: each "
        "class needs two departments or more"
    )


def unfit(labels: np.ndarray, folds: np.ndarray) -> np.ndarray:
    """Which labellings cannot be cross-validated in these folds.

    A class may lie in one fold alone, so that it cannot be trained for the fold; or each fold holds
    one class only, so that nothing can be compared within a fold.

    Args:
        labels: (n,), or several labellings (n, labellings).
        folds: (n,).

    Returns:
        bool, () or (labellings,).

    >>> unfit(np.array(["a", "a", "b", "b"]), np.array([0, 1, 1, 1]))
    array(True)
    >>> unfit(np.array(["a", "b", "a", "b"]), np.array([0, 0, 1, 1]))
    array(False)
    """
    occurs = np.array([
        [(labels[folds == fold] == name).any(axis=0) for fold in np.unique(folds)]
        for name in np.unique(labels)
    ])  # fmt: skip
    alone = (occurs.sum(axis=1) == 1).any(axis=0)
    pure = (occurs.sum(axis=0) <= 1).all(axis=0)
    return np.asarray(alone | pure)


def _deal_once(
    names: np.ndarray, numbers: np.ndarray, folds: int, deal: tuple[int, int]
) -> np.ndarray:
    """The largest department first, each to the fold with the fewest pictures.

    Departments of different sizes are dealt the same way again and again in that order. A deal
    that is made anew therefore mixes the sizes: a department passes for up to twice as large.
    """
    sizes = np.bincount(numbers)
    seed, attempt = deal
    chance = np.array([fraction(seed, "blind folds", attempt, str(name)) for name in names])
    passed_for = sizes * (1 + chance) if attempt else sizes
    fold, filled = np.empty(len(names), int), np.zeros(folds)
    for department in np.lexsort((chance, -passed_for)):
        emptiest = np.flatnonzero(filled == filled.min())
        fold[department] = emptiest[int(chance[department] * len(emptiest))]
        filled[fold[department]] += sizes[department]
    return fold[numbers]
