"""The figures of the experiment; each function draws and returns a figure or axes."""

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from facestudy.experiments.autoencoder.belief import Walk

SIDE = 0.82
"""Inches of a picture."""
NOBODY = "drawn faces are nobody's"


def rows_of_pictures(
    rows: Mapping[str, np.ndarray],
    *,
    captions: Mapping[str, Sequence[str]] | None = None,
    title: str = "",
    label: float = 1.35,
) -> Figure:
    """Rows of pictures, each with its name at the left.

    Args:
        rows: name -> pictures (n, side, side, 3), uint8 or 0 to 1.
        captions: name -> a caption below each picture of that row.
        title: of the figure.
        label: room for the names in inches.

    Returns:
        The figure.
    """
    captions = captions or {}
    columns = max(len(pictures) for pictures in rows.values())
    below, above = 0.16, 0.3 if title else 0.04
    heights = [SIDE + (below if name in captions else 0.04) for name in rows]
    width, height = label + columns * (SIDE + 0.04), above + sum(heights)
    figure, top = plt.figure(figsize=(width, height)), above
    figure.text(0.006, 1 - 0.06 / height, title, va="top", fontsize=10.5, weight="bold")
    for (name, pictures), row_height in zip(rows.items(), heights, strict=True):
        figure.text((label - 0.08) / width, 1 - (top + SIDE / 2) / height, name, ha="right",
                    va="center", fontsize=8.5)  # fmt: skip
        for column, picture in enumerate(pictures):
            left = label + column * (SIDE + 0.04)
            ax = figure.add_axes(
                (left / width, 1 - (top + SIDE) / height, SIDE / width, SIDE / height)
            )
            ax.imshow(picture, interpolation="bilinear")
            ax.axis("off")
            if name in captions:
                ax.text(0.5, -0.03, captions[name][column], ha="center", va="top", fontsize=7,
                        transform=ax.transAxes)  # fmt: skip
        top += row_height
    return figure


def training_curves(histories: Mapping[str, pd.DataFrame], ax: Axes) -> Axes:
    """The validation loss of each network by epoch.

    Args:
        histories: title -> ``epoch, loss, val_loss``.
        ax: to draw on.
    """
    for colour, (title, history) in zip(sns.color_palette("colorblind"), histories.items()):  # noqa: B905
        ax.plot(history["epoch"], history["val_loss"], color=colour, label=title)
    ax.set(xlabel="epoch", ylabel="validation loss", yscale="log", title="Training")
    ax.legend(frameon=False)
    return ax


def error_by_size(errors: pd.DataFrame, ax: Axes) -> Axes:
    """The error of each held-out face against the number of latent numbers.

    Args:
        errors: ``model, latent, error``, a row for each face.
        ax: to draw on.
    """
    models = list(dict.fromkeys(errors["model"]))
    sns.boxplot(
        errors, x="latent", y="error", hue="model", hue_order=models, palette="colorblind", ax=ax,
        fliersize=2, linewidth=0.9,
    )  # fmt: skip
    ax.set(xlabel="latent numbers", ylabel="mean squared error of a face", yscale="log",
           title="Error of each held-out face")  # fmt: skip
    ax.legend(frameon=False, title="")
    return ax


def walk_figure(walks: Sequence[Walk], title: str) -> Figure:
    """Walks from one start toward each class, with the probability below each drawn face.

    Args:
        walks: those that rise.
        title: of the figure.
    """
    rows = {f"toward\n{step.category}": step.pictures for step in walks}
    captions = {
        f"toward\n{step.category}": [f"{100 * share:.0f}%" for share in step.probability]
        for step in walks
    }
    return rows_of_pictures(rows, captions=captions, title=f"{title} ({NOBODY})")


def changes_figure(changed: pd.DataFrame, expected: pd.DataFrame, ax: Axes) -> Axes:
    """Changes along the walks against the planted shifts, a point for each class and attribute.

    Args:
        changed: from `attributes.changes`.
        expected: from `attributes.planted`.
        ax: to draw on.
    """
    for colour, category in zip(sns.color_palette("colorblind"), expected.index):  # noqa: B905
        if category in changed.index:
            columns = [name for name in expected if name in changed]
            ax.scatter(expected.loc[category, columns], changed.loc[category, columns], s=22,
                       color=colour, label=str(category))  # fmt: skip
    ax.axhline(0, color="#bbbbbb", linewidth=0.8, zorder=0)
    ax.axvline(0, color="#bbbbbb", linewidth=0.8, zorder=0)
    ax.set(xlabel="planted shift of the class", ylabel="change along the walk (deviations)",
           title="Do the walks show what was planted?")  # fmt: skip
    ax.legend(frameon=False, fontsize=8)
    return ax


def curation_figure(found: pd.DataFrame, ax: Axes) -> Axes:
    """What each training set explains more than all crops do, by the share of bad pictures.

    Args:
        found: from `curation.differences`.
        ax: to draw on.
    """
    arms = list(dict.fromkeys(found["arm"]))
    for number, (colour, arm) in enumerate(zip(sns.color_palette("colorblind"), arms)):  # noqa: B905
        rows = found[found["arm"] == arm]
        x = 100 * rows["share"].to_numpy(float) + 0.35 * (number - (len(arms) - 1) / 2)
        mean = 100 * rows["mean"].to_numpy(float)
        half = np.nan_to_num(100 * (rows["high"] - rows["low"]).to_numpy(float) / 2)
        ax.errorbar(x, mean, yerr=half, fmt="o", color=colour, capsize=3, label=arm)
    ax.axhline(0, color="#999999", linewidth=0.9, zorder=0)
    ax.set(xlabel="bad pictures (%)", ylabel="points of the variance",
           title="Does curation help? Compared with all crops")  # fmt: skip
    ax.legend(frameon=False)
    return ax
