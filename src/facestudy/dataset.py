"""A study's faces as arrays.

Enters: ``split.csv`` and ``faces/``. Leaves: pictures and class numbers for Keras.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import pandas as pd

from facestudy import split
from facestudy.errors import StudyError
from facestudy.paths import Study


@dataclass(frozen=True)
class Faces:
    """All faces that are in a split, in the order of ``split.csv``.

    Attributes:
        rows: ``id, category, group, split``.
        pictures: RGB uint8 (n, height, width, 3).
        labels: int (n,), positions in ``categories``.
        categories: sorted.
    """

    rows: pd.DataFrame
    pictures: np.ndarray
    labels: np.ndarray
    categories: list[str]

    def part(self, name: str) -> np.ndarray:
        """The positions of a split's rows: "train", "test" or "validation"."""
        return np.flatnonzero(self.rows["split"] == name)


def load(study: Study) -> Faces:
    """Read the faces of a study that is past its split."""
    rows = split.read(study)
    categories = sorted(rows["category"].unique())
    numbers = {name: number for number, name in enumerate(categories)}
    labels = rows["category"].map(numbers).to_numpy()
    return Faces(rows, read_crops(study, rows["id"]), labels, categories)


def read_crops(study: Study, ids: Sequence[str]) -> np.ndarray:
    """The crops of these pictures: RGB uint8 (n, height, width, 3).

    Raises:
        StudyError: a crop is missing or damaged.
    """
    pictures = []
    for one in ids:
        picture = cv2.imread(str(study.faces / f"{one}.png"), cv2.IMREAD_COLOR_RGB)
        if picture is None:
            raise StudyError(f"faces/{one}.png is missing or damaged: run 02_crop again")
        pictures.append(picture)
    return np.stack(pictures)
