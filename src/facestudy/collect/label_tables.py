"""List a folder's pictures with the labels that a table, their file names or their folders give.

Each picture becomes a row with ``file``, ``category``, ``department`` and whatever else is known,
such as ``age``, ``sex`` and ``person``. `facestudy.collect.formats` lists the formats.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd

from facestudy.collect import attributes, formats
from facestudy.collect.formats.table import PROBLEM, LabelFile, Table
from facestudy.study import index
from facestudy.study.errors import StudyError


def rows(
    folder: Path, labels: Path | None, *, file: str, category: str | None, group: str | None
) -> list[dict[str, object]]:
    """One row per picture that the folder or the table lists.

    Args:
        folder: where the pictures are.
        labels: a table with one row per picture; without it, file names and folders are read.
        file: its column with the picture's path below ``folder``.
        category: its column with the class.
        group: its column that fills ``department``.

    Returns:
        the rows; one that cannot be understood states the reason, with its line, under `PROBLEM`.

    Raises:
        StudyError: the table or one of its columns is missing.
    """
    if labels is None:
        return list(_walk(folder))
    frame, by_sex = _read(labels, folder)
    by_sex = by_sex and category is None
    options = {"--file": file, "--category": category, "--group": group}
    for option, column in options.items():
        if column is not None and column not in frame.columns:
            raise StudyError(
                f"{labels} has no column {column!r} ({option}); it has {', '.join(frame.columns)}"
            )
    pictures = [_renamed(row, file, category, group) for row in frame.to_dict("records")]
    return _with_attributes(pictures, frame, by_sex=by_sex)


def _read(labels: Path, folder: Path) -> Table:
    try:
        text = labels.read_text("utf-8-sig")
    except FileNotFoundError:
        raise StudyError(f"the file of labels {labels} does not exist") from None
    except (OSError, ValueError) as error:
        raise StudyError(f"{labels} cannot be read as CSV: {error}") from None
    label_file = LabelFile(labels, folder, text)
    try:
        for read_table in _functions("read_table"):
            table = read_table(label_file)
            if table is not None:
                return table
    except (ValueError, KeyError) as error:
        raise StudyError(f"{labels} cannot be read as CSV: {error}") from None
    raise StudyError(f"{labels} is in none of the formats: {', '.join(_titles())}")


def _functions(name: str) -> list[Callable[..., Any]]:
    """The functions of this name, of every format that has one, in the order of the table."""
    modules = [import_module(entry.module) for entry in formats.FORMATS]
    return [getattr(module, name) for module in modules if hasattr(module, name)]


def _titles() -> list[str]:
    return [entry.title for entry in formats.FORMATS]


def _renamed(
    row: dict[Any, Any], file: str, category: str | None, group: str | None
) -> dict[str, object]:
    """A row under the index's column names; other columns of such a name get ``source_``."""
    named = {"file": row[file], "category": row[category] if category else ""}
    named["department"] = row[group] if group else ""
    # The columns also stay under their own names: `chamber` and `state` are facts worth keeping.
    reserved = {*index.COLUMNS, "file"} - {"name", "title", "image_url", "page_url"}
    rest = {f"source_{key}" if key in reserved else key: value for key, value in row.items()}
    return {**rest, **named}


def _with_attributes(
    pictures: list[dict[str, object]], frame: pd.DataFrame, *, by_sex: bool
) -> list[dict[str, object]]:
    """Rows with parsed ``age`` and ``sex``; ``source_sex`` keeps what the table states."""
    lower = {name.lower(): name for name in reversed(frame.columns)}
    if "age" in lower:
        ages = frame[lower["age"]]
        _fill(pictures, "age", original=ages, parsed=attributes.ages(ages))
    column = next((lower[name] for name in attributes.SEX_COLUMNS if name in lower), None)
    if column is not None:
        sexes = frame[column]
        _fill(pictures, "sex", original=sexes, parsed=attributes.sexes(sexes, name=column))
    if by_sex:
        for row in pictures:
            row["category"] = row.get("sex", "")
    return pictures


def _fill(
    pictures: list[dict[str, object]],
    name: str,
    *,
    original: pd.Series,
    parsed: attributes.ParsedColumn,
) -> None:
    cells = zip(pictures, original, parsed.values, strict=True)
    for position, (row, text, value) in enumerate(cells):
        if name == "sex" and value is not None and value != text:
            row["source_sex"] = text
        row[name] = "" if value is None else str(value).removesuffix(".0")
        if position in parsed.problems:  # the header is line 1
            row.setdefault(PROBLEM, f"row {position + 2}: {parsed.problems[position]}")


def _walk(folder: Path) -> Iterator[dict[str, object]]:
    readers = _functions("read_name")
    for path in sorted(folder.rglob("*")):
        below = path.relative_to(folder)
        if not path.is_dir() and not any(part.startswith(".") for part in below.parts):
            category = below.parts[0] if len(below.parts) > 1 else ""
            row: dict[str, object] = {
                "file": below.as_posix(),
                "category": category,
                "department": "",
            }
            for read_name in readers:
                if columns := read_name(path.name):
                    row |= columns
                    break
            yield row
