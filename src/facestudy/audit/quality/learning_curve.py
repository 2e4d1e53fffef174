"""Would more data help? The crop's AUC with part of the departments, or of their people."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from facestudy.audit.probe import blind_folds, fold_scores
from facestudy.audit.probe.nested_ridge import Design, Group, NestedRidge, design
from facestudy.audit.probe.steps import Labels
from facestudy.study.errors import StudyError

SHARES = (0.25, 0.5, 0.75, 1.0)
DEPARTMENTS, PEOPLE = "departments", "people"


def learning_curve(
    crop: Group,
    labels: Labels,
    *,
    draws: int = 20,
    rng: np.random.Generator,
    shares: Sequence[float] = SHARES,
) -> list[dict[str, Any]]:
    """AUC with whole departments left out, for shares of the departments and of their people.

    Args:
        crop: its features.
        labels: the real ones are used.
        draws: random choices of each share.
        rng: draws them.
        shares: of the departments of each class, or of the people of each department.

    Returns:
        For each share ``of`` (departments or people), ``share``, ``departments``, ``people`` (means
        over the draws), and the ``mean`` and ``sd`` of the AUC. A share that leaves some class in
        fewer than two departments is left out.
    """
    columns = design([crop]).columns
    curve = []
    for of, choose in ((DEPARTMENTS, _some_departments), (PEOPLE, _some_people)):
        for share in shares:
            drawn = [choose(labels, share, rng) for _ in range(draws)]
            entries = [entry for rows in drawn if (entry := _auc(columns, labels, rows, rng))]
            if len(entries) == draws:
                aucs, departments, people = np.array(entries).T
                curve.append({
                    "of": of, "share": share, "departments": float(departments.mean()),
                    "people": float(people.mean()), "mean": float(aucs.mean()),
                    "sd": float(aucs.std(ddof=1)) if draws > 1 else 0.0,
                })  # fmt: skip
    return curve


def _auc(
    columns: np.ndarray, labels: Labels, rows: np.ndarray, rng: np.random.Generator
) -> tuple[float, int, int] | None:
    truth, units = labels.truth[rows], labels.units[rows]
    try:
        folds = blind_folds.deal(units, truth, seed=int(rng.integers(1 << 30)))
    except StudyError:
        return None
    x = columns[rows]
    ridge = NestedRidge(Design(x, (x.shape[1],)), folds)
    targets = (truth[:, None] == np.arange(labels.classes)).astype(float)
    auc = float(fold_scores.auc(ridge.scores(targets)[0], truth, folds))
    return auc, len(np.unique(units)), len(rows)


def _some_departments(labels: Labels, share: float, rng: np.random.Generator) -> np.ndarray:
    """Pictures of a share of each class's departments, two at least."""
    kept: list[int] = []
    largest = np.array([
        np.bincount(labels.truth[labels.units == unit]).argmax()
        for unit in range(labels.units.max() + 1)
    ])  # fmt: skip
    for number in range(labels.classes):
        own = rng.permutation(np.flatnonzero(largest == number))
        kept += own[: max(2, round(share * len(own)))].tolist()
    return np.flatnonzero(np.isin(labels.units, kept))


def _some_people(labels: Labels, share: float, rng: np.random.Generator) -> np.ndarray:
    """Pictures of a share of each department's people, one at least."""
    rows: list[int] = []
    for unit in range(labels.units.max() + 1):
        own = rng.permutation(np.flatnonzero(labels.units == unit))
        rows += own[: max(1, round(share * len(own)))].tolist()
    return np.sort(rows)
