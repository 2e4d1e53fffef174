"""Measure everything that the verdict rests on, from features alone."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
from sklearn.model_selection import StratifiedKFold
from threadpoolctl import threadpool_limits

from facestudy.audit.controls import registry
from facestudy.audit.controls.control_features import StudyFeatures
from facestudy.audit.controls.registry import CROP
from facestudy.audit.probe import permutation, scores
from facestudy.audit.probe.bootstrap import Resampled
from facestudy.audit.probe.linear_probe import Probe, indicators
from facestudy.evaluation import grouped_folds
from facestudy.study.progress import track

REPEATS = 3
"""Assignments of departments to folds; scores are averaged over them."""
RANDOM = "random split"
MIN_PICTURES = 10
"""Categories with fewer pictures are not compared."""


def measure_evidence(
    study: StudyFeatures,
    *,
    permutations: int = 999,
    bootstraps: int = 999,
    seed: int = 0,
    progress: Callable[[int], object] = lambda done: None,
) -> dict[str, Any]:
    """Measure the crop and every control under a random split and with departments left out.

    Categories that occur in one department only are left out.

    Args:
        study: features of the crop and of each control.
        permutations: of the labels, for the p-value.
        bootstraps: of the departments, for the intervals.
        seed: of folds, permutations and bootstraps.
        progress: called with 1 after each permutation.

    Returns:
        The entry ``evidence`` of ``audit.json``; ``departments`` alone where fewer than two
        categories can be compared.

    Raises:
        StudyError: a feature is NaN or infinite.
    """
    departments = identifiable_categories(study.rows)
    evidence: dict[str, Any] = {"departments": departments}
    identifiable = study.rows["category"].isin(departments["identifiable"]).to_numpy()
    if len(departments["identifiable"]) < 2:
        return evidence
    # The matrices are small: with a second thread it took six times as long.
    with threadpool_limits(1):
        selected = study.select(identifiable & has_department(study.rows))
        return evidence | _compare(
            selected,
            permutations=permutations,
            bootstraps=bootstraps,
            seed=seed,
            progress=progress,
        )


def identifiable_categories(rows: pd.DataFrame) -> dict[str, Any]:
    """Which categories can be told from departments at all, and why others cannot.

    Pictures without a department are counted and otherwise ignored.
    """
    with_department = rows[has_department(rows)]
    counts = with_department["category"].value_counts()
    departments = counts
    if len(with_department):
        departments = with_department.groupby("category")["department"].nunique()
    reasons = {
        str(name): _reason(int(departments[name]), int(counts[name]))
        for name in sorted(departments.index)
    }
    return {
        "departments": int(with_department["department"].nunique()) if len(with_department) else 0,
        "without_department": int(len(rows) - len(with_department)),
        "categories": {str(name): int(number) for name, number in departments.items()},
        "identifiable": [name for name, reason in reasons.items() if not reason],
        "not_identifiable": {name: reason for name, reason in reasons.items() if reason},
    }


def has_department(rows: pd.DataFrame) -> np.ndarray:
    """Which rows name a department, bool (n,)."""
    if "department" not in rows:
        return np.zeros(len(rows), bool)
    return (rows["department"].fillna("").astype(str).str.strip() != "").to_numpy()


def _reason(departments: int, pictures: int) -> str:
    """Why a category cannot be compared; empty if it can."""
    if departments < 2:
        return "it occurs in one department only"
    if pictures < MIN_PICTURES:
        return f"it has {pictures} pictures, {MIN_PICTURES} are needed"
    return ""


def _compare(
    study: StudyFeatures,
    *,
    permutations: int,
    bootstraps: int,
    seed: int,
    progress: Callable[[int], object],
) -> dict[str, Any]:
    labels, departments, groups = (
        study.rows[name].to_numpy(str) for name in ("category", "department", "group")
    )
    classes, truth = np.unique(labels, return_inverse=True)
    targets = indicators(labels, classes)
    resampled = Resampled(labels, departments, times=bootstraps, seed=seed)
    folds = _folds(labels, departments, seed)
    probes = {name: Probe(study.blocks(name)) for name in registry.compared()}
    mean_scores = {
        name: _mean_scores(probe, targets, folds)
        for name, probe in track(probes.items(), "probing", unit="probe")
    }
    mean_scores[RANDOM] = _mean_scores(probes[CROP], targets, _folds(labels, groups, seed))
    test = permutation.p_value(
        probes[CROP], labels, departments, times=permutations, seed=seed, progress=progress
    )
    return {
        "pictures": len(labels),
        "classes": [str(name) for name in classes],
        "chance": 1 / len(classes),
        "majority": float(np.bincount(truth).max() / len(truth)),
        **_figures(_Comparison(mean_scores, truth, resampled)),
        "department_from_crop": _department_from_crop(probes[CROP], departments, seed),
        "permutation": test,
    }


def _figures(comparison: "_Comparison") -> dict[str, Any]:
    face, controls = registry.face(), registry.without_face()
    return {
        "random_split": comparison.figures(RANDOM),
        "grouped": {name: comparison.figures(name) for name in registry.compared()},
        "site_explains": comparison.difference(RANDOM, CROP),
        "face_over_controls": {name: comparison.difference(face, name) for name in controls},
        "face_adds_to_controls": {
            name: comparison.difference(registry.with_face(name), name) for name in controls
        },
    }


def _folds(labels: np.ndarray, groups: np.ndarray, seed: int) -> list[np.ndarray]:
    count = grouped_folds.max_folds(labels, groups)
    return [
        grouped_folds.grouped(labels, groups, folds=count, seed=seed + k) for k in range(REPEATS)
    ]


def _mean_scores(probe: Probe, targets: np.ndarray, folds: list[np.ndarray]) -> np.ndarray:
    return np.mean([probe.fold(numbers).scores(targets) for numbers in folds], axis=0)


class _Comparison:
    """Accuracy and AUC with intervals, over the same bootstrap samples for everything compared."""

    def __init__(self, mean_scores: dict[str, np.ndarray], truth: np.ndarray, resampled: Resampled):
        self._interval = resampled.interval
        self._values = {
            name: _accuracy_and_auc(values, truth, resampled.weights)
            for name, values in track(mean_scores.items(), "bootstrap", unit="probe")
        }

    def figures(self, name: str) -> dict[str, Any]:
        """Accuracy and AUC, their intervals clipped to 0 and 1."""
        figures = {
            measure: _figure(value, self._interval(value, samples))
            for measure, (value, samples) in self._values[name].items()
        }
        for figure in figures.values():
            figure["ci95"] = [min(max(bound, 0.0), 1.0) for bound in figure["ci95"]]
        return figures

    def difference(self, name: str, other: str) -> dict[str, Any]:
        """By how much ``name`` is better than ``other``."""
        result = {}
        for measure, (value, samples) in self._values[name].items():
            other_value, other_samples = self._values[other][measure]
            interval = self._interval(value - other_value, samples - other_samples)
            result[measure] = _figure(value - other_value, interval)
        return result


def _figure(value: float, interval: tuple[float, float]) -> dict[str, Any]:
    return {"value": value, "ci95": list(interval)}


def _accuracy_and_auc(
    values: np.ndarray, truth: np.ndarray, weights: np.ndarray
) -> dict[str, tuple[float, np.ndarray]]:
    """Each as it is and in every bootstrap sample."""
    correct = scores.correct(values, truth)
    return {
        "accuracy": (float(correct.mean()), scores.weighted_accuracy(correct, weights)),
        "auc": (scores.auc(values, truth), scores.weighted_auc(values, truth, weights)),
    }


def _department_from_crop(probe: Probe, departments: np.ndarray, seed: int) -> dict[str, float]:
    """How well the crop predicts the department, in random folds of pictures."""
    names, numbers = np.unique(departments, return_inverse=True)
    largest = np.bincount(numbers).max() / len(numbers)
    if len(names) < 2:
        return {"accuracy": 1.0, "majority": 1.0}
    splitter = StratifiedKFold(5, shuffle=True, random_state=seed)
    folds = np.empty(len(numbers), int)
    # Departments with fewer pictures than folds form one stratum.
    strata = np.where(np.bincount(numbers)[numbers] < 5, -1, numbers)
    for fold, (_, test) in enumerate(splitter.split(strata, strata)):
        folds[test] = fold
    values = probe.fold(folds).scores(indicators(departments, names))
    return {
        "accuracy": float((values.argmax(axis=1) == numbers).mean()),
        "majority": float(largest),
    }
