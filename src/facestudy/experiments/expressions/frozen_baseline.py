"""The same task on a frozen face network's middle layers, with a plain logistic regression.

Enters: face pictures. Leaves: features that know an expression; out-of-fold probabilities. An
identity embedding forgets what a face expresses, the layers before it do not.
"""

import cv2
import keras
import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold
from sklearn.pipeline import Pipeline, make_pipeline

from facestudy.models.backbones.base import SIDE
from facestudy.study.errors import StudyError

STAGES = ("stage2", "stage3", "stage4")
GRID = 4
"""Cells along a side: where in the face something is matters here."""
STRENGTH = 0.3
"""scikit-learn's C, for features whose overall variance is 1."""
ROTATED_FROM = 4
"""Numbers per picture from which on `classifier` rotates."""


def features(
    pictures: np.ndarray, network: keras.Model | None = None, *, batch_size: int = 32
) -> np.ndarray:
    """Pooled 4 x 4 maps of three stages, float32 (n, numbers).

    Args:
        pictures: uint8 (n, height, width, 3); brought to 128 x 128.
        network: gives the stages by name; `face_resnet.stages` if None.
    """
    if network is None:
        from facestudy.models.backbones import face_resnet

        network = face_resnet.stages(GRID)
    found = []
    for start in range(0, len(pictures), batch_size):
        part = np.stack([_sized(picture) for picture in pictures[start : start + batch_size]])
        maps = network.predict_on_batch(part)
        found.append(np.concatenate([np.asarray(maps[name]) for name in STAGES], axis=1))
    return np.concatenate(found).astype(np.float32)


class Whole(TransformerMixin, BaseEstimator):
    """Brings all features together to mean 0 and variance 1.

    Each keeps its own spread beside the others: a map's strong features say more than its weak
    ones, and making all alike costs three points on CK+.
    """

    def fit(self, x: np.ndarray, _: np.ndarray | None = None) -> "Whole":
        self.mean_ = x.mean(axis=0)
        self.spread_ = float((x - self.mean_).std()) or 1.0
        return self

    def transform(self, x: np.ndarray) -> np.ndarray:
        return (x - self.mean_) / self.spread_


def classifier(pictures: int, numbers: int) -> Pipeline:
    """Logistic regression, to be fitted to so many pictures of so many numbers each.

    Few pictures are rotated first, into as many numbers as there are pictures. That keeps every
    distance between them, so that the regression is the same; of many pictures, finding the
    rotation would take longer than the regression.
    """
    rotation = [PCA()] if pictures * ROTATED_FROM <= numbers else []
    return make_pipeline(Whole(), *rotation, LogisticRegression(C=STRENGTH, max_iter=500))


def folds(labels: np.ndarray, people: np.ndarray, *, number: int = 5, seed: int = 0) -> np.ndarray:
    """Fold numbers (n,): whole people together, classes as even as can be.

    Raises:
        StudyError: fewer people than folds.
    """
    if len(np.unique(people)) < number:
        raise StudyError(f"{len(np.unique(people))} people cannot be dealt into {number} folds")
    dealt = StratifiedGroupKFold(number, shuffle=True, random_state=seed)
    result = np.empty(len(labels), int)
    for fold, (_, test) in enumerate(dealt.split(labels, labels, people)):
        result[test] = fold
    return result


def cross_validated(x: np.ndarray, labels: np.ndarray, dealt: np.ndarray) -> np.ndarray:
    """Probabilities of every picture by a regression that has not seen its person.

    Args:
        x: features (n, numbers).
        labels: int (n,), 0 to classes - 1, each in every training part.
        dealt: fold numbers (n,).

    Returns:
        float32 (n, classes)
    """
    said = np.zeros((len(labels), labels.max() + 1), np.float32)
    for fold in np.unique(dealt):
        test = dealt == fold
        known = x[~test]
        fitted = classifier(*known.shape).fit(known, labels[~test])
        said[np.ix_(test, fitted.classes_)] = fitted.predict_proba(x[test])
    return said


def _sized(picture: np.ndarray) -> np.ndarray:
    if picture.shape[:2] == (SIDE, SIDE):
        return picture
    return cv2.resize(picture, (SIDE, SIDE), interpolation=cv2.INTER_CUBIC)
