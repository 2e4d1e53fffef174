"""Does a group of evidence tell the label beyond other groups? A permutation test.

Label and evidence are each reduced to what the given groups do not predict of them, with whole
departments left out; the evidence's residuals are scored by how they go with the label's residuals
in training. That is Frisch-Waugh-Lovell with cross-fitting; the statistic is that of the projected
covariance measure (Shah and Peters 2020, https://doi.org/10.1214/19-AOS1857; Lundborg et al. 2024,
https://doi.org/10.1214/24-AOS2447). Its distribution under the null hypothesis comes from
permuting the labels of departments. Where class goes with a department's size or with the given
groups, the permutations are not quite exchangeable, so the test is approximate.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.linalg import cho_factor, cho_solve

from facestudy.audit.probe.nested_ridge import Group, design

TOLERANCE = 1e-12


class Tested(NamedTuple):
    """The result of a permutation test.

    Attributes:
        p: the larger of the two p-values that follow. The sum alone rejects too often where one
            class has a few large departments, the ratio alone where each class has one look.
        p_sum: of the sum T over departments.
        p_ratio: of T divided by the root of the departments' sum of squares.
        statistic: T of the real labels, per picture.
        null: T of the permuted labels, per picture, (permutations,).
    """

    p: float
    p_sum: float
    p_ratio: float
    statistic: float
    null: np.ndarray

    def as_dict(self) -> dict[str, float]:
        """As in ``audit.json``."""
        return {"p": self.p, "p_sum": self.p_sum, "p_ratio": self.p_ratio}


class Nuisance:
    """What is known of the pictures, ready to be taken out of anything in each fold.

    Args:
        given: the groups that are known; may be empty.
        units: the unit (department) of each picture, from 0, (n,).
        folds: label-blind fold numbers (n,), or several of them.
    """

    def __init__(self, given: Sequence[Group], units: np.ndarray, folds: Sequence[np.ndarray]):
        self.units, self.repeats = units, len(folds)
        known = design(given).columns if given else np.empty((len(units), 0))
        self.folds = [Fold(known, fold == number) for fold in folds for number in np.unique(fold)]


class ConditionalTest:
    """The test of one group, prepared for any labelling.

    Args:
        tested: the group that is tested.
        given: the groups that are known; may be empty.
        units: the unit (department) of each picture, from 0, (n,).
        folds: label-blind fold numbers (n,), or several of them; statistics are averaged.
    """

    def __init__(
        self,
        tested: Group,
        given: Sequence[Group],
        units: np.ndarray,
        folds: Sequence[np.ndarray],
    ):
        self._prepare(design([tested]).columns, Nuisance(given, units, folds))

    @classmethod
    def of_columns(cls, x: np.ndarray, nuisance: Nuisance) -> "ConditionalTest":
        """The test of columns (n, p) that have the penalty 1."""
        test = cls.__new__(cls)
        test._prepare(x, nuisance)
        return test

    def _prepare(self, x: np.ndarray, nuisance: Nuisance) -> None:
        self._units, self._repeats = nuisance.units, nuisance.repeats
        self._parts = [_Part(x, fold) for fold in nuisance.folds]

    def scores(self, targets: np.ndarray) -> np.ndarray:
        """What the group adds to the prediction of each target, (n, m), averaged over folds.

        Args:
            targets: (n, m), such as indicators.
        """
        total = np.zeros(targets.shape)
        for part in self._parts:
            total[part.test] += part.scores(targets)[0]
        return total / self._repeats

    def products(self, targets: np.ndarray) -> np.ndarray:
        """Score times residual of each picture and target, (n, m), averaged over folds."""
        total, (basis, weights) = np.zeros(targets.shape), self._by_units(targets)
        for part in self._parts:
            scores, residuals = part.scores(basis)
            if weights is not None:
                scores, residuals = scores @ weights, residuals @ weights
            total[part.test] += scores * residuals
        return total / self._repeats

    def _by_units(self, targets: np.ndarray) -> tuple[np.ndarray, np.ndarray | None]:
        """Targets (n, m) as a basis (n, k) and the weights (k, m) that make the targets of it.

        Where all pictures of a unit have the same targets, the units' indicators are the basis:
        they are far fewer than the labellings of a test.
        """
        _, first = np.unique(self._units, return_index=True)
        of_unit = targets[first]
        if len(first) >= targets.shape[1] or (targets != of_unit[self._units]).any():
            return targets, None
        return (self._units[:, None] == np.arange(len(first))).astype(float), of_unit

    def share_left(self, targets: np.ndarray) -> float:
        """The share of the labels' variance that the given groups leave out of department.

        Args:
            targets: indicators of the real labels, (n, classes).

        Returns:
            1 where nothing is given or nothing told; more where the given groups only mislead.
        """
        left = known = 0.0
        for part in self._parts:
            _, residuals = part.scores(targets)
            left += float((residuals**2).sum())
            known += float(((targets[part.test] - targets[part.train].mean(axis=0)) ** 2).sum())
        return left / known

    def test(self, targets: np.ndarray) -> Tested:
        """Compare the real labelling with permuted ones.

        Args:
            targets: indicators (n, classes, labellings); the first labelling is the real one.
        """
        n, classes, labellings = targets.shape
        products = self.products(targets.reshape(n, -1)).reshape(n, classes, labellings)
        total, ratio = statistics_of(products.sum(axis=1), self._units)
        p_sum, p_ratio = _p_value(total), _p_value(ratio)
        return Tested(max(p_sum, p_ratio), p_sum, p_ratio, total[0] / n, total[1:] / n)


def statistics_of(products: np.ndarray, units: np.ndarray) -> np.ndarray:
    """The sum T over units and its ratio to their spread.

    Args:
        products: of each picture and labelling, (n, m).
        units: the unit of each picture, from 0, (n,).

    Returns:
        (2, m)
    """
    of_unit = np.zeros((units.max() + 1, products.shape[1]))
    np.add.at(of_unit, units, products)
    total = of_unit.sum(axis=0)
    return np.stack([total, total / np.sqrt((of_unit**2).sum(axis=0) + TOLERANCE)])


def _p_value(statistics: np.ndarray) -> float:
    """Phipson and Smyth 2010, https://doi.org/10.2202/1544-6115.1585."""
    as_high = (statistics[1:] >= statistics[0] - TOLERANCE).sum()
    return float((1 + as_high) / len(statistics))


class Fold:
    """One fold: its pictures, and the regression on what is known."""

    def __init__(self, known: np.ndarray, test: np.ndarray):
        self.test, self.train = np.flatnonzero(test), np.flatnonzero(~test)
        self._known = _Regression(known[self.train], known[self.test])

    def residuals(self, values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """What is known does not predict: of the training pictures, and of the fold's."""
        return self._known.residuals(values[self.train], values[self.test])


class _Part:
    """One fold and what is tested: what turns targets into scores and residuals."""

    def __init__(self, x: np.ndarray, fold: Fold):
        self.test, self.train, self._fold = fold.test, fold.train, fold
        x_train, self._x_test = fold.residuals(x)
        # The training residuals have the mean 0: no intercept is left.
        self._solved = cho_solve(_factor(x_train), x_train.T, check_finite=False) / len(x_train)

    def scores(self, targets: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Scores and residuals, both (pictures of the fold, m)."""
        train, test = self._fold.residuals(targets)
        return self._x_test @ (self._solved @ train), test


class _Regression:
    """Ridge regression on known columns with an intercept, fitted to the training pictures."""

    def __init__(self, train: np.ndarray, test: np.ndarray):
        mean = train.mean(axis=0)
        self._train, self._test = train - mean, test - mean
        self._factor = _factor(self._train) if train.shape[1] else None

    def residuals(self, train: np.ndarray, test: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        mean = train.mean(axis=0)
        train, test = train - mean, test - mean
        if self._factor is None:
            return train, test
        products = self._train.T @ train / len(train)
        weights = cho_solve(self._factor, products, check_finite=False)
        return train - self._train @ weights, test - self._test @ weights


def _factor(x: np.ndarray) -> tuple:
    moments = x.T @ x / len(x)
    moments[np.diag_indices_from(moments)] += 1
    return cho_factor(moments, overwrite_a=True, check_finite=False)
