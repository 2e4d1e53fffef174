"""Heads in Keras: gender and age, alone or together, labels missing or not."""

import keras
import numpy as np
import pandas as pd
import pytest
from support.denoising_faces import LAYERS, SIZE, people

from facestudy.experiments.denoising import encoders, heads
from facestudy.experiments.denoising.autoencoder import Stack
from facestudy.study.errors import StudyError
from facestudy.training import checkpoint, fit


def known(n: int) -> pd.DataFrame:
    """``male, age`` of made people."""
    made = people(n)
    return pd.DataFrame({"male": (made["sex"] == "male").astype(float), "age": made["age"] * 1.0})


def told(n: int = 80) -> tuple[np.ndarray, pd.DataFrame]:
    """Features that tell both, and labels of which some are missing."""
    known = people(n)
    labels = pd.DataFrame(
        {"male": (known["sex"] == "male").astype(float), "age": known["age"] * 1.0}
    )
    noise = np.random.default_rng(0).normal(size=(n, 6))
    features = np.c_[labels["male"] * 2 + noise[:, 0] * 0.1, labels["age"] / 10, noise].astype(
        "float32"
    )
    labels.loc[::9, "male"], labels.loc[::7, "age"] = np.nan, np.nan
    return features, labels


def learn(tmp_path, targets, **options):
    x, labels = told()
    how = {"epochs": 25, "rate": 0.05, "dropout": 0.0, "targets": targets} | options
    model, _ = heads.learn(
        heads.on_features(x),
        x,
        labels,
        validation=(x, labels),
        checkpoint=tmp_path / "h.npz",
        **how,
    )  # fmt: skip
    return heads.estimates(fit.predict(model, x), targets)


@pytest.mark.parametrize("targets", [("gender", "age"), ("gender",), ("age",)])
def test_heads_learn_what_features_tell_though_labels_are_missing(tmp_path, targets):
    said = learn(tmp_path, targets)
    truth = known(80)
    if "gender" in targets:
        assert ((said["p_male"] > 0.5) == (truth["male"] == 1)).mean() > 0.95
        assert said["p_male"].between(0, 1).all()
    if "age" in targets:
        assert (said["years"] - truth["age"]).abs().mean() < 4
    assert list(said) == [{"gender": "p_male", "age": "years"}[name] for name in targets]


def test_a_missing_label_pulls_at_nothing():
    error = heads.Errors(spread=10.0)
    y = np.float32([[1, 40], [np.nan, 40], [1, np.nan], [np.nan, np.nan]])
    said = np.float32([[0.8, 50]] * 4)
    values = np.asarray(
        error.call(keras.ops.convert_to_tensor(y), keras.ops.convert_to_tensor(said))
    )
    gender, age = -np.log(0.8), 0.5
    np.testing.assert_allclose(values, [gender + age, age, gender, 0], rtol=1e-5)


def test_no_such_head_and_no_ages_are_named(tmp_path):
    with pytest.raises(StudyError, match="choose of gender, age"):
        heads.build(heads.on_features(told()[0]), ("height",))
    x, labels = told()
    with pytest.raises(StudyError, match="ask for gender alone"):
        heads.learn(
            heads.on_features(x), x, labels.assign(age=np.nan), validation=(x, labels),
            checkpoint=tmp_path / "h.npz",
        )  # fmt: skip


def test_encoder_and_heads_killed_together_go_on_to_the_same_bits(faces, tmp_path, monkeypatch):
    known = people(24)
    labels = pd.DataFrame(
        {"male": (known["sex"] == "male").astype(float), "age": known["age"] * 1.0}
    )
    encoder = encoders.scratch(Stack(LAYERS, size=SIZE), seed=2)
    x = encoder.prepare(faces)

    def run(name: str) -> list[np.ndarray]:
        model, _ = heads.learn(
            encoder.model(), x, labels, validation=(x, labels), epochs=3, checkpoint=tmp_path / name
        )
        return [each.numpy() for each in model.trainable_variables]

    whole, save = run("whole.npz"), checkpoint.save

    def dying(*arguments) -> None:
        save(*arguments)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(checkpoint, "save", dying)
        with pytest.raises(KeyboardInterrupt):
            run("killed.npz")
    for weight, expected in zip(run("killed.npz"), whole, strict=True):
        np.testing.assert_array_equal(weight, expected)


def test_features_far_from_zero_are_brought_to_the_middle():
    x = (7 + 0.1 * np.random.default_rng(0).normal(size=(50, 3))).astype("float32")
    said = np.asarray(heads.on_features(x)(x))
    np.testing.assert_allclose(said.mean(axis=0), 0, atol=1e-3)
    np.testing.assert_allclose(said.std(axis=0), 1, atol=1e-3)
