"""Figures draw on what they are given, say their units, and show no one by accident."""

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from support.made_pictures import noise_picture, png

from facestudy.plots import charts

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
    assert charts.accuracies({"models": [MODEL, {**MODEL, "model": "finetune"}]}, ax) is ax
    texts = " ".join(text.get_text() for text in ax.texts)
    for word in ("57.0 %", "guessing 25 %", "largest class 28 %", "best possible 70 %"):
        assert word in texts
    assert "%" in ax.get_xlabel() and "each of 2 seeds" in ax.get_xlabel()
    assert [55, 59] in [[round(x) for x in line.get_xdata()] for line in ax.lines]


def test_accuracies_of_a_real_study_have_no_best_possible(ax):
    model = {key: value for key, value in MODEL.items() if key != "bayes"}
    charts.accuracies({"models": [model]}, ax)
    assert not any("best possible" in text.get_text() for text in ax.texts)


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


def test_thumbnail_of_a_broken_file_is_grey_and_of_a_picture_is_the_picture(tmp_path):
    (tmp_path / "broken.jpg").write_bytes(b"nothing")
    (tmp_path / "good.png").write_bytes(png(noise_picture(3, 64)))
    assert (charts.thumbnail(tmp_path, "broken") == 210).all()
    assert (charts.thumbnail(tmp_path, "absent") == 210).all()
    assert charts.thumbnail(tmp_path, "good", side=64).std() > 30


@pytest.mark.parametrize("n", [0, 1, 23])
def test_gallery_has_a_place_for_each_picture(tmp_path, n):
    for number in range(n):
        (tmp_path / f"p{number}.png").write_bytes(png(noise_picture(number, 32)))
    figure = charts.gallery(tmp_path, [f"p{k}" for k in range(n)], [str(k) for k in range(n)])
    assert sum(len(ax.images) for ax in figure.axes) == n
    plt.close(figure)


def test_errors_sheet_says_where_there_is_none(tmp_path):
    empty = pd.DataFrame(columns=["id", "category", "predicted", "confidence"])
    figure = charts.errors_sheet(tmp_path, {"false negatives": empty, "true positives": empty}, "a")
    texts = [text.get_text() for ax in figure.axes for text in ax.texts]
    assert texts.count("none") == 2 and "true\npositives" in texts
    plt.close(figure)


def test_augmentation_sheet_shows_the_picture_first():
    pictures = np.stack([noise_picture(k) for k in range(2)])
    figure = charts.augmentation_sheet(pictures, lambda x, training: 255 - x, views=3)
    first, second = figure.axes[0].images[0].get_array(), figure.axes[1].images[0].get_array()
    assert np.array_equal(first, pictures[0]) and np.array_equal(second, 255 - pictures[0])
    plt.close(figure)
