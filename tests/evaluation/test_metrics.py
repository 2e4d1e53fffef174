"""Scores, tables and sentences follow from the rows of predictions.csv."""

import numpy as np
import pandas as pd
import pytest

from facestudy.evaluation import metrics
from facestudy.study.errors import StudyError

CATEGORIES = ["art", "law", "pop"]


def predictions(truth: str, predicted: str, *, part: str = "test") -> pd.DataFrame:
    """One row per letter: a, l, p."""
    names = {name[0]: name for name in CATEGORIES}
    confidence = np.linspace(0.5, 0.9, len(truth))
    probabilities = np.zeros((len(truth), 3))
    for row, letter in enumerate(predicted):
        probabilities[row] = (1 - confidence[row]) / 2
        probabilities[row, "alp".index(letter)] = confidence[row]
    rows = pd.DataFrame(
        {
            "id": [f"{number:016x}" for number in range(len(truth))],
            "split": part,
            "category": [names[letter] for letter in truth],
        }
    )
    return metrics.as_predictions(rows, CATEGORIES, probabilities)


def test_predictions_name_the_likeliest_class_and_every_probability():
    frame = predictions("al", "ap")
    assert list(frame) == ["id", "split", "category", "predicted", "p_art", "p_law", "p_pop"]
    assert frame["predicted"].tolist() == ["art", "pop"]
    assert np.allclose(frame[["p_art", "p_law", "p_pop"]].sum(axis=1), 1, atol=2e-6)


def test_scores_of_known_predictions():
    train = predictions("llla", "llla", part="train")
    scores = metrics.scores(pd.concat([train, predictions("aallpp", "aalppp")]))
    assert scores["accuracy"] == pytest.approx(5 / 6)
    assert scores["chance"] == pytest.approx(1 / 3)
    # `law` is the training split's largest class and a third of the test split.
    assert scores["majority"] == pytest.approx(2 / 6)
    low, high = scores["ci95"]
    assert low < 5 / 6 < high and scores["n_test"] == 6


def test_confusion_rows_are_true_classes():
    table = metrics.confusion(predictions("aal", "alp"))
    assert table.loc["art"].tolist() == [1, 1, 0]
    assert table.loc["law", "pop"] == 1 and table.loc["pop"].sum() == 0
    assert metrics.confusion(predictions("aal", "alp"), percent=True).loc["art", "law"] == 50


def test_precision_recall_f1_of_a_class_never_predicted_is_zero_not_an_error():
    table = metrics.by_class(predictions("aall", "aaaa"))
    assert table.loc["art", ["precision", "recall"]].tolist() == [0.5, 1.0]
    assert table.loc["law", "F1"] == 0
    assert table.loc["mean", "pictures"] == 4


def test_most_confident_kinds_and_order():
    frame = predictions("aaalll", "aalaal")
    wrong = metrics.most_confident(frame, "art", "false negatives")
    assert wrong["predicted"].tolist() == ["law"]
    positives = metrics.most_confident(frame, "art", "false positives")
    assert positives["category"].tolist() == ["law", "law"]
    assert positives["confidence"].is_monotonic_decreasing
    assert len(metrics.most_confident(frame, "art", "true positives", n=1)) == 1


def test_a_diverged_training_is_an_error_that_says_so():
    rows = pd.DataFrame({"id": ["a"], "split": ["test"], "category": ["art"]})
    with pytest.raises(StudyError, match="diverged"):
        metrics.as_predictions(rows, CATEGORIES, np.full((1, 3), np.nan))
