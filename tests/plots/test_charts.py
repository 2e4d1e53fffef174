"""Figures draw on what they are given, say their units, and show no one by accident."""

import matplotlib
import matplotlib.pyplot as plt
import pandas as pd
import pytest

from facestudy.plots import accuracy_charts, charts

matplotlib.use("agg")


@pytest.fixture
def ax():
    figure, axes = plt.subplots()
    yield axes
    plt.close(figure)


MODEL = {"model": "scratch_cnn", "accuracy": 0.57, "ci95": [0.5, 0.63], "chance": 0.25,
         "majority": 0.28, "bayes": 0.7,
         "seeds": [{"accuracy": 0.55}, {"accuracy": 0.59}]}  # fmt: skip


def test_accuracies_name_every_reference_and_value(ax):
    assert accuracy_charts.accuracies({"models": [MODEL, {**MODEL, "model": "finetune"}]}, ax) is ax
    texts = " ".join(text.get_text() for text in ax.texts)
    for word in ("57.0%", "guessing 25%", "largest class 28%", "best possible 70%"):
        assert word in texts
    assert "%" in ax.get_xlabel() and "each of 2 seeds" in ax.get_xlabel()
    assert [55, 59] in [[round(x) for x in line.get_xdata()] for line in ax.lines]


def test_accuracies_of_a_real_study_have_no_best_possible(ax):
    model = {key: value for key, value in MODEL.items() if key != "bayes"}
    accuracy_charts.accuracies({"models": [model]}, ax)
    assert not any("best possible" in text.get_text() for text in ax.texts)


@pytest.mark.parametrize("width", [4.5, 8])
@pytest.mark.parametrize("majority", [0.20, 0.28, 0.36])
@pytest.mark.parametrize("best", [0.45, 0.55, 0.62, 0.70, 0.72, 0.80])
def test_names_of_references_do_not_overlap(width, majority, best):
    figure, ax = plt.subplots(figsize=(width, 3), layout="constrained")
    model = {**MODEL, "majority": majority, "bayes": best}
    accuracy_charts.accuracies({"models": [model]}, ax)
    figure.canvas.draw()
    words = ("guessing", "largest", "best")
    boxes = [t.get_window_extent() for t in ax.texts if t.get_text().startswith(words)]
    plt.close(figure)
    assert len(boxes) == 3
    assert not any(a.overlaps(b) for number, a in enumerate(boxes) for b in boxes[:number])


def test_a_model_without_seeds_and_out_of_the_table_has_its_bar(ax):
    model = {key: value for key, value in MODEL.items() if key != "seeds"}
    accuracy_charts.accuracies({"models": [{**model, "model": "people_guessing"}]}, ax)
    assert [label.get_text() for label in ax.get_yticklabels()] == ["people_guessing"]
    assert "seeds" not in ax.get_xlabel()


def test_seeds_and_other_splits_are_shown_one_circle_each(ax):
    splits = {"n": 3, "mean": 0.5, "ci95": [0.41, 0.59],
              "each": [{"accuracy": value} for value in (0.45, 0.5, 0.55)]}  # fmt: skip
    by_hand = {"model": "people", "accuracy": 0.5, "splits": {**splits, "ci95": None}}
    models = [{**MODEL, "splits": splits}, {**MODEL, "model": "finetune"}, by_hand]
    assert accuracy_charts.seeds_and_splits({"models": models}, ax) is ax
    circles = [
        [round(x) for x in line.get_xdata()] for line in ax.lines if line.get_mfc() == "none"
    ]
    assert circles == [[55, 59], [45, 50, 55], [50], [45, 50, 55]]
    assert [41, 59] in [[round(x) for x in line.get_xdata()] for line in ax.lines]
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert labels[:2] == [
        "CNN from scratch:\n2 seeds, this split",
        "CNN from scratch:\n3 other splits",
    ]
    assert labels[2] == "people:\n1 seed, this split"
    assert "%" in ax.get_xlabel() and "95% interval of the mean" in ax.get_xlabel()


def test_too_few_splits_for_an_interval_promise_none(ax):
    few = {"n": 2, "mean": 0.5, "ci95": None, "each": [{"accuracy": 0.4}, {"accuracy": 0.6}]}
    accuracy_charts.seeds_and_splits({"models": [{**MODEL, "splits": few}]}, ax)
    assert "interval" not in ax.get_xlabel()


def test_an_interval_over_splits_is_named_on_the_axis(ax):
    accuracy_charts.accuracies(
        {"models": [{**MODEL, "ci95_covers": "test pictures, seeds and splits"}]}, ax
    )
    assert "for other test pictures, seeds and splits" in ax.get_xlabel()


def test_confusion_writes_every_count(ax):
    table = pd.DataFrame([[3, 1], [0, 7]], index=["a", "b"], columns=["a", "b"])
    charts.confusion(table, ax)
    assert [text.get_text() for text in ax.texts] == ["3", "1", "0", "7"]


def test_learning_curves_mark_the_kept_epoch():
    history = pd.DataFrame({"epoch": [1, 2], "accuracy": [0.1, 0.2], "val_accuracy": [0.1, 0.3],
                            "loss": [2, 1], "val_loss": [2, 1], "best": [False, True],
                            "seed": 0})  # fmt: skip
    figure, axes = plt.subplots(1, 2)
    charts.learning_curves(history, axes)
    assert [line.get_xdata()[0] for line in axes[0].lines if line.get_label() == "epoch kept"] == [
        2
    ]
    plt.close(figure)


def test_a_funnel_says_what_is_left_and_what_was_lost(ax):
    steps = pd.DataFrame(
        {"step": ["pages", "faces"], "left": [7, 1369], "lost": ["2 not read", ""]}
    )
    charts.funnel(steps, ax, other_unit="pages")
    texts = {text.get_text().strip() for text in ax.texts}
    assert {"7", "1,369", "2 not read"} <= texts
    grey, blue = (bar.get_facecolor()[:3] for bar in ax.patches)
    assert grey == pytest.approx((0.45,) * 3) and blue == pytest.approx(charts.BLUE)
