"""The report's first page: the verdict, what the models reached, and what was lost on the way."""

import base64
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from facestudy.evaluation import made_of
from facestudy.report import audit_lock
from facestudy.report.execution.outcome import Outcome
from facestudy.report.pages import (
    changes,
    datasheet,
    funnel,
    incomplete,
    index_figures,
    output_files,
)
from facestudy.report.pages.answer import answer, interval_note, name_of
from facestudy.report.stages import Stage, executed, is_executed
from facestudy.study import files
from facestudy.study.paths import Study


def write(
    study: Study,
    stages: Sequence[Stage],
    summary: dict[str, Any],
    facts: dict[str, str],
    *,
    notice: str = "",
    outcome: Outcome | None = None,
) -> Path:
    """Write ``index.html`` and the files of its figures and tables; return its path.

    Args:
        study: the study.
        stages: the notebooks to link.
        summary: the results to show, which become ``metrics.json``.
        facts: its provenance.
        notice: a sentence at the top.
        outcome: of the run; None if no notebook failed.
    """
    files.write_json(study.reports / "metrics.json", summary)
    steps = funnel.steps(study, datasheet.facts(study))
    figures, contents = index_figures.shown(index_figures.drawings(study, summary, steps))
    tables, more = index_figures.tables(study, summary, steps)
    output_files.write(study.reports, index_figures.PAGE, contents | more)
    picture = base64.b64decode(figures["accuracies"]["wide"])
    files.write_bytes(study.reports / "accuracies.png", picture)
    text = render(
        study, stages, summary, facts, notice=notice, outcome=outcome or Outcome(),
        figures=figures, tables=tables, steps=steps,
    )  # fmt: skip
    page = study.reports / "index.html"
    files.write_text(page, text)
    return page


def render(
    study: Study,
    stages: Sequence[Stage],
    summary: dict[str, Any],
    facts: dict[str, str],
    *,
    notice: str,
    outcome: Outcome,
    **shown: Any,
) -> str:
    """The first page as HTML; arguments as for `write`, and the ``shown`` figures and tables."""
    notebooks = {
        stage.notebook: executed(study, stage) for stage in stages if is_executed(study, stage)
    }
    content = {
        "summary": summary,
        "best": name_of(index_figures.best_model(summary)),
        "banner": incomplete.banner(study, outcome),
        "no_verdict": incomplete.no_verdict(outcome) or made_of.why_not_audited(study),
        "protocol": audit_lock.sentence(study),
        "notice": notice,
        "answer": answer(summary),
        "note": interval_note(summary["models"]),
        "pages": [
            (name, _title(notebooks[name]) if name in notebooks else name, outcome.note(name))
            for name in (stage.notebook for stage in stages)
        ],
        "written": set(notebooks),
        # An incomplete report is compared with no other, and no other with it.
        "changes": changes.since_last_report(study, summary, facts, notebooks.values())
        if outcome.is_complete
        else [],
        "facts": facts,
        "name_of": name_of,
        **shown,
    }
    return incomplete.environment().get_template("report.html").render(**content)


def _title(notebook: Path) -> str:
    """The first heading of an executed notebook; its name if it has none."""
    for cell in json.loads(notebook.read_text())["cells"]:
        for line in "".join(cell["source"]).splitlines():
            if cell["cell_type"] == "markdown" and line.startswith("# "):
                return line[2:].strip()
    return notebook.stem
