"""Store the volunteers' pictures in a study's ``raw/`` and index, each exactly once.

A picture is ``raw/<id>.jpeg`` and an index row with ``category`` and ``expression`` (the posed
class), ``person``, ``upload`` (the browser's number of the upload) and ``keep_until``.

The index row decides whether a picture is stored. The file waits in ``raw/.incoming/`` until its
row is written; the next start moves or deletes what a killed server left there.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from facestudy.experiments.expressions import index_rows
from facestudy.study import files, index, keep_until, opt_outs
from facestudy.study.images import facts
from facestudy.study.locks.file_lock import index_lock
from facestudy.study.paths import Study
from facestudy.web.responses import RequestError

MAX_PICTURES = 200
"""Pictures of one visitor."""
COLUMNS = ["expression", "person", "upload", keep_until.COLUMN]


class StoredPicture(NamedTuple):
    """What the page is told about a picture."""

    id: str
    expression: str
    taken_at: str


@dataclass
class _Upload:
    """A picture that waits to be stored, and what became of it."""

    data: bytes
    person: str
    expression: str
    number: str
    stored: StoredPicture | None = None
    error: Exception | None = None
    is_done: bool = False

    def result(self) -> StoredPicture:
        if self.error is not None:
            raise self.error
        assert self.stored
        return self.stored


class Store:
    """The volunteers' pictures of one study.

    Args:
        study: the study.
        days: after which a picture is deleted.
        write: writes a file atomically, as `facestudy.study.files.write_bytes` does.
    """

    def __init__(
        self, study: Study, *, days: int, write: Callable[[Path, bytes], None] = files.write_bytes
    ) -> None:
        self.study, self.days, self._write = study, days, write
        self._incoming = study.raw / ".incoming"
        self._cached: tuple[tuple[int, int, int], pd.DataFrame] | None = None
        self._queue: list[_Upload] = []
        self._queue_lock = threading.Lock()

    def add(self, data: bytes, *, person: str, expression: str, upload: str) -> StoredPicture:
        """Store a JPEG; a repeated upload, or the same bytes, changes nothing.

        Args:
            data: the JPEG's bytes.
            person: the visitor.
            expression: the posed class.
            upload: the browser's number of the upload.

        Returns:
            the stored picture.

        Raises:
            RequestError: the visitor has deleted the picture or has too many, or another visitor
                has sent the same bytes.
            StudyError: the file or the index could not be written; nothing is stored then.
        """
        waiting = _Upload(data, person, expression, upload)
        with self._queue_lock:
            self._queue.append(waiting)
        with index_lock(self.study):
            if not waiting.is_done:
                with self._queue_lock:
                    batch, self._queue = self._queue, []
                self._store(batch)
        return waiting.result()

    def pictures_of(self, person: str) -> list[StoredPicture]:
        """A visitor's pictures, the oldest first."""
        table = self._table()
        own = table[table["person"] == person]
        return [StoredPicture(*row) for row in own[["id", "expression", "retrieved_at"]].to_numpy()]

    def read(self, picture: str, *, person: str) -> bytes:
        """The bytes of a visitor's own picture.

        Raises:
            RequestError: the visitor has no picture with this id.
        """
        self._check_owner({picture}, person)
        return self._path(picture).read_bytes()

    def remove(self, ids: set[str], *, person: str) -> None:
        """Delete a visitor's own pictures and everything derived from them.

        Raises:
            RequestError: one of the pictures is not the visitor's.
        """
        # Imported here: it loads the neural networks' packages, which takes time.
        from facestudy.privacy import forget

        if ids:
            self._check_owner(ids, person)
            forget.remove(self.study, ids)

    def recover(self) -> None:
        """Move or delete the files that a killed server left in ``.incoming/``."""
        with index_lock(self.study):
            ids = set(self._table()["id"])
            for path in self._incoming.glob("*"):
                if path.stem in ids and not path.name.startswith("."):
                    path.replace(self._path(path.stem))
                else:
                    path.unlink()

    def expire(self) -> int:
        """Delete the pictures whose ``keep_until`` has passed, and return their number."""
        return keep_until.remove_due(self.study)

    def _store(self, batch: list["_Upload"]) -> None:
        """Store all uploads that wait: the index is written once, which takes most of the time."""
        table, new = self._table(), []
        for upload in batch:
            try:
                upload.stored = self._existing(table, upload)
                if upload.stored is None:
                    row = self._row(upload)
                    self._write(self._incoming / f"{row['id']}.jpeg", upload.data)
                    upload.stored = StoredPicture(
                        str(row["id"]), upload.expression, str(row["retrieved_at"])
                    )
                    table = index_rows.append(table, [row])
                    new.append(upload)
            except Exception as error:  # of this upload alone
                upload.error = error
        if new:
            self._publish(table, new)
        for upload in batch:
            upload.is_done = True

    def _publish(self, table: pd.DataFrame, new: list["_Upload"]) -> None:
        """Write the index, then move the files to their place."""
        paths = [self._path(upload.stored.id) for upload in new if upload.stored]
        try:
            index.write(self.study.index, table)
        except Exception as error:
            for upload in new:
                upload.error = error
            for path in paths:
                (self._incoming / path.name).unlink(missing_ok=True)
            return
        self._cached = (_version(self.study.index), table)
        for path in paths:
            (self._incoming / path.name).replace(path)

    def _existing(self, table: pd.DataFrame, upload: "_Upload") -> StoredPicture | None:
        """The visitor's picture if it is stored already, None if it can be added."""
        picture = index.picture_id(upload.data)
        forgotten = opt_outs.Forgotten(self.study.forgotten, self.study.expired)
        if forgotten.holds(opt_outs.marks(picture_id=picture)):
            raise RequestError(410, "You have deleted this picture. Please take a new one.")
        own = table["person"] == upload.person
        same = table[own & ((table["upload"] == upload.number) | (table["id"] == picture))]
        if len(same):
            return StoredPicture(*same[["id", "expression", "retrieved_at"]].iloc[0])
        if (table["id"] == picture).any():
            raise RequestError(409, "Somebody else has sent this picture. Please take your own.")
        if own.sum() >= MAX_PICTURES:
            raise RequestError(
                409, f"You have sent {MAX_PICTURES} pictures, which is the limit. Thank you!"
            )
        return None

    def _row(self, upload: "_Upload") -> dict[str, object]:
        time = index.now()
        row = index.picture_columns(upload.data, facts(upload.data))
        row |= {"category": upload.expression, "expression": upload.expression}
        row |= {"person": upload.person, "upload": upload.number}
        row |= {keep_until.COLUMN: keep_until.date(self.days)}
        return row | {"retrieved_at": time, "last_seen": time}

    def _path(self, picture: str) -> Path:
        return self.study.raw / f"{picture}.jpeg"

    def _table(self) -> pd.DataFrame:
        """The index, additional columns as text; read again only when the file has changed."""
        path = self.study.index
        if not path.is_file():
            return index_rows.read(self.study, COLUMNS)
        version = _version(path)
        if self._cached is None or self._cached[0] != version:
            self._cached = (version, index_rows.read(self.study, COLUMNS))
        return self._cached[1]

    def _check_owner(self, ids: set[str], person: str) -> None:
        if not ids <= {picture.id for picture in self.pictures_of(person)}:
            raise RequestError(404, "You have no such picture.")


def _version(path: Path) -> tuple[int, int, int]:
    """Differs after every replacement of the file."""
    status = path.stat()
    return status.st_ino, status.st_mtime_ns, status.st_size
