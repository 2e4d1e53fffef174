"""Figures of named features; each draws on the axes it is given and returns them."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from facestudy.audit.controls.registry import FACE, LIGHT, PRESENTATION, SITE
from facestudy.audit.figures import GUESSING
from facestudy.plots.charts import BLUE, GREY, ORANGE, title_of

NAMES = {
    SITE: "the site",
    PRESENTATION: "presentation",
    LIGHT: "light on the face",
    FACE: "geometry of the face",
}
"""The groups of evidence as far as they have named features."""
MOST = 14
"""Rows of `importances`; the others are in its table."""
SHADES = sns.color_palette("cividis", 5)


def growing(group: str, groups: list[str]) -> str:
    """A group as a row that adds it to those above it."""
    return NAMES[group] if group == groups[0] else f"+ {NAMES[group]}"


def importances(tables: Mapping[str, pd.DataFrame], ax: Axes) -> Axes:
    """The drops of accuracy of several models on the same features, with their intervals.

    Args:
        tables: from `facestudy.audit.named.importance.importances`, by the models' titles.
        ax: where to draw.
    """
    together = pd.concat(tables.values()).groupby("name")["drop"].max()
    shown = together.sort_values(ascending=False).index[:MOST]
    words = pd.concat(tables.values()).drop_duplicates("name").set_index("name")
    places = np.arange(len(shown))
    for number, (title, table) in enumerate(tables.items()):
        rows = table.set_index("name").loc[shown]
        drop, colour = rows["drop"].to_numpy(), (BLUE, ORANGE)[number % 2]
        errors = np.abs(rows[["low", "high"]].to_numpy().T - drop)
        own = places + 0.16 * (2 * number - len(tables) + 1)
        marker = "os"[number % 2]
        ax.errorbar(drop, own, xerr=errors, fmt=marker, ms=4, lw=1, color=colour, label=title)
    labels = [f"{words.loc[name, 'words']} ({NAMES[words.loc[name, 'group']]})" for name in shown]
    ax.set_yticks(places, labels, fontsize=8)
    ax.invert_yaxis()
    ax.axvline(0, color=GREY, lw=0.8)
    ax.set(xlabel="points of accuracy lost, departments left out")
    ax.legend(frameon=False, fontsize=8, loc="lower right")
    sns.despine(ax=ax)
    return ax


def growing_sets(table: pd.DataFrame, ax: Axes) -> Axes:
    """The AUC of growing sets of named features, with whole departments left out.

    Args:
        table: from `facestudy.audit.named.fitting.by_groups`.
        ax: where to draw.
    """
    groups = table["group"].tolist()
    labels = [growing(group, groups) for group in groups]
    bars = ax.barh(labels, table["auc"] - GUESSING, left=GUESSING, color=BLUE, height=0.56)
    ax.bar_label(bars, [f"{value:.3f}" for value in table["auc"]], padding=3, fontsize=9)
    ax.axvline(GUESSING, color=GREY, lw=0.8)
    ax.invert_yaxis()
    ax.margins(x=0.15)
    ax.set(xlabel="AUC (0.5 is guessing)", title="What named features tell")
    sns.despine(ax=ax)
    return ax


def explained(tables: Mapping[str, pd.DataFrame], ax: Axes) -> Axes:
    """The share of each network's log-odds that growing sets of named features explain.

    Args:
        tables: from `facestudy.audit.named.explained.explain`, by the models' names.
        ax: where to draw.
    """
    groups = next(iter(tables.values()))["group"].tolist()
    places, height = np.arange(len(tables)), 0.8 / len(groups)
    for number, group in enumerate(groups):
        rows = pd.DataFrame([table.iloc[number] for table in tables.values()])
        value = 100 * rows["explained"].to_numpy(float)
        errors = np.abs(100 * rows[["low", "high"]].to_numpy(float).T - value)
        ax.barh(
            places + (number - (len(groups) - 1) / 2) * height, value, height * 0.9,
            xerr=errors, ecolor=GREY, error_kw={"lw": 0.8},
            color=SHADES[number], label=growing(group, groups),
        )  # fmt: skip
    ax.set_yticks(places, [title_of(name) for name in tables])
    ax.invert_yaxis()
    ax.axvline(0, color=GREY, lw=0.8)
    ax.set(xlabel="share of the log-odds' variance explained, % (departments left out)")
    ax.legend(frameon=False, fontsize=8, loc="upper left", bbox_to_anchor=(1, 1))
    sns.despine(ax=ax)
    return ax
