"""Judging without labels, and on the campus with the truth that it was drawn from.

Enters: features or topics of patches, and whose they are. Leaves: numbers. Nothing here is used
to learn anything: persons serve to ask whether what was found is a property of the skin, which
both cheeks share, and two pictures of one person.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from sklearn.linear_model import RidgeCV
from sklearn.metrics import adjusted_mutual_info_score, r2_score
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

PAIRS = ("other cheek", "other picture")
TRUTHS = ("tone", "roughness", "redness", "freckles")
BINS = 5
_PENALTIES = np.logspace(-3, 4, 15)


def relevant(rows: pd.DataFrame, kind: str) -> np.ndarray:
    """Which patches belong together: bool (n, n).

    "other cheek": the other cheek on the same picture. "other picture": the same cheek on another
    picture of the person.
    """
    one, person, side = (rows[name].to_numpy(str) for name in ("id", "person", "side"))
    same_person = person[:, None] == person
    same_picture, same_side = one[:, None] == one, side[:, None] == side
    if kind == "other cheek":
        return same_picture & ~same_side
    return same_person & same_side & ~same_picture


def candidates(rows: pd.DataFrame, kind: str) -> np.ndarray:
    """Among which patches each is looked for: bool (n, n).

    The other cheek is looked for among all cheeks of that side, the same cheek among all of its
    own side. What is neither right nor wrong, the person's other pictures when the other cheek is
    looked for, is left out.
    """
    one, person, side = (rows[name].to_numpy(str) for name in ("id", "person", "side"))
    same_side = side[:, None] == side
    if kind == "other cheek":
        return ~same_side & ((person[:, None] != person) | (one[:, None] == one))
    return same_side & (one[:, None] != one)


def retrieval(features: np.ndarray, rows: pd.DataFrame, kind: str) -> dict[str, Any]:
    """Mean average precision of finding what belongs to a patch by Euclidean distance.

    Args:
        features: (n, numbers), on scales that may be compared.
        rows: ``id, person, side`` of each.
        kind: one of `PAIRS`.

    Returns:
        ``map``, ``chance`` (its expectation by guessing), ``queries`` and ``candidates`` (their
        mean number); ``map`` is None where nothing belongs together.
    """
    wanted, among = relevant(rows, kind), candidates(rows, kind)
    precisions, guesses, sizes = [], [], []
    for number in np.flatnonzero((wanted & among).any(axis=1)):
        others = np.flatnonzero(among[number])
        distance = np.linalg.norm(features[others] - features[number], axis=1)
        hits = wanted[number, others][np.argsort(distance, kind="stable")]
        ranks = np.flatnonzero(hits) + 1
        precisions.append(float(np.mean(np.arange(1, len(ranks) + 1) / ranks)))
        guesses.append(_guessed(len(others), len(ranks)))
        sizes.append(len(others))
    if not precisions:
        return {"map": None, "chance": None, "queries": 0, "candidates": 0}
    means = (float(np.mean(each)) for each in (precisions, guesses, sizes))
    return dict(zip(("map", "chance", "candidates"), means, strict=True)) | {
        "queries": len(precisions)
    }


def _guessed(count: int, right: int) -> float:
    """The expected average precision of ``right`` of ``count`` in random order."""
    harmonic = float(np.sum(1 / np.arange(1, count + 1)))
    if count == 1:
        return 1.0
    return (harmonic + (right - 1) / (count - 1) * (count - harmonic)) / count


def same_topic(labels: Sequence[int], rows: pd.DataFrame, kind: str) -> dict[str, Any]:
    """How many pairs meet in a topic, beside what pairs of different people do.

    Returns:
        ``share``, ``chance`` (of pairs of patches of different people) and ``pairs``; shares are
        None where there is no pair.
    """
    labels, people = np.asarray(labels), rows["person"].to_numpy(str)
    first, second = np.nonzero(np.triu(relevant(rows, kind)))
    met = labels[:, None] == labels
    strangers = people[:, None] != people
    if not len(first) or not strangers.any():
        return {"share": None, "chance": None, "pairs": len(first)}
    share = float(np.mean(labels[first] == labels[second]))
    return {"share": share, "chance": float(met[strangers].mean()), "pairs": len(first)}


def explained(
    numbers: np.ndarray, truth: Sequence[float], people: Sequence[str], *, folds: int = 5
) -> float:
    """Cross-validated R² of a truth from numbers (n, d), by ridge regression, people held out."""
    model = make_pipeline(StandardScaler(), RidgeCV(_PENALTIES))
    folds = min(folds, len(np.unique(people)))
    found = cross_val_predict(model, numbers, truth, groups=people, cv=GroupKFold(folds))
    return float(r2_score(truth, found))


def told(labels: Sequence[int], truth: Sequence[float], *, bins: int = BINS) -> float:
    """Adjusted mutual information of topics with a truth cut into fifths; 0 is chance."""
    ranks = pd.Series(np.asarray(truth)).rank(method="first")
    return float(adjusted_mutual_info_score(pd.qcut(ranks, bins, labels=False), labels))


def of_labels(labels: Sequence[int], rows: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """`same_topic` for both kinds of pairs."""
    return {kind: same_topic(labels, rows, kind) for kind in PAIRS}


def of_features(features: np.ndarray, rows: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """`retrieval` for both kinds of pairs."""
    return {kind: retrieval(features, rows, kind) for kind in PAIRS}


def against_truth(
    numbers: np.ndarray, labels: Sequence[int], truth: pd.DataFrame, people: Sequence[str]
) -> dict[str, dict[str, float]]:
    """R² and adjusted mutual information for every known truth that varies."""
    return {
        name: {
            "r2": explained(numbers, truth[name].to_numpy(float), people),
            "ami": told(labels, truth[name]),
        }
        for name in TRUTHS
        if name in truth and truth[name].nunique() >= BINS
    }
