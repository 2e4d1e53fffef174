"""A search tries the same settings however it is interrupted, and sees no test picture."""

import json
import threading

import keras
import numpy as np
import pytest

from facestudy.features import bank
from facestudy.models import engine, precision
from facestudy.models.tuned.settings import Setting
from facestudy.prepare import dataset, split
from facestudy.study import random_streams
from facestudy.study.errors import StudyError
from facestudy.study.workers import cluster
from facestudy.training.tuning import fold_training, folds, material, search, winner
from facestudy.training.tuning.fold_training import Outcome
from facestudy.training.tuning.material import Material

SETTINGS = (
    Setting("units", "units", 4, (2, 4, 8)),
    Setting("rate", "learning rate", 0.1, low=0.01, high=1.0, log=True),
)
DEPARTMENTS = [f"d{number % 9}" for number in range(72)]
CLASSES = ["a", "b", "c"] * 24


@pytest.fixture
def faces(cropped_study):
    study = cropped_study(CLASSES, department=DEPARTMENTS)
    split.split_study(study)
    return dataset.load(study)


def material_of(faces, inputs=None) -> Material:
    """A tiny network on mean colours."""

    def new(values, features, labels):
        layers = [keras.layers.Input((3,)), keras.layers.Dense(int(values["units"]), "relu")]
        return keras.Sequential([*layers, keras.layers.Dense(3, activation="softmax")])

    def part(model, values):
        model.compile(
            keras.optimizers.SGD(values["rate"]),
            "sparse_categorical_crossentropy",
            metrics=["accuracy"],
        )
        return model

    return Material(
        name="tiny", settings=SETTINGS, untuned="tiny", faces=faces, inputs=inputs, new=new,
        part=part, views=lambda positions, values: None, weights="w.weights.h5",
        whole=lambda values: new(values, None, None), facts={"precision": "float32"},
    )  # fmt: skip


def made_up(candidate, divided, fold, *, epochs, seed, stop):
    """A training that takes no time: its accuracies follow from values and fold."""
    level = 0.3 + 0.05 * candidate.values["units"] + 0.01 * fold
    accuracies = []
    for epoch in range(epochs):
        noise = random_streams.fraction(candidate.number, "noise", fold, epoch)
        accuracies.append(min(1.0, level * (1 - 0.5 ** (epoch + 1)) + 0.1 * noise))
        if fold_training._ends(accuracies, fold, candidate.ended):
            break
    behind = fold_training.sampling.falls_behind(accuracies, fold, candidate.ended)
    return Outcome(accuracies, behind, 1.0)


def run(study, faces, **changes):
    options = {"trials": 14, "epochs": 12, "minutes": 60.0, "seed": 0, **changes}
    return search.search(study, material_of(faces), **options)


def gist(found):
    return [(trial.values, trial.state, trial.folds) for trial in found.trials]


def test_folds_hold_whole_departments_and_no_test_picture(faces, study):
    divided = folds.cross_validation(study, faces, seed=0)
    assert set(faces.rows["split"].iloc[divided.positions]) == {"train", "validation"}
    assert (divided.n, divided.by) == (3, "department")
    for fold in range(divided.n):
        learn, held_out = divided.parts(fold)
        known = {DEPARTMENTS[place] for place in places(study, faces, learn)}
        assert not known & {DEPARTMENTS[place] for place in places(study, faces, held_out)}


def places(study, faces, positions):
    """The rows of the index of some faces."""
    from facestudy.study import index

    order = {one: number for number, one in enumerate(index.read(study.index)["id"])}
    return [order[one] for one in faces.rows["id"].iloc[positions]]


def test_with_one_department_a_class_only_people_stay_together(cropped_study):
    study = cropped_study(CLASSES, department=CLASSES)
    split.split_study(study)
    assert folds.cross_validation(study, dataset.load(study), seed=0).by == "person"


def test_the_same_trials_on_one_core_and_on_many(faces, study, monkeypatch):
    monkeypatch.setattr(fold_training, "train", made_up)
    found = []
    for at_once in (1, 4):
        own = engine.Engine(at_once=at_once)
        monkeypatch.setattr(engine, "of_study", lambda study, own=own: own)
        found.append(gist(run(study, faces)))
        (study.data / "models/tiny/search/journal.jsonl").unlink()
    assert found[0] == found[1]
    assert {state for _, state, _ in found[0]} == {"complete", "pruned"}


def test_an_interrupted_search_ends_like_one_that_was_not(faces, study, monkeypatch):
    monkeypatch.setattr(fold_training, "train", made_up)
    whole = gist(run(study, faces))
    journal = study.data / "models/tiny/search/journal.jsonl"
    journal.unlink()
    left = iter(range(9))

    def killed(*arguments, **options):
        if next(left, None) is None:
            raise KeyboardInterrupt
        return made_up(*arguments, **options)

    monkeypatch.setattr(fold_training, "train", killed)
    with pytest.raises(KeyboardInterrupt):
        run(study, faces)
    assert 1 < len(journal.read_text().splitlines()) < 9
    with journal.open("ab") as stream:
        stream.write(b'{"number": 9, "val')
    monkeypatch.setattr(fold_training, "train", made_up)
    assert gist(run(study, faces)) == whole
    assert gist(run(study, faces, trials=5)) == whole[:5]


def test_the_usual_settings_are_never_given_up_and_the_best_is_complete(faces, study, monkeypatch):
    monkeypatch.setattr(fold_training, "train", made_up)
    found = run(study, faces)
    assert found.ended_by == "trials" and found.usual.is_complete
    assert found.best.is_complete and found.best.accuracy >= found.usual.accuracy
    assert found.best.values["units"] == 8
    assert "14 trials" in found.sentence("tiny")
    text = (study.data / "models/tiny/search/journal.jsonl").read_text()
    assert not any(one in text for one in faces.rows["id"])
    assert list(winner.table(found.trials)["trial"]) == list(range(1, 15))


def test_a_spent_budget_begins_no_trial_after_the_first(faces, study, monkeypatch):
    def slow(*arguments, **options):
        threading.Event().wait(0.05)
        return made_up(*arguments, **options)

    monkeypatch.setattr(fold_training, "train", slow)
    own = engine.Engine(at_once=1)
    monkeypatch.setattr(engine, "of_study", lambda study: own)
    found = run(study, faces, minutes=0.1 / 60)
    assert (len(found.trials), found.ended_by) == (1, "budget")
    assert len(run(study, faces, trials=3).trials) == 3


@pytest.mark.slow
def test_real_trainings_that_are_stopped_go_on_with_the_same_bits(faces, study, monkeypatch):
    picture = keras.layers.Input((128, 128, 3))
    means = keras.layers.Rescaling(1 / 255)(keras.layers.GlobalAveragePooling2D()(picture))
    network = keras.Model(picture, means)
    computed = bank.build_bank(network, faces.pictures, cache=study.features, key="means")
    each = material_of(faces, bank.plain(computed))
    options = {"trials": 3, "epochs": 4, "minutes": 60.0, "seed": 0}
    whole = gist(search.search(study, each, **options))
    folder = study.data / "models/tiny/search"
    assert sorted(path.name for path in folder.iterdir()) == ["journal.jsonl"]
    (folder / "journal.jsonl").unlink()
    train, left = fold_training.fit.fit, iter(range(2))

    def stopped(*arguments, **settings):
        if next(left, None) is None:
            train(*arguments, **{**settings, "epochs": 2})  # its checkpoint has two epochs
            raise StudyError("stopped")
        return train(*arguments, **settings)

    monkeypatch.setattr(fold_training.fit, "fit", stopped)
    with pytest.raises(StudyError, match="stopped"):
        search.search(study, each, **options)
    monkeypatch.setattr(fold_training.fit, "fit", train)
    assert list(folder.glob("trial-*/fold-*.npz"))
    assert gist(search.search(study, each, **options)) == whole
    head = json.loads((folder / "journal.jsonl").read_text().splitlines()[0])
    assert head["search"]["faces"] == faces.learned_from


@pytest.mark.slow
@pytest.mark.parametrize("name", ["tuned_cnn", "tuned_finetune"])
def test_a_cluster_tries_and_gives_what_this_machine_does(faces, study, monkeypatch, name):
    policy = {"policy": precision.FLOAT32}
    if name == "tuned_cnn":
        own = material.of_cnn(study, faces, **policy)
    else:
        own = material.of_finetune(study, faces, backbone="face_resnet", seed=0, **policy)
    options = {"trials": 3, "epochs": 2, "minutes": 60.0, "seed": 0}
    here = gist(search.search(study, own, **options))
    folder = study.data / "models" / name / "search"
    (folder / "journal.jsonl").unlink()
    end, fit = search._Search._end, fold_training.fit.fit

    def interrupted(self, number):
        end(self, number)
        raise KeyboardInterrupt

    cluster.use("local:2")
    try:
        monkeypatch.setattr(fold_training.fit, "fit", lambda *_, **__: 1 / 0)  # not in workers
        with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
            patch.setattr(search._Search, "_end", interrupted)
            search.search(study, own, **options)
        assert len((folder / "journal.jsonl").read_text().splitlines()) == 2
        assert gist(search.search(study, own, **options)) == here
        assert sorted(path.name for path in folder.iterdir()) == ["journal.jsonl"]
    finally:
        cluster.leave()
    monkeypatch.setattr(fold_training.fit, "fit", fit)
    assert gist(search.search(study, own, **options | {"trials": 4}))[:3] == here


def test_a_gain_is_paired_by_seed_and_picture(faces, study, monkeypatch):
    test = len(faces.part("test"))
    right = {"tuned": np.ones((2, test), bool), "usual": np.ones((2, test), bool)}
    right["usual"][0] = False
    monkeypatch.setattr(winner, "_seeds", lambda study, model: [0, 1])
    monkeypatch.setattr(winner, "correct_answers", lambda study, faces, model, seeds: right[model])
    gain = winner.paired_gain(study, faces, "tuned", "usual")
    assert (gain.mean, gain.each, gain.after) == (0.5, [1.0, 0.0], 1.0)
    assert gain.low == 0 and gain.high == 1  # two seeds do not say more
    assert "+50.0 points" in gain.sentence("tuned", "usual")
    monkeypatch.setattr(winner, "_seeds", lambda study, model: [len(model)])
    with pytest.raises(StudyError, match="no common seed"):
        winner.paired_gain(study, faces, "tuned", "usually")
