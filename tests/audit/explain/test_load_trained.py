"""A trained network predicts what the table says, or is refused; models without one are skipped."""

import numpy as np
import pandas as pd
import pytest

from facestudy.audit.explain import load_trained
from facestudy.evaluation import results
from facestudy.models import registry, scratch_cnn
from facestudy.prepare import dataset, split
from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.training import fit

pytestmark = pytest.mark.long


@pytest.fixture
def finished(cropped_study):
    """A study whose scratch_cnn (untrained, of seed 3) has predicted all its pictures."""
    study = cropped_study(["a", "b"] * 20)
    split.split_study(study)
    faces = dataset.load(study)
    fit.set_seed(3)
    model = scratch_cnn.build(2)
    path = study.model("scratch_cnn", 3) / "model.weights.h5"
    path.parent.mkdir(parents=True)
    model.save_weights(path)
    history = pd.DataFrame(
        {"epoch": [1], "accuracy": 0.5, "loss": 1.0, "val_accuracy": 0.5, "val_loss": 1.0}
    )
    run = results.Run(3, history, fit.predict(model, faces.pictures))
    facts = {"seed": 3, "precision": "float32"}
    results.write_model(study, "scratch_cnn", rows=faces.rows, categories=faces.categories,
                        runs=[run], facts=facts)  # fmt: skip
    return study, model


def weights(study):
    return study.model("scratch_cnn", 3) / "model.weights.h5"


def test_a_loaded_network_says_what_the_trained_one_said(finished):
    study, model = finished
    pictures = dataset.load(study).pictures[:5]
    again = load_trained.load(study, "scratch_cnn").predict(pictures, verbose=0)
    assert again == pytest.approx(model.predict(pictures, verbose=0), abs=1e-6)


def test_weights_of_another_training_are_refused(finished):
    study, model = finished
    *others, bias = model.get_weights()
    model.set_weights([*others, bias + np.array([0.5, -0.5])])
    model.save_weights(weights(study))
    for load in (
        lambda: load_trained.load(study, "scratch_cnn"),
        lambda: load_trained.load_all(study),
    ):
        with pytest.raises(StudyError, match=r"up to 0\.2\d from .*run notebooks/05_scratch_cnn"):
            load()


@pytest.mark.parametrize("kind", ["missing", "damaged", "of another network"])
def test_weights_that_cannot_be_had_name_the_notebook(finished, kind):
    study, _ = finished
    path = weights(study)
    path.unlink()
    if kind == "damaged":
        files.write_bytes(path, b"nothing")
    elif kind != "missing":
        scratch_cnn.build(3).save_weights(path)
    with pytest.raises(StudyError, match="05_scratch_cnn"):
        load_trained.load(study, "scratch_cnn")


def test_a_model_without_a_network_says_why(study):
    with pytest.raises(StudyError, match=r"'bottleneck' cannot be loaded: .*no function 'rebuild'"):
        load_trained.load(study, "bottleneck")
    with pytest.raises(StudyError, match=r"'nothing' .*not in the table of models \(scratch_cnn, "):
        load_trained.load(study, "nothing")


def copy_predictions(study, *models: str) -> None:
    """Let other models predict what scratch_cnn predicted."""
    table = (study.model_report("scratch_cnn") / "predictions.csv").read_bytes()
    for model in models:
        files.write_bytes(study.model_report(model) / "predictions.csv", table)


def test_models_without_a_network_are_skipped_with_a_sentence(finished):
    study, _ = finished
    copy_predictions(study, "finetune", "guesses", "bottleneck")
    trained = load_trained.load_all(study)
    assert list(trained.networks) == ["scratch_cnn"]
    first, second, third = trained.skipped
    assert first.startswith("bottleneck is skipped: ") and "no function 'rebuild'" in first
    assert second == (
        "finetune is skipped: it has no metrics.json with the settings of its training."
    )
    assert third.startswith("guesses is skipped: it is not in the table of models")


def test_a_network_whose_weights_are_gone_is_skipped(finished):
    study, _ = finished
    weights(study).unlink()
    trained = load_trained.load_all(study)
    assert trained.networks == {}
    assert "its weights are not in" in trained.skipped[0] and "05_scratch_cnn" in trained.skipped[0]


def test_a_new_model_is_loaded_by_its_entry_alone(finished, monkeypatch):
    study, model = finished
    copy_predictions(study, "other")
    facts = (study.model_report("scratch_cnn") / "metrics.json").read_bytes()
    files.write_bytes(study.model_report("other") / "metrics.json", facts)
    folder = study.model("other", 3)
    files.write_bytes(folder / "model.weights.h5", weights(study).read_bytes())
    entry = registry.MODELS["scratch_cnn"]._replace(name="other")
    monkeypatch.setitem(registry.MODELS, "other", entry)
    assert list(load_trained.load_all(study).networks) == ["scratch_cnn", "other"]
