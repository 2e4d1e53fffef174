"""What the request log knows of a person: addresses of their pages and pictures, and pictures.

The column ``person`` of ``raw/requests.csv`` holds a salt and a hash of the person's name, by
`facestudy.study.opt_outs`, so that their addresses can be found and their name cannot be read.
"""

import pandas as pd

from facestudy.study import opt_outs
from facestudy.study.guards import tables
from facestudy.study.paths import Study

COLUMN = "person"


def log(study: Study) -> pd.DataFrame:
    """The request log, all columns as text; without rows where there is none."""
    columns = ["url", "kind", "department", "id", COLUMN]
    try:
        table = tables.parse(study.requests, dtype=str, keep_default_na=False)
    except (OSError, ValueError):  # none yet, or damaged
        return pd.DataFrame(columns=columns, dtype=str)
    return table.reindex(columns=[*table.columns, *(c for c in columns if c not in table)]).fillna(
        ""
    )


def of_people(table: pd.DataFrame, people: pd.DataFrame, *, by_name: bool) -> pd.Series:
    """Which rows of the log are of some people.

    Args:
        table: from `log`.
        people: ``id, name, department, image_url`` of the pictures that are removed.
        by_name: whether people of these names are meant at all departments.
    """
    found = table["id"].isin(set(people["id"]) - {""})
    found |= table["url"].isin(set(people["image_url"]) - {""})
    for name, department in set(zip(people["name"], people["department"], strict=True)):
        if opt_outs.name_key(name):
            same = table["department"].eq(department) | by_name
            found |= same & of_name(table, name)
    return found


def of_name(table: pd.DataFrame, name: str) -> pd.Series:
    """Which rows of the log are of people of a name."""
    is_theirs = {value: opt_outs.is_of(value, name) for value in set(table[COLUMN])}
    return table[COLUMN].map(is_theirs).astype(bool)


def of_address(table: pd.DataFrame, url: str) -> pd.Series:
    """Which rows of the log are of the person whose page or picture has this address."""
    here = table[table["url"] == url]
    people = set(here[COLUMN]) - {""}
    kinds = here["kind"].isin(["picture", "profile"]).any()
    if len(people) > 1 or not kinds:  # a page of several people
        return pd.Series(False, index=table.index)
    same = table[COLUMN].isin(people) & table["department"].isin(set(here["department"]))
    return same | (table["url"] == url)
