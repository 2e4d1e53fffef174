"""Estimates that say how sure they are, for faces that nobody has labelled.

Enters: features and labels of a study. Leaves: the probability of male and an age with its
interval for any other face; and which labels of the study look wrong. Uncertainty is what
cross-validation found: persons who were left out were judged by heads that had not seen them.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression

from facestudy.evaluation import grouped_folds
from facestudy.experiments.denoising.encoders import Block, Encoder
from facestudy.experiments.denoising.labels import read
from facestudy.experiments.denoising.shallow_heads import KERNEL, Heads
from facestudy.prepare.dataset import load
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

LEVEL = 0.9
"""The share of ages that their interval is meant to hold."""
NEAREST = 200
"""Held-out faces of about the same estimated age, whose errors make the interval."""
YOUNG, FEW = 18, 20
"""Faces that look younger than so many years have a calibration of their own, if there are not too
few of them."""
SURE, FAR = 0.99, 25.0
"""A label looks wrong if the probability of the other sex is above, or years differ by more."""


class Judge:
    """Heads that were taught by all labelled faces, and their errors on faces left out.

    Args:
        features: (n, d).
        labels: ``male, age, group``, n rows; NaN where unknown.
        blocks: the encoder's.
        kind: of heads, see `frozen.Heads`.
        seed: of the folds.

    Attributes:
        held_out: ``p_male, years`` of each face by heads that had not seen its group.

    Raises:
        StudyError: too few persons to leave some out.
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
        self._heads = Heads(features, labels, blocks=blocks, kind=kind, seed=seed)
        said = pd.DataFrame(index=range(len(labels)), columns=["score", "years"], dtype=float)
        for test in _tests(labels, seed):
            taught = Heads(features[~test], labels[~test], blocks=blocks, kind=kind, seed=seed)
            said.loc[test] = taught.scores(features[test]).to_numpy()
        self._sigmoids = _calibrated(said, labels["male"].to_numpy(float))
        self.held_out = pd.DataFrame({"p_male": self._probability(said), "years": said["years"]})
        errors = labels["age"].to_numpy(float) - said["years"].to_numpy()
        known = np.isfinite(errors)
        order = np.argsort(said["years"].to_numpy()[known])
        self._years, self._errors = said["years"].to_numpy()[known][order], errors[known][order]

    def estimates(self, features: np.ndarray) -> pd.DataFrame:
        """``p_male, years, low, high`` of other faces (m, d); NaN where nothing was taught."""
        said = self._heads.scores(features)
        spans = [self._span(years) for years in said["years"]]
        low, high = np.array(spans).reshape(-1, 2).T
        return pd.DataFrame({"p_male": self._probability(said), "years": said["years"],
                             "low": low, "high": high})  # fmt: skip

    def doubtful(self, labels: pd.DataFrame) -> pd.DataFrame:
        """Labels that look wrong: rows of ``labels`` with ``p_male, years`` and ``doubt``.

        The surest first. Some of them are right, and the estimate is wrong.
        """
        rows = pd.concat([labels.reset_index(drop=True), self.held_out], axis=1)
        against = np.where(rows["male"] == 1, 1 - rows["p_male"], rows["p_male"])
        against = np.where(rows["male"].isna(), np.nan, against)
        apart = (rows["years"] - rows["age"]).abs()
        sex = rows[against > SURE].assign(doubt="sex", weight=against[against > SURE])
        age = rows[apart > FAR].assign(doubt="age", weight=apart[apart > FAR])
        both = [each.sort_values("weight", ascending=False) for each in (sex, age)]
        return pd.concat(both, ignore_index=True).drop(columns="weight")

    def _probability(self, said: pd.DataFrame) -> np.ndarray:
        young = (said["years"] < YOUNG).to_numpy().astype(int)
        slope, shift = self._sigmoids[young].T
        return 1 / (1 + np.exp(-(slope * said["score"].to_numpy() + shift)))

    def _span(self, years: float) -> tuple[float, float]:
        if not np.isfinite(years) or not len(self._years):
            return np.nan, np.nan
        place, half = np.searchsorted(self._years, years), NEAREST // 2
        first = int(np.clip(place - half, 0, max(len(self._years) - NEAREST, 0)))
        errors = self._errors[first : first + NEAREST]
        low, high = np.quantile(errors, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
        return max(0.0, float(years + low)), max(0.0, float(years + high))


def of_study(study: Study, encoder: Encoder, *, kind: str = KERNEL) -> Judge:
    """A judge taught by all of a study's labelled faces, whichever split they are in.

    Raises:
        StudyError: the study is not past its split, or has neither ages nor sexes.
    """
    rows = read(study)
    known = (rows["male"].notna() | rows["age"].notna()).to_numpy()
    if not known.any():
        raise StudyError(f"no face of {study.name!r} has a sex or an age to learn from")
    faces = load(study).pictures.select(np.flatnonzero(known))
    labels = rows[known].reset_index(drop=True)
    return Judge(encoder.features(faces), labels, blocks=encoder.blocks, kind=kind)


def _tests(labels: pd.DataFrame, seed: int) -> list[np.ndarray]:
    """Which rows each fold leaves out, bool (n,); groups stay together, sexes are spread."""
    sexes = labels["male"].fillna(-1).to_numpy()
    groups = labels["group"].to_numpy()
    count = grouped_folds.most_folds(np.zeros(len(labels)), groups)
    dealt = grouped_folds.grouped(sexes, groups, folds=count, seed=seed)
    return [dealt == fold for fold in np.unique(dealt)]


def _calibrated(said: pd.DataFrame, male: np.ndarray) -> np.ndarray:
    """Slope and shift that make probabilities of scores (Platt, 1999), float (2, 2).

    The first row is for those who look grown up, the second for those who look younger: faces of
    children tell less, and would make the others' probabilities look less sure than they are.
    """
    score, young = said["score"].to_numpy(), (said["years"] < YOUNG).to_numpy()
    known = np.isfinite(score) & np.isfinite(male)
    every = _sigmoid(score[known], male[known], (1.0, 0.0))
    return np.array([
        _sigmoid(score[known & part], male[known & part], every) for part in (~young, young)
    ])  # fmt: skip


def _sigmoid(
    score: np.ndarray, male: np.ndarray, otherwise: tuple[float, float]
) -> tuple[float, float]:
    if len(score) < FEW or len(set(male)) < 2:
        return otherwise
    fitted = LogisticRegression(C=100.0).fit(score[:, None], male)
    return float(fitted.coef_[0, 0]), float(fitted.intercept_[0])
