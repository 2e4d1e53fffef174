"""The table of stages, and which of them are stale.

A stage is one notebook. ``reports/<study>/stages.json`` holds the fingerprint of everything that
each stage was last executed with: its notebook, source code, parameters and input files.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facestudy.models import registry
from facestudy.report.fingerprints import (
    code_digest,
    files_digest,
    module_digest,
    notebook_source,
    parameters_digest,
)
from facestudy.study import files
from facestudy.study.paths import NOTEBOOKS, Study


@dataclass(frozen=True)
class Stage:
    """One notebook and the files that it reads and writes.

    Patterns begin with ``{data}``, ``{reports}``, ``{departments}`` or ``{weights}`` (VGGFace's).
    A pattern may match nothing: missing files have a fingerprint too.

    Attributes:
        notebook: its path below ``notebooks/`` without ``.ipynb``.
        after: the notebooks that must run before it.
        reads: patterns of its input files.
        writes: patterns of its output files.
    """

    notebook: str
    after: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()


MADE_OF = "made_of.json"
"""What the weights beside it learned from; `facestudy.evaluation.made_of` is slow to import."""
SPLIT, AUDIT = "04_split", "09_audit"
_INDEX = ("{data}/raw/index.csv", "{data}/corrections.csv")
_SPLIT = ("{data}/split.csv", "{data}/faces/*.png")

_MODEL_EXTRAS = {
    "06_bottleneck": Stage("06_bottleneck", reads=("{weights}/*.h5",)),
    "07_finetune": Stage(
        "07_finetune",
        after=("06_bottleneck",),
        reads=tuple(f"{{data}}/models/bottleneck/*/{file}" for file in ("top.weights.h5", MADE_OF)),
    ),
}
"""What a model's notebook needs besides the split and the faces. Most need nothing."""


def _model_stage(model: registry.ModelEntry) -> Stage:
    """The stage of a model of the table."""
    extra = _MODEL_EXTRAS.get(model.notebook, Stage(model.notebook))
    results = ("predictions.csv", "history.csv", "metrics.json", "splits.csv")
    return Stage(
        model.notebook,
        after=extra.after or (SPLIT,),
        reads=(*_SPLIT, *extra.reads),
        writes=(
            *(f"{{reports}}/{model.name}/{file}" for file in results),
            f"{{data}}/models/{model.name}/*/*.weights.h5",
            f"{{data}}/models/{model.name}/*/{MADE_OF}",
            *extra.writes,
        ),
    )


_MODELS = tuple(_model_stage(model) for model in registry.MODELS.values())
TRAINED = tuple(stage.notebook for stage in _MODELS)
"""The notebooks that train a model."""

STAGES = (
    Stage("01_collect", (), ("{departments}/*.yaml",), ("{data}/raw/index.csv",)),
    Stage(
        "02_crop",
        ("01_collect",),
        _INDEX,
        ("{data}/faces.csv", "{data}/faces/*.png"),
    ),
    Stage(
        "03_curate",
        ("02_crop",),
        (*_INDEX, "{data}/faces.csv", "{data}/truth.csv", "{data}/faces/*.png"),
        ("{data}/curation.csv", "{reports}/curation.json"),
    ),
    Stage(
        SPLIT,
        ("03_curate",),
        (*_INDEX, "{data}/faces.csv", "{data}/curation.csv", "{data}/faces/*.png"),
        ("{data}/split.csv", "{data}/split.json", "{data}/split/*/*/*.png"),
    ),
    *_MODELS,
    Stage(
        "08_inspection",
        TRAINED,
        (
            *_SPLIT,
            "{reports}/*/predictions.csv",
            "{reports}/*/history.csv",
            "{reports}/*/splits.csv",
        ),
        (),  # the report writes metrics.json again, with the audit
    ),
    Stage(
        AUDIT,
        TRAINED,
        (
            *_SPLIT,
            "{data}/faces.csv",
            "{data}/raw/index.csv",
            "{reports}/*/predictions.csv",  # only the weights of the first seed give these
        ),
        ("{reports}/audit.json",),
    ),
)

OPTIONAL = (
    Stage(
        "09b_audit_quality",
        (AUDIT,),
        (*_SPLIT, "{data}/faces.csv", "{data}/raw/index.csv"),
        ("{reports}/audit_quality.json",),
    ),
)
"""Notebooks of the study that run when they are named; their pages are part of the report."""

EXPERIMENTS = tuple(
    Stage(
        f"experiments/{name}",
        after,
        (*_INDEX, "{data}/faces.csv", "{data}/split.csv", "{data}/curation.csv"),
        (f"{{reports}}/{folder}/metrics.json",),
    )
    for name, folder, after in (
        ("denoising_autoencoder", "denoising", (SPLIT,)),
        ("autoencoder", "autoencoder", ("05_scratch_cnn",)),
        ("expressions", "expressions", ()),
        ("skin", "skin", ()),
    )
)
"""Each runs on the study that its own parameters name, after the stages that it needs."""


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


def leading_to(stage: Stage) -> list[Stage]:
    """The stages of the study that must run before this one, in their order."""
    needed = set(stage.after)
    for other in reversed(STAGES):
        if other.notebook in needed:
            needed |= set(other.after)
    return [other for other in STAGES if other.notebook in needed]


def executed(study: Study, stage: Stage) -> Path:
    """The path of a notebook's executed copy."""
    return study.reports / "notebooks" / f"{stage.notebook}.ipynb"


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
        and executed(study, stage).is_file()
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
        return json.loads(path.read_text())
    except (OSError, ValueError):  # none yet, or damaged: everything is stale
        return {}
