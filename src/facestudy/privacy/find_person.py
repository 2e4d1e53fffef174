"""Find all rows of one person in a study's index, by a name, an address or a picture's id."""

from typing import Any

import numpy as np
import pandas as pd

from facestudy.study import opt_outs
from facestudy.study.errors import StudyError


def find(table: pd.DataFrame, *, name: str, url: str, picture_id: str) -> pd.DataFrame:
    """The rows of a person in an index. Exactly one of the three texts is not empty.

    Args:
        table: the index.
        name: everybody of this name.
        url: the address of a picture, or of a page that shows one person.
        picture_id: of a picture.

    Returns:
        the rows of the index. For an address or an id they include the person's other pictures
        at the same department; the column ``person`` identifies people without a name.

    Raises:
        StudyError: none or several of the three were given, nobody was found, or the address
            shows several people.
    """
    if sum(map(bool, (name, url, picture_id))) != 1:
        raise StudyError("name the person to forget by exactly one of --name, --url, --id")
    keys = name_keys(table)
    if name:
        of_name = keys == opt_outs.name_key(name)
        return _not_empty(table[of_name & (keys != "")], f"of the name {name!r}")
    if picture_id:
        rows = _not_empty(table[table["id"] == picture_id], f"with the id {picture_id!r}")
    else:
        rows = table[(table["image_url"] == url) | (table["page_url"] == url)]
        rows = _not_empty(rows, f"from {url}")
        count = len({person(row) for row in rows.itertuples()})
        if count > 1:
            raise StudyError(
                f"{url} shows {count} people: give the picture's own address, --id or --name"
            )
    return _of_same_people(table, rows, keys)


def _of_same_people(table: pd.DataFrame, rows: pd.DataFrame, keys: pd.Series) -> pd.DataFrame:
    """These rows and all others of the same name and department, or of the same ``person``."""
    people = set(zip(keys[rows.index], rows["department"], strict=True)) - {("", "")}
    numbers = set(_numbers(rows)) - {""}
    same = [
        row.Index in rows.index or (bool(key) and (key, row.department) in people)
        for row, key in zip(table.itertuples(), keys, strict=True)
    ]
    return table[np.array(same) | _numbers(table).isin(numbers)]


def _numbers(table: pd.DataFrame) -> pd.Series:
    """The column ``person`` of people without a name; empty for all others."""
    if "person" not in table:
        return pd.Series("", index=table.index)
    return table["person"].fillna("").astype(str).where(name_keys(table) == "", "")


def name_keys(table: pd.DataFrame) -> pd.Series:
    """Each row's name in the form in which names are compared."""
    return table["name"].map(opt_outs.name_key)


def _not_empty(rows: pd.DataFrame, description: str) -> pd.DataFrame:
    if rows.empty:
        raise StudyError(f"the study has nobody {description}; raw/index.csv lists everybody")
    return rows


def person(row: Any) -> str:
    """The person on a row (from ``itertuples``): the name, else the number, else the picture."""
    return opt_outs.name_key(row.name) or str(getattr(row, "person", "") or row.id)
