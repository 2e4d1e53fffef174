"""The audit's own figures; each draws on the axes that it is given and returns them."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import seaborn as sns
from matplotlib.axes import Axes

from facestudy.audit.controls.control_features import (
    BACKGROUND,
    COLOURS,
    CROP,
    FACE,
    FILE,
    REST,
    with_face,
)
from facestudy.plots.charts import BLUE, GREEN, GREY, ORANGE

NAMES = {
    CROP: "the crop, as the models see it",
    FACE: "the face alone",
    BACKGROUND: "the background alone",
    COLOURS: "4 x 4 colours",
    FILE: "the file's facts",
    REST: "all but the face",
    with_face(REST): "all but the face, and the face",
}


def kinds(evidence: Mapping[str, Any], ax: Axes) -> Axes:
    """What each part of the pictures tells of departments that were never seen: AUC."""
    rows = [("the crop, departments seen before", evidence["random_split"], ORANGE)]
    for kind, name in NAMES.items():
        colour = BLUE if kind in (CROP, FACE, with_face(REST)) else GREY
        rows.append((name, evidence["grouped"][kind], colour))
    for place, (_, found, colour) in enumerate(rows):
        low, high = found["auc"]["ci95"]
        ax.plot([low, high], [place, place], color=colour, linewidth=2.4, solid_capstyle="butt")
        ax.plot(found["auc"]["value"], place, "o", color=colour, markersize=8)
        ax.text(high + 0.012, place, f"{found['auc']['value']:.2f}", va="center", fontsize=10)
    ax.axvline(0.5, color=GREEN, linestyle=":", linewidth=1.6)
    ax.text(0.5, -0.75, "guessing", color=GREEN, ha="center", fontsize=9)
    low = min(0.44, *(found["auc"]["ci95"][0] - 0.02 for _, found, _ in rows))
    ax.set(yticks=range(len(rows)), yticklabels=[name for name, _, _ in rows])
    ax.set(xlim=(low, 1.06), ylim=(len(rows) - 0.4, -1.1))
    ax.set_xlabel("area under the curve (line: 95 % interval over departments)")
    sns.despine(ax=ax, left=True)
    ax.tick_params(left=False)
    return ax


def permutations(test: Mapping[str, Any], ax: Axes) -> Axes:
    """The AUCs of labels that mean nothing, and that of the real ones."""
    null = np.asarray(test["null"])
    ax.hist(null, bins=40, color=GREY, alpha=0.55)
    ax.axvline(test["auc"], color=BLUE, linewidth=2.4)
    side = "right" if test["auc"] > null.mean() else "left"
    share = 0.98 if side == "right" else 1.02
    ax.text(
        test["auc"] * (share if side == "right" else 1.005), ax.get_ylim()[1] * 0.92,
        f"the real labels\np = {test['p']:.3f}", color=BLUE, ha=side, va="top", fontsize=10,
    )  # fmt: skip
    ax.set(xlabel="area under the curve", ylabel="permutations")
    ax.set_title(f"labels permuted: {test['permuted']}", fontsize=11, loc="left")
    sns.despine(ax=ax)
    return ax
