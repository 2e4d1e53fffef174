"""Accuracy and area under the ROC curve of one set of scores."""

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
