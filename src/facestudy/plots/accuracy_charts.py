"""Charts of how often models are right: test accuracies, and how far seeds and splits move them."""

import textwrap
from typing import Any

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from facestudy.plots.charts import BLUE, GREEN, GREY, ORANGE, title_of

_NARROW = 6
"""Inches: in a narrower figure the names of reference lines do not fit beside each other."""


def accuracies(summary: dict[str, Any], ax: Axes) -> Axes:
    """The study's answer in one chart: each model's test accuracy and its baselines."""
    models = summary["models"]
    names = [title_of(model) for model in models]
    values = 100 * np.array([model["accuracy"] for model in models])
    errors = 100 * np.abs(np.array([model["ci95"] for model in models]).T - values / 100)
    places = range(len(names))
    ax.barh(places, values, xerr=errors, color=BLUE, height=0.55, capsize=4, ecolor="0.2")
    trainings = [[100 * seed["accuracy"] for seed in model.get("seeds") or ()] for model in models]
    for place, dots in zip(places, trainings, strict=True):
        if len(dots) > 1:
            ax.plot(dots, [place + 0.2] * len(dots), "o", ms=4, mfc="white", mec="0.2", mew=0.9)
    for place, value, high in zip(places, values, values + errors[1], strict=True):
        paper = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
        ax.text(high + 1, place, f"{value:.1f}%", va="center", fontsize=11, bbox=paper)
    top = _reference_lines(models[0], ax)
    ax.set(yticks=places, yticklabels=names, xlim=(0, 100), ylim=(len(names) - 0.45, top))
    seeds = max(map(len, trainings))
    dots_label = f"; dots: each of {seeds} seeds" if seeds > 1 else ""
    covered = {model.get("ci95_covers", "test pictures") for model in models}
    over = f" for other {covered.pop()}" if len(covered) == 1 else ""
    explained = f"(line: 95% interval{over}{dots_label})"
    if _is_narrow(ax):
        explained = textwrap.fill(explained, 30)
    ax.set_xlabel(f"test accuracy in %\n{explained}")
    sns.despine(ax=ax, left=True)
    ax.tick_params(left=False)
    return ax


def _reference_lines(model: dict[str, Any], ax: Axes) -> float:
    """Draw what accuracies are held against; return where the axis must begin for the names."""
    lines = [("guessing", "chance", GREY, ":"), ("largest class", "majority", ORANGE, "--")]
    best = "bayes_face" if "bayes_face" in model else "bayes"
    if model.get(best):
        lines.append(("best possible", best, GREEN, "-."))
    is_narrow, height, before = _is_narrow(ax), -0.62, 0.0
    room = 60 if is_narrow else 22  # that a label needs, in points of accuracy
    # From left to right: two classes of unequal size have the largest one above guessing, and a
    # test set of few pictures may have it below.
    lines.sort(key=lambda line: model[line[1]])
    for number, (label, key, colour, style) in enumerate(lines):
        value = 100 * model[key]
        ax.axvline(value, color=colour, linestyle=style, linewidth=1.6, zorder=0)
        to_the_left = number == 0 or value > 70
        needed = 2 * room if to_the_left else room  # or it meets the label of the line before
        if number == 2 and value - before < needed:  # above the others
            height -= 0.34
        align, shift = ("right", -0.6) if to_the_left else ("left", 0.6)
        text = f"{label} {value:.0f}%"
        size = 8 if is_narrow else 9
        ax.text(value + shift, height, text, color=colour, ha=align, va="center", fontsize=size)
        before = value
    return height - 0.28


def _is_narrow(ax: Axes) -> bool:
    return ax.figure.bbox.width / ax.figure.dpi < _NARROW


def seeds_and_splits(summary: dict[str, Any], ax: Axes) -> Axes:
    """How far an accuracy moves: each seed on the study's split, and each other split.

    Args:
        summary: the study's; models without other splits are left out.
        ax: where to draw.
    """
    models = [model for model in summary["models"] if model.get("splits")]
    rows: list[tuple[str, list[float]]] = []
    for model in models:
        seeds = model.get("seeds") or [model]
        rows += [
            (
                f"{_count(len(seeds), 'seed')}, this split",
                [100 * each["accuracy"] for each in seeds],
            ),
            (
                _count(model["splits"]["n"], "other split"),
                [100 * each["accuracy"] for each in model["splits"]["each"]],
            ),
        ]
    for place, (_, values) in enumerate(rows):
        colour = BLUE if place % 2 else ORANGE
        ax.plot(values, [place] * len(values), "o", ms=7, mfc="none", mec=colour, mew=1.4)
        ax.plot(np.mean(values), place, "|", ms=22, mew=2.2, color="0.2")
        interval = models[place // 2]["splits"]["ci95"] if place % 2 else None
        if interval:
            ends = [100 * bound for bound in interval]
            ax.plot(ends, [place + 0.3] * 2, color="0.2", lw=1.6, marker="|", ms=6)
    titles = [title_of(model).replace("\n", " ") for model in models]
    if _is_narrow(ax):
        titles = [textwrap.fill(title, 20) for title in titles]
    labels = [f"{titles[place // 2]}:\n{label}" for place, (label, _) in enumerate(rows)]
    ax.set(yticks=range(len(rows)), yticklabels=labels, ylim=(len(rows) - 0.4, -0.6))
    known = any(model["splits"]["ci95"] for model in models)
    below = "; line below: 95% interval of the mean" if known else ""
    explained = f"(circle: one training; upright line: mean{below})"
    if _is_narrow(ax):
        explained = textwrap.fill(explained, 26)
    ax.set_xlabel(f"test accuracy in %\n{explained}")
    ax.margins(x=0.08)
    ax.grid(axis="x", alpha=0.3)
    sns.despine(ax=ax, left=True)
    ax.tick_params(left=False)
    return ax


def by_departments(table: pd.DataFrame, ax: Axes, *, chance: float) -> Axes:
    """The accuracy on new departments by how many a network learned from.

    Args:
        table: rows of ``department_curve.csv``.
        ax: where to draw.
        chance: the accuracy of guessing.
    """
    for colour, (model, rows) in zip(
        sns.color_palette("colorblind"), table.groupby("model", sort=False), strict=False
    ):
        means = rows.groupby("share")[["departments", "accuracy"]].mean()
        ax.plot(rows["departments"], 100 * rows["accuracy"], "o", mfc="none", ms=5, color=colour)
        label = title_of(str(model))
        ax.plot(means["departments"], 100 * means["accuracy"], "-", lw=2, color=colour, label=label)
    ax.axhline(100 * chance, color=GREY, linestyle=":", label="guessing")
    ax.set(
        xlabel="departments learned from (circle: one training; line: mean)",
        ylabel="accuracy on other\ndepartments in %",
    )
    ax.set_xlim(left=0)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.legend(frameon=False, fontsize=8, loc="center left", bbox_to_anchor=(1, 0.5))
    sns.despine(ax=ax)
    return ax


def _count(number: int, what: str) -> str:
    """Such as ``5 seeds``."""
    return f"{number} {what}{'' if number == 1 else 's'}"
