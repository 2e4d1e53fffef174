"""Print a table in columns that fit a terminal; long cells wrap between words."""

import shutil
import unicodedata

import pandas as pd

WIDTH = 120
"""Most characters of a line."""
LEAST = 60
WORD = 24
"""Longer words may be broken: addresses, but hardly a name."""
GAP = "  "


def render(table: pd.DataFrame, *, width: int | None = None, whole: str = "") -> str:
    """The table as text without its index, numbers to the right, an empty line only at its end.

    Columns that are too wide wrap between words; only words longer than `WORD` are broken.

    Args:
        table: texts and numbers.
        width: most characters of a line; by default those of the terminal, `WIDTH` at most.
        whole: a column that does not wrap, up to a third of the width: names stay on one line.

    Returns:
        The lines, of at most ``width`` characters unless the columns' words need more.

    >>> print(render(pd.DataFrame({"name": ["Anna Example"], "why": ["one two"]}), width=12))
    name     why
    -------  ---
    Anna     one
    Example  two
    """
    if width is None:
        width = max(LEAST, min(WIDTH, shutil.get_terminal_size((WIDTH, 24)).columns))
    numeric = [pd.api.types.is_numeric_dtype(table[name]) for name in table]
    header = [str(name) for name in table.columns]
    rows = [["" if pd.isna(cell) else str(cell) for cell in row] for row in table.to_numpy(object)]
    room = width - len(GAP) * (len(header) - 1)
    widths = _widths([header, *rows], room, {whole: room // 3})
    lines = _lines(header, widths, numeric)
    lines.append(GAP.join("-" * size for size in widths))
    for row in rows:
        lines += _lines(row, widths, numeric)
    return "\n".join(line.rstrip() for line in lines)


def _widths(rows: list[list[str]], room: int, words: dict[str, int]) -> list[int]:
    """Each column's width: its longest cell; without the room for it, columns wrap alike.

    ``words`` has columns whose cells count as one word, and that word's most characters.
    """
    columns = list(zip(*rows, strict=True))
    whole = [max(1, *map(_size, cells)) for cells in columns]
    least = [
        max(_size(cells[0]), min(WORD, max(_size(word) for cell in cells for word in cell.split())))
        if cells[0] not in words
        else min(words[cells[0]], size)
        for cells, size in zip(columns, whole, strict=True)
    ]
    widths = list(whole)
    while sum(widths) > room:
        wide = [column for column, size in enumerate(widths) if size > least[column]]
        if not wide:
            break
        widths[min(wide, key=lambda column: whole[column] / widths[column])] -= 1
    return widths


def _lines(cells: list[str], widths: list[int], numeric: list[bool]) -> list[str]:
    """The lines of one row."""
    wrapped = [_wrap(cell, size) for cell, size in zip(cells, widths, strict=True)]
    lines = []
    for number in range(max(map(len, wrapped))):
        parts = [cell[number] if number < len(cell) else "" for cell in wrapped]
        padded = [
            _pad(part, size, right=right)
            for part, size, right in zip(parts, widths, numeric, strict=True)
        ]
        lines.append(GAP.join(padded))
    return lines


def _wrap(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if _size(joined) <= width:
            lines[-1] = joined
            continue
        lines += [word] if lines[-1] else []
        lines[-1] = lines[-1] or word
        while _size(lines[-1]) > width:
            head = _head(lines[-1], width)
            lines[-1:] = [head, lines[-1][len(head) :]]
    return lines


def _head(word: str, width: int) -> str:
    """As many letters as there is room for, one at least."""
    end = 1
    while end < len(word) and _size(word[: end + 1]) <= width:
        end += 1
    return word[:end]


def _pad(text: str, width: int, *, right: bool) -> str:
    space = " " * (width - _size(text))
    return space + text if right else text + space


def _size(text: str) -> int:
    """Columns of a terminal: East Asian characters take two, combining marks none."""
    return sum(
        0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF")
        for c in text
    )
