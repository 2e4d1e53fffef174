"""Each split is trained on its own people, resumes where it stopped, and leaves split.csv alone."""

import shutil

import keras
import numpy as np
import pandas as pd
import pytest

from facestudy.evaluation import resampling
from facestudy.features import bank
from facestudy.prepare import dataset, split
from facestudy.training import fit
from facestudy.training import splits as other_splits
from facestudy.training.splits import draw, train_splits

pytestmark = pytest.mark.long


def build(other: other_splits.OtherSplit) -> keras.Model:
    """A tiny network on mean colours."""
    layers = [keras.layers.Input((3,)), keras.layers.Dense(2, activation="softmax")]
    model = keras.Sequential(layers)
    model.compile("sgd", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


@pytest.fixture
def faces(cropped_study):
    study = cropped_study(["a", "b"] * 60, name=[f"person {n // 3}" for n in range(120)])
    split.split_study(study)
    return dataset.load(study)


@pytest.fixture
def settings(faces, study):
    """Arguments of `train_splits`: the inputs are mean colours with one view of each face."""
    picture = keras.layers.Input((128, 128, 3))
    means = keras.layers.GlobalAveragePooling2D()(picture)
    network = keras.Model(picture, keras.layers.Rescaling(1 / 255)(means))
    views = bank.build_bank(network, faces.pictures, cache=study.features, key="means", views=1)
    return {"seed": 0, "epochs": 2, "faces": faces, "inputs": bank.plain(views), "views": views,
            "weights": "w.weights.h5"}  # fmt: skip


def test_splits_differ_and_keep_people_together(faces):
    drawn = draw(faces, splits=4, seed=0)
    assert [other.number for other in drawn] == [1, 2, 3, 4]
    parts = [tuple(other.faces.rows["split"]) for other in drawn]
    assert len({*parts, tuple(faces.rows["split"])}) == 5
    for other in drawn:
        assert other.faces.rows.groupby("group")["split"].nunique().max() == 1
        assert other.faces.rows["id"].tolist() == faces.rows["id"].tolist()
    assert [other.seed for other in draw(faces, splits=2, seed=0)] == [d.seed for d in drawn[:2]]
    assert draw(faces, splits=1, seed=1)[0].seed != drawn[0].seed


def test_a_split_without_a_category_to_train_on_is_left_out(faces, monkeypatch, capsys):
    def unfit(rows: pd.DataFrame, *, seed: int) -> pd.Series:
        return rows["split"].where(rows["category"] == "a", "test")

    monkeypatch.setattr(other_splits.split, "assign_splits", unfit)
    assert draw(faces, splits=2, seed=0) == []
    assert "split 2 is left out" in capsys.readouterr().out


def test_each_split_has_a_row_that_follows_from_its_own_parts(faces, study, settings):
    before = study.split_csv.read_bytes()
    seen = []

    def learn(other):
        seen.append(other.faces.part("train").tolist())
        return build(other)

    table = train_splits(study, "tiny", learn, splits=3, **settings)
    assert study.split_csv.read_bytes() == before
    assert list(table) == resampling.COLUMNS and table["split"].tolist() == [1, 2, 3]
    drawn = draw(faces, splits=3, seed=0)
    assert seen == [other.faces.part("train").tolist() for other in drawn]
    for row, other in zip(table.itertuples(), drawn, strict=True):
        sizes = [len(other.faces.part(name)) for name in ("train", "validation", "test")]
        assert [row.n_train, row.n_validation, row.n_test] == sizes and sum(sizes) == 120
        model = build(other)
        model.load_weights(study.model("tiny", other.seed) / "w.weights.h5")
        test = other.faces.part("test")
        predicted = model.predict(np.asarray(settings["inputs"])[test], verbose=0).argmax(axis=1)
        assert row.accuracy == pytest.approx(np.mean(predicted == faces.labels[test]))


@pytest.mark.skipif(keras.backend.backend() != "tensorflow", reason="of TensorFlow's functions")
def test_tensorflow_does_not_trace_each_splits_model_anew(study, settings, monkeypatch):
    """It would warn, in the notebook, of many functions traced for few calls."""
    functions, original = [], fit.fit

    def watched(model, *arguments, **options):
        history = original(model, *arguments, **options)
        functions.append(vars(model)[fit.FUNCTIONS][1][0])
        return history

    monkeypatch.setattr(fit, "fit", watched)
    train_splits(study, "tiny", build, splits=3, **settings)
    assert len(functions) == 3 and functions[0] is functions[1] is functions[2] is not None


def test_a_killed_run_resumes_after_the_last_split_and_ends_the_same(study, settings):
    whole = train_splits(study, "tiny", build, splits=3, **settings)
    path = study.model_report("tiny") / "splits.csv"
    expected = path.read_bytes()
    path.unlink()
    shutil.rmtree(study.data / "models" / "tiny")

    def killed_at_the_third(other):
        if other.number == 3:
            raise KeyboardInterrupt
        return build(other)

    with pytest.raises(KeyboardInterrupt):
        train_splits(study, "tiny", killed_at_the_third, splits=3, **settings)
    assert len(pd.read_csv(path)) == 2
    states = {path: path.stat().st_mtime_ns for path in study.data.rglob("tiny/*/training.npz")}
    pd.testing.assert_frame_equal(train_splits(study, "tiny", build, splits=3, **settings), whole)
    assert path.read_bytes() == expected
    assert len(states) == 2  # they were not trained again
    assert {path: path.stat().st_mtime_ns for path in states} == states


def test_no_splits_leave_the_file_of_an_earlier_run(study, settings):
    table = train_splits(study, "tiny", build, splits=1, **settings)
    again = train_splits(study, "tiny", build, splits=0, **settings)
    pd.testing.assert_frame_equal(again, table)
    assert train_splits(study, "other", build, splits=0, **settings).empty
    assert not (study.model_report("other") / "splits.csv").exists()
