"""Train the network, and predict with one window and with the vote of 45."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import keras
import numpy as np
import pandas as pd

from facestudy.experiments.expressions.augmentation import augmentation
from facestudy.experiments.expressions.classes import MIRRORED, with_mirror_images
from facestudy.experiments.expressions.dataset import Faces
from facestudy.experiments.expressions.model import build_network, compile_network
from facestudy.experiments.expressions.window_vote import (
    central_window,
    cut_windows,
    jittered,
    vote,
)
from facestudy.models.precision import FLOAT32
from facestudy.study import progress
from facestudy.training import fit

BATCH = 32
RATE = 1e-3
"""Initial learning rate; it falls to 0 as half a cosine (Loshchilov and Hutter 2017,
https://arxiv.org/abs/1608.03983)."""
PICTURES_AT_ONCE = 16
"""Pictures whose windows go through the network together."""


def train(
    windows: np.ndarray,
    labels: np.ndarray,
    parts: np.ndarray,
    *,
    classes: list[str],
    epochs: int,
    seed: int,
    checkpoint: Path,
    policy: str = FLOAT32,
    table: Mapping[str, str] = MIRRORED,
    callbacks: Sequence[keras.callbacks.Callback] = (),
) -> tuple[keras.Model, pd.DataFrame]:
    """Train on the part "train" and choose the best epoch on "validation".

    Args:
        windows: central windows, uint8 (n, 48, 48, 3).
        labels: int (n,).
        parts: "train", "test" or "validation" for each window.
        classes: names of the classes.
        epochs: passes over the training windows and their mirror images.
        seed: of weights, order, dropout and augmentation.
        checkpoint: the file from which an interrupted training continues.
        policy: as for `facestudy.experiments.expressions.model.build_network`.
        table: the class of each class's mirror image.
        callbacks: from `facestudy.training.monitor.callbacks`; they do not affect the result.

    Returns:
        the network with the weights of its best epoch, and the history.
    """
    training, validation = parts == "train", parts == "validation"
    x, y = with_mirror_images(windows[training], labels[training], classes, table=table)
    fit.set_seed(seed)
    model = build_network(len(classes), augmentation=augmentation(seed), policy=policy)
    steps = epochs * -(-len(x) // BATCH)
    rate = keras.optimizers.schedules.CosineDecay(RATE, steps)
    history = fit.fit(
        compile_network(model, rate=rate),
        x,
        y,
        validation=(windows[validation], labels[validation]),
        epochs=epochs,
        seed=seed,
        checkpoint=checkpoint,
        repeats=1,
        batch_size=BATCH,
        callbacks=callbacks,
        stream="expressions",
    )
    return model, history


def predict(
    model: keras.Model, faces: Faces, positions: np.ndarray, *, jitter: float = 0.0, seed: int
) -> tuple[np.ndarray, np.ndarray]:
    """Class probabilities from the central window and from the vote of 45.

    Args:
        model: the trained network.
        faces: the faces of a study.
        positions: int (n,), rows of ``faces``.
        jitter: the largest random change of a box's place and size, as a share of its size.
        seed: of the random changes.

    Returns:
        two arrays, float32 (n, classes).
    """
    rng = np.random.default_rng([seed, 45])
    single, voted = [], []
    bar = progress.task("voting", total=len(positions), unit="picture")
    for start in range(0, len(positions), PICTURES_AT_ONCE):
        batch = positions[start : start + PICTURES_AT_ONCE]
        windows = []
        for picture, detected in faces.pictures(batch):
            box = jittered(detected, rng, share=jitter) if jitter else detected
            windows.append([central_window(picture, box), *cut_windows(picture, box)])
        batch_size = len(windows[0]) * PICTURES_AT_ONCE
        probabilities = fit.predict(model, np.concatenate(windows), batch_size=batch_size)
        for rows in probabilities.reshape(len(batch), -1, probabilities.shape[1]):
            single.append(rows[0])
            voted.append(vote(rows[1:]))
        bar.update(len(batch))
    bar.close()
    return np.stack(single), np.stack(voted)
