"""The cheek patches of a study.

Enters: ``raw/``, ``raw/index.csv`` and ``faces.csv`` with the landmarks. Leaves, under
``data/<study>/skin/``: ``patches.csv``, a row for each cheek of each picture with the reason where
there is no patch, and ``right/<id>.png`` and ``left/<id>.png``, 64 x 64 RGB, the nose at the left.

The patches of a picture carry its id, so that forgetting a person removes them too.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import cv2
import numpy as np
import pandas as pd
from joblib import Parallel, delayed
from tqdm import tqdm

from facestudy.experiments.skin.patches import cheeks, quality
from facestudy.prepare import crop
from facestudy.prepare.dataset import Crops
from facestudy.study import files, index
from facestudy.study.errors import StudyError
from facestudy.study.images import PictureError, decode
from facestudy.study.paths import Study

COLUMNS = ["id", "side", "reason", "person", "grey", "x", "y", "size", "landmarks"]
GREY = "grey (the study has pictures in colour, beside which its tone cannot be told)"
NO_CHEEK = "no face"
Landmarks = Callable[[np.ndarray, np.ndarray], np.ndarray]


def folder(study: Study) -> Path:
    return study.data / "skin"


def cut_study(study: Study, *, landmarks: str = "5", jobs: int = -1) -> pd.DataFrame:
    """Cut both cheeks out of every picture and return ``patches.csv``.

    Args:
        study: past its crop stage.
        landmarks: "5" takes those of the face detector; "68" asks dlib (see `landmarks`).
        jobs: processes, -1 for one per core.

    Raises:
        StudyError: no faces yet; no such landmarks; dlib is not installed.
    """
    pictures = index.read(study.index)
    faces = crop.read(study).merge(pictures[["id", "format"]], on="id")
    person = dict(zip(pictures["id"], _people(pictures), strict=True))
    batches = [faces.iloc[start : start + 32] for start in range(0, len(faces), 32)]
    work = (delayed(_cut_batch)(study.raw, folder(study), batch, landmarks) for batch in batches)
    rows: list[dict] = []
    with tqdm(total=len(faces), desc="cheeks", unit="picture", disable=None) as bar:
        for batch in Parallel(n_jobs=jobs, return_as="generator")(work):
            rows += batch
            bar.update(len(batch) // 2)
    table = pd.DataFrame(rows, columns=COLUMNS)
    table["person"] = table["id"].map(person)
    table = _without_grey(table)
    _remove_strangers(study, table)
    files.write_csv(folder(study) / "patches.csv", table)
    return table


def read(study: Study) -> pd.DataFrame:
    """``patches.csv``; ``reason`` is an empty text where there is a patch."""
    kinds = {"id": str, "side": str, "reason": str, "person": str, "landmarks": str}
    path = folder(study) / "patches.csv"
    table = files.read_csv(path, "experiments/skin", COLUMNS, dtype=kinds)
    return table.fillna({"reason": "", "person": ""})


def usable(study: Study) -> pd.DataFrame:
    """The rows that have a patch, numbered from 0.

    Raises:
        StudyError: there is none.
    """
    table = read(study)
    rows = table[table["reason"] == ""].reset_index(drop=True)
    if rows.empty:
        counts = table["reason"].str.split(" (", regex=False).str[0].value_counts()
        why = ", ".join(f"{count} {name}" for name, count in counts.items())
        raise StudyError(f"no picture of {study.name!r} shows a cheek that can be used: {why}")
    return rows


def load(study: Study, rows: pd.DataFrame) -> np.ndarray:
    """The patches of these rows: RGB uint8 (n, 64, 64, 3)."""
    found = np.zeros((len(rows), cheeks.SIDE, cheeks.SIDE, 3), np.uint8)
    for side in cheeks.SIDES:
        where = np.flatnonzero(rows["side"] == side)
        if len(where):
            found[where] = Crops(folder(study) / side, rows["id"].iloc[where])[:]
    return found


def of_picture(
    picture: np.ndarray, five: np.ndarray, *, finder: Landmarks | None = None
) -> list[dict]:
    """Both cheeks of one face: ``side``, ``reason``, ``patch`` (or None), ``x, y, size``.

    Args:
        picture: RGB uint8 (height, width, 3).
        five: landmarks (5, 2) in its pixels, in the order of `facestudy.prepare.crop.LANDMARKS`.
        finder: gives 68 landmarks of the picture from these five; None does without.
    """
    points = five if finder is None else finder(picture, five)
    grey = quality.is_grey(picture)
    unit = cheeks.head(cheeks.five_of(points)).unit
    common = quality.reason(picture, points)
    rows = []
    for side in cheeks.SIDES:
        where, reason = (None, common) if common else quality.cheek(picture, points, side)
        row = {"side": side, "reason": reason, "grey": grey, "patch": None}
        if where is not None:
            x, y = where.centre
            row |= {"x": round(float(x), 1), "y": round(float(y), 1)}
            row["size"] = round(min(where.side, cheeks.EXTENT * unit), 1)
            row["patch"] = cheeks.cut_at_scale(picture, where, side, unit=unit)
        rows.append(row)
    return rows


def five_landmarks(face: pd.Series | dict) -> np.ndarray:
    """The detector's landmarks (5, 2) of a row of ``faces.csv``."""
    names = [f"{point}_{axis}" for point in crop.LANDMARKS for axis in "xy"]
    return np.array([face[name] for name in names], float).reshape(5, 2)


def _people(pictures: pd.DataFrame) -> Sequence[str]:
    """Who is on a picture, as far as it is known: for judging, never for learning."""
    known = pictures["person"].astype(str) if "person" in pictures else pictures["name"]
    return [person or one for person, one in zip(known, pictures["id"], strict=True)]


def _cut_batch(raw: Path, out: Path, faces: pd.DataFrame, landmarks: str) -> list[dict]:
    from facestudy.experiments.skin.patches.landmarks import finder_of

    finder, rows = finder_of(landmarks), []
    for face in faces.to_dict("records"):
        for row in _cut(raw, face, finder):
            patch = row.pop("patch", None)
            path = out / row["side"] / f"{face['id']}.png"
            if patch is None:
                path.unlink(missing_ok=True)
            else:
                png = cv2.imencode(".png", patch[..., ::-1])[1].tobytes()
                files.write_bytes(path, png, sync=False)
            rows.append({"id": face["id"], "landmarks": landmarks, **row})
    return rows


def _cut(raw: Path, face: dict, finder: Landmarks | None) -> list[dict]:
    reason = face["reason"] and f"{NO_CHEEK} ({face['reason']})"
    if not reason:
        path = raw / f"{face['id']}.{face['format']}"
        try:
            return of_picture(decode(path.read_bytes()), five_landmarks(face), finder=finder)
        except (PictureError, OSError, ValueError) as error:
            reason = f"{NO_CHEEK} ({error})"
    return [{"side": side, "reason": reason} for side in cheeks.SIDES]


def _without_grey(table: pd.DataFrame) -> pd.DataFrame:
    """Grey pictures are refused beside coloured ones; a study that is all grey is taken."""
    shown = table["reason"] == ""
    grey = table["grey"].fillna(False).astype(bool)
    if (shown & ~grey).any():
        table.loc[shown & grey, "reason"] = GREY
    return table


def _remove_strangers(study: Study, table: pd.DataFrame) -> None:
    """Patches that no row stands for any more, of grey pictures too."""
    for side in cheeks.SIDES:
        wanted = set(table.loc[(table["side"] == side) & (table["reason"] == ""), "id"])
        for path in (folder(study) / side).glob("*.png"):
            if path.stem not in wanted:
                path.unlink()
