"""Sheets of pictures: each function returns a figure.

Nothing is shown or saved here.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from PIL import Image, ImageOps

from facestudy.plots.charts import GREY
from facestudy.plots.many_classes import shortened
from facestudy.study.images import PictureError, decode

LONGEST_CAPTION = 22
"""Characters that have room below a picture."""


def gallery(
    folder: Path,
    ids: Sequence[str],
    captions: Sequence[str] | None = None,
    *,
    columns: int = 10,
    title: str = "",
    size: float = 1.15,
    figure: Figure | None = None,
) -> Figure:
    """Pictures of a folder in rows, each with its caption below.

    Args:
        folder: holds the pictures ``<id>.*``; one that cannot be read becomes a grey square.
        ids: of the pictures, in their order.
        captions: one for each picture.
        columns: pictures in a row at most.
        title: of the whole figure.
        size: width of a picture in inches.
        figure: an empty one; by default one that a notebook shows.

    Returns:
        The figure.
    """
    columns = min(columns, max(1, len(ids)))
    rows = max(1, -(-len(ids) // columns))
    lines = max((str(text).count("\n") + 1 for text in captions or []), default=0)
    below, above = 0.06 + 0.15 * lines, 0.3 if title else 0.04  # inches
    height = rows * (size + below) + above
    figure = figure or plt.figure()
    figure.set_size_inches(columns * size, height)
    axes = figure.subplots(rows, columns, squeeze=False)
    figure.subplots_adjust(0.005, below / height, 0.995, 1 - above / height, 0.05, below / size)
    for ax in axes.flat:
        ax.axis("off")
    for position, (ax, picture_id) in enumerate(zip(axes.flat, ids, strict=False)):
        ax.imshow(thumbnail(folder, picture_id))
        if captions:
            ax.text(0.5, -0.03, captions[position], ha="center", va="top", fontsize=7.5,
                    transform=ax.transAxes, parse_math=False)  # fmt: skip
    if title:
        place = {"x": 0.01, "y": 1 - 0.05 / height, "ha": "left", "va": "top"}
        figure.suptitle(title, **place, fontsize=11, parse_math=False)
    return figure


def thumbnail(folder: Path, picture_id: str, *, side: int = 160) -> np.ndarray:
    """A picture centred on a white square, RGB uint8 (side, side, 3).

    A picture that is missing or damaged becomes a grey square.

    Args:
        folder: where the pictures lie.
        picture_id: the picture.
        side: in pixels.
    """
    path = next(iter(folder.glob(f"{picture_id}.*")), None)
    sheet = Image.new("RGB", (side, side), "white")
    try:
        picture = Image.fromarray(decode(path.read_bytes() if path else b""))
    except PictureError:
        return np.full((side, side, 3), 210, np.uint8)
    picture = ImageOps.contain(picture, (side, side))
    sheet.paste(picture, ((side - picture.width) // 2, (side - picture.height) // 2))
    return np.asarray(sheet)


def errors_sheet(
    folder: Path, examples: dict[str, pd.DataFrame], category: str, *, n: int = 5
) -> Figure:
    """The most confident errors and hits of a class, a row per kind.

    Args:
        folder: holds the pictures.
        examples: the predictions of each kind, from `facestudy.evaluation.metrics.examples`.
        category: the class.
        n: pictures in a row.

    Returns:
        The figure.
    """
    figure, axes = plt.subplots(len(examples), n, figsize=(1.35 * n + 1.2, 1.72 * len(examples)))
    for row, (kind, pictures) in zip(np.atleast_2d(axes), examples.items(), strict=True):
        row[0].text(-0.12, 0.5, kind.replace(" ", "\n"), ha="right", va="center",
                    transform=row[0].transAxes, fontsize=9)  # fmt: skip
        for ax in row:
            ax.axis("off")
        if pictures.empty:
            row[0].text(0.5, 0.5, "none", ha="center", color=GREY, transform=row[0].transAxes)
        for ax, picture in zip(row, pictures.itertuples(), strict=False):
            ax.imshow(thumbnail(folder, picture.id, side=128))
            text = _caption(picture.category, picture.predicted, picture.confidence)
            ax.text(0.5, -0.04, text, ha="center", va="top", fontsize=7.5,
                    transform=ax.transAxes, parse_math=False)  # fmt: skip
    figure.suptitle(category, x=0.02, ha="left", fontsize=12, fontweight="bold", parse_math=False)
    figure.tight_layout(rect=(0.02, 0, 1, 0.99))
    return figure


def _caption(category: str, predicted: str, confidence: float) -> str:
    """True and predicted class, each in a line of its own if one would not do for both."""
    names = [shortened(name, LONGEST_CAPTION) for name in (category, predicted)]
    between = " → " if sum(map(len, names)) <= LONGEST_CAPTION else " →\n"
    return f"{between.join(names)}\n{100 * confidence:.0f}%"


def augmentation_sheet(pictures: np.ndarray, augmentation: Any, *, views: int = 8) -> Figure:
    """A row per picture: the picture, then random views of it.

    Args:
        pictures: RGB uint8 (n, height, width, 3).
        augmentation: a Keras layer.
        views: random views of each picture.

    Returns:
        The figure.
    """
    batches = [pictures] + [
        np.asarray(augmentation(pictures, training=True)).astype(np.uint8) for _ in range(views)
    ]
    figure, axes = plt.subplots(
        len(pictures), views + 1, figsize=(1.1 * (views + 1), 1.15 * len(pictures)), squeeze=False
    )
    for column, batch in zip(axes.T, batches, strict=True):
        for ax, picture in zip(column, batch, strict=True):
            ax.imshow(picture)
            ax.axis("off")
    axes[0, 0].set_title("picture", fontsize=9)
    axes[0, 1].set_title("its views →", fontsize=9)
    figure.tight_layout(pad=0.3)
    return figure
