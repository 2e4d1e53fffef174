"""Charts of several studies: a row for each model or step, in it a colour for each study."""

import textwrap
from collections.abc import Sequence

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from facestudy.plots.charts import GREY
from facestudy.plots.many_classes import labels

LINE = 24
"""Characters of a label in one line."""
MARKERS = "osD^vP*Xdh"
"""Studies differ in shape too, for whoever cannot tell the colours apart."""


def accuracies(table: pd.DataFrame, names: Sequence[str], *, width: float = 8) -> Figure:
    """Test accuracies in per cent with their intervals.

    Args:
        table: from `facestudy.report.compare.reported.accuracies`.
        names: of the studies, in their order.
        width: in inches.
    """
    percent = table.assign(value=table["accuracy"])
    percent[["value", "low", "high"]] *= 100
    figure, ax = _empty(percent["model"], names, width)
    _intervals(percent, "model", names, ax)
    for name, style in (("chance", ":"), ("majority", "--")):
        values = percent[name].dropna().unique()
        if len(values) == 1:  # else a line would be of one study alone
            label = {"chance": "guessing", "majority": "largest class"}[name]
            ax.axvline(100 * values[0], color=GREY, linestyle=style, lw=1.4, zorder=0, label=label)
    ax.set(xlim=(0, 100), xlabel="test accuracy in %\n(line: 95% interval)")
    _legend(figure, ax)
    return figure


def steps(table: pd.DataFrame, names: Sequence[str], *, width: float = 8) -> Figure:
    """What each group of evidence adds in the studies' audits, in points of AUC.

    Args:
        table: from `facestudy.report.compare.reported.steps`.
        names: of the studies, in their order.
        width: in inches.
    """
    points = table.assign(value=table["step"])
    points[["value", "low", "high"]] *= 100
    figure, ax = _empty(points["group"], names, width)
    _intervals(points, "group", names, ax)
    ax.axvline(0, color=GREY, linestyle=":", lw=1.4, zorder=0)
    ax.set_xlabel("points of AUC that it adds\n(line: 95% interval)")
    _legend(figure, ax)
    return figure


def _empty(rows: pd.Series, names: Sequence[str], width: float) -> tuple[Figure, Axes]:
    height = 1.4 + rows.nunique() * (0.35 + 0.16 * len(names))
    figure = Figure(figsize=(width, height), layout="constrained")
    return figure, figure.subplots()


def _intervals(table: pd.DataFrame, row: str, names: Sequence[str], ax: Axes) -> None:
    order = list(dict.fromkeys(table[row]))
    colours = sns.color_palette("colorblind", len(names))
    for number, name in enumerate(names):
        own = table[table["study"] == name]
        shift = 0.7 * ((number + 0.5) / len(names) - 0.5)
        places = [order.index(value) + shift for value in own[row]]
        ax.hlines(places, own["low"], own["high"], color=colours[number], lw=2)
        style = {"color": colours[number], "marker": MARKERS[number], "linestyle": ""}
        ax.plot(own["value"], places, label=labels([name])[0], markersize=7, **style)
    for place in range(1, len(order)):
        ax.axhline(place - 0.5, color="0.9", lw=0.8, zorder=0)
    ax.set(yticks=range(len(order)), yticklabels=[_folded(name) for name in order])
    ax.set_ylim(len(order) - 0.5, -0.5)
    sns.despine(ax=ax, left=True)
    ax.tick_params(left=False)


def _folded(name: str) -> str:
    """A label in lines that leave room for the chart."""
    return textwrap.fill(name, LINE).replace("$", r"\$")


def _legend(figure: Figure, ax: Axes) -> None:
    handles, texts = ax.get_legend_handles_labels()
    columns = max(1, int(figure.get_figwidth() // 2))
    figure.legend(handles, texts, loc="outside upper left", ncols=columns, frameon=False)
