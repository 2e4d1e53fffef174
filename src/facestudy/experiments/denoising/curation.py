"""What curation is for, asked of the autoencoder: does it restore good faces better without the
bad crops?

Enters: a study past its curation, and stacks that learned from its good faces alone. Leaves: how
badly they restore good faces that they have not seen, beside stacks that had the bad crops, too.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from facestudy.curate import decisions
from facestudy.experiments.denoising import pretraining, reconstruction_error
from facestudy.experiments.denoising.autoencoder import Stack
from facestudy.experiments.denoising.comparison import People
from facestudy.prepare.dataset import Crops
from facestudy.study.paths import Study

CURATED, ALL, BAD = "curated", "with the bad crops", "the bad crops themselves"


def bad_crops(study: Study) -> np.ndarray:
    """What curation has taken out, uint8 (n, 128, 128, 3)."""
    standing = decisions.standing(study)
    ids = standing.index[standing["verdict"] == decisions.BAD]
    there = [one for one in ids if (study.faces / f"{one}.png").is_file()]
    return np.asarray(Crops(study.faces, np.array(there, dtype=object))[:]) if there else _NONE


_NONE = np.zeros((0, 128, 128, 3), np.uint8)


def effect(
    people: People, bad: np.ndarray, stacks: Sequence[Stack], *, folder: Path, epochs: int
) -> pd.DataFrame | None:
    """Train each stack once more, with the bad crops among its faces; test both on the same ones.

    Args:
        people: the study's faces; those of the split's test part are restored.
        bad: what `bad_crops` gives.
        stacks: they learned from the training part alone; their partners get their settings.
        folder: keeps the partners' states.
        epochs: of each layer, as the stacks had.

    Returns:
        Rows "curated", "with the bad crops", "difference" (the second less the first, paired by
        picture) and "the bad crops themselves" (restored by the curated stacks): ``learned_from,
        restored, error, low, high``, mean squared errors of a pixel (0-1) with 95 % intervals over
        the pictures. None where nothing was taken out.
    """
    if not len(bad):
        return None
    learn, held, test = (people.part(name) for name in ("train", "validation", "test"))
    both = np.concatenate([people.pictures[learn], bad])
    shown = people.pictures[test]
    errors: dict[str, list[np.ndarray]] = {CURATED: [], ALL: [], BAD: []}
    for stack in stacks:
        partner, _ = pretraining.pretrain(
            both,
            validation=people.pictures[held],
            folder=folder / f"with-bad-{stack.seed}",
            layers=stack.layers,
            size=stack.size,
            seed=stack.seed,
            epochs=epochs,
        )
        errors[CURATED].append(reconstruction_error(shown, stack))
        errors[ALL].append(reconstruction_error(shown, partner))
        errors[BAD].append(reconstruction_error(bad, stack))
    mean = {name: np.mean(each, axis=0) for name, each in errors.items()}
    rows = {
        CURATED: (len(learn), mean[CURATED]),
        ALL: (len(both), mean[ALL]),
        "difference": (len(bad), mean[ALL] - mean[CURATED]),
        BAD: (len(learn), mean[BAD]),
    }
    told = [(name, count, *_interval(each)) for name, (count, each) in rows.items()]
    columns = ["faces", "learned_from", "restored", "error", "low", "high"]
    return pd.DataFrame(told, columns=columns).set_index("faces")


def _interval(errors: np.ndarray) -> tuple[int, float, float, float]:
    """How many, their mean, and its 95 % interval by the normal distribution."""
    mean, half = float(errors.mean()), 1.96 * float(errors.std(ddof=1)) / len(errors) ** 0.5
    return len(errors), mean, mean - half, mean + half
