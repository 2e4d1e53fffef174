"""A labelled folder becomes a study.

Enters: a folder of pictures, with a table of labels, names that tell or one folder per class (see
`facestudy.collect.label_tables`). Leaves: ``raw/<id>.<ext>`` and ``raw/index.csv``. The folder itself is never
changed.
"""

from pathlib import Path

import pandas as pd
from tqdm import tqdm

from facestudy.collect import label_tables
from facestudy.study import files, index, opt_outs
from facestudy.study.errors import StudyError
from facestudy.study.images import Facts, PictureError, facts
from facestudy.study.paths import Study


def import_folder(
    folder: Path,
    study: Study,
    *,
    labels: Path | None = None,
    file: str = "file",
    category: str | None = None,
    group: str | None = None,
) -> pd.DataFrame:
    """Fill a study from a folder and return its new rows of ``skipped`` pictures.

    Without ``labels`` the folders directly below ``folder`` are the classes; pictures that lie in
    ``folder`` itself have none, unless they are named as UTKFace's are. With ``labels`` every row
    of that table names a picture; without ``category`` the set is unlabelled (CelebA's and LFW's
    classes are the sexes then). Columns of ages and sexes become ``age`` in years and ``sex``,
    male or female; a row in which they cannot be read is not taken. Importing again adds what is
    new and updates what is known.

    Args:
        folder: where the pictures are.
        study: the study to fill.
        labels: a CSV with one row per picture, CelebA's list of attributes or LFW's.
        file: its column with the picture's path below ``folder``.
        category: its column with the class.
        group: its column that fills ``department``: what a class might be confounded with.

    Returns:
        One row per file that could not be taken: ``file`` and ``reason``.

    Raises:
        StudyError: the folder, the table or a column is missing, or nothing could be taken.
    """
    if study.is_campus:
        raise StudyError(f"{study.name!r} is a name for campuses: choose another for your pictures")
    if labels is None and (category or group):
        raise StudyError("--category and --group name columns of a table: give --labels too")
    if not folder.is_dir():
        raise StudyError(f"{folder} is no folder: name the one that holds the pictures")
    rows = label_tables.rows(folder, labels, file=file, category=category, group=group)
    taken, skipped = _take(folder, rows, study)
    if not taken:
        why = f", e.g. {skipped[0]['file']}: {skipped[0]['reason']}" if skipped else ""
        raise StudyError(f"no picture could be imported from {folder}{why}")
    index.write(study.index, _merged(study, taken))
    result = pd.DataFrame(skipped, columns=["file", "reason"])
    files.write_csv(study.raw / "skipped.csv", result)
    return result


def _take(folder: Path, rows, study: Study) -> tuple[dict[str, dict], list[dict]]:
    taken: dict[str, dict] = {}
    skipped: list[dict] = []
    kept = opt_outs.Forgotten(study.raw / "forgotten.csv")
    for row in tqdm(list(rows), desc="import", unit="picture", disable=None):
        name = str(row.pop("file"))
        if label_tables.PROBLEM in row:
            skipped.append({"file": name, "reason": row[label_tables.PROBLEM]})
            continue
        try:
            data, found = _read(folder, name)
        except PictureError as error:
            skipped.append({"file": name, "reason": str(error)})
            continue
        one = index.picture_id(data)
        if kept.holds(_marks(one, name, row)):
            # Neither its name: who asked to be forgotten may be named in it.
            skipped.append({"file": "", "reason": "forgotten on request"})
            continue
        if one in taken:
            skipped.append({"file": name, "reason": f"the same picture as {taken[one]['file']}"})
            continue
        files.write_bytes(study.raw / f"{one}.{found.format}", data, sync=False)
        taken[one] = {**row, "file": name, **index.picture_columns(data, found)}
    return taken, skipped


def _marks(one: str, file: str, row: dict[str, object]) -> list[str]:
    known = {key: str(row.get(key, "")) for key in ("name", "department")}
    return opt_outs.marks(one=one, url=str(row.get("image_url") or file), **known)


def _read(folder: Path, name: str) -> tuple[bytes, Facts]:
    try:
        path = (folder / name).resolve()
        if not path.is_relative_to(folder.resolve()):
            raise PictureError("lies outside the folder")
        data = path.read_bytes()
    except FileNotFoundError:
        raise PictureError("the file is missing") from None
    except (OSError, ValueError) as error:  # a folder, no permission, a name no file can have
        raise PictureError(f"cannot be read ({type(error).__name__})") from None
    return data, facts(data)


def _merged(study: Study, taken: dict[str, dict]) -> pd.DataFrame:
    new = pd.DataFrame(list(taken.values()))
    time = index.now()
    for column in index.COLUMNS:
        if column not in new:
            new[column] = ""
    new["image_url"] = new["image_url"].where(new["image_url"] != "", new["file"])
    new = new.drop(columns="file").assign(retrieved_at=time, last_seen=time, vanished_at="")
    if study.index.is_file():
        old = index.read(study.index)
        first_seen = old.set_index("id")["retrieved_at"]
        new["retrieved_at"] = new["id"].map(first_seen).fillna(time)
        new = pd.concat([old[~old["id"].isin(new["id"])], new], ignore_index=True)
    text = new.columns.difference(["width", "height"])
    new[text] = new[text].fillna("").astype(str)
    return new
