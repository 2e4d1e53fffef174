"""How often labels that mean nothing would look as good.

Enters: a probe, labels and departments. Leaves: a p-value, and the smallest one that the
departments allow.

Departments of one category: the labels of whole departments are permuted, since pictures of one
department are not independent. Departments that hold several: labels are permuted within
departments, which takes off whatever the department as a whole tells.
"""

from collections.abc import Callable
from math import exp, lgamma

import numpy as np
import pandas as pd

from facestudy.audit.probe import scores as accuracy
from facestudy.audit.probe.linear_probe import Probe, indicators
from facestudy.evaluation import grouped_folds

WHOLE, WITHIN = "whole departments", "within departments"
PURE = 0.9
"""From this share of a department's pictures in one category on, it counts as that category's."""


def scheme(labels: np.ndarray, departments: np.ndarray) -> str:
    """How labels are permuted: `WHOLE` where most pictures stand in departments of one category."""
    frame = pd.DataFrame({"label": labels, "department": departments})
    main = frame.groupby("department")["label"].agg(lambda each: each.value_counts(True).iloc[0])
    pure = main[main >= PURE].index
    return WHOLE if frame["department"].isin(pure).mean() > 0.5 else WITHIN


def statistic(
    probe: Probe, labels: np.ndarray, departments: np.ndarray, *, count: int, seed: int
) -> float:
    """AUC with whole departments left out; what is permuted must be found the same way."""
    classes = np.unique(labels)
    dealt = grouped_folds.grouped(labels, departments, folds=count, seed=seed)
    scores = probe.fold(dealt).scores(indicators(labels, classes))
    return accuracy.auc(scores, np.searchsorted(classes, labels))


def permuted(
    labels: np.ndarray, departments: np.ndarray, how: str, rng: np.random.Generator
) -> np.ndarray:
    """One permutation of the labels."""
    if how == WITHIN:
        shuffled = rng.permutation(len(labels))
        result = np.empty_like(labels)
        # Sorted by department, then at random: each department gets its own labels, shuffled.
        result[np.argsort(departments, kind="stable")] = labels[
            shuffled[np.argsort(departments[shuffled], kind="stable")]
        ]
        return result
    # A department that holds a few of another category moves as so many blocks.
    blocks = pd.Series(labels).groupby([departments, labels], sort=False).ngroup().to_numpy()
    first = np.unique(blocks, return_index=True)[1]
    return labels[first][rng.permutation(len(first))][blocks]


def p_value(
    probe: Probe,
    labels: np.ndarray,
    departments: np.ndarray,
    *,
    times: int,
    seed: int,
    progress: Callable[[int], object] = lambda done: None,
) -> dict[str, object]:
    """``p``, the observed and the permuted AUCs, how was permuted, and the smallest p possible.

    p = (1 + as good or better) / (1 + times), Phipson and Smyth 2010,
    https://doi.org/10.2202/1544-6115.1585. A permutation that leaves some class in one department
    only is drawn again.
    """
    rng = np.random.default_rng([seed, 7])
    how, count = scheme(labels, departments), grouped_folds.most_folds(labels, departments)
    observed = statistic(probe, labels, departments, count=count, seed=seed)
    null = np.empty(times)
    ready = None
    for number in range(times):
        draw = permuted(labels, departments, how, rng)
        if how == WITHIN:
            # The folds see how many of a class a department holds, and that is as it was.
            ready = ready or _ready(probe, labels, departments, count, seed)
            null[number] = _quick(ready, draw)
        else:
            null[number] = statistic(probe, draw, departments, count=count, seed=seed)
        progress(1)
    return {
        "p": float((1 + (null >= observed - 1e-12).sum()) / (1 + times)),
        "auc": observed,
        "null": null,
        "permuted": how,
        "permutations": times,
        "smallest_p": smallest(labels, departments, how, times),
    }


def _ready(probe, labels, departments, count: int, seed: int):
    return probe.fold(grouped_folds.grouped(labels, departments, folds=count, seed=seed))


def _quick(ready, labels: np.ndarray) -> float:
    classes = np.unique(labels)
    scores = ready.scores(indicators(labels, classes))
    return accuracy.auc(scores, np.searchsorted(classes, labels))


def smallest(labels: np.ndarray, departments: np.ndarray, how: str, times: int) -> float:
    """The smallest p that so many permutations of these labels could ever give.

    Classes of equally many departments that swap their names leave the AUC as it is, so that
    every value comes that often.
    """
    frame = pd.DataFrame({"label": labels, "department": departments})
    if how == WHOLE:
        sets = [frame.drop_duplicates()["label"].value_counts()]
        same = sum(lgamma(n + 1) for n in sets[0].value_counts())
    else:
        sets = [part["label"].value_counts() for _, part in frame.groupby("department")]
        same = 0.0
    ways = sum(lgamma(each.sum() + 1) - sum(lgamma(n + 1) for n in each) for each in sets)
    return float(max(1 / (1 + times), exp(min(same - ways, 0.0))))
