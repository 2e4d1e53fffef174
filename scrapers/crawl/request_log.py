"""The request log ``raw/requests.csv``: the last result of every address.

While a run lasts, rows are only appended, so that a killed run loses at most the row that it was
writing. When it ends, one row per address remains.
"""

import threading
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from facestudy.study import files
from facestudy.study.guards import tables


@dataclass(frozen=True)
class Entry:
    """One address: ``reason`` is empty if the request succeeded, ``id`` is that of its picture."""

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


def timestamp() -> str:
    """The time in UTC to the microsecond, as two runs may start in the same second."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


class RequestLog:
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
        """The last entry of an address."""
        return self._entries.get((kind, url))

    def add(self, entry: Entry) -> None:
        """Append an entry, on disk too, as one line."""
        entry = replace(entry, reason=" ".join(entry.reason.split()))
        with self._lock:
            self._entries[entry.kind, entry.url] = entry
            if self._write:
                self._append(entry)

    def compact(self) -> None:
        """Rewrite the file with one row per address."""
        if self._write:
            rows = [astuple(entry) for entry in self._entries.values()]
            files.write_csv(self._path, pd.DataFrame(rows, columns=COLUMNS))

    def _append(self, entry: Entry) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        new = not self._path.exists() or self._path.stat().st_size == 0
        with self._path.open("a", encoding="utf-8", newline="") as stream:
            if new:
                stream.write(tables.line(COLUMNS))
            stream.write(tables.line(astuple(entry)))


def _read(path: Path) -> Iterator[Entry]:
    """All complete rows; what a killed run left of a row is cut off the file."""
    if not path.is_file():
        return
    data = path.read_bytes()
    complete = data[: data.rfind(b"\n") + 1]
    if complete != data:
        files.write_bytes(path, complete)
    for row in tables.rows(complete.decode("utf-8", "replace")):
        if len(row) == len(COLUMNS) and row[3].isdecimal():
            url, kind, department, status, reason, etag, last_modified, time, picture_id = row
            yield Entry(
                url, kind, department, int(status), reason, etag, last_modified, time, picture_id
            )
