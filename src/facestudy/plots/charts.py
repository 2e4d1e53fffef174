"""Charts: each function draws on the axes it is given and returns them.

Colours are seaborn's ``colorblind`` palette and ``cividis``; nothing is shown or saved here.
"""

from collections.abc import Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.container import BarContainer

from facestudy.models import registry
from facestudy.plots import many_classes

BLUE, ORANGE, GREEN, RED, *_ = sns.color_palette("colorblind")
GREY = "0.45"
FEW = 5
"""Classes whose names have room beside each other."""


def title_of(model: dict[str, Any] | str) -> str:
    """A model's title in figures: that of the table of models, else its name.

    >>> title_of({"model": "finetune", "backbone": "vggface"})
    'fine-tuned\\n(vggface)'
    >>> title_of("linear_probe")
    'linear_probe'
    """
    name = model if isinstance(model, str) else model["model"]
    title = registry.MODELS[name].title if name in registry.MODELS else name
    backbone = None if isinstance(model, str) else model.get("backbone")
    return f"{title}\n({backbone})" if backbone else title


def class_counts(frame: pd.DataFrame, ax: Axes, *, hue: str | None = None) -> Axes:
    """The number of pictures of each category, by ``hue`` if given; the largest ones of many.

    Args:
        frame: has a column ``category``.
        ax: where to draw.
        hue: the column that splits each bar.
    """
    order = _largest(frame["category"], ax)
    shade = {"color": BLUE} if hue is None else {"hue": hue, "palette": "colorblind"}
    shown = frame[frame["category"].isin(order)]
    sns.countplot(shown, y="category", order=order, ax=ax, **shade)
    ax.set(xlabel="pictures", ylabel="")
    _name_rows(order, ax)
    for bars in ax.containers:
        if isinstance(bars, BarContainer):
            ax.bar_label(bars, padding=2, fontsize=8 if len(order) <= 10 else 6)
    sns.despine(ax=ax)
    return ax


def department_sizes(sizes: pd.DataFrame, ax: Axes) -> Axes:
    """One point per department: its number of pictures (columns ``category, pictures``)."""
    order = many_classes.largest(sizes.groupby("category")["pictures"].sum())
    _say_which(len(order), sizes["category"].nunique(), ax)
    shown = sizes[sizes["category"].isin(order)]
    sns.stripplot(shown, x="pictures", y="category", order=order, color=BLUE, alpha=0.6, ax=ax)
    ax.set(xlabel="pictures of one department", ylabel="", xlim=(0, None))
    _name_rows(order, ax)
    sns.despine(ax=ax)
    return ax


def distribution(table: pd.DataFrame, column: str, ax: Axes) -> Axes:
    """The cumulated shares of a measurement, a line for each category.

    Of more categories than can be told apart by colour, each is a thin grey line behind that of
    all pictures together.

    Args:
        table: has columns ``category`` and ``column``.
        column: the measurement.
        ax: where to draw.
    """
    classes = table["category"].nunique()
    if classes <= many_classes.MOST_COLOURS:
        sns.ecdfplot(table, x=column, hue="category", palette="colorblind", ax=ax)
        for text in legend.get_texts() if (legend := ax.get_legend()) else []:
            text.set_parse_math(False)
    else:
        for _, rows in table.groupby("category"):
            sns.ecdfplot(rows, x=column, color="0.75", lw=0.5, ax=ax)
        sns.ecdfplot(table, x=column, color=BLUE, ax=ax)
        ax.set_title(f"blue: all; grey: each of {classes} classes", fontsize=9)
    ax.set_ylabel("share of pictures")
    return ax


_BELOW = 0.65
"""Inches from an axis to what lies below its ticks and two lines of its label."""


def _inches(ax: Axes) -> float:
    """About the height of an axis, before the figure is laid out."""
    return ax.figure.bbox.height / ax.figure.dpi - 2 * _BELOW


def class_shares(table: pd.DataFrame, ax: Axes) -> Axes:
    """True and predicted shares of the classes side by side (from `metrics.shares`)."""
    order = many_classes.largest(table["real"])
    long = (100 * table.loc[order].rename(columns={"real": "true"})).reset_index()
    long = long.melt("category", var_name="", value_name="share")
    few = len(order) <= FEW
    axes = {"x": "category", "y": "share"} if few else {"x": "share", "y": "category"}
    sns.barplot(long, **axes, hue="", palette=[GREY, BLUE], ax=ax)
    percent = "share of test pictures in %"
    ax.set(xlabel="" if few else percent, ylabel=percent if few else "")
    if few:
        ax.set_xticks(ax.get_xticks(), many_classes.labels(order))
    else:
        _name_rows(order, ax)
        which = many_classes.note(len(order), len(table))
        ax.set_xlabel(f"{percent}\n({which})" if which else percent)
    if few:
        ax.legend(frameon=False, title=None)
    else:  # the bars leave no room beside them
        place = (0.5, -_BELOW / _inches(ax))
        ax.legend(frameon=False, title=None, ncols=2, loc="upper center", bbox_to_anchor=place)
    sns.despine(ax=ax)
    return ax


def confusion(table: pd.DataFrame, ax: Axes, *, percent: bool = False) -> Axes:
    """A confusion matrix from `metrics.confusion`: rows are true classes, columns predictions.

    Of many classes the cells have neither numbers nor names: `many_classes.confused_pairs` says
    which stand out.

    Args:
        table: (classes, classes); a row of NaN is of a class without a picture, and says so.
        ax: where to draw.
        percent: whether the table holds percentages.
    """
    few = len(table) <= many_classes.MOST
    options = {"vmin": 0, "annot": few, "square": True, "cmap": "cividis"}
    options |= {"vmax": 100} if percent else {}
    names = many_classes.labels(table.index) if few else False
    labels = {"xticklabels": names, "yticklabels": names}
    sns.heatmap(table, fmt=".0f" if percent else "d", ax=ax, **options, **labels)
    absent = np.flatnonzero(table.isna().all(axis=1))
    for place in absent if few else ():
        middle = (len(table.columns) / 2, place + 0.5)
        ax.text(*middle, "not defined: no picture", ha="center", va="center", fontsize=8)
    which = "" if few else f" ({len(table)} classes by name)"
    blank = f"; blank: {len(absent)} without a picture" if len(absent) and not few else ""
    ax.set(xlabel=f"predicted{which}", ylabel=f"category{which}{blank}")
    plt.setp(ax.get_xticklabels(), rotation=30, ha="right", rotation_mode="anchor")
    ax.tick_params(axis="y", rotation=0)
    return ax


def _largest(categories: pd.Series, ax: Axes) -> list[str]:
    """The classes to show; the title says so where they are not all."""
    counts = categories.value_counts()
    order = many_classes.largest(counts)
    _say_which(len(order), len(counts), ax)
    return order


def _say_which(shown: int, classes: int, ax: Axes) -> None:
    if text := many_classes.note(shown, classes):
        ax.set_title(text, fontsize=9, loc="left")


def _name_rows(order: Sequence[str], ax: Axes) -> None:
    """Short names beside the rows of a chart, small where there are many."""
    size = 9 if len(order) <= 10 else 7
    ax.set_yticks(range(len(order)), many_classes.labels(order), fontsize=size)


def learning_curves(history: pd.DataFrame, axes: Sequence[Axes]) -> Sequence[Axes]:
    """Accuracy and loss by epoch for training and validation, and the epoch that was kept.

    The first seed has bold lines; thin lines behind them show the validation of the others.
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
    # Below both, since training and validation leave no corner free in every study.
    entries = axes[0].get_legend_handles_labels()
    axes[0].figure.legend(*entries, loc="outside lower center", ncols=4, frameon=False, fontsize=9)
    return axes


def funnel(steps: pd.DataFrame, ax: Axes, *, other_unit: str = "", longest: int = 90) -> Axes:
    """A bar for what is left after each step, and below it what was lost before.

    Args:
        steps: has columns ``step, left, lost``.
        ax: where to draw.
        other_unit: a step that counts something else, in grey.
        longest: characters that have room below a bar.
    """
    colours = [GREY if name == other_unit else BLUE for name in steps["step"]]
    ax.barh(range(len(steps)), steps["left"], color=colours, height=0.5)
    for place, (count, lost) in enumerate(zip(steps["left"], steps["lost"], strict=True)):
        ax.text(count, place, f" {count:,}", va="center", fontsize=10)
        below = many_classes.labels([lost], longest)[0]
        ax.text(0, place + 0.42, below, va="center", fontsize=8.5, color="0.35")
    ax.set(yticks=range(len(steps)), yticklabels=steps["step"], ylim=(len(steps) - 0.4, -0.5))
    ax.set(xlim=(0, 1.12 * max(1, steps["left"].max())), xlabel="number")
    sns.despine(ax=ax, left=True)
    ax.tick_params(left=False)
    return ax
