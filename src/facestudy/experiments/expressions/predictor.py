"""Predict the expression of a detected face with a trained network and the vote of 45 windows."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import keras
import numpy as np

from facestudy.experiments.expressions.model import build_network
from facestudy.experiments.expressions.window_vote import SCALES, SHIFTS, Box, cut_windows, vote
from facestudy.models import trained_weights
from facestudy.models.precision import FLOAT32
from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

MODEL = "expressions_cnn"
WEIGHTS, CLASSES = "model.weights.h5", "classes.json"


class Prediction(NamedTuple):
    """The predicted class, its mean probability, and the mean probabilities of all classes."""

    expression: str
    score: float
    probabilities: np.ndarray


class Predictor:
    """A network, its classes, and the windows that vote.

    Args:
        model: maps windows (n, 48, 48, 3), 0-255, to probabilities (n, classes).
        classes: names of the classes.
        scales: as for `facestudy.experiments.expressions.window_vote.cut_windows`.
        shifts: likewise.
    """

    def __init__(
        self,
        model: keras.Model,
        classes: Sequence[str],
        *,
        scales: tuple[float, ...] = SCALES,
        shifts: tuple[tuple[int, int], ...] = SHIFTS,
    ) -> None:
        self.model, self.classes = model, list(classes)
        self.scales, self.shifts = scales, shifts

    def predict(self, picture: np.ndarray, box: Box) -> Prediction:
        """The expression of a face in an RGB uint8 picture (height, width, 3)."""
        windows = cut_windows(picture, box, self.scales, self.shifts)
        probabilities = vote(np.asarray(self.model.predict_on_batch(windows), np.float32))
        best = int(probabilities.argmax())
        return Prediction(self.classes[best], float(probabilities[best]), probabilities)


def save(folder: Path, model: keras.Model, classes: Sequence[str]) -> None:
    """Save weights and class names.

    Args:
        folder: gets ``model.weights.h5`` and ``classes.json``.
        model: the trained network.
        classes: names of its classes.
    """
    with files.replacing(folder / WEIGHTS) as temporary:
        named = temporary.with_name(f"{temporary.stem}.weights.h5")  # Keras requires this ending
        try:
            model.save_weights(named)
            named.replace(temporary)
        finally:
            named.unlink(missing_ok=True)
    files.write_json(folder / CLASSES, list(classes))


def load(study: Study, seed: int = 0, *, policy: str = FLOAT32) -> Predictor:
    """Load the study's trained network.

    Args:
        study: the study in which it was trained.
        seed: the seed with which it was trained.
        policy: as for `facestudy.experiments.expressions.model.build_network`.

    Returns:
        the predictor; the architecture is built in code and gets the saved weights.

    Raises:
        StudyError: no network has been trained yet, or its files are damaged.
    """
    folder = study.model(MODEL, seed)
    for name in (WEIGHTS, CLASSES):
        if not (folder / name).is_file():
            raise files.missing(folder / name, "experiments/expressions")
    try:
        classes = json.loads((folder / CLASSES).read_text())
        model = build_network(len(classes), policy=policy)
        trained_weights.fill(model, folder / WEIGHTS)
    except (ValueError, OSError) as error:
        raise StudyError(
            f"{folder} is damaged ({type(error).__name__}): delete it and run "
            "notebooks/experiments/expressions.ipynb again"
        ) from None
    return Predictor(model, classes)
