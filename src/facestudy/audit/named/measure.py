"""Measure the named features of a study's pictures, and keep them in the study's cache."""

import hashlib
import inspect
import io
from collections.abc import Sequence
from pathlib import Path
from zipfile import BadZipFile

import cv2
import numpy as np
import pandas as pd
from joblib import Parallel, delayed

from facestudy.audit.controls import (
    one_pass,
    presentation,
    raw_picture,
    sharpness_of_face,
    surroundings,
)
from facestudy.audit.controls.raw_picture import CannotForm, Row
from facestudy.audit.named import geometry, table
from facestudy.audit.named.table import FEATURES
from facestudy.study import files, progress
from facestudy.study.paths import Study

MODULES = {
    "geometry": geometry,
    "presentation": presentation,
    "surroundings": surroundings,
    "sharpness_of_face": sharpness_of_face,
}
"""What measures; each has ``COLUMNS`` and ``measure(picture)``."""


def measure_study(study: Study, ids: pd.Series, *, jobs: int = -1) -> pd.DataFrame:
    """The named features of some pictures.

    Args:
        study: the study with the pictures.
        ids: of pictures that have a face.
        jobs: processes (joblib's ``n_jobs``).

    Returns:
        A row a picture, in their order, and a column a feature; NaN where it cannot be measured.

    Raises:
        StudyError: a picture is missing or damaged.
    """
    rows = one_pass.picture_rows(study, ids)
    # `facestudy forget` deletes every file of this prefix.
    path = study.features / f"{one_pass.CACHE_PREFIX}named-{_digest(rows)}.npz"
    values = _read_cache(path)
    if values is None:
        values = _measure_all(study.raw, rows.to_dict("records"), jobs)
        buffer = io.BytesIO()
        np.savez(buffer, allow_pickle=False, values=values)
        files.write_bytes(path, buffer.getvalue())
    return pd.DataFrame(values, columns=[each.name for each in FEATURES])


def _measure_all(raw: Path, rows: Sequence[Row], jobs: int) -> np.ndarray:
    parts = [rows[start : start + one_pass.TASK] for start in range(0, len(rows), one_pass.TASK)]
    jobs = jobs if len(rows) >= one_pass.WORTH_PROCESSES else 1
    measured = [np.empty((0, len(FEATURES)))]
    with progress.task("named features", total=len(rows), unit="picture") as bar:
        work = (delayed(_measure_some)(raw, part) for part in parts)
        for values in Parallel(n_jobs=jobs, return_as="generator")(work):
            bar.update(len(values))
            measured.append(values)
    return np.concatenate(measured)


def _measure_some(raw: Path, rows: Sequence[Row]) -> np.ndarray:
    cv2.setNumThreads(1)
    return np.stack([measure_picture(raw_picture.read(raw, row)) for row in rows])


def measure_picture(picture: raw_picture.RawPicture) -> np.ndarray:
    """All features of one picture, in the order of the table; NaN where it lacks what they show."""
    measured = {}
    for name, module in MODULES.items():
        try:
            measured[name] = dict(zip(module.COLUMNS, module.measure(picture), strict=True))
        except CannotForm:
            measured[name] = {}
    return np.array([measured[each.module].get(each.column, np.nan) for each in FEATURES])


def _digest(rows: pd.DataFrame) -> str:
    """Names all that the values depend on: pictures, landmarks and the code that measures."""
    digest = hashlib.sha256(rows.to_csv(index=False).encode())
    controls = Path(inspect.getfile(raw_picture)).parent.glob("*.py")
    code = {*controls, *(Path(inspect.getfile(module)) for module in (geometry, table))}
    for path in sorted(code):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _read_cache(path: Path) -> np.ndarray | None:
    """The cached values; None where the file is missing or damaged."""
    try:
        with np.load(path) as arrays:
            return arrays["values"]
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return None
