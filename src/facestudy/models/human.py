"""The model ``human``: what most of the guessers said of a portrait. Nothing is trained."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from facestudy.study.random_streams import fraction

NAME = "human"
PRIOR = 1.0
"""Answers that are added to each portrait's, evenly over classes: one answer is no certainty."""
_TIE = 1e-9


def votes(answers: pd.DataFrame, ids: Sequence[str], categories: Sequence[str]) -> np.ndarray:
    """How often each class was said of each portrait.

    Args:
        answers: ``id, category``, one row per answer.
        ids: of the portraits.
        categories: the classes.

    Returns:
        int (portraits, classes).
    """
    table = pd.crosstab(answers["id"], answers["category"])
    return table.reindex(index=list(ids), columns=list(categories), fill_value=0).to_numpy()


def probabilities(counts: np.ndarray, ids: Sequence[str]) -> np.ndarray:
    """Class probabilities from votes: their shares, drawn towards even ones.

    Where classes have equally many votes, the portrait's id decides, as a coin would.

    >>> probabilities(np.array([[3, 1]]), ["a"]).round(3)
    array([[0.7, 0.3]])

    Args:
        counts: (portraits, classes), from `votes`.
        ids: of the portraits.

    Returns:
        float (portraits, classes).
    """
    classes = counts.shape[1]
    shares = (counts + PRIOR / classes) / (counts.sum(axis=1, keepdims=True) + PRIOR)
    coins = [[fraction(0, NAME, picture, k) for k in range(classes)] for picture in ids]
    shares = shares + _TIE * np.array(coins).reshape(shares.shape)
    return shares / shares.sum(axis=1, keepdims=True)
