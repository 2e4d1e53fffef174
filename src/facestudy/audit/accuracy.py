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
        order = np.argsort(scores[:, number], kind="stable")
        ours = truth[order] == number
        others = np.cumsum(weights[:, order[~ours]], axis=1)
        below = np.searchsorted(np.flatnonzero(~ours), np.flatnonzero(ours))
        others = np.pad(others, ((0, 0), (1, 0)))
        drawn = weights[:, order[ours]]
        with np.errstate(invalid="ignore", divide="ignore"):
            area = np.einsum("ij,ij->i", drawn, others[:, below])
            areas.append(area / (drawn.sum(axis=1) * others[:, -1]))
    return np.nanmean(np.stack(areas), axis=0)


def weighted_accuracy(correct: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Accuracies (draws,) of ``correct`` (n,) under each of the weightings (draws, n)."""
    return weights @ correct.astype(float) / weights.sum(axis=1)
