"""The faces that the autoencoders see: a study's good crops, reduced to the networks' side."""

from typing import Any, NamedTuple

import cv2
import numpy as np
import pandas as pd

from facestudy.prepare import dataset
from facestudy.study.paths import Study

TRAIN, VALIDATION, HELD_OUT = "train", "validation", "test"


class Faces(NamedTuple):
    """Faces in the order of ``split.csv``.

    Attributes:
        rows: ``id, category, group, split``.
        pictures: RGB uint8 (n, side, side, 3).
    """

    rows: pd.DataFrame
    pictures: np.ndarray

    def part(self, name: str) -> np.ndarray:
        """The pictures of a part: "train", "validation" or "test"."""
        return self.pictures[(self.rows["split"] == name).to_numpy()]


def load(study: Study, side: int = 64) -> Faces:
    """All faces of a study that are in a split, so that what curation left out is not here.

    Args:
        study: has a split.
        side: in pixels.

    Raises:
        StudyError: there is no split yet, or it is out of date.
    """
    faces = dataset.load(study)
    return Faces(faces.rows, reduced(faces.pictures, side))


def reduced(pictures: Any, side: int) -> np.ndarray:
    """Crops, averaged down to another side; RGB uint8 (n, side, side, 3)."""
    small = [resized(picture, side) for picture in pictures]
    return np.stack(small) if small else np.zeros((0, side, side, 3), np.uint8)


def resized(picture: np.ndarray, side: int) -> np.ndarray:
    """One picture at another side: averaged if smaller, smooth if larger."""
    if picture.shape[0] == side:
        return picture
    method = cv2.INTER_AREA if picture.shape[0] > side else cv2.INTER_CUBIC
    return cv2.resize(picture, (side, side), interpolation=method)


def mirrored(pictures: np.ndarray) -> np.ndarray:
    """The pictures, followed by their mirror images."""
    return np.concatenate([pictures, pictures[:, :, ::-1]])
