"""Curation by weak supervision: a few hundred labels sort a large set of faces into good and bad.

    signals -> labels -> rounds -> trust -> curation.csv

Each module is a step; ``curation.csv`` (`facestudy.curate.decisions`) is what the split reads.
"""

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
