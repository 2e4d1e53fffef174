"""Read age, sex and the part of a published split from the columns of a table of labels."""

from typing import Any

import pandas as pd

from facestudy.collect import attributes, class_names, parts


def add_attributes(records: list[dict[str, Any]], frame: pd.DataFrame) -> None:
    """Add ``age`` and ``sex`` where a column holds them.

    What cannot be read, and a sex in other words, stays as ``source_age`` or ``source_sex``.

    Args:
        records: the rows, to which the columns are added.
        frame: the table.
    """
    lower = {str(name).lower(): name for name in reversed(frame.columns)}
    if "age" in lower:
        _fill(records, "age", lower["age"], frame, attributes.ages(frame[lower["age"]]))
    column = next((lower[name] for name in attributes.SEX_COLUMNS if name in lower), None)
    if column is not None:
        parsed = attributes.sexes(frame[column], name=column)
        _fill(records, "sex", column, frame, parsed)


def add_part(records: list[dict[str, Any]], frame: pd.DataFrame) -> None:
    """Add ``source_split`` where a column of `parts.COLUMNS` holds parts and nothing else.

    Args:
        records: the rows, to which the column is added.
        frame: the table.
    """
    lower = {str(name).lower(): name for name in reversed(frame.columns)}
    for name in (name for name in parts.COLUMNS if name in lower):
        words = frame[lower[name]].astype(str)
        values = words.map(parts.part)
        if (values != "").any() and ((values != "") | (words.map(class_names.of_cell) == "")).all():
            for record, value in zip(records, values, strict=True):
                record["source_split"] = value
            return


def _fill(
    records: list[dict[str, Any]],
    name: str,
    column: str,
    frame: pd.DataFrame,
    parsed: attributes.ParsedColumn,
) -> None:
    cells = zip(records, frame[column], parsed.values, strict=True)
    for position, (record, text, value) in enumerate(cells):
        if column.lower() == name:  # "Age" would be read again as "age" by whoever reads the index
            record.pop(column, None)
        if position in parsed.problems or (name == "sex" and value not in (None, text)):
            record[f"source_{name}"] = text
        record[name] = "" if value is None else str(value).removesuffix(".0")
