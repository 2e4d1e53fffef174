"""Remove pictures from what was made of them: copies, rows of tables, arrays, trained models."""

from collections.abc import Set
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import pandas as pd

from facestudy.evaluation import results
from facestudy.prepare import split
from facestudy.privacy import requested, text_traces
from facestudy.privacy.find_person import name_keys
from facestudy.privacy.removal import Removal
from facestudy.study import files, opt_outs, removals
from facestudy.study.errors import StudyError
from facestudy.study.guards import tables
from facestudy.study.paths import Study

ADDRESSES = ("url", "image_url", "file")


def mark_stale(study: Study, ids: set[str]) -> list[str]:
    """Mark the models trained with these pictures, so that they are trained again; their names."""
    path = study.split_csv
    if not path.is_file():
        return []
    try:
        rows = split.read(study)
        used = (rows["id"].isin(ids) & rows["split"].isin(["train", "validation"])).any()
    except StudyError:  # damaged: perhaps all of them
        used = True
    folders = sorted(folder for folder in (study.data / "models").glob("*/") if folder.is_dir())
    if not used or not folders:
        return []
    for folder in folders:
        text = (
            "trained with pictures that were removed since; the notebook trains the model again\n"
        )
        files.write_text(folder / results.STALE, text)
    return [folder.name for folder in folders]


def remove_pictures(study: Study, ids: set[str], removal: Removal) -> None:
    """Delete files named by an id, and copies of the pictures under other names."""
    raw = [path for path in study.raw.glob("*") if path.stem in ids and path.is_file()]
    contents = {(path.stat().st_size, files.sha256(path)) for path in raw}
    sizes = {size for size, _ in contents}
    count = 0
    for path in text_traces.files_of(study):
        named = path.stem in ids and path.suffix not in text_traces.TEXTS
        try:
            size = path.stat().st_size
            if named or (size in sizes and (size, files.sha256(path)) in contents):
                path.unlink()
                count += 1
        except FileNotFoundError:  # a stage at work has just replaced or removed it
            continue
    removal.add("picture files", count)


def remove_rows(
    study: Study,
    pictures: pd.DataFrame,
    asked: pd.DataFrame,
    removal: Removal,
    *,
    numbers: Set[str],
) -> None:
    """Remove the rows of all tables but the index and the opt-outs that hold one of the pictures.

    Args:
        study: the study.
        pictures: ``id, name, image_url`` of those that are removed.
        asked: the rows of the request log that are of the same people.
        removal: counts them.
        numbers: values of the column ``person`` that go as a whole.
    """
    kept = (study.index, study.forgotten, study.expired)
    for path in sorted(study.data.rglob("*.csv")) + sorted(study.reports.rglob("*.csv")):
        if path not in kept:
            _remove_from(path, pictures, asked, removal, numbers)


def _remove_from(
    path: Path,
    pictures: pd.DataFrame,
    asked: pd.DataFrame,
    removal: Removal,
    numbers: Set[str],
) -> None:
    """Remove the rows of a table that hold one of the ids, the addresses, names or numbers."""
    try:
        table = tables.parse(path, dtype=str, keep_default_na=False)
    except (OSError, ValueError):
        return  # not a table: `text_traces` searches its text
    urls = ({*pictures["image_url"]} | {*asked["url"]}) - {""}
    keys = set(name_keys(pictures)) - {""}
    matches = pd.Series(False, index=table.index)
    for column in table.columns:
        if removals.is_id(column):
            ids = table[column].str.strip().str.lower()
            matches |= ids.isin(set(pictures["id"]) - {""})
        elif column in ADDRESSES:
            matches |= table[column].isin(urls)
        elif column == "name":
            matches |= table[column].map(opt_outs.name_key).isin(keys)
        elif column == requested.COLUMN:
            matches |= table[column].isin(numbers)
    if matches.any():
        files.write_csv(path, table[~matches])
        removal.add(f"rows of {path.name}", int(matches.sum()))


def remove_arrays(study: Study, ids: set[str], removal: Removal) -> None:
    """Delete files of arrays that name one of the pictures; later runs write them again.

    An array whose name ends in ``id`` is a column of ids.
    """
    count = 0
    for path in study.data.rglob("*.npz"):
        try:
            with np.load(path, allow_pickle=False) as stored:
                columns = [stored[name] for name in stored.files if name.endswith("id")]
        except (OSError, ValueError, EOFError, BadZipFile):  # what it holds cannot be known
            columns = [np.array(list(ids))]
        if any(np.isin(column.astype(str), list(ids)).any() for column in columns):
            path.unlink(missing_ok=True)
            count += 1
    removal.add("files of arrays", count)
