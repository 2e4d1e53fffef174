"""Figures of the experiment: on given axes, or whole sheets of small pictures.

Enters: a stack, histories and tables. Leaves: axes and figures; nothing is shown or saved here.
"""

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from facestudy.experiments.denoising.autoencoder import Stack
from facestudy.experiments.denoising.inference import apply
from facestudy.plots.charts import BLUE, GREEN, GREY, ORANGE, RED

COLOURS = dict(zip(("stack", "from scratch"), (BLUE, ORANGE), strict=True))
OTHERS = (GREEN, RED, GREY)
WORDS = {"accuracy": "gender, % right", "rmse": "age, RMSE in years", "mae": "age, MAE in years"}


def mosaic(tiles: np.ndarray, ax: Axes, *, columns: int = 8, title: str = "") -> Axes:
    """Small pictures (n, height, width, 3) side by side, each stretched to its own range."""
    low, high = (edge(tiles, axis=(1, 2, 3), keepdims=True) for edge in (np.min, np.max))
    tiles = (tiles - low) / np.maximum(high - low, 1e-9)
    padded = np.pad(tiles, ((0, -len(tiles) % columns), (0, 1), (0, 1), (0, 0)), constant_values=1)
    rows = padded.reshape(-1, columns, *padded.shape[1:])
    ax.imshow(np.concatenate([np.concatenate(list(row), axis=1) for row in rows]))
    ax.set_title(title, fontsize=10, loc="left")
    ax.axis("off")
    return ax


def units(stack: Stack, depth: int, *, most: int = 24) -> np.ndarray:
    """What each unit of a layer paints: float (n, height, width, 3), those that paint most first.

    A map in which one unit alone is 1, decoded, less the decoded empty map; cut to where a unit of
    that depth can reach.
    """
    side, _, channels = stack.shape(depth)
    maps = np.zeros((channels + 1, side, side, channels), "float32")
    maps[range(channels), side // 2, side // 2, range(channels)] = 1
    painted = apply(stack.decoder(depth), maps)
    painted = painted[:-1] - painted[-1]
    reach = min(stack.size // 2, 3 * 2**depth)
    middle = stack.size // 2 + 2 ** (depth - 1)
    first, end = max(0, middle - reach), min(stack.size, middle + reach)
    order = np.argsort(-np.abs(painted).sum(axis=(1, 2, 3)))[:most]
    return painted[order, first:end, first:end]


def restored(stack: Stack, images: np.ndarray, *, seed: int = 0) -> Figure:
    """Each layer's task: a row per layer; of each picture what went in, noised, and restored.

    Maps of deeper layers are shown as the layers below decode them.

    Args:
        images: uint8 (n, height, width, 3).
    """
    maps = stack.see(images)
    heads = ("clean", "noised", "restored")
    figure, axes = plt.subplots(
        len(stack.layers), 3 * len(images), squeeze=False,
        figsize=(1.05 * 3 * len(images) + 1.1, 1.12 * len(stack.layers) + 0.3),
    )  # fmt: skip
    for number, row in zip(stack.numbers, axes, strict=True):
        noised = stack.noised(number, maps, seed=seed)
        without = apply(stack.encoder(number, start=number - 1), noised)
        back = apply(stack.decoder(number), without)
        shown = [_painted(stack, each, number - 1) for each in (maps, noised)] + [back]
        for place, ax in enumerate(row):
            picture, kind = divmod(place, 3)
            ax.imshow(np.clip(shown[kind][picture], 0, 1))
            ax.axis("off")
            if number == 1:
                ax.set_title(heads[kind], fontsize=9)
        layer = stack.layers[number - 1]
        text = f"layer {number}\n{layer.noise}\n{layer.amount:g}"
        row[0].text(-0.12, 0.5, text, ha="right", va="center", fontsize=8,
                    transform=row[0].transAxes)  # fmt: skip
        maps = apply(stack.encoder(number, start=number - 1), maps)
    left = 0.95 / figure.get_figwidth()
    figure.subplots_adjust(left, 0.01, 0.995, 1 - 0.28 / figure.get_figheight(), 0.04, 0.04)
    return figure


def _painted(stack: Stack, maps: np.ndarray, depth: int) -> np.ndarray:
    return maps if depth == 0 else apply(stack.decoder(depth), maps)


def learning(history: pd.DataFrame, ax: Axes) -> Axes:
    """Validation and training loss of each part of a stack, one behind the other.

    Args:
        history: ``part, epoch, loss, val_loss``, losses as shares of the variance.
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
    ax.set(xlabel="epochs, part after part", ylabel="not restored, % of the variance")
    ax.set(ylim=(0, 100), xlim=(0.5, start + 0.5))
    ax.legend(frameon=False, loc="upper right", bbox_to_anchor=(1, 0.9), fontsize=9)
    sns.despine(ax=ax)
    return ax


def by_share(cells: pd.DataFrame, measure: str, ax: Axes) -> Axes:
    """What each encoder reaches with how many labels: means over the seeds, and each seed.

    Args:
        cells: ``encoder, training, share, seed`` and the measure.
        measure: "accuracy", "rmse" or "mae".
    """
    factor = 100 if measure == "accuracy" else 1
    others = iter(OTHERS)
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
    ax.set(xlabel="share of the training labels, %", ylabel=WORDS[measure])
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
        tables: `tables.differences` by what was compared.
    """
    factor = 100 if measure == "accuracy" else 1
    for number, (name, table) in enumerate(tables.items()):
        rows = table[table["measure"] == measure].reset_index(drop=True)
        y = np.arange(len(rows)) + 0.18 * (2 * number - len(tables) + 1)
        colour = (BLUE, GREEN, RED)[number % 3]
        spans = [factor * rows[edge].astype(float) for edge in ("low", "high")]
        ax.hlines(y, *spans, color=colour, linewidth=2)
        ax.plot(factor * rows["mean"], y, points[number % len(points)], color=colour, label=name)
    ax.axvline(0, color=GREY, linestyle=":")
    ax.set_yticks(range(len(rows)), [f"{100 * share:g} %" for share in rows["share"]])
    ax.set(ylim=(len(rows) - 0.5, -0.5), ylabel="share of the labels")
    unit = "percentage points of gender" if measure == "accuracy" else "years of age, RMSE"
    ax.set_xlabel(f"difference, {unit} (95 % interval)")
    sns.despine(ax=ax)
    return ax


def groups(table: pd.DataFrame, axes: Sequence[Axes]) -> Sequence[Axes]:
    """Accuracy and error of age for each age band and sex (`scores.by_band_and_sex`)."""
    for ax, measure, factor in zip(axes, ("accuracy", "rmse"), (100, 1), strict=True):
        rows = table.dropna(subset=measure)
        y, values = np.arange(len(rows)), factor * rows[measure].astype(float)
        spans = np.abs(factor * np.array(rows[f"{measure}_ci95"].tolist()).T - values.to_numpy())
        ax.errorbar(values, y, xerr=spans, fmt="o", color=BLUE, capsize=3)
        sizes = rows["n_gender" if measure == "accuracy" else "n_age"]
        names = [f"{group} ({n})" for group, n in zip(rows["group"], sizes, strict=True)]
        ax.set_yticks(y, names)
        ax.set(xlabel=f"{WORDS[measure]} (95 % interval)", ylim=(len(rows) - 0.5, -0.5))
        sns.despine(ax=ax)
    return axes
