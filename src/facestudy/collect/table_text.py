"""Read tables as people save them: any usual encoding, separator, heading and comment.

Whatever would shift columns is an error that names the line.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from facestudy.study.errors import StudyError

SEPARATORS = ",;\t"
LARGEST_CELL = 16 * 2**20
"""Characters of a cell; a quotation mark that is never closed would make a cell of the rest."""

_BINARY = {
    b"\xd0\xcf\x11\xe0": "an Excel file (.xls): save it as CSV (UTF-8)",
    b"\x1f\x8b": "compressed: unpack it first",
    b"PAR1": "a Parquet file: save it as CSV (UTF-8)",
    b"%PDF": "a PDF: a table of labels is a CSV",
    b"SQLite": "a database: save the table as CSV (UTF-8)",
}
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Text(NamedTuple):
    """A decoded file.

    Attributes:
        text: without a byte order mark.
        notice: a sentence for the user where the encoding was guessed; else empty.
    """

    text: str
    notice: str = ""


def decode(data: bytes, name: str) -> Text:
    """Decode a table: UTF-8 with or without mark, UTF-16, else Windows-1252.

    Args:
        data: the file's bytes.
        name: its name, for the message.

    Raises:
        StudyError: the file is a workbook, an archive or no text.
    """
    if data.startswith(b"PK\x03\x04"):
        kind = "an OpenDocument" if b"opendocument" in data[:120] else "an Excel"
        raise StudyError(f"{name} is {kind} file: save it as CSV (UTF-8)")
    for magic, kind in _BINARY.items():
        if data.startswith(magic):
            raise StudyError(f"{name} is {kind}")
    if data.startswith(_UTF16):
        return Text(_decoded(data, "utf-16", name))
    start = data[:2000]
    if start.count(0) > len(start) / 4:  # UTF-16 without a mark
        little = start[1::2].count(0) > start[::2].count(0)
        return Text(_decoded(data, "utf-16-le" if little else "utf-16-be", name))
    try:
        return Text(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        text = _decoded(data, "cp1252", name)
        return Text(text, f"{name} is not UTF-8: it was read as Windows-1252")


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise StudyError(f"{name} is no text in UTF-8, UTF-16 or Windows-1252: save it as CSV")
    return text


def parse(text: str, sep: str | None = None, *, first: int = 1) -> pd.DataFrame:
    """Read a table whose cells all stay text, without the blanks around them.

    Lines before the heading that begin with ``#`` are comments, and so are later ones that begin
    with ``#`` and have another number of fields. Blank lines do not count. Columns without a
    heading are dropped if they are empty, else named by their number.

    Args:
        text: the table.
        sep: the separator; by default the heading decides, or a first line ``sep=;``.
        first: the number of the text's first line in its file.

    Returns:
        The table; its index holds each row's line.

    Raises:
        StudyError: a row has more or fewer fields than the heading, the heading has a column
            twice, or there is no heading. The message begins with the line and names no file.
    """
    lines = _lines(text, sep, first)
    line, heading = next(lines, (first, []))
    if not any(heading):
        raise StudyError("cannot be read as CSV: its first line must name the columns")
    _check_heading(heading)
    rows = list(lines)
    _check_lengths(rows, len(heading))
    cells = [row for _, row in rows]
    frame = pd.DataFrame(cells, columns=range(len(heading)), dtype=str)
    frame.index = pd.Index([line for line, _ in rows], name="line", dtype=int)
    empty = [number for number, name in enumerate(heading) if not name and not any(frame[number])]
    names = [name or f"column {number}" for number, name in enumerate(heading, 1)]
    return frame.set_axis(names, axis="columns").drop(columns=[names[number] for number in empty])


def heading(text: str) -> list[str]:
    """The names of a table's columns; empty where it has none.

    >>> heading("# exported\\nfile; subject\\na.jpg; law\\n")
    ['file', 'subject']
    """
    try:
        return next(_lines(text, None, 1), (1, []))[1]
    except StudyError:
        return []


def _lines(text: str, sep: str | None, first: int) -> Iterator[tuple[int, list[str]]]:
    """The lines with cells, comments left out: the line's number and its cells."""
    text = text.removeprefix("\ufeff")
    start = io.StringIO(text, newline="").readline()
    if sep is None and start.strip().lower().startswith("sep=") and len(start.strip("\r\n")) <= 5:
        sep = start.strip("\r\n")[4:] or ","
        text, first = text[len(start) :], first + 1
    fields = 0
    for line, row in _cells(text, sep or _separator(text), first):
        comment = row and row[0].startswith("#") and len(row) != fields
        if comment or not any(row):
            continue
        fields = fields or len(row)
        yield line, row


def _cells(text: str, sep: str, first: int) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(LARGEST_CELL)
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=sep, skipinitialspace=sep != "\t", strict=True
    )
    line = first
    try:
        for row in reader:
            yield line, [cell.strip() for cell in row]
            line = first + reader.line_num
    except csv.Error as error:
        raise StudyError(f"line {line} cannot be read as CSV: {error}") from None


def _separator(text: str) -> str:
    """The separator that gives the heading most fields; of equal ones the first."""
    lines = (line.strip(" \r\n") for line in io.StringIO(text, newline=""))
    line = next((line for line in lines if line and not line.startswith("#")), "")
    counts = [len(next(csv.reader([line], delimiter=sep), [])) for sep in SEPARATORS]
    return SEPARATORS[counts.index(max(counts))]


def _check_heading(names: Sequence[str]) -> None:
    for number, name in enumerate(names):
        if name and name in names[:number]:
            raise StudyError(f"the heading has the column {name} twice: rename one of them")


def _check_lengths(rows: Sequence[tuple[int, list[str]]], fields: int) -> None:
    wrong = [(line, len(row)) for line, row in rows if len(row) != fields]
    if wrong:
        line, count = wrong[0]
        noun = "field" if count == 1 else "fields"
        more = f" (and {len(wrong) - 1} more such lines)" if len(wrong) > 1 else ""
        raise StudyError(f"line {line} has {count} {noun}, the heading {fields}{more}")
