"""The request log ``raw/requests.csv``: the last result of every address.

While a run lasts, rows are only appended, so that a killed run loses at most the row that it was
writing. When it ends, one row per address remains. The column ``person`` ties addresses to the
person whose they are, without a name, so that all of them can be removed.
"""

import secrets
import threading
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import astuple, dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from facestudy.study import files, opt_outs
from facestudy.study.guards import tables
from facestudy.study.locks.file_lock import locked
from facestudy.study.opt_outs import Forgotten


@dataclass(frozen=True)
class Entry:
    """One address: ``reason`` is empty if the request succeeded, ``id`` is that of its picture.

    ``person`` stands for whose it is, by `facestudy.study.opt_outs.sealed`; the log fills it in.
    """

    url: str
    kind: str
    department: str
    status: int
    reason: str = ""
    etag: str = ""
    last_modified: str = ""
    time: str = ""
    id: str = ""
    person: str = ""


COLUMNS = [field.name for field in fields(Entry)]


def timestamp() -> str:
    """The time in UTC to the microsecond, as two runs may start in the same second."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


class RequestLog:
    """The requests of a study.

    Args:
        path: the file.
        write: whether it may be written; a dry run only reads it.
        lock: the study's index lock, under which it is written; None where nobody else writes it.
        forgotten: people of whom nothing is logged.
    """

    def __init__(
        self,
        path: Path,
        *,
        write: bool = True,
        lock: Path | None = None,
        forgotten: Forgotten | None = None,
    ) -> None:
        self._path = path
        self._write = write
        self._lock = threading.Lock()
        self._file_lock = lock
        self._forgotten = forgotten or Forgotten()
        with self._alone():
            self._entries = _by_address(path, repair=write)
        seals = (entry.person for entry in self._entries.values() if entry.person)
        self._salt = next(seals, "").partition(":")[0] or secrets.token_hex(8)

    def last(self, kind: str, url: str) -> Entry | None:
        """The last entry of an address."""
        return self._entries.get((kind, url))

    def add(self, entry: Entry, *, name: str = "") -> None:
        """Append an entry, on disk too, as one line.

        Args:
            entry: the address and its result.
            name: the person whose page or picture it is; nothing is written of who is forgotten.
        """
        reason, seal = " ".join(entry.reason.split()), opt_outs.sealed(self._salt, name)
        entry = replace(entry, reason=reason, person=seal or entry.person)
        person = {"name": name, "department": entry.department} if name else {}
        marks = opt_outs.marks(picture_id=entry.id, url=entry.url, **person)
        with self._lock, self._alone():
            self._entries[entry.kind, entry.url] = entry
            if self._write and not self._forgotten.holds(marks):
                self._append(entry)

    def compact(self) -> None:
        """Rewrite the file with one row per address; what was removed from it stays removed."""
        if self._write:
            with self._lock, self._alone():
                self._entries = _by_address(self._path, repair=True)
                _rewrite(self._path, self._entries.values())

    def _alone(self) -> AbstractContextManager[None]:
        return locked(self._file_lock) if self._write and self._file_lock else nullcontext()

    def _append(self, entry: Entry) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        new = not self._path.exists() or self._path.stat().st_size == 0
        with self._path.open("a", encoding="utf-8", newline="") as stream:
            if new:
                stream.write(tables.line(COLUMNS))
            stream.write(tables.line(astuple(entry)))


def _by_address(path: Path, *, repair: bool) -> dict[tuple[str, str], Entry]:
    """The last entry of each address.

    Args:
        path: of the log.
        repair: rewrite a log that lacks a column, or whose last row is not complete.
    """
    if not path.is_file():
        return {}
    data = path.read_bytes()
    complete = data[: data.rfind(b"\n") + 1]
    entries = {(entry.kind, entry.url): entry for entry in _parsed(complete)}
    if repair and complete and not complete.startswith(",".join(COLUMNS).encode() + b"\n"):
        _rewrite(path, entries.values())
    elif repair and complete != data:
        files.write_bytes(path, complete)
    return entries


def _rewrite(path: Path, entries: Iterable[Entry]) -> None:
    files.write_csv(path, pd.DataFrame(map(astuple, entries), columns=COLUMNS))


def _parsed(complete: bytes) -> Iterator[Entry]:
    """The rows, those of older versions too, which lack the last column."""
    for row in tables.rows(complete.decode("utf-8", "replace")):
        if len(row) in (len(COLUMNS) - 1, len(COLUMNS)) and row[3].isdecimal():
            url, kind, department, status, *others = row
            yield Entry(url, kind, department, int(status), *others)
