"""Pictures that a control makes from a study's raw pictures."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from facestudy.prepare.crop import LANDMARKS
from facestudy.study.errors import StudyError
from facestudy.study.images import PictureError, decode
from facestudy.study.paths import Study

GREY = 128
"""What replaces the parts of a picture that a control must not show."""

Row = dict[str, Any]
"""A picture's ``id, format`` and its columns of ``faces.csv``."""
Transform = Callable[[np.ndarray, Row], np.ndarray]
"""A raw picture, RGB uint8 (height, width, 3), and its row to a picture (128, 128, 3)."""


class TransformedPictures:
    """Transformed raw pictures, RGB uint8 (128, 128, 3), made when they are indexed.

    Args:
        study: the study with the raw pictures.
        rows: ``id, format`` and the columns of ``faces.csv`` of each picture.
        transform: the ``transform`` of a control's module.
    """

    def __init__(self, study: Study, rows: pd.DataFrame, transform: Transform):
        self._raw, self._rows = study.raw, rows.to_dict("records")
        self._transform = transform

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[np.ndarray]:
        return (self[number] for number in range(len(self)))

    def __getitem__(self, number: int) -> np.ndarray:
        row = self._rows[number]
        return self._transform(_read(self._raw / f"{row['id']}.{row['format']}"), row)


def _read(path: Path) -> np.ndarray:
    try:
        return decode(path.read_bytes())
    except (OSError, PictureError) as error:
        raise StudyError(f"{path} cannot be read ({error}): run 01_collect again") from None


def landmarks(row: Row) -> np.ndarray:
    """The five landmarks (5, 2) of a row of ``faces.csv``, in pixels of the raw picture."""
    return np.array([[float(row[f"{name}_{axis}"]) for axis in "xy"] for name in LANDMARKS])
