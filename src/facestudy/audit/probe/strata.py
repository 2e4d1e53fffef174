"""The crop's AUC among people of the same sex and age, where demographics cannot tell anything."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from facestudy.audit.covariates import Covariates
from facestudy.audit.probe import fold_scores
from facestudy.audit.probe.nested_ridge import Group, NestedRidge, design
from facestudy.audit.probe.steps import Labels

BAND = 15
"""Years of an age band."""
MIN_PORTRAITS, MIN_DEPARTMENTS = 30, 3
"""Of each class that is compared in a stratum."""
YEARS = 3
"""Matched people differ by at most so many years."""


def within_strata(
    crop: Group, labels: Labels, folds: Sequence[np.ndarray], known: Covariates
) -> dict[str, Any]:
    """AUC within each sex and age band, and among pairs of people matched by both.

    Args:
        crop: its features.
        labels: the real ones are used.
        folds: several deals of departments.
        known: whose ages and sexes make the strata.

    Returns:
        ``strata``: for each ``sex, age, pictures, classes, departments, auc``; strata with fewer
        than two classes of `MIN_PORTRAITS` portraits in `MIN_DEPARTMENTS` departments are left out.
        ``matched``: ``auc`` and ``pairs``; empty where no age and sex are known.
    """
    targets = labels.first(0).targets[:, :, 0]
    scores = [NestedRidge(design([crop]), numbers).scores(targets)[0] for numbers in folds]
    strata = [
        entry
        for (sex, age), members in _strata(known)
        if (entry := _stratum(members, scores, labels, folds))
        and (entry := {"sex": sex, "age": age} | entry)
    ]
    return {"strata": strata, "matched": _matched(scores, labels, folds, known)}


def _strata(known: Covariates) -> list[tuple[tuple[str, str], np.ndarray]]:
    """Sex, age band, and which pictures are in it; pictures without both are in none."""
    complete = np.isfinite(known.ages) & (known.sexes != "")
    bands = np.where(complete, np.floor(np.nan_to_num(known.ages) / BAND), -1).astype(int)
    return [
        (
            (str(sex), f"{BAND * band}-{BAND * (band + 1) - 1}"),
            (known.sexes == sex) & (bands == band),
        )
        for sex in np.unique(known.sexes[complete])
        for band in np.unique(bands[complete])
    ]


def _stratum(
    members: np.ndarray, scores: Sequence[np.ndarray], labels: Labels, folds: Sequence[np.ndarray]
) -> dict[str, Any] | None:
    rows = pd.DataFrame({"truth": labels.truth[members], "unit": labels.units[members]})
    counts = rows.groupby("truth")["unit"].agg(["size", "nunique"])
    enough = counts[(counts["size"] >= MIN_PORTRAITS) & (counts["nunique"] >= MIN_DEPARTMENTS)]
    if len(enough) < 2:
        return None
    chosen = members & np.isin(labels.truth, enough.index)
    return {
        "pictures": int(chosen.sum()),
        "classes": len(enough),
        "departments": int(len(np.unique(labels.units[chosen]))),
        "auc": float(np.mean([
            fold_scores.auc(values[chosen], labels.truth[chosen], numbers[chosen])
            for values, numbers in zip(scores, folds, strict=True)
        ])),
    }  # fmt: skip


def _matched(
    scores: Sequence[np.ndarray], labels: Labels, folds: Sequence[np.ndarray], known: Covariates
) -> dict[str, Any]:
    """Of all pairs of one fold, of the same sex and nearly the same age: the share in order."""
    above = pairs = 0.0
    for values, numbers in zip(scores, folds, strict=True):
        for fold in np.unique(numbers):
            here = np.flatnonzero((numbers == fold) & np.isfinite(known.ages) & (known.sexes != ""))
            ages, sexes, truth = known.ages[here], known.sexes[here], labels.truth[here]
            alike = (np.abs(ages[:, None] - ages) <= YEARS) & (sexes[:, None] == sexes)
            for number in range(labels.classes):
                ours, score = truth == number, values[here, number]
                difference = score[ours][:, None] - score[~ours]
                among = alike[np.ix_(ours, ~ours)]
                above += float(((difference > 0) + 0.5 * (difference == 0))[among].sum())
                pairs += float(among.sum())
    return {"auc": above / pairs, "pairs": int(pairs / len(folds))} if pairs else {}
