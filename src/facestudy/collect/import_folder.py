"""Turn a labelled folder into a study: ``raw/<id>.<ext>`` and ``raw/index.csv``.

The folder itself is never changed.
"""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from facestudy.collect import duplicates, import_summary, label_tables, merge_index, read_picture
from facestudy.collect.duplicates import Picture, Skipped
from facestudy.collect.label_tables import Columns, Listing, Row
from facestudy.study import files, index, keep_until, opt_outs, progress, removals
from facestudy.study.errors import StudyError
from facestudy.study.images import PictureError, facts
from facestudy.study.locks import run_lock
from facestudy.study.locks.file_lock import index_lock
from facestudy.study.paths import Study

FORGOTTEN = Skipped("", "forgotten on request")
"""The file's name is left out as well: it may contain the person's name."""


class Copied(NamedTuple):
    """What was read from a folder, before it is settled under the index lock who is taken.

    Attributes:
        alike: the pictures that were copied into the study; those of equal bytes by their id.
        skipped: the other files and what is known of them, with the reason.
    """

    alike: dict[str, list[Picture]]
    skipped: list[tuple[Picture, Skipped]]


def import_folder(
    folder: Path,
    study: Study,
    *,
    labels: Path | Sequence[Path] | None = None,
    file: str = "file",
    category: str | None = None,
    group: str | None = None,
    keep_days: int | None = None,
    first: bool = False,
    wait: bool = False,
    say: Callable[[str], object] = print,
) -> pd.DataFrame:
    """Fill a study from a folder and return the files that were skipped.

    Without ``labels`` the folders below ``folder`` are the classes; folders such as ``train`` and
    ``test`` above them become ``source_split``. Pictures in ``folder`` itself have no class, unless
    their file names state one. With ``labels`` every row of a table names a picture; without
    ``category`` the pictures have no class, unless the table's format has classes of its own.
    `facestudy.collect.formats` lists the formats.

    Columns of ages and sexes become ``age`` in years and ``sex``, male or female; what cannot be
    read is kept as ``source_age`` and ``source_sex``. A second import adds new pictures and updates
    the others; what is known stays where the import has nothing.

    Args:
        folder: where the pictures are, or the one file that holds pictures and labels.
        study: the study to fill.
        labels: tables with one row per picture.
        file: their column with the picture's path below ``folder``.
        category: their column with the class.
        group: their column that fills ``department``: what a class might be confounded with.
        keep_days: days after which these pictures are removed. By default they keep the date that
            they have, and those that were removed when it had passed are skipped.
        first: whether a picture with two categories gets the first; by default it is left out.
        wait: if another run is at work on the study, wait until it has ended.
        say: is given the summary.

    Returns:
        one row per skipped file: ``file`` and ``reason``.

    Raises:
        StudyError: the folder, a table or a column is missing, a table cannot be read, no picture
            could be imported, or another run is at work on the study.
    """
    if study.is_campus:
        raise StudyError(
            f"{study.name!r} is reserved for campuses: choose another name for your pictures"
        )
    tables = [labels] if isinstance(labels, Path) else list(labels or ())
    if not folder.is_dir() and (tables or not folder.is_file()):
        raise StudyError(f"{folder} is not a folder: name the one that holds the pictures")
    with run_lock.running(study, "facestudy import", wait=wait):
        listing = label_tables.read(folder, tables, Columns(file, category, group))
        out = _LeftOut(study, again=keep_days is not None)
        copied = _copy(listing, study, out)
        pictures, skipped, merged = _publish(study, copied, out, first=first, keep_days=keep_days)
    if merged is None:
        example = f", e.g. {skipped[0].file}: {skipped[0].reason}" if skipped else ""
        raise StudyError(f"no picture could be imported from {folder}{example}")
    done = import_summary.Import(pictures, skipped, merged, listing.notices, listing.unnamed)
    say(import_summary.text(study, done))
    return _table(skipped)


def _copy(listing: Listing, study: Study, out: "_LeftOut") -> Copied:
    """Copy the pictures into the study that are not left out."""
    alike: dict[str, list[Picture]] = {}
    skipped = [(Picture(name, {}), Skipped(name, reason)) for name, reason in listing.skipped]
    for row in progress.track(listing.rows, "importing", unit="picture"):
        try:
            data = _read(row)
            header = facts(data)
        except PictureError as error:
            skipped.append((Picture(row.file, row.columns), Skipped(row.file, str(error))))
            continue
        columns = {**row.columns, "file": row.file, **index.picture_columns(data, header)}
        picture, picture_id = Picture(row.file, columns), index.picture_id(data)
        if reason := out.skip(picture, picture_id):
            skipped.append((picture, reason))
            continue
        if picture_id not in alike:
            files.write_bytes(study.raw / f"{picture_id}.{header.format}", data, sync=False)
        alike.setdefault(picture_id, []).append(picture)
    return Copied(alike, skipped)


def _read(row: Row) -> bytes:
    if row.problem:
        raise PictureError(row.problem)
    if row.data is not None:
        return row.data()
    if row.path is None:
        raise PictureError("the file is missing")
    return read_picture.read(row.path)


class _LeftOut:
    """The people who asked to be forgotten, and the pictures whose days are over."""

    def __init__(self, study: Study, *, again: bool):
        self._forgotten = opt_outs.Forgotten(study.forgotten)
        self._expired = opt_outs.Forgotten(*[study.expired] * (not again))

    def skip(self, picture: Picture, picture_id: str = "") -> Skipped | None:
        """Why this picture is not taken; also asked of files that cannot be read."""
        marks = _marks(picture_id, picture.file, picture.columns)
        if self._forgotten.holds(marks):
            return FORGOTTEN
        if self._expired.holds(marks):
            return Skipped(picture.file, "its days were over: --keep-days takes it again")
        return None


def _marks(picture_id: str, file: str, columns: dict[str, Any]) -> list[str]:
    person = {key: str(columns.get(key, "")) for key in ("name", "department")}
    url = str(columns.get("image_url") or file)
    marks = opt_outs.marks(picture_id=picture_id, url=url, **person)
    # A file is often named like the person, perhaps with a number: Anna_Example_3.jpg.
    words = re.sub(r"[\W\d_]+", " ", Path(file).stem)
    return marks + opt_outs.marks(name=words, department=person["department"])


def _settle(copied: Copied, out: _LeftOut, *, first: bool) -> tuple[list[Picture], list[Skipped]]:
    """The pictures that are taken, and the files that are skipped.

    Whoever was forgotten since the import began is left out before equal pictures are compared, so
    that no reason names their files.
    """
    skipped = [out.skip(picture) or reason for picture, reason in copied.skipped]
    taken: list[Picture] = []
    for picture_id, pictures in copied.alike.items():
        reasons = [out.skip(picture, picture_id) for picture in pictures]
        skipped += [reason for reason in reasons if reason]
        left = [picture for picture, reason in zip(pictures, reasons, strict=True) if not reason]
        if left:
            kept, others = duplicates.settle(left, first=first)
            taken += kept
            skipped += others
    return taken, skipped


def _publish(
    study: Study, copied: Copied, out: _LeftOut, *, first: bool, keep_days: int | None
) -> tuple[list[Picture], list[Skipped], merge_index.Merged | None]:
    """Write the tables, and remove the copies of pictures that are not taken.

    Returns:
        what was taken, what was skipped, and the index; without it, and without the tables, if no
        picture was taken.
    """
    with index_lock(study):
        old = index.read(study.index) if study.index.is_file() else None
        pictures, skipped = _settle(copied, out, first=first)
        merged = None
        if pictures:
            rows = [picture.columns for picture in pictures]
            merged = merge_index.merge(old, rows, keep_until.date(keep_days))
            index.write(study.index, merged.frame)
            if keep_days is not None:
                marks = [mark for row in rows for mark in _marks(row["id"], str(row["file"]), row)]
                opt_outs.withdraw(study.expired, marks)
            files.write_csv(study.raw / "skipped.csv", _table(skipped))
        _remove_pictures_without_row(study)
    return pictures, skipped, merged


def _remove_pictures_without_row(study: Study) -> None:
    """Remove the pictures that are not taken, and what an import left that was cut short.

    A scrape's pictures without a row are in its log, and stay.
    """
    known = removals.present(study) or set()
    if study.requests.is_file():
        log = files.read_csv(study.requests, "01_collect", ["id"], appended=True, dtype=str)
        known |= set(log["id"])
    for path in study.raw.glob("*"):
        if re.fullmatch("[0-9a-f]{16}", path.stem) and path.stem not in known and path.is_file():
            path.unlink()


def _table(skipped: Sequence[Skipped]) -> pd.DataFrame:
    rows = [(item.file, item.reason) for item in skipped]
    return pd.DataFrame(rows, columns=["file", "reason"])
