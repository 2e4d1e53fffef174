"""Opt-outs: pictures and people who asked to be forgotten and must not be collected again.

``raw/forgotten.csv`` holds a salt and a hash per line, so that it does not say who they are.
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
    """A name in the form in which names are compared: word order and case do not matter.

    >>> name_key("Example, Anna") == name_key("anna example")
    True
    """
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", name).casefold())
    return " ".join(sorted(words))


def marks(
    *, picture_id: str = "", url: str = "", name: str = "", department: str = ""
) -> list[str]:
    """The marks by which a row of the index is recognised; an empty argument gives none.

    Args:
        picture_id: of the picture.
        url: the picture's address.
        name: the person's name. Namesakes at different departments share one mark, which is noted
            down only for a request by name.
        department: the person's department.

    Returns:
        one text per mark.
    """
    key = name_key(name)
    person = [f"person {key} of {department}", f"name {key}"] if key else []
    picture = [f"id {picture_id}"] * bool(picture_id) + [f"url {url}"] * bool(url)
    return picture + person


class Forgotten:
    """The opt-outs of a study; a file that does not exist holds none.

    Args:
        path: of ``raw/forgotten.csv``.
    """

    def __init__(self, path: Path) -> None:
        self._rows: list[tuple[str, str]] = []
        if path.is_file():
            with path.open(encoding="utf-8", newline="") as stream:
                rows = csv.DictReader(stream)
                self._rows = [(row["salt"], row["hash"]) for row in rows if row.get("hash")]

    def holds(self, candidates: Iterable[str]) -> bool:
        """Whether any of these `marks` is among the opt-outs."""
        candidates = list(candidates)
        return any(digest(salt, mark) == value for salt, value in self._rows for mark in candidates)


def note(path: Path, new: Iterable[str]) -> None:
    """Add marks to the file, each with its own salt, so that equal marks look different."""
    rows = []
    if path.is_file():
        rows = pd.read_csv(path, dtype=str, keep_default_na=False)[COLUMNS].values.tolist()
    forgotten = Forgotten(path)
    for mark in new:
        if not forgotten.holds([mark]):
            salt = secrets.token_hex(16)
            rows.append([salt, digest(salt, mark)])
    files.write_csv(path, pd.DataFrame(rows, columns=COLUMNS))


def digest(salt: str, value: str) -> str:
    """The hash that represents a mark in the file."""
    return hashlib.sha256(f"{salt}\n{value}".encode()).hexdigest()
