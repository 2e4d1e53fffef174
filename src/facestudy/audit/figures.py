"""The audit's figures; each draws on the axes it is given and returns them."""

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from facestudy.audit.comparable import DEPARTMENTS
from facestudy.audit.controls.registry import CROP, FACE, GROUPS, titles
from facestudy.audit.numbers_in_words import p_value
from facestudy.plots.charts import BLUE, GREEN, GREY, ORANGE

GUESSING = 0.5
SHORT = {
    "site": "the site",
    "demographics": "+ demographics",
    "presentation": "+ presentation",
    "light": "+ light on the face",
    "face": "+ the face",
}
"""Rows of the steps; the first has no sign, whichever it is."""
BAR = 0.56
UNDEFINED = "not defined"
SIGNAL_SIZE = (11, 3.7)
"""Of `signal_figure`, in inches."""


STACKED_SIZE = (5, 7.2)
"""Of `signal_figure` with one panel below the other."""


def signal_figure(
    audit: Mapping[str, Any], figure: Figure | None = None, *, stacked: bool = False
) -> Figure:
    """`what_is_in_the_signal` as a figure of its own, with its legend.

    Args:
        audit: the contents of ``audit.json``, whose evidence has ``steps``.
        figure: an empty one of `SIGNAL_SIZE` with constrained layout; by default a new one, which
            pyplot does not know and a notebook does not show.
        stacked: one panel below the other, for a narrow screen.
    """
    size = STACKED_SIZE if stacked else SIGNAL_SIZE
    figure = figure or Figure(figsize=size, layout="constrained")
    rows, columns = (2, 1) if stacked else (1, 2)
    grid: dict[str, Any] = {"height_ratios": [2, 3]} if stacked else {"width_ratios": [2, 3]}
    axes = figure.subplots(rows, columns, **grid)
    for ax in what_is_in_the_signal(audit, axes):
        if stacked:  # a title in one line would be cut off
            ax.set_title(textwrap.fill(ax.get_title("left"), 32), loc="left", fontsize=10)
    truth = any("truth" in entry for entry in audit["evidence"]["steps"])
    figure.legend(
        handles=_legend(truth=truth),
        loc="outside lower center",
        ncols=2 if stacked else 4,
        frameon=False,
        fontsize=9,
    )
    return figure


def what_is_in_the_signal(audit: Mapping[str, Any], axes: Sequence[Axes]) -> Sequence[Axes]:
    """The audit in two panels: what protocols claim, and what each group of evidence adds.

    The panels are not forced to meet: the left one shows one probe on the crop, the right one
    probes on growing sets of evidence, with whole departments left out.

    Args:
        audit: the contents of ``audit.json``, whose evidence has ``steps``.
        axes: two.
    """
    protocols(audit, axes[0])
    waterfall(audit["evidence"], axes[1])
    low = min(ax.get_xlim()[0] for ax in axes)
    high = max(ax.get_xlim()[1] for ax in axes)
    for ax in axes:
        ax.set_xlim(low, high)
    return axes


def protocols(audit: Mapping[str, Any], ax: Axes) -> Axes:
    """The crop's AUC on the split of the study, in random folds, and with departments left out."""
    evidence = audit["evidence"]
    rows = [("the split of the study", audit["published_split"]["figure"], GREY)]
    if evidence["units"] == DEPARTMENTS:
        rows.append(("random folds", evidence["random_split"]["auc"], GREY))
    left_out = f"{evidence['units']} left out"
    rows.append((left_out, evidence["grouped"][CROP]["auc"], BLUE))
    for y, (_, figure, colour) in enumerate(rows):
        _interval(ax, y, figure, colour)
    _rows(ax, [label for label, _, _ in rows])
    ax.set_title("The crop, by what is left out of training", loc="left", fontsize=11)
    return ax


def waterfall(evidence: Mapping[str, Any], ax: Axes) -> Axes:
    """How each group of evidence moves the AUC; a step down is hatched.

    Args:
        evidence: of `facestudy.audit.evidence.measure_evidence`.
        ax: where to draw.
    """
    steps, before = evidence["steps"], GUESSING
    for y, entry in enumerate(steps):
        colour = BLUE if entry["group"] == FACE else GREY
        _step(ax, y, before, entry, colour)
        before = entry["auc"]["value"]
        if y + 1 < len(steps):
            ax.plot([before] * 2, [y + BAR / 2, y + 1 - BAR / 2], color="0.7", linewidth=1, ls=":")
        _beside(ax, y, f"{100 * entry['step']['value']:+.1f}", colour)
        _beside(ax, y, p_value(entry["test"]["p"]), colour, indent=44)
    names = [SHORT[entry["group"]] for entry in steps]
    _rows(ax, [name.removeprefix("+ ") if y == 0 else name for y, name in enumerate(names)])
    title = f"What each adds, in points of AUC ({evidence['units']} left out)"
    ax.set_title(title, loc="left", fontsize=11)
    return ax


def _step(ax: Axes, y: float, before: float, entry: Mapping[str, Any], colour: Any) -> None:
    value, step = entry["auc"]["value"], entry["step"]
    down = {"hatch": "////", "facecolor": "white", "edgecolor": colour, "linewidth": 0.8}
    style = down if value < before else {"color": colour, "alpha": 0.3}
    ax.barh(y, value - before, left=before, height=BAR, **style)
    ends = [before + bound for bound in step["ci95"]]
    ax.plot(ends, [y, y], color=colour, linewidth=2)
    ax.plot(value, y, "o", color=colour, markersize=6)
    if step["permuted_mean"] is not None:
        _permuted(ax, y, before + step["permuted_mean"])
    if "truth" in entry:
        place = y + BAR / 2 + 0.12
        ax.plot(before + entry["truth"], place, "^", color=GREEN, markersize=6, zorder=3)


def auc_by_control(evidence: Mapping[str, Any], ax: Axes) -> Axes:
    """The AUC of the crop and of each control by itself, with whole departments left out."""
    rows = [(title, evidence["grouped"].get(name)) for name, title in titles().items()]
    present = [(title, figures["auc"]) for title, figures in rows if figures]
    for y, (_, figure) in enumerate(present):
        _interval(ax, y, figure, GREY if y else BLUE)
    _rows(ax, [title for title, _ in present])
    ax.legend(
        handles=_legend(bars=False), loc="upper center", bbox_to_anchor=(0.4, -0.16), ncols=2,
        frameon=False, fontsize=9,
    )  # fmt: skip
    return ax


def permutation_histogram(test: Mapping[str, Any], ax: Axes) -> Axes:
    """The AUCs of permuted labels, and that of the real ones."""
    null = np.asarray(test["null"], float)
    ax.hist(null, bins=min(40, max(10, len(null) // 10)), color=GREY, alpha=0.55)
    ax.axvline(test["auc"], color=BLUE, linewidth=2.4)
    side = -1 if test["auc"] > null.mean() else 1
    ax.annotate(
        f"the real labels\np = {test['p']:.3f}", (test["auc"], 0.96), (side * 6, 0),
        xycoords=("data", "axes fraction"), textcoords="offset points", color=BLUE,
        ha="right" if side < 0 else "left", va="top", fontsize=10,
    )  # fmt: skip
    ax.set(xlabel="area under the curve (AUC)", ylabel="permutations")
    ax.set_title(f"Labels permuted: {test['permuted']}", fontsize=11, loc="left")
    ax.margins(x=0.08)
    sns.despine(ax=ax)
    return ax


def shapley(evidence: Mapping[str, Any], ax: Axes) -> Axes:
    """What each group adds in the audit's order (hollow), and averaged over all orders (bar)."""
    values = evidence["shapley"]
    in_order = {entry["group"]: entry["step"]["value"] for entry in evidence["steps"]}
    for y, (name, value) in enumerate(values.items()):
        colour = BLUE if name == FACE else GREY
        ax.barh(y, 100 * value, color=colour, alpha=0.4, height=BAR)
        ax.plot(100 * in_order[name], y, "o", mfc="white", mec=colour, mew=1.6, markersize=7)
        _beside(ax, y, f"{100 * value:+.1f}", colour)
    ax.axvline(0, color=GREEN, linestyle=":", linewidth=1.6, zorder=0)
    ax.set(yticks=range(len(values)), yticklabels=[GROUPS[name] for name in values])
    ax.set_ylim(len(values) - 0.5, -0.6)
    ax.set_xlabel("points of AUC\n(bar: average over all orders; circle: in the audit's order)")
    ax.margins(x=0.08)
    sns.despine(ax=ax, left=True)
    ax.tick_params(left=False)
    return ax


def _interval(ax: Axes, y: float, figure: Mapping[str, Any], colour: Any) -> None:
    value = figure["value"]
    if not _known(value):
        _beside(ax, y, UNDEFINED, colour)
        return
    if _known(*figure["ci95"]):
        ax.plot(figure["ci95"], [y, y], color=colour, linewidth=2.4, solid_capstyle="butt")
    if _known(figure["permuted_mean"]):
        _permuted(ax, y, figure["permuted_mean"])
    ax.plot(value, y, "o", color=colour, markersize=8)
    _beside(ax, y, f"{value:.3f}", colour)


def _known(*values: float | None) -> bool:
    return all(value is not None and np.isfinite(value) for value in values)


def _permuted(ax: Axes, y: float, value: float) -> None:
    ax.plot(value, y, "|", color=ORANGE, markersize=13, mew=2.2, zorder=3)


def _beside(ax: Axes, y: float, text: str, colour: Any, *, indent: float = 8) -> None:
    """Text in a column to the right of the axes, where no line can run through it."""
    ax.annotate(
        text, (1, y), (indent, 0), xycoords=ax.get_yaxis_transform(), textcoords="offset points",
        color=colour, va="center", fontsize=9.5,
    )  # fmt: skip


def _rows(ax: Axes, labels: Sequence[str]) -> None:
    """Names of the rows, the line of guessing, and the axis of the AUC."""
    ax.axvline(GUESSING, color=GREEN, linestyle=":", linewidth=1.6, zorder=0)
    ax.annotate(
        "guessing", (GUESSING, -0.72), (4, 0), textcoords="offset points", color=GREEN,
        va="center", fontsize=9,
    )  # fmt: skip
    ax.set(yticks=range(len(labels)), yticklabels=labels, ylim=(len(labels) - 0.4, -1.0))
    ax.set_xlabel("area under the curve (AUC)")
    ax.locator_params(axis="x", nbins=6)
    ax.margins(x=0.06)
    sns.despine(ax=ax, left=True)
    ax.tick_params(left=False)


def _legend(*, bars: bool = True, truth: bool = False) -> list[Any]:
    style = {"linestyle": "", "markersize": 11, "mew": 2.2, "color": ORANGE}
    handles: list[Any] = [
        Line2D([], [], color=GREY, marker="o", linewidth=2.4, label="measured, 95% interval"),
        Line2D([], [], marker="|", label="mean of permuted labels", **style),
    ]
    if bars:
        handles.append(Patch(facecolor="white", edgecolor=GREY, hatch="////", label="step down"))
    if truth:
        handles.append(
            Line2D([], [], marker="^", color=GREEN, linestyle="", label="truth of the campus")
        )
    return handles
