"""Find all rows of one person in a study's index, by a name, an address or a picture's id."""

import re
from contextlib import suppress
from typing import Any

import numpy as np
import pandas as pd

from facestudy.privacy import requested
from facestudy.study import index, opt_outs
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study, all_studies


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
    check_one(name, url, picture_id)
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


def of_ids(table: pd.DataFrame, ids: set[str]) -> pd.DataFrame:
    """The rows of the people on some pictures, of which the index may lack all."""
    return _of_same_people(table, table[table["id"].isin(ids)], name_keys(table))


def studies_with(ids: set[str], *, but: Study) -> list[str]:
    """The names of all other studies that hold one of these pictures.

    Args:
        ids: of the pictures.
        but: the study that is left out.
    """
    names = []
    for study in all_studies():
        with suppress(StudyError, OSError):  # without an index, or a damaged one
            if study != but and index.read(study.index)["id"].isin(ids).any():
                names.append(study.name)
    return names


def check_one(*wanted: str) -> None:
    """Raise unless exactly one of a name, an address and an id is given."""
    if sum(map(bool, wanted)) != 1:
        raise StudyError("name the person to forget by exactly one of --name, --url, --id")


def of_log(study: Study, *, name: str, url: str, picture_id: str) -> pd.DataFrame:
    """Pictures that have no row in the index, and what the request log knows of the person.

    An interrupted scrape or import leaves such pictures. Arguments as for `find`.

    Returns:
        ``id, name, department, image_url`` and the index's other columns, empty where unknown.
    """
    asked = requested.log(study)
    if name:
        asked = asked[requested.of_name(asked, name)]
    elif url:
        asked = asked[requested.of_address(asked, url)]
    else:
        asked = asked[asked["id"] == picture_id]
        if asked.empty and _is_picture(study, picture_id):
            asked = pd.DataFrame({"id": [picture_id]}, columns=asked.columns).fillna("")
    known = {"id": asked["id"], "department": asked["department"], "image_url": asked["url"]}
    return pd.DataFrame(known, columns=index.COLUMNS).assign(name=name).fillna("")


def _is_picture(study: Study, picture_id: str) -> bool:
    return bool(re.fullmatch("[0-9a-f]{16}", picture_id)) and any(study.raw.glob(f"{picture_id}.*"))


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
