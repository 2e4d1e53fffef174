"""The network is taught, and asked about people it has not seen.

Enters: `Material` and the parts of a split. Leaves: a trained network, and probabilities of one
window and of 45, with the detector's box as it is and with a box that is off.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pandas as pd
from tqdm import tqdm

from facestudy.experiments.expressions import model as network
from facestudy.experiments.expressions import window_vote
from facestudy.experiments.expressions.augmentation import augmentation
from facestudy.experiments.expressions.classes import MIRRORED, mirrored
from facestudy.experiments.expressions.dataset import Material
from facestudy.models.precision import FLOAT32
from facestudy.training import fit

BATCH = 32
RATE = 1e-3
"""At first; it falls to 0 as half a cosine (Loshchilov and Hutter 2017,
https://arxiv.org/abs/1608.03983)."""
AT_ONCE = 16
"""Pictures whose windows go through the network together."""


def teach(
    plain: np.ndarray,
    labels: np.ndarray,
    parts: np.ndarray,
    *,
    classes: list[str],
    epochs: int,
    seed: int,
    checkpoint: Path,
    policy: str = FLOAT32,
    table: Any = MIRRORED,
    watch: Sequence[keras.callbacks.Callback] = (),
) -> tuple[keras.Model, pd.DataFrame]:
    """Train on the part "train", choose the epoch on "validation".

    Args:
        plain: windows, uint8 (n, 48, 48, 3).
        labels: int (n,).
        parts: "train", "test" or "validation" for each.
        table: what each class becomes in a mirror.
        watch: from `facestudy.training.monitor.callbacks`; they change nothing.

    Returns:
        the network with the weights of its best epoch, and its history.
    """
    learn, choose = parts == "train", parts == "validation"
    x, y = mirrored(plain[learn], labels[learn], classes, table=table)
    fit.set_seed(seed)
    model = network.build(len(classes), augmentation=augmentation(seed), policy=policy)
    steps = epochs * -(-len(x) // BATCH)
    rate = keras.optimizers.schedules.CosineDecay(RATE, steps)
    history = fit.fit(
        network.compile(model, rate=rate),
        x,
        y,
        validation=(plain[choose], labels[choose]),
        epochs=epochs,
        seed=seed,
        checkpoint=checkpoint,
        repeats=1,
        batch_size=BATCH,
        watch=watch,
    )
    return model, history


def ask(
    model: keras.Model, material: Material, positions: np.ndarray, *, jitter: float = 0.0, seed: int
) -> tuple[np.ndarray, np.ndarray]:
    """Probabilities by the plain window and by the vote of 45, each float32 (n, classes).

    Args:
        positions: rows of the material.
        jitter: by how much of its size the box is off at most, in place and in size.
    """
    rng = np.random.default_rng([seed, 45])
    alone, voted = [], []
    shown = tqdm(total=len(positions), desc="voting", unit="picture", disable=None)
    for start in range(0, len(positions), AT_ONCE):
        part = positions[start : start + AT_ONCE]
        seen = []
        for picture, box in material.pictures(part):
            place = window_vote.jittered(box, rng, share=jitter) if jitter else box
            seen.append([window_vote.plain(picture, place), *window_vote.cut(picture, place)])
        said = fit.predict(model, np.concatenate(seen), batch_size=len(seen[0]) * AT_ONCE)
        for rows in said.reshape(len(part), -1, said.shape[1]):
            alone.append(rows[0])
            voted.append(window_vote.vote(rows[1:]))
        shown.update(len(part))
    shown.close()
    return np.stack(alone), np.stack(voted)
