"""Read and extend a study's index with the columns ``expression`` and ``person``.

Additional columns are text, so that tables of several origins can be concatenated.
"""

from collections.abc import Sequence

import pandas as pd

from facestudy.study import index
from facestudy.study.paths import Study

COLUMNS = ("expression", "person")


def read(study: Study, columns: Sequence[str] = COLUMNS) -> pd.DataFrame:
    """The index with these additional columns; an empty table if there is no index yet."""
    return _filled(index.read(study.index) if study.index.is_file() else index.empty(), columns)


def append(table: pd.DataFrame, rows: Sequence[dict[str, object]]) -> pd.DataFrame:
    """The table with new rows at its end; columns that a row lacks are empty."""
    new = pd.DataFrame([dict.fromkeys(index.COLUMNS, "") | row for row in rows])
    return _filled(pd.concat([table, new], ignore_index=True), ()) if len(new) else table


def _filled(table: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """The table with these columns, and empty text in place of missing values."""
    for name in columns:
        if name not in table:
            table[name] = ""
    text = table.columns.difference(["width", "height"])
    table[text] = table[text].fillna("").astype(str)
    return table
