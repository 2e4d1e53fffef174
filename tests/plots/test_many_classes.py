"""With 200 classes a chart names the largest ones and says what it leaves out."""

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from facestudy.curate import error_rates, figures
from facestudy.evaluation import metrics
from facestudy.plots import charts, galleries, many_classes

matplotlib.use("agg")
CLASSES = [f"Department of subject number {number:03d}" for number in range(200)]


@pytest.fixture
def ax():
    figure, axes = plt.subplots()
    yield axes
    plt.close(figure)


@pytest.fixture
def predictions() -> pd.DataFrame:
    """Class k has k // 10 + 2 pictures; every third is taken for the next class."""
    names = [name for number, name in enumerate(CLASSES) for _ in range(number // 10 + 2)]
    numbers = np.array([CLASSES.index(name) for name in names])
    shifted = (numbers + (np.arange(len(numbers)) % 3 == 0)) % len(CLASSES)
    rows = pd.DataFrame(
        {"id": [f"{n:016x}" for n in range(len(names))], "split": "test", "category": names}
    )
    return metrics.as_predictions(rows, CLASSES, np.eye(len(CLASSES))[shifted])


def named(ax: plt.Axes) -> list[str]:
    ax.figure.canvas.draw()
    return [label.get_text() for label in ax.get_yticklabels() if label.get_text()]


def is_legible(ax: plt.Axes) -> bool:
    """Whether the labels of the rows do not overlap."""
    ax.figure.set_size_inches(10, many_classes.height(len(CLASSES), bars=3))
    ax.figure.canvas.draw()
    boxes = [label.get_window_extent() for label in ax.get_yticklabels()]
    boxes = sorted(boxes, key=lambda box: box.y0)
    return all(low.y1 <= high.y0 + 1 for low, high in zip(boxes, boxes[1:], strict=False))


def test_a_large_confusion_matrix_has_neither_numbers_nor_names(ax, predictions):
    charts.confusion(metrics.confusion(predictions), ax)
    assert not ax.texts and not named(ax) and ax.get_xlabel() == "predicted (200 classes by name)"


def test_a_large_confusion_matrix_counts_the_classes_without_a_picture(ax, predictions):
    some = predictions[~predictions["category"].isin(CLASSES[:3])]
    charts.confusion(metrics.confusion(some, percent=True), ax, percent=True)
    assert not ax.texts and ax.get_ylabel().endswith("blank: 3 without a picture")


def test_the_pairs_that_are_mistaken_most_often_are_listed(predictions):
    pairs = many_classes.confused_pairs(metrics.confusion(predictions))
    assert len(pairs) == many_classes.MOST and pairs["pictures"].is_monotonic_decreasing
    first = pairs.iloc[0]
    wrong = predictions.query("category == @first.category and predicted == @first.predicted")
    assert len(wrong) == first["pictures"] == 7 and first["category"] != first["predicted"]
    assert many_classes.confused_pairs(pd.DataFrame(np.eye(3, dtype=int))).empty


def test_class_counts_show_the_largest_and_say_so(ax, predictions):
    charts.class_counts(predictions, ax)
    assert named(ax) == many_classes.labels(CLASSES[-20:]) and is_legible(ax)
    assert ax.get_title(loc="left") == "the 20 largest of 200 classes"


def test_class_counts_by_part_stay_legible(ax, predictions):
    parts = np.resize(["train", "test", "validation"], len(predictions))
    charts.class_counts(predictions.assign(split=parts), ax, hue="split")
    assert is_legible(ax)


def test_department_sizes_show_the_largest(ax, predictions):
    sizes = predictions.groupby("category").size().rename("pictures").reset_index()
    charts.department_sizes(sizes, ax)
    assert named(ax) == many_classes.labels(CLASSES[-20:]) and is_legible(ax)


def test_class_shares_show_the_largest(ax, predictions):
    charts.class_shares(metrics.shares(predictions), ax)
    assert "(the 20 largest of 200 classes)" in ax.get_xlabel()
    assert named(ax) == many_classes.labels(CLASSES[-20:]) and is_legible(ax)


def test_distributions_of_many_classes_are_lines_without_a_legend(ax, predictions):
    charts.distribution(predictions.assign(score=np.arange(len(predictions))), "score", ax)
    assert ax.get_legend() is None and len(ax.lines) == 201
    assert ax.get_title() == "blue: all; grey: each of 200 classes"


def test_a_table_by_class_has_the_largest_and_the_mean(predictions):
    shown = metrics.by_class_shown({"x": metrics.by_class(predictions)})
    assert shown.index.tolist() == [*CLASSES[-20:], "mean"]


def test_curation_shows_flagged_classes_even_if_they_are_small(ax, predictions):
    verdicts = pd.Series(np.where(predictions["category"] == CLASSES[60], "bad", "good"))
    groups = predictions["category"]
    losses = error_rates.losses(verdicts, groups)
    figures.class_sizes(verdicts, groups, losses, ax)
    expected = [CLASSES[60], *CLASSES[180:189], *CLASSES[190:]]  # of ten equal ones the first nine
    assert losses.loc[CLASSES[60], "flagged"] and named(ax) == many_classes.labels(expected)


def test_few_classes_look_as_ever(ax, predictions):
    few = predictions[predictions["category"].isin(CLASSES[:4])]
    charts.class_counts(few, ax)
    assert len(named(ax)) == 4 and not ax.get_title(loc="left")


def test_captions_of_long_names_stay_below_their_picture(tmp_path, predictions):
    examples = metrics.examples(predictions, CLASSES[-1])
    figure = galleries.errors_sheet(tmp_path, examples, CLASSES[-1])
    texts = [text.get_text() for ax in figure.axes for text in ax.texts]
    lines = [line for text in texts for line in text.splitlines()]
    assert max(map(len, lines)) <= galleries.LONGEST_CAPTION + 2
    assert any("number 199" in line for line in lines)
    plt.close(figure)


def test_a_name_with_dollar_signs_is_no_formula(ax):
    names = [r"$\frac{$", "law"]
    charts.class_counts(pd.DataFrame({"category": names}), ax)
    charts.class_shares(
        pd.DataFrame({"real": [0.5, 0.5], "predicted": [1, 0.0]}, index=names).rename_axis(
            "category"
        ),
        ax,
    )
    ax.figure.canvas.draw()


def test_no_legend_covers_a_bar(predictions):
    height = many_classes.height(len(CLASSES), bars=2)
    figure, ax = plt.subplots(figsize=(4.2, height), layout="constrained")
    charts.class_shares(metrics.shares(predictions), ax).set_title("a model")
    figure.canvas.draw()
    legend = ax.get_legend().get_window_extent()
    bars = [bar.get_window_extent() for bar in ax.patches]
    assert bars and not any(legend.overlaps(bar) for bar in bars)
    assert not legend.overlaps(ax.xaxis.label.get_window_extent())
    plt.close(figure)
