"""Merge what an import found into the index; nothing known is replaced by nothing."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd

from facestudy.study import index, keep_until

TIMES = ("retrieved_at", "last_seen", "vanished_at", keep_until.COLUMN)


class Merged(NamedTuple):
    """An index with what was imported.

    Attributes:
        frame: the other pictures' old rows, then the imported ones.
        kept: by the column, how many pictures keep a value that this import does not have.
        changed: by the old and the new category, how many pictures change it.
    """

    frame: pd.DataFrame
    kept: dict[str, int]
    changed: dict[tuple[str, str], int]


def merge(old: pd.DataFrame | None, imported: Sequence[dict[str, Any]], until: str) -> Merged:
    """The index after an import.

    Args:
        old: the index before; None if there is none.
        imported: the rows of the pictures, with ``file``.
        until: the last day of these; empty if they keep the one that they have.
    """
    new = pd.DataFrame(list(imported)).fillna("")
    time = index.now()
    for column in index.COLUMNS:
        if column not in new:
            new[column] = ""
    kept: dict[str, int] = {}
    changed: dict[tuple[str, str], int] = {}
    if old is not None:
        new, kept, changed = _with_known(new, old)
    new["image_url"] = new["image_url"].where(new["image_url"] != "", new["file"])
    new = new.drop(columns="file").assign(retrieved_at=time, last_seen=time, vanished_at="")
    if until:
        new[keep_until.COLUMN] = until
    if old is not None:
        before = old.set_index("id")
        new["retrieved_at"] = new["id"].map(before["retrieved_at"]).fillna(time)
        if keep_until.COLUMN in old and keep_until.COLUMN not in new:
            new[keep_until.COLUMN] = new["id"].map(before[keep_until.COLUMN])
        new = pd.concat([old[~old["id"].isin(new["id"])], new], ignore_index=True)
    text = new.columns.difference(["width", "height"])
    new[text] = new[text].fillna("").astype(str)
    return Merged(new, kept, changed)


def _with_known(
    new: pd.DataFrame, old: pd.DataFrame
) -> tuple[pd.DataFrame, dict[str, int], dict[tuple[str, str], int]]:
    """Fill what this import does not state with what the index states."""
    before = old.astype(object).where(old.notna(), "").astype(str)
    before = before.set_index("id").reindex(new["id"]).fillna("").set_axis(new.index)
    changed: dict[tuple[str, str], int] = {}
    for pair in zip(before["category"], new["category"], strict=True):
        if pair[0] and pair[1] and pair[0] != pair[1]:
            changed[pair] = changed.get(pair, 0) + 1
    kept: dict[str, int] = {}
    for column in before.columns.difference([*TIMES, "sha256", "width", "height", "format"]):
        if column not in new:
            new[column] = ""
        missing = (new[column].astype(str) == "") & (before[column] != "")
        if column == "image_url":  # a page's address says more than a file's name
            missing &= before[column] != new["file"]
            missing &= before[column].str.contains("://", regex=False)
        if missing.any():
            new[column] = new[column].where(~missing, before[column])
            kept[column] = int(missing.sum())
    return new, kept, changed
