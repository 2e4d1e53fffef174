"""The finished trials of a search, one line of JSON each, which survive a kill at any moment.

No line holds a picture's id. The first line says what the trials were of: a search of other faces,
settings or seeds does not go on with them.
"""

import json
import os
from pathlib import Path
from typing import Any, NamedTuple

from facestudy.models.tuned.settings import Values
from facestudy.study import files

COMPLETE, PRUNED = "complete", "pruned"


class Trial(NamedTuple):
    """One set of values that was tried.

    Attributes:
        number: from 0.
        values: of the settings.
        state: `COMPLETE` or `PRUNED`.
        folds: the validation accuracies of each fold, an entry per epoch.
        seconds: that its trainings took, together.
        elapsed: seconds that all runs of the search had taken when it ended.
    """

    number: int
    values: Values
    state: str
    folds: list[list[float]]
    seconds: float = 0.0
    elapsed: float = 0.0

    @property
    def is_complete(self) -> bool:
        return self.state == COMPLETE

    @property
    def best(self) -> list[float]:
        """The accuracy of the best epoch of each fold."""
        return [max(fold) for fold in self.folds]

    @property
    def accuracy(self) -> float:
        """The mean over the folds that were trained, each at its best epoch."""
        return sum(self.best) / len(self.best)

    @property
    def epochs(self) -> int:
        """How many epochs all folds together took."""
        return sum(map(len, self.folds))


class Journal:
    """The journal of one search.

    Args:
        path: of the file; its folder is created.
        mark: identifies the search.
    """

    def __init__(self, path: Path, mark: dict[str, Any]) -> None:
        self._path, self._head = path, {"search": mark}

    def read(self) -> list[Trial]:
        """The trials by number; none if the file is missing or of another search.

        What a kill left of a line is removed.
        """
        try:
            lines = self._path.read_bytes().split(b"\n")
        except OSError:
            lines = []
        entries = []
        for line in lines[:-1]:  # after the last newline there is nothing, or half a line
            try:
                entries.append(json.loads(line))
            except ValueError:
                break
        if not entries or entries[0] != json.loads(json.dumps(self._head)):
            files.write_text(self._path, json.dumps(self._head) + "\n")
            return []
        trials = {entry["number"]: Trial(**entry) for entry in entries[1:]}
        ordered = [trials[number] for number in sorted(trials)]
        whole = [self._head, *(trial._asdict() for trial in ordered)]
        text = "".join(json.dumps(entry) + "\n" for entry in whole)
        if text.encode() != b"\n".join(lines):
            files.write_text(self._path, text)
        return ordered

    def append(self, trial: Trial) -> None:
        """Add a trial, and wait until it is on the disk."""
        with self._path.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(trial._asdict()) + "\n")
            stream.flush()
            os.fsync(stream.fileno())
