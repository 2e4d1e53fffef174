"""Area under the ROC curve within each fold, for many labellings at once.

Pooled over folds whose classes have different shares, the AUC is biased: a model that knows nothing
predicts the shares of its training folds, so that it ranks the pictures of a fold with few of a
class too high, and gets .45 instead of .5. Within a fold all pictures are scored by one model.
"""

import numpy as np
from scipy.stats import rankdata


def auc(scores: np.ndarray, truth: np.ndarray, folds: np.ndarray) -> np.ndarray:
    """The AUC of each class against the rest within each fold, averaged.

    A fold's AUC for a class has the weight a * b / (a + b), with a pictures of the class and b
    others, which is the inverse of its variance when nothing is told; without either it has none.

    Args:
        scores: (n, classes), or (n, classes, labellings).
        truth: class numbers (n,), or of each labelling (n, labellings).
        folds: (n,).

    Returns:
        () or (labellings,).

    >>> scores = np.array([[0.9, 0.1], [0.6, 0.4], [0.2, 0.8], [0.7, 0.3]])
    >>> float(auc(scores, np.array([0, 0, 1, 1]), np.zeros(4)))
    0.75
    """
    many = scores.ndim == 3
    values = scores if many else scores[:, :, None]
    labels = truth if truth.ndim == 2 else truth[:, None]
    weighted, weights = np.zeros(values.shape[2]), np.zeros(values.shape[2])
    classes = np.arange(values.shape[1])[None, :, None]
    for fold in np.unique(folds):
        here = folds == fold
        ours = labels[here][:, None, :] == classes
        positive = ours.sum(axis=0).astype(float)
        negative = len(ours) - positive
        above = _sum_of_ranks(values[here], ours) - positive * (positive + 1) / 2
        # a b / (a + b) times above / (a b): a class without pictures, or with all, adds nothing.
        weight = positive * negative / len(ours)
        weighted += np.where(weight > 0, above / len(ours), 0).sum(axis=0)
        weights += weight.sum(axis=0)
    result = weighted / np.where(weights > 0, weights, np.nan)
    return result if many else result[0]


def _sum_of_ranks(values: np.ndarray, ours: np.ndarray) -> np.ndarray:
    """The sum of the ranks, from 1, of some of the values of each column; ties share a rank.

    Args:
        values: (n, ...).
        ours: whose ranks are added, bool (n, ...), broadcast to the values' shape.

    Returns:
        (...).
    """
    columns = np.ascontiguousarray(np.moveaxis(values, 0, -1))
    chosen = np.broadcast_to(np.moveaxis(ours, 0, -1), columns.shape)
    order = columns.argsort(axis=-1)
    ascending = np.take_along_axis(columns, order, axis=-1)
    if (ascending[..., 1:] == ascending[..., :-1]).any():
        return (rankdata(columns, axis=-1) * chosen).sum(axis=-1)
    # Without ties the ranks need not be written out: scipy's function takes three times as long.
    return np.take_along_axis(chosen, order, axis=-1) @ np.arange(1.0, len(values) + 1)
