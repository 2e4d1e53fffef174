"""People who asked to be forgotten: nothing of theirs comes back.

Enters: ``raw/forgotten.csv`` with a salt and a hash per line, if it is there. Leaves: whether a
picture or a person is among them. The file itself tells nobody who they are.
"""

import csv
import hashlib
import re
import secrets
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from facestudy.study import files

COLUMNS = ["salt", "hash"]


def name_key(name: str) -> str:
    """What two writings of one name have in common: letters, whatever the order and the case."""
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", name).casefold())
    return " ".join(sorted(words))


def marks(*, one: str = "", url: str = "", name: str = "", department: str = "") -> list[str]:
    """What a row of the index is known by: its picture, its address, the person, the name.

    A namesake at another department shares the last alone, which only asking by name notes down.
    """
    key = name_key(name)
    person = [f"person {key} of {department}", f"name {key}"] if key else []
    return [f"id {one}"] * bool(one) + [f"url {url}"] * bool(url) + person


class Forgotten:
    """The marks that must not come back."""

    def __init__(self, path: Path) -> None:
        self._rows: list[tuple[str, str]] = []
        if path.is_file():
            with path.open(encoding="utf-8", newline="") as stream:
                rows = csv.DictReader(stream)
                self._rows = [(row["salt"], row["hash"]) for row in rows if row.get("hash")]

    def holds(self, wanted: Iterable[str]) -> bool:
        wanted = list(wanted)
        return any(digest(salt, mark) == kept for salt, kept in self._rows for mark in wanted)


def note(path: Path, new: Iterable[str]) -> None:
    """Add marks, each under a salt of its own, so that equal ones cannot be told."""
    rows = []
    if path.is_file():
        rows = pd.read_csv(path, dtype=str, keep_default_na=False)[COLUMNS].values.tolist()
    kept = Forgotten(path)
    for mark in new:
        if not kept.holds([mark]):
            salt = secrets.token_hex(16)
            rows.append([salt, digest(salt, mark)])
    files.write_csv(path, pd.DataFrame(rows, columns=COLUMNS))


def digest(salt: str, value: str) -> str:
    """What stands for a value in the file."""
    return hashlib.sha256(f"{salt}\n{value}".encode()).hexdigest()
