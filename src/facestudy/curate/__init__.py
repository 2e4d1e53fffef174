"""Curation by weak supervision: a few hundred labels sort a large set of faces into good and bad.

    signals -> labels -> rounds -> trust -> curation.csv

Each module is a step; ``curation.csv`` (`facestudy.curate.ledger`) is what the split reads.
"""

from facestudy.curate import (
    asking,
    effect,
    evidence,
    figures,
    finetune,
    judge,
    labels,
    ledger,
    record,
    rounds,
    session,
    signals,
    study,
    trust,
    widget,
)

__all__ = [
    "asking",
    "effect",
    "evidence",
    "figures",
    "finetune",
    "judge",
    "labels",
    "ledger",
    "record",
    "rounds",
    "session",
    "signals",
    "study",
    "trust",
    "widget",
]
