"""What a study's files tell, and what they do not.

Enters: a study's files, any of which may be missing or damaged. Leaves: tables without the names
of people, or None; and the words for what is not known.
"""

import json
import math
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from facestudy.study import files, index
from facestudy.study.errors import StudyError
from facestudy.study.opt_outs import name_key
from facestudy.study.paths import Study

MAKERS = {
    "raw/index.csv": "01_collect or `facestudy import` makes it",
    "raw/requests.csv": "01_collect makes it",
    "faces.csv": "02_crop makes it",
    "curation.csv": "03_curate makes it",
    "split.csv": "04_split makes it",
    "raw/forgotten.csv": "`facestudy forget` makes it",
    "campus.json": "01_collect makes it",
}
COLUMNS = {
    "raw/requests.csv": ["url", "kind", "reason"],
    "raw/skipped.csv": ["file", "reason"],
    "faces.csv": ["id", "reason", "faces", "autocrop"],
    "curation.csv": ["id", "verdict"],
    "split.csv": ["id", "category", "group", "split", "reason"],
    "raw/forgotten.csv": ["salt", "hash"],
}
PERSON = "(a person's name)"
"""Stands where a department, a category or a reason holds somebody's name."""


def not_known(file: str, maker: str = "") -> str:
    return f"not known: {file} is not there or not readable ({maker or MAKERS[file]})"


def pictures(study: Study) -> pd.DataFrame | None:
    """``raw/index.csv``; None where there is none to be had."""
    try:
        return index.read(study.index)
    except (StudyError, OSError):
        return None


def table(study: Study, name: str) -> pd.DataFrame | None:
    """Another table of `COLUMNS`, all of it text; None where there is none to be had."""
    try:
        frame = files.read_csv(
            study.data / name, "", COLUMNS[name], dtype=str, keep_default_na=False
        )
    except (StudyError, OSError):
        return None
    return frame.fillna("")  # a row that a kill tore off lacks its last cells


def json_object(path: Path) -> dict[str, Any] | None:
    """An object of a JSON file; None where there is none to be had."""
    try:
        value = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return value if isinstance(value, dict) else None


def number(facts: dict[str, Any], name: str) -> float | None:
    """A finite number; None where there is another thing, or nothing."""
    value = facts.get(name)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return value if is_number and math.isfinite(value) else None


def names_hidden(study: Study) -> Callable[[object], str]:
    """A function that takes the names of a study's people out of a text.

    A name of one word is taken out only where it is the whole text: people are called Berlin.
    """
    rows = pictures(study)
    names = set() if rows is None else set(rows["name"].str.strip()) - {""}
    keys = {name_key(name) for name in names}
    longer = sorted((name for name in names if " " in name), key=len, reverse=True)
    inside = re.compile("|".join(map(re.escape, longer)) or r"(?!)", re.IGNORECASE)

    def hide(text: object) -> str:
        words = str(text)
        whole = name_key(words)
        return PERSON if whole and whole in keys else inside.sub(PERSON, words)

    return hide
