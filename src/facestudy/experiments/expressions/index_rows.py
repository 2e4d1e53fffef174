"""Rows of this experiment in a study's index.

Enters: a study, new rows. Leaves: the index with ``expression`` and ``person``; further columns as
text, so that tables of several origins can stand below each other.
"""

from collections.abc import Sequence

import pandas as pd

from facestudy.study import index
from facestudy.study.paths import Study

EXTRA = ("expression", "person")


def read(study: Study, extra: Sequence[str] = EXTRA) -> pd.DataFrame:
    """The index, empty where there is none yet."""
    return filled(index.read(study.index) if study.index.is_file() else index.empty(), extra)


def longer(table: pd.DataFrame, new: Sequence[dict[str, object]]) -> pd.DataFrame:
    """The table with new rows below; what they lack of the contract's columns is empty."""
    rows = pd.DataFrame([dict.fromkeys(index.COLUMNS, "") | row for row in new])
    return filled(pd.concat([table, rows], ignore_index=True), ()) if len(rows) else table


def filled(table: pd.DataFrame, extra: Sequence[str]) -> pd.DataFrame:
    """The table with these columns, nothing missing in any."""
    for name in extra:
        if name not in table:
            table[name] = ""
    text = table.columns.difference(["width", "height"])
    table[text] = table[text].fillna("").astype(str)
    return table
