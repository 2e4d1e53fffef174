"""People who asked to be forgotten: nothing of theirs comes back.

Enters: ``raw/forgotten.csv`` with a salt and a hash per line, if it is there. Leaves: whether an
id, an address or a name is among them. The file itself tells nobody who they are.
"""

import csv
import hashlib
from pathlib import Path

COLUMNS = ["salt", "hash"]


def digest(salt: str, value: str) -> str:
    """What stands for a value in the file."""
    return hashlib.sha256(f"{salt}\n{value}".encode()).hexdigest()


class Forgotten:
    """The values that must not come back."""

    def __init__(self, path: Path) -> None:
        self._rows: list[tuple[str, str]] = []
        if path.is_file():
            with path.open(encoding="utf-8", newline="") as stream:
                rows = csv.DictReader(stream)
                self._rows = [(row["salt"], row["hash"]) for row in rows if row.get("hash")]

    def holds(self, *values: str) -> bool:
        return any(digest(salt, value) == kept for salt, kept in self._rows for value in values)
