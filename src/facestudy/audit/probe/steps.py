"""Cross-validated figures of nested models, with intervals that train anew.

The models know the first group of evidence, the first two, and so on; whole departments are left
out. The interval is a jackknife over departments of the whole cross-validated figure: a department
leaves the training as well as the testing. Where nothing is told, such a jackknife counts the luck
of the training twice, so that the variance under permuted labels is subtracted, down to half.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.stats import t

from facestudy.audit.probe import fold_scores
from facestudy.audit.probe.nested_ridge import ALWAYS, Design, NestedRidge

LEVEL = 0.95
MAX_UNITS = 100
"""Units of the jackknife; of more departments (or people, where there are no departments) several
are taken out together."""


class Labels(NamedTuple):
    """The labels of a study, real and permuted, and what is left out together.

    Attributes:
        truth: class numbers, (n,).
        permuted: class numbers, (n, permutations).
        units: the department of each picture, from 0, (n,).
    """

    truth: np.ndarray
    permuted: np.ndarray
    units: np.ndarray

    @property
    def classes(self) -> int:
        return int(self.truth.max()) + 1

    @property
    def every(self) -> np.ndarray:
        """The real labelling, then the permuted ones, (n, 1 + permutations)."""
        return np.concatenate([self.truth[:, None], self.permuted], axis=1)

    @property
    def targets(self) -> np.ndarray:
        """Indicators of `every`, (n, classes, 1 + permutations)."""
        return (self.every[:, None, :] == np.arange(self.classes)[None, :, None]).astype(float)

    def first(self, permutations: int) -> "Labels":
        """The same with fewer permutations."""
        return self._replace(permuted=self.permuted[:, :permutations])


class Figure(NamedTuple):
    """A figure with its 95% interval.

    Attributes:
        value: of the real labels; NaN where there is nothing to compare, such as in a test part of
            one class.
        error: its standard error; NaN where it is unknown.
        free: degrees of freedom of Student's t.
        permuted_mean: of the same figure of permuted labels; NaN without permutations.
    """

    value: float
    error: float
    free: int
    permuted_mean: float

    @property
    def interval(self) -> tuple[float, float]:
        half = float(t.ppf(0.5 + LEVEL / 2, self.free)) * self.error
        return self.value - half, self.value + half

    def bound(self, level: float) -> float:
        """The one-sided bound: the upper one for a level above one half."""
        return self.value + float(t.ppf(level, self.free)) * self.error

    def as_dict(self) -> dict[str, Any]:
        """As in ``audit.json``."""
        return {
            "value": self.value,
            "ci95": list(self.interval),
            "error": self.error,
            "free": self.free,
            "permuted_mean": self.permuted_mean,
        }


class Estimate(NamedTuple):
    """One or several figures before their intervals; differences keep what they have in common.

    Attributes:
        value: (...).
        left_out: without one unit after another, (units, ...).
        permuted: of permuted labels, (permutations, ...).
        classes: of the labels.
    """

    value: np.ndarray
    left_out: np.ndarray
    permuted: np.ndarray
    classes: int

    def __sub__(self, other: "Estimate | float") -> "Estimate":
        parts = other[:3] if isinstance(other, Estimate) else (other,) * 3
        ours = (self.value, self.left_out, self.permuted)
        value, left_out, permuted = (
            mine - theirs for mine, theirs in zip(ours, parts, strict=True)
        )
        return Estimate(value, left_out, permuted, self.classes)

    def at(self, number: int) -> "Estimate":
        """One of several figures."""
        return Estimate(
            self.value[number], self.left_out[:, number], self.permuted[:, number], self.classes
        )

    def figure(self) -> Figure:
        """The figure with its standard error; for a single one.

        Units without which nothing can be compared are left out of the jackknife.
        """
        units = len(self.left_out)
        left_out, permuted = (x[np.isfinite(x)] for x in (self.left_out, self.permuted))
        variance = (units - 1) * float(left_out.var()) if len(left_out) > 1 else float("nan")
        several = len(permuted) > 1
        chance = float(permuted.var(ddof=1)) if several else 0.0
        return Figure(
            value=float(self.value),
            error=float(np.sqrt(max(variance / 2, variance - chance))),
            free=max(units - self.classes, 1),
            permuted_mean=float(permuted.mean()) if several else float("nan"),
        )


class Estimates(NamedTuple):
    """AUC of each nested model, and accuracy of each."""

    auc: Estimate
    accuracy: Estimate


def estimate(design: Design, labels: Labels, folds: Sequence[np.ndarray]) -> Estimates:
    """Cross-validate nested models, for real and permuted labels and without each unit.

    Args:
        design: of the groups, in their order.
        labels: real and permuted.
        folds: several assignments of pictures to folds (n,), see `NestedRidge`; figures are
            averaged over them.
    """
    units = jackknife_units(labels.units)
    repeats = [_estimate_once(design, labels, units, numbers) for numbers in folds]
    auc, auc_without, auc_permuted, accuracy, accuracy_without, accuracy_permuted = (
        _mean(np.stack(parts)) for parts in zip(*repeats, strict=True)
    )
    return Estimates(
        Estimate(auc, auc_without, auc_permuted, labels.classes),
        Estimate(accuracy, accuracy_without, accuracy_permuted, labels.classes),
    )


def _mean(parts: np.ndarray) -> np.ndarray:
    """The mean over the deals (deals, ...) in which there was something to compare, else NaN."""
    known = np.isfinite(parts)
    count = known.sum(axis=0)
    return np.where(known, parts, 0).sum(axis=0) / np.where(count, count, np.nan)


def auc_of_all(design: Design, labels: Labels, folds: Sequence[np.ndarray]) -> float:
    """The AUC of the model of all columns, averaged over several deals, without an interval."""
    last, targets = design._replace(ends=design.ends[-1:]), labels.first(0).targets[:, :, 0]
    values = [
        fold_scores.auc(NestedRidge(last, numbers).scores(targets)[0], labels.truth, numbers)
        for numbers in folds
    ]
    return float(np.mean(values))


def jackknife_units(units: np.ndarray) -> np.ndarray:
    """Units from 0, at most `MAX_UNITS`.

    >>> int(jackknife_units(np.arange(250)).max())
    99
    """
    return units % MAX_UNITS if units.max() >= MAX_UNITS else units


def _estimate_once(
    design: Design, labels: Labels, units: np.ndarray, folds: np.ndarray
) -> list[np.ndarray]:
    """AUC and accuracy, each of the real labels, without each unit, and of permuted labels."""
    ridge, targets = NestedRidge(design, folds), labels.targets
    n, classes, labellings = targets.shape
    tested = folds != ALWAYS
    scores = ridge.scores(targets.reshape(n, -1)).reshape(-1, n, classes, labellings)[:, tested]
    every = labels.every[tested]
    auc = np.stack([fold_scores.auc(level, every, folds[tested]) for level in scores], axis=1)
    accuracy = (scores.argmax(axis=2) == every).mean(axis=1).T
    auc_without: list[Any] = []
    accuracy_without: list[Any] = []
    for unit, level_scores in enumerate(ridge.jackknife(targets[:, :, 0], units)):
        kept = tested & (units != unit)
        truth, rest = labels.truth[kept], level_scores[:, kept]
        if np.isnan(rest).any() or not len(truth):
            auc_without.append(np.full(len(rest), np.nan))
            accuracy_without.append(np.full(len(rest), np.nan))
            continue
        auc_without.append(fold_scores.auc(np.moveaxis(rest, 0, -1), truth, folds[kept]))
        accuracy_without.append((rest.argmax(axis=2) == truth).mean(axis=1))
    return [
        auc[0], np.array(auc_without), auc[1:],
        accuracy[0], np.array(accuracy_without), accuracy[1:],
    ]  # fmt: skip


def steps(auc: Estimate) -> list[Estimate]:
    """By how much each nested model's AUC is above that of the model before."""
    models = [auc.at(number) for number in range(len(auc.value))]
    return [
        models[0] - 0.5,
        *(after - before for before, after in zip(models, models[1:], strict=False)),
    ]
