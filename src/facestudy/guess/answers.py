"""``guesses.csv``: what each guesser said of each portrait, every answer exactly once.

Rows (``time, guesser, id, category, confidence, known``) are appended and on the disk before the
page is told so. ``category`` is the class that was guessed, ``confidence`` the probability that
the guesser gave it, if asked. ``known`` is `KNOWN` where the guesser knows the person; such a row
has no category and counts in no figure.
"""

import io
import shutil
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from facestudy.models import human, registry
from facestudy.study import files, index, removals
from facestudy.study.errors import StudyError
from facestudy.study.guards import tables
from facestudy.study.locks.file_lock import index_lock
from facestudy.study.paths import Study
from facestudy.web.responses import RequestError
from facestudy.web.visitors import Visitors

COLUMNS = ["time", "guesser", "id", "category", "confidence", "known"]
KNOWN = "yes"
FINISHED = "finished_at"
"""The note on a guesser who has seen their own score, and guesses no more."""


class Answer(NamedTuple):
    """One answer, as in a row of the table."""

    guesser: str
    id: str
    category: str
    confidence: str = ""
    known: str = ""


def read(study: Study) -> pd.DataFrame:
    """All rows, the oldest first; an empty table before anybody has guessed.

    ``confidence`` is a number or missing, ``known`` True or False. An incomplete last line, from a
    killed server, is ignored. Where a table that was edited by hand has two answers of one guesser
    to one portrait, the first counts.

    Raises:
        StudyError: the file is damaged.
    """
    frame = _texts(study).drop_duplicates(["guesser", "id"])
    numbers = pd.to_numeric(frame["confidence"], errors="coerce")
    return frame.assign(confidence=numbers, known=frame["known"] == KNOWN).reset_index(drop=True)


def guessers_of(study: Study) -> Visitors:
    """The guessers of a study, in ``guess/guessers.csv``."""
    path = study.data / "guess" / "guessers.csv"
    return Visitors(study, path, kind="guesser", notes=[FINISHED])


def discard_results(study: Study) -> None:
    """Remove everything that was computed from answers; the next report computes it again."""
    notebook = registry.MODELS[human.NAME].notebook
    with index_lock(study):
        shutil.rmtree(study.model_report(human.NAME), ignore_errors=True)
        for path in (f"{notebook}.html", f"notebooks/{notebook}.ipynb"):
            (study.reports / path).unlink(missing_ok=True)


@dataclass
class _Waiting:
    """An answer that waits to be written, and what became of it."""

    answer: Answer
    error: Exception | None = None
    is_done: bool = False


class Answers:
    """The answers of one study, for its server."""

    def __init__(self, study: Study) -> None:
        self.study, self.guessers = study, guessers_of(study)
        self._cached: tuple[tuple[int, ...], dict[str, dict[str, Answer]]] | None = None
        self._queue: list[_Waiting] = []
        self._queue_lock = threading.Lock()

    def of(self, guesser: str) -> dict[str, Answer]:
        """A guesser's answers by the portrait's id."""
        with index_lock(self.study):
            return dict(self._table().get(guesser, {}))

    def add(self, answer: Answer) -> None:
        """Write an answer; a second one of the same guesser to the same portrait changes nothing.

        All answers that wait meanwhile are written together.

        Raises:
            RequestError: the guesser has deleted all answers, or the portrait was removed.
            StudyError: the table could not be written; the answer is not stored then.
        """
        waiting = _Waiting(answer)
        with self._queue_lock:
            self._queue.append(waiting)
        with index_lock(self.study):
            if not waiting.is_done:
                with self._queue_lock:
                    batch, self._queue = self._queue, []
                self._write(batch)
        if waiting.error is not None:
            raise waiting.error

    def remove(self, guesser: str) -> int:
        """Delete all answers of a guesser, and what is known of them; how many answers there were.

        What was computed from the answers goes too; the next report computes it from the others.
        """
        with index_lock(self.study):
            frame = _texts(self.study)
            left = frame[frame["guesser"] != guesser]
            if len(left) < len(frame):
                files.write_csv(self.study.guesses_csv, left)
                discard_results(self.study)
            self.guessers.remove(guesser)
        return len(frame) - len(left)

    def _write(self, batch: list[_Waiting]) -> None:
        """Write the answers that are new; only under the index lock."""
        new: list[Answer] = []
        try:
            table, guessers = self._table(), self.guessers.people()
            present = removals.present(self.study)
            for waiting in batch:
                waiting.error = _objection(waiting.answer, guessers, present)
                own = table.setdefault(waiting.answer.guesser, {})
                if waiting.error is None and waiting.answer.id not in own:
                    own[waiting.answer.id] = waiting.answer
                    new.append(waiting.answer)
            if new:
                self._append(new)
                self._cached = (_version(self.study), table)
        except Exception as error:  # of the file: none of these answers is stored
            self._cached = None
            for waiting in batch:
                waiting.error = waiting.error or error
        for waiting in batch:
            waiting.is_done = True

    def _append(self, answers: Sequence[Answer]) -> None:
        frame = pd.DataFrame(answers).assign(time=index.now())[COLUMNS]
        size = len(_complete(self.study))
        lines = tables.to_csv(frame, header=not size).encode()
        files.append_lines(self.study.guesses_csv, lines, size=size)

    def _table(self) -> dict[str, dict[str, Answer]]:
        """All answers by guesser and portrait; read again only when the file has changed."""
        version = _version(self.study)
        if self._cached is None or self._cached[0] != version:
            table: dict[str, dict[str, Answer]] = {}
            for row in _texts(self.study)[list(Answer._fields)].itertuples(index=False):
                table.setdefault(str(row.guesser), {}).setdefault(str(row.id), Answer(*row))
            self._cached = (version, table)
        return self._cached[1]


def _objection(answer: Answer, guessers: set[str], present: set[str] | None) -> Exception | None:
    if answer.guesser not in guessers:
        return RequestError(401, "Your answers were deleted, and your code is no longer valid.")
    if present is not None and answer.id not in present:
        return RequestError(410, "This portrait was removed from the study.")
    return None


def _texts(study: Study) -> pd.DataFrame:
    """The table's complete lines, all cells text."""
    complete = _complete(study)
    if not complete:
        return pd.DataFrame(columns=COLUMNS, dtype=str)
    try:
        frame = tables.parse(io.BytesIO(complete), dtype=str, keep_default_na=False)
        return frame[COLUMNS]
    except (ValueError, KeyError) as error:
        reason = " ".join(str(error).split())
        raise StudyError(f"{study.guesses_csv} is damaged ({reason}): correct that line") from None


def _complete(study: Study) -> bytes:
    """The complete lines of the file."""
    if not study.guesses_csv.is_file():
        return b""
    text = study.guesses_csv.read_bytes()
    return text[: text.rfind(b"\n") + 1]


def _version(study: Study) -> tuple[int, ...]:
    """Differs after every change of the file."""
    try:
        status = study.guesses_csv.stat()
    except FileNotFoundError:
        return ()
    return status.st_ino, status.st_mtime_ns, status.st_size
