"""A linear probe that can be refitted thousands of times in seconds.

The probe is ridge regression on the classes' indicator variables, the least squares form of
linear discriminant analysis (Hastie, Tibshirani, Friedman 2009, sections 4.2 and 18.3.1). It has
a closed solution, and only a small part of the work depends on the labels.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.linalg import cho_factor, cho_solve

from facestudy.study.errors import StudyError

RIDGE = 0.008
"""The penalty, as a share of the total variance of all features."""
COMPONENTS = 128
"""Leading principal components that are kept. They hold 97% of a face network's variance; a probe
on them does as well as on all, and each refit costs an eighth."""
Features = np.ndarray | Sequence[np.ndarray]
"""(n, d), or several such blocks; each block gets the same total variance, however wide it is."""


class Probe:
    """Ridge regression of indicators on fixed features.

    Args:
        features: finite. Each column is standardised; constant columns become 0.
        ridge: the penalty on the covariance.

    Raises:
        StudyError: a feature is NaN or infinite; there are fewer than two pictures.
    """

    def __init__(self, features: Features, *, ridge: float = RIDGE):
        self.ridge = ridge
        self.scale = Scale(features)
        self.x = self.scale.apply(features)
        if len(self.x) < 2:
            raise StudyError(f"a probe needs two pictures or more, here is {len(self.x)}")
        self._moments = self.x.T @ self.x

    def fold(self, folds: np.ndarray) -> "FoldedProbe":
        """Prepare the probe for cross-validation over the fold numbers (n,)."""
        return FoldedProbe(self, folds)

    def solver(self, test: np.ndarray) -> tuple[np.ndarray, tuple]:
        """Mean and factorised covariance of all pictures but ``test`` (n,) bool."""
        omitted = self.x[test]
        count = len(self.x) - len(omitted)
        mean = (self.x.sum(axis=0) - omitted.sum(axis=0)) / count
        covariance = (self._moments - omitted.T @ omitted) / count - np.outer(mean, mean)
        covariance[np.diag_indices_from(covariance)] += self.ridge
        return mean, cho_factor(covariance, overwrite_a=True, check_finite=False)


class FoldedProbe:
    """A probe in cross-validation: labels in, scores of each picture's left-out fold out."""

    def __init__(self, probe: Probe, folds: np.ndarray):
        self._probe = probe
        self._tests = [folds == fold for fold in np.unique(folds)]
        self._solvers = [probe.solver(test) for test in self._tests]

    def scores(self, indicators: np.ndarray) -> np.ndarray:
        """Out-of-fold scores (n, targets) of `indicators` of the same shape.

        Several labellings can stand side by side, since each target is fitted by itself.
        """
        x, result = self._probe.x, np.empty(indicators.shape)
        total = x.T @ indicators
        for test, (mean, factor) in zip(self._tests, self._solvers, strict=True):
            count = len(x) - test.sum()
            shares = (indicators.sum(axis=0) - indicators[test].sum(axis=0)) / count
            products = (total - x[test].T @ indicators[test]) / count - np.outer(mean, shares)
            weights = cho_solve(factor, products, check_finite=False)
            result[test] = (x[test] - mean) @ weights + shares
        return result


def fresh_scores(
    features: Features, indicators: np.ndarray, new: Features, *, ridge: float = RIDGE
) -> np.ndarray:
    """Fit a probe on all pictures and score new ones.

    Args:
        features: of the pictures to fit, (n, d).
        indicators: their classes, (n, targets).
        new: features of the new pictures, (m, d).
        ridge: the penalty on the covariance.

    Returns:
        Scores of the new pictures, (m, targets).

    Raises:
        StudyError: a feature is NaN or infinite.
    """
    probe = Probe(features, ridge=ridge)
    mean, factor = probe.solver(np.zeros(len(probe.x), bool))
    shares = indicators.mean(axis=0)
    products = probe.x.T @ indicators / len(probe.x) - np.outer(mean, shares)
    weights = cho_solve(factor, products, check_finite=False)
    return (probe.scale.apply(new) - mean) @ weights + shares


class Scale:
    """Standardise columns, give blocks the same variance, project on the leading components.

    This needs no labels, so it is the same for all folds and all labellings.
    """

    def __init__(self, features: Features):
        self._blocks = [(x.mean(axis=0), _spread(x)) for x in map(_checked, _blocks(features))]
        self._axes: np.ndarray | None = None
        x = self.apply(features)
        if x.shape[1] > COMPONENTS:
            self._axes = np.linalg.eigh(x.T @ x)[1][:, -COMPONENTS:]

    def apply(self, features: Features) -> np.ndarray:
        """One matrix (n, columns) of float64."""
        scaled = [
            (_checked(x) - mean) / (spread * np.sqrt(x.shape[1] * len(self._blocks)))
            for x, (mean, spread) in zip(_blocks(features), self._blocks, strict=True)
        ]
        x = np.concatenate(scaled, axis=1)
        return x if self._axes is None else x @ self._axes


def _blocks(features: Features) -> Sequence[np.ndarray]:
    return [features] if isinstance(features, np.ndarray) else features


def _checked(features: np.ndarray) -> np.ndarray:
    """As float64; a `StudyError` where they are not (n, d) or not finite."""
    x = np.asarray(features, np.float64)
    if x.ndim != 2 or x.size == 0:
        raise StudyError(f"features have the shape {x.shape}: it must be (pictures, features)")
    broken = np.flatnonzero(~np.isfinite(x).all(axis=1))
    if len(broken):
        raise StudyError(
            f"{len(broken)} of {len(x)} pictures have features that are NaN or infinite, "
            f"the first is number {broken[0]}: compute them again"
        )
    return x


def _spread(x: np.ndarray) -> np.ndarray:
    spread = x.std(axis=0)
    return np.where(spread > 1e-9, spread, np.inf)


def indicators(labels: np.ndarray, classes: Sequence[Any] | np.ndarray) -> np.ndarray:
    """(n, classes): 1 where a picture has the class, else 0.

    >>> indicators(np.array(["law", "art"]), ["art", "law"])
    array([[0., 1.],
           [1., 0.]])
    """
    return (np.asarray(labels)[:, None] == np.asarray(classes)[None, :]).astype(np.float64)
