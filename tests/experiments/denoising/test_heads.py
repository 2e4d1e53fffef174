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


def true_labels(n: int) -> pd.DataFrame:
    """``male, age`` of made people."""
    made = people(n)
    return pd.DataFrame({"male": (made["sex"] == "male").astype(float), "age": made["age"] * 1.0})


def features_and_labels(n: int = 80) -> tuple[np.ndarray, pd.DataFrame]:
    """Features that depend on both targets, and labels of which some are missing."""
    labels = true_labels(n)
    noise = np.random.default_rng(0).normal(size=(n, 6))
    features = np.c_[labels["male"] * 2 + noise[:, 0] * 0.1, labels["age"] / 10, noise].astype(
        "float32"
    )
    labels.loc[::9, "male"], labels.loc[::7, "age"] = np.nan, np.nan
    return features, labels


def train(tmp_path, targets, **options):
    x, labels = features_and_labels()
    settings = {"epochs": 25, "rate": 0.05, "dropout": 0.0, "targets": targets} | options
    model, _ = heads.train(
        heads.feature_body(x),
        x,
        labels,
        validation=(x, labels),
        checkpoint=tmp_path / "h.npz",
        **settings,
    )  # fmt: skip
    return heads.estimates_table(fit.predict(model, x), targets)


@pytest.mark.long
@pytest.mark.parametrize("targets", [("gender", "age"), ("gender",), ("age",)])
def test_heads_learn_although_labels_are_missing(tmp_path, targets):
    estimates = train(tmp_path, targets)
    truth = true_labels(80)
    if "gender" in targets:
        assert ((estimates["p_male"] > 0.5) == (truth["male"] == 1)).mean() > 0.95
        assert estimates["p_male"].between(0, 1).all()
    if "age" in targets:
        assert (estimates["years"] - truth["age"]).abs().mean() < 4
    assert list(estimates) == [{"gender": "p_male", "age": "years"}[name] for name in targets]


def test_a_missing_label_adds_nothing_to_the_loss():
    error = heads.Errors(spread=10.0)
    y = np.float32([[1, 40], [np.nan, 40], [1, np.nan], [np.nan, np.nan]])
    outputs = np.float32([[0.8, 50]] * 4)
    values = np.asarray(
        error.call(keras.ops.convert_to_tensor(y), keras.ops.convert_to_tensor(outputs))
    )
    gender, age = -np.log(0.8), 0.5
    np.testing.assert_allclose(values, [gender + age, age, gender, 0], rtol=1e-5)


def test_an_unknown_target_and_missing_ages_are_named(tmp_path):
    with pytest.raises(StudyError, match="choose from gender, age"):
        heads.build(heads.feature_body(features_and_labels()[0]), ("height",))
    x, labels = features_and_labels()
    with pytest.raises(StudyError, match="use the target gender alone"):
        heads.train(
            heads.feature_body(x), x, labels.assign(age=np.nan), validation=(x, labels),
            checkpoint=tmp_path / "h.npz",
        )  # fmt: skip


@pytest.mark.long
def test_encoder_and_heads_killed_together_resume_to_the_same_bits(faces, tmp_path, monkeypatch):
    labels = true_labels(24)
    encoder = encoders.from_scratch(Stack(LAYERS, size=SIZE), seed=2)
    x = encoder.prepare(faces)

    def run(name: str) -> list[np.ndarray]:
        model, _ = heads.train(
            encoder.model(), x, labels, validation=(x, labels), epochs=3, checkpoint=tmp_path / name
        )
        return [variable.numpy() for variable in model.trainable_variables]

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


def test_features_far_from_zero_are_standardised():
    x = (7 + 0.1 * np.random.default_rng(0).normal(size=(50, 3))).astype("float32")
    scaled = np.asarray(heads.feature_body(x)(x))
    np.testing.assert_allclose(scaled.mean(axis=0), 0, atol=1e-3)
    np.testing.assert_allclose(scaled.std(axis=0), 1, atol=1e-3)
