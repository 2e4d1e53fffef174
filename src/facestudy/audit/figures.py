"""The audit's figures; each draws on the axes it is given and returns them."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import seaborn as sns
from matplotlib.axes import Axes

from facestudy.audit.controls import registry
from facestudy.audit.controls.registry import ALL_SITE, CROP, FACE
from facestudy.plots.charts import BLUE, GREEN, GREY, ORANGE


def auc_by_control(evidence: Mapping[str, Any], ax: Axes) -> Axes:
    """The AUC of the crop and of each control in unseen departments, with intervals."""
    with_face = {CROP, *registry.names(FACE), registry.with_face(ALL_SITE)}
    rows = [("the crop, departments seen before", evidence["random_split"], ORANGE)]
    for name, title in registry.titles().items():
        rows.append((title, evidence["grouped"][name], BLUE if name in with_face else GREY))
    for y, (_, figures, colour) in enumerate(rows):
        low, high = figures["auc"]["ci95"]
        ax.plot([low, high], [y, y], color=colour, linewidth=2.4, solid_capstyle="butt")
        ax.plot(figures["auc"]["value"], y, "o", color=colour, markersize=8)
        ax.text(high + 0.012, y, f"{figures['auc']['value']:.2f}", va="center", fontsize=10)
    ax.axvline(0.5, color=GREEN, linestyle=":", linewidth=1.6)
    ax.text(0.5, -0.75, "guessing", color=GREEN, ha="center", fontsize=9)
    low = min(0.44, *(figures["auc"]["ci95"][0] - 0.02 for _, figures, _ in rows))
    ax.set(yticks=range(len(rows)), yticklabels=[title for title, _, _ in rows])
    ax.set(xlim=(low, 1.06), ylim=(len(rows) - 0.4, -1.1))
    ax.set_xlabel("area under the curve (line: 95% interval over departments)")
    sns.despine(ax=ax, left=True)
    ax.tick_params(left=False)
    return ax


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
