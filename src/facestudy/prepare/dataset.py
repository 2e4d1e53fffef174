"""A study's faces and their classes.

Enters: ``split.csv`` and ``faces/``. Leaves: pictures, read when they are needed, and class
numbers for Keras.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pandas as pd

from facestudy.prepare import split
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study


@dataclass(frozen=True)
class Faces:
    """All faces that are in a split, in the order of ``split.csv``.

    Attributes:
        rows: ``id, category, group, split``.
        pictures: RGB uint8 (n, height, width, 3), on the disk until indexed.
        labels: int (n,), positions in ``categories``.
        categories: sorted.
    """

    rows: pd.DataFrame
    pictures: "Crops"
    labels: np.ndarray
    categories: list[str]

    def part(self, name: str) -> np.ndarray:
        """The positions of a split's rows: "train", "test" or "validation"."""
        return np.flatnonzero(self.rows["split"] == name)


class Crops:
    """Pictures on the disk that index as an array ``(n, height, width, 3)`` of RGB uint8 does.

    ``crops[7]`` is one picture, ``crops[:32]`` and ``crops[positions]`` are arrays of those;
    `select` gives other crops, of which nothing is read yet. Memory holds what is asked for.
    """

    dtype = np.dtype(np.uint8)

    def __init__(self, folder: Path, ids: Sequence[str]):
        self.folder, self.ids = folder, np.asarray(ids, dtype=object)

    @property
    def shape(self) -> tuple[int, ...]:
        return (len(self), *(self._read(self.ids[0]).shape if len(self) else (0, 0, 3)))

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[np.ndarray]:
        return map(self._read, self.ids)

    def __getitem__(self, index: Any) -> np.ndarray:
        chosen = self.ids[index]
        return self._read(chosen) if isinstance(chosen, str) else read_crops(self.folder, chosen)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray:
        return np.asarray(self[:], dtype)

    def select(self, positions: Any) -> "Crops":
        return Crops(self.folder, self.ids[positions])

    def _read(self, one: str) -> np.ndarray:
        picture = cv2.imread(str(self.folder / f"{one}.png"), cv2.IMREAD_COLOR_RGB)
        if picture is None:
            raise StudyError(f"faces/{one}.png is missing or damaged: run 02_crop again")
        return picture


def load(study: Study) -> Faces:
    """The faces of a study that is past its split; their pictures are not read yet.

    Raises:
        StudyError: a crop is missing.
    """
    rows = split.read(study)
    categories = sorted(rows["category"].unique())
    numbers = {name: number for number, name in enumerate(categories)}
    labels = rows["category"].map(numbers).to_numpy()
    for one in rows["id"]:
        if not (study.faces / f"{one}.png").is_file():
            raise StudyError(f"faces/{one}.png is missing or damaged: run 02_crop again")
    return Faces(rows, Crops(study.faces, rows["id"]), labels, categories)


def read_crops(folder: Path, ids: Sequence[str]) -> np.ndarray:
    """These crops as one array: RGB uint8 (n, height, width, 3).

    Raises:
        StudyError: a crop is missing or damaged.
    """
    return np.stack(list(Crops(folder, ids)))
