"""A trained network is the one that the table is of, or it is refused."""

import numpy as np
import pandas as pd
import pytest

from facestudy.audit.explain import load_trained
from facestudy.evaluation import results
from facestudy.models import scratch_cnn
from facestudy.prepare import dataset, split
from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.training import fit


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


def test_a_loaded_network_says_what_the_trained_one_said(finished):
    study, model = finished
    pictures = dataset.load(study).pictures[:5]
    again = load_trained.load(study, "scratch_cnn").predict(pictures, verbose=0)
    assert again == pytest.approx(model.predict(pictures, verbose=0), abs=1e-6)


def test_weights_of_another_training_are_refused(finished):
    study, model = finished
    *others, bias = model.get_weights()
    model.set_weights([*others, bias + np.array([0.5, -0.5])])
    model.save_weights(study.model("scratch_cnn", 3) / "model.weights.h5")
    with pytest.raises(StudyError, match=r"up to 0\.2\d from .*run notebooks/05_scratch_cnn"):
        load_trained.load(study, "scratch_cnn")


@pytest.mark.parametrize("kind", ["missing", "damaged", "of another network"])
def test_weights_that_cannot_be_had_name_the_notebook(finished, kind):
    study, _ = finished
    path = study.model("scratch_cnn", 3) / "model.weights.h5"
    path.unlink()
    if kind == "damaged":
        files.write_bytes(path, b"nothing")
    elif kind != "missing":
        scratch_cnn.build(3).save_weights(path)
    with pytest.raises(StudyError, match="05_scratch_cnn"):
        load_trained.load(study, "scratch_cnn")


def test_no_such_network_is_said(study):
    with pytest.raises(StudyError, match="choose scratch_cnn or finetune"):
        load_trained.load(study, "bottleneck")
