"""Heads on frozen features: support vector machines, or logistic and ridge regression.

The kernel is a Gaussian of the distance over all blocks, with the weights given in `encoders`. Its
width, 1, and the penalties were chosen by cross-validation on 3,000 UTKFace pictures; features are
scaled so that typical pictures are 1 apart, whatever the encoder. Fitted heads are plain arrays.
"""

from collections.abc import Sequence
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
C_GENDER, C_AGE, TUBE = 3.0, 30.0, 3.0  # TUBE: errors up to so many years cost nothing
C_LOGISTIC = 3.0
ALPHAS = np.logspace(-4, 1, 11)
MAX_PICTURES = 6000
"""A support vector machine is trained on at most so many pictures; its time grows with their
square."""


class BlockScaler:
    """Scales columns to mean 0 and variance 1, then weights the blocks; typical rows are 1 apart.

    Args:
        features: (n, d) to fit the scaler on.
        blocks: of these features.

    Raises:
        StudyError: the blocks do not fit the features.
    """

    def __init__(self, features: np.ndarray, blocks: Sequence[Block]):
        widths = [block.width for block in blocks]
        if features.ndim != 2 or sum(widths) != features.shape[1]:
            raise StudyError(
                f"features {features.shape} do not consist of blocks of the widths {widths}"
            )
        self.mean = features.mean(axis=0, dtype=np.float64)
        deviation = features.std(axis=0, dtype=np.float64)
        weights = np.repeat([block.weight / block.width for block in blocks], widths)
        shares = np.sqrt(weights / sum(block.weight for block in blocks) / 2)
        self.factor = np.where(deviation > 1e-9, shares / np.maximum(deviation, 1e-9), 0.0)

    def __call__(self, features: np.ndarray) -> np.ndarray:
        return (features - self.mean) * self.factor


def gaussian_kernel(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """exp(-|x - y|^2) of all pairs: (n, d), (m, d) -> (n, m).

    >>> gaussian_kernel(np.zeros((2, 3)), np.zeros((1, 3))).tolist()
    [[1.0], [1.0]]
    """
    squares = (x**2).sum(axis=1)[:, None] + (y**2).sum(axis=1)[None] - 2 * x @ y.T
    return np.exp(-np.maximum(squares, 0))


@dataclass(frozen=True)
class DecisionFunction:
    """A fitted function of scaled features.

    Attributes:
        weights: one for each support vector (kernel), or for each feature (linear).
        intercept: added to the weighted sum.
        support: the support vectors (k, d); None for a linear function.
    """

    weights: np.ndarray
    intercept: float
    support: np.ndarray | None = None

    def __call__(self, x: np.ndarray) -> np.ndarray:
        inputs = x if self.support is None else gaussian_kernel(x, self.support)
        return inputs @ self.weights + self.intercept


class ShallowHeads:
    """Gender and age from frozen features.

    Args:
        features: (n, d) of pictures with labels.
        labels: ``male`` (1, 0 or NaN) and ``age`` (years or NaN), n rows.
        blocks: the encoder's.
        kind: one of `KINDS`.
        adults: train the gender head on adults alone where ages are known: children's faces lower
            the accuracy on adults by 0.3 percentage points (UTKFace).
        seed: draws the training pictures if there are more than `MAX_PICTURES`.

    Raises:
        StudyError: an unknown kind, or neither both sexes nor two ages among the labels.
    """

    def __init__(
        self,
        features: np.ndarray,
        labels: pd.DataFrame,
        *,
        blocks: Sequence[Block],
        kind: str = KERNEL,
        adults: bool = True,
        seed: int = 0,
    ):
        if kind not in KINDS:
            raise StudyError(f"{kind!r} is not a kind of head: choose {' or '.join(KINDS)}")
        self.kind, self.scale = kind, BlockScaler(features, blocks)
        x = self.scale(features)
        male, age = (labels[name].to_numpy(float) for name in ("male", "age"))
        grown = ~(age < 18) if adults else np.ones(len(age), bool)
        sexed = _training_rows(np.isfinite(male) & grown, kind, seed)
        both = len(set(male[sexed])) == 2
        self.gender = _fit_gender(x[sexed], male[sexed], kind) if both else None
        aged = _training_rows(np.isfinite(age), kind, seed)
        self.age = _fit_age(x[aged], age[aged], kind) if len(aged) > 1 else None
        if self.gender is None and self.age is None:
            raise StudyError(
                "the labels have neither both sexes nor two ages: heads need one of them"
            )

    def scores(self, features: np.ndarray) -> pd.DataFrame:
        """``score`` (above 0: male) and ``years`` for each row; NaN where there is no such head."""
        x = self.scale(features)
        missing = np.full(len(x), np.nan)
        return pd.DataFrame({
            "score": missing if self.gender is None else self.gender(x),
            "years": missing if self.age is None else self.age(x),
        })  # fmt: skip


def _training_rows(usable: np.ndarray, kind: str, seed: int) -> np.ndarray:
    """Positions of the usable rows, at most `MAX_PICTURES` for a support vector machine."""
    rows = np.flatnonzero(usable)
    if kind == KERNEL and len(rows) > MAX_PICTURES:
        rows = np.sort(np.random.default_rng(seed).choice(rows, MAX_PICTURES, replace=False))
    return rows


def _fit_gender(x: np.ndarray, male: np.ndarray, kind: str) -> DecisionFunction:
    if kind == LINEAR:
        # The scaler halves squared distances for the Gaussian; twice the C compensates for that.
        fitted = LogisticRegression(C=2 * C_LOGISTIC, max_iter=1000).fit(x, male)
        return DecisionFunction(fitted.coef_[0], float(fitted.intercept_[0]))
    return _fit_machine(SVC(kernel="precomputed", C=C_GENDER), x, male)


def _fit_age(x: np.ndarray, age: np.ndarray, kind: str) -> DecisionFunction:
    if kind == LINEAR:
        fitted = RidgeCV(ALPHAS * len(x)).fit(x, age)
        return DecisionFunction(fitted.coef_, float(fitted.intercept_))
    return _fit_machine(SVR(kernel="precomputed", C=C_AGE, epsilon=TUBE), x, age)


def _fit_machine(machine: Any, x: np.ndarray, y: np.ndarray) -> DecisionFunction:
    """With a precomputed kernel, so that arrays are kept and no scikit-learn object."""
    fitted = machine.fit(gaussian_kernel(x, x), y)
    return DecisionFunction(fitted.dual_coef_[0], float(fitted.intercept_[0]), x[fitted.support_])
