"""A sheet has each class with its halves in both blocks, and says where people are too few."""

import matplotlib
import numpy as np
import pytest
from matplotlib.figure import Figure

from facestudy.plots.composite_sheet import composite_sheet
from facestudy.prepare.composites import Composite, Composites, ModelComposites

matplotlib.use("agg")


def entry(name: str, people: int) -> Composites:
    picture = np.full((8, 8, 3), 99, np.uint8) if people >= 20 else None
    made = Composite(people, people, float(people), picture)
    return Composites(name, made, (made, made))


@pytest.mark.parametrize("columns", [2, 4])
def test_every_class_has_three_squares_in_each_block_inside_the_figure(columns):
    entries = [entry(name, 30) for name in "abc"]
    figure = composite_sheet(ModelComposites(entries, entries), columns=columns, figure=Figure())
    assert sum(len(ax.images) for ax in figure.axes) == len(figure.axes) == 3 * 3 * 2
    for ax in figure.axes:
        place = ax.get_position()
        assert 0 <= place.x0 < place.x1 <= 1 and 0 <= place.y0 < place.y1 <= 1
        width, height = figure.get_size_inches()
        assert place.width * width == pytest.approx(place.height * height)


def test_a_class_of_few_people_has_words_for_a_picture():
    entries = [entry("many", 30), entry("few", 7)]
    figure = composite_sheet(ModelComposites(entries, entries), figure=Figure())
    texts = [text.get_text() for ax in figure.axes for text in ax.texts]
    assert texts.count("too few\npeople") == 6 and "7 faces, 7 effective" in texts
    assert "few left out" in figure.texts[-1].get_text()
