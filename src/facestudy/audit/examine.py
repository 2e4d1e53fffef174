"""All that the audit measures, on features alone.

Enters: `Material`, a study's features by kind. Leaves: the evidence, numbers that the verdict is
made from; nothing is read or written here.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
from sklearn.model_selection import StratifiedKFold

from facestudy.audit import accuracy, folds, permutation
from facestudy.audit.bootstrap import Resampled
from facestudy.audit.probe import Probe, indicators
from facestudy.audit.views import CONTROLS, CROP, FACE, REST, Material, blocks
from facestudy.errors import StudyError

REPEATS = 3
"""Ways to deal departments into folds; scores are their means, so that no deal decides."""
LEAST = 10
"""Pictures of a category below which nothing is said about it."""


def examine(
    material: Material,
    *,
    permutations: int = 999,
    bootstraps: int = 999,
    seed: int = 0,
    progress: Callable[[int], object] = lambda done: None,
) -> dict[str, Any]:
    """The evidence; categories that stand in one department only are left out of it.

    Raises:
        StudyError: no departments are known, or features are no numbers.
    """
    told = identify(material.rows)
    evidence: dict[str, Any] = {"departments": told}
    kept = material.select(material.rows["category"].isin(told["identifiable"]).to_numpy())
    if len(told["identifiable"]) < 2:
        return evidence
    return evidence | _compare(kept, permutations, bootstraps, seed, progress)


def identify(rows: pd.DataFrame) -> dict[str, Any]:
    """Which categories can be told from departments at all, and why others cannot.

    Raises:
        StudyError: pictures without a department.
    """
    if "department" not in rows or (rows["department"].astype(str).str.strip() == "").any():
        raise StudyError(
            "the audit needs each picture's department (the column 'department' of "
            "raw/index.csv): without it nobody can tell the face from where the picture came from"
        )
    held = rows.groupby("category")["department"].nunique()
    counts = rows["category"].value_counts()
    why = {
        name: "it stands in one department only"
        if number < 2
        else f"it has {counts[name]} pictures, {LEAST} are needed"
        for name, number in held.items()
        if number < 2 or counts[name] < LEAST
    }
    return {
        "departments": int(rows["department"].nunique()),
        "categories": {str(name): int(number) for name, number in held.items()},
        "identifiable": [str(name) for name in held.index if name not in why],
        "not_identifiable": why,
    }


def _compare(
    material: Material,
    permutations: int,
    bootstraps: int,
    seed: int,
    progress: Callable[[int], object],
) -> dict[str, Any]:
    labels, departments, groups = (
        material.rows[name].to_numpy(str) for name in ("category", "department", "group")
    )
    classes, truth = np.unique(labels, return_inverse=True)
    goal = indicators(labels, classes)
    resampled = Resampled(labels, departments, times=bootstraps, seed=seed)
    judge = _Judge(truth, resampled)
    deals = _deals(labels, departments, seed)
    kinds = [kind for kind in (CROP, FACE, *CONTROLS) if kind == REST or kind in material.features]
    probes = {kind: Probe(blocks(material.features, kind)) for kind in kinds}
    grouped = {kind: _mean_scores(probes[kind], goal, deals) for kind in kinds}
    shuffled = _mean_scores(probes[CROP], goal, _deals(labels, groups, seed))
    tested = permutation.p_value(
        probes[CROP], labels, departments, times=permutations, seed=seed, progress=progress
    )
    return {
        "pictures": len(labels),
        "classes": [str(name) for name in classes],
        "chance": 1 / len(classes),
        "majority": float(np.bincount(truth).max() / len(truth)),
        "random_split": judge.figures(shuffled),
        "grouped": {kind: judge.figures(scores) for kind, scores in grouped.items()},
        "site_explains": judge.difference(shuffled, grouped[CROP]),
        "face_over_controls": {
            kind: judge.difference(grouped[FACE], grouped[kind]) for kind in kinds[2:]
        },
        "crop_over_controls": {
            kind: judge.difference(grouped[CROP], grouped[kind]) for kind in kinds[2:]
        },
        "department_from_crop": _department(probes[CROP], departments, seed),
        "permutation": tested,
    }


def _deals(labels: np.ndarray, groups: np.ndarray, seed: int) -> list[np.ndarray]:
    count = folds.most_folds(labels, groups)
    return [folds.grouped(labels, groups, folds=count, seed=seed + k) for k in range(REPEATS)]


def _mean_scores(probe: Probe, goal: np.ndarray, deals: list[np.ndarray]) -> np.ndarray:
    return np.mean([probe.fold(deal).scores(goal) for deal in deals], axis=0)


class _Judge:
    """Scores become accuracy and AUC with intervals, one resampling for all."""

    def __init__(self, truth: np.ndarray, resampled: Resampled):
        self._truth, self._resampled = truth, resampled

    def figures(self, scores: np.ndarray) -> dict[str, Any]:
        return {
            name: {"value": value, "ci95": list(self._resampled.interval(value, drawn))}
            for name, (value, drawn) in self._both(scores).items()
        }

    def difference(self, one: np.ndarray, other: np.ndarray) -> dict[str, Any]:
        """How much better one is than the other, on the same resampled studies."""
        first, second = self._both(one), self._both(other)
        result = {}
        for name in first:
            value = first[name][0] - second[name][0]
            interval = self._resampled.interval(value, first[name][1] - second[name][1])
            result[name] = {"value": value, "ci95": list(interval)}
        return result

    def _both(self, scores: np.ndarray) -> dict[str, tuple[float, np.ndarray]]:
        correct = accuracy.right(scores, self._truth)
        weights = self._resampled.weights
        return {
            "accuracy": (float(correct.mean()), accuracy.weighted_accuracy(correct, weights)),
            "auc": (
                accuracy.auc(scores, self._truth),
                accuracy.weighted_auc(scores, self._truth, weights),
            ),
        }


def _department(probe: Probe, departments: np.ndarray, seed: int) -> dict[str, float]:
    """How well a department is told from the face's crop, pictures dealt at random."""
    names, numbers = np.unique(departments, return_inverse=True)
    largest = np.bincount(numbers).max() / len(numbers)
    if len(names) < 2:
        return {"accuracy": 1.0, "majority": 1.0}
    splitter = StratifiedKFold(5, shuffle=True, random_state=seed)
    deal = np.empty(len(numbers), int)
    # A department of fewer pictures than folds is dealt as evenly as it can be.
    keys = np.where(np.bincount(numbers)[numbers] < 5, -1, numbers)
    for fold, (_, test) in enumerate(splitter.split(keys, keys)):
        deal[test] = fold
    scores = probe.fold(deal).scores(indicators(departments, names))
    return {
        "accuracy": float((scores.argmax(axis=1) == numbers).mean()),
        "majority": float(largest),
    }
