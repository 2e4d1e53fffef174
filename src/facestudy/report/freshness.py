"""Which stages are stale, and whether the report's pages are.

``reports/<study>/stages.json`` holds the fingerprint of everything that each stage was last
executed with: its notebook, source code, parameters and input files.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from facestudy.report.fingerprints import (
    code_digest,
    files_digest,
    module_digest,
    notebook_source,
    parameters_digest,
)
from facestudy.report.stages import Stage, is_executed
from facestudy.study import files
from facestudy.study.paths import NOTEBOOKS, Study

PAGES = "pages"
"""The report's entry among the records of the stages."""
INCOMPLETE_FIRST = "first report incomplete"
"""There while a notebook of the first report, with one seed, has failed."""
PAGES_READ = (
    "{data}/*.csv",
    "{data}/*.json",
    "{data}/raw/*.csv",
    "{data}/models/*/STALE.txt",
    "{reports}/audit.json",
    "{reports}/audit_quality.json",
    "{reports}/curation.json",
    "{reports}/*/*.csv",
    "{reports}/*/metrics.json",
)
"""What the pages are made of, besides the executed notebooks."""


def fingerprint(study: Study, stage: Stage, parameters: Mapping[str, Any]) -> str:
    """A digest of everything that a stage's result may depend on.

    Args:
        study: the study.
        stage: the stage.
        parameters: the notebook's, after overrides; those of place do not count.
    """
    notebook = NOTEBOOKS / f"{stage.notebook}.ipynb"
    parts = [
        notebook_source(notebook),
        parameters_digest(parameters),
        code_digest(notebook),
        files_digest(study, stage.reads),
    ]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def is_fresh(study: Study, stage: Stage, parameters: Mapping[str, Any]) -> bool:
    """Whether executing the stage again could change nothing.

    Args:
        study: the study.
        stage: the stage.
        parameters: the notebook's, after overrides.
    """
    record = _records(study).get(stage.notebook)
    return (
        record is not None
        and is_executed(study, stage)
        and record["fingerprint"] == fingerprint(study, stage, parameters)
        and record["written"] == files_digest(study, stage.writes)
    )


def pages_are_fresh(
    study: Study, stages: Sequence[Stage], notice: str = "", *, explore: bool = False
) -> bool:
    """Whether writing the report again could change nothing.

    Args:
        study: the study.
        stages: the report's notebooks.
        notice: the sentence at its top.
        explore: whether every face of real people is shown.
    """
    return _records(study).get(PAGES) == _pages_record(study, stages, notice, explore)


def remember_pages(
    study: Study, stages: Sequence[Stage], notice: str = "", *, explore: bool = False
) -> None:
    """Record that the report was written; arguments as for `pages_are_fresh`."""
    records = _records(study) | {PAGES: _pages_record(study, stages, notice, explore)}
    records.pop(INCOMPLETE_FIRST, None)
    files.write_json(study.reports / "stages.json", records)


def remember_incomplete(study: Study, *, is_first: bool) -> None:
    """Record that the report lacks a notebook that failed, so that the next run writes it again.

    Args:
        study: the study.
        is_first: whether it is the first report, with one seed: the next run begins with it.
    """
    records = _records(study)
    records.pop(PAGES, None)
    files.write_json(
        study.reports / "stages.json", records | ({INCOMPLETE_FIRST: {}} if is_first else {})
    )


def has_first_report(study: Study) -> bool:
    """Whether there is a report for which no notebook failed, or which came after such a one."""
    return (study.reports / "index.html").is_file() and INCOMPLETE_FIRST not in _records(study)


def _pages_record(
    study: Study, stages: Sequence[Stage], notice: str, explore: bool
) -> dict[str, str]:
    names = [stage.notebook for stage in stages]
    reads = [*PAGES_READ, *(f"{{reports}}/notebooks/{name}.ipynb" for name in names)]
    writes = ["{reports}/*.html", "{reports}/figures/*", "{reports}/tables/*"]
    writes += [f"{{reports}}/{name}.html" for name in names]
    parts = [
        notice,
        f"{explore=}",
        *names,
        module_digest("facestudy.report.pages.html"),
        files_digest(study, reads),
    ]
    made_of = hashlib.sha256("\0".join(parts).encode()).hexdigest()
    return {"fingerprint": made_of, "written": files_digest(study, writes)}


def remember(study: Study, stage: Stage, fingerprint_before: str) -> None:
    """Record that a stage ran without an error.

    Args:
        study: the study.
        stage: the stage.
        fingerprint_before: its `fingerprint` from before it ran.
    """
    records = _records(study)
    written = files_digest(study, stage.writes)
    records[stage.notebook] = {"fingerprint": fingerprint_before, "written": written}
    files.write_json(study.reports / "stages.json", records)


def begin(study: Study, stage: Stage) -> None:
    """Forget what a stage was executed with, since its files change from now on.

    Otherwise a notebook that failed or was killed, run again with the parameters of the time
    before, would count as fresh.
    """
    records = _records(study)
    if records.pop(stage.notebook, None) is not None:
        files.write_json(study.reports / "stages.json", records)


def _records(study: Study) -> dict[str, dict[str, str]]:
    path = study.reports / "stages.json"
    try:
        records = json.loads(path.read_bytes())
    except (OSError, ValueError):  # none yet, or damaged: everything is stale
        return {}
    return records if isinstance(records, dict) else {}
