"""Estimate age, sex and skin tone in all pictures of a study; kept in the audit's cache alone.

The file is named like the audit's features, so that forgetting a person removes it with them. No
table of the study holds an estimate.
"""

import hashlib
import io
from collections.abc import Iterable
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile

import cv2
import numpy as np
import pandas as pd

from facestudy.audit.controls import face_frame, raw_picture
from facestudy.audit.controls.one_pass import (
    CACHE_PREFIX,
    TASK,
    WORTH_PROCESSES,
    picture_rows,
)
from facestudy.audit.controls.raw_picture import CannotForm, Row
from facestudy.audit.estimates import age_sex, tone
from facestudy.study import files, progress
from facestudy.study.paths import Study
from facestudy.study.workers.mapping import mapped


class Estimates(NamedTuple):
    """Estimates of some pictures; NaN where there is none.

    Attributes:
        ages: years, (n,).
        males: probability of a man, (n,).
        tones: `tone.COLUMNS`, (n, 6).
        why: why ages and sexes were not estimated, as a sentence; empty if they were.
    """

    ages: np.ndarray
    males: np.ndarray
    tones: np.ndarray
    why: str = ""


def estimates(study: Study, ids: pd.Series, *, people: bool, jobs: int = -1) -> Estimates:
    """Estimates of some pictures, in their order.

    Args:
        study: the study with the pictures.
        ids: of pictures that have a face.
        people: whether ages and sexes are needed; tones are cheap and always measured.
        jobs: processes (joblib's ``n_jobs``).

    Raises:
        StudyError: a picture is missing or damaged.
    """
    place, why = None, ""
    if people:
        try:
            place = age_sex.check()
        except age_sex.Unavailable as error:
            why = str(error)
    pictures = picture_rows(study, ids)
    path = study.features / f"{CACHE_PREFIX}estimates-{_digest(pictures, place)}.npz"
    table = _read(path, len(pictures))
    if table is None:
        table = _estimate(study, pictures, place, jobs)
        buffer = io.BytesIO()
        np.savez(buffer, allow_pickle=False, estimates=table)
        files.write_bytes(path, buffer.getvalue())
    return Estimates(table[:, 0], table[:, 1], table[:, 2:], why)


def _estimate(study: Study, pictures: pd.DataFrame, place: Path | None, jobs: int) -> np.ndarray:
    rows: list[Row] = pictures.to_dict("records")
    parts = [rows[start : start + TASK] for start in range(0, len(rows), TASK)]
    work = partial(_estimate_some, place is not None)
    load = partial(map, partial(raw_picture.read_bytes, study.raw))
    done = []
    with progress.task("estimates", total=len(rows), unit="picture") as bar:
        jobs = jobs if len(rows) >= WORTH_PROCESSES else 1
        for part in mapped(work, parts, jobs=jobs, load=load):
            bar.update(len(part))
            done.append(part)
    return np.concatenate(done) if done else np.empty((0, 2 + len(tone.COLUMNS)))


def _estimate_some(people: bool, pictures: Iterable[tuple[Row, bytes]]) -> np.ndarray:
    cv2.setNumThreads(1)
    place = _networks() if people else None  # a worker of a cluster has its own
    return np.array([_estimate_one(raw_picture.decoded(*each), place) for each in pictures])


@cache
def _networks() -> Path:
    return age_sex.check()


def _estimate_one(picture: raw_picture.RawPicture, place: Path | None) -> np.ndarray:
    row = np.full(2 + len(tone.COLUMNS), np.nan)
    try:
        landmarks = picture.landmarks
    except CannotForm:
        return row
    if place is not None:
        row[:2] = age_sex.estimate(picture.pixels, landmarks, place=place)
    row[2:] = tone.measure(picture)
    return row


def _digest(pictures: pd.DataFrame, place: Path | None) -> str:
    digest = hashlib.sha256(pictures.to_csv(index=False).encode())
    digest.update(str(sorted(age_sex.DIGESTS.values()) if place else None).encode())
    for module in (age_sex, tone, face_frame, raw_picture):
        digest.update(Path(str(module.__file__)).read_bytes())
    return digest.hexdigest()[:16]


def _read(path: Path, count: int) -> np.ndarray | None:
    """The cached table; None where the file is missing or damaged."""
    try:
        with np.load(path) as arrays:
            table = arrays["estimates"]
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return None
    return table if table.shape == (count, 2 + len(tone.COLUMNS)) else None
