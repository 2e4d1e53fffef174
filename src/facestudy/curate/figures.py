"""The curation's own figures; each draws on the axes that it is given and returns them."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.ticker import PercentFormatter

from facestudy.curate import decisions
from facestudy.curate.self_training import Sorting
from facestudy.plots.charts import BLUE, GREEN, GREY, ORANGE, RED

KINDS = {"labelled": GREY, "signal": GREEN, "bad": ORANGE, "good": BLUE}


def histogram(sorting: Sorting, number: int, ax: Axes) -> Axes:
    """What a round (from 1) thought of all faces, on a logarithmic axis, with its thresholds."""
    values = sorting.probabilities[number - 1].astype(float)
    row = sorting.history.iloc[number - 1]
    ax.hist(values, bins=np.linspace(0, 1, 41), color=GREY, alpha=0.7, log=True)
    for threshold, colour in ((row["low"], ORANGE), (row["high"], BLUE)):
        ax.axvline(threshold, color=colour, linestyle="--", linewidth=1.5)
    moved = f"{row['bad']:.0f} bad, {row['good']:.0f} good moved"
    ax.set_title(f"round {number}: {moved}", fontsize=10, loc="left")
    ax.set(xlabel="probability of being good", ylabel="faces", xlim=(-0.01, 1.01), ylim=(0.7, None))
    sns.despine(ax=ax)
    return ax


def shown_rounds(sorting: Sorting | None, most: int = 4) -> list[int]:
    """The first and the last round and some between, all of them where there are few."""
    if sorting is None:
        return []
    count = len(sorting.history)
    return sorted({round(each) for each in np.linspace(1, count, min(most, count))})


def growth(sorting: Sorting, ax: Axes) -> Axes:
    """How the sorted share grows, round after round, by who sorted."""
    count = max(len(sorting.ids), 1)
    rounds = np.arange(len(sorting.history) + 1)
    model = sorting.sources == decisions.MODEL
    parts = {
        "labelled": np.full(len(rounds), (sorting.sources == decisions.HAND).sum()),
        "signal": np.full(len(rounds), (sorting.sources == decisions.SIGNAL).sum()),
    }
    for kind in (decisions.BAD, decisions.GOOD):
        mine = model & (sorting.verdicts == kind)
        parts[kind] = np.array([(mine & (sorting.round <= number)).sum() for number in rounds])
    heights = [100 * part / count for part in parts.values()]
    names = ["labelled by hand", "bad by a signal", "bad by the model", "good by the model"]
    bottom = np.zeros(len(rounds))
    for name, height, colour in zip(names, heights, KINDS.values(), strict=True):
        ax.bar(rounds, height, bottom=bottom, color=colour, label=name, width=0.85)
        bottom += height
    ax.set(xlabel="round", ylabel="faces sorted, %", ylim=(0, 100), xticks=_few(rounds))
    handles, texts = ax.get_legend_handles_labels()
    ax.legend(handles[::-1], texts[::-1], frameon=False, bbox_to_anchor=(1.0, 1), loc="upper left")
    sns.despine(ax=ax)
    return ax


def sweep(table: pd.DataFrame, ax: Axes, truth: pd.Series | None = None) -> Axes:
    """Coverage against error over the thresholds.

    Args:
        table: from `facestudy.curate.error_rates.sweep`.
        ax: where to draw.
        truth: the true error at each level, where it is known.
    """
    seen = table.dropna(subset=["error"])
    ax.vlines(100 * seen["coverage"], seen["low"], seen["high"], color=BLUE, linewidth=2)
    ax.plot(100 * seen["coverage"], seen["error"], "o", color=BLUE, label="labels, held out")
    if truth is not None:
        ax.plot(100 * table["coverage"], truth, "D", color=RED, label="all faces, by the truth")
    for row in _apart(seen):
        ax.annotate(f"{row.level:g}", (100 * row.coverage, row.high), xytext=(0, 4),
                    textcoords="offset points", ha="center", fontsize=8, color=GREY)  # fmt: skip
    ax.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    ax.set(xlabel="faces beyond the thresholds, %", ylabel="of these wrong")
    ax.set_ylim(bottom=0)
    ax.legend(frameon=False, loc="upper left", bbox_to_anchor=(0, 1.16), ncols=2)
    sns.despine(ax=ax)
    return ax


def before_after(verdicts: pd.Series, groups: pd.Series, lost: pd.DataFrame, ax: Axes) -> Axes:
    """Faces of each class before and after; classes that lost many more than others in red.

    Args:
        verdicts: "good", "bad" or "" of each face.
        groups: the class of each.
        lost: from `facestudy.curate.error_rates.losses`.
        ax: where to draw.
    """
    names = sorted(groups.unique())
    before = groups.value_counts().reindex(names)
    after = groups[(verdicts != decisions.BAD).to_numpy()].value_counts().reindex(names).fillna(0)
    places = np.arange(len(names))
    ax.barh(places, before, height=0.6, color="0.85", label="before")
    colours = [RED if lost.loc[name, "flagged"] else BLUE for name in names]
    ax.barh(places, after, height=0.6, color=colours, label="after")
    for place, name in zip(places, names, strict=True):
        share = 100 * lost.loc[name, "share"]
        ax.text(before[name], place, f"  -{share:.1f} %", va="center", fontsize=9)
    ax.set(yticks=places, yticklabels=names, xlabel="faces", ylim=(len(names) - 0.5, -0.5))
    ax.set_xlim(0, before.max() * 1.15)
    ax.set_title("grey: sorted out", fontsize=10, loc="left")
    sns.despine(ax=ax, left=True)
    ax.tick_params(left=False)
    return ax


def _few(rounds: Sequence[int]) -> list[int]:
    step = max(1, len(rounds) // 8)
    return list(rounds)[::step]


def _apart(table: pd.DataFrame) -> list:
    """Rows whose points are far enough from each other to be named."""
    kept: list = []
    for row in table.sort_values("coverage", ascending=False).itertuples():
        if not kept or abs(kept[-1].coverage - row.coverage) > 0.01:
            kept.append(row)
    return kept
