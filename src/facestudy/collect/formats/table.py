"""Any CSV with a header is a table of labels; the other formats build on the types defined here."""

import csv
import io
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

PROBLEM = "problem"
"""The key in a row that holds the reason why the row cannot be imported."""


class Table(NamedTuple):
    """A table of labels.

    Attributes:
        frame: one row per picture, all columns text.
        by_sex: whether the sexes are the classes when the user names no other column.
    """

    frame: pd.DataFrame
    by_sex: bool = False


@dataclass(frozen=True)
class LabelFile:
    """The content of a file of labels, before its format is known.

    Attributes:
        path: of the file.
        folder: where the pictures are.
        text: the whole content.
    """

    path: Path
    folder: Path
    text: str

    @cached_property
    def header(self) -> list[str]:
        """The cells of the first line that is not blank, read as CSV."""
        lines = (line for line in io.StringIO(self.text) if line.strip())
        try:
            return next(csv.reader(lines), [])
        except csv.Error:  # a cell longer than any column's name
            return []

    def frame(self) -> pd.DataFrame:
        """The content read as CSV, all columns text."""
        return parse(self.text)


def parse(text: str, **options: Any) -> pd.DataFrame:
    """Read a table whose cells all stay text.

    Args:
        text: the table.
        options: for ``pandas.read_csv``.

    Raises:
        ValueError: the text is not a table.
    """
    return pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False, **options)


def read_table(labels: LabelFile) -> Table:
    """Read a table of any columns."""
    return Table(labels.frame())
