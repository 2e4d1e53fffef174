"""Remove a person from everything that a study holds, and keep reruns from collecting them again.

The person's pictures, rows, activations and predictions are deleted, and ``raw/forgotten.csv``
receives salted hashes of the person. The row in the index goes last, and ``raw/forgetting.json``
has the pictures' ids until then, so that the next command completes a removal that was interrupted.
All of it happens under the index lock: what is at work meanwhile asks there before it writes.
"""

import json
import shutil
from collections.abc import Iterable
from contextlib import AbstractContextManager

import cv2
import numpy as np
import pandas as pd

from facestudy.audit.controls import control_features
from facestudy.features import bank
from facestudy.prepare import crop
from facestudy.privacy import notebooks, requested, text_traces
from facestudy.privacy.derived import mark_stale, remove_arrays, remove_pictures, remove_rows
from facestudy.privacy.find_person import (
    check_one,
    find,
    name_keys,
    of_ids,
    of_log,
    person,
    studies_with,
)
from facestudy.privacy.removal import Removal
from facestudy.study import files, index, opt_outs, removals, sweep
from facestudy.study.errors import StudyError
from facestudy.study.guards import tables
from facestudy.study.locks.file_lock import index_lock
from facestudy.study.paths import Study


def forget(study: Study, *, name: str = "", url: str = "", picture_id: str = "") -> Removal:
    """Remove a person, given by exactly one of a name, an address and a picture's id.

    An address or an id removes all pictures of that person at the department; the column
    ``person`` identifies people without a name. Pictures that an interrupted import or scrape left
    without a row are found by their id, or by what the request log knows of the person.

    Args:
        study: the study to change; other studies stay as they are.
        name: removes everybody of this name, in any word order and case.
        url: a picture's address, or that of a page that shows one person.
        picture_id: of a picture.

    Returns:
        what was removed.

    Raises:
        StudyError: none or several of the three were given, nobody was found, or the address
            shows several people. The study is unchanged then.
    """
    check_one(name, url, picture_id)
    wanted = {"name": name, "url": url, "picture_id": picture_id}
    if not study.raw.is_dir():
        index.read(study.index)  # raises the error that says what is missing
    with index_lock(study):
        unrecorded = of_log(study, **wanted)
        table = _table(study, needed=unrecorded.empty)
        try:
            rows = find(table, **wanted)
        except StudyError:
            if unrecorded.empty:
                raise
            rows = of_ids(table, set(unrecorded["id"]))
        unrecorded = unrecorded[~unrecorded["id"].isin(table["id"])]
        removal = _remove(study, table, rows, unrecorded, by_name=bool(name), forever=True)
        removal.by_address = bool(url)
    removal.elsewhere = studies_with({*rows["id"], *unrecorded["id"]}, but=study)
    return removal


def remove(study: Study, ids: Iterable[str]) -> Removal:
    """Remove these pictures only, as `forget` does; ids that the study lacks are ignored.

    Raises:
        StudyError: the study has no index.
    """
    removed = set(ids)
    with _existing(study):
        table = index.read(study.index)
        return _remove(study, table, table[table["id"].isin(removed)])


def expire(study: Study, ids: Iterable[str]) -> Removal:
    """Remove these pictures, whose days are over, as `forget` does; ids unknown are ignored.

    Nobody asked for it, so a later collection that sets a new date may bring them back.

    Raises:
        StudyError: the study has no index.
    """
    removed = set(ids)
    with _existing(study):
        table = index.read(study.index)
        return _remove(study, table, table[table["id"].isin(removed)], expired=True)


def complete(study: Study) -> None:
    """Complete a removal that was interrupted, if there is one.

    Raises:
        StudyError: the study has no index.
    """
    with _existing(study):
        try:
            record = json.loads(study.forgetting.read_text("utf-8"))
            ids = set(map(str, record["ids"]))
            options = {name: bool(record[name]) for name in ("by_name", "expired", "forever")}
        except (OSError, ValueError, KeyError, TypeError):
            study.forgetting.unlink(missing_ok=True)
            return
        table = index.read(study.index)
        rows = table[table["id"].isin(ids)]
        left = pd.DataFrame({"id": sorted(ids - set(rows["id"]))}, columns=index.COLUMNS)
        _remove(study, table, rows, left.fillna(""), **options)


def _existing(study: Study) -> AbstractContextManager[None]:
    """The lock of an existing index; locking must not create the folder of a missing study."""
    if not study.index.is_file():
        index.read(study.index)  # raises the error that says what is missing
    return index_lock(study)


def _table(study: Study, *, needed: bool) -> pd.DataFrame:
    return index.read(study.index) if needed or study.index.is_file() else index.empty()


def _remove(
    study: Study,
    table: pd.DataFrame,
    rows: pd.DataFrame,
    unrecorded: pd.DataFrame | None = None,
    *,
    by_name: bool = False,
    expired: bool = False,
    forever: bool = False,
) -> Removal:
    """Remove rows of the index, and pictures without a row.

    Args:
        study: the study.
        table: its index.
        rows: of the index.
        unrecorded: pictures without a row: ``id, name, department, image_url``.
        by_name: whether everybody of these names is meant.
        expired: whether only their days are over.
        forever: whether a person asked for it, and no single pictures were removed.
    """
    pictures = rows if unrecorded is None else pd.concat([rows, unrecorded], ignore_index=True)
    ids, left = set(pictures["id"]) - {""}, table[~table["id"].isin(set(rows["id"]))]
    options = {"by_name": by_name, "expired": expired, "forever": forever}
    files.write_json(study.forgetting, {"ids": sorted(ids), **options})
    people = {person(row) for row in rows.itertuples()}
    removal = Removal(sorted(people or {"without a row"}), len(ids))
    removals.note(study)
    _note(study, pictures, left, by_name=by_name, expired=expired)
    asked = requested.log(study)
    asked = asked[requested.of_people(asked, pictures, by_name=by_name)]
    # A namesake who stays keeps the name: only pictures and addresses distinguish the two.
    stays = name_keys(pictures).isin(set(name_keys(left)))
    pictures = pictures.assign(name=pictures["name"].where(~stays, ""))
    names = sorted(set(pictures["name"]) - {""})
    groups = _groups(study, ids)
    _remove_activations(study, ids, removal)
    removal.stale = mark_stale(study, ids)
    remove_pictures(study, ids, removal)
    remove_rows(study, pictures, asked, removal, numbers=_numbers(rows, left, forever or expired))
    remove_arrays(study, ids, removal)
    _remove_pages(study, removal)
    urls = {*pictures["image_url"], *asked["url"]} - {""}
    count = text_traces.blank_out(study, [*names, *urls, *groups])
    removal.add("mentions of the name, address or group elsewhere", count)
    if study.index.is_file():
        index.write(study.index, left)
    removal.add("rows of raw/index.csv", len(rows))
    study.forgetting.unlink(missing_ok=True)
    return removal


def _numbers(rows: pd.DataFrame, left: pd.DataFrame, whole: bool) -> set[str]:
    """The values of ``person`` of people of whom nothing is left, if people are removed as such."""
    if not whole or "person" not in rows:
        return set()
    return set(rows["person"].astype(str)) - set(left["person"].astype(str)) - {""}


def _note(
    study: Study, rows: pd.DataFrame, left: pd.DataFrame, *, by_name: bool, expired: bool
) -> None:
    """Note down who must not come back; who keeps another picture has only lost this one."""
    kept = set(zip(name_keys(left), left["department"], strict=True)) if expired else set()
    noted: list[str] = []
    for row in rows.itertuples():
        stays = (opt_outs.name_key(row.name), row.department) in kept
        marks = opt_outs.marks(
            picture_id=row.id,
            url=row.image_url,
            name="" if stays else row.name,
            department=row.department,
        )
        noted += [mark for mark in marks if by_name or not mark.startswith("name ")]
    opt_outs.note(study.expired if expired else study.forgotten, noted, one_salt=expired)


def _groups(study: Study, ids: set[str]) -> list[str]:
    """The names of these pictures' groups, which are digests of people's names."""
    if not study.split_csv.is_file():
        return []
    try:
        rows = tables.parse(study.split_csv, dtype=str, keep_default_na=False)
        return sorted(set(rows.loc[rows["id"].isin(ids), "group"].dropna()))
    except (ValueError, KeyError):  # damaged: nothing in it names a group
        return []


def _remove_activations(study: Study, ids: set[str], removal: Removal) -> None:
    """Needs the crops, since activations are found by the pixels that they were computed from."""
    paths = [study.faces / f"{picture_id}.png" for picture_id in sorted(ids)]
    crops = [cv2.imread(str(path), cv2.IMREAD_COLOR_RGB) for path in paths if path.is_file()]
    pictures = [picture for picture in crops if picture is not None] + _audited(study, ids)
    removal.add("rows of activations", bank.forget(study.features, pictures))


def _audited(study: Study, ids: set[str]) -> list[np.ndarray]:
    """The audit's control images of these pictures, where they can still be read."""
    if not (study.faces_csv.is_file() and study.features.is_dir() and study.index.is_file()):
        return []
    rows = crop.read(study).query("reason == ''").merge(index.read(study.index)[["id", "format"]])
    readable = [
        picture_id in ids and (study.raw / f"{picture_id}.{suffix}").is_file()
        for picture_id, suffix in zip(rows["id"], rows["format"], strict=True)
    ]
    return control_features.forget(study, rows[readable])


def _remove_pages(study: Study, removal: Removal) -> None:
    """Delete executed notebooks, pages and figures, which show faces; a new report writes them."""
    removal.add("pages and figures of the report", sweep.pages(study))
    removal.add("notebooks with outputs", notebooks.clear_outputs(study))
    shutil.rmtree(study.raw / ".unfinished", ignore_errors=True)
