"""Read a study's files, any of which may be missing or damaged, and hide the names of people."""

import json
import math
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from facestudy.campus import fictional
from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.labels import corrections
from facestudy.study.opt_outs import name_key
from facestudy.study.paths import Study

WRITERS = {
    "raw/index.csv": "01_collect or `facestudy import` writes it",
    "raw/requests.csv": "01_collect writes it",
    "faces.csv": "02_crop writes it",
    "curation.csv": "03_curate writes it",
    "split.csv": "04_split writes it",
    "raw/forgotten.csv": "`facestudy forget` writes it",
    "campus.json": "01_collect writes it",
}
COLUMNS = {
    "raw/requests.csv": ["url", "kind", "reason"],
    "raw/skipped.csv": ["file", "reason"],
    "faces.csv": ["id", "reason", "faces", "autocrop"],
    "curation.csv": ["id", "verdict"],
    "split.csv": ["id", "category", "group", "split", "reason"],
    "raw/forgotten.csv": ["salt", "hash"],
}
APPENDED = ("raw/requests.csv", "curation.csv")
"""A kill may cut the last line of these short."""
PERSON = "(a person's name)"
"""Replaces the name of a person in a department, a category or a reason."""


def is_fictional(study: Study) -> bool:
    """Whether every picture was drawn for a campus; not where a table cannot be read."""
    try:
        return fictional.is_fictional(study)
    except (StudyError, OSError, KeyError):
        return False


def not_known(file: str, writer: str = "") -> str:
    """The text for values of a file that is missing or damaged.

    >>> not_known("split.csv")
    'not known: split.csv is missing or damaged (04_split writes it)'
    """
    return f"not known: {file} is missing or damaged ({writer or WRITERS[file]})"


def pictures(study: Study) -> pd.DataFrame | None:
    """``raw/index.csv``, put right; None where it or the corrections are missing or damaged."""
    try:
        return corrections.pictures(study)
    except (StudyError, OSError):
        return None


def table(study: Study, name: str) -> pd.DataFrame | None:
    """A table of `COLUMNS` as text; None where it is missing or damaged."""
    try:
        options: dict[str, Any] = {"dtype": str, "keep_default_na": False}
        options["appended"] = name in APPENDED
        frame = files.read_csv(study.data / name, "", COLUMNS[name], **options)
    except (StudyError, OSError):
        return None
    return frame.fillna("")


def json_object(path: Path) -> dict[str, Any] | None:
    """The object in a JSON file; None where the file is missing, damaged or no object."""
    try:
        value = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return value if isinstance(value, dict) else None


def number(facts: dict[str, Any], name: str) -> float | None:
    """A finite number by its name; None for anything else."""
    value = facts.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return value


def names_hidden(study: Study) -> Callable[[object], str]:
    """A function that replaces the names of a study's people in a text by `PERSON`.

    A name of one word is replaced only where it is the whole text, because it may be a common
    word, such as Berlin.
    """
    rows = pictures(study)
    names = set() if rows is None else set(rows["name"].str.strip()) - {""}
    keys = {name_key(name) for name in names}
    longer = sorted((name for name in names if " " in name), key=len, reverse=True)
    inside = re.compile("|".join(map(re.escape, longer)) or r"(?!)", re.IGNORECASE)
    spots = {max(_around_spaces(name), key=len) for name in longer}

    @cache
    def hide(text: object) -> str:
        string = str(text)
        key = name_key(string)
        if key and key in keys:
            return PERSON
        # Most texts name nobody, and the search for thousands of names is slow.
        is_possible = not spots.isdisjoint(_around_spaces(string))
        return inside.sub(PERSON, string) if is_possible else string

    return hide


def _around_spaces(text: str) -> set[str]:
    """One or two letters before each space, with one or two after it, whatever their case.

    Letters that a regular expression takes for the same without regard to case, such as ſ and S,
    become the same here.
    """
    plain = "".join(letter.lower()[0].upper()[0] for letter in text)
    return {
        plain[max(place - before, 0) : place + 1 + after]
        for place, letter in enumerate(text)
        if letter == " "
        for before in (1, 2)
        for after in (1, 2)
    }
