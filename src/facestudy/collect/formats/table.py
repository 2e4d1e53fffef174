"""Any table with a heading is a table of labels; other formats build on the types defined here."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from facestudy.collect import table_text
from facestudy.collect.find_files import Finder
from facestudy.collect.table_text import parse

__all__ = ["LabelFile", "Table", "parse", "read_table"]


class Table(NamedTuple):
    """A table of labels.

    Attributes:
        frame: one row per picture, all columns text; its index holds each row's line.
        by_sex: whether the sexes are the classes when the user names no other column.
        category: the column that holds the classes when the user names no other.
        picture: the bytes of the picture in a row, by the row's position, where the table holds
            the pictures themselves.
    """

    frame: pd.DataFrame
    by_sex: bool = False
    category: str | None = None
    picture: Callable[[int], bytes] | None = None


@dataclass(frozen=True)
class LabelFile:
    """A file of labels, before its format is known.

    Attributes:
        path: of the file.
        folder: where the pictures are.
        data: its bytes.
        finder: finds the pictures.
        notices: sentences for the user, to which reading it adds.
    """

    path: Path
    folder: Path
    data: bytes
    finder: Finder
    notices: list[str] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        """The content as text.

        Raises:
            StudyError: it is a workbook or no text.
        """
        text, notice = table_text.decode(self.data, self.path.name)
        if notice:
            self.notices.append(notice)
        return text

    @cached_property
    def header(self) -> list[str]:
        """The names of the columns; empty where the content has none."""
        return table_text.heading(self.text)

    def frame(self) -> pd.DataFrame:
        """The content read as a table, all columns text."""
        return parse(self.text)


def read_table(labels: LabelFile) -> Table:
    """Read a table of any columns."""
    return Table(labels.frame())
