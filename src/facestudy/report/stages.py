"""The table of stages: each is one notebook, with the files that it reads and writes."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from facestudy.models import registry
from facestudy.report.fingerprints import matches
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
        needs: patterns of input files without which the report leaves the notebook out.
    """

    notebook: str
    after: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


MADE_OF = "made_of.json"
"""What the weights beside it learned from; `facestudy.evaluation.made_of` is slow to import."""
SPLIT, INSPECTION, AUDIT = "04_split", "08_inspection", "09_audit"
_INDEX = ("{data}/raw/index.csv", "{data}/corrections.csv")
_SPLIT = ("{data}/split.csv", "{data}/faces/*.png")

_GUESSES = "{data}/guesses.csv"
_PEOPLE, _NAMED = "07b_people", "10_named_features"
_TUNING, TRANSFER = "11_tuning", "12_transfer"
_NETWORKS = [entry for entry in registry.MODELS.values() if entry.notebook not in (_PEOPLE, _NAMED)]
_FIRST_NETWORKS = dict.fromkeys(entry.notebook for entry in _NETWORKS if not entry.more)
_MODEL_EXTRAS = {
    "06_bottleneck": Stage("06_bottleneck", reads=("{weights}/*.h5",)),
    "07_finetune": Stage(
        "07_finetune",
        after=("06_bottleneck",),
        reads=tuple(f"{{data}}/models/bottleneck/*/{file}" for file in ("top.weights.h5", MADE_OF)),
    ),
    _TUNING: Stage(
        _TUNING,
        after=("05_scratch_cnn", "07_finetune"),
        reads=(
            "{data}/raw/index.csv",
            *(f"{{data}}/models/{model}/*/{MADE_OF}" for model in ("scratch_cnn", "finetune")),
            *(f"{{reports}}/{model}/metrics.json" for model in ("scratch_cnn", "finetune")),
        ),
        writes=("{reports}/tuning.json", "{reports}/*/trials.csv"),
    ),
    # Compares people with whatever was trained.
    _PEOPLE: Stage(
        _PEOPLE,
        after=tuple(_FIRST_NETWORKS),
        reads=(_GUESSES, *(f"{{reports}}/{entry.name}/predictions.csv" for entry in _NETWORKS)),
        needs=(_GUESSES,),
    ),
    _NAMED: Stage(
        _NAMED,
        after=tuple(dict.fromkeys(entry.notebook for entry in _NETWORKS)),
        reads=(
            *("{data}/faces.csv", "{data}/raw/index.csv"),
            *(f"{{reports}}/{entry.name}/predictions.csv" for entry in _NETWORKS),
        ),
        writes=("{reports}/named_features.json",),
    ),
}
"""What a model's notebook needs besides the split and the faces. Most need nothing."""


def _model_stage(notebook: str) -> Stage:
    """The stage of a notebook that trains models of the table."""
    extra = _MODEL_EXTRAS.get(notebook, Stage(notebook))
    results = ("predictions.csv", "history.csv", "metrics.json", "splits.csv")
    writes = [
        pattern
        for name in registry.of_notebook(notebook)
        for pattern in (
            *(f"{{reports}}/{name}/{file}" for file in results),
            f"{{data}}/models/{name}/*/*.weights.h5",
            f"{{data}}/models/{name}/*/{MADE_OF}",
        )
    ]
    return Stage(
        notebook,
        after=extra.after or (SPLIT,),
        reads=(*_SPLIT, *extra.reads),
        writes=(*writes, *extra.writes),
        needs=extra.needs,
    )


def _model_stages(*, more: bool) -> tuple[Stage, ...]:
    notebooks = [model.notebook for model in registry.MODELS.values() if model.more == more]
    return tuple(_model_stage(notebook) for notebook in dict.fromkeys(notebooks))


_MODELS = _model_stages(more=False)
_FIRST = tuple(stage.notebook for stage in _MODELS)
TRAINED = (*_FIRST, *(stage.notebook for stage in _model_stages(more=True)))
"""The notebooks that train a model."""
SHARE_CORES = (*TRAINED, TRANSFER)
"""The notebooks with trainings side by side."""
MORE = (
    *_model_stages(more=True),
    # A notebook without a model of the table is one line here.
    Stage(
        TRANSFER,
        TRAINED,
        (
            *(*_SPLIT, "{data}/raw/index.csv"),
            *("{reports}/*/predictions.csv", "{reports}/transfer/*/transfer.json"),
        ),
        ("{reports}/transfer.json", "{reports}/department_curve.csv"),
    ),
)
"""Notebooks that ``make study MORE=1`` adds; once executed, they stay with the study."""

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
        INSPECTION,
        _FIRST,
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
        _FIRST,
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


def wanted(study: Study, stages: Sequence[Stage]) -> list[Stage]:
    """The stages whose needed input files are there."""
    return [stage for stage in stages if all(matches(study, each) for each in stage.needs)]


def leading_to(stage: Stage) -> list[Stage]:
    """The stages of the study that must run before this one, in their order."""
    needed = set(stage.after)
    for other in reversed(STAGES):
        if other.notebook in needed:
            needed |= set(other.after)
    return [other for other in STAGES if other.notebook in needed]


def of_study(study: Study, *, more: bool = False) -> tuple[Stage, ...]:
    """The stages of a study, in an order that respects what they need.

    Args:
        study: the study. What was added once stays: its results, left as they were, would be out of
            date after the next change, and inspection and audit would stop at them.
        more: add `MORE`.
    """
    added = [stage for stage in MORE if more or executed(study, stage).is_file()]
    trained = tuple(stage.notebook for stage in added if stage.notebook in TRAINED)
    first = next(place for place, stage in enumerate(STAGES) if stage.notebook == INSPECTION)
    judging = [replace(stage, after=(*stage.after, *trained)) for stage in STAGES[first:]]
    return (*STAGES[:first], *added, *judging)


def executed(study: Study, stage: Stage) -> Path:
    """The path of a notebook's executed copy."""
    return study.reports / "notebooks" / f"{stage.notebook}.ipynb"


def is_executed(study: Study, stage: Stage) -> bool:
    """Whether a notebook has an executed copy; one that a power failure cut short is none."""
    try:
        return bool(json.loads(executed(study, stage).read_bytes())["cells"])
    except (OSError, ValueError, TypeError, KeyError):
        return False
