"""``raw/requests.csv``: the state of every address, kept while it is asked for.

Enters: what became of a request. Leaves: one row per address once a run has ended; while it runs,
rows are only added, so that a run killed at any point loses at most the row it was writing.
"""

import csv
import io
import threading
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from facestudy.study import files


@dataclass(frozen=True)
class Entry:
    """One address: ``reason`` is empty where all went well, ``id`` is that of its picture."""

    url: str
    kind: str
    department: str
    status: int
    reason: str = ""
    etag: str = ""
    last_modified: str = ""
    time: str = ""
    id: str = ""


COLUMNS = [field.name for field in fields(Entry)]


def moment() -> str:
    """The time in UTC to the microsecond: two runs may share a second."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


class Ledger:
    """The requests of a study.

    Args:
        path: the file.
        write: whether it may be written; a dry run only reads it.
    """

    def __init__(self, path: Path, *, write: bool = True) -> None:
        self._path = path
        self._write = write
        self._lock = threading.Lock()
        self._entries = {(entry.kind, entry.url): entry for entry in _read(path)}

    def last(self, kind: str, url: str) -> Entry | None:
        """What became of an address when it was asked for last."""
        return self._entries.get((kind, url))

    def note(self, entry: Entry) -> None:
        """Keep an entry, on disk too; a row is one line."""
        entry = replace(entry, reason=" ".join(entry.reason.split()))
        with self._lock:
            self._entries[entry.kind, entry.url] = entry
            if self._write:
                self._append(entry)

    def tidy(self) -> None:
        """Leave one row per address."""
        if self._write:
            rows = [astuple(entry) for entry in self._entries.values()]
            files.write_csv(self._path, pd.DataFrame(rows, columns=COLUMNS))

    def _append(self, entry: Entry) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        new = not self._path.exists() or self._path.stat().st_size == 0
        with self._path.open("a", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            if new:
                writer.writerow(COLUMNS)
            writer.writerow(astuple(entry))


def _read(path: Path) -> Iterator[Entry]:
    """All whole rows; what a kill tore off is cut away, so that the next row begins a line."""
    if not path.is_file():
        return
    data = path.read_bytes()
    whole = data[: data.rfind(b"\n") + 1]
    if whole != data:
        files.write_bytes(path, whole)
    rows = csv.reader(io.StringIO(whole.decode("utf-8", "replace"), newline=""))
    for row in rows:
        if len(row) == len(COLUMNS) and row[3].isdigit():
            yield Entry(*row[:3], int(row[3]), *row[4:])
