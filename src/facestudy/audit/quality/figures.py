"""Figures on how good an audit is; each draws on the axes it is given and returns them."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import seaborn as sns
from matplotlib.axes import Axes

from facestudy.audit.quality.power import FOUND
from facestudy.plots.charts import BLUE, GREEN, GREY, ORANGE

COLOURS = {"face": BLUE, "site": ORANGE, "presentation": GREY}
OF_FAMILY = {"face": BLUE, "not the face": ORANGE, "cannot tell": GREY}


def power_curves(power: Mapping[str, Mapping[str, Any]], ax: Axes) -> Axes:
    """How often a signal of a given size is found, by the group that it is planted in."""
    for name, curve in power.items():
        colour = COLOURS.get(name, GREY)
        ax.plot(curve["auc"], 100 * np.array(curve["rate"]), "o-", color=colour, label=name)
    ax.axhline(100 * FOUND, color=GREEN, linestyle=":", linewidth=1.6)
    ax.set(xlabel="size of the planted signal (AUC beyond the other groups)")
    ax.set(ylabel="found, % of the plantings", ylim=(-3, 103))
    ax.legend(frameon=False, title="planted in")
    sns.despine(ax=ax)
    return ax


def specification_curve(stability: Mapping[str, Any], axes: Sequence[Axes]) -> Sequence[Axes]:
    """The face's step under every variant, sorted, and below it which choices each made.

    Args:
        stability: of ``audit_quality.json``.
        axes: two, one above the other, with a common x axis.
    """
    tested = [entry for entry in stability["variants"] if entry["step"]]
    ordered = sorted(tested, key=lambda entry: entry["step"]["value"])
    for x, entry in enumerate(ordered):
        colour = OF_FAMILY[entry["family"]]
        low, high = (100 * bound for bound in entry["step"]["ci95"])
        axes[0].plot([x, x], [low, high], color=colour, linewidth=1.6)
        axes[0].plot(x, 100 * entry["step"]["value"], "o", color=colour, markersize=5)
    axes[0].axhline(0, color=GREEN, linestyle=":", linewidth=1.6)
    axes[0].set_ylabel("step of the face,\npoints of AUC")
    for family, colour in OF_FAMILY.items():
        axes[0].plot([], [], "o", color=colour, label=family)
    axes[0].legend(frameon=False, ncols=3, fontsize=9, loc="upper left")
    _choices(ordered, axes[1])
    for ax in axes:
        sns.despine(ax=ax)
    return axes


def _choices(ordered: Sequence[Mapping[str, Any]], ax: Axes) -> None:
    """A row for each value of each choice, with a mark where a variant made it."""
    titles = {
        "penalty": "penalty x",
        "seed": "folds",
        "representation": "",
        "covariates": "age, sex",
    }
    rows = [
        (name, value)
        for name in titles
        for value in sorted({entry[name] for entry in ordered}, key=str)
    ]
    for y, (name, value) in enumerate(rows):
        made = [x for x, entry in enumerate(ordered) if entry[name] == value]
        ax.plot(made, [y] * len(made), "s", color=GREY, markersize=4)
    labels = [f"{titles[name]} {value}".strip() for name, value in rows]
    ax.set(yticks=range(len(rows)), yticklabels=labels, ylim=(len(rows) - 0.5, -0.5))
    ax.tick_params(axis="y", labelsize=8, left=False)
    ax.set(xticks=[], xlabel=f"{len(ordered)} variants of the audit, by the face's step")


def learning_curves(curve: Sequence[Mapping[str, Any]], ax: Axes) -> Axes:
    """The crop's AUC with part of the departments, and with part of their people."""
    for of, colour in (("departments", BLUE), ("people", ORANGE)):
        rows = [entry for entry in curve if entry["of"] == of]
        x, y = [entry["people"] for entry in rows], np.array([entry["mean"] for entry in rows])
        spread = np.array([entry["sd"] for entry in rows])
        ax.plot(x, y, "o-", color=colour, label=f"a share of the {of}")
        ax.fill_between(x, y - spread, y + spread, color=colour, alpha=0.15, linewidth=0)
    ax.axhline(0.5, color=GREEN, linestyle=":", linewidth=1.6)
    ax.set(xlabel="portraits", ylabel="AUC, departments left out")
    ax.legend(frameon=False)
    sns.despine(ax=ax)
    return ax
