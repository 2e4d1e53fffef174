"""The backbone's last block learns the labels, too, where frozen features are not enough.

Enters: crops and labels. Leaves: one more number of evidence per face, which no label has made of
itself: each labelled face is judged by a network that did not see it.
"""

import keras
import numpy as np
import pandas as pd
from keras import layers
from sklearn.model_selection import StratifiedKFold
from tqdm import tqdm

from facestudy.curate import decisions
from facestudy.curate.classifier import FOLDS
from facestudy.features import bank as features
from facestudy.models import hardware
from facestudy.models.registry import choose
from facestudy.prepare.dataset import Crops
from facestudy.study.paths import Study

RATE = 1e-3
SURE = 6.0  # log odds beyond which a network trained on few labels only boasts


def add(
    study: Study,
    evidence: np.ndarray,
    ids: pd.Index,
    labels: pd.Series,
    *,
    backbone: str = "face_resnet",
    epochs: int = 10,
    seed: int = 0,
) -> np.ndarray:
    """Evidence with one column more: the log odds of being good, by fine-tuned networks.

    Five networks learn from four fifths of the labels each; a labelled face gets the log odds of
    the one that did not see it, any other face the mean of all (stacking, Wolpert, 1992).

    Args:
        study: where the crops lie.
        evidence: float32 (n, numbers).
        ids: of each row.
        labels: "good" or "bad" by id; five or more of each.
        backbone: its tail is what learns.
        epochs: of each training.
        seed: of folds, first weights and order.
    """
    network = choose(backbone)
    crops = Crops(study.faces, ids.to_numpy(dtype=object))
    bank = features.plain(
        features.bank(network.named("frozen"), crops, cache=study.features, seed=seed)
    )
    places = ids.get_indexer(labels.index)
    good = (labels == decisions.GOOD).to_numpy()
    deal = StratifiedKFold(FOLDS, shuffle=True, random_state=seed).split(places, good)
    odds, held_out = np.zeros(len(ids)), np.zeros(len(labels))
    start = network.tail.get_weights()
    for learn, judge in tqdm(list(deal), desc="fine-tune", unit="fold", disable=None):
        network.tail.set_weights(start)
        model = _trained(network.tail, bank[places[learn]], good[learn], epochs, seed)
        odds += np.clip(model.predict(_Pieces(bank), verbose=0)[:, 0], -SURE, SURE) / FOLDS
        held_out[judge] = model.predict_on_batch(bank[places[judge]])[:, 0]
    odds[places] = np.clip(held_out, -SURE, SURE)
    spread = odds.std() or 1.0
    return np.column_stack([evidence, 10 * odds / spread]).astype(np.float32)


def _trained(
    tail: keras.Model, activations: np.ndarray, good: np.ndarray, epochs: int, seed: int
) -> keras.Model:
    """Activations at the cut -> log odds; the rarer kind weighs as much as the other."""
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


class _Pieces(keras.utils.PyDataset):
    """A bank, batch after batch."""

    def __init__(self, bank: np.ndarray, size: int = 256):
        super().__init__()
        self._bank, self._size = bank, size

    def __len__(self) -> int:
        return -(-len(self._bank) // self._size)

    def __getitem__(self, number: int) -> tuple[np.ndarray]:
        start = number * self._size
        return (np.asarray(self._bank[start : start + self._size], "float32"),)
