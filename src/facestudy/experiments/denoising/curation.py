"""Does an autoencoder reconstruct faces better if the bad crops are removed from its training set?

Compares stacks trained on the curated faces with stacks trained on these and the bad crops.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from facestudy.curate import decisions
from facestudy.experiments.denoising import pretraining, reconstruction_error
from facestudy.experiments.denoising.autoencoder import Stack
from facestudy.experiments.denoising.comparison import LabelledFaces
from facestudy.prepare.dataset import Crops
from facestudy.study.paths import Study

CURATED, ALL, BAD = "curated", "with the bad crops", "the bad crops themselves"


def bad_crops(study: Study) -> np.ndarray:
    """The crops that curation removed, uint8 (n, 128, 128, 3)."""
    current = decisions.current(study)
    bad = current.index[current["verdict"] == decisions.BAD]
    ids = [picture_id for picture_id in bad if (study.faces / f"{picture_id}.png").is_file()]
    if not ids:
        return np.zeros((0, 128, 128, 3), np.uint8)
    return np.asarray(Crops(study.faces, ids)[:])


def compare_curation(
    faces: LabelledFaces, bad: np.ndarray, stacks: Sequence[Stack], *, folder: Path, epochs: int
) -> pd.DataFrame | None:
    """Train each stack again with the bad crops added, and compare the errors on the test faces.

    Args:
        faces: the study's faces.
        bad: from `bad_crops`.
        stacks: trained on the training split alone; the new stacks have the same settings.
        folder: keeps the new stacks' checkpoints.
        epochs: of each layer, as for ``stacks``.

    Returns:
        rows "curated", "with the bad crops", "difference" (the second less the first, paired by
        picture) and "the bad crops themselves" (reconstructed by the curated stacks):
        ``learned_from, restored, error, low, high``, mean squared errors of a pixel (0-1) with 95%
        intervals over the pictures. None if there are no bad crops.
    """
    if not len(bad):
        return None
    train, held_out, test = (faces.part(name) for name in ("train", "validation", "test"))
    both = np.concatenate([faces.pictures[train], bad])
    unseen = faces.pictures[test]
    errors: dict[str, list[np.ndarray]] = {CURATED: [], ALL: [], BAD: []}
    for stack in stacks:
        partner, _ = pretraining.pretrain(
            both,
            validation=faces.pictures[held_out],
            folder=folder / f"with-bad-{stack.seed}",
            layers=stack.layers,
            size=stack.size,
            seed=stack.seed,
            epochs=epochs,
        )
        errors[CURATED].append(reconstruction_error(unseen, stack))
        errors[ALL].append(reconstruction_error(unseen, partner))
        errors[BAD].append(reconstruction_error(bad, stack))
    mean = {name: np.mean(of_stacks, axis=0) for name, of_stacks in errors.items()}
    parts = {
        CURATED: (len(train), mean[CURATED]),
        ALL: (len(both), mean[ALL]),
        "difference": (len(bad), mean[ALL] - mean[CURATED]),
        BAD: (len(train), mean[BAD]),
    }
    rows = [(name, count, *_interval(values)) for name, (count, values) in parts.items()]
    columns = ["faces", "learned_from", "restored", "error", "low", "high"]
    return pd.DataFrame(rows, columns=columns).set_index("faces")


def _interval(errors: np.ndarray) -> tuple[int, float, float, float]:
    """Number, mean, and 95% interval by the normal distribution."""
    mean, half = float(errors.mean()), 1.96 * float(errors.std(ddof=1)) / len(errors) ** 0.5
    return len(errors), mean, mean - half, mean + half
