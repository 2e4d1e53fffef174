"""Figures: every function draws on the axes it is given and returns them.

Colours are seaborn's ``colorblind`` palette and ``cividis``; nothing is shown or saved here.
"""

from collections.abc import Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

BLUE, ORANGE, GREEN, RED, *_ = sns.color_palette("colorblind")
GREY = "0.45"
TITLES = {
    "scratch_cnn": "CNN from scratch",
    "bottleneck": "bottleneck features",
    "finetune": "fine-tuned",
}


def title_of(model: dict[str, Any] | str) -> str:
    """How figures call a model."""
    if isinstance(model, str):
        return TITLES.get(model, model)
    name = TITLES.get(model["model"], model["model"])
    return f"{name}\n({model['backbone']})" if model.get("backbone") else name


def accuracies(summary: dict[str, Any], ax: Axes) -> Axes:
    """The answer in one picture: each model's test accuracy beside what it must be read against."""
    results = summary["models"]
    names = [title_of(model) for model in results]
    values = 100 * np.array([model["accuracy"] for model in results])
    spans = 100 * np.abs(np.array([m["ci95"] for m in results]).T - values / 100)
    places = np.arange(len(names))
    ax.barh(places, values, xerr=spans, color=BLUE, height=0.55, capsize=4, ecolor="0.2")
    for place, model in zip(places, results, strict=True):
        dots = [100 * each["accuracy"] for each in model["seeds"]]
        if len(dots) > 1:
            ax.plot(dots, [place + 0.2] * len(dots), "o", ms=4, mfc="white", mec="0.2", mew=0.9)
    for place, value, high in zip(places, values, values + spans[1], strict=True):
        paper = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
        ax.text(high + 1, place, f"{value:.1f} %", va="center", fontsize=11, bbox=paper)
    _reference_lines(results[0], ax)
    ax.set(yticks=places, yticklabels=names, xlim=(0, 100), ylim=(len(names) - 0.45, -0.9))
    seeds = max(len(model["seeds"]) for model in results)
    dots = f"; dots: each of {seeds} seeds" if seeds > 1 else ""
    ax.set_xlabel(f"test accuracy, % (line: 95 % interval{dots})")
    sns.despine(ax=ax, left=True)
    ax.tick_params(left=False)
    return ax


def _reference_lines(model: dict[str, Any], ax: Axes) -> None:
    marks = [("guessing", "chance", GREY, ":"), ("largest class", "majority", ORANGE, "--")]
    if model.get("bayes"):
        marks.append(("best possible", "bayes", GREEN, "-."))
    for place, (label, key, colour, style) in enumerate(marks):
        value = 100 * model[key]
        ax.axvline(value, color=colour, linestyle=style, linewidth=1.6, zorder=0)
        near_previous = place and value - 100 * model[marks[place - 1][1]] < 16
        align, shift = ("left", 0.6) if near_previous or place else ("right", -0.6)
        text = f"{label} {value:.0f} %"
        ax.text(value + shift, -0.62, text, color=colour, ha=align, va="center", fontsize=9)


def class_counts(frame: pd.DataFrame, ax: Axes, *, hue: str | None = None) -> Axes:
    """How many pictures each category has, by ``hue`` if given."""
    order = sorted(frame["category"].unique())
    shade = {"color": BLUE} if hue is None else {"hue": hue, "palette": "colorblind"}
    sns.countplot(frame, y="category", order=order, ax=ax, **shade)
    ax.set(xlabel="pictures", ylabel="")
    for bars in ax.containers:
        ax.bar_label(bars, padding=2, fontsize=8)
    sns.despine(ax=ax)
    return ax


def department_sizes(sizes: pd.DataFrame, ax: Axes) -> Axes:
    """One point per department: how many pictures it gave (``category, pictures``)."""
    order = sorted(sizes["category"].unique())
    sns.stripplot(sizes, x="pictures", y="category", order=order, color=BLUE, alpha=0.6, ax=ax)
    ax.set(xlabel="pictures of one department", ylabel="", xlim=(0, None))
    sns.despine(ax=ax)
    return ax


def class_shares(table: pd.DataFrame, ax: Axes) -> Axes:
    """Real and predicted shares of the classes side by side (``evaluate.shares``)."""
    long = (100 * table).reset_index().melt("category", var_name="", value_name="share")
    sns.barplot(long, x="category", y="share", hue="", palette=[GREY, BLUE], ax=ax)
    ax.set(xlabel="", ylabel="share of test pictures, %")
    ax.legend(frameon=False, title=None)
    sns.despine(ax=ax)
    return ax


def confusion(table: pd.DataFrame, ax: Axes, *, percent: bool = False) -> Axes:
    """A confusion matrix (``evaluate.confusion``); rows are what is, columns what was said."""
    limits = {"vmin": 0, "vmax": 100} if percent else {"vmin": 0}
    form = ".0f" if percent else "d"
    sns.heatmap(table, annot=True, fmt=form, cmap="cividis", square=True, ax=ax, **limits)
    ax.set(xlabel="predicted", ylabel="category")
    plt.setp(ax.get_xticklabels(), rotation=30, ha="right", rotation_mode="anchor")
    ax.tick_params(axis="y", rotation=0)
    return ax


def learning_curves(history: pd.DataFrame, axes: Sequence[Axes]) -> Sequence[Axes]:
    """Accuracy and loss by epoch, training and validation, with the epoch that was kept.

    The first seed is drawn boldly, validation of the others finely behind it.
    """
    seeds = [rows for _, rows in history.groupby("seed", sort=False)]
    first, others = seeds[0], seeds[1:]
    marker = "." if len(first) < 10 else ""
    for ax, name in zip(axes, ("accuracy", "loss"), strict=True):
        for number, rows in enumerate(others):
            label = f"validation, {len(others)} other seeds" if number == 0 else None
            ax.plot(rows["epoch"], rows[f"val_{name}"], color=BLUE, alpha=0.25, lw=0.8, label=label)
        ax.plot(first["epoch"], first[name], color=GREY, label="training", marker=marker)
        ax.plot(first["epoch"], first[f"val_{name}"], color=BLUE, label="validation", marker=marker)
        best = first[first["best"]].iloc[-1]
        ax.axvline(best["epoch"], color=ORANGE, linestyle="--", label="epoch kept")
        ax.set(xlabel="epoch", ylabel=name)
        ax.margins(x=0.02)
        sns.despine(ax=ax)
    axes[0].legend(frameon=False)
    return axes
