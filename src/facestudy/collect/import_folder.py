"""Turn a labelled folder into a study: ``raw/<id>.<ext>`` and ``raw/index.csv``.

The folder itself is never changed.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from facestudy.collect import duplicates, import_summary, label_tables, merge_index, read_picture
from facestudy.collect.duplicates import Picture, Skipped
from facestudy.collect.label_tables import Columns, Listing, Row
from facestudy.study import files, index, keep_until, opt_outs, progress
from facestudy.study.errors import StudyError
from facestudy.study.images import PictureError, facts
from facestudy.study.paths import Study


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
        say: is given the summary.

    Returns:
        one row per skipped file: ``file`` and ``reason``.

    Raises:
        StudyError: the folder, a table or a column is missing, a table cannot be read, or no
            picture could be imported.
    """
    if study.is_campus:
        raise StudyError(
            f"{study.name!r} is reserved for campuses: choose another name for your pictures"
        )
    tables = [labels] if isinstance(labels, Path) else list(labels or ())
    if not folder.is_dir() and (tables or not folder.is_file()):
        raise StudyError(f"{folder} is not a folder: name the one that holds the pictures")
    listing = label_tables.read(folder, tables, Columns(file, category, group))
    pictures, skipped = _take(listing, study, again=keep_days is not None, first=first)
    if not pictures:
        example = f", e.g. {skipped[0].file}: {skipped[0].reason}" if skipped else ""
        raise StudyError(f"no picture could be imported from {folder}{example}")
    merged = _publish(study, pictures, skipped, keep_days)
    done = import_summary.Import(pictures, skipped, merged, listing.notices, listing.unnamed)
    say(import_summary.text(study, done))
    return _table(skipped)


def _take(
    listing: Listing, study: Study, *, again: bool, first: bool
) -> tuple[list[Picture], list[Skipped]]:
    """Copy the pictures into the study; those that were taken, and the files that were skipped.

    ``again`` takes those too whose days were over once.
    """
    out = _LeftOut(study, again=again)
    alike: dict[str, list[Picture]] = {}
    skipped = [Skipped(name, reason) for name, reason in listing.skipped]
    for row in progress.track(listing.rows, "importing", unit="picture"):
        try:
            data = _read(row)
            header = facts(data)
        except PictureError as error:
            skipped.append(out.skip(row, "") or Skipped(row.file, str(error)))
            continue
        picture_id = index.picture_id(data)
        if reason := out.skip(row, picture_id):
            skipped.append(reason)
            continue
        columns = {**row.columns, "file": row.file, **index.picture_columns(data, header)}
        if picture_id not in alike:
            files.write_bytes(study.raw / f"{picture_id}.{header.format}", data, sync=False)
        alike.setdefault(picture_id, []).append(Picture(row.file, columns))
    taken: list[Picture] = []
    for pictures in alike.values():
        kept, others = duplicates.settle(pictures, first=first)
        taken += kept
        skipped += others
    _remove(study, [alike[one][0] for one in alike.keys() - {p.columns["id"] for p in taken}])
    return taken, skipped


def _read(row: Row) -> bytes:
    if row.problem:
        raise PictureError(row.problem)
    if row.data is not None:
        return row.data()
    if row.path is None:
        raise PictureError("the file is missing")
    return read_picture.read(row.path)


def _remove(study: Study, pictures: Iterable[Picture]) -> None:
    """Remove pictures that were copied and are not taken, unless an earlier import took them."""
    known = set(index.read(study.index)["id"]) if study.index.is_file() else set()
    for picture in pictures:
        if picture.columns["id"] not in known:
            name = f"{picture.columns['id']}.{picture.columns['format']}"
            (study.raw / name).unlink(missing_ok=True)


class _LeftOut:
    """The people who asked to be forgotten, and the pictures whose days are over."""

    def __init__(self, study: Study, *, again: bool):
        self._forgotten = opt_outs.Forgotten(study.forgotten)
        self._expired = opt_outs.Forgotten(*[study.expired] * (not again))

    def skip(self, row: Row, picture_id: str) -> Skipped | None:
        """Why this picture is not taken; also asked of files that cannot be read."""
        marks = _marks(picture_id, row.file, row.columns)
        if self._forgotten.holds(marks):
            # The file's name is left out as well: it may contain the person's name.
            return Skipped("", "forgotten on request")
        if self._expired.holds(marks):
            return Skipped(row.file, "its days were over: --keep-days takes it again")
        return None


def _marks(picture_id: str, file: str, columns: dict[str, Any]) -> list[str]:
    person = {key: str(columns.get(key, "")) for key in ("name", "department")}
    url = str(columns.get("image_url") or file)
    return opt_outs.marks(picture_id=picture_id, url=url, **person)


def _publish(
    study: Study, pictures: Sequence[Picture], skipped: Sequence[Skipped], keep_days: int | None
) -> merge_index.Merged:
    """Write the tables: all that an import writes besides the pictures."""
    old = index.read(study.index) if study.index.is_file() else None
    rows = [picture.columns for picture in pictures]
    merged = merge_index.merge(old, rows, keep_until.date(keep_days))
    index.write(study.index, merged.frame)
    if keep_days is not None:
        marks = [mark for row in rows for mark in _marks(row["id"], str(row["file"]), row)]
        opt_outs.withdraw(study.expired, marks)
    files.write_csv(study.raw / "skipped.csv", _table(skipped))
    return merged


def _table(skipped: Sequence[Skipped]) -> pd.DataFrame:
    rows = [(item.file, item.reason) for item in skipped]
    return pd.DataFrame(rows, columns=["file", "reason"])
