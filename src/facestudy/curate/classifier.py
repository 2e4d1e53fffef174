"""Classify faces as good or bad by logistic regression with calibrated probabilities."""

import warnings
from typing import NamedTuple

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from threadpoolctl import threadpool_limits

STRENGTHS = (0.03, 0.1, 0.3, 1.0)
"""Values of C, the inverse regularisation; cross-validation on the labels chooses one."""
FOLDS = 5
MOST_PSEUDO_LABELS = 10_000  # of each class


class Classifier(NamedTuple):
    """A fitted model and its calibration.

    Attributes:
        weights: (columns,), which with ``intercept`` give the margin.
        intercept: of the margin.
        slope: of the calibration: probability = sigmoid(slope * margin + offset).
        offset: of the calibration.
        held_out: (labels,) each label's probability of being good, by the model of a
            cross-validation fold that was not trained on it.
    """

    weights: np.ndarray
    intercept: float
    slope: float
    offset: float
    held_out: np.ndarray

    def probability(self, features: np.ndarray) -> np.ndarray:
        """The probability of being good, (n, columns) -> (n,)."""
        margins = features @ self.weights + self.intercept
        return _sigmoid(self.slope * margins.astype(float) + self.offset)


class TrainingSet(NamedTuple):
    """Faces to learn from.

    Attributes:
        features: float (n, columns).
        good: bool (n,).
    """

    features: np.ndarray
    good: np.ndarray


def fit(
    labels: TrainingSet, pseudo_labels: TrainingSet | None = None, *, seed: int = 0
) -> Classifier:
    """Learn from labels, and from pseudo-labels that an earlier classifier gave.

    All pseudo-labels together weigh as much as the labels, since they are many and may be wrong.
    Probabilities are calibrated on the labels only.

    Args:
        labels: given by a person; five or more of each class.
        pseudo_labels: given by the classifier of an earlier round.
        seed: of the folds.

    Returns:
        the classifier.
    """
    with threadpool_limits(1):  # matrices this narrow are slower with several threads
        return _fit(labels, pseudo_labels, seed)


def _fit(labels: TrainingSet, pseudo_labels: TrainingSet | None, seed: int) -> Classifier:
    if pseudo_labels is not None:
        pseudo_labels = _sample(pseudo_labels, seed) if len(pseudo_labels.good) else None
    count = min(FOLDS, int(labels.good.sum()), int((~labels.good).sum()))
    folds = StratifiedKFold(count, shuffle=True, random_state=seed)
    splits = list(folds.split(labels.features, labels.good))
    margins = [_held_out(labels, pseudo_labels, splits, strength) for strength in STRENGTHS]
    losses = [_log_loss(_calibrated(row, labels.good)[0], labels.good) for row in margins]
    best = int(np.argmin(losses))
    held_out, slope, offset = _calibrated(margins[best], labels.good)
    model = _regression(labels, pseudo_labels, STRENGTHS[best])
    return Classifier(model.coef_[0], float(model.intercept_[0]), slope, offset, held_out)


def _sample(pseudo_labels: TrainingSet, seed: int) -> TrainingSet:
    rng = np.random.default_rng(seed)
    classes = [np.flatnonzero(pseudo_labels.good == good) for good in (True, False)]
    drawn = [rng.choice(of, min(len(of), MOST_PSEUDO_LABELS), replace=False) for of in classes]
    positions = np.sort(np.concatenate(drawn))
    return TrainingSet(pseudo_labels.features[positions], pseudo_labels.good[positions])


def _held_out(
    labels: TrainingSet, pseudo_labels: TrainingSet | None, splits: list, strength: float
) -> np.ndarray:
    """Each label's margin by the model of the fold that leaves it out."""
    margins = np.empty(len(labels.good))
    for train, test in splits:
        part = TrainingSet(labels.features[train], labels.good[train])
        model = _regression(part, pseudo_labels, strength)
        margins[test] = model.decision_function(labels.features[test])
    return margins


def _regression(
    labels: TrainingSet, pseudo_labels: TrainingSet | None, strength: float
) -> LogisticRegression:
    features, good = labels
    weights = np.ones(len(good))
    if pseudo_labels is not None:
        features = np.vstack([features, pseudo_labels.features])
        good = np.concatenate([good, pseudo_labels.good])
        weight = min(1.0, len(labels.good) / len(pseudo_labels.good))
        weights = np.concatenate([weights, np.full(len(pseudo_labels.good), weight)])
    model = LogisticRegression(C=strength, max_iter=300)
    with warnings.catch_warnings():
        # A result a few steps short of the optimum is good enough, since it is calibrated.
        warnings.simplefilter("ignore", ConvergenceWarning)
        return model.fit(features, good, sample_weight=weights)


def _calibrated(margins: np.ndarray, good: np.ndarray) -> tuple[np.ndarray, float, float]:
    """Fit Platt's sigmoid with his targets, which stay below 1 and above 0 where labels are few.

    Platt, 2000, "Probabilities for SV machines".

    Returns:
        the margins' probabilities, slope, offset.
    """
    most, least = (good.sum() + 1) / (good.sum() + 2), 1 / ((~good).sum() + 2)
    targets = np.where(good, most, least)
    unit = margins.std() or 1.0
    twice = np.concatenate([margins, margins])[:, None] / unit
    classes = np.repeat([True, False], len(margins))
    weights = np.concatenate([targets, 1 - targets])
    model = LogisticRegression(C=1e6, max_iter=300).fit(twice, classes, sample_weight=weights)
    slope, offset = float(model.coef_[0, 0] / unit), float(model.intercept_[0])
    return _sigmoid(slope * margins + offset), slope, offset


def _sigmoid(x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(x, -50, 50)))


def _log_loss(probability: np.ndarray, good: np.ndarray) -> float:
    return float(-np.log(np.where(good, probability, 1 - probability) + 1e-12).mean())
