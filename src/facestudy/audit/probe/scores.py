"""Accuracy and area under the ROC curve, also under many weightings of the pictures at once."""

import numpy as np
from scipy.stats import rankdata


def correct(scores: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """Whether the highest of the scores (n, classes) is the true class, bool (n,).

    >>> correct(np.array([[0.9, 0.1], [0.8, 0.2]]), np.array([0, 1]))
    array([ True, False])
    """
    return scores.argmax(axis=1) == truth


def auc(scores: np.ndarray, truth: np.ndarray) -> float:
    """The area under the ROC curve of each class against the rest, averaged over the classes.

    With two classes this is the usual AUC. Classes without, or with all, pictures are ignored.

    >>> auc(np.array([[0.9, 0.1], [0.6, 0.4], [0.2, 0.8]]), np.array([0, 0, 1]))
    1.0
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
    """`auc` under each weighting of the pictures.

    Args:
        scores: (n, classes).
        truth: class numbers (n,).
        weights: (samples, n).

    Returns:
        (samples,)
    """
    areas = []
    for number in range(scores.shape[1]):
        column = scores[:, number]
        order = np.argsort(column, kind="stable")
        ours = truth[order] == number
        positive, negative = order[ours], order[~ours]
        drawn = weights[:, positive]
        others = np.pad(np.cumsum(weights[:, negative], axis=1), ((0, 0), (1, 0)))
        # Of the others with the same score, half count as below.
        sides = [
            np.searchsorted(column[negative], column[positive], side) for side in ("left", "right")
        ]
        below = sum(np.einsum("ij,ij->i", drawn, others[:, side]) for side in sides) / 2
        with np.errstate(invalid="ignore", divide="ignore"):
            areas.append(below / (drawn.sum(axis=1) * others[:, -1]))
    return np.nanmean(np.stack(areas), axis=0)


def weighted_accuracy(hits: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Accuracies (samples,) of ``hits`` (n,) under each of the weightings (samples, n)."""
    return weights @ hits.astype(float) / weights.sum(axis=1)
