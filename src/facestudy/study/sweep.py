"""Remove what a stage wrote of people who were removed from the study while it was at work.

Tables and pictures are compared with the index. Whatever shows faces without saying whose, such as
executed notebooks, pages and figures, goes as a whole: a new run makes it again.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from facestudy.study import files, removals
from facestudy.study.guards import tables
from facestudy.study.locks.file_lock import index_lock
from facestudy.study.paths import Study, root

ID = re.compile(r"[0-9a-f]{16}")
LAB = "lab"
"""The user's own copies of notebooks below ``reports/<study>/``: only their outputs go."""
SHOWN = {
    *(".html", ".htm", ".pdf", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".tif", ".tiff"),
    *(".mp4", ".webm", ".avi"),
}
"""Endings of pages, figures and films; what the user saved of them in the lab may show faces, too,
and nothing in it says whose."""
RECORDS = ("stages", "audit")
FIGURES, TABLES, COMPARE = "figures", "tables", "compare"
"""Folders below ``reports/<study>/``: what its pages show, and comparisons with others."""


def pages(study: Study) -> int:
    """Delete executed notebooks, pages and figures, which show faces; return how many.

    Notebooks, tables and all other files of the lab stay.
    """
    lab, found = study.reports / LAB, []
    for path in study.reports.rglob("*"):
        is_notebook = path.suffix == ".ipynb" and lab not in path.parents
        if (is_notebook or path.suffix.lower() in SHOWN) and not path.is_dir():
            found.append(path)
    found += [path for name in RECORDS for path in study.reports.glob(f"{name}.json")]
    found += list((study.reports / TABLES).glob("*.csv"))
    for path in found:
        path.unlink(missing_ok=True)
    for name in ("board", FIGURES, TABLES, COMPARE):  # the examples of a board are faces
        shutil.rmtree(study.reports / name, ignore_errors=True)
    return len(found) + _comparisons(study)


def _comparisons(study: Study) -> int:
    """Delete comparisons that lie with other studies, and links to them; return how many."""
    count = 0
    for folder in (root() / "reports").glob(f"*/{COMPARE}/*"):
        if study.name not in folder.name.split("+"):
            continue
        shutil.rmtree(folder, ignore_errors=True)
        count += 1
        link = re.compile(rf'<li><a href="[^"]*{re.escape(folder.name)}/index\.html"[^\n]*\n')
        reports = folder.parent.parent
        for page in (*reports.glob("*.html"), *reports.glob("experiments/*.html")):
            before = page.read_text("utf-8", "replace")
            if (after := link.sub("", before)) != before:
                files.write_text(page, after)
    return count


def sweep(study: Study) -> None:
    """Remove everything of pictures that the index lacks from all that the stages write."""
    with index_lock(study):
        ids = removals.present(study)
        if ids is not None:
            for path in _tables(study):
                _remove_rows(path, ids)
            for path in _pictures(study):
                if path.stem not in ids:
                    path.unlink(missing_ok=True)
            for path in study.features.glob("*.npz"):
                path.unlink(missing_ok=True)
        pages(study)
        removals.note_swept(study)


def _tables(study: Study) -> Iterator[Path]:
    """The tables that stages write; those of ``raw/`` and the ground truth are no stage's."""
    for folder in (study.data, study.reports):
        for path in folder.rglob("*.csv"):
            if study.raw not in path.parents and path != study.truth_csv:
                yield path


def _remove_rows(path: Path, ids: set[str]) -> None:
    try:
        table = tables.parse(path, dtype=str, keep_default_na=False)
    except (OSError, ValueError):
        return
    kept = table
    for column in filter(removals.is_id, table.columns):
        own = kept[column].fillna("").str.strip().str.lower()
        kept = kept[~own.str.fullmatch(ID) | own.isin(ids)]
    if len(kept) < len(table):
        files.write_csv(path, kept)


def _pictures(study: Study) -> Iterator[Path]:
    """The pictures that are named by an id and no stage's input."""
    for path in study.data.rglob("*"):
        if ID.fullmatch(path.stem) and study.raw not in path.parents and path.is_file():
            yield path
