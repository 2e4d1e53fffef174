"""Figures of the experiment, on given axes or as a figure of patches."""

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


def cheeks_on_face(picture: np.ndarray, five: np.ndarray, axes: Sequence[Axes]) -> Sequence[Axes]:
    """A face with the outline and square of each cheek, and the two patches beside it.

    Args:
        picture: RGB uint8 (height, width, 3).
        five: landmarks (5, 2).
        axes: three.
    """
    axes[0].imshow(picture)
    for side in cheeks.SIDES:
        outline = cheeks.polygon(five, side)
        axes[0].plot(*np.vstack([outline, outline[:1]]).T, color=ORANGE, lw=1)
        square, _ = quality.find_skin(picture, five, side)
        if square is not None:
            corners = square.corners()
            axes[0].plot(*np.vstack([corners, corners[:1]]).T, color=BLUE, lw=1.5)
    axes[0].plot(*five.T, "o", color=GREEN, ms=3)
    for ax, row in zip(axes[1:], extract.cut_cheeks(picture, five), strict=True):
        if row["patch"] is not None:
            ax.imshow(row["patch"])
        title = f"{row['side']} cheek" + (f":\n{row['reason']}" if row["reason"] else "")
        ax.set_title(title, fontsize=8, wrap=True)
    for ax in axes:
        ax.axis("off")
    return axes


def training_curves(history: pd.DataFrame, axes: Sequence[Axes]) -> Sequence[Axes]:
    """Loss by epoch, and the distance from collapse.

    Args:
        history: from `pretraining.pretrain`.
        axes: two.
    """
    axes[0].plot(history["epoch"], history["loss"], color=BLUE, marker=".")
    axes[0].set(xlabel="epoch", ylabel="loss (0: perfect, 4: opposite)", title="BYOL loss")
    axes[0].set_ylim(0, None)
    axes[1].plot(history["epoch"], history["spread"], color=BLUE, marker=".", label="spread")
    axes[1].plot(
        history["epoch"], history["similarity"], color=ORANGE, marker=".", label="similarity"
    )
    axes[1].set(xlabel="epoch", ylabel="spread and similarity of projections", ylim=(0, 1.05))
    axes[1].set_title("a collapsed network: spread 0, similarity 1")
    axes[1].legend(frameon=False)
    for ax in axes:
        sns.despine(ax=ax)
    return axes


def number_of_topics(table: pd.DataFrame, chosen: int, axes: Sequence[Axes]) -> Sequence[Axes]:
    """Perplexity, stability and use by the number of topics.

    Args:
        table: from `lda.compare_numbers`.
        chosen: the chosen number.
        axes: three.
    """
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
    axes[0].set_title(f"dashed: chosen, {chosen}", fontsize=9)
    return axes


def tsne_map(features: np.ndarray, *, seed: int = 0) -> np.ndarray:
    """Positions (n, 2) by t-SNE, for display only: large distances have no meaning."""
    compressed = np.sign(features) * np.sqrt(np.abs(features))
    components = PCA(min(30, *features.shape), random_state=seed).fit_transform(compressed)
    perplexity = min(30, (len(features) - 1) / 3)
    return TSNE(perplexity=perplexity, init="pca", random_state=seed).fit_transform(components)


def patch_map(points: np.ndarray, images: np.ndarray, ax: Axes) -> Axes:
    """Every patch as a dot in its mean colour.

    Args:
        points: positions (n, 2).
        images: patches RGB uint8 (n, side, side, 3).
        ax: where to draw.
    """
    colours = images.mean(axis=(1, 2)) / 255
    ax.scatter(points[:, 0], points[:, 1], c=colours, s=14, linewidths=0.2, edgecolors="0.3")
    ax.set(xticks=[], yticks=[], title=f"{len(points)} patches in their mean colours")
    sns.despine(ax=ax, left=True, bottom=True)
    return ax


def topic_samples(
    images: np.ndarray,
    shares: np.ndarray,
    table: pd.DataFrame,
    *,
    topics: int = 12,
    columns: int = 12,
) -> Figure:
    """Samples of the largest topics, a row each; patches with the largest share come first.

    Args:
        images: patches RGB uint8 (n, side, side, 3).
        shares: (n, topics).
        table: from `traits.topic_traits`, the largest topic first.
        topics: number of rows.
        columns: samples in a row.
    """
    rows = table.head(topics)
    labels = shares.argmax(axis=1)
    figure, axes = plt.subplots(
        len(rows), 1, figsize=(0.8 * columns + 2.6, 0.82 * len(rows)), squeeze=False
    )
    for ax, row in zip(axes[:, 0], rows.itertuples(), strict=True):
        members = np.flatnonzero(labels == row.topic)
        order = members[np.argsort(-shares[members, row.topic], kind="stable")][:columns]
        ax.imshow(_strip(images[order], columns))
        ax.axis("off")
        label = f"topic {row.topic}\n{row.patches} patches\n{row.words.replace(', ', chr(10), 1)}"
        ax.text(-0.01, 0.5, label, ha="right", va="center", fontsize=7, transform=ax.transAxes)
    figure.subplots_adjust(0.22, 0.01, 0.995, 0.99, hspace=0.06)
    return figure


def _strip(images: np.ndarray, columns: int) -> np.ndarray:
    """Patches side by side on white; the strip has room for ``columns`` patches."""
    side = images.shape[1]
    strip = np.full((side, columns * (side + 4) - 4, 3), 255, np.uint8)
    for number, image in enumerate(images):
        strip[:, number * (side + 4) : number * (side + 4) + side] = image
    return strip


def same_group_shares(metrics: dict, ax: Axes) -> Axes:
    """The share of pairs in the same group for each grouping, and for pairs of different people."""
    groupings = metrics["sortings"]
    for height, kind, colour in ((0.18, "other cheek", BLUE), (-0.18, "other picture", GREEN)):
        scores = [grouping["same_group"][kind] for grouping in groupings.values()]
        y = np.arange(len(groupings)) - height
        shares = [100 * (score["share"] or 0) for score in scores]
        ax.barh(y, shares, 0.34, color=colour, label=kind)
        for middle, score in zip(y, scores, strict=True):
            if score["chance"] is not None:
                chance = [100 * score["chance"]] * 2
                ax.plot(chance, [middle - 0.17, middle + 0.17], color=GREY, lw=2)
    ax.set(yticks=range(len(groupings)), yticklabels=list(groupings))
    ax.set_xlabel("pairs in the same group, %")
    ax.invert_yaxis()
    ax.set_title("grey: pairs of different people", fontsize=9)
    ax.legend(frameon=False, fontsize=8)
    sns.despine(ax=ax)
    return ax


def described_cheeks(described: Sequence[Cheek], samples: Sequence[np.ndarray | None]) -> Figure:
    """Each cheek of a picture and the nearest patches, in a row.

    Args:
        described: from `describe`.
        samples: for each cheek the images of the nearest patches (k, side, side, 3), or None.
    """
    figure, axes = plt.subplots(
        len(described), 1, figsize=(7, 1.35 * len(described)), squeeze=False
    )
    for ax, cheek, near in zip(axes[:, 0], described, samples, strict=True):
        ax.axis("off")
        ax.set_title(str(cheek), fontsize=7, loc="left")
        if cheek.patch is not None and near is not None:
            blank = np.full_like(cheek.patch[None], 255)
            ax.imshow(_strip(np.concatenate([cheek.patch[None], blank, near]), len(near) + 2))
    figure.tight_layout(pad=0.4)
    return figure
