"""Opt-outs: pictures and people who must not be collected again.

``raw/forgotten.csv`` holds who asked to be forgotten, ``raw/expired.csv`` whose days are over: only
a collection with a date of its own may bring the latter back. Both hold a salt and a hash per line,
so that they do not say who it was.
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
from facestudy.study.paths import Study

COLUMNS = ["salt", "hash"]


def name_key(name: str) -> str:
    """A name in the form in which names are compared: word order and case do not matter.

    >>> name_key("Example, Anna") == name_key("anna example")
    True
    """
    # Some scripts join letters by invisible signs that are often left out: opt-outs hold anyway.
    text = re.sub("[\u200c\u200d]", "", unicodedata.normalize("NFKC", name).casefold())
    words = re.findall(r"\w+", text)
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


def sealed(salt: str, name: str) -> str:
    """A salt and a hash that stand for a person in the request log; empty without a name.

    >>> is_of(sealed("ab", "Anna Example"), "EXAMPLE, Anna")
    True
    """
    key = name_key(name)
    return f"{salt}:{digest(salt, f'name {key}')}" if key else ""


def is_of(seal: str, name: str) -> bool:
    """Whether a text is the `sealed` one of a person of this name."""
    return bool(seal) and seal == sealed(seal.partition(":")[0], name)


class Forgotten:
    """The opt-outs of a study; a file that does not exist holds none.

    The files are read again when they have changed, so that who asks to be forgotten during a run
    is left out by what the run does from then on.

    Args:
        paths: of ``raw/forgotten.csv``, and of ``raw/expired.csv`` where that counts too.
    """

    def __init__(self, *paths: Path) -> None:
        self._paths = paths
        self._version: list[tuple[int, int, int]] = []
        self._hashes: dict[str, set[str]] = {}

    def holds(self, candidates: Iterable[str]) -> bool:
        """Whether any of these `marks` is among the opt-outs."""
        self._refresh()
        candidates = list(candidates)
        return any(
            digest(salt, mark) in values
            for salt, values in self._hashes.items()
            for mark in candidates
        )

    def _refresh(self) -> None:
        version = [_version(path) for path in self._paths]
        if version == self._version:
            return
        hashes: dict[str, set[str]] = {}
        for path in self._paths:
            for salt, value in _rows(path):
                hashes.setdefault(salt, set()).add(value)
        self._hashes, self._version = hashes, version


def left_out(study: Study, keep_days: int | None) -> Forgotten:
    """Whom a collection leaves out: who asked for it and, unless it sets a date, who was expired.

    Args:
        study: the study that is filled.
        keep_days: the days that the collection keeps its pictures; None if it sets no date.
    """
    return Forgotten(study.forgotten, *([study.expired] if keep_days is None else []))


def note(path: Path, new: Iterable[str], *, one_salt: bool = False) -> None:
    """Add marks to the file.

    Args:
        path: of the file.
        new: the marks.
        one_salt: all of them get one salt, so that looking for one takes no longer the more there
            are; otherwise each has its own, so that equal marks look different.
    """
    rows = _rows(path)
    forgotten = Forgotten(path)
    shared = secrets.token_hex(16)
    for mark in dict.fromkeys(new):
        if not forgotten.holds([mark]):
            salt = shared if one_salt else secrets.token_hex(16)
            rows.append((salt, digest(salt, mark)))
    files.write_csv(path, pd.DataFrame(rows, columns=COLUMNS))


def withdraw(path: Path, marks: Iterable[str]) -> None:
    """Remove these marks from the file, if there is one."""
    marks, rows = list(marks), _rows(path)
    gone = {(salt, digest(salt, mark)) for salt in {salt for salt, _ in rows} for mark in marks}
    left = [row for row in rows if row not in gone]
    if len(left) < len(rows):
        files.write_csv(path, pd.DataFrame(left, columns=COLUMNS))


def _version(path: Path) -> tuple[int, int, int]:
    """Differs after every replacement of a file."""
    try:
        status = path.stat()
    except OSError:
        return (0, 0, 0)
    return status.st_ino, status.st_mtime_ns, status.st_size


def _rows(path: Path) -> list[tuple[str, str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream)
        return [(row["salt"], row["hash"]) for row in rows if row.get("hash")]


def digest(salt: str, value: str) -> str:
    """The hash that represents a mark in the file."""
    return hashlib.sha256(f"{salt}\n{value}".encode()).hexdigest()
