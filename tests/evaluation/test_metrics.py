"""All that is said of a model follows from predictions.csv."""

import json

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binomtest

from facestudy.evaluation import metrics as evaluate
from facestudy.evaluation import results
from facestudy.prepare import split
from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

CATEGORIES = ["art", "law", "pop"]


def predictions(truth: str, said: str, *, part: str = "test") -> pd.DataFrame:
    """One row per letter: a, l, p."""
    names = {name[0]: name for name in CATEGORIES}
    sure = np.linspace(0.5, 0.9, len(truth))
    probabilities = np.zeros((len(truth), 3))
    for row, letter in enumerate(said):
        probabilities[row] = (1 - sure[row]) / 2
        probabilities[row, "alp".index(letter)] = sure[row]
    rows = pd.DataFrame(
        {
            "id": [f"{number:016x}" for number in range(len(truth))],
            "split": part,
            "category": [names[letter] for letter in truth],
        }
    )
    return evaluate.as_predictions(rows, CATEGORIES, probabilities)


def test_predictions_name_the_likeliest_class_and_every_probability():
    frame = predictions("al", "ap")
    assert list(frame) == ["id", "split", "category", "predicted", "p_art", "p_law", "p_pop"]
    assert frame["predicted"].tolist() == ["art", "pop"]
    assert np.allclose(frame[["p_art", "p_law", "p_pop"]].sum(axis=1), 1, atol=2e-6)


def test_scores_of_known_predictions():
    train = predictions("llla", "llla", part="train")
    scores = evaluate.scores(pd.concat([train, predictions("aallpp", "aalppp")]))
    assert scores["accuracy"] == pytest.approx(5 / 6)
    assert scores["chance"] == pytest.approx(1 / 3)
    # `law` is the training split's largest class and a third of the test split.
    assert scores["majority"] == pytest.approx(2 / 6)
    low, high = scores["ci95"]
    assert low < 5 / 6 < high and scores["n_test"] == 6


@pytest.mark.parametrize("k, n", [(134, 235), (0, 7), (7, 7), (1, 269)])
def test_wilson_interval_is_scipys(k, n):
    found = binomtest(k, n).proportion_ci(method="wilson")
    assert evaluate.wilson(k / n, n) == pytest.approx((found.low, found.high), abs=1e-12)


def test_confusion_rows_are_what_is():
    table = evaluate.confusion(predictions("aal", "alp"))
    assert table.loc["art"].tolist() == [1, 1, 0]
    assert table.loc["law", "pop"] == 1 and table.loc["pop"].sum() == 0
    assert evaluate.confusion(predictions("aal", "alp"), percent=True).loc["art", "law"] == 50


def test_precision_recall_f1_of_a_class_never_predicted_is_zero_not_an_error():
    table = evaluate.by_class(predictions("aall", "aaaa"))
    assert table.loc["art", ["precision", "recall"]].tolist() == [0.5, 1.0]
    assert table.loc["law", "F1"] == 0
    assert table.loc["mean", "pictures"] == 4


def test_most_confident_kinds_and_order():
    frame = predictions("aaalll", "aalaal")
    wrong = evaluate.most_confident(frame, "art", "false negatives")
    assert wrong["predicted"].tolist() == ["law"]
    positives = evaluate.most_confident(frame, "art", "false positives")
    assert positives["category"].tolist() == ["law", "law"]
    assert positives["confidence"].is_monotonic_decreasing
    assert len(evaluate.most_confident(frame, "art", "true positives", n=1)) == 1


def test_diverged_training_is_said_plainly():
    rows = pd.DataFrame({"id": ["a"], "split": ["test"], "category": ["art"]})
    with pytest.raises(StudyError, match="diverged"):
        evaluate.as_predictions(rows, CATEGORIES, np.full((1, 3), np.nan))


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


def test_model_files_round_trip_with_awkward_class_names(evaluated):
    frame = results.read_predictions(evaluated, "scratch_cnn", part="test")
    assert len(frame) == 8 and (frame["predicted"] == frame["category"]).all()
    assert evaluate.categories(frame) == ["=c", "a, b"]
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


def test_campus_adds_what_the_face_allows(evaluated):
    files.write_json(evaluated.data / "campus.json", {"bayes": 0.7})
    assert results.summarise(evaluated)["models"][0]["bayes"] == 0.7


def test_a_model_that_has_not_run_names_its_notebook(study):
    with pytest.raises(StudyError, match="run notebooks/07_finetune.ipynb first"):
        results.read_predictions(study, "finetune")


def test_no_training_at_all_is_refused(evaluated):
    rows = split.read(evaluated)
    with pytest.raises(StudyError, match="SEEDS must be 1 or more"):
        results.write_model(
            evaluated, "scratch_cnn", rows=rows, categories=["=c", "a, b"], runs=[], facts={}
        )


def test_a_sentence_names_the_spread_of_several_seeds_only(evaluated):
    metrics = results.read_metrics(evaluated, "scratch_cnn")
    assert "on average of 2 seeds, which reached 0.0 to 100.0" in evaluate.sentence(metrics)
    one = {**metrics, "seeds": metrics["seeds"][:1], "accuracy_sd": None}
    assert "seeds" not in evaluate.sentence(one)
