"""Logistic regression on the middle layers of a frozen face network, as a baseline.

A face network's identity embedding discards the expression; the layers before it do not.
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
"""Cells along a side of a pooled map: the position within the face matters here."""
STRENGTH = 0.3
"""scikit-learn's C, for features whose overall variance is 1."""
PCA_RATIO = 4
"""`classifier` uses PCA from this many features per picture on."""


def features(
    pictures: np.ndarray, network: keras.Model | None = None, *, batch_size: int = 32
) -> np.ndarray:
    """Pooled 4 x 4 maps of three stages.

    Args:
        pictures: uint8 (n, height, width, 3), resized to 128 x 128.
        network: returns the stages by name; `face_resnet.stages` if None.
        batch_size: pictures at a time.

    Returns:
        float32 (n, features)
    """
    if network is None:
        from facestudy.models.backbones import face_resnet

        network = face_resnet.stages(GRID)
    batches = []
    for start in range(0, len(pictures), batch_size):
        batch = np.stack([_resized(picture) for picture in pictures[start : start + batch_size]])
        maps = network.predict_on_batch(batch)
        batches.append(np.concatenate([np.asarray(maps[name]) for name in STAGES], axis=1))
    return np.concatenate(batches).astype(np.float32)


class OverallScaler(TransformerMixin, BaseEstimator):
    """Scale all features together to mean 0 and overall variance 1.

    Features keep their relative spread: scaling each to variance 1 costs three points on CK+.
    """

    def fit(self, x: np.ndarray, _: np.ndarray | None = None) -> "OverallScaler":
        self.mean_ = x.mean(axis=0)
        self.spread_ = float((x - self.mean_).std()) or 1.0
        return self

    def transform(self, x: np.ndarray) -> np.ndarray:
        return (x - self.mean_) / self.spread_


def classifier(pictures: int, features: int) -> Pipeline:
    """An unfitted logistic regression for that number of pictures and features.

    With few pictures, PCA rotates them into as many components as there are pictures. It keeps all
    distances, so the regression is the same. With many pictures, PCA would take longer than the
    regression itself.
    """
    rotation = [PCA()] if pictures * PCA_RATIO <= features else []
    return make_pipeline(OverallScaler(), *rotation, LogisticRegression(C=STRENGTH, max_iter=500))


def folds(labels: np.ndarray, people: np.ndarray, *, number: int = 5, seed: int = 0) -> np.ndarray:
    """Assign people to folds, with the classes as balanced as possible.

    Args:
        labels: int (n,).
        people: (n,), the person in each picture.
        number: of folds.
        seed: of the random assignment.

    Returns:
        the fold of each picture, int (n,).

    Raises:
        StudyError: fewer people than folds.
    """
    count = len(np.unique(people))
    if count < number:
        raise StudyError(f"{count} people cannot be split into {number} folds")
    splitter = StratifiedGroupKFold(number, shuffle=True, random_state=seed)
    result = np.empty(len(labels), int)
    for fold, (_, test) in enumerate(splitter.split(labels, labels, people)):
        result[test] = fold
    return result


def cross_validate(x: np.ndarray, labels: np.ndarray, folds: np.ndarray) -> np.ndarray:
    """Predict each fold with a regression that is fitted to the others.

    Args:
        x: features (n, features).
        labels: int (n,), 0 to classes - 1; each class is in every training part.
        folds: the fold of each picture, int (n,).

    Returns:
        probabilities, float32 (n, classes).
    """
    probabilities = np.zeros((len(labels), labels.max() + 1), np.float32)
    for fold in np.unique(folds):
        test = folds == fold
        training = x[~test]
        fitted = classifier(*training.shape).fit(training, labels[~test])
        probabilities[np.ix_(test, fitted.classes_)] = fitted.predict_proba(x[test])
    return probabilities


def _resized(picture: np.ndarray) -> np.ndarray:
    if picture.shape[:2] == (SIDE, SIDE):
        return picture
    return cv2.resize(picture, (SIDE, SIDE), interpolation=cv2.INTER_CUBIC)
