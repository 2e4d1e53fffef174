"""The figures of curation; each draws on the axes that it is given and returns them."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.ticker import PercentFormatter

from facestudy.curate import decisions
from facestudy.curate.self_training import SelfTraining
from facestudy.plots import many_classes
from facestudy.plots.charts import BLUE, GREEN, GREY, ORANGE, RED

COLOURS = (GREY, GREEN, ORANGE, BLUE)
"""Of labels, quality checks, and the model's bad and good verdicts."""


def probability_histogram(result: SelfTraining, number: int, ax: Axes) -> Axes:
    """The probabilities of all faces in a round, on a logarithmic axis, with its thresholds.

    Args:
        result: of self-training.
        number: of the round, from 1.
        ax: where to draw.

    Returns:
        the axes.
    """
    values = result.probabilities[number - 1].astype(float)
    row = result.history.iloc[number - 1]
    ax.hist(values, bins=np.linspace(0, 1, 41).tolist(), color=GREY, alpha=0.7, log=True)
    for threshold, colour in ((row["low"], ORANGE), (row["high"], BLUE)):
        ax.axvline(threshold, color=colour, linestyle="--", linewidth=1.5)
    counts = f"{row['bad']:.0f} bad, {row['good']:.0f} good"
    ax.set_title(f"round {number}: {counts}", fontsize=10, loc="left")
    ax.set(xlabel="probability of being good", ylabel="faces", xlim=(-0.01, 1.01), ylim=(0.7, None))
    sns.despine(ax=ax)
    return ax


def rounds_to_show(result: SelfTraining | None, most: int = 4) -> list[int]:
    """The first and the last round and some between them, at most so many."""
    if result is None:
        return []
    count = len(result.history)
    return sorted({round(number) for number in np.linspace(1, count, min(most, count))})


def sorted_by_round(result: SelfTraining, ax: Axes) -> Axes:
    """The share of sorted faces after each round, by the source of the verdict."""
    count = max(len(result.ids), 1)
    rounds = np.arange(len(result.history) + 1)
    by_model = result.sources == decisions.MODEL
    parts = [
        np.full(len(rounds), (result.sources == source).sum())
        for source in (decisions.HAND, decisions.SIGNAL)
    ]
    for verdict in (decisions.BAD, decisions.GOOD):
        chosen = by_model & (result.verdicts == verdict)
        parts.append(np.array([(chosen & (result.round <= number)).sum() for number in rounds]))
    names = ["labelled by hand", "bad by a quality check", "bad by the model", "good by the model"]
    bottom = np.zeros(len(rounds))
    for name, part, colour in zip(names, parts, COLOURS, strict=True):
        height = 100 * part / count
        ax.bar(rounds, height, bottom=bottom, color=colour, label=name, width=0.85)
        bottom += height
    ticks = rounds[:: max(1, len(rounds) // 8)].tolist()
    ax.set(xlabel="round", ylabel="faces sorted (%)", ylim=(0, 100), xticks=ticks)
    handles, texts = ax.get_legend_handles_labels()
    ax.legend(handles[::-1], texts[::-1], frameon=False, bbox_to_anchor=(1.0, 1), loc="upper left")
    sns.despine(ax=ax)
    return ax


def sweep(table: pd.DataFrame, ax: Axes, truth: Sequence[float] | None = None) -> Axes:
    """Error against coverage over the thresholds.

    Args:
        table: from `facestudy.curate.error_rates.sweep`.
        ax: where to draw.
        truth: the true error at each level, where it is known.

    Returns:
        the axes.
    """
    measured = table.dropna(subset=["error"])
    ax.vlines(100 * measured["coverage"], measured["low"], measured["high"], color=BLUE,
              linewidth=2)  # fmt: skip
    ax.plot(100 * measured["coverage"], measured["error"], "o", color=BLUE, label="held-out labels")
    if truth is not None:
        ax.plot(100 * table["coverage"], truth, "D", color=RED, label="all faces (ground truth)")
    for row in _apart(measured):
        ax.annotate(f"{row.level:g}", (100 * row.coverage, row.high), xytext=(0, 4),
                    textcoords="offset points", ha="center", fontsize=8, color=GREY)  # fmt: skip
    ax.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    ax.set(xlabel="faces beyond the thresholds (%)", ylabel="share that is wrong")
    ax.set_ylim(bottom=0)
    ax.legend(frameon=False, loc="upper left", bbox_to_anchor=(0, 1.16), ncols=2)
    sns.despine(ax=ax)
    return ax


def class_sizes(verdicts: pd.Series, groups: pd.Series, losses: pd.DataFrame, ax: Axes) -> Axes:
    """The faces of each class before and after; classes flagged for their losses in red.

    Of many classes those with most faces are shown, and the flagged ones first.

    Args:
        verdicts: "good", "bad" or "" of each face.
        groups: the class of each face.
        losses: from `facestudy.curate.error_rates.losses`.
        ax: where to draw.

    Returns:
        the axes.
    """
    flagged = losses.index[losses["flagged"]][: many_classes.MOST]
    others = groups[~groups.isin(flagged)].value_counts()
    names = sorted([*flagged, *many_classes.largest(others, many_classes.MOST - len(flagged))])
    before = groups.value_counts().reindex(names)
    after = groups[(verdicts != decisions.BAD).to_numpy()].value_counts().reindex(names).fillna(0)
    positions = np.arange(len(names))
    ax.barh(positions, before, height=0.6, color="0.85", label="before")
    colours = [RED if losses.loc[name, "flagged"] else BLUE for name in names]
    ax.barh(positions, after, height=0.6, color=colours, label="after")
    for position, name in enumerate(names):
        share = 100 * losses.loc[name, "share"]
        ax.text(before[name], position, f"  -{share:.1f}%", va="center", fontsize=9)
    ax.set(xlabel="faces", ylim=(len(names) - 0.5, -0.5))
    ax.set_yticks(positions, many_classes.labels(names))
    ax.set_xlim(0, before.max() * 1.15)
    which = many_classes.note(len(names), groups.nunique())
    title = "grey: removed as bad" + (f"; {which}, flagged ones first" if which else "")
    ax.set_title(title, fontsize=10, loc="left")
    sns.despine(ax=ax, left=True)
    ax.tick_params(left=False)
    return ax


def _apart(table: pd.DataFrame) -> list[Any]:
    """Rows whose points are far enough apart for a label."""
    rows: list[Any] = []
    for row in table.sort_values("coverage", ascending=False).itertuples():
        if not rows or abs(rows[-1].coverage - row.coverage) > 0.01:
            rows.append(row)
    return rows
