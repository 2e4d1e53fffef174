"""Pictures of volunteers in a study's ``raw/``: each whole, in the index, and there once.

Enters: a JPEG, whose it is and which face it shows. Leaves: ``raw/<id>.jpeg`` and a row with
``category`` and ``expression`` (the face), ``person``, ``upload`` (the browser's own number of the
attempt) and ``keep_until``.

The row is the moment of truth. A picture waits in ``raw/.incoming/`` until its row is written; what
a killed server left there is put in its place, or thrown away, at the next start.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from facestudy.experiments.expressions import index_rows
from facestudy.experiments.expressions.capture.refusal import Refusal
from facestudy.study import files, index, opt_outs
from facestudy.study.images import facts
from facestudy.study.paths import Study

MOST = 200
"""Pictures of one visitor."""
EXTRA = ["expression", "person", "upload", "keep_until"]


class Kept(NamedTuple):
    """What a visitor is told of a picture of theirs."""

    id: str
    expression: str
    taken_at: str


class Store:
    """The pictures of one study, each kept for ``days``.

    Args:
        write: writes a file atomically, as `facestudy.study.files.write_bytes` does.
    """

    def __init__(
        self, study: Study, *, days: int, write: Callable[[Path, bytes], None] = files.write_bytes
    ) -> None:
        self.study, self.days, self._write = study, days, write
        self._incoming = study.raw / ".incoming"
        self._known_table: tuple[tuple[int, int, int], pd.DataFrame] | None = None

    def add(self, data: bytes, *, person: str, expression: str, upload: str) -> Kept:
        """Keep a JPEG; the same attempt again, or the same bytes, changes nothing.

        Raises:
            Refusal: the visitor has deleted it, has too many, or somebody else sent it.
            StudyError: the disk refused; nothing of the picture is kept then.
        """
        with files.locked(self.study.index_lock):
            table = self._table()
            one = index.picture_id(data)
            known = self._known(table, one, person=person, upload=upload)
            if known is None:
                row = self._row(data, person=person, expression=expression, upload=upload)
                self._keep(table, row, data)
                known = Kept(one, expression, str(row["retrieved_at"]))
        return known

    def of(self, person: str) -> list[Kept]:
        """What a visitor has here, the oldest first."""
        table = self._table()
        theirs = table[table["person"] == person]
        return [Kept(*row) for row in theirs[["id", "expression", "retrieved_at"]].to_numpy()]

    def read(self, one: str, *, person: str) -> bytes:
        """A picture of theirs.

        Raises:
            Refusal: there is none of that id.
        """
        self._check_theirs({one}, person)
        return self._path(one).read_bytes()

    def remove(self, ids: set[str], *, person: str) -> None:
        """Remove pictures of theirs and everything that was made of them.

        Raises:
            Refusal: one of them is not theirs.
        """
        from facestudy.privacy import (
            forget,  # late: it knows the networks' activations, which takes time
        )

        if ids:
            self._check_theirs(ids, person)
            forget.remove(self.study, ids)

    def recover(self) -> None:
        """End what a killed server began."""
        with files.locked(self.study.index_lock):
            known = set(self._table()["id"])
            for path in self._incoming.glob("*"):
                if path.stem in known and not path.name.startswith("."):
                    path.replace(self._path(path.stem))
                else:
                    path.unlink()

    def expire(self) -> int:
        """Remove what was promised to be gone by today; how many pictures."""
        from facestudy.privacy import forget  # late, as above

        table = self._table()
        today = datetime.now(UTC).date().isoformat()
        over = set(table.loc[(table["keep_until"] != "") & (table["keep_until"] < today), "id"])
        if over:
            forget.remove(self.study, over)
        return len(over)

    def _known(self, table: pd.DataFrame, one: str, *, person: str, upload: str) -> Kept | None:
        """The picture, if it is here already."""
        if opt_outs.Forgotten(self.study.raw / "forgotten.csv").holds(opt_outs.marks(one=one)):
            raise Refusal(410, "You have deleted this picture; take a new one.")
        theirs = table["person"] == person
        same = table[theirs & ((table["upload"] == upload) | (table["id"] == one))]
        if len(same):
            return Kept(*same[["id", "expression", "retrieved_at"]].iloc[0])
        if (table["id"] == one).any():
            raise Refusal(409, "This very picture is here already; take one of your own.")
        if theirs.sum() >= MOST:
            raise Refusal(409, f"You have {MOST} pictures here, and that is enough. Thank you!")
        return None

    def _row(self, data: bytes, *, person: str, expression: str, upload: str) -> dict[str, object]:
        time = index.now()
        until = datetime.now(UTC).date() + timedelta(days=self.days)
        known = index.picture_columns(data, facts(data))
        known |= {"category": expression, "expression": expression, "person": person}
        known |= {"upload": upload, "keep_until": until.isoformat()}
        return known | {"retrieved_at": time, "last_seen": time}

    def _keep(self, table: pd.DataFrame, row: dict[str, object], data: bytes) -> None:
        path = self._path(str(row["id"]))
        waiting = self._incoming / path.name
        self._write(waiting, data)
        longer = index_rows.longer(table, [row])
        try:
            index.write(self.study.index, longer)
        except BaseException:
            waiting.unlink(missing_ok=True)
            raise
        self._known_table = (_mark(self.study.index), longer)
        waiting.replace(path)

    def _path(self, one: str) -> Path:
        return self.study.raw / f"{one}.jpeg"

    def _table(self) -> pd.DataFrame:
        """The index, further columns as text; read again only if somebody has changed it."""
        path = self.study.index
        if not path.is_file():
            return index_rows.read(self.study, EXTRA)
        mark = _mark(path)
        if self._known_table is None or self._known_table[0] != mark:
            self._known_table = (mark, index_rows.read(self.study, EXTRA))
        return self._known_table[1]

    def _check_theirs(self, ids: set[str], person: str) -> None:
        if not ids <= {kept.id for kept in self.of(person)}:
            raise Refusal(404, "You have no such picture here.")


def _mark(path: Path) -> tuple[int, int, int]:
    """Changes with every change of a file that is replaced as a whole."""
    now = path.stat()
    return now.st_ino, now.st_mtime_ns, now.st_size
