"""Who is meant: the rows of one person in a study's index.

Enters: the index, and a name, an address or a picture's id. Leaves: all rows of that person.
"""

import numpy as np
import pandas as pd

from facestudy.study import opt_outs
from facestudy.study.errors import StudyError


def find(table: pd.DataFrame, *, name: str, url: str, one: str) -> pd.DataFrame:
    """The rows of a person in an index, by a name, an address or an id.

    Raises:
        StudyError: none or several of the three were given, nobody is found, or the address shows
            several people.
    """
    if sum(map(bool, (name, url, one))) != 1:
        raise StudyError("say whom to forget by one of --name, --url, --id")
    keys = name_keys(table)
    if name:
        wanted = keys == opt_outs.name_key(name)
        return _some(table[wanted & (keys != "")], f"of the name {name!r}")
    if one:
        found = _some(table[table["id"] == one], f"with the id {one!r}")
    else:
        found = table[(table["image_url"] == url) | (table["page_url"] == url)]
        found = _some(found, f"from {url}")
        people = {person(row) for row in found.itertuples()}
        if len(people) > 1:
            raise StudyError(
                f"{url} shows {len(people)} people: give the picture's own address, --id or --name"
            )
    people = set(zip(keys[found.index], found["department"], strict=True)) - {("", "")}
    numbers = set(_numbers(found)) - {""}
    same = [
        row.Index in found.index or (bool(key) and (key, row.department) in people)
        for row, key in zip(table.itertuples(), keys, strict=True)
    ]
    return table[np.array(same) | _numbers(table).isin(numbers)]


def _numbers(table: pd.DataFrame) -> pd.Series:
    """The column ``person``, where there is one; it groups pictures of people without a name."""
    if "person" not in table:
        return pd.Series("", index=table.index)
    return table["person"].fillna("").astype(str).where(name_keys(table) == "", "")


def name_keys(table: pd.DataFrame) -> pd.Series:
    """Each row's name in the spelling in which names are compared."""
    return table["name"].map(opt_outs.name_key)


def _some(found: pd.DataFrame, how: str) -> pd.DataFrame:
    if found.empty:
        raise StudyError(f"the study has nobody {how}; raw/index.csv lists everybody")
    return found


def person(row) -> str:
    """Who is on a row: by name, by number, else by the picture."""
    return opt_outs.name_key(row.name) or str(getattr(row, "person", "") or row.id)
