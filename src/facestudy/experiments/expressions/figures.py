"""Figures of the experiment; each function draws on the given axes or returns a new figure."""

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from facestudy.experiments.expressions.augmentation import KINDS, MOVES, Moved, Photograph
from facestudy.experiments.expressions.classes import emoticon
from facestudy.experiments.expressions.dataset import Faces
from facestudy.experiments.expressions.window_vote import SCALES, SHIFTS
from facestudy.plots.charts import BLUE, GREY, ORANGE


def expressions(faces: Faces, person: str, *, columns: int = 9) -> Figure:
    """One person's expressions, as the network sees them.

    Args:
        faces: the faces of a study.
        person: one of its people.
        columns: windows in a row.

    Returns:
        the figure.
    """
    own = np.flatnonzero(faces.rows["person"] == person)
    chosen = {faces.rows["expression"].iloc[position]: position for position in own[::-1]}
    names = sorted(chosen)
    lines = -(-len(names) // columns)
    figure, axes = plt.subplots(lines, columns, figsize=(1.15 * columns, 1.55 * lines))
    for ax, name in zip(_without_frames(axes), names, strict=False):
        ax.imshow(faces.windows[chosen[name]])
        ax.set_title(f"{emoticon(name)}\n{name}", fontsize=8, family="monospace", parse_math=False)
    figure.tight_layout(pad=0.3)
    return figure


def augmentations(window: np.ndarray, *, views: int = 8, seed: int = 0) -> Figure:
    """Each kind of augmentation alone, one in a row.

    Args:
        window: uint8 (48, 48, 3).
        views: random examples of each kind.
        seed: of the examples.

    Returns:
        the figure.
    """
    layers: dict[str, Any] = {kind: Photograph(**_only(kind), seed=seed) for kind in KINDS}
    for move in MOVES:
        strengths = {name: strength * (name == move) for name, strength in MOVES.items()}
        layers[move] = Moved(**strengths, flip=0.0, seed=seed)
    figure, axes = plt.subplots(len(layers), views + 1, figsize=(0.85 * (views + 1), 8))
    _without_frames(axes)
    for row, (name, layer) in zip(axes, layers.items(), strict=True):
        pictures = np.repeat(window[None].astype("float32") / 255, views, axis=0)
        examples = [pictures[0], *np.asarray(layer(pictures, training=True))]
        for ax, picture in zip(row, examples, strict=True):
            ax.imshow(np.clip(picture, 0, 1))
        row[0].text(-0.15, 0.5, name, ha="right", va="center", transform=row[0].transAxes)
    axes[0, 0].set_title("original", fontsize=8)
    figure.tight_layout(pad=0.2, rect=(0.07, 0, 1, 1))
    return figure


def windows(
    pictures: np.ndarray, probabilities: np.ndarray, classes: Sequence[str], label: str
) -> Figure:
    """The 45 windows, one scale in a row, each with the network's prediction for it alone.

    Args:
        pictures: the windows, uint8 (45, 48, 48, 3).
        probabilities: (45, classes).
        classes: names of the classes.
        label: the true class; correct predictions are blue.

    Returns:
        the figure.
    """
    figure, axes = plt.subplots(len(SCALES), len(SHIFTS), figsize=(9.2, 6.4))
    for ax, picture, row in zip(_without_frames(axes), pictures, probabilities, strict=True):
        name = classes[int(row.argmax())]
        colour = BLUE if name == label else ORANGE
        ax.imshow(picture)
        title = f"{emoticon(name)} {100 * row.max():.0f}%"
        ax.set_title(title, fontsize=8, color=colour, family="monospace", parse_math=False)
    for row, scale in zip(axes, SCALES, strict=True):
        row[0].text(-0.15, 0.5, f"x {scale}", ha="right", va="center", transform=row[0].transAxes)
    figure.tight_layout(pad=0.3, rect=(0.05, 0, 1, 1))
    return figure


def accuracies(results: Mapping[str, Mapping[str, Any]], ax: Axes) -> Axes:
    """Accuracies by name with their intervals, as `evaluation.bootstrap_mean` returns them."""
    for row, result in enumerate(results.values()):
        low, high = (100 * bound for bound in result["ci95"])
        ax.plot([low, high], [row, row], color=BLUE, lw=2)
        ax.plot(100 * result["value"], row, "o", color=BLUE)
        ax.annotate(f"{100 * result['value']:.1f}%", (100 * result["value"], row), (0, 8),
                    textcoords="offset points", ha="center", fontsize=9)  # fmt: skip
    ax.set(yticks=range(len(results)), yticklabels=list(results))
    ax.set(xlim=(0, 104), ylim=(len(results) - 0.5, -0.8))
    ax.set_xlabel("accuracy in % (line: 95% interval over people)")
    ax.grid(axis="x", color=GREY, alpha=0.25)
    sns.despine(ax=ax, left=True)
    ax.tick_params(left=False)
    return ax


def frames(pictures: Sequence[np.ndarray], captions: Sequence[str], *, columns: int = 3) -> Figure:
    """Frames of a video with captions.

    Args:
        pictures: RGB uint8 (height, width, 3).
        captions: one for each frame.
        columns: frames in a row.

    Returns:
        the figure.
    """
    lines = -(-len(pictures) // columns)
    height = 3.2 * pictures[0].shape[0] / pictures[0].shape[1] + 0.3
    figure, axes = plt.subplots(lines, columns, figsize=(3.2 * columns, height * lines))
    for ax, picture, caption in zip(_without_frames(axes), pictures, captions, strict=False):
        ax.imshow(picture)
        ax.set_title(caption, fontsize=8, parse_math=False)
    figure.tight_layout(pad=0.3)
    return figure


def _only(kind: str) -> dict[str, float]:
    """Arguments of `Photograph` that switch every other kind off."""
    return dict.fromkeys((name for name in KINDS if name != kind), 0.0)


def _without_frames(axes: np.ndarray) -> np.ndarray:
    for ax in np.ravel(axes):
        ax.axis("off")
    return np.ravel(axes)
