"""An executed notebook as a page that needs no network."""

import html
import re
from pathlib import Path
from typing import Any

from facestudy.report.pages import navigation, output_files
from facestudy.report.pages.incomplete import TEMPLATES

NOTE = '<div role="note" style="border: 3px solid #a4262c; padding: .6em 1em">'
"""Begins the note at the top of a page."""
LINKED = re.compile(r'href="((?:\.\./)?(?:figures|tables)/[^"]+)"')


def notebook_page(
    source: Path, facts: dict[str, str], *, page: str = "", note: str = ""
) -> tuple[str, output_files.Files]:
    """An executed notebook as HTML, with embedded pictures and its provenance below the title.

    Args:
        source: the notebook.
        facts: its provenance.
        page: the page's name; by default the notebook's.
        note: a sentence at its top.

    Returns:
        The page, and the contents of its figures' and tables' files by path.
    """
    import nbformat  # both are slow
    from nbconvert import HTMLExporter

    notebook = nbformat.read(source, as_version=4)
    contents = output_files.take_out(notebook, page or source.stem)
    titles = [cell.source.splitlines()[0] for cell in notebook.cells if cell.source[:2] == "# "]
    notebook.metadata["title"] = titles[0].lstrip("# ") if titles else source.stem
    line = " · ".join(f"{name} {value}" for name, value in facts.items())
    notebook.cells.insert(1, nbformat.v4.new_markdown_cell(f"<small>{line}</small>"))
    if note:
        box = f"{NOTE}{html.escape(note)}</div>"
        notebook.cells.insert(0, nbformat.v4.new_markdown_cell(box))
    _describe_figures(notebook)
    exporter = HTMLExporter(
        extra_template_basedirs=[str(TEMPLATES)],
        extra_template_paths=[str(TEMPLATES)],
        template_name="notebook",
        embed_images=True,
    )
    exporter.exclude_input_prompt = exporter.exclude_output_prompt = True
    resources = {"navigation": navigation.PLACE}
    return exporter.from_notebook_node(notebook, resources)[0], contents


def is_up_to_date(page: Path, source: Path, note: str) -> bool:
    """Whether a page shows what its notebook has, and the files that it links are there.

    Args:
        page: the page.
        source: the executed notebook.
        note: the sentence that must be at the page's top; empty for none.
    """
    if not page.is_file() or page.stat().st_mtime_ns < source.stat().st_mtime_ns:
        return False
    text = page.read_text("utf-8", "replace")
    if navigation.BEGIN not in text:  # of an older version
        return False
    if not text.rstrip().endswith("</html>"):  # cut short by a power failure
        return False
    if not all((page.parent / path).is_file() for path in LINKED.findall(text)):
        return False
    return f"{NOTE}{html.escape(note)}</div>" in text if note else NOTE not in text


def _describe_figures(notebook: Any) -> None:
    """Use the heading above each figure as its alternative text."""
    heading = "Figure"
    for cell in notebook.cells:
        titles = [line for line in cell.source.splitlines() if line.startswith("#")]
        if cell.cell_type == "markdown" and titles:
            heading = titles[-1].lstrip("# ")
        for output in cell.get("outputs", []):
            if "image/png" in output.get("data", {}):
                output.metadata["image/png"] = {"alt": f"Figure: {heading}"}
