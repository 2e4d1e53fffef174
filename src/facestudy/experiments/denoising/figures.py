"""Figures of the experiment, on given axes or as a figure of small images."""

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from facestudy.experiments.denoising.autoencoder import Stack
from facestudy.experiments.denoising.inference import predict
from facestudy.plots.charts import BLUE, GREEN, GREY, ORANGE, RED

COLOURS = dict(zip(("stack", "from scratch"), (BLUE, ORANGE), strict=True))
OTHER_COLOURS = (GREEN, RED, GREY)
MEASURES = {
    "accuracy": "gender, % correct",
    "rmse": "age, RMSE in years",
    "mae": "age, MAE in years",
}


def mosaic(tiles: np.ndarray, ax: Axes, *, columns: int = 8, title: str = "") -> Axes:
    """A grid of small images (n, height, width, 3), each stretched to its own range.

    Args:
        tiles: the images.
        ax: where to draw.
        columns: of the grid.
        title: above it.
    """
    low, high = (edge(tiles, axis=(1, 2, 3), keepdims=True) for edge in (np.min, np.max))
    tiles = (tiles - low) / np.maximum(high - low, 1e-9)
    padded = np.pad(tiles, ((0, -len(tiles) % columns), (0, 1), (0, 1), (0, 0)), constant_values=1)
    rows = padded.reshape(-1, columns, *padded.shape[1:])
    ax.imshow(np.concatenate([np.concatenate(list(row), axis=1) for row in rows]))
    ax.set_title(title, fontsize=10, loc="left")
    ax.axis("off")
    return ax


def decoded_units(stack: Stack, depth: int, *, most: int = 24) -> np.ndarray:
    """What single units of a layer decode to: float (n, height, width, 3), the strongest first.

    A map in which only one unit is 1 is decoded, and the decoded empty map is subtracted; the
    result is cropped to the receptive field of a unit at that depth.

    Args:
        stack: the stack.
        depth: the layer's number.
        most: the largest number of units.
    """
    side, _, channels = stack.shape(depth)
    maps = np.zeros((channels + 1, side, side, channels), "float32")
    maps[range(channels), side // 2, side // 2, range(channels)] = 1
    images = predict(stack.decoder(depth), maps)
    images = images[:-1] - images[-1]
    reach = min(stack.size // 2, 3 * 2**depth)
    middle = stack.size // 2 + 2 ** (depth - 1)
    first, end = max(0, middle - reach), min(stack.size, middle + reach)
    order = np.argsort(-np.abs(images).sum(axis=(1, 2, 3)))[:most]
    return images[order, first:end, first:end]


def reconstructions(stack: Stack, images: np.ndarray, *, seed: int = 0) -> Figure:
    """The denoising task of each layer, a row per layer: clean, noisy and reconstructed images.

    Maps of deeper layers are shown decoded by the layers below.

    Args:
        stack: the stack.
        images: uint8 (n, height, width, 3).
        seed: of the noise.
    """
    maps = stack.preprocess(images)
    titles = ("clean", "noisy", "reconstructed")
    figure, axes = plt.subplots(
        len(stack.layers), 3 * len(images), squeeze=False,
        figsize=(1.05 * 3 * len(images) + 1.1, 1.12 * len(stack.layers) + 0.3),
    )  # fmt: skip
    for number, row in zip(stack.numbers, axes, strict=True):
        noisy = stack.add_noise(number, maps, seed=seed)
        codes = predict(stack.encoder(number, start=number - 1), noisy)
        shown = [_decoded(stack, maps, number - 1), _decoded(stack, noisy, number - 1)]
        shown.append(predict(stack.decoder(number), codes))
        for column, ax in enumerate(row):
            image, kind = divmod(column, 3)
            ax.imshow(np.clip(shown[kind][image], 0, 1))
            ax.axis("off")
            if number == 1:
                ax.set_title(titles[kind], fontsize=9)
        layer = stack.layers[number - 1]
        text = f"layer {number}\n{layer.noise}\n{layer.amount:g}"
        row[0].text(-0.12, 0.5, text, ha="right", va="center", fontsize=8,
                    transform=row[0].transAxes)  # fmt: skip
        maps = predict(stack.encoder(number, start=number - 1), maps)
    left = 0.95 / figure.get_figwidth()
    figure.subplots_adjust(left, 0.01, 0.995, 1 - 0.28 / figure.get_figheight(), 0.04, 0.04)
    return figure


def _decoded(stack: Stack, maps: np.ndarray, depth: int) -> np.ndarray:
    return maps if depth == 0 else predict(stack.decoder(depth), maps)


def training_curves(history: pd.DataFrame, ax: Axes) -> Axes:
    """Training and validation loss of each part of a stack, one part after another.

    Args:
        history: ``part, epoch, loss, val_loss``, losses as shares of the variance.
        ax: where to draw.
    """
    start = 0
    for part, rows in history.groupby("part", sort=False):
        x = start + rows["epoch"]
        first = start == 0
        ax.plot(x, 100 * rows["loss"], color=GREY, label="training" if first else None, marker=".")
        ax.plot(x, 100 * rows["val_loss"], color=BLUE, marker=".",
                label="validation" if first else None)  # fmt: skip
        start = int(x.max())
        ax.axvline(start + 0.5, color="0.85", zorder=0)
        ax.text((x.min() + x.max()) / 2, 96, part, ha="center", va="top", fontsize=9)
    ax.set(xlabel="epochs, part after part", ylabel="error, % of the variance")
    ax.set(ylim=(0, 100), xlim=(0.5, start + 0.5))
    ax.legend(frameon=False, loc="upper right", bbox_to_anchor=(1, 0.9), fontsize=9)
    sns.despine(ax=ax)
    return ax


def by_share(cells: pd.DataFrame, measure: str, ax: Axes) -> Axes:
    """Each encoder's score by the share of labels: the mean over the seeds, and each seed.

    Args:
        cells: ``encoder, training, share, seed`` and the measure.
        measure: "accuracy", "rmse" or "mae".
        ax: where to draw.
    """
    factor = 100 if measure == "accuracy" else 1
    others = iter(OTHER_COLOURS)
    colours = dict(COLOURS)
    for (encoder, training), rows in cells.groupby(["encoder", "training"], sort=False):
        colour = colours.setdefault(encoder, next(others, GREY) if encoder not in COLOURS else GREY)
        rows = rows.assign(value=factor * rows[measure].astype(float), x=100 * rows["share"])
        means = rows.groupby("x")["value"].mean()
        style = {"color": colour, "linestyle": "--" if training == "frozen" else "-"}
        ax.plot(
            means.index, means, marker="o", markersize=5, label=f"{encoder}, {training}", **style
        )
        ax.plot(rows["x"], rows["value"], ".", color=colour, alpha=0.35, markersize=4)
    ticks = sorted(100 * cells["share"].unique())
    ax.set_xscale("log")
    ax.set_xticks(ticks, [f"{tick:g}" for tick in ticks])
    ax.minorticks_off()
    ax.set(xlabel="share of the training labels, %", ylabel=MEASURES[measure])
    sns.despine(ax=ax)
    return ax


def differences(
    tables: Mapping[str, pd.DataFrame],
    measure: str,
    ax: Axes,
    *,
    points: Sequence[str] = ("o", "s"),
) -> Axes:
    """Paired differences with their intervals, by share of the labels; 0 is no difference.

    Args:
        tables: `comparison.paired_differences` by what was compared.
        measure: "accuracy", "rmse" or "mae".
        ax: where to draw.
        points: markers of the tables.
    """
    factor = 100 if measure == "accuracy" else 1
    for number, (name, table) in enumerate(tables.items()):
        rows = table[table["measure"] == measure].reset_index(drop=True)
        y = np.arange(len(rows)) + 0.18 * (2 * number - len(tables) + 1)
        colour = (BLUE, GREEN, RED)[number % 3]
        low, high = (factor * rows[edge].astype(float) for edge in ("low", "high"))
        ax.hlines(y, low, high, color=colour, linewidth=2)
        ax.plot(factor * rows["mean"], y, points[number % len(points)], color=colour, label=name)
    ax.axvline(0, color=GREY, linestyle=":")
    ax.set_yticks(range(len(rows)), [f"{100 * share:g}%" for share in rows["share"]])
    ax.set(ylim=(len(rows) - 0.5, -0.5), ylabel="share of the labels")
    unit = "percentage points of gender" if measure == "accuracy" else "years of age, RMSE"
    ax.set_xlabel(f"difference, {unit} (95% interval)")
    sns.despine(ax=ax)
    return ax


def groups(table: pd.DataFrame, axes: Sequence[Axes]) -> Sequence[Axes]:
    """Accuracy and error of age for each age band and sex (`scores.scores_by_group`)."""
    for ax, measure, factor in zip(axes, ("accuracy", "rmse"), (100, 1), strict=True):
        rows = table.dropna(subset=measure)
        y, values = np.arange(len(rows)), factor * rows[measure].astype(float)
        lengths = np.abs(factor * np.array(rows[f"{measure}_ci95"].tolist()).T - values.to_numpy())
        ax.errorbar(values, y, xerr=lengths, fmt="o", color=BLUE, capsize=3)
        sizes = rows["n_gender" if measure == "accuracy" else "n_age"]
        names = [f"{group} ({n})" for group, n in zip(rows["group"], sizes, strict=True)]
        ax.set_yticks(y, names)
        ax.set(xlabel=f"{MEASURES[measure]} (95% interval)", ylim=(len(rows) - 0.5, -0.5))
        sns.despine(ax=ax)
    return axes
