"""Cut the cheek patches of a study from its raw pictures.

Writes, under ``data/<study>/skin/``: ``patches.csv``, a row for each cheek of each picture, with
the reason where there is no patch; and ``right/<id>.png`` and ``left/<id>.png``, 64 x 64 RGB, the
nose at the left. The files are named by the picture's id, so that forgetting a person removes them
too.
"""

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import pandas as pd
from joblib import Parallel, delayed

from facestudy.experiments.skin.patches import cheeks, quality
from facestudy.experiments.skin.patches.landmarks import LandmarkFinder, landmark_finder
from facestudy.prepare import crop, face_crop
from facestudy.prepare.dataset import Crops
from facestudy.study import files, index, progress, removals
from facestudy.study.errors import StudyError
from facestudy.study.images import PictureError, decode
from facestudy.study.locks.file_lock import index_lock
from facestudy.study.paths import Study

COLUMNS = ["id", "side", "reason", "person", "grey", "x", "y", "size", "landmarks"]
GREY = "grey (the study has colour pictures, with which a grey one cannot be compared)"
NO_CHEEK = "no face"


def patch_folder(study: Study) -> Path:
    """The folder of a study's patches."""
    return study.data / "skin"


def cut_study(study: Study, *, landmarks: str = "5", jobs: int = -1) -> pd.DataFrame:
    """Cut both cheeks out of every picture and return ``patches.csv``.

    Args:
        study: its faces are cropped already.
        landmarks: "5" for those of the face detector; "68" for dlib's (see `landmarks`).
        jobs: processes, -1 for one per core.

    Raises:
        StudyError: the faces are not cropped yet; unknown landmarks; dlib is not installed.
    """
    pictures = index.read(study.index)
    faces = crop.read(study).merge(pictures[["id", "format"]], on="id")
    person = dict(zip(pictures["id"], _people(pictures), strict=True))
    batches = [faces.iloc[start : start + 32] for start in range(0, len(faces), 32)]
    work = (
        delayed(_cut_batch)(study.raw, patch_folder(study), batch, landmarks) for batch in batches
    )
    rows: list[dict] = []
    with progress.task("cutting cheeks", total=len(faces), unit="picture") as bar:
        for batch in Parallel(n_jobs=jobs, return_as="generator")(work):
            rows += batch
            bar.update(len(batch) // 2)
    table = pd.DataFrame(rows, columns=COLUMNS)
    table["person"] = table["id"].map(person)
    table = _without_grey(table)
    with index_lock(study):
        table = removals.publish(study, patch_folder(study) / "patches.csv", table)
        _remove_old_files(study, table)
    return table


def read_patches(study: Study) -> pd.DataFrame:
    """Read ``patches.csv``; ``reason`` is empty where there is a patch."""
    types = {"id": str, "side": str, "reason": str, "person": str, "landmarks": str}
    path = patch_folder(study) / "patches.csv"
    table = files.read_csv(path, "experiments/skin", COLUMNS, dtype=types)
    return table.fillna({"reason": "", "person": ""})


def usable_rows(study: Study) -> pd.DataFrame:
    """The rows that have a patch, numbered from 0.

    Raises:
        StudyError: there are none.
    """
    table = read_patches(study)
    rows = table[table["reason"] == ""].reset_index(drop=True)
    if rows.empty:
        counts = table["reason"].str.split(" (", regex=False).str[0].value_counts()
        reasons = ", ".join(f"{count} {name}" for name, count in counts.items())
        raise StudyError(f"no picture of {study.name!r} shows a usable cheek: {reasons}")
    return rows


def load_images(study: Study, rows: pd.DataFrame) -> np.ndarray:
    """The patches of these rows: RGB uint8 (n, 64, 64, 3)."""
    images = np.zeros((len(rows), cheeks.SIDE, cheeks.SIDE, 3), np.uint8)
    for side in cheeks.SIDES:
        positions = np.flatnonzero(rows["side"] == side)
        if len(positions):
            images[positions] = Crops(patch_folder(study) / side, rows["id"].iloc[positions])[:]
    return images


def cut_cheeks(
    picture: np.ndarray, five: np.ndarray, *, finder: LandmarkFinder | None = None
) -> list[dict]:
    """Both cheeks of one face: ``side``, ``reason``, ``patch`` (or None), ``x, y, size``.

    Args:
        picture: RGB uint8 (height, width, 3).
        five: landmarks (5, 2) in its pixels, in the order of `face_crop.LANDMARKS`.
        finder: finds 68 landmarks from these five; None uses the five.
    """
    points = five if finder is None else finder(picture, five)
    grey = quality.is_grey(picture)
    unit = cheeks.head(cheeks.five_landmarks_of(points)).unit
    problem = quality.face_problem(picture, points)
    rows = []
    for side in cheeks.SIDES:
        square, reason = (None, problem) if problem else quality.find_skin(picture, points, side)
        row = {"side": side, "reason": reason, "grey": grey, "patch": None}
        if square is not None:
            x, y = square.centre
            row |= {"x": round(float(x), 1), "y": round(float(y), 1)}
            row["size"] = round(min(square.side, cheeks.EXTENT * unit), 1)
            row["patch"] = cheeks.cut_at_scale(picture, square, side, unit=unit)
        rows.append(row)
    return rows


def five_landmarks(face: pd.Series | dict) -> np.ndarray:
    """The detector's landmarks (5, 2) of a row of ``faces.csv``."""
    names = [f"{point}_{axis}" for point in face_crop.LANDMARKS for axis in "xy"]
    return np.array([face[name] for name in names], float).reshape(5, 2)


def _people(pictures: pd.DataFrame) -> Sequence[str]:
    """Who is on a picture, if known: used for evaluation, never for training."""
    people = pictures["person"].astype(str) if "person" in pictures else pictures["name"]
    return [person or id_ for person, id_ in zip(people, pictures["id"], strict=True)]


def _cut_batch(raw: Path, out: Path, faces: pd.DataFrame, landmarks: str) -> list[dict]:
    finder = landmark_finder(landmarks)
    rows: list[dict] = []
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


def _cut(raw: Path, face: dict, finder: LandmarkFinder | None) -> list[dict]:
    reason = face["reason"] and f"{NO_CHEEK} ({face['reason']})"
    if not reason:
        path = raw / f"{face['id']}.{face['format']}"
        try:
            return cut_cheeks(decode(path.read_bytes()), five_landmarks(face), finder=finder)
        except (PictureError, OSError, ValueError) as error:
            reason = f"{NO_CHEEK} ({error})"
    return [{"side": side, "reason": reason} for side in cheeks.SIDES]


def _without_grey(table: pd.DataFrame) -> pd.DataFrame:
    """Reject grey pictures, unless all pictures of the study are grey."""
    usable = table["reason"] == ""
    grey = table["grey"].fillna(False).astype(bool)
    if (usable & ~grey).any():
        table.loc[usable & grey, "reason"] = GREY
    return table


def _remove_old_files(study: Study, table: pd.DataFrame) -> None:
    """Remove the files of patches that are no longer in the table, or rejected."""
    for side in cheeks.SIDES:
        current = set(table.loc[(table["side"] == side) & (table["reason"] == ""), "id"])
        for path in (patch_folder(study) / side).glob("*.png"):
            if path.stem not in current:
                path.unlink()
