"""Figures of the experiment: cheeks on the face, the training curve, topics and their samples.

Every function draws on the axes that it is given and returns them, or makes a sheet of pictures.
"""

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE

from facestudy.experiments.skin.description import Cheek
from facestudy.experiments.skin.patches import cheeks, extract, quality
from facestudy.plots.charts import BLUE, GREEN, GREY, ORANGE


def on_face(picture: np.ndarray, five: np.ndarray, axes: Sequence[Axes]) -> Sequence[Axes]:
    """The face with each cheek's outline and square, and the two patches beside it.

    Args:
        picture: RGB uint8 (height, width, 3).
        five: landmarks (5, 2).
        axes: three.
    """
    axes[0].imshow(picture)
    for side in cheeks.SIDES:
        outline = cheeks.polygon(five, side)
        axes[0].plot(*np.vstack([outline, outline[:1]]).T, color=ORANGE, lw=1)
        where, _ = quality.cheek(picture, five, side)
        if where is not None:
            corners = where.corners()
            axes[0].plot(*np.vstack([corners, corners[:1]]).T, color=BLUE, lw=1.5)
    axes[0].plot(*five.T, "o", color=GREEN, ms=3)
    for ax, row in zip(axes[1:], extract.of_picture(picture, five), strict=True):
        if row["patch"] is not None:
            ax.imshow(row["patch"])
        title = f"{row['side']} cheek" + (f":\n{row['reason']}" if row["reason"] else "")
        ax.set_title(title, fontsize=8, wrap=True)
    for ax in axes:
        ax.axis("off")
    return axes


def curve(history: pd.DataFrame, axes: Sequence[Axes]) -> Sequence[Axes]:
    """The loss by epoch; and how far the network is from collapse."""
    axes[0].plot(history["epoch"], history["loss"], color=BLUE, marker=".")
    axes[0].set(xlabel="epoch", ylabel="loss (0: foretold, 4: opposite)", title="BYOL's loss")
    axes[0].set_ylim(0, None)
    axes[1].plot(history["epoch"], history["spread"], color=BLUE, marker=".", label="spread")
    axes[1].plot(
        history["epoch"], history["similarity"], color=ORANGE, marker=".", label="similarity"
    )
    axes[1].set(xlabel="epoch", ylabel="of the projections", ylim=(0, 1.05))
    axes[1].set_title("collapse would be: spread 0, similarity 1")
    axes[1].legend(frameon=False)
    for ax in axes:
        sns.despine(ax=ax)
    return axes


def numbers(table: pd.DataFrame, chosen: int, axes: Sequence[Axes]) -> Sequence[Axes]:
    """Perplexity, stability and use by the number of topics."""
    columns = {
        "perplexity": "perplexity of held-out people",
        "stability": "adjusted Rand index between seeds",
        "in_use": "topics in use",
    }
    for ax, (column, label) in zip(axes, columns.items(), strict=True):
        ax.plot(table["topics"], table[column], color=BLUE, marker="o")
        ax.axvline(chosen, color=ORANGE, ls="--", lw=1.2)
        ax.set(xscale="log", xlabel="topics", ylabel=label)
        ax.set_xticks(table["topics"], table["topics"].astype(str))
        ax.minorticks_off()
        sns.despine(ax=ax)
    axes[0].set_title(f"dashed: the {chosen} chosen", fontsize=9)
    return axes


def map_of(features: np.ndarray, *, seed: int = 0) -> np.ndarray:
    """Places (n, 2) for looking only: t-SNE, in which distances far apart mean nothing."""
    compressed = np.sign(features) * np.sqrt(np.abs(features))
    first = PCA(min(30, *features.shape), random_state=seed).fit_transform(compressed)
    perplexity = min(30, (len(features) - 1) / 3)
    return TSNE(perplexity=perplexity, init="pca", random_state=seed).fit_transform(first)


def places(points: np.ndarray, pictures: np.ndarray, ax: Axes) -> Axes:
    """Every patch as a dot of its own mean colour."""
    colours = pictures.mean(axis=(1, 2)) / 255
    ax.scatter(*points.T, c=colours, s=14, linewidths=0.2, edgecolors="0.3")
    ax.set(xticks=[], yticks=[], title=f"{len(points)} patches, each in its mean colour")
    sns.despine(ax=ax, left=True, bottom=True)
    return ax


def sheet(
    pictures: np.ndarray,
    shares: np.ndarray,
    table: pd.DataFrame,
    *,
    topics: int = 12,
    columns: int = 12,
) -> Figure:
    """Samples of the largest topics, a row each, ordered by size; purest samples first.

    Args:
        pictures: patches RGB uint8 (n, side, side, 3).
        shares: (n, topics).
        table: from `traits.of_topics`, the largest topic first.
    """
    rows = table.head(topics)
    labels = shares.argmax(axis=1)
    figure, axes = plt.subplots(
        len(rows), 1, figsize=(0.8 * columns + 2.6, 0.82 * len(rows)), squeeze=False
    )
    for ax, row in zip(axes[:, 0], rows.itertuples(), strict=True):
        members = np.flatnonzero(labels == row.topic)
        order = members[np.argsort(-shares[members, row.topic], kind="stable")][:columns]
        ax.imshow(_strip(pictures[order], columns))
        ax.axis("off")
        label = f"topic {row.topic}\n{row.patches} patches\n{row.words.replace(', ', chr(10), 1)}"
        ax.text(-0.01, 0.5, label, ha="right", va="center", fontsize=7, transform=ax.transAxes)
    figure.subplots_adjust(0.22, 0.01, 0.995, 0.99, hspace=0.06)
    return figure


def _strip(pictures: np.ndarray, columns: int) -> np.ndarray:
    """Patches side by side on white, as wide as ``columns`` of them."""
    side = pictures.shape[1]
    strip = np.full((side, columns * (side + 4) - 4, 3), 255, np.uint8)
    for place, picture in enumerate(pictures):
        strip[:, place * (side + 4) : place * (side + 4) + side] = picture
    return strip


def compared(metrics: dict, ax: Axes) -> Axes:
    """Pairs that meet in a group, for every way of sorting, beside chance."""
    ways = metrics["sortings"]
    for height, kind, colour in ((0.18, "other cheek", BLUE), (-0.18, "other picture", GREEN)):
        found = [way["same_group"][kind] for way in ways.values()]
        at = np.arange(len(ways)) - height
        ax.barh(at, [100 * (each["share"] or 0) for each in found], 0.34, color=colour, label=kind)
        for place, each in zip(at, found, strict=True):
            if each["chance"] is not None:
                ax.plot([100 * each["chance"]] * 2, [place - 0.17, place + 0.17], color=GREY, lw=2)
    ax.set(yticks=range(len(ways)), yticklabels=list(ways), xlabel="pairs in one group, %")
    ax.invert_yaxis()
    ax.set_title("grey: pairs of different people", fontsize=9)
    ax.legend(frameon=False, fontsize=8)
    sns.despine(ax=ax)
    return ax


def described(found: Sequence[Cheek], samples: Sequence[np.ndarray | None]) -> Figure:
    """Each cheek of a picture and its nearest samples in a row.

    Args:
        found: what `describe` gave.
        samples: for each cheek the pictures of its nearest samples (k, side, side, 3), or None.
    """
    figure, axes = plt.subplots(len(found), 1, figsize=(7, 1.35 * len(found)), squeeze=False)
    for ax, cheek, near in zip(axes[:, 0], found, samples, strict=True):
        ax.axis("off")
        ax.set_title(str(cheek), fontsize=7, loc="left")
        if cheek.patch is not None and near is not None:
            blank = np.full_like(cheek.patch[None], 255)
            ax.imshow(_strip(np.concatenate([cheek.patch[None], blank, near]), len(near) + 2))
    figure.tight_layout(pad=0.4)
    return figure
