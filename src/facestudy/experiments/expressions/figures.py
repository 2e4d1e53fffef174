"""Figures of this experiment: every function draws on the axes it is given, or returns its figure.

Nothing is shown or saved here.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from facestudy.experiments.expressions.augmentation import KINDS, MOVES, Moved, Photograph
from facestudy.experiments.expressions.classes import emoticon
from facestudy.experiments.expressions.dataset import Material
from facestudy.experiments.expressions.window_vote import SCALES, SHIFTS
from facestudy.plots.charts import BLUE, GREY, ORANGE


def faces(material: Material, person: str, *, columns: int = 9) -> Figure:
    """One person's face of each class, as the network sees it."""
    rows = material.rows
    theirs = np.flatnonzero(rows["person"] == person)
    chosen = {rows["expression"].iloc[place]: place for place in theirs[::-1]}
    names = sorted(chosen)
    lines = -(-len(names) // columns)
    figure, axes = plt.subplots(lines, columns, figsize=(1.15 * columns, 1.55 * lines))
    for ax, name in zip(_quiet(axes), names, strict=False):
        ax.imshow(material.plain[chosen[name]])
        ax.set_title(f"{emoticon(name)}\n{name}", fontsize=8, family="monospace", parse_math=False)
    figure.tight_layout(pad=0.3)
    return figure


def augmentations(window: np.ndarray, *, views: int = 8, seed: int = 0) -> Figure:
    """A row for each kind of augmentation, alone, and each time at its strongest allowed range.

    Args:
        window: uint8 (48, 48, 3).
    """
    layers = {kind: Photograph(**_alone(kind), seed=seed) for kind in KINDS}
    for move in MOVES:
        own = {name: strength * (name == move) for name, strength in MOVES.items()}
        layers[move] = Moved(**own, flip=0.0, seed=seed)
    figure, axes = plt.subplots(len(layers), views + 1, figsize=(0.85 * (views + 1), 8))
    _quiet(axes)
    for row, (name, layer) in zip(axes, layers.items(), strict=True):
        pictures = np.repeat(window[None].astype("float32") / 255, views, axis=0)
        shown = [pictures[0], *np.asarray(layer(pictures, training=True))]
        for ax, picture in zip(row, shown, strict=True):
            ax.imshow(np.clip(picture, 0, 1))
        row[0].text(-0.15, 0.5, name, ha="right", va="center", transform=row[0].transAxes)
    axes[0, 0].set_title("as it is", fontsize=8)
    figure.tight_layout(pad=0.2, rect=(0.07, 0, 1, 1))
    return figure


def windows(seen: np.ndarray, said: np.ndarray, classes: Sequence[str], truth: str) -> Figure:
    """The 45 windows, a row for each scale, each with what the network says of it alone.

    Args:
        seen: uint8 (45, 48, 48, 3).
        said: probabilities (45, classes).
    """
    figure, axes = plt.subplots(len(SCALES), len(SHIFTS), figsize=(9.2, 6.4))
    for ax, window, row in zip(_quiet(axes), seen, said, strict=True):
        name = classes[int(row.argmax())]
        colour = BLUE if name == truth else ORANGE
        ax.imshow(window)
        title = f"{emoticon(name)} {100 * row.max():.0f} %"
        ax.set_title(title, fontsize=8, color=colour, family="monospace", parse_math=False)
    for row, scale in zip(axes, SCALES, strict=True):
        row[0].text(-0.15, 0.5, f"x {scale}", ha="right", va="center", transform=row[0].transAxes)
    figure.tight_layout(pad=0.3, rect=(0.05, 0, 1, 1))
    return figure


def shares(results: Mapping[str, Mapping[str, Any]], ax: Axes) -> Axes:
    """Accuracies with their intervals, by name; each a result of `scoring.share`."""
    for place, found in enumerate(results.values()):
        low, high = (100 * bound for bound in found["ci95"])
        ax.plot([low, high], [place, place], color=BLUE, lw=2)
        ax.plot(100 * found["value"], place, "o", color=BLUE)
        ax.annotate(f"{100 * found['value']:.1f} %", (100 * found["value"], place), (0, 8),
                    textcoords="offset points", ha="center", fontsize=9)  # fmt: skip
    ax.set(yticks=range(len(results)), yticklabels=list(results))
    ax.set(xlim=(0, 104), ylim=(len(results) - 0.5, -0.8))
    ax.set_xlabel("right, % (line: 95 % interval over people)")
    ax.grid(axis="x", color=GREY, alpha=0.25)
    sns.despine(ax=ax, left=True)
    ax.tick_params(left=False)
    return ax


def frames(pictures: Sequence[np.ndarray], captions: Sequence[str], *, columns: int = 3) -> Figure:
    """Frames of a film, RGB uint8, each with its caption."""
    lines = -(-len(pictures) // columns)
    height = 3.2 * pictures[0].shape[0] / pictures[0].shape[1] + 0.3
    figure, axes = plt.subplots(lines, columns, figsize=(3.2 * columns, height * lines))
    for ax, picture, caption in zip(_quiet(axes), pictures, captions, strict=False):
        ax.imshow(picture)
        ax.set_title(caption, fontsize=8, parse_math=False)
    figure.tight_layout(pad=0.3)
    return figure


def _alone(kind: str) -> dict[str, float]:
    """Settings of `Photograph` that leave every other kind out."""
    return dict.fromkeys((name for name in KINDS if name != kind), 0.0)


def _quiet(axes: np.ndarray) -> np.ndarray:
    for ax in np.ravel(axes):
        ax.axis("off")
    return np.ravel(axes)
