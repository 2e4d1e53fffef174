"""Lead from every page of a report to every other: the same links at the top of each.

A page is written when what it shows has changed, and others may come or go meanwhile. So the
links stand between two marks, and are written anew in all pages when the report is.
"""

import html
import os
from collections.abc import Iterator
from pathlib import Path

from facestudy.models import registry
from facestudy.report.stages import EXPERIMENTS, MORE, OPTIONAL, STAGES
from facestudy.study import files
from facestudy.study.locks.file_lock import index_lock
from facestudy.study.paths import Study
from facestudy.study.sweep import COMPARE

BEGIN, END = "<!-- navigation -->", "<!-- end of navigation -->"
PLACE = f"{BEGIN}{END}"
"""Where a page's template wants the links."""
FIRST = (("index.html", "Result"), ("explore.html", "Explore"), ("cards.html", "Data and models"))
NAMES = {
    "01_collect": "Collect",
    "02_crop": "Crop",
    "03_curate": "Curate",
    "04_split": "Split",
    **{entry.notebook: entry.title for entry in registry.MODELS.values() if not entry.more},
    "08_inspection": "Inspection",
    "09_audit": "Audit",
    "09b_audit_quality": "Audit quality",
}
"""Short names of the steps."""


def pages(study: Study) -> list[tuple[str, str]]:
    """Path and title of each page that a report has, in the order of the links."""
    reports = study.reports
    steps = sorted(stage.notebook for stage in (*STAGES, *MORE, *OPTIONAL))
    steps += [stage.notebook for stage in EXPERIMENTS]
    entries = [*FIRST, *((f"{name}.html", title_of_step(name)) for name in steps)]
    compared = sorted(reports.glob(f"{COMPARE}/*/index.html"))
    entries += [
        (path.relative_to(reports).as_posix(), f"With {path.parent.name.replace('+', ', ')}")
        for path in compared
    ]
    return [(path, title) for path, title in entries if (reports / path).is_file()]


def title_of_step(notebook: str) -> str:
    """A step's name in the links.

    >>> title_of_step("05_scratch_cnn"), title_of_step("experiments/skin")
    ('5 CNN from scratch', 'Skin')
    """
    name = notebook.rpartition("/")[2]
    number, _, rest = name.partition("_")
    if not number[:1].isdigit():
        return name.replace("_", " ").capitalize()
    return f"{number.lstrip('0')} {NAMES.get(name, rest.replace('_', ' ').capitalize())}"


def links(study: Study, page: str) -> str:
    """The links as they stand in a page.

    Args:
        study: the study.
        page: the page's path below the folder of the report; its own link says so.
    """
    folder = Path(page).parent
    items = []
    for path, title in pages(study):
        address = html.escape(os.path.relpath(path, folder))
        current = ' aria-current="page"' if path == page else ""
        items.append(f'<li><a href="{address}"{current}>{html.escape(title)}</a></li>')
    opening = '<nav class="pages" aria-label="Pages of this report"><ul>'
    return "\n".join([BEGIN, opening, *items, "</ul></nav>", END])


def refresh(study: Study) -> None:
    """Write the links anew in all pages that have a place for them and other links than now."""
    for path in _written(study):
        before = path.read_text("utf-8", "replace")
        if BEGIN not in before or END not in before:
            continue
        page = path.relative_to(study.reports).as_posix()
        start, _, rest = before.partition(BEGIN)
        after = f"{start}{links(study, page)}{rest.partition(END)[2]}"
        if after != before:
            with index_lock(study):
                if path.is_file():  # else it went meanwhile, with a person whom it shows
                    files.write_text(path, after)


def _written(study: Study) -> Iterator[Path]:
    for pattern in ("*.html", "experiments/*.html", f"{COMPARE}/*/index.html"):
        yield from sorted(study.reports.glob(pattern))
