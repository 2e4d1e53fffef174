"""The table of stages: each is one notebook, with the files that it reads and writes."""

import json
from dataclasses import dataclass
from pathlib import Path

from facestudy.models import registry
from facestudy.study.paths import Study


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
        ("expressions", "expressions", ()),
        ("skin", "skin", ()),
    )
)
"""Each runs on the study that its own parameters name, after the stages that it needs."""


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


def is_executed(study: Study, stage: Stage) -> bool:
    """Whether a notebook has an executed copy; one that a power failure cut short is none."""
    try:
        return bool(json.loads(executed(study, stage).read_bytes())["cells"])
    except (OSError, ValueError, TypeError, KeyError):
        return False
