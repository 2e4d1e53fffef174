"""A model's files are written and read, and the study's summary gathers them."""

import json

import numpy as np
import pandas as pd
import pytest

from facestudy.evaluation import metrics, results
from facestudy.prepare import split
from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study


@pytest.fixture
def evaluated(cropped_study) -> Study:
    study = cropped_study(["a, b"] * 20 + ["=c"] * 20, department=["x"] * 20 + ["y"] * 20)
    rows = split.split_study(study)
    history = pd.DataFrame(
        {"epoch": [1, 2], "loss": [2.0, 1.0], "accuracy": [0.5, 0.6], "val_loss": [3.0, 2.0],
         "val_accuracy": [0.7, 0.6]}
    )  # fmt: skip
    truth = (rows["category"] == "a, b").to_numpy(float)
    results.write_model(
        study,
        "scratch_cnn",
        rows=rows,
        categories=["=c", "a, b"],
        runs=[
            results.Run(3, history, np.stack([1 - truth, truth], axis=1)),
            results.Run(4, history.assign(val_accuracy=0.5), np.stack([truth, 1 - truth], axis=1)),
        ],
        facts={"seed": 3},
    )
    return study


@pytest.mark.long
def test_model_files_round_trip_with_awkward_class_names(evaluated):
    frame = results.read_predictions(evaluated, "scratch_cnn", part="test")
    assert len(frame) == 8 and (frame["predicted"] == frame["category"]).all()
    assert metrics.categories(frame) == ["=c", "a, b"]
    history = results.read_history(evaluated, "scratch_cnn")
    assert history["best"].tolist() == [True, False, False, True]  # of equals the lower loss
    assert history["seed"].tolist() == [3, 3, 4, 4]


def test_summary_gathers_models_and_counts(evaluated):
    summary = results.summarise(evaluated)
    assert json.loads((evaluated.reports / "metrics.json").read_text()) == summary
    model = summary["models"][0]
    # One training has all right, the other all wrong: means, and how far they are apart.
    assert (model["accuracy"], model["validation_accuracy"], model["best_epoch"]) == (0.5, 0.6, 1)
    assert model["accuracy_sd"] == pytest.approx(0.5**0.5)
    assert [(each["seed"], each["accuracy"]) for each in model["seeds"]] == [(3, 1), (4, 0)]
    assert model["ci95"] == pytest.approx([0.215, 0.785], abs=0.001)  # Wilson's of 4 in 8
    assert summary["n"]["departments"] == 2 and summary["n"]["test"] == 8
    assert "bayes" not in model and "audit" not in summary


def test_a_campus_adds_the_best_possible_accuracy(evaluated):
    files.write_json(evaluated.data / "campus.json", {"bayes": 0.7})
    model = results.summarise(evaluated)["models"][0]
    assert model["bayes"] == model["bayes_face"] == 0.7
    ceilings = {"face": {"accuracy": 0.72, "auc": 0.9}}
    files.write_json(evaluated.data / "campus.json", {"bayes": 0.7, "ceilings": ceilings})
    assert results.summarise(evaluated)["models"][0]["bayes_face"] == 0.72


def test_damaged_facts_of_a_campus_name_the_notebook_to_run_again(evaluated):
    files.write_text(evaluated.data / "campus.json", '{"bayes": 0.')
    with pytest.raises(StudyError, match="campus.json is damaged: .* run notebooks/01_collect"):
        results.summarise(evaluated)


def test_a_model_that_has_not_run_names_its_notebook(study):
    with pytest.raises(StudyError, match="run notebooks/07_finetune.ipynb first"):
        results.read_predictions(study, "finetune")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"model": "scratch_cnn", "accuracy": "x"}'])
def test_damaged_metrics_name_the_notebook_to_run_again(evaluated, content):
    files.write_text(evaluated.model_report("scratch_cnn") / "metrics.json", content)
    with pytest.raises(StudyError, match="is damaged: delete it and run notebooks/05_scratch_cnn"):
        results.read_metrics(evaluated, "scratch_cnn")


def test_no_training_at_all_is_refused(evaluated):
    rows = split.read(evaluated)
    with pytest.raises(StudyError, match="SEEDS must be 1 or more"):
        results.write_model(
            evaluated, "scratch_cnn", rows=rows, categories=["=c", "a, b"], runs=[], facts={}
        )


def test_a_sentence_names_the_spread_of_several_seeds_only(evaluated):
    entry = results.read_metrics(evaluated, "scratch_cnn")
    assert "mean of 2 seeds from 0.0% to 100.0%" in metrics.sentence(entry)
    single = {**entry, "seeds": entry["seeds"][:1], "accuracy_sd": None}
    assert "seeds" not in metrics.sentence(single)


def test_a_model_of_test_predictions_alone_is_summarised(evaluated):
    rows = split.read(evaluated).query("split == 'test'")
    truth = (rows["category"] == "a, b").to_numpy(float)
    results.write_predictions(
        evaluated,
        "people_guessing",
        rows=rows,
        categories=["=c", "a, b"],
        probabilities=np.stack([1 - truth, truth], axis=1),
    )
    assert results.models(evaluated) == ["scratch_cnn", "people_guessing"]
    guessing = results.summarise(evaluated)["models"][1]
    assert (guessing["model"], guessing["accuracy"], guessing["n_test"]) == (
        "people_guessing",
        1,
        8,
    )
    assert not results.has_history(evaluated, "people_guessing")
    text = metrics.sentence(guessing)
    assert text.startswith("people_guessing: 100.0% of 8 test") and "validation" not in text
