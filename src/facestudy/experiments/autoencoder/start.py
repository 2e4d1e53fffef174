"""Sort faces by what the critic sees, as the study did that curation follows.

That study began its sorting from the discriminator of a network that draws faces, on 700 bad
pictures among 7,000, with the thresholds 0.03 and 0.99. `facestudy.curate` sorts by the features
of a frozen face network. Both get the same labels here.
"""

import time
from collections.abc import Sequence

import keras
import numpy as np
import pandas as pd
from sklearn.decomposition import PCA

from facestudy.curate import self_training
from facestudy.experiments.autoencoder.curation import Sorted
from facestudy.experiments.autoencoder.training import Autoencoder, predict
from facestudy.study.errors import StudyError

CRITIC, FACE_RESNET = "critic", "face_resnet"
STARTS = (CRITIC, FACE_RESNET)
SCHEDULE = ((0.03, 0.99),)
COMPONENTS = 64


def critic_features(model: Autoencoder, pictures: np.ndarray) -> np.ndarray:
    """What the critic's last layer sees, as principal components of total variance 100, (n, d).

    Args:
        model: the autoencoder with a critic.
        pictures: RGB uint8 (n, side, side, 3).

    Raises:
        StudyError: the autoencoder has no critic.
    """
    layers = {layer.name: layer for layer in model.network.model.layers}
    if CRITIC not in layers:
        raise StudyError(f"{model.title} has no critic: take the autoencoder 'adversarial'")
    network = layers[CRITIC].network
    last = keras.Model(network.input, network.get_layer("flatten").output)
    numbers = predict(last, pictures)
    spread = numbers.std(axis=0) + 1e-6
    size = min(COMPONENTS, *numbers.shape)
    parts = PCA(size, random_state=0).fit_transform((numbers - numbers.mean(axis=0)) / spread)
    return (10 * parts / np.sqrt(max(float(parts.var(axis=0).sum()), 1e-12))).astype(np.float32)


def features_of(name: str, made: Sorted, model: Autoencoder) -> np.ndarray:
    """The features by which a start sorts.

    Args:
        name: one of `STARTS`.
        made: a curated campus.
        model: the autoencoder with a critic.

    Raises:
        StudyError: no such start.
    """
    if name not in STARTS:
        raise StudyError(f"there is no start {name!r}: choose {' or '.join(STARTS)}")
    return made.numbers if name == FACE_RESNET else critic_features(model, made.pictures)


def compare_starts(
    made: Sorted, model: Autoencoder, starts: Sequence[str] = STARTS
) -> pd.DataFrame:
    """Sort by each start's features from the same labels.

    Args:
        made: a curated campus, whose labels and truth are used.
        model: the autoencoder with a critic.
        starts: some of `STARTS`.

    Returns:
        rows are starts: ``moved`` (the share of faces without a label that were sorted), ``wrong``
        (how many of these against the truth), ``error`` (their share) and ``seconds`` (those of
        face_resnet's features are not counted: curation has computed them).
    """
    good = np.where(made.rows["good"].to_numpy(bool), "good", "bad")
    rows = {}
    for name in dict.fromkeys(starts):
        began = time.perf_counter()
        numbers = features_of(name, made, model)
        state = self_training.sort(
            numbers, made.rows["id"].tolist(), made.labels, made.failed, schedule=SCHEDULE
        )
        seconds = time.perf_counter() - began
        moved = state.sources == "model"
        free = (made.labels == "") & (made.failed == "")
        wrong = int((state.verdicts[moved] != good[moved]).sum())
        rows[name] = {
            "moved": float(moved.sum() / max(1, free.sum())),
            "wrong": wrong,
            "error": wrong / moved.sum() if moved.any() else np.nan,
            "seconds": seconds,
        }
    return pd.DataFrame(rows).T.rename_axis("start")
