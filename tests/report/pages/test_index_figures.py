"""Nothing in the figures of the first page is cut off or lies on something else."""

import itertools

import pandas as pd
import pytest

from facestudy.plots import export
from facestudy.report.pages import index_figures, output_files

MODEL = {
    "model": "bottleneck", "backbone": "face_resnet", "accuracy": 0.57, "ci95": [0.5, 0.63],
    "seeds": [{"accuracy": 0.55}, {"accuracy": 0.59}],
    "splits": {"n": 3, "mean": 0.5, "ci95": [0.41, 0.59],
               "each": [{"accuracy": value} for value in (0.45, 0.5, 0.55)]},
}  # fmt: skip
BASELINES = [
    {"chance": 0.25, "majority": 0.28, "bayes": 0.7},
    {"chance": 0.5, "majority": 0.42},
    {"chance": 0.5, "majority": 0.5, "bayes": 0.55},
    {"chance": 0.1, "majority": 0.8, "bayes": 0.95},
]


def boxes(figure, texts) -> list:
    """Where texts lie, in pixels."""
    figure.draw_without_rendering()
    return [text.get_window_extent() for text in texts if text.get_text()]


def overlap(one, other) -> bool:
    return min(one.x1, other.x1) - max(one.x0, other.x0) > 1 and (
        min(one.y1, other.y1) - max(one.y0, other.y0) > 1
    )


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("baselines", BASELINES)
def test_names_of_reference_lines_do_not_lie_on_each_other(baselines, narrow):
    figure = index_figures.accuracies({"models": [{**MODEL, **baselines}]}, narrow=narrow)
    found = boxes(figure, figure.axes[0].texts)
    assert not any(overlap(*pair) for pair in itertools.combinations(found, 2))


@pytest.mark.parametrize("narrow", [False, True])
def test_labels_of_seeds_and_splits_are_whole(narrow):
    figure = index_figures.spread({"models": [MODEL]}, narrow=narrow)
    ax = figure.axes[0]
    found = boxes(figure, [*ax.get_yticklabels(), ax.xaxis.label])
    assert not any(overlap(*pair) for pair in itertools.combinations(found, 2))
    assert all(box.x0 >= 0 and box.x1 <= figure.bbox.x1 and box.y0 >= 0 for box in found)


def test_the_title_of_a_small_confusion_matrix_is_whole():
    names = ["Computer science", "German linguistics"]
    table = pd.DataFrame([[13, 2], [1, 10]], index=names, columns=names)
    figure = index_figures.confusion(table, "fine-tuned (face_resnet)")
    (title,) = boxes(figure, figure.texts)
    assert title.x0 >= 0 and title.x1 <= figure.bbox.x1
    assert export.shows_pictures(figure)


def test_files_and_page_show_the_same_figure_whatever_was_laid_out_before():
    def drawn():
        return index_figures.accuracies({"models": [{**MODEL, **BASELINES[0]}]})

    entry, contents = output_files.of_figure(drawn(), None, "index", 1, "Accuracies", alt="bars")
    assert (entry["narrow"], entry["inches"]) == (None, index_figures.WIDE)
    again, same = output_files.of_figure(drawn(), None, "index", 1, "Accuracies", alt="bars")
    assert (again, same) == (entry, contents)
    assert [suffix for suffix, _ in entry["files"]] == ["svg", "pdf"]
    assert all(contents.values())
