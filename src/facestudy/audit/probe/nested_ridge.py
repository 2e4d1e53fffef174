"""Ridge regression of the classes on growing sets of features, out of fold and without a unit.

A model is fitted to the first group of features, to the first two, and so on. The Cholesky factor
of all features' moments holds those of every smaller set in its corner, so that all models cost
little more than the largest. A unit (a department) is taken out of the training by subtracting its
moments, so that a jackknife that trains anew takes seconds.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from scipy.linalg import cholesky, solve_triangular

from facestudy.audit.rules import FREE
from facestudy.study.errors import StudyError

COMPONENTS = 128
"""Leading principal components that are kept of one array; they hold 97% of a face network's
variance."""
CONSTANT = 1e-9
ALWAYS = -1
"""The fold of pictures that are always trained on."""


class Group(NamedTuple):
    """A group of evidence.

    Attributes:
        name: of the group.
        features: arrays (n, d), one for each control of the group.
        penalty: of the ridge, as a share of an array's total variance; of a column's own where it
            is `FREE`.
    """

    name: str
    features: Sequence[np.ndarray]
    penalty: float


class Design(NamedTuple):
    """Columns scaled so that all have the penalty 1, and where each group ends.

    Attributes:
        columns: (n, p).
        ends: the number of columns up to the end of each group.
    """

    columns: np.ndarray
    ends: tuple[int, ...]


def design(groups: Sequence[Group]) -> Design:
    """Standardise, reduce and scale the features of some groups.

    Each column gets the variance 1 and each array the total variance 1, however wide it is.
    Nothing here depends on labels, so that it is the same for all folds and all labellings.

    Args:
        groups: in their order; at least one has features.

    Raises:
        StudyError: a feature is NaN or infinite, or an array is not (n, d).
    """
    parts = [[_scaled(x, group) for x in group.features] for group in groups]
    widths = [sum(x.shape[1] for x in part) for part in parts]
    columns = np.concatenate([x for part in parts for x in part], axis=1)
    return Design(columns, tuple(int(end) for end in np.cumsum(widths)))


def _scaled(features: np.ndarray, group: Group) -> np.ndarray:
    x = np.asarray(features, np.float64)
    if x.ndim != 2 or not np.isfinite(x).all():
        raise StudyError(
            f"features of the group {group.name!r} have the shape {x.shape}: they must be finite "
            "and (pictures, features); compute them again"
        )
    x = x - x.mean(axis=0)
    spread = x.std(axis=0)
    x = x[:, spread > CONSTANT] / spread[spread > CONSTANT]
    if group.penalty > FREE:
        x = x / np.sqrt(max(x.shape[1], 1))
    if x.shape[1] > COMPONENTS:
        x = x @ np.linalg.eigh(x.T @ x)[1][:, -COMPONENTS:]
    return x / np.sqrt(group.penalty)


class NestedRidge:
    """Models of the first group, of the first two, and so on, in cross-validation.

    Args:
        design: the columns.
        folds: fold numbers, (n,); pictures in the fold `ALWAYS` are trained on and never tested.
    """

    def __init__(self, design: Design, folds: np.ndarray):
        self._z, self._ends = design.columns, design.ends
        numbers = np.unique(folds[folds != ALWAYS])
        self._tests = [np.flatnonzero(folds == fold) for fold in numbers]
        self._all = Moments.of(self._z)
        self._of_fold = [Moments.of(self._z[test]) for test in self._tests]
        self._fits = [_Fit(self._all - fold) for fold in self._of_fold]

    def scores(self, targets: np.ndarray) -> np.ndarray:
        """Scores of each picture's left-out fold.

        Args:
            targets: (n, m), such as the indicators of classes.

        Returns:
            (groups, n, m), a model a group; 0 for pictures that are never tested.
        """
        result = np.zeros((len(self._ends), *targets.shape))
        products, sums = self._z.T @ targets, targets.sum(axis=0)
        for test, fit in zip(self._tests, self._fits, strict=True):
            z, y = self._z[test], targets[test]
            result[:, test] = fit.predict(
                z, self._ends, products=products - z.T @ y, sums=sums - y.sum(axis=0)
            )
        return result

    def jackknife(self, targets: np.ndarray, units: np.ndarray) -> Iterator[np.ndarray]:
        """Scores when one unit after another is in no training set.

        Args:
            targets: (n, m).
            units: the unit of each picture, from 0, (n,).

        Yields:
            (groups, n, m) for each unit; those of the unit's own pictures mean nothing. NaN where
            nothing is left to train on.
        """
        z, complete = self._z, self.scores(targets)
        products, sums = z.T @ targets, targets.sum(axis=0)
        folds = [
            (test, z[test].T @ targets[test], targets[test].sum(axis=0)) for test in self._tests
        ]
        for unit in range(units.max() + 1):
            members = np.flatnonzero(units == unit)
            removed, result = Moments.of(z[members]), complete.copy()
            z_y, y_sum = z[members].T @ targets[members], targets[members].sum(axis=0)
            for (test, fold_products, fold_sums), fold in zip(folds, self._of_fold, strict=True):
                shared = np.intersect1d(members, test)
                if len(shared) == len(members):
                    continue  # the fold's training set never held the unit
                gone, gone_products, gone_sums = removed, z_y, y_sum
                if len(shared):
                    rest = np.setdiff1d(members, shared)
                    gone = Moments.of(z[rest])
                    gone_products = z[rest].T @ targets[rest]
                    gone_sums = targets[rest].sum(axis=0)
                training = self._all - fold - gone
                if not training.pictures:
                    result[:, test] = np.nan  # nothing is left to train on
                    continue
                fit = _Fit(training)
                result[:, test] = fit.predict(
                    z[test],
                    self._ends,
                    products=products - fold_products - gone_products,
                    sums=sums - fold_sums - gone_sums,
                )
            yield result


class Moments(NamedTuple):
    """Number, sum (p,) and sum of products (p, p) of some pictures' columns."""

    pictures: int
    sums: np.ndarray
    products: np.ndarray

    @classmethod
    def of(cls, z: np.ndarray) -> "Moments":
        return cls(len(z), z.sum(axis=0), z.T @ z)

    def __sub__(self, other: "Moments") -> "Moments":
        return Moments(
            self.pictures - other.pictures, self.sums - other.sums, self.products - other.products
        )


class _Fit:
    """The factorised moments of a training set."""

    def __init__(self, moments: Moments):
        self._count, self._mean = moments.pictures, moments.sums / moments.pictures
        covariance = moments.products / moments.pictures - np.outer(self._mean, self._mean)
        covariance[np.diag_indices_from(covariance)] += 1
        self._factor = cholesky(covariance, lower=True, overwrite_a=True, check_finite=False)

    def predict(
        self, z: np.ndarray, ends: Sequence[int], *, products: np.ndarray, sums: np.ndarray
    ) -> np.ndarray:
        """(groups, pictures, m) from the training set's ``products`` (p, m) and ``sums`` (m,)."""
        shares = sums / self._count
        right = products / self._count - np.outer(self._mean, shares)
        forward = solve_triangular(self._factor, right, lower=True, check_finite=False)
        centred, result = z - self._mean, []
        for end in ends:
            weights = solve_triangular(
                self._factor[:end, :end].T, forward[:end], lower=False, check_finite=False
            )
            result.append(centred[:, :end] @ weights + shares)
        return np.stack(result)
