"""The audit's figures; each draws on the axes it is given and returns them."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import seaborn as sns
from matplotlib.axes import Axes

from facestudy.audit.controls.registry import CROP, FACE, GROUPS, titles
from facestudy.plots.charts import BLUE, GREEN, GREY, ORANGE

GUESSING = 0.5
PROTOCOLS = {
    "published split": "the published split",
    "random folds": "random folds",
    "departments left out": "departments left out",
}
SHORT = {
    "site": "the site",
    "demographics": "+ demographics",
    "presentation": "+ presentation",
    "light": "+ light on the face",
    "face": "+ the face",
}


def what_is_in_the_signal(audit: Mapping[str, Any], axes: Sequence[Axes]) -> Sequence[Axes]:
    """The audit in two panels: what protocols claim, and what each group of evidence adds.

    The panels are not forced to meet: the left one shows one probe on the crop, the right one
    probes on growing sets of evidence, with whole departments left out.

    Args:
        audit: the contents of ``audit.json``.
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
    """The crop's AUC on the published split, in random folds, and with departments left out."""
    evidence = audit["evidence"]
    figures = (
        audit["published_split"],
        evidence["random_split"]["auc"],
        evidence["grouped"][CROP]["auc"],
    )
    colours = (ORANGE, ORANGE, BLUE)
    for y, (entry, colour) in enumerate(zip(figures, colours, strict=True)):
        _interval(ax, y, entry.get("figure", entry), colour)
    _guessing(ax)
    ax.set(yticks=range(3), yticklabels=list(PROTOCOLS.values()), ylim=(2.6, -0.9))
    ax.set_title("the crop, by what is left out", loc="left", fontsize=11)
    return _bare(ax)


def waterfall(evidence: Mapping[str, Any], ax: Axes) -> Axes:
    """How each group of evidence moves the AUC; a step down is drawn as such.

    Args:
        evidence: of `facestudy.audit.evidence.measure_evidence`.
        ax: where to draw.
    """
    before = GUESSING
    for y, entry in enumerate(evidence["steps"]):
        value, step = entry["auc"]["value"], entry["step"]
        colour = BLUE if entry["group"] == FACE else GREY
        ax.barh(y, value - before, left=before, color=colour, alpha=0.35, height=0.55)
        ax.plot([value, value], [y - 0.28, y + 0.28], color=colour, linewidth=2.4)
        low, high = (before + bound for bound in step["ci95"])
        ax.plot([low, high], [y, y], color=colour, linewidth=1.6)
        ax.plot(before + step["permuted_mean"], y, "|", color=ORANGE, markersize=11, mew=1.8)
        if "truth" in entry:
            ax.plot(before + entry["truth"], y, "D", color=GREEN, markersize=5)
        text = f"{100 * step['value']:+.1f}   p = {entry['test']['p']:.3f}"
        ax.text(max(high, value) + 0.008, y, text, va="center", fontsize=9)
        before = value
    _guessing(ax)
    names = [SHORT[entry["group"]] for entry in evidence["steps"]]
    ax.set(yticks=range(len(names)), yticklabels=names, ylim=(len(names) - 0.4, -0.9))
    ax.set_title("what each adds, in points of AUC", loc="left", fontsize=11)
    low, high = ax.get_xlim()
    ax.set_xlim(low, high + 0.09)
    return _bare(ax)


def auc_by_control(evidence: Mapping[str, Any], ax: Axes) -> Axes:
    """The AUC of the crop and of each control by itself, with whole departments left out."""
    rows = [(title, evidence["grouped"].get(name)) for name, title in titles().items()]
    present = [(title, figures["auc"]) for title, figures in rows if figures]
    for y, (_, figure) in enumerate(present):
        _interval(ax, y, figure, BLUE if y == 0 else GREY)
    _guessing(ax)
    ax.set(yticks=range(len(present)), yticklabels=[title for title, _ in present])
    ax.set_ylim(len(present) - 0.4, -0.9)
    return _bare(ax)


def permutation_histogram(test: Mapping[str, Any], ax: Axes) -> Axes:
    """The AUCs of permuted labels, and that of the real ones."""
    null = np.asarray(test["null"])
    ax.hist(null, bins=40, color=GREY, alpha=0.55)
    ax.axvline(test["auc"], color=BLUE, linewidth=2.4)
    side = "right" if test["auc"] > null.mean() else "left"
    ax.text(
        test["auc"] * (0.98 if side == "right" else 1.005), ax.get_ylim()[1] * 0.92,
        f"the real labels\np = {test['p']:.3f}", color=BLUE, ha=side, va="top", fontsize=10,
    )  # fmt: skip
    ax.set(xlabel="area under the curve", ylabel="permutations")
    ax.set_title(f"labels permuted: {test['permuted']}", fontsize=11, loc="left")
    sns.despine(ax=ax)
    return ax


def shapley(evidence: Mapping[str, Any], ax: Axes) -> Axes:
    """What each group adds, averaged over all orders of the groups."""
    values = evidence["shapley"]
    ax.barh(range(len(values)), [100 * value for value in values.values()], color=GREY, height=0.55)
    ax.axvline(0, color=GREEN, linestyle=":", linewidth=1.6)
    ax.set(yticks=range(len(values)), yticklabels=[GROUPS[name] for name in values])
    ax.set(xlabel="points of AUC, averaged over all orders", ylim=(len(values) - 0.4, -0.6))
    sns.despine(ax=ax, left=True)
    ax.tick_params(left=False)
    return ax


def _interval(ax: Axes, y: float, figure: Mapping[str, Any], colour: Any) -> None:
    low, high = figure["ci95"]
    ax.plot([low, high], [y, y], color=colour, linewidth=2.4, solid_capstyle="butt")
    ax.plot(figure["value"], y, "o", color=colour, markersize=8)
    if figure["permuted_mean"] is not None:
        ax.plot(figure["permuted_mean"], y, "|", color=ORANGE, markersize=11, mew=1.8)
    ax.text(high + 0.008, y, f"{figure['value']:.3f}", va="center", fontsize=10)


def _guessing(ax: Axes) -> None:
    ax.axvline(GUESSING, color=GREEN, linestyle=":", linewidth=1.6, zorder=0)
    ax.text(GUESSING, -0.62, "guessing", color=GREEN, ha="center", fontsize=9)


def _bare(ax: Axes) -> Axes:
    ax.set_xlabel("area under the curve (line: 95% interval; orange: labels permuted)", fontsize=9)
    sns.despine(ax=ax, left=True)
    ax.tick_params(left=False)
    return ax
