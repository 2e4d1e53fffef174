"""Collapse: the network answers every patch alike, and foretells itself perfectly.

Enters: the spread and the similarity of an epoch's projections. Leaves: nothing, or the end of
the training in one plain sentence.

The projections are brought to length 1. Where they point everywhere, the standard deviation of
each number times the square root of their count (the spread) is near 1, and two patches' mean
similarity (cosine) near 0; where all point one way, 0 and 1. Chen and He, 2021, Exploring Simple
Siamese Representation Learning, https://arxiv.org/abs/2011.10566, watch the same spread.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from facestudy.study.errors import StudyError

LEAST_SPREAD = 0.05
MOST_SIMILARITY = 0.98
PATIENCE = 3
"""Epochs in a row: the first ones may start near one point and leave it."""


def is_collapsed(epoch: Mapping[str, float]) -> bool:
    """Whether one epoch's projections are practically one point, or no numbers at all."""
    values = [epoch["loss"], epoch["spread"], epoch["similarity"]]
    if not np.isfinite(values).all():
        return True
    return epoch["spread"] < LEAST_SPREAD or epoch["similarity"] > MOST_SIMILARITY


def check(history: Sequence[Mapping[str, float]]) -> None:
    """Stop a training whose last epochs have collapsed.

    Args:
        history: a row per epoch with ``loss``, ``spread`` and ``similarity``.

    Raises:
        StudyError: the last `PATIENCE` epochs all have, or the loss is no number.
    """
    last = history[-PATIENCE:]
    if history and not np.isfinite(history[-1]["loss"]):
        raise StudyError(
            f"the training diverged in epoch {len(history)} (the loss is no number): use a lower "
            "learning rate"
        )
    if len(last) == PATIENCE and all(map(is_collapsed, last)):
        worst = last[-1]
        raise StudyError(
            f"the network collapsed by epoch {len(history)}: it answers every patch alike (spread "
            f"{worst['spread']:.3f} of about 1, similarity {worst['similarity']:.3f} of about 0). "
            "Use a lower learning rate, a higher momentum or more patches"
        )
