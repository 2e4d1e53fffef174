"""Tables as CSV text in which no cell is a formula, and back.

A spreadsheet computes what begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return, and
a name or an address from outside may begin so. Such a text gets an apostrophe in front, which
`parse` takes away again. Numbers stay numbers. Every table of a study is written and read here.
"""

import csv
import io
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal

from facestudy.study.guards.read_once import read_once

if TYPE_CHECKING:  # pandas takes a second to import, and appending a row needs none
    import pandas as pd

START = tuple("'=+-@\t\r")
FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""How a guarded text begins; with apostrophes of its own too, so that each text comes back."""
GUARDED = re.compile(r"'+[=+\-@\t\r]")
NEGATIVE = re.compile(r"-(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.IGNORECASE)


def guard(text: str) -> str:
    """The text as it stands in a file.

    >>> guard("=1+1"), guard("-2+3"), guard("-2.5"), guard("Anna Example")
    ("'=1+1", "'-2+3", '-2.5', 'Anna Example')
    """
    return f"'{text}" if FORMULA.match(text) and not NEGATIVE.fullmatch(text) else text


def unguard(text: str) -> str:
    """The text that `guard` was given.

    >>> unguard("'=1+1"), unguard("'tis")
    ('=1+1', "'tis")
    """
    return text[1:] if GUARDED.match(text) else text


def line(cells: Sequence[object]) -> str:
    """One row as a line of CSV."""
    guarded = [guard(cell) if isinstance(cell, str) else cell for cell in cells]
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n", quoting=_quoting(guarded)).writerow(guarded)
    return stream.getvalue()


def rows(text: str) -> list[list[str]]:
    """The rows of a text of lines that `line` wrote, all cells text.

    Raises:
        csv.Error: the text is not CSV.
    """
    return [list(map(unguard, row)) for row in csv.reader(io.StringIO(text, newline=""))]


def to_csv(frame: "pd.DataFrame", *, header: bool = True) -> str:
    """A table as CSV, without its index; floats keep their shortest exact form.

    Args:
        frame: the table.
        header: begin with the columns' names.
    """
    guarded = _each_text(frame, guard)
    quoting = _quoting(list(guarded.columns))
    for place in _places_of_texts(guarded):
        quoting = max(quoting, _quoting(guarded.iloc[:, place].tolist()))
    return guarded.to_csv(index=False, header=header, lineterminator="\n", quoting=quoting)


@read_once
def parse(source: "Path | IO[Any]", **options: Any) -> "pd.DataFrame":
    """Read CSV that `to_csv` or `line` wrote.

    Args:
        source: a path, or an open file.
        options: for ``pandas.read_csv``.

    Raises:
        ValueError: it is not a table; pandas' own errors are of this kind.
    """
    import pandas as pd

    return _each_text(pd.read_csv(source, **options), unguard)


def check_whole(data: bytes) -> None:
    """Refuse a table that lost its end, as when the power fails or a copy is cut short.

    pandas would fill the cells that the last row lacks.

    Raises:
        ValueError: zero bytes follow, or the last row has fewer cells than the heading.
    """
    if b"\0" in data:
        raise ValueError("it holds zero bytes")
    # Row by row: a large table in Python's texts takes many times its size.
    text = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8-sig", newline="")
    heading = last = None
    for row in filter(None, csv.reader(text)):
        heading, last = heading or row, row
    if heading and last and len(last) < len(heading):
        raise ValueError("its last row is cut short")


def without_cut_line(data: bytes) -> bytes:
    """A table to which lines are appended, without the one that a kill cut short."""
    return data[: data.rfind(b"\n") + 1]


def _each_text(frame: "pd.DataFrame", change: Callable[[str], str]) -> "pd.DataFrame":
    """The table with all texts changed, its columns' names too; the given one stays as it is."""
    import pandas as pd

    result = frame.copy(deep=False)
    for place in _places_of_texts(frame):
        column = frame.iloc[:, place]
        cells = column.tolist()
        changed = _change(cells, change)
        if changed is not cells:
            kind = None if isinstance(column.dtype, pd.CategoricalDtype) else column.dtype
            result.isetitem(place, pd.Series(changed, index=frame.index, dtype=kind))
    return result.set_axis(_change(list(frame.columns), change), axis="columns")


def _change(cells: list[Any], change: Callable[[str], str]) -> list[Any]:
    """The cells with their texts changed; the same list where none begins as it would have to."""
    if not any(isinstance(cell, str) and cell[:1] in START for cell in cells):
        return cells
    return [change(cell) if isinstance(cell, str) else cell for cell in cells]


def _places_of_texts(frame: "pd.DataFrame") -> list[int]:
    """The numbers of the columns that are not of numbers."""
    from pandas.api import types

    return [n for n, kind in enumerate(frame.dtypes) if not types.is_numeric_dtype(kind)]


def _quoting(cells: Sequence[object]) -> Literal[0, 2]:
    """Quote all text where a cell holds a return, which alone would end the row for a reader."""
    has_return = any(isinstance(cell, str) and "\r" in cell for cell in cells)
    return 2 if has_return else 0  # csv.QUOTE_NONNUMERIC, csv.QUOTE_MINIMAL
