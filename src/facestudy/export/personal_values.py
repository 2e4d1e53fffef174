"""Search a finished export for what must not be in it, before it is put in its place.

The tables are made column by column, so nothing of it can be there. The search is the second lock:
it would find a name that a sentence of the audit or the name of a class brought along.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd

from facestudy.prepare import split
from facestudy.study import index
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

COLUMNS = ("id", "sha256", "image_url", "page_url", "name", "department")
LEAST = 8
"""Letters: a shorter text, and a name of one word, may be a common word of the export's texts."""
EXACT = ("id", "sha256", "image_url", "page_url")
"""Columns whose values are never a common word."""
TEXTS = (".csv", ".json", ".md", ".svg")


def check(study: Study, folder: Path, labels: Iterable[str]) -> None:
    """Search all texts and file names of a folder for the ids, names and addresses of a study.

    Args:
        study: of real people.
        folder: the export.
        labels: its classes: a department may be called like one.

    Raises:
        StudyError: something was found.
    """
    text = "\n".join(_texts(folder)).casefold()
    words = set(re.findall(r"\w+", text))
    classes = "\n".join(labels).casefold()
    for column, value in _values(study):
        wanted = value.casefold()
        if wanted in classes or not words.issuperset(re.findall(r"\w+", wanted)):
            continue
        if re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", text):
            raise StudyError(
                f"the export would have shown a value of the column {column!r}, so nothing was "
                f"written: {value!r}. If it is a common word there, rename it in the study"
            )


def _texts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        yield path.name
        if path.suffix in TEXTS:
            yield path.read_text("utf-8")


def _values(study: Study) -> Iterator[tuple[str, str]]:
    pictures = index.read(study.index).astype(str)
    for column in [*COLUMNS, *_identifying(pictures)]:
        for value in sorted(set(pictures[column])):
            if len(value) >= LEAST and (column in EXACT or not value.isalpha()):
                yield column, value
    for value in sorted(set(split.read(study)["group"])):
        if len(value) >= LEAST:
            yield "group", value


def _identifying(pictures: pd.DataFrame) -> list[str]:
    """The other columns that tell people apart: texts most of which differ, such as e-mails.

    Numbers do not count: one of eight digits occurs among the probabilities by chance.
    """
    found = []
    for column in pictures.columns.difference([*COLUMNS, "category"]):
        values = pictures.loc[~pictures[column].isin(["", "nan"]), column]
        is_text = pd.to_numeric(values, errors="coerce").isna().any()
        if is_text and 2 * values.nunique() > len(values):
            found.append(str(column))
    return found
