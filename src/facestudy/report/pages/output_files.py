"""The figures and tables of the report as files: SVG and PDF for a thesis, CSV for a spreadsheet.

``figures/`` and ``tables/`` lie beside the pages. A file is named by its page, its number and the
heading above it, and is removed when its page no longer shows it.
"""

import base64
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from facestudy.plots import export
from facestudy.report.execution.kernel_outputs import CSV, PDF, SVG
from facestudy.study import files
from facestudy.study.guards import tables
from facestudy.study.sweep import FIGURES, TABLES

FOLDERS = {"svg": FIGURES, "pdf": FIGURES, "csv": TABLES}
KINDS = {SVG: "svg", PDF: "pdf", CSV: "csv"}
"""The suffixes of what a notebook's kernel adds to its outputs."""
LONGEST = 48
"""Characters of a heading in a file's name."""
NUMBERED = re.compile(r"(?P<page>.+?)-\d\d-[a-z0-9-]*\.(svg|pdf|csv)")
Files = dict[str, bytes]
"""The contents of files by their paths below the folder of the report."""


def take_out(notebook: Any, page: str) -> Files:
    """Take SVG, PDF and CSV out of a notebook's outputs.

    Each output's metadata then has ``files``: the suffix and path of each of its files, and
    ``pictures``: whether it shows photographs. A page that is made of the notebook then shows
    figures as PNG.

    Args:
        notebook: an executed notebook; it is changed.
        page: the name of its page.
    """
    heading, found = page, Files()
    numbers = dict.fromkeys(set(FOLDERS.values()), 0)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            heading = _last_heading(cell.source) or heading
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            kinds = [kind for kind in KINDS if kind in data]
            for folder in sorted({FOLDERS[KINDS[kind]] for kind in kinds}):
                numbers[folder] += 1
            own = {}
            for kind in kinds:
                suffix = KINDS[kind]
                number = numbers[FOLDERS[suffix]]
                path = name_of_file(page, number, heading, suffix)
                text = data.pop(kind)
                own[path] = base64.b64decode(text) if kind == PDF else text.encode()
            if own:
                pictures = output.metadata.pop(SVG, {}).get("pictures", False)
                up = "../" * page.count("/")
                output.metadata["files"] = [[path.rpartition(".")[2], up + path] for path in own]
                output.metadata["pictures"] = pictures
                found |= own
    return found


def of_figure(
    wide: Figure,
    narrow: Figure | None,
    page: str,
    number: int,
    heading: str,
    *,
    alt: str,
    pictures: bool = False,
) -> tuple[dict[str, Any], Files]:
    """A figure as a page embeds it, and as SVG and PDF.

    Args:
        wide: the figure.
        narrow: the same for a phone; None where the wide one fits.
        page: the name of the page.
        number: as for `name_of_file`.
        heading: names the files.
        alt: what it shows, for whoever cannot see it.
        pictures: whether it shows photographs, or colours that mean something.

    Returns:
        ``alt, wide, narrow`` (PNG in base64, or None), ``inches`` (of width), ``pictures`` and
        ``files`` (suffix and path); and the contents of the files by path.
    """
    box = export.settled(wide)
    contents = {
        name_of_file(page, number, heading, kind): export.vector(wide, kind, box=box)
        for kind in export.VECTOR
    }
    entry = {
        "alt": alt,
        "wide": _embedded(wide),
        "narrow": None if narrow is None else _embedded(narrow),
        "inches": float(wide.get_figwidth()),
        "pictures": pictures,
        "files": [[path.rpartition(".")[2], path] for path in contents],
    }
    return entry, contents


def _embedded(figure: Figure) -> str:
    return base64.b64encode(export.png(figure)).decode()


def as_csv(frame: pd.DataFrame) -> bytes:
    """A table as the content of a file, without its index."""
    return tables.to_csv(frame.set_axis(map(str, frame.columns), axis="columns")).encode()


def name_of_file(page: str, number: int, heading: str, suffix: str) -> str:
    """The path of a file below the folder of the report.

    >>> name_of_file("08_inspection", 3, "Which classes are confused?", "svg")
    'figures/08_inspection-03-which-classes-are-confused.svg'

    Args:
        page: that shows the figure or table.
        number: of the figures, or of the tables, of that page, from 1.
        heading: above it.
        suffix: the kind of file, one of `FOLDERS`.
    """
    plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST].strip("-")
    return f"{FOLDERS[suffix]}/{Path(page).name}-{number:02}-{slug}.{suffix}"


def write(reports: Path, page: str, contents: Mapping[str, bytes]) -> None:
    """Write the files of a page, and remove those that it had before.

    Args:
        reports: the folder of the report.
        page: the name of the page.
        contents: its files.
    """
    for path in numbered(reports):
        match = NUMBERED.fullmatch(path.name)
        is_own = match and match["page"] == Path(page).name
        if is_own and path.relative_to(reports).as_posix() not in contents:
            path.unlink(missing_ok=True)
    for name, content in contents.items():
        path = reports / name
        if not (path.is_file() and path.read_bytes() == content):
            files.write_bytes(path, content, sync=False)


def remove_others(reports: Path, pages: Iterable[str]) -> None:
    """Remove the files of pages that the report no longer has.

    Args:
        reports: the folder of the report.
        pages: the names of those that it has.
    """
    names = {Path(page).name for page in pages}
    for path in numbered(reports):
        match = NUMBERED.fullmatch(path.name)
        if match and match["page"] not in names:
            path.unlink(missing_ok=True)


def numbered(reports: Path) -> list[Path]:
    """All files in the folders of figures and tables."""
    folders = sorted(set(FOLDERS.values()))
    return [path for folder in folders for path in sorted((reports / folder).glob("*.*"))]


def _last_heading(text: str) -> str:
    titles = [line for line in text.splitlines() if line.startswith("#")]
    return titles[-1].lstrip("# ") if titles else ""
