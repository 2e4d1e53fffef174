"""How right scores are: accuracy, and the area under the curve; for many weightings at once.

Enters: scores and classes. Leaves: figures between 0 and 1.
"""

import numpy as np
from scipy.stats import rankdata


def right(scores: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """Whether the highest of the scores (n, classes) is the true class; ``truth`` (n,) numbers."""
    return scores.argmax(axis=1) == truth


def auc(scores: np.ndarray, truth: np.ndarray) -> float:
    """The mean over classes of the area under the curve, each class against the rest.

    That of two classes is the usual one. Classes that nobody or everybody has count for nothing.
    """
    areas = []
    for number in range(scores.shape[1]):
        ours = truth == number
        positive, negative = int(ours.sum()), int((~ours).sum())
        if positive and negative:
            ranks = rankdata(scores[:, number])[ours].sum()
            areas.append((ranks - positive * (positive + 1) / 2) / (positive * negative))
    return float(np.mean(areas)) if areas else float("nan")


def weighted_auc(scores: np.ndarray, truth: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """`auc` (draws,) under each of the weightings (draws, n) of the pictures."""
    areas = []
    for number in range(scores.shape[1]):
        column = scores[:, number]
        order = np.argsort(column, kind="stable")
        ours = truth[order] == number
        mine, theirs = order[ours], order[~ours]
        drawn = weights[:, mine]
        others = np.pad(np.cumsum(weights[:, theirs], axis=1), ((0, 0), (1, 0)))
        # Of the others with the same score, half count as below.
        sides = [np.searchsorted(column[theirs], column[mine], side) for side in ("left", "right")]
        below = sum(np.einsum("ij,ij->i", drawn, others[:, side]) for side in sides) / 2
        with np.errstate(invalid="ignore", divide="ignore"):
            areas.append(below / (drawn.sum(axis=1) * others[:, -1]))
    return np.nanmean(np.stack(areas), axis=0)


def weighted_accuracy(correct: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Accuracies (draws,) of ``correct`` (n,) under each of the weightings (draws, n)."""
    return weights @ correct.astype(float) / weights.sum(axis=1)
