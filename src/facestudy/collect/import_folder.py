"""Turn a labelled folder into a study: ``raw/<id>.<ext>`` and ``raw/index.csv``.

The folder itself is never changed.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from facestudy.collect import label_tables
from facestudy.collect.formats.table import PROBLEM
from facestudy.study import files, index, keep_until, opt_outs, progress, removals
from facestudy.study.errors import StudyError
from facestudy.study.images import Facts, PictureError, facts
from facestudy.study.locks import run_lock
from facestudy.study.locks.file_lock import index_lock
from facestudy.study.paths import Study

FORGOTTEN = {"file": "", "reason": "forgotten on request"}
"""The file's name is left out as well: it may contain the person's name."""


def import_folder(
    folder: Path,
    study: Study,
    *,
    labels: Path | None = None,
    file: str = "file",
    category: str | None = None,
    group: str | None = None,
    keep_days: int | None = None,
    wait: bool = False,
) -> pd.DataFrame:
    """Fill a study from a folder and return the files that were skipped.

    Without ``labels`` the folders directly below ``folder`` are the classes. Pictures in
    ``folder`` itself have no class, unless their file names state one. With ``labels`` every row
    of the table names a picture; without ``category`` the pictures have no class, unless the
    table's format has classes of its own. `facestudy.collect.formats` lists the formats.

    Columns of ages and sexes become ``age`` in years and ``sex``, male or female; a row in which
    they cannot be read is skipped. A second import adds new pictures and updates the others.

    Args:
        folder: where the pictures are.
        study: the study to fill.
        labels: a table with one row per picture.
        file: its column with the picture's path below ``folder``.
        category: its column with the class.
        group: its column that fills ``department``: what a class might be confounded with.
        keep_days: days after which these pictures are removed. By default they keep the date that
            they have, and those that were removed when it had passed are skipped.
        wait: if another run is at work on the study, wait until it has ended.

    Returns:
        one row per skipped file: ``file`` and ``reason``.

    Raises:
        StudyError: the folder, the table or a column is missing, no picture could be imported, or
            another run is at work on the study.
    """
    if study.is_campus:
        raise StudyError(
            f"{study.name!r} is reserved for campuses: choose another name for your pictures"
        )
    if labels is None and (category or group):
        raise StudyError("--category and --group name columns of a table: give --labels too")
    if not folder.is_dir():
        raise StudyError(f"{folder} is not a folder: name the one that holds the pictures")
    rows = label_tables.rows(folder, labels, file=file, category=category, group=group)
    with run_lock.running(study, "facestudy import", wait=wait):
        return _fill(folder, rows, study, keep_days=keep_days)


def _fill(
    folder: Path, rows: list[dict[str, object]], study: Study, *, keep_days: int | None
) -> pd.DataFrame:
    imported, skipped = _import_rows(folder, rows, study, again=keep_days is not None)
    if not imported:
        example = f", e.g. {skipped[0]['file']}: {skipped[0]['reason']}" if skipped else ""
        raise StudyError(f"no picture could be imported from {folder}{example}")
    return _publish(study, imported, skipped, keep_days)


def _publish(
    study: Study,
    imported: dict[str, dict[str, Any]],
    skipped: list[dict[str, str]],
    keep_days: int | None,
) -> pd.DataFrame:
    """Write what was imported, without those who were forgotten since it began."""
    with index_lock(study):
        _leave_out_forgotten(study, imported, skipped)
        if imported:
            index.write(study.index, _merged(study, imported, keep_until.date(keep_days)))
        if keep_days is not None:
            ids = imported.items()
            opt_outs.withdraw(
                study.expired,
                [mark for id_, row in ids for mark in _marks(id_, str(row["file"]), row)],
            )
        _remove_pictures_without_row(study)
        result = pd.DataFrame(skipped, columns=["file", "reason"])
        files.write_csv(study.raw / "skipped.csv", result)
    return result


def _leave_out_forgotten(
    study: Study, imported: dict[str, dict[str, Any]], skipped: list[dict[str, str]]
) -> None:
    """Leave out, under the index lock, who asked for it since the import began."""
    forgotten = opt_outs.Forgotten(study.forgotten)
    for picture_id, row in list(imported.items()):
        if forgotten.holds(_marks(picture_id, str(row["file"]), row)):
            del imported[picture_id]
            skipped.append(FORGOTTEN)
    for number, entry in enumerate(skipped):
        if forgotten.holds(_marks("", entry["file"], {})):
            skipped[number] = FORGOTTEN


def _remove_pictures_without_row(study: Study) -> None:
    """Remove the pictures that an import left which was cut short; a scrape's are in its log."""
    known = removals.present(study) or set()
    if study.requests.is_file():
        known |= set(files.read_csv(study.requests, "01_collect", ["id"], dtype=str)["id"])
    for path in study.raw.glob("*"):
        if re.fullmatch("[0-9a-f]{16}", path.stem) and path.stem not in known and path.is_file():
            path.unlink()


def _import_rows(
    folder: Path, rows: Iterable[dict[str, object]], study: Study, *, again: bool
) -> tuple[dict[str, dict[str, Any]], list[dict[str, str]]]:
    """Copy the pictures into the study; their rows by id, and the files that were skipped.

    ``again`` takes those too whose days were over once.
    """
    imported: dict[str, dict[str, Any]] = {}
    skipped: list[dict[str, str]] = []
    forgotten = opt_outs.Forgotten(study.forgotten)
    expired = opt_outs.Forgotten(*[study.expired] * (not again))
    for row in progress.track(list(rows), "importing", unit="picture"):
        name = str(row.pop("file"))
        if forgotten.holds(_marks("", name, row)):
            skipped.append(FORGOTTEN)
            continue
        if PROBLEM in row:
            skipped.append({"file": name, "reason": str(row[PROBLEM])})
            continue
        try:
            data, header = _read(folder, name)
        except PictureError as error:
            skipped.append({"file": name, "reason": str(error)})
            continue
        picture_id = index.picture_id(data)
        if forgotten.holds(_marks(picture_id, name, row)):
            skipped.append(FORGOTTEN)
            continue
        if expired.holds(_marks(picture_id, name, row)):
            reason = "its days were over: --keep-days takes it again"
            skipped.append({"file": name, "reason": reason})
            continue
        if picture_id in imported:
            first = imported[picture_id]["file"]
            skipped.append({"file": name, "reason": f"the same picture as {first}"})
            continue
        files.write_bytes(study.raw / f"{picture_id}.{header.format}", data, sync=False)
        imported[picture_id] = {**row, "file": name, **index.picture_columns(data, header)}
    return imported, skipped


def _marks(picture_id: str, file: str, row: dict[str, object]) -> list[str]:
    person = {key: str(row.get(key, "")) for key in ("name", "department")}
    url = str(row.get("image_url") or file)
    marks = opt_outs.marks(picture_id=picture_id, url=url, **person)
    # A file is often named like the person, perhaps with a number: Anna_Example_3.jpg.
    words = re.sub(r"[\W\d_]+", " ", Path(file).stem)
    return marks + opt_outs.marks(name=words, department=person["department"])


def _read(folder: Path, name: str) -> tuple[bytes, Facts]:
    try:
        path = (folder / name).resolve()
        if not path.is_relative_to(folder.resolve()):
            raise PictureError("lies outside the folder")
        data = path.read_bytes()
    except FileNotFoundError:
        raise PictureError("the file is missing") from None
    except (OSError, ValueError) as error:  # a folder, no permission, an impossible file name
        raise PictureError(f"cannot be read ({type(error).__name__})") from None
    return data, facts(data)


def _merged(study: Study, imported: dict[str, dict[str, Any]], until: str) -> pd.DataFrame:
    """The index after the import: the other pictures' old rows, then the imported ones.

    ``until`` is the last day of these; empty if they keep the one that they have.
    """
    new = pd.DataFrame(list(imported.values()))
    time = index.now()
    for column in index.COLUMNS:
        if column not in new:
            new[column] = ""
    new["image_url"] = new["image_url"].where(new["image_url"] != "", new["file"])
    new = new.drop(columns="file").assign(retrieved_at=time, last_seen=time, vanished_at="")
    if until:
        new[keep_until.COLUMN] = until
    if study.index.is_file():
        old = index.read(study.index)
        first_retrieved = old.set_index("id")["retrieved_at"]
        new["retrieved_at"] = new["id"].map(first_retrieved).fillna(time)
        if keep_until.COLUMN in old and keep_until.COLUMN not in new:
            new[keep_until.COLUMN] = new["id"].map(old.set_index("id")[keep_until.COLUMN])
        new = pd.concat([old[~old["id"].isin(new["id"])], new], ignore_index=True)
    text = new.columns.difference(["width", "height"])
    new[text] = new[text].fillna("").astype(str)
    return new
