"""Estimates of gender and age with their uncertainty, and labels that look wrong.

Probabilities and age intervals are calibrated on cross-validated errors: each person is estimated
by heads that were trained without that person.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression

from facestudy.evaluation import grouped_folds
from facestudy.experiments.denoising.encoders import Block, Encoder
from facestudy.experiments.denoising.labels import read_labels
from facestudy.experiments.denoising.shallow_heads import KERNEL, ShallowHeads
from facestudy.prepare.dataset import load
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

LEVEL = 0.9
"""Nominal coverage of the age intervals."""
NEAREST = 200
"""Number of held-out faces of similar estimated age whose errors give the interval."""
YOUNG, MIN_FACES = 18, 20
"""Faces with an estimated age below `YOUNG` have a calibration of their own, if there are at least
`MIN_FACES` of them."""
SURE, FAR = 0.99, 25.0
"""A label is doubtful if the probability of the other sex is above `SURE`, or the estimated age
differs by more than `FAR` years."""


class Estimator:
    """Heads trained on all labelled faces, calibrated on cross-validated errors.

    Args:
        features: (n, d).
        labels: ``male, age, group``, n rows; NaN where unknown.
        blocks: the encoder's.
        kind: of heads, see `shallow_heads.ShallowHeads`.
        seed: of the folds.

    Attributes:
        held_out: ``p_male, years`` of each face, by heads trained without its group.

    Raises:
        StudyError: too few groups for cross-validation.
    """

    def __init__(
        self,
        features: np.ndarray,
        labels: pd.DataFrame,
        *,
        blocks: Sequence[Block],
        kind: str = KERNEL,
        seed: int = 0,
    ):
        self._heads = ShallowHeads(features, labels, blocks=blocks, kind=kind, seed=seed)
        scores = pd.DataFrame(index=range(len(labels)), columns=["score", "years"], dtype=float)
        for test in _test_folds(labels, seed):
            heads = ShallowHeads(
                features[~test], labels[~test], blocks=blocks, kind=kind, seed=seed
            )
            scores.loc[test] = heads.scores(features[test]).to_numpy()
        self._sigmoids = _fit_sigmoids(scores, labels["male"].to_numpy(float))
        years = scores["years"].to_numpy()
        self.held_out = pd.DataFrame({"p_male": self._probability(scores), "years": years})
        errors = labels["age"].to_numpy(float) - years
        known = np.isfinite(errors)
        order = np.argsort(years[known])
        self._years, self._errors = years[known][order], errors[known][order]

    def estimate(self, features: np.ndarray) -> pd.DataFrame:
        """``p_male, years, low, high`` of new faces (m, d); NaN where there is no such head."""
        scores = self._heads.scores(features)
        intervals = [self._interval(years) for years in scores["years"]]
        low, high = np.array(intervals).reshape(-1, 2).T
        return pd.DataFrame({"p_male": self._probability(scores), "years": scores["years"],
                             "low": low, "high": high})  # fmt: skip

    def doubtful_labels(self, labels: pd.DataFrame) -> pd.DataFrame:
        """Labels that look wrong, the most doubtful first; for some the estimate is wrong instead.

        Args:
            labels: those that the estimator was made with.

        Returns:
            the rows in question, with ``p_male, years`` and ``doubt`` ("sex" or "age").
        """
        rows = pd.concat([labels.reset_index(drop=True), self.held_out], axis=1)
        against = np.where(rows["male"] == 1, 1 - rows["p_male"], rows["p_male"])
        against = np.where(rows["male"].isna(), np.nan, against)
        apart = (rows["years"] - rows["age"]).abs()
        sex = rows[against > SURE].assign(doubt="sex", weight=against[against > SURE])
        age = rows[apart > FAR].assign(doubt="age", weight=apart[apart > FAR])
        both = [doubts.sort_values("weight", ascending=False) for doubts in (sex, age)]
        return pd.concat(both, ignore_index=True).drop(columns="weight")

    def _probability(self, scores: pd.DataFrame) -> np.ndarray:
        young = (scores["years"] < YOUNG).to_numpy().astype(int)
        slope, shift = self._sigmoids[young].T
        return 1 / (1 + np.exp(-(slope * scores["score"].to_numpy() + shift)))

    def _interval(self, years: float) -> tuple[float, float]:
        if not np.isfinite(years) or not len(self._years):
            return np.nan, np.nan
        position, half = np.searchsorted(self._years, years), NEAREST // 2
        first = int(np.clip(position - half, 0, max(len(self._years) - NEAREST, 0)))
        errors = self._errors[first : first + NEAREST]
        low, high = np.quantile(errors, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
        return max(0.0, float(years + low)), max(0.0, float(years + high))


def study_estimator(study: Study, encoder: Encoder, *, kind: str = KERNEL) -> Estimator:
    """An estimator trained on all labelled faces of a study, whichever split they are in.

    Args:
        study: has a split, and ages or sexes in its index.
        encoder: gives the features.
        kind: of heads, see `shallow_heads.ShallowHeads`.

    Raises:
        StudyError: the study has no split yet, or has neither ages nor sexes.
    """
    rows = read_labels(study)
    known = (rows["male"].notna() | rows["age"].notna()).to_numpy()
    if not known.any():
        raise StudyError(f"no face of {study.name!r} has a sex or an age in the index")
    faces = load(study).pictures.select(np.flatnonzero(known))
    labels = rows[known].reset_index(drop=True)
    return Estimator(encoder.features(faces), labels, blocks=encoder.blocks, kind=kind)


def _test_folds(labels: pd.DataFrame, seed: int) -> list[np.ndarray]:
    """The test rows of each fold, bool (n,); no group is in two folds, sexes are balanced."""
    sexes = labels["male"].fillna(-1).to_numpy()
    groups = labels["group"].to_numpy()
    whole = np.full(len(labels), "this study", dtype=object)  # the name is for the error message
    count = grouped_folds.max_folds(whole, groups)
    folds = grouped_folds.grouped(sexes, groups, folds=count, seed=seed)
    return [folds == fold for fold in np.unique(folds)]


def _fit_sigmoids(scores: pd.DataFrame, male: np.ndarray) -> np.ndarray:
    """Slope and shift that turn scores into probabilities (Platt, 1999), float (2, 2).

    The first row is for faces estimated as adult, the second for younger ones: children's faces
    are less certain, and would make the probabilities of adults too cautious.
    """
    score, young = scores["score"].to_numpy(), (scores["years"] < YOUNG).to_numpy()
    known = np.isfinite(score) & np.isfinite(male)
    overall = _fit_sigmoid(score[known], male[known], (1.0, 0.0))
    return np.array([
        _fit_sigmoid(score[known & part], male[known & part], overall) for part in (~young, young)
    ])  # fmt: skip


def _fit_sigmoid(
    score: np.ndarray, male: np.ndarray, default: tuple[float, float]
) -> tuple[float, float]:
    """Slope and shift of a logistic regression; the default where there are too few faces."""
    if len(score) < MIN_FACES or len(set(male)) < 2:
        return default
    fitted = LogisticRegression(C=100.0).fit(score[:, None], male)
    return float(fitted.coef_[0, 0]), float(fitted.intercept_[0])
