"""Remove a person from everything that a study holds, and keep reruns from collecting them again.

The person's pictures, rows, activations and predictions are deleted, and ``raw/forgotten.csv``
receives salted hashes of the person. The row in the index goes last, so that the same command
completes a removal that was interrupted.
"""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import BadZipFile

import cv2
import numpy as np
import pandas as pd

from facestudy.audit.controls import control_features
from facestudy.evaluation import results
from facestudy.features import bank
from facestudy.prepare import crop
from facestudy.privacy import text_traces
from facestudy.privacy.find_person import find, name_keys, person
from facestudy.study import files, index, opt_outs
from facestudy.study.guards import tables
from facestudy.study.paths import Study


@dataclass
class Removal:
    """What was removed.

    Attributes:
        people: as `facestudy.privacy.find_person.person` identifies them.
        pictures: how many rows of the index.
        counts: how many things of each kind; the keys are descriptions.
        stale: names of models that were trained with the pictures.
    """

    people: list[str]
    pictures: int
    counts: dict[str, int] = field(default_factory=dict)
    stale: list[str] = field(default_factory=list)

    def add(self, kind: str, count: int) -> None:
        if count:
            self.counts[kind] = self.counts.get(kind, 0) + count

    def __str__(self) -> str:
        lines = [f"removed {self.pictures} picture(s) of {len(self.people)} person(s):"]
        lines += [f"  {count:>6}  {kind}" for kind, count in self.counts.items()]
        if self.stale:
            lines.append(f"trained with them, and now out of date: {', '.join(self.stale)}")
        lines.append("reruns will not collect them again; to rebuild the report, run make report")
        return "\n".join(lines)


def forget(study: Study, *, name: str = "", url: str = "", picture_id: str = "") -> Removal:
    """Remove a person, given by exactly one of a name, an address and a picture's id.

    An address or an id removes all pictures of that person at the department; the column
    ``person`` identifies people without a name.

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
    with files.locked(_index_lock(study)):
        table = index.read(study.index)
        rows = find(table, name=name, url=url, picture_id=picture_id)
        return _remove(study, table, rows, by_name=bool(name))


def remove(study: Study, ids: Iterable[str]) -> Removal:
    """Remove these pictures only, as `forget` does; ids that the study lacks are ignored.

    Raises:
        StudyError: the study has no index.
    """
    removed = set(ids)
    with files.locked(_index_lock(study)):
        table = index.read(study.index)
        return _remove(study, table, table[table["id"].isin(removed)], by_name=False)


def expire(study: Study, ids: Iterable[str]) -> Removal:
    """Remove these pictures, whose days are over, as `forget` does; ids unknown are ignored.

    Nobody asked for it, so a later collection that sets a new date may bring them back.

    Raises:
        StudyError: the study has no index.
    """
    removed = set(ids)
    with files.locked(_index_lock(study)):
        table = index.read(study.index)
        rows = table[table["id"].isin(removed)]
        return _remove(study, table, rows, by_name=False, expired=True)


def _index_lock(study: Study) -> Path:
    """The lock of an existing index; locking must not create the folder of a missing study."""
    if not study.index.is_file():
        index.read(study.index)  # raises the error that says what is missing
    return study.index_lock


def _remove(
    study: Study, table: pd.DataFrame, rows: pd.DataFrame, *, by_name: bool, expired: bool = False
) -> Removal:
    removal = Removal(sorted({person(row) for row in rows.itertuples()}), len(rows))
    ids, left = set(rows["id"]), table[~table["id"].isin(set(rows["id"]))]
    _note(study, rows, left, by_name=by_name, expired=expired)
    # A namesake who stays keeps the name: only pictures and addresses distinguish the two.
    rows = rows.assign(name=rows["name"].where(~name_keys(rows).isin(set(name_keys(left))), ""))
    names = sorted(set(rows["name"]) - {""})
    groups = _groups(study, ids)
    _remove_activations(study, ids, removal)
    removal.stale = _mark_stale(study, ids)
    _remove_pictures(study, ids, removal)
    for path in sorted(study.data.rglob("*.csv")) + sorted(study.reports.rglob("*.csv")):
        if path not in (study.index, study.forgotten, study.expired):
            _remove_rows(path, rows, removal)
    _remove_arrays(study, ids, removal)
    _remove_pages(study, removal)
    count = text_traces.blank_out(study, [*names, *(set(rows["image_url"]) - {""}), *groups])
    removal.add("mentions of the name, address or group elsewhere", count)
    index.write(study.index, left)
    removal.add("rows of raw/index.csv", len(rows))
    return removal


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
    rows = tables.parse(study.split_csv, dtype=str, keep_default_na=False)
    return sorted(set(rows.loc[rows["id"].isin(ids), "group"])) if "group" in rows else []


def _remove_activations(study: Study, ids: set[str], removal: Removal) -> None:
    """Needs the crops, since activations are found by the pixels that they were computed from."""
    files_of_ids = [str(study.faces / f"{picture_id}.png") for picture_id in ids]
    crops = [cv2.imread(path, cv2.IMREAD_COLOR_RGB) for path in files_of_ids]
    pictures = [picture for picture in crops if picture is not None] + _audited(study, ids)
    removal.add("rows of activations", bank.forget(study.features, pictures))


def _audited(study: Study, ids: set[str]) -> list[np.ndarray]:
    """The audit's control images of these pictures, where they can still be read."""
    if not study.faces_csv.is_file() or not study.features.is_dir():
        return []
    rows = crop.read(study).query("reason == ''").merge(index.read(study.index)[["id", "format"]])
    readable = [
        picture_id in ids and (study.raw / f"{picture_id}.{suffix}").is_file()
        for picture_id, suffix in zip(rows["id"], rows["format"], strict=True)
    ]
    return control_features.forget(study, rows[readable])


def _mark_stale(study: Study, ids: set[str]) -> list[str]:
    """Mark the models trained with these pictures, so that they are trained again; their names."""
    path = study.split_csv
    if not path.is_file():
        return []
    rows = tables.parse(path, dtype=str, keep_default_na=False)
    used = rows["id"].isin(ids) & rows["split"].isin(["train", "validation"])
    folders = sorted(folder for folder in (study.data / "models").glob("*/") if folder.is_dir())
    if not used.any() or not folders:
        return []
    for folder in folders:
        text = (
            "trained with pictures that were removed since; the notebook trains the model again\n"
        )
        files.write_text(folder / results.STALE, text)
    return [folder.name for folder in folders]


def _remove_pictures(study: Study, ids: set[str], removal: Removal) -> None:
    """Delete files named by an id, and copies of the pictures under other names."""
    raw = [path for path in study.raw.glob("*") if path.stem in ids and path.is_file()]
    contents = {(path.stat().st_size, files.sha256(path)) for path in raw}
    sizes = {size for size, _ in contents}
    count = 0
    for path in text_traces.files_of(study):
        named = path.stem in ids and path.suffix not in text_traces.TEXTS
        size = path.stat().st_size
        if named or (size in sizes and (size, files.sha256(path)) in contents):
            path.unlink()
            count += 1
    removal.add("picture files", count)


def _remove_rows(path: Path, rows: pd.DataFrame, removal: Removal) -> None:
    """Remove the rows of a table that hold one of the ids, the addresses or the names."""
    try:
        table = tables.parse(path, dtype=str, keep_default_na=False)
    except (ValueError, UnicodeDecodeError):
        return  # not a table: `text_traces` searches its text
    urls = set(rows["image_url"]) - {""}
    keys = set(name_keys(rows)) - {""}
    matches = pd.Series(False, index=table.index)
    for column in table.columns:
        if column == "id":
            matches |= table[column].isin(set(rows["id"]))
        elif column in ("url", "image_url"):
            matches |= table[column].isin(urls)
        elif column == "name":
            matches |= table[column].map(opt_outs.name_key).isin(keys)
    if matches.any():
        files.write_csv(path, table[~matches])
        removal.add(f"rows of {path.name}", int(matches.sum()))


def _remove_arrays(study: Study, ids: set[str], removal: Removal) -> None:
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
            path.unlink()
            count += 1
    removal.add("files of arrays", count)


def _remove_pages(study: Study, removal: Removal) -> None:
    """Delete executed notebooks, pages and figures, which show faces; a new report writes them."""
    pages = [*study.reports.rglob("*.html"), *study.reports.rglob("*.ipynb")]
    pages += [*study.reports.rglob("*.png")]
    pages += [path for name in ("stages", "audit") for path in study.reports.glob(f"{name}.json")]
    for path in pages:
        path.unlink()
    removal.add("pages and figures of the report", len(pages))
    shutil.rmtree(study.raw / ".unfinished", ignore_errors=True)
    shutil.rmtree(study.reports / "board", ignore_errors=True)  # its examples are faces
