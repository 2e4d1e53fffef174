"""The figure of a transfer: accuracies at home and on the other study."""

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from facestudy.plots.charts import BLUE, GREY, ORANGE, title_of


def transfer(table: pd.DataFrame, ax: Axes, *, first: str, other: str) -> Axes:
    """Accuracies of each model in three places.

    Args:
        table: rows of `facestudy.report.transfer.transfer.COLUMNS`.
        ax: where to draw.
        first: the study that the models learned from.
        other: the study that they were tested on.
    """
    places = np.arange(len(table))
    shares = {name: 100 * table[name].to_numpy(float) for name in ("home", "away", "low", "high")}
    own = 100 * table["own"].to_numpy(float)
    ax.plot(shares["home"], places - 0.2, "s", color=GREY, ms=6, label=f"{first}, its test part")
    errors = [shares["away"] - shares["low"], shares["high"] - shares["away"]]
    label = f"{other}, with 95% interval"
    ax.errorbar(shares["away"], places, xerr=errors, fmt="o", color=BLUE, capsize=3, label=label)
    if np.isfinite(own).any():
        label = f"{other}, by its own model"
        ax.plot(own, places + 0.2, "D", mfc="white", mec=ORANGE, ms=6, label=label)
    ax.axvline(100 * table["chance"].iloc[0], color=GREY, ls=":", label="guessing")
    ax.axvline(100 * table["majority"].iloc[0], color=ORANGE, ls="--", lw=1, label="largest class")
    titles = [title_of(model) for model in table["model"]]
    ax.set(yticks=places, yticklabels=titles, ylim=(len(table) - 0.5, -0.5), xlabel="accuracy in %")
    ax.set_title(f"Learned from {first}, tested on {other}", loc="left")
    ax.legend(frameon=False, fontsize=8, loc="center left", bbox_to_anchor=(1, 0.5))
    sns.despine(ax=ax, left=True)
    ax.tick_params(left=False)
    return ax
