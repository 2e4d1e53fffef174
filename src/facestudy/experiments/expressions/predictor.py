"""A trained network at work on faces.

Enters: pictures and boxes. Leaves: an expression and its score, by a vote of 45 windows.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import keras
import numpy as np

from facestudy.experiments.expressions import model as network
from facestudy.experiments.expressions import window_vote
from facestudy.experiments.expressions.window_vote import SCALES, SHIFTS, Box
from facestudy.models.precision import FLOAT32
from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

MODEL = "expressions_cnn"
WEIGHTS, CLASSES = "model.weights.h5", "classes.json"


class Reading(NamedTuple):
    """What is said of a face; ``score`` is the mean probability of the winner."""

    expression: str
    score: float
    probabilities: np.ndarray


class Reader:
    """A network, its classes, and the windows that vote.

    Args:
        model: windows (n, 48, 48, 3) of 0-255 -> probabilities (n, classes).
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

    def read(self, picture: np.ndarray, box: Box) -> Reading:
        """The expression of a face in an RGB uint8 picture (height, width, 3)."""
        seen = window_vote.cut(picture, box, self.scales, self.shifts)
        said = window_vote.vote(np.asarray(self.model.predict_on_batch(seen), np.float32))
        winner = int(said.argmax())
        return Reading(self.classes[winner], float(said[winner]), said)


def save(folder: Path, model: keras.Model, classes: Sequence[str]) -> None:
    """Weights and classes; `load` builds the network in code and puts them in."""
    with files.replacing(folder / WEIGHTS) as temporary:
        named = temporary.with_name(f"{temporary.stem}.weights.h5")  # Keras insists on the ending
        try:
            model.save_weights(named)
            named.replace(temporary)
        finally:
            named.unlink(missing_ok=True)
    files.write_json(folder / CLASSES, list(classes))


def load(study: Study, seed: int = 0, *, policy: str = FLOAT32) -> Reader:
    """The study's trained network.

    Raises:
        StudyError: none is trained yet, or its files are damaged.
    """
    folder = study.model(MODEL, seed)
    for name in (WEIGHTS, CLASSES):
        if not (folder / name).is_file():
            raise files.missing(folder / name, "experiments/expressions")
    try:
        classes = json.loads((folder / CLASSES).read_text())
        model = network.build(len(classes), policy=policy)
        model.load_weights(folder / WEIGHTS)
    except (ValueError, OSError) as error:
        raise StudyError(
            f"{folder} is damaged ({type(error).__name__}): delete it and run "
            "notebooks/experiments/expressions.ipynb again"
        ) from None
    return Reader(model, classes)
