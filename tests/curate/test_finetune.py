"""The last block learns the labels; no label judges itself."""

import keras
import numpy as np
import pandas as pd
import pytest
from keras import layers

from facestudy.curate import finetune
from facestudy.features import bank as features
from facestudy.models.backbones.base import Backbone


@pytest.fixture
def small(monkeypatch):
    """A backbone of a pooling and a dense tail."""
    picture = keras.Input((128, 128, 3))
    frozen = keras.Model(picture, layers.AveragePooling2D(64)(layers.Rescaling(1 / 255)(picture)))
    cut = keras.Input((2, 2, 3))
    tail = keras.Model(cut, layers.Dense(8, activation="relu")(layers.Flatten()(cut)))
    backbone = Backbone("small", frozen, tail, "0" * 64, "", standardise=True)
    loaded = tail.get_weights()

    def choose(name: str, **_) -> Backbone:
        tail.set_weights(loaded)
        return backbone

    monkeypatch.setattr(finetune, "choose", choose)
    bank = features.build_bank
    monkeypatch.setattr(
        features, "build_bank", lambda named, crops, **more: bank(frozen, crops, key="s", **more)
    )
    return backbone


@pytest.mark.long
def test_one_column_is_added_and_labels_that_mean_nothing_are_not_learned_by_heart(
    cropped_study, small
):
    study = cropped_study(["art"] * 60)
    ids = pd.Index(sorted(path.stem for path in study.faces.glob("*.png")))
    rng = np.random.default_rng(0)
    labels = pd.Series(rng.choice(["good", "bad"], 50), index=ids[:50])
    before = [weights.copy() for weights in small.frozen.get_weights()]
    plain = np.zeros((60, 2), np.float32)
    extended = finetune.add_log_odds(study, plain, ids, labels, epochs=3)
    assert (
        extended.shape == (60, 3) and (extended[:, :2] == 0).all() and np.isfinite(extended).all()
    )
    good = (labels == "good").to_numpy()
    # By heart they would be told apart nearly always.
    right = ((extended[:50, 2] > 0) == good).mean()
    assert right < 0.75
    assert all(map(np.array_equal, before, small.frozen.get_weights()))
    again = finetune.add_log_odds(study, plain, ids, labels, epochs=3)
    assert np.allclose(extended, again, atol=1e-4)
