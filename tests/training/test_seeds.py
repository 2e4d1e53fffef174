"""Each seed is one training, saved in its own folder and predicted on every face."""

import json
import shutil

import keras
import numpy as np
import pandas as pd
import pytest

from facestudy.evaluation import made_of, results
from facestudy.features import bank
from facestudy.models import engine
from facestudy.prepare import dataset, split
from facestudy.study.errors import StudyError
from facestudy.training.seeds import train_seeds, write_result

pytestmark = pytest.mark.long


def build(seed: int) -> keras.Model:
    """A tiny network on mean colours; the global seed that was set before decides its weights."""
    layers = [keras.layers.Input((3,)), keras.layers.Dense(2, activation="softmax")]
    return compiled(keras.Sequential(layers))


def compiled(model: keras.Model) -> keras.Model:
    model.compile("sgd", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


@pytest.fixture
def faces(cropped_study):
    study = cropped_study(["a", "b"] * 20)
    split.split_study(study)
    return dataset.load(study)


@pytest.fixture
def settings(faces, study):
    """Arguments of `train_seeds`: the inputs are mean colours, from 0 to 1."""
    picture = keras.layers.Input((128, 128, 3))
    means = keras.layers.GlobalAveragePooling2D()(picture)
    network = keras.Model(picture, keras.layers.Rescaling(1 / 255)(means))
    computed = bank.build_bank(network, faces.pictures, cache=study.features, key="means")
    inputs = bank.plain(computed)
    return {"epochs": 1, "faces": faces, "inputs": inputs, "weights": "w.weights.h5"}


def test_trainings_differ_by_seed_and_are_written(faces, study, settings):
    runs = train_seeds(study, "tiny", build, seeds=range(3, 5), **settings)
    assert [run.seed for run in runs] == [3, 4]
    assert all(run.probabilities.shape == (40, 2) and len(run.history) == 1 for run in runs)
    assert not np.array_equal(runs[0].probabilities, runs[1].probabilities)
    for seed in (3, 4):
        files = {path.name for path in study.model("tiny", seed).iterdir()}
        assert files == {"w.weights.h5", "training.npz", made_of.FILE}

    result = write_result(study, "tiny", build(0), faces=faces, runs=runs, precision="float32")
    assert (result["seed"], result["precision"], result["parameters"]) == (3, "float32", 8)
    assert [training["seed"] for training in result["seeds"]] == [3, 4]
    assert len(results.read_predictions(study, "tiny")) == 40

    (again,) = train_seeds(study, "tiny", build, seeds=[3], **settings)
    np.testing.assert_array_equal(again.probabilities, runs[0].probabilities)


def test_a_part_is_trained_and_the_whole_model_is_saved(study, settings):
    def whole(seed: int) -> keras.Model:
        head = build(seed)
        return keras.Sequential([keras.layers.Input((3,)), keras.layers.Rescaling(1.0), head])

    options = {**settings, "part": lambda model: compiled(model.layers[-1])}
    (run,) = train_seeds(study, "tiny", whole, seeds=[0], **options)
    loaded = whole(0)
    loaded.load_weights(study.model("tiny", 0) / "w.weights.h5")
    expected = loaded.predict(np.asarray(settings["inputs"]), verbose=0)
    np.testing.assert_allclose(run.probabilities, expected, atol=1e-5)


def test_trainings_side_by_side_give_the_same_bits_as_one_by_one(study, settings, monkeypatch):
    runs = {}
    for at_once in (1, 3):
        monkeypatch.setattr(engine, "of_study", lambda _, n=at_once: engine.Engine(at_once=n))
        several = {**settings, "epochs": 3}
        runs[at_once] = train_seeds(study, f"tiny-{at_once}", build, seeds=range(4), **several)
    # Names differ, so that the second does not load the first's checkpoints: so do the streams.
    assert not np.array_equal(runs[1][0].probabilities, runs[3][0].probabilities)
    shutil.rmtree(study.data / "models")
    monkeypatch.setattr(engine, "of_study", lambda _: engine.Engine(at_once=1))
    again = train_seeds(study, "tiny-3", build, seeds=range(4), **several)
    for run, expected in zip(runs[3], again, strict=True):
        assert run.seed == expected.seed
        np.testing.assert_array_equal(run.probabilities, expected.probabilities)
        pd.testing.assert_frame_equal(run.history, expected.history, check_exact=True)


def test_a_training_that_fails_stops_the_others_soon(study, settings, monkeypatch):
    monkeypatch.setattr(engine, "of_study", lambda _: engine.Engine(at_once=2))
    started = []

    def build_or_fail(seed: int) -> keras.Model:
        started.append(seed)
        if seed == 1:
            raise StudyError("seed 1 cannot be built")
        return build(seed)

    endless = {**settings, "epochs": 10**6}
    with pytest.raises(StudyError, match="seed 1 cannot be built"):
        train_seeds(study, "tiny", build_or_fail, seeds=range(5), **endless)
    assert started == [0, 1]


def test_first_weights_of_two_models_with_one_seed_differ(study, settings):
    weights = {}
    for name in ("one", "two"):

        def keep(seed: int, name: str = name) -> keras.Model:
            model = build(seed)
            weights[name] = model.get_weights()[0]
            return model

        train_seeds(study, name, keep, seeds=[0], **settings)
    assert not np.array_equal(weights["one"], weights["two"])


def test_no_training_at_all_is_refused(faces, study):
    with pytest.raises(StudyError, match="SEEDS must be 1 or more"):
        write_result(study, "tiny", build(0), faces=faces, runs=[])


def test_weights_know_what_they_were_made_of(faces, study, settings):
    options = {**settings, "network": "abc"}
    (run,) = train_seeds(study, "tiny", build, seeds=[0], **options)
    record = json.loads((study.model("tiny", 0) / made_of.FILE).read_text())
    assert record == run.made_of
    assert record["learned_from"] == faces.learned_from and record["network"] == "abc"

    (again,) = train_seeds(study, "tiny", build, seeds=[0], **options)
    assert again.made_of == run.made_of  # a finished training gives the same weights
    (other,) = train_seeds(study, "tiny", build, seeds=[1], **options)
    assert other.made_of["weights"] != run.made_of["weights"]


def test_a_training_starts_only_from_weights_of_the_same_faces(faces, study, settings):
    (first,) = train_seeds(study, "first", build, seeds=[0], **settings)
    options = {**settings, "started_from": "first"}
    (second,) = train_seeds(study, "second", build, seeds=[0], **options)
    assert second.made_of["started_from"] == {"first/seed-0": first.made_of["weights"]}

    built = []

    def build_and_note(seed: int) -> keras.Model:
        built.append(seed)
        return build(seed)

    with pytest.raises(StudyError, match="has no weights of seed 1"):
        train_seeds(study, "second", build_and_note, seeds=[0, 1], **options)
    split.split_study(study, seed=1)
    leaky = {**options, "faces": dataset.load(study)}
    with pytest.raises(StudyError, match="perhaps from test faces"):
        train_seeds(study, "second", build_and_note, seeds=[0], **leaky)
    assert built == []  # nothing is computed before


def test_weights_of_a_training_that_is_killed_while_it_saves_them_are_of_nothing(
    study, settings, monkeypatch
):
    train_seeds(study, "first", build, seeds=[0], **settings)

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(keras.Model, "save_weights", killed)
        train_seeds(study, "first", build, seeds=[0], **settings)
    with pytest.raises(StudyError, match="learned from other faces"):
        train_seeds(study, "second", build, seeds=[0], **settings, started_from="first")
