"""Charts of what people guessed: each guesser, confidence, and people beside networks."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from facestudy.guess.people import MAJORITY, SINGLE
from facestudy.plots.charts import BLUE, GREY, ORANGE, title_of

MOST = 40
"""Guessers that have a line each."""


def guessers(table: pd.DataFrame, ax: Axes, *, chance: float) -> Axes:
    """Each guesser's accuracy with its interval; of many guessers the distribution.

    Args:
        table: from `facestudy.guess.people.by_guesser`.
        ax: where to draw.
        chance: one over the number of classes.
    """
    values = 100 * table["accuracy"]
    if len(table) > MOST:
        sns.histplot(values, binwidth=5, color=BLUE, ax=ax)
        ax.set_ylabel("guessers")
    else:
        places = range(len(table))
        ends = 100 * table[["low", "high"]].to_numpy().T
        ax.hlines(places, *ends, color="0.35", lw=1.4)
        ax.plot(values, places, "o", color=BLUE, ms=6)
        ax.set(yticks=[], ylim=(len(table) - 0.4, -0.6), ylabel="guessers, the best first")
    ax.axvline(100 * chance, color=GREY, ls=":", lw=1.6)
    ax.set(xlim=(0, 100), xlabel="accuracy in %\n(dotted: guessing; line: 95% interval)")
    sns.despine(ax=ax, left=True)
    return ax


def calibration(table: pd.DataFrame, ax: Axes) -> Axes:
    """How often answers of each confidence are right (from `facestudy.guess.people.calibration`).

    Args:
        table: one row per confidence.
        ax: where to draw.
    """
    said, right = 100 * table["confidence"], 100 * table["accuracy"]
    ends = 100 * table[["low", "high"]].to_numpy().T
    ax.plot([0, 100], [0, 100], color=GREY, ls=":", lw=1.6)
    ax.vlines(said, *ends, color="0.35", lw=1.4)
    ax.plot(said, right, "o-", color=BLUE, ms=6)
    for x, y, count in zip(said, ends[1], table["answers"], strict=True):
        ax.text(x, y + 2, f"{count}", ha="center", fontsize=8, color="0.35")
    ax.set(xlim=(0, 104), ylim=(0, 108))
    ax.set(xlabel="confidence in %", ylabel="right in %\n(number: answers)")
    sns.despine(ax=ax)
    return ax


def differences(found: Mapping[str, Mapping[str, Any]], ax: Axes) -> Axes:
    """People minus each network, on the same portraits.

    Args:
        found: from `facestudy.guess.people.differences`.
        ax: where to draw.
    """
    for place, entry in enumerate(found.values()):
        for kind, colour, shift in ((MAJORITY, BLUE, -0.14), (SINGLE, ORANGE, 0.14)):
            low, high = (100 * bound for bound in entry[kind]["ci95"])
            ax.plot([low, high], [place + shift] * 2, color=colour, lw=2.2)
            ax.plot(100 * entry[kind]["value"], place + shift, "o", color=colour, ms=7,
                    label=kind if place == 0 else None)  # fmt: skip
    ax.axvline(0, color="0.35", lw=1)
    names = [title_of(name) for name in found]
    ax.set(yticks=range(len(names)), yticklabels=names, ylim=(len(names) - 0.5, -0.5))
    ax.set_xlabel("people minus network, in points of accuracy\n(line: 95% interval)")
    ax.legend(frameon=False, loc="upper left", bbox_to_anchor=(1, 1))
    ax.grid(axis="x", alpha=0.3)
    sns.despine(ax=ax, left=True)
    return ax


def power(curves: Mapping[float, Sequence[float]], guessers: Sequence[int], ax: Axes) -> Axes:
    """How often people are told from a network, by the number of guessers.

    Args:
        curves: for each difference in accuracy the shares from `facestudy.guess.crowd.power`.
        guessers: how many there are.
        ax: where to draw.
    """
    colours = sns.color_palette("cividis", len(curves))
    for (difference, shares), colour in zip(curves.items(), colours, strict=True):
        label = f"{abs(100 * difference):.0f} points" if difference else "none (false alarms)"
        ax.plot(guessers, [100 * share for share in shares], "o-", color=colour, ms=5, label=label)
    ax.axhline(80, color=GREY, ls=":", lw=1.4)
    ax.set(xscale="log", xticks=guessers, xticklabels=guessers, ylim=(0, 103))
    ax.minorticks_off()
    ax.set(xlabel="guessers", ylabel="told from the network in %")
    ax.legend(
        frameon=False, title="difference in accuracy", loc="upper left", bbox_to_anchor=(1, 1)
    )
    ax.grid(axis="y", alpha=0.3)
    sns.despine(ax=ax)
    return ax
