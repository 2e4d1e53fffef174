"""Fine-tune the backbone's last block on the labels, where frozen features are not enough."""

import keras
import numpy as np
import pandas as pd
from keras import layers
from sklearn.model_selection import StratifiedKFold

from facestudy.curate import decisions
from facestudy.curate.classifier import FOLDS
from facestudy.features import bank
from facestudy.models import hardware, precision
from facestudy.models.registry import choose
from facestudy.prepare.dataset import Crops
from facestudy.study import progress
from facestudy.study.paths import Study

RATE = 1e-3
LARGEST = 6.0  # log odds; beyond it, networks trained on few labels are overconfident


def add_log_odds(
    study: Study,
    features: np.ndarray,
    ids: pd.Index,
    labels: pd.Series,
    *,
    backbone: str = "face_resnet",
    epochs: int = 10,
    seed: int = 0,
) -> np.ndarray:
    """Append a column to the features: the log odds of being good, by fine-tuned networks.

    Five networks learn from four fifths of the labels each. A labelled face gets the log odds of
    the network that was not trained on it, any other face the mean of all (stacking, Wolpert,
    1992), so that no label influences its own feature.

    Args:
        study: a study with its crops.
        features: float32 (n, columns).
        ids: of each row.
        labels: "good" or "bad" by id; five or more of each.
        backbone: the network whose tail is trained.
        epochs: of each training.
        seed: of folds, initial weights and order.

    Returns:
        float32 (n, columns + 1).
    """
    labels = labels.reindex(ids[ids.isin(labels.index)])  # the folds depend on the order
    network = choose(backbone, precision=precision.of_study(study))
    crops = Crops(study.faces, ids.to_numpy(dtype=object))
    activations = bank.plain(
        bank.build_bank(network.named("frozen"), crops, cache=study.features, seed=seed)
    )
    positions = ids.get_indexer(labels.index)
    good = (labels == decisions.GOOD).to_numpy()
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=seed).split(positions, good)
    odds, held_out = np.zeros(len(ids)), np.zeros(len(labels))
    start = network.tail.get_weights()
    for train, test in progress.track(list(folds), "fine-tuning", unit="fold"):
        network.tail.set_weights(start)
        model = _trained(network.tail, activations[positions[train]], good[train], epochs, seed)
        predicted = model.predict(_Batches(activations), verbose=0)[:, 0]
        odds += np.clip(predicted, -LARGEST, LARGEST) / FOLDS
        held_out[test] = model.predict_on_batch(activations[positions[test]])[:, 0]
    odds[positions] = np.clip(held_out, -LARGEST, LARGEST)
    spread = odds.std() or 1.0
    return np.column_stack([features, 10 * odds / spread]).astype(np.float32)


def _trained(
    tail: keras.Model, activations: np.ndarray, good: np.ndarray, epochs: int, seed: int
) -> keras.Model:
    """A model from activations at the cut to log odds; both classes have the same total weight."""
    keras.utils.set_random_seed(seed)
    tail.trainable = True
    cut = layers.Input(tail.input_shape[1:])
    norm = layers.Normalization()
    norm.adapt(np.asarray(tail.predict(activations, verbose=0), "float32"))
    model = keras.Model(cut, layers.Dense(1)(layers.Dropout(0.5)(norm(tail(cut)))))
    model.compile(
        keras.optimizers.Adam(RATE),
        keras.losses.BinaryCrossentropy(from_logits=True),
        jit_compile=hardware.jit(),
    )
    weights = {1: 0.5 / max(good.mean(), 1e-6), 0: 0.5 / max(1 - good.mean(), 1e-6)}
    model.fit(
        np.asarray(activations, "float32"),
        good.astype("float32")[:, None],
        batch_size=32,
        epochs=epochs,
        class_weight=weights,
        verbose=0,
    )
    return model


class _Batches(keras.utils.PyDataset):
    """The activations of a bank, batch after batch."""

    def __init__(self, activations: np.ndarray, size: int = 256):
        super().__init__()
        self._activations, self._size = activations, size

    def __len__(self) -> int:
        return -(-len(self._activations) // self._size)

    def __getitem__(self, number: int) -> tuple[np.ndarray]:
        start = number * self._size
        return (np.asarray(self._activations[start : start + self._size], "float32"),)
