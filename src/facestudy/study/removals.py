"""Who has left a study since a stage began: what it publishes must not bring anybody back.

A stage reads the index when it begins and writes when it ends, perhaps an hour later. Before it
writes it asks again, under the index lock, whose pictures the study still has. What cannot ask,
such as a notebook with its figures, compares the number of removals, which only grows.
"""

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

from facestudy.study import files
from facestudy.study.locks.file_lock import index_lock
from facestudy.study.paths import Study

if TYPE_CHECKING:  # pandas takes a second to import, and most of this module needs none
    import pandas as pd


def present(study: Study) -> set[str] | None:
    """The ids in a study's index, read without validating it; None where there is no index.

    Hold the index lock until what depends on them is written.
    """
    try:
        with study.index.open(encoding="utf-8", newline="") as stream:
            return {row.get("id") or "" for row in csv.DictReader(stream)}
    except (OSError, UnicodeDecodeError, csv.Error):
        return None


def is_id(column: str) -> bool:
    """Whether a table's column holds ids of pictures, as people write its heading too.

    >>> is_id("id"), is_id(" ID "), is_id("source_id")
    (True, True, False)
    """
    return column.strip().lower() == "id"


def without_removed(study: Study, rows: "pd.DataFrame") -> "pd.DataFrame":
    """The rows of a table whose picture the study still has.

    Args:
        study: whose index says so; without one all rows stay.
        rows: with the column ``id``.
    """
    ids = present(study)
    return rows if ids is None else rows[rows["id"].isin(ids)]


def publish(study: Study, path: Path, rows: "pd.DataFrame") -> "pd.DataFrame":
    """Write a table without the pictures that the study no longer has; return what was written."""
    with index_lock(study):
        left = without_removed(study, rows)
        files.write_csv(path, left)
    return left


def count(study: Study) -> int:
    """How often people were removed from a study; 0 where nobody was."""
    return _read(study)[0]


def note(study: Study) -> None:
    """Count a removal, which begins; only under the index lock."""
    number, swept = _read(study)
    _write(study, number + 1, swept)


def unswept(study: Study) -> bool:
    """Whether a run may have written something of somebody who was removed meanwhile."""
    number, swept = _read(study)
    return number != swept


def note_swept(study: Study) -> None:
    """Note that nothing of those who were removed is left; only under the index lock."""
    number, _ = _read(study)
    _write(study, number, number)


def _read(study: Study) -> tuple[int, int]:
    try:
        record = json.loads(study.removals.read_text("utf-8"))
        return int(record["count"]), int(record["swept"])
    except (OSError, ValueError, KeyError, TypeError):
        return 0, 0


def _write(study: Study, number: int, swept: int) -> None:
    files.write_json(study.removals, {"count": number, "swept": swept})
