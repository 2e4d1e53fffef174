"""Heads on frozen features: support vector machines, or logistic and ridge regression.

Enters: features (n, d) and labels. Leaves: arrays (nothing is pickled) that say male or female and
the age of any other features.

The kernel is a Gaussian of the distance over all blocks, each weighted as `encoders` say. Its
width, 1, and the penalties were chosen by cross-validation on 3,000 UTKFace pictures; on the scale
used here typical pictures are 1 apart, whatever the encoder.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression, RidgeCV
from sklearn.svm import SVC, SVR

from facestudy.experiments.denoising.encoders import Block
from facestudy.study.errors import StudyError

KERNEL, LINEAR = "kernel", "linear"
KINDS = (KERNEL, LINEAR)
C_GENDER, C_AGE, TUBE = 3.0, 30.0, 3.0  # TUBE: years of error that cost nothing
C_LOGISTIC = 3.0
ALPHAS = np.logspace(-4, 1, 11)
LARGEST = 6000
"""Pictures that a support vector machine learns from at most: its time grows with their square."""


class Scale:
    """Columns to mean 0 and variance 1; then blocks by their weight, typical rows 1 apart."""

    def __init__(self, features: np.ndarray, blocks: list[Block]):
        widths = [block.width for block in blocks]
        if features.ndim != 2 or sum(widths) != features.shape[1]:
            raise StudyError(f"features {features.shape} are not the blocks of {widths}")
        self.mean = features.mean(axis=0, dtype=np.float64)
        deviation = features.std(axis=0, dtype=np.float64)
        weights = np.repeat([block.weight / block.width for block in blocks], widths)
        shares = np.sqrt(weights / sum(block.weight for block in blocks) / 2)
        self.factor = np.where(deviation > 1e-9, shares / np.maximum(deviation, 1e-9), 0.0)

    def __call__(self, features: np.ndarray) -> np.ndarray:
        return (features - self.mean) * self.factor


def gaussian(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """exp(-|x - y|^2) of all pairs: (n, d), (m, d) -> (n, m)."""
    squares = (x**2).sum(axis=1)[:, None] + (y**2).sum(axis=1)[None] - 2 * x @ y.T
    return np.exp(-np.maximum(squares, 0))


@dataclass(frozen=True)
class Function:
    """A fitted function of scaled features: ``basis`` (k, d) and one weight for each of its rows
    (kernel), or weights of the features themselves (linear, no basis)."""

    weights: np.ndarray
    intercept: float
    basis: np.ndarray | None = None

    def __call__(self, x: np.ndarray) -> np.ndarray:
        seen = x if self.basis is None else gaussian(x, self.basis)
        return seen @ self.weights + self.intercept


class Heads:
    """Gender and age from features.

    Args:
        features: (n, d) of pictures with labels.
        labels: ``male`` (1, 0 or NaN) and ``age`` (years or NaN), n rows.
        blocks: the encoder's.
        kind: one of `KINDS`.
        adults: teach gender by adults alone where ages tell them: a child's face says little, and
            cost 0.3 % of adults' accuracy (UTKFace).
        seed: which pictures, of more than `LARGEST`.

    Raises:
        StudyError: no such kind; one sex only, or no ages.
    """

    def __init__(
        self,
        features: np.ndarray,
        labels: pd.DataFrame,
        *,
        blocks: Any,
        kind: str = KERNEL,
        adults: bool = True,
        seed: int = 0,
    ):
        if kind not in KINDS:
            raise StudyError(f"there is no kind of head {kind!r}: choose {' or '.join(KINDS)}")
        self.kind, self.scale = kind, Scale(features, list(blocks))
        x = self.scale(features)
        male, age = (labels[name].to_numpy(float) for name in ("male", "age"))
        grown = ~(age < 18) if adults else np.ones(len(age), bool)
        known = _some(np.isfinite(male) & grown, kind, seed)
        self.gender = _gender(x[known], male[known], kind) if len(set(male[known])) == 2 else None
        aged = _some(np.isfinite(age), kind, seed)
        self.age = _age(x[aged], age[aged], kind) if len(aged) > 1 else None
        if self.gender is None and self.age is None:
            raise StudyError("heads need pictures of both sexes, or ages: none are known")

    def scores(self, features: np.ndarray) -> pd.DataFrame:
        """``score`` (above 0: male) and ``years`` for each row; NaN where nothing was taught."""
        x = self.scale(features)
        nothing = np.full(len(x), np.nan)
        return pd.DataFrame({
            "score": nothing if self.gender is None else self.gender(x),
            "years": nothing if self.age is None else self.age(x),
        })  # fmt: skip


def _some(wanted: np.ndarray, kind: str, seed: int) -> np.ndarray:
    places = np.flatnonzero(wanted)
    if kind == KERNEL and len(places) > LARGEST:
        places = np.sort(np.random.default_rng(seed).choice(places, LARGEST, replace=False))
    return places


def _gender(x: np.ndarray, male: np.ndarray, kind: str) -> Function:
    if kind == LINEAR:
        # A factor of 2 in the squares is the Gaussian's; the penalty is on the same scale.
        fitted = LogisticRegression(C=2 * C_LOGISTIC, max_iter=1000).fit(x, male)
        return Function(fitted.coef_[0], float(fitted.intercept_[0]))
    return _support(SVC(kernel="precomputed", C=C_GENDER), x, male)


def _age(x: np.ndarray, age: np.ndarray, kind: str) -> Function:
    if kind == LINEAR:
        fitted = RidgeCV(ALPHAS * len(x)).fit(x, age)
        return Function(fitted.coef_, float(fitted.intercept_))
    return _support(SVR(kernel="precomputed", C=C_AGE, epsilon=TUBE), x, age)


def _support(machine: Any, x: np.ndarray, y: np.ndarray) -> Function:
    """By a kernel of our own, so that what is kept is arrays and no scikit-learn object."""
    fitted = machine.fit(gaussian(x, x), y)
    return Function(fitted.dual_coef_[0], float(fitted.intercept_[0]), x[fitted.support_])
