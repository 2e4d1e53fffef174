"""A person is removed from everything that a study holds, and cannot come back.

Enters: a name, an address or an id. Leaves: the study without that person's pictures, rows,
activations and predictions, and a salted hash in ``raw/forgotten.csv``, which reruns obey.

The row in the index goes last: a removal that was killed is done again by the same command.
"""

import html
import json
import re
import shutil
from collections.abc import Iterable, Sequence
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
from facestudy.privacy.find_person import find, name_keys, person
from facestudy.study import files, index, opt_outs
from facestudy.study.paths import Study

TABLES = ("faces.csv", "split.csv", "curation.csv", "truth.csv")
"""Tables of a study whose column ``id`` names a picture."""
TEXTS = {".csv", ".json", ".yaml", ".yml", ".html", ".txt", ".md", ".ipynb", ".log", ".css", ".js"}
LEAST_NAME = 4
"""Letters: a shorter name is not looked for inside other texts, where it would be part of words."""


@dataclass
class Removal:
    """What was removed: a line of words for each kind, and how often."""

    people: list[str]
    pictures: int
    counts: dict[str, int] = field(default_factory=dict)
    stale: list[str] = field(default_factory=list)

    def add(self, what: str, count: int) -> None:
        if count:
            self.counts[what] = self.counts.get(what, 0) + count

    def __str__(self) -> str:
        lines = [f"removed {self.pictures} picture(s) of {len(self.people)} person(s):"]
        lines += [f"  {count:>6}  {what}" for what, count in self.counts.items()]
        if self.stale:
            lines.append(f"trained on them, and stale now: {', '.join(self.stale)}")
        lines.append("reruns will not bring them back; make the report anew: make report")
        return "\n".join(lines)


def forget(study: Study, *, name: str = "", url: str = "", one: str = "") -> Removal:
    """Remove a person, found by one of three.

    Args:
        study: which study; others are not touched.
        name: everybody of this name, however it is written.
        url: a picture's address, or that of a page that shows one person.
        one: a picture's id. With the last two, all pictures of that person in the department go;
            people without a name are told by the column ``person``.

    Raises:
        StudyError: none or several of the three were given, nobody is found, or the address shows
            several people. Nothing has changed then.
    """
    with files.locked(_index_lock(study)):
        table = index.read(study.index)
        rows = find(table, name=name, url=url, one=one)
        return _remove(study, table, rows, by_name=bool(name))


def remove(study: Study, ids: Iterable[str]) -> Removal:
    """Remove these pictures and no other, like `forget`; ids that the study lacks are passed over.

    Raises:
        StudyError: the study has no index.
    """
    wanted = set(ids)
    with files.locked(_index_lock(study)):
        table = index.read(study.index)
        return _remove(study, table, table[table["id"].isin(wanted)], by_name=False)


def _index_lock(study: Study) -> Path:
    """Asking a study that is not there must not create its folder."""
    if not study.index.is_file():
        index.read(study.index)  # says what is missing
    return study.index_lock


def _remove(study: Study, table: pd.DataFrame, rows: pd.DataFrame, *, by_name: bool) -> Removal:
    done = Removal(sorted({person(row) for row in rows.itertuples()}), len(rows))
    _note(study, rows, by_name=by_name)
    ids, left = set(rows["id"]), table[~table["id"].isin(set(rows["id"]))]
    # A namesake who stays keeps the name: then pictures and addresses alone tell the two apart.
    rows = rows.assign(name=rows["name"].where(~name_keys(rows).isin(set(name_keys(left))), ""))
    names = sorted(set(rows["name"]) - {""})
    _remove_activations(study, ids, done)
    done.stale = _mark_stale(study, ids)
    _remove_pictures(study, ids, done)
    for path in sorted(study.data.rglob("*.csv")) + sorted(study.reports.rglob("*.csv")):
        if path != study.index and path.name != "forgotten.csv":
            _remove_rows(path, rows, done)
    _remove_arrays(study, ids, done)
    _remove_pages(study, done)
    _remove_traces(study, [*names, *(set(rows["image_url"]) - {""})], done)
    index.write(study.index, left)
    done.add("rows of raw/index.csv", len(rows))
    return done


def _note(study: Study, rows: pd.DataFrame, *, by_name: bool) -> None:
    known: list[str] = []
    for row in rows.itertuples():
        every = opt_outs.marks(
            picture_id=row.id, url=row.image_url, name=row.name, department=row.department
        )
        known += [mark for mark in every if by_name or not mark.startswith("name ")]
    opt_outs.note(study.raw / "forgotten.csv", known)


def _remove_activations(study: Study, ids: set[str], done: Removal) -> None:
    """While the crops are still there: activations are found by what is on them."""
    crops = [cv2.imread(str(study.faces / f"{one}.png"), cv2.IMREAD_COLOR_RGB) for one in ids]
    shown = [crop for crop in crops if crop is not None] + _audited(study, ids)
    count = bank.forget(study.features, shown)
    done.add("rows of activations", count)


def _audited(study: Study, ids: set[str]) -> list[np.ndarray]:
    """What the audit made of their pictures, where these can still be read."""
    if not study.faces_csv.is_file() or not study.features.is_dir():
        return []
    rows = crop.read(study).query("reason == ''").merge(index.read(study.index)[["id", "format"]])
    there = [
        one in ids and (study.raw / f"{one}.{kind}").is_file()
        for one, kind in zip(rows["id"], rows["format"], strict=True)
    ]
    return control_features.forget(study, rows[there])


def _mark_stale(study: Study, ids: set[str]) -> list[str]:
    """Models trained with a picture of theirs; their notebooks run again."""
    path = study.split_csv
    if not path.is_file():
        return []
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    used = rows["id"].isin(ids) & rows["split"].isin(["train", "validation"])
    folders = sorted(folder for folder in (study.data / "models").glob("*/") if folder.is_dir())
    if not used.any() or not folders:
        return []
    for folder in folders:
        text = "trained with pictures that were removed; its notebook trains it anew\n"
        files.write_text(folder / results.STALE, text)
    return [folder.name for folder in folders]


def _remove_pictures(study: Study, ids: set[str], done: Removal) -> None:
    """Files named by an id, and files of the same bytes under another name."""
    raw = [path for path in study.raw.glob("*") if path.stem in ids and path.is_file()]
    same = {(path.stat().st_size, files.sha256(path)) for path in raw}
    sizes = {size for size, _ in same}
    count = 0
    for path in _files(study):
        named = path.stem in ids and path.suffix not in TEXTS
        if named or (
            path.stat().st_size in sizes and (path.stat().st_size, files.sha256(path)) in same
        ):
            path.unlink()
            count += 1
    done.add("picture files", count)


def _remove_rows(path: Path, rows: pd.DataFrame, done: Removal) -> None:
    """From any table: rows of their ids, their addresses, their names."""
    try:
        table = pd.read_csv(path, dtype=str, keep_default_na=False)
    except (ValueError, UnicodeDecodeError):
        return  # no table: its text is looked through afterwards
    urls = set(rows["image_url"]) - {""}
    keys = set(name_keys(rows)) - {""}
    theirs = pd.Series(False, index=table.index)
    for column in table.columns:
        if column == "id":
            theirs |= table[column].isin(set(rows["id"]))
        elif column in ("url", "image_url"):
            theirs |= table[column].isin(urls)
        elif column == "name":
            theirs |= table[column].map(opt_outs.name_key).isin(keys)
    if theirs.any():
        files.write_csv(path, table[~theirs])
        done.add(f"rows of {path.name}", int(theirs.sum()))


def _remove_arrays(study: Study, ids: set[str], done: Removal) -> None:
    """Files of arrays that name one of their pictures hold numbers of it: they are made anew.

    A column of ids is an array whose name ends in ``id``.
    """
    count = 0
    for path in study.data.rglob("*.npz"):
        try:
            with np.load(path, allow_pickle=False) as stored:
                named = [stored[name] for name in stored.files if name.endswith("id")]
        except (OSError, ValueError, EOFError, BadZipFile):  # nobody can tell what it holds
            named = [np.array(list(ids))]
        if any(np.isin(each.astype(str), list(ids)).any() for each in named):
            path.unlink()
            count += 1
    done.add("files of arrays", count)


def _remove_pages(study: Study, done: Removal) -> None:
    """Executed notebooks and pages show galleries: they are made anew, not mended."""
    pages = [*study.reports.rglob("*.html"), *study.reports.rglob("*.ipynb")]
    pages += [*study.reports.rglob("*.png")]
    pages += [path for name in ("stages", "audit") for path in study.reports.glob(f"{name}.json")]
    for path in pages:
        path.unlink()
    done.add("pages and figures of the report", len(pages))
    shutil.rmtree(study.raw / ".unfinished", ignore_errors=True)
    shutil.rmtree(study.reports / "board", ignore_errors=True)  # its examples show faces


def _remove_traces(study: Study, words: Sequence[str], done: Removal) -> None:
    """Whatever text still holds a name or an address, in any way in which files write it."""
    spellings = {each for word in words if len(word) >= LEAST_NAME for each in _spellings(word)}
    if not spellings:
        return
    longest_first = sorted(map(re.escape, spellings), key=len, reverse=True)
    # Whole words only: "1.png" is no part of "11.png".
    pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(longest_first)})(?![^\W_])", re.IGNORECASE)
    count = 0
    for path in _files(study):
        if path.suffix.lower() not in TEXTS or path == study.index:
            continue
        text = path.read_text("utf-8", "surrogateescape")
        cleaned, found = pattern.subn("(forgotten)", text)
        if found:
            with files.replacing(path) as temporary:
                temporary.write_text(cleaned, "utf-8", "surrogateescape")
            count += found
    done.add("mentions of name or address elsewhere", count)


def _spellings(word: str) -> Iterable[str]:
    slug = index.slug(word)
    slugs = {slug.replace("-", joint) for joint in "-_."} if len(slug) >= LEAST_NAME else ()
    return {word, html.escape(word), json.dumps(word)[1:-1], *slugs}


def _files(study: Study) -> list[Path]:
    found = [*study.data.rglob("*"), *study.reports.rglob("*")]
    return [path for path in found if path.is_file() and not path.is_symlink()]
