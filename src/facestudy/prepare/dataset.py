"""A study's faces, read from the disk when they are needed, and their class numbers for Keras."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pandas as pd

from facestudy.prepare import inputs, split
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study


@dataclass(frozen=True)
class Faces:
    """All faces that are in a split, in the order of ``split.csv``.

    That order, and with it the order of training, depends neither on digests nor on the index's.

    Attributes:
        rows: ``id, category, group, split``.
        pictures: RGB uint8 (n, height, width, 3), read when indexed.
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

    def digest(self, parts: Sequence[str] = tuple(split.SHARES)) -> str:
        """16 hex digits of the ids, labels and crops in some parts of the split."""
        positions = np.flatnonzero(self.rows["split"].isin(parts))
        crops = inputs.crop_digests(self.pictures.folder, self.rows["id"].iloc[positions])
        return inputs.digest_of_faces(self.rows.iloc[positions], crops, parts)

    @property
    def learned_from(self) -> str:
        """The digest of what decides a model's weights: train and validation."""
        return self.digest(inputs.LEARNED)


class Crops:
    """Pictures on the disk that are indexed like an array ``(n, height, width, 3)``, RGB uint8.

    ``crops[7]`` is one picture; ``crops[:32]`` and ``crops[positions]`` are arrays, which are read
    when they are asked for. `select` returns other crops without reading any.
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
        """The crops at these positions; nothing is read."""
        return Crops(self.folder, self.ids[positions])

    def _read(self, picture_id: str) -> np.ndarray:
        picture = cv2.imread(str(self.folder / f"{picture_id}.png"), cv2.IMREAD_COLOR_RGB)
        if picture is None:
            raise StudyError(f"faces/{picture_id}.png is missing or damaged: run 02_crop again")
        return picture


def load(study: Study) -> Faces:
    """The faces of a study that has been split; their pictures are not read yet.

    Raises:
        StudyError: a crop is missing; labels were changed, or faces removed, since the split.
    """
    rows = split.read(study)
    inputs.check_split(study)
    categories = sorted(rows["category"].unique())
    numbers = {name: number for number, name in enumerate(categories)}
    labels = rows["category"].map(numbers).to_numpy()
    for picture_id in rows["id"]:
        if not (study.faces / f"{picture_id}.png").is_file():
            raise StudyError(f"faces/{picture_id}.png is missing or damaged: run 02_crop again")
    return Faces(rows, Crops(study.faces, rows["id"]), labels, categories)


def read_crops(folder: Path, ids: Sequence[str]) -> np.ndarray:
    """Read crops into one array, RGB uint8 (n, height, width, 3).

    Raises:
        StudyError: a crop is missing or damaged.
    """
    return np.stack(list(Crops(folder, ids)))
