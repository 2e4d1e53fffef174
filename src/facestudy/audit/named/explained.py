"""How much of a network's signal do named features explain?

A network's log-odds are predicted from the named features by ridge regression, in departments that
the regression did not learn from. What is predicted is explained; what is left is asked again how
well it tells the classes apart.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.linear_model import RidgeCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler
from threadpoolctl import threadpool_limits

from facestudy.audit.named import table
from facestudy.audit.named.fitting import THREADS
from facestudy.audit.named.importance import DRAWS
from facestudy.evaluation import metrics
from facestudy.study.random_streams import generator

FOLDS = 5
PENALTIES = np.logspace(0, 4, 9)
SMALLEST = 1e-4
"""Probabilities below this are taken for it: a network's certainty has no more to say."""
TINY = 1e-12
"""Added to a variance: a network that says the same of all pictures has none to explain."""
LEAST = 30
"""Pictures, and three departments, below which nothing is fitted."""


class Signal(NamedTuple):
    """What a network says of pictures that it was not trained on.

    Attributes:
        features: their named features.
        log_odds: centred over the classes, (n, classes).
        truth: class numbers, (n,).
        units: the department of each, (n,).
        is_test: whether it is of the test part, (n,): only those are scored.
    """

    features: pd.DataFrame
    log_odds: np.ndarray
    truth: np.ndarray
    units: np.ndarray
    is_test: np.ndarray


def signal(predictions: pd.DataFrame, features: pd.DataFrame, departments: pd.Series) -> Signal:
    """The signal of a model on the validation and the test part.

    Args:
        predictions: rows of ``predictions.csv``.
        features: the named features, indexed by id.
        departments: of each picture, or the person where there are none, indexed by id.
    """
    rows = predictions[predictions["split"].isin(["validation", "test"])].reset_index(drop=True)
    classes = metrics.categories(rows)
    values = rows[[f"p_{name}" for name in classes]].to_numpy(float)
    logs = np.log(np.maximum(values, SMALLEST))
    return Signal(
        features.loc[rows["id"]].reset_index(drop=True),
        logs - logs.mean(axis=1, keepdims=True),
        np.array([classes.index(name) for name in rows["category"]], int),
        departments.loc[rows["id"]].to_numpy(str),
        (rows["split"] == "test").to_numpy(),
    )


def explain(known: Signal, *, seed: int = 0) -> pd.DataFrame:
    """The share of a network's log-odds that growing sets of named features explain.

    Args:
        known: from `signal`.
        seed: of the departments drawn for the intervals.

    Returns:
        A row for each group of evidence in the audit's order, added to those above it: ``group``;
        ``explained``, the share of the variance of the log-odds on the test part, which is
        negative where the features predict worse than a mean, with ``low`` and ``high``; and the
        accuracies of the network, of what is explained and of what is left: ``network, by_features,
        left``, with ``lost``, the points that taking away costs, ``lost_low`` and ``lost_high``.
        Empty where there are too few pictures or departments.
    """
    if len(known.truth) < LEAST or len(np.unique(known.units)) < 3 or not known.is_test.any():
        return pd.DataFrame()
    folds = _folds(known.units, seed=seed)
    rows, used = [], []
    for group in table.groups():
        used.append(group)
        x = known.features[table.names(groups=used)].to_numpy(float)
        rows.append({"group": group, **_figures(known, *_predicted(known, x, folds), seed=seed)})
    return pd.DataFrame(rows)


def _folds(units: np.ndarray, *, seed: int) -> np.ndarray:
    """Whole departments in folds of about equal size, the largest first."""
    names, numbers = np.unique(units, return_inverse=True)
    sizes, chance = np.bincount(numbers), generator(seed, "explained", "folds").random(len(names))
    count = min(FOLDS, len(names))
    fold, filled = np.empty(len(names), int), np.zeros(count)
    for unit in np.lexsort((chance, -sizes)):
        fold[unit] = int(filled.argmin())
        filled[fold[unit]] += sizes[unit]
    return fold[numbers]


def _predicted(known: Signal, x: np.ndarray, folds: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Predicted log-odds, and the means that they are compared with, each (n, classes)."""
    predicted, means = np.empty_like(known.log_odds), np.empty_like(known.log_odds)
    with threadpool_limits(THREADS):
        for fold in np.unique(folds):
            learned, asked = folds != fold, folds == fold
            model = _ridge().fit(x[learned], known.log_odds[learned])
            predicted[asked] = model.predict(x[asked])
            means[asked] = known.log_odds[learned].mean(axis=0)
    return predicted, means


def _ridge() -> Any:
    """Ridge regression on features and their squares: fair hair lies between brown and white."""
    filled = SimpleImputer(strategy="median", keep_empty_features=True)
    squares = FunctionTransformer(_with_squares)
    return make_pipeline(filled, StandardScaler(), squares, RidgeCV(PENALTIES))


def _with_squares(x: np.ndarray) -> np.ndarray:
    return np.hstack([x, np.clip(x, -3, 3) ** 2 - 1])


def _figures(
    known: Signal, predicted: np.ndarray, means: np.ndarray, *, seed: int
) -> dict[str, float]:
    """Share and accuracies on the test part, with intervals over departments."""
    test, truth = known.is_test, known.truth[known.is_test]
    odds, predicted, means = known.log_odds[test], predicted[test], means[test]
    left = odds - predicted + means
    whole, rest = (odds.argmax(axis=1) == truth), (left.argmax(axis=1) == truth)
    unexplained = ((odds - predicted) ** 2).sum(axis=1)
    total = ((odds - means) ** 2).sum(axis=1) + TINY
    lost = 100 * (whole.astype(float) - rest)
    shares, losses = _over_departments(
        [unexplained, total, lost, np.ones(len(lost))], known.units[test], seed=seed
    )
    return {
        "explained": 1 - float(unexplained.sum() / total.sum()),
        "low": shares[0],
        "high": shares[1],
        "network": float(whole.mean()),
        "by_features": float((predicted.argmax(axis=1) == truth).mean()),
        "left": float(rest.mean()),
        "lost": float(lost.mean()),
        "lost_low": losses[0],
        "lost_high": losses[1],
    }


def _over_departments(
    values: Sequence[np.ndarray], units: np.ndarray, *, seed: int
) -> tuple[tuple[float, float], tuple[float, float]]:
    """95% intervals of the explained share and of the loss, over departments."""
    numbers = np.unique(units, return_inverse=True)[1]
    sums = np.stack([np.bincount(numbers, weights=value) for value in values])
    rng = generator(seed, "explained", "departments")
    drawn = rng.integers(sums.shape[1], size=(DRAWS, sums.shape[1]))
    unexplained, total, lost, count = sums[:, drawn].sum(axis=2)
    shares = np.percentile(1 - unexplained / total, [2.5, 97.5])
    losses = np.percentile(lost / count, [2.5, 97.5])
    return (float(shares[0]), float(shares[1])), (float(losses[0]), float(losses[1]))
