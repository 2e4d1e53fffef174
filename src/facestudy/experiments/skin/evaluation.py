"""Evaluate features and topics of patches, without labels and against a campus's ground truth.

If topics are a property of the skin, both cheeks of a person and two pictures of a person share
them. Who is on a picture is used here alone, never in training.
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

    Args:
        rows: ``id, person, side`` of each patch.
        kind: "other cheek", the other cheek on the same picture; or "other picture", the same
            cheek on another picture of the person.
    """
    picture, person, side = (rows[name].to_numpy(str) for name in ("id", "person", "side"))
    same_person = person[:, None] == person
    same_picture, same_side = picture[:, None] == picture, side[:, None] == side
    if kind == "other cheek":
        return same_picture & ~same_side
    return same_person & same_side & ~same_picture


def candidates(rows: pd.DataFrame, kind: str) -> np.ndarray:
    """The candidates of each patch's retrieval: bool (n, n).

    For the other cheek the candidates are all cheeks of the other side, except those on other
    pictures of the same person, which are neither right nor wrong. For the same cheek they are all
    cheeks of its side on other pictures.
    """
    picture, person, side = (rows[name].to_numpy(str) for name in ("id", "person", "side"))
    same_side = side[:, None] == side
    if kind == "other cheek":
        return ~same_side & ((person[:, None] != person) | (picture[:, None] == picture))
    return same_side & (picture[:, None] != picture)


def retrieval(features: np.ndarray, rows: pd.DataFrame, kind: str) -> dict[str, Any]:
    """Mean average precision of retrieving the patches that belong together by distance.

    Args:
        features: (n, numbers), on comparable scales; the distance is Euclidean.
        rows: ``id, person, side`` of each.
        kind: one of `PAIRS`.

    Returns:
        ``map``, ``chance`` (its expected value for random order), ``queries`` and ``candidates``
        (their mean number); ``map`` is None where no patches belong together.
    """
    right, among = relevant(rows, kind), candidates(rows, kind)
    precisions, chances, sizes = [], [], []
    for number in np.flatnonzero((right & among).any(axis=1)):
        others = np.flatnonzero(among[number])
        distance = np.linalg.norm(features[others] - features[number], axis=1)
        hits = right[number, others][np.argsort(distance, kind="stable")]
        ranks = np.flatnonzero(hits) + 1
        precisions.append(float(np.mean(np.arange(1, len(ranks) + 1) / ranks)))
        chances.append(_chance(len(others), len(ranks)))
        sizes.append(len(others))
    if not precisions:
        return {"map": None, "chance": None, "queries": 0, "candidates": 0}
    means = (float(np.mean(values)) for values in (precisions, chances, sizes))
    return dict(zip(("map", "chance", "candidates"), means, strict=True)) | {
        "queries": len(precisions)
    }


def _chance(count: int, right: int) -> float:
    """The expected average precision of ``right`` of ``count`` in random order."""
    harmonic = float(np.sum(1 / np.arange(1, count + 1)))
    if count == 1:
        return 1.0
    return (harmonic + (right - 1) / (count - 1) * (count - harmonic)) / count


def same_topic(labels: Sequence[int] | np.ndarray, rows: pd.DataFrame, kind: str) -> dict[str, Any]:
    """The share of pairs in the same topic, compared with pairs of different people.

    Args:
        labels: (n,) the topic of each patch.
        rows: ``id, person, side`` of each.
        kind: one of `PAIRS`.

    Returns:
        ``share``, ``chance`` (of pairs of patches of different people) and ``pairs``; the shares
        are None where there is no pair.
    """
    topics, people = np.asarray(labels), rows["person"].to_numpy(str)
    first, second = np.nonzero(np.triu(relevant(rows, kind)))
    same = topics[:, None] == topics
    different_people = people[:, None] != people
    if not len(first) or not different_people.any():
        return {"share": None, "chance": None, "pairs": len(first)}
    share = float(np.mean(topics[first] == topics[second]))
    return {"share": share, "chance": float(same[different_people].mean()), "pairs": len(first)}


def explained_variance(
    numbers: np.ndarray,
    truth: Sequence[float] | np.ndarray,
    people: Sequence[str],
    *,
    folds: int = 5,
) -> float:
    """Cross-validated R² of a ridge regression, with people held out.

    Args:
        numbers: (n, d), the predictors.
        truth: (n,), the target.
        people: (n,), whose patch it is.
        folds: of the cross-validation.
    """
    model = make_pipeline(StandardScaler(), RidgeCV(_PENALTIES))
    folds = min(folds, len(np.unique(people)))
    predicted = cross_val_predict(model, numbers, truth, groups=people, cv=GroupKFold(folds))
    return float(r2_score(truth, predicted))


def mutual_information(
    labels: Sequence[int] | np.ndarray, truth: Sequence[float] | np.ndarray, *, bins: int = BINS
) -> float:
    """Adjusted mutual information of topics with quantiles of a ground truth; 0 is chance.

    Args:
        labels: (n,) the topic of each patch.
        truth: (n,).
        bins: number of quantiles.
    """
    ranks = pd.Series(np.asarray(truth)).rank(method="first")
    return float(adjusted_mutual_info_score(pd.qcut(ranks, bins, labels=False), labels))


def same_topic_scores(
    labels: Sequence[int] | np.ndarray, rows: pd.DataFrame
) -> dict[str, dict[str, Any]]:
    """`same_topic` for both kinds of pairs."""
    return {kind: same_topic(labels, rows, kind) for kind in PAIRS}


def retrieval_scores(features: np.ndarray, rows: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """`retrieval` for both kinds of pairs."""
    return {kind: retrieval(features, rows, kind) for kind in PAIRS}


def truth_scores(
    numbers: np.ndarray,
    labels: Sequence[int] | np.ndarray,
    truth: pd.DataFrame,
    people: Sequence[str],
) -> dict[str, dict[str, float]]:
    """R² and adjusted mutual information for every ground truth that varies.

    Args:
        numbers: see `explained_variance`.
        labels: see `mutual_information`.
        truth: columns of `TRUTHS`.
        people: see `explained_variance`.
    """
    return {
        name: {
            "r2": explained_variance(numbers, truth[name].to_numpy(float), people),
            "ami": mutual_information(labels, truth[name]),
        }
        for name in TRUTHS
        if name in truth and truth[name].nunique() >= BINS
    }
