"""A linear probe that is refitted thousands of times in seconds.

Enters: features and labels. Leaves: out-of-fold scores of every picture.

The probe is ridge regression on the classes' indicator variables, the least squares form of
linear discriminant analysis (Hastie, Tibshirani, Friedman 2009, sections 4.2 and 18.3.1). It has
a closed solution, and of the work only a small part depends on the labels.
"""

from collections.abc import Sequence

import numpy as np
from scipy.linalg import cho_factor, cho_solve

from facestudy.study.errors import StudyError

RIDGE = 0.008
"""The penalty, as a share of the variance of all features together."""
COMPONENTS = 128
"""Leading principal components that are kept: they hold 97 % of a face network's variance, a probe
on them does as well as on all, and each refit costs an eighth."""
Features = np.ndarray | Sequence[np.ndarray]
"""(n, d), or several such blocks; each block has the same variance in sum, however wide it is."""


class Probe:
    """Ridge regression on indicators over fixed features.

    Args:
        features: finite. Each column is brought to the same mean and variance; constant ones
            become 0.
        ridge: the penalty on the covariance.

    Raises:
        StudyError: NaN or infinite features; fewer than two pictures.
    """

    def __init__(self, features: Features, *, ridge: float = RIDGE):
        self.ridge = ridge
        self.scale = Scale(features)
        self.x = self.scale.apply(features)
        if len(self.x) < 2:
            raise StudyError("one picture is no study: a probe needs two at least")
        self._moments = self.x.T @ self.x

    def fold(self, folds: np.ndarray) -> "Folded":
        """The probe made ready for labels: fold numbers (n,), each is left out once."""
        return Folded(self, folds)

    def solver(self, test: np.ndarray) -> tuple[np.ndarray, tuple]:
        """Training mean and factorised covariance without the pictures ``test`` (n,) bool."""
        left_out = self.x[test]
        count = len(self.x) - len(left_out)
        mean = (self.x.sum(axis=0) - left_out.sum(axis=0)) / count
        covariance = (self._moments - left_out.T @ left_out) / count - np.outer(mean, mean)
        covariance[np.diag_indices_from(covariance)] += self.ridge
        return mean, cho_factor(covariance, overwrite_a=True, check_finite=False)


class Folded:
    """A probe with its folds: labels go in, scores of pictures that were left out come out."""

    def __init__(self, probe: Probe, folds: np.ndarray):
        self._probe = probe
        self._tests = [folds == fold for fold in np.unique(folds)]
        self._solvers = [probe.solver(test) for test in self._tests]

    def scores(self, indicators: np.ndarray) -> np.ndarray:
        """Scores like ``indicators`` (n, targets), 1 where a picture has a class and 0 elsewhere.

        Many labellings can be put side by side, since each target is fitted by itself.
        """
        x, result = self._probe.x, np.empty(indicators.shape)
        total = x.T @ indicators
        for test, (mean, factor) in zip(self._tests, self._solvers, strict=True):
            count = len(x) - test.sum()
            shares = (indicators.sum(axis=0) - indicators[test].sum(axis=0)) / count
            right = (total - x[test].T @ indicators[test]) / count - np.outer(mean, shares)
            weights = cho_solve(factor, right, check_finite=False)
            result[test] = (x[test] - mean) @ weights + shares
        return result


def fresh_scores(
    features: Features, indicators: np.ndarray, new: Features, *, ridge: float = RIDGE
) -> np.ndarray:
    """Scores (m, targets) of new pictures' features (m, d) by a probe on all of ``features``."""
    probe = Probe(features, ridge=ridge)
    mean, factor = probe.solver(np.zeros(len(probe.x), bool))
    shares = indicators.mean(axis=0)
    right = probe.x.T @ indicators / len(probe.x) - np.outer(mean, shares)
    return (probe.scale.apply(new) - mean) @ cho_solve(factor, right, check_finite=False) + shares


class Scale:
    """Brings columns to mean 0, blocks to the same variance, all to the leading components.

    No label is needed for it, so that it is the same for all pictures and under all labels.
    """

    def __init__(self, features: Features):
        self._blocks = [(x.mean(axis=0), _spread(x)) for x in map(_checked, _blocks(features))]
        self._axes: np.ndarray | None = None
        x = self.apply(features)
        if x.shape[1] > COMPONENTS:
            self._axes = np.linalg.eigh(x.T @ x)[1][:, -COMPONENTS:]

    def apply(self, features: Features) -> np.ndarray:
        """One matrix (n, columns) of float64."""
        moved = [
            (_checked(x) - mean) / (spread * np.sqrt(x.shape[1] * len(self._blocks)))
            for x, (mean, spread) in zip(_blocks(features), self._blocks, strict=True)
        ]
        x = np.concatenate(moved, axis=1)
        return x if self._axes is None else x @ self._axes


def _blocks(features: Features) -> Sequence[np.ndarray]:
    return [features] if isinstance(features, np.ndarray) else features


def _checked(features: np.ndarray) -> np.ndarray:
    """As float64.

    Raises:
        StudyError: not (n, d), or not finite.
    """
    x = np.asarray(features, np.float64)
    if x.ndim != 2 or x.size == 0:
        raise StudyError(f"features are {x.shape}: the audit needs (pictures, features)")
    broken = np.flatnonzero(~np.isfinite(x).all(axis=1))
    if len(broken):
        raise StudyError(
            f"{len(broken)} of {len(x)} pictures have features that are no numbers (NaN or "
            f"infinite), the first is number {broken[0]}: compute them anew"
        )
    return x


def _spread(x: np.ndarray) -> np.ndarray:
    spread = x.std(axis=0)
    return np.where(spread > 1e-9, spread, np.inf)


def indicators(labels: np.ndarray, classes: Sequence) -> np.ndarray:
    """(n, classes): 1 where a picture has the class, else 0."""
    return (np.asarray(labels)[:, None] == np.asarray(classes)[None, :]).astype(np.float64)
