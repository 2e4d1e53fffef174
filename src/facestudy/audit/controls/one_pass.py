"""Read and decode each raw picture once, and let every control measure it.

It runs in processes of its own or on a cluster, so nothing here imports Keras.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
import pandas as pd

from facestudy.audit.controls import raw_picture, registry
from facestudy.audit.controls.raw_picture import CannotForm, RawPicture, Row
from facestudy.audit.controls.registry import BACKBONE, ControlEntry
from facestudy.prepare import crop
from facestudy.prepare.face_crop import SIDE
from facestudy.study import index, progress
from facestudy.study.paths import Study
from facestudy.study.workers.mapping import mapped

CACHE_PREFIX = "audit-"
"""How the names of files begin that hold what was measured: `control_features.forget`."""

TASK = 32
"""Pictures per task of a process."""
WORTH_PROCESSES = 128
"""With fewer pictures, starting processes takes longer than measuring."""
BATCH = 2048
"""Pictures that are held in memory: 100 MB for each control that makes pictures."""


def picture_rows(study: Study, ids: pd.Series) -> pd.DataFrame:
    """``id, format`` and the columns of ``faces.csv`` of some pictures, in their order."""
    formats = index.read(study.index).set_index("id").loc[ids, ["format"]].reset_index()
    faces = crop.read(study).set_index("id").loc[ids].reset_index(drop=True)
    return pd.concat([formats, faces], axis=1)


class Measured(NamedTuple):
    """What the controls made of some pictures, by the controls' names.

    Attributes:
        pictures: RGB uint8 (n, 128, 128, 3) of each `BACKBONE` control; grey where it cannot be
            formed.
        numbers: float (n, columns) of each `DIRECT` control; NaN where they cannot be measured.
        reasons: by the picture's position, why a control cannot be formed.
    """

    pictures: dict[str, np.ndarray]
    numbers: dict[str, np.ndarray]
    reasons: dict[str, dict[int, str]]


def measure_all(raw: Path, rows: pd.DataFrame, *, jobs: int = -1) -> Iterator[Measured]:
    """Measure pictures, `BATCH` at a time.

    Args:
        raw: the folder of the raw pictures.
        rows: ``id, format`` and the columns of ``faces.csv`` of each picture.
        jobs: processes (joblib's ``n_jobs``).

    Yields:
        The controls of the next pictures, in the order of ``rows``.

    Raises:
        StudyError: a picture is missing or damaged.
    """
    records: list[Row] = rows.to_dict("records")
    entries = tuple(registry.CONTROLS.values())
    jobs = jobs if len(records) >= WORTH_PROCESSES else 1
    with progress.task("controls", total=len(records), unit="picture") as bar:
        for first in range(0, len(records), BATCH):
            batch = records[first : first + BATCH]
            parts = [batch[start : start + TASK] for start in range(0, len(batch), TASK)]
            work = partial(_measure_some, entries)
            load = partial(map, partial(raw_picture.read_bytes, raw))
            done = []
            for part in mapped(work, parts, jobs=jobs, load=load):
                bar.update(len(next(iter(part.values()))))
                done.append(part)
            yield _joined(done, entries)


def _measure_some(
    entries: Sequence[ControlEntry], pictures: Iterable[tuple[Row, bytes]]
) -> dict[str, list[np.ndarray | str]]:
    """For each control and picture its picture, its numbers, or why it cannot be formed."""
    cv2.setNumThreads(1)
    modules = {entry.name: registry.load(entry) for entry in entries}
    made: dict[str, list[np.ndarray | str]] = {entry.name: [] for entry in entries}
    for row, data in pictures:
        picture = raw_picture.decoded(row, data)
        for entry in entries:
            made[entry.name].append(_measure(picture, entry, modules))
    return made


def _measure(
    picture: RawPicture, entry: ControlEntry, modules: Mapping[str, object]
) -> np.ndarray | str:
    name = "transform" if entry.features == BACKBONE else "measure"
    try:
        return getattr(modules[entry.name], name)(picture)
    except CannotForm as error:
        return str(error)


def _joined(
    parts: Sequence[Mapping[str, list[np.ndarray | str]]], entries: Sequence[ControlEntry]
) -> Measured:
    joined = Measured({}, {}, {})
    for entry in entries:
        made = [value for part in parts for value in part[entry.name]]
        joined.reasons[entry.name] = {
            number: value for number, value in enumerate(made) if isinstance(value, str)
        }
        if entry.features == BACKBONE:
            empty = np.full((SIDE, SIDE, 3), raw_picture.GREY, np.uint8)
            joined.pictures[entry.name] = _stacked(made, empty)
        else:
            columns = len(registry.load(entry).COLUMNS)
            joined.numbers[entry.name] = _stacked(made, np.full(columns, np.nan))
    return joined


def _stacked(made: Sequence[np.ndarray | str], empty: np.ndarray) -> np.ndarray:
    return np.stack([empty if isinstance(value, str) else value for value in made])
