"""Curation by weak supervision: a few hundred labels sort a large set of faces into good and bad.

    quality_checks, features -> labels -> self_training -> error_rates -> curation.csv

Each module is a step; the split reads ``curation.csv`` (`facestudy.curate.decisions`). A module
is imported when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from facestudy.curate import (
        active_learning,
        before_after,
        classifier,
        decisions,
        error_rates,
        features,
        figures,
        finetune,
        labelling_session,
        labelling_widget,
        labels,
        quality_checks,
        self_training,
        sort_study,
        summary,
    )

__all__ = [
    "active_learning",
    "before_after",
    "classifier",
    "decisions",
    "error_rates",
    "features",
    "figures",
    "finetune",
    "labelling_session",
    "labelling_widget",
    "labels",
    "quality_checks",
    "self_training",
    "sort_study",
    "summary",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(f"{__name__}.{name}")
