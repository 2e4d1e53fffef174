"""All that the audit measures, on features alone.

Enters: `Material`, a study's features by kind. Leaves: the evidence, numbers that the verdict is
made from; nothing is read or written here.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
from sklearn.model_selection import StratifiedKFold
from threadpoolctl import threadpool_limits

from facestudy.audit.controls.control_features import (
    CONTROLS,
    CROP,
    FACE,
    KINDS,
    Material,
    blocks,
    with_face,
)
from facestudy.audit.probe import permutation
from facestudy.audit.probe import scores as accuracy
from facestudy.audit.probe.bootstrap import Resampled
from facestudy.audit.probe.linear_probe import Probe, indicators
from facestudy.evaluation import grouped_folds

REPEATS = 3
"""Ways to deal departments into folds; scores are their means, so that no deal decides."""
RANDOM = "random split"
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
        StudyError: features are no numbers.
    """
    told = identify(material.rows)
    evidence: dict[str, Any] = {"departments": told}
    of_these = material.rows["category"].isin(told["identifiable"]).to_numpy()
    if len(told["identifiable"]) < 2:
        return evidence
    # The matrices are small: with a second thread it took six times as long.
    with threadpool_limits(1):
        kept = material.select(of_these & placed(material.rows))
        return evidence | _compare(kept, permutations, bootstraps, seed, progress)


def identify(rows: pd.DataFrame) -> dict[str, Any]:
    """Which categories can be told from departments at all, and why others cannot.

    Pictures without a department are counted, and say nothing.
    """
    known = rows[placed(rows)]
    counts = known["category"].value_counts()
    held = known.groupby("category")["department"].nunique() if len(known) else counts
    why = {str(name): _why(int(held[name]), int(counts[name])) for name in sorted(held.index)}
    return {
        "departments": int(known["department"].nunique()) if len(known) else 0,
        "without_department": int(len(rows) - len(known)),
        "categories": {str(name): int(number) for name, number in held.items()},
        "identifiable": [name for name, reason in why.items() if not reason],
        "not_identifiable": {name: reason for name, reason in why.items() if reason},
    }


def placed(rows: pd.DataFrame) -> np.ndarray:
    """Which rows name a department."""
    if "department" not in rows:
        return np.zeros(len(rows), bool)
    return (rows["department"].fillna("").astype(str).str.strip() != "").to_numpy()


def _why(departments: int, pictures: int) -> str:
    if departments < 2:
        return "it stands in one department only"
    return f"it has {pictures} pictures, {LEAST} are needed" if pictures < LEAST else ""


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
    deals = _deals(labels, departments, seed)
    probes = {kind: Probe(blocks(material.features, kind)) for kind in KINDS}
    scores = {kind: _mean_scores(probes[kind], goal, deals) for kind in KINDS}
    scores[RANDOM] = _mean_scores(probes[CROP], goal, _deals(labels, groups, seed))
    judge = _Judge(scores, truth, resampled)
    tested = permutation.p_value(
        probes[CROP], labels, departments, times=permutations, seed=seed, progress=progress
    )
    return {
        "pictures": len(labels),
        "classes": [str(name) for name in classes],
        "chance": 1 / len(classes),
        "majority": float(np.bincount(truth).max() / len(truth)),
        "random_split": judge.figures(RANDOM),
        "grouped": {kind: judge.figures(kind) for kind in KINDS},
        "site_explains": judge.difference(RANDOM, CROP),
        "face_over_controls": {kind: judge.difference(FACE, kind) for kind in CONTROLS},
        "face_adds_to_controls": {
            kind: judge.difference(with_face(kind), kind) for kind in CONTROLS
        },
        "department_from_crop": _department(probes[CROP], departments, seed),
        "permutation": tested,
    }


def _deals(labels: np.ndarray, groups: np.ndarray, seed: int) -> list[np.ndarray]:
    count = grouped_folds.most_folds(labels, groups)
    return [
        grouped_folds.grouped(labels, groups, folds=count, seed=seed + k) for k in range(REPEATS)
    ]


def _mean_scores(probe: Probe, goal: np.ndarray, deals: list[np.ndarray]) -> np.ndarray:
    return np.mean([probe.fold(deal).scores(goal) for deal in deals], axis=0)


class _Judge:
    """Scores become accuracy and AUC with intervals, on the same resampled studies for all."""

    def __init__(self, scores: dict[str, np.ndarray], truth: np.ndarray, resampled: Resampled):
        self._interval = resampled.interval
        self._values = {
            name: _both(each, truth, resampled.weights) for name, each in scores.items()
        }

    def figures(self, name: str) -> dict[str, Any]:
        found = {
            measure: _figure(value, self._interval(value, drawn))
            for measure, (value, drawn) in self._values[name].items()
        }
        for each in found.values():
            each["ci95"] = [min(max(bound, 0.0), 1.0) for bound in each["ci95"]]
        return found

    def difference(self, one: str, other: str) -> dict[str, Any]:
        """How much better one is than the other."""
        result = {}
        for measure, (value, drawn) in self._values[one].items():
            less, drawn_less = self._values[other][measure]
            interval = self._interval(value - less, drawn - drawn_less)
            result[measure] = _figure(value - less, interval)
        return result


def _figure(value: float, interval: tuple[float, float]) -> dict[str, Any]:
    return {"value": value, "ci95": list(interval)}


def _both(
    scores: np.ndarray, truth: np.ndarray, weights: np.ndarray
) -> dict[str, tuple[float, np.ndarray]]:
    """Accuracy and AUC, each as it is and under every weighting."""
    correct = accuracy.right(scores, truth)
    areas = accuracy.weighted_auc(scores, truth, weights)
    return {
        "accuracy": (float(correct.mean()), accuracy.weighted_accuracy(correct, weights)),
        "auc": (accuracy.auc(scores, truth), areas),
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
