"""Good or bad: logistic regression whose probabilities are calibrated on labels it did not see.

Enters: rows of evidence and labels. Leaves: a `Judge`, which gives each row a probability.
"""

import warnings
from typing import NamedTuple

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from threadpoolctl import threadpool_limits

STRENGTHS = (0.03, 0.1, 0.3, 1.0)
"""Inverse regularisation, from which cross-validation on the labels chooses."""
FOLDS = 5
MOST_OWN = 10_000  # of its own verdicts of each kind that the model learns from again


class Judge(NamedTuple):
    """A fitted model and its calibration.

    Attributes:
        weights: (numbers,), with ``intercept`` the margin.
        intercept: of the margin.
        slope: of the calibration: probability = sigmoid(slope * margin + offset).
        offset: of the calibration.
        held_out: (labels,) probability of being good of each label, by a model that had not
            seen it.
    """

    weights: np.ndarray
    intercept: float
    slope: float
    offset: float
    held_out: np.ndarray

    def probability(self, evidence: np.ndarray) -> np.ndarray:
        """Of being good, (n, numbers) -> (n,)."""
        margins = evidence @ self.weights + self.intercept
        return _sigmoid(self.slope * margins.astype(float) + self.offset)


class Known(NamedTuple):
    """Rows of evidence and what is said of them: True for good."""

    evidence: np.ndarray
    good: np.ndarray


def fit(labels: Known, own: Known | None = None, *, seed: int = 0) -> Judge:
    """Learn from labels, and from the model's own earlier verdicts.

    The own verdicts together weigh as much as the labels do: they are many, and may be wrong. They
    are never what probabilities are calibrated on.

    Args:
        labels: a person's; five or more of each kind.
        own: the model's own earlier verdicts.
        seed: of the folds.
    """
    with threadpool_limits(1):  # on matrices this narrow threads wait for each other
        return _fit(labels, own, seed)


def _fit(labels: Known, own: Known | None, seed: int) -> Judge:
    own = _some(own, seed) if own is not None and len(own.good) else None
    folds = min(FOLDS, int(labels.good.sum()), int((~labels.good).sum()))
    deal = StratifiedKFold(folds, shuffle=True, random_state=seed)
    splits = list(deal.split(labels.evidence, labels.good))
    tried = [_held_out(labels, own, splits, strength) for strength in STRENGTHS]
    losses = [_log_loss(_calibrated(margins, labels.good)[0], labels.good) for margins in tried]
    best = int(np.argmin(losses))
    held_out, slope, offset = _calibrated(tried[best], labels.good)
    model = _learn(labels, own, STRENGTHS[best])
    return Judge(model.coef_[0], float(model.intercept_[0]), slope, offset, held_out)


def _some(own: Known, seed: int) -> Known:
    rng = np.random.default_rng(seed)
    kinds = [np.flatnonzero(own.good == kind) for kind in (True, False)]
    kept = [rng.choice(kind, min(len(kind), MOST_OWN), replace=False) for kind in kinds]
    chosen = np.sort(np.concatenate(kept))
    return Known(own.evidence[chosen], own.good[chosen])


def _held_out(labels: Known, own: Known | None, splits: list, strength: float) -> np.ndarray:
    margins = np.empty(len(labels.good))
    for learn, judge in splits:
        part = Known(labels.evidence[learn], labels.good[learn])
        margins[judge] = _learn(part, own, strength).decision_function(labels.evidence[judge])
    return margins


def _learn(labels: Known, own: Known | None, strength: float) -> LogisticRegression:
    evidence, good = labels
    weights = np.ones(len(good))
    if own is not None:
        evidence = np.vstack([evidence, own.evidence])
        good = np.concatenate([good, own.good])
        share = len(labels.good) / len(own.good)
        weights = np.concatenate([weights, np.full(len(own.good), min(1.0, share))])
    model = LogisticRegression(C=strength, max_iter=300)
    with warnings.catch_warnings():
        # A few steps short of the optimum is no matter: what comes out is calibrated.
        warnings.simplefilter("ignore", ConvergenceWarning)
        return model.fit(evidence, good, sample_weight=weights)


def _calibrated(margins: np.ndarray, good: np.ndarray) -> tuple[np.ndarray, float, float]:
    """Platt's sigmoid with his targets, which are short of 0 and 1 by what so few labels allow.

    Platt, 2000, "Probabilities for SV machines".

    Returns:
        the margins' probabilities, slope, offset.
    """
    most, least = (good.sum() + 1) / (good.sum() + 2), 1 / ((~good).sum() + 2)
    targets = np.where(good, most, least)
    unit = margins.std() or 1.0
    twice = np.concatenate([margins, margins])[:, None] / unit
    kinds = np.repeat([True, False], len(margins))
    weights = np.concatenate([targets, 1 - targets])
    model = LogisticRegression(C=1e6, max_iter=300).fit(twice, kinds, sample_weight=weights)
    slope, offset = float(model.coef_[0, 0] / unit), float(model.intercept_[0])
    return _sigmoid(slope * margins + offset), slope, offset


def _sigmoid(x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(x, -50, 50)))


def _log_loss(probability: np.ndarray, good: np.ndarray) -> float:
    return float(-np.log(np.where(good, probability, 1 - probability) + 1e-12).mean())
