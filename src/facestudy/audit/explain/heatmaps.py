"""Figures of Grad-CAM maps on their pictures."""

from pathlib import Path
from textwrap import fill

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from facestudy.audit.explain import gradcam
from facestudy.evaluation import metrics
from facestudy.plots.charts import GREY
from facestudy.prepare import dataset

KINDS = ("true positives", "false positives")


def overlay(picture: np.ndarray, heatmap: np.ndarray, ax: Axes) -> Axes:
    """A map (height, width) of 0 to 1 over its picture (RGB uint8) in grey; yellow is 1.

    Args:
        picture: (height, width, 3).
        heatmap: (height, width).
        ax: where to draw.
    """
    ax.imshow(picture @ [0.299, 0.587, 0.114], cmap="gray", vmin=0, vmax=255)
    ax.imshow(heatmap, cmap="viridis", vmin=0, vmax=1, alpha=0.25 + 0.4 * heatmap)
    return ax


def gallery(
    model: keras.Model,
    predictions: pd.DataFrame,
    folder: Path,
    *,
    n: int = 4,
    layer: str | None = None,
) -> Figure:
    """The most confident true and false positives of each class, each picture beside its map.

    Args:
        model: as in `gradcam.maps`.
        predictions: rows of ``predictions.csv`` to choose from.
        folder: the study's crops.
        n: pictures of each kind.
        layer: as in `gradcam.maps`.

    Returns:
        A figure with two rows per class.
    """
    names = metrics.categories(predictions)
    kinds = [(name, kind) for name in names for kind in KINDS]
    size = (1.05 * 2 * n + 1.1, 1.35 * len(kinds) + 0.4)
    figure, axes = plt.subplots(
        len(kinds), 2 * n, figsize=size, squeeze=False, layout="constrained"
    )
    for row, (name, kind) in zip(axes, kinds, strict=True):
        chosen = metrics.most_confident(predictions, name, kind, n=n)
        _label(row, f"{fill(name, 16)}\n{kind}", empty=chosen.empty)
        if not chosen.empty:
            pictures = dataset.read_crops(folder, chosen["id"])
            classes = np.full(len(chosen), names.index(name))
            heatmaps = gradcam.maps(model, pictures, classes, layer=layer)
            _fill(row, chosen, pictures, heatmaps=heatmaps)
    figure.suptitle("Each picture and the Grad-CAM map of its class's logit", fontsize=11)
    return figure


def _label(row: np.ndarray, text: str, *, empty: bool) -> None:
    for ax in row:
        ax.set(xticks=[], yticks=[])
        ax.set_frame_on(False)
    row[0].set_ylabel(text, rotation=0, ha="right", va="center", fontsize=9, parse_math=False)
    if empty:
        row[0].text(0.5, 0.5, "none", ha="center", va="center", color=GREY)


def _fill(
    row: np.ndarray, chosen: pd.DataFrame, pictures: np.ndarray, *, heatmaps: np.ndarray
) -> None:
    for number, prediction in enumerate(chosen.to_dict("records")):
        left, right = row[2 * number : 2 * number + 2]
        left.imshow(pictures[number])
        overlay(pictures[number], heatmaps[number], right)
        left.set_title(fill(prediction["category"], 16), fontsize=7, pad=2, parse_math=False)
        predicted = f"→ {fill(prediction['predicted'], 16)}\n{100 * prediction['confidence']:.0f}%"
        right.set_title(predicted, fontsize=7, pad=2, parse_math=False)
