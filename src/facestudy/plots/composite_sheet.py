"""A sheet of composites: each class large, and two halves of its departments small below it."""

import textwrap

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from facestudy.plots.charts import GREY
from facestudy.plots.many_classes import labels
from facestudy.prepare.composites import Composite, Composites, ModelComposites, sentences

LARGE, GAP, INNER = 1.72, 0.16, 0.06
"""Inches: a class's composite, the room between classes, the room between two halves."""
HEADING, NAME, COUNT = 0.36, 0.22, 0.2
"""Inches: the lines above a block, above a composite and below it."""
SMALL = (LARGE - INNER) / 2
ROW = NAME + LARGE + COUNT + SMALL + COUNT + GAP
HEADINGS = (
    "The test faces of each class, all alike",
    "All test faces, weighted by probability",
)


def composite_sheet(
    made: ModelComposites, *, columns: int = 4, title: str = "", figure: Figure | None = None
) -> Figure:
    """The composites of the classes: those of the faces alike, then those that a model gives.

    Args:
        made: the composites.
        columns: classes beside each other at most; further ones follow in another row.
        title: of the whole figure.
        figure: an empty one; by default one that a notebook shows.

    Returns:
        The figure.
    """
    figure = figure or plt.figure()
    columns = max(1, min(columns, len(made.alike)))
    rows = -(-len(made.alike) // columns)
    width = columns * (LARGE + GAP) + GAP
    notes = [line for text in sentences(made) for line in textwrap.wrap(text, int(width * 15.5))]
    above, below = 0.34 if title else 0.0, 0.1 + 0.15 * len(notes)
    height = above + 2 * (HEADING + rows * ROW) + below
    figure.set_size_inches(width, height)
    figure.text(GAP / width, 1 - 0.08 / height, title, va="top", fontsize=12, weight="bold")
    for number, entries in enumerate((made.alike, made.believed)):
        top = above + number * (HEADING + rows * ROW)
        figure.text(GAP / width, 1 - (top + 0.1) / height, HEADINGS[number], va="top", fontsize=10)
        for position, entry in enumerate(entries):
            left = GAP + (position % columns) * (LARGE + GAP)
            _draw_class(figure, entry, left, top + HEADING + position // columns * ROW)
    figure.text(GAP / width, below / height, "\n".join(notes), va="top", fontsize=7.5,
                color="#333333", linespacing=1.35, parse_math=False)  # fmt: skip
    return figure


def _draw_class(figure: Figure, entry: Composites, left: float, top: float) -> None:
    top += NAME
    ax = _square(figure, entry.whole, left, top, LARGE)
    ax.set_title(labels([entry.category], 22)[0], fontsize=10, weight="bold", pad=4,
                 parse_math=False)  # fmt: skip
    ax.text(0.5, -0.03, _count(entry.whole), transform=ax.transAxes, ha="center", va="top",
            fontsize=8)  # fmt: skip
    for number, half in enumerate(entry.halves):
        place = left + number * (SMALL + INNER)
        half_ax = _square(figure, half, place, top + LARGE + COUNT, SMALL)
    numbers = " and ".join(f"{half.effective:.0f}" for half in entry.halves)
    half_ax.text(-0.5 * INNER / SMALL, -0.06, f"halves: {numbers} effective", ha="center",
                 va="top", fontsize=7, color="#555555", transform=half_ax.transAxes)  # fmt: skip


def _square(figure: Figure, composite: Composite, left: float, top: float, side: float) -> Axes:
    """Axes of a place in inches from the upper left, with the picture or why there is none."""
    width, height = figure.get_size_inches()
    ax = figure.add_axes(
        (left / width, 1 - (top + side) / height, side / width, side / height),
        xticks=[], yticks=[],
    )  # fmt: skip
    for spine in ax.spines.values():
        spine.set_visible(False)
    if composite.picture is not None:
        ax.imshow(composite.picture, interpolation="lanczos")
    else:
        ax.set_facecolor("#eeeeee")
        ax.text(0.5, 0.5, "too few\npeople", ha="center", va="center", fontsize=8, color=GREY,
                transform=ax.transAxes)  # fmt: skip
    return ax


def _count(composite: Composite) -> str:
    return f"{composite.faces} faces, {composite.effective:.0f} effective"
