"""The order of the notebooks, and which of them are stale.

Enters: the notebooks, the library they import, their parameters and the files they read. Leaves:
``reports/<study>/stages.json``, which remembers for each stage the fingerprint of all of these.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facestudy.report.fingerprints import code_digest, files_digest, notebook_source
from facestudy.study import files
from facestudy.study.paths import NOTEBOOKS, Study


@dataclass(frozen=True)
class Stage:
    """One notebook and the files it reads and writes.

    Patterns begin with ``{data}``, ``{reports}``, ``{departments}`` or ``{weights}`` (VGGFace's).
    They may match nothing: what is not there has a fingerprint too.
    """

    notebook: str
    after: tuple[str, ...]
    reads: tuple[str, ...]
    writes: tuple[str, ...]


_SPLIT = ("{data}/split.csv", "{data}/faces/*.png")


def _model(name: str) -> tuple[str, ...]:
    return tuple(
        f"{{reports}}/{name}/{file}" for file in ("predictions.csv", "history.csv", "metrics.json")
    )


STAGES = (
    Stage("01_collect", (), ("{departments}/*.yaml",), ("{data}/raw/index.csv",)),
    Stage(
        "02_crop",
        ("01_collect",),
        ("{data}/raw/index.csv",),
        ("{data}/faces.csv", "{data}/faces/*.png"),
    ),
    Stage(
        "03_curate",
        ("02_crop",),
        ("{data}/raw/index.csv", "{data}/faces.csv", "{data}/truth.csv", "{data}/faces/*.png"),
        ("{data}/curation.csv", "{reports}/curation.json"),
    ),
    Stage(
        "04_split",
        ("03_curate",),
        ("{data}/raw/index.csv", "{data}/faces.csv", "{data}/curation.csv", "{data}/faces/*.png"),
        ("{data}/split.csv", "{data}/split/*/*/*.png"),
    ),
    Stage("05_scratch_cnn", ("04_split",), _SPLIT, _model("scratch_cnn")),
    Stage(
        "06_bottleneck",
        ("04_split",),
        (*_SPLIT, "{weights}/*.h5"),
        (*_model("bottleneck"), "{data}/models/bottleneck/*/top.weights.h5"),
    ),
    Stage(
        "07_finetune",
        ("06_bottleneck",),
        (*_SPLIT, "{data}/models/bottleneck/*/top.weights.h5"),
        _model("finetune"),
    ),
    Stage(
        "08_inspection",
        ("05_scratch_cnn", "07_finetune"),
        (*_SPLIT, "{reports}/*/predictions.csv", "{reports}/*/history.csv"),
        (),  # metrics.json is the report's, too, which adds the audit
    ),
    Stage(
        "09_audit",
        ("05_scratch_cnn", "07_finetune"),
        (
            *_SPLIT,
            "{data}/faces.csv",
            "{data}/raw/index.csv",
            "{reports}/*/predictions.csv",
            "{data}/models/*/*/*.weights.h5",
        ),
        ("{reports}/audit.json",),
    ),
)

EXPERIMENTS = tuple(
    Stage(
        f"experiments/{name}",
        after,
        ("{data}/raw/index.csv", "{data}/faces.csv", "{data}/split.csv", "{data}/curation.csv"),
        (f"{{reports}}/{folder}/metrics.json",),
    )
    for name, folder, after in (
        ("denoising_autoencoder", "denoising", ("04_split",)),
        ("expressions", "expressions", ()),
        ("skin", "skin", ()),
    )
)
"""On the study that its own parameters name, each after what it needs of the main way."""


def leading_to(stage: Stage) -> list[Stage]:
    """The stages of the main way that must have run before this one, in their order."""
    needed = set(stage.after)
    for each in reversed(STAGES):
        if each.notebook in needed:
            needed |= set(each.after)
    return [each for each in STAGES if each.notebook in needed]


def executed(study: Study, stage: Stage) -> Path:
    """Where the executed copy of a notebook lies."""
    return study.reports / "notebooks" / f"{stage.notebook}.ipynb"


def fingerprint(study: Study, stage: Stage, parameters: Mapping[str, Any]) -> str:
    """A digest of all that a stage's result may depend on."""
    notebook = NOTEBOOKS / f"{stage.notebook}.ipynb"
    parts = [
        notebook_source(notebook),
        json.dumps(dict(parameters), sort_keys=True),
        code_digest(notebook),
        files_digest(study, stage.reads),
    ]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def is_fresh(study: Study, stage: Stage, parameters: Mapping[str, Any]) -> bool:
    """Whether executing the stage again could change nothing."""
    known = _remembered(study).get(stage.notebook)
    return (
        known is not None
        and executed(study, stage).is_file()
        and known["fingerprint"] == fingerprint(study, stage, parameters)
        and known["written"] == files_digest(study, stage.writes)
    )


def remember(study: Study, stage: Stage, print_before: str) -> None:
    """Note that a stage ran well; ``print_before`` is its fingerprint from before it ran."""
    known = _remembered(study)
    written = files_digest(study, stage.writes)
    known[stage.notebook] = {"fingerprint": print_before, "written": written}
    files.write_json(study.reports / "stages.json", known)


def _remembered(study: Study) -> dict[str, dict[str, str]]:
    path = study.reports / "stages.json"
    try:
        return json.loads(path.read_text())
    except (OSError, ValueError):  # none yet, or damaged: everything is stale
        return {}
