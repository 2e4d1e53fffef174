"""Ridge regression of the classes on growing sets of features, out of fold and without a unit.

A model is fitted to the first group of features, to the first two, and so on. The Cholesky factor
L of all features' moments holds those of every smaller set in its corner: with g = L^-1 z of a
picture and f = L^-1 X'y of the training set, the scores of a model are the products of the first
entries of g and f, so that all models cost no more than the largest. A unit (a department) is taken
out of the training by a change of low rank (Woodbury), so that a jackknife that trains anew takes
seconds.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from scipy.linalg import cho_factor, cho_solve, cholesky, solve_triangular

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
        whole = Moments.of(self._z)
        tests = [np.flatnonzero(folds == fold) for fold in numbers]
        self._fits = [
            _Fit(whole - Moments.of(self._z[test]), self._z[test], test, self._ends)
            for test in tests
        ]

    def scores(self, targets: np.ndarray) -> np.ndarray:
        """Scores of each picture's left-out fold.

        Args:
            targets: (n, m), such as the indicators of classes.

        Returns:
            (groups, n, m), a model a group; 0 for pictures that are never tested.
        """
        result = np.zeros((len(self._ends), *targets.shape))
        for fit, known in self._trained(targets):
            result[:, fit.test] = fit.scores(known)
        return result

    def _trained(self, targets: np.ndarray) -> Iterator[tuple["_Fit", "_Targets"]]:
        """Each fit with the targets of its training set."""
        products, sums = self._z.T @ targets, targets.sum(axis=0)
        for fit in self._fits:
            z, y = self._z[fit.test], targets[fit.test]
            yield fit, fit.learn(products - z.T @ y, sums - y.sum(axis=0))

    def jackknife(self, targets: np.ndarray, units: np.ndarray) -> Iterator[np.ndarray]:
        """Scores when one unit after another is in no training set.

        The penalty stays as large as with all pictures.

        Args:
            targets: (n, m).
            units: the unit of each picture, from 0, (n,).

        Yields:
            (groups, n, m) for each unit; those of the unit's own pictures mean nothing. NaN where
            nothing is left to train on.
        """
        complete = self.scores(targets)
        trained = list(self._trained(targets))
        tested = [np.isin(np.arange(len(units)), fit.test) for fit in self._fits]
        for unit in range(units.max() + 1):
            own, result = units == unit, complete.copy()
            for (fit, known), test in zip(trained, tested, strict=True):
                gone = np.flatnonzero(own & ~test)
                if len(gone):  # else the fold's training set never held the unit
                    result[:, fit.test] = fit.scores_without(self._z[gone], targets[gone], known)
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


class _Targets(NamedTuple):
    """What a training set says of targets: their sums (m,), and their covariances with the columns,
    divided by the factor, (p, m).
    """

    sums: np.ndarray
    solved: np.ndarray


class _Fit:
    """The factorised moments of a training set, and the pictures that it scores.

    Args:
        moments: of the training set.
        z: the columns of the pictures to score, (n, p).
        test: their positions.
        ends: of the groups.
    """

    def __init__(self, moments: Moments, z: np.ndarray, test: np.ndarray, ends: Sequence[int]):
        self.test, self.pictures = test, moments.pictures
        self._mean, self._ends = moments.sums / moments.pictures, ends
        covariance = moments.products / moments.pictures - np.outer(self._mean, self._mean)
        covariance[np.diag_indices_from(covariance)] += 1
        self._factor = cholesky(covariance, lower=True, overwrite_a=True, check_finite=False)
        self._forward = self._solve((z - self._mean).T)

    def _solve(self, columns: np.ndarray) -> np.ndarray:
        return solve_triangular(self._factor, columns, lower=True, check_finite=False)

    def _products(self, right: np.ndarray) -> np.ndarray:
        """Products of the pictures' first entries with ``right`` (p, m), for each model."""
        starts = (0, *self._ends[:-1])
        parts = [
            self._forward[start:end].T @ right[start:end]
            for start, end in zip(starts, self._ends, strict=True)
        ]
        return np.cumsum(parts, axis=0)

    def learn(self, products: np.ndarray, sums: np.ndarray) -> _Targets:
        """From the training set's products of columns and targets (p, m), and targets' sums."""
        covariances = (products - np.outer(self._mean, sums)) / self.pictures
        return _Targets(sums, self._solve(covariances))

    def scores(self, known: _Targets) -> np.ndarray:
        """(groups, pictures, m)."""
        return self._products(known.solved) + known.sums / self.pictures

    def scores_without(self, z: np.ndarray, y: np.ndarray, known: _Targets) -> np.ndarray:
        """`scores` as if some pictures had not been trained on; NaN if none is left.

        Args:
            z: their columns, (k, p).
            y: their targets, (k, m).
            known: of all that are trained on.
        """
        left = self.pictures - len(z)
        if not left:
            return np.full((len(self._ends), len(self.test), y.shape[1]), np.nan)
        centred = z - self._mean
        sums = centred.sum(axis=0)
        shares = (known.sums - y.sum(axis=0)) / left
        # Without them the covariances lose centred'centred and, since the mean moves, sums sums'.
        lost = np.vstack([centred, sums / np.sqrt(left)]).T / np.sqrt(self.pictures)
        lost = self._solve(lost)
        change = (np.outer(sums, shares) - centred.T @ y) / self.pictures
        right = known.solved + self._solve(change)
        offset = lost[:, -1] * np.sqrt(self.pictures / left)  # minus the new mean
        return self._nested(lost, right, offset) + shares

    def _nested(self, lost: np.ndarray, right: np.ndarray, offset: np.ndarray) -> np.ndarray:
        """The products of each model, once its moments have lost ``lost lost'``."""
        result = []
        for end in self._ends:
            v, f = lost[:end], right[:end]
            if v.shape[1] < end:
                inner = v.T @ v
                f = f + v @ _solve_one_minus(inner, v.T @ f)
            else:  # more pictures than columns
                f = _solve_one_minus(v @ v.T, f)
            result.append(self._forward[:end].T @ f + offset[:end] @ f)
        return np.stack(result)


def _solve_one_minus(matrix: np.ndarray, right: np.ndarray) -> np.ndarray:
    """The solution x of (1 - matrix) x = right, where 1 - matrix is positive definite."""
    rest = -matrix
    rest[np.diag_indices_from(rest)] += 1
    return cho_solve(cho_factor(rest, overwrite_a=True, check_finite=False), right)
