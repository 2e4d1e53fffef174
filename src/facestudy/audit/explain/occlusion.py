"""Occlusion: how far accuracy falls when a part of every picture is hidden.

The parts are eyes, nose, mouth, hair, face and background; each is compared with a mask of the
same shape in a random place. After Zeiler and Fergus, 2014, Visualizing and Understanding
Convolutional Networks, https://arxiv.org/abs/1311.2901, section 4.2, with regions instead of a
sliding square.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import cv2
import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from facestudy.plots.charts import BLUE, GREY
from facestudy.prepare import face_geometry
from facestudy.study import progress

REGIONS = ("eyes", "nose", "mouth", "hair", "face", "background")
FILLS = ("mean", "grey", "blur")
BLUR = 12.0  # the Gaussian's sigma in pixels of 128: eyes and mouth vanish in the skin
DRAWS = 1000
COLUMNS = ["region", "pictures", "occluded", "accuracy", "drop", "low", "high"]
COLUMNS += ["random_drop", "random_low", "random_high"]

Predict = Callable[[np.ndarray], np.ndarray]


def regions(landmarks: np.ndarray, *, side: int = 128) -> dict[str, np.ndarray]:
    """The masks of `REGIONS` on each crop.

    Hair is an arc above the forehead and beside it down to the cheeks; hair below that is neither
    in it nor in the background.

    Args:
        landmarks: (n, 5, 2), x and y in pixels of the crops; NaN where they are unknown.
        side: width and height of the crops.

    Returns:
        bool (n, side, side) for each region; False everywhere where landmarks are unknown.
    """
    masks = {name: np.zeros((len(landmarks), side, side), bool) for name in REGIONS}
    for number in np.flatnonzero(np.isfinite(landmarks).all(axis=(1, 2))):
        for name, mask in _regions_of_face(landmarks[number], side).items():
            masks[name][number] = mask
    return masks


def _regions_of_face(landmarks: np.ndarray, side: int) -> dict[str, np.ndarray]:
    head, shape = face_geometry.head(landmarks), (side, side)
    across, down = head.pixel_coordinates(shape)
    oval = face_geometry.face_oval(shape, landmarks)
    _, nose = head.coordinates(landmarks[face_geometry.NOSE])
    corners = [
        head.coordinates(landmarks[corner])
        for corner in (face_geometry.RIGHT_MOUTH, face_geometry.LEFT_MOUTH)
    ]
    mouth_x, mouth_y = np.mean(corners, axis=0)
    half_width = abs(corners[1][0] - corners[0][0]) / 2
    lip = nose + 0.62 * (mouth_y - nose)  # where the nose ends and the upper lip begins
    middle = mouth_x / 2 - 1.5 * head.turn
    skull = face_geometry.ellipse(across, down, centre=(middle, 0.0), radii=(1.7, 2.2))
    mouth = face_geometry.ellipse(
        across, down, centre=(mouth_x, mouth_y), radii=(half_width + 0.28, 0.42)
    )
    return {
        "eyes": (np.abs(across) <= 1.0) & (down >= -0.5) & (down <= 0.28),
        "nose": (np.abs(across - head.turn) <= 0.42) & (down > 0.28) & (down <= lip),
        "mouth": mouth & (down > lip),
        "hair": skull & ~oval & (down < 0.5),
        "face": oval,
        "background": ~face_geometry.head_and_shoulders(shape, (0, 0, 0, 0), landmarks),
    }


def occlude(pictures: np.ndarray, masks: np.ndarray, *, fill: str = "mean") -> np.ndarray:
    """Copies of the pictures with the masked pixels hidden.

    Args:
        pictures: RGB uint8 (n, height, width, 3).
        masks: bool (n, height, width).
        fill: "mean", the picture's mean colour; "grey", 128; "blur", the picture out of focus.

    Returns:
        RGB uint8 (n, height, width, 3).

    Raises:
        ValueError: there is no such fill.
    """
    if fill not in FILLS:
        raise ValueError(f"there is no fill {fill!r}: choose one of {', '.join(FILLS)}")
    return np.stack(
        [
            np.where(mask[..., None], _filling(picture, fill), picture)
            for picture, mask in zip(pictures, masks, strict=True)
        ]
    )


def _filling(picture: np.ndarray, fill: str) -> np.ndarray:
    if fill == "blur":
        return cv2.GaussianBlur(picture, (0, 0), BLUR * len(picture) / 128)
    colour = picture.mean(axis=(0, 1)).round() if fill == "mean" else np.full(3, 128)
    return np.broadcast_to(colour.astype(np.uint8), picture.shape)


def shift_randomly(masks: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Each mask rolled to a random place, with as many pixels as before."""
    shifts = rng.integers(0, masks.shape[1:], (len(masks), 2))
    return np.stack(
        [np.roll(mask, shift, (0, 1)) for mask, shift in zip(masks, shifts, strict=True)]
    )


class _Sample(NamedTuple):
    """Pictures, and whether the network is right about each of them unoccluded."""

    predict: Predict
    fill: str
    pictures: np.ndarray
    labels: np.ndarray
    groups: np.ndarray
    correct: np.ndarray

    def select(self, rows: np.ndarray) -> "_Sample":
        arrays = (self.pictures, self.labels, self.groups, self.correct)
        return _Sample(self.predict, self.fill, *(array[rows] for array in arrays))

    def correct_without(self, masks: np.ndarray) -> np.ndarray:
        """1 or 0 for each picture: whether the network is right with the mask occluded."""
        return _correct(self.predict, occlude(self.pictures, masks, fill=self.fill), self.labels)


def _correct(predict: Predict, pictures: np.ndarray, labels: np.ndarray) -> np.ndarray:
    return (np.asarray(predict(pictures)).argmax(axis=1) == labels).astype(float)


def accuracy_drops(
    predict: Predict,
    pictures: np.ndarray,
    labels: np.ndarray,
    *,
    regions: Mapping[str, np.ndarray],
    fill: str = "mean",
    groups: np.ndarray | None = None,
    repeats: int = 3,
    seed: int = 0,
) -> pd.DataFrame:
    """How far accuracy falls when a region is occluded, with paired 95% intervals.

    Args:
        predict: pictures -> probabilities (n, classes).
        pictures: RGB uint8 (n, height, width, 3).
        labels: int (n,), positions in the probabilities.
        regions: masks (n, height, width) by name; pictures without a pixel of it are left out,
            and so is a region that no picture has, such as the background of aligned crops.
        fill: as in `occlude`.
        groups: (n,), what the bootstrap draws together, such as departments; single pictures if
            None.
        repeats: random places per mask, for the comparison.
        seed: of the places and the bootstrap.

    Returns:
        ``region, pictures`` (how many), ``occluded`` (share of pixels), ``accuracy`` (occluded),
        ``drop, low, high``, and ``random_drop, random_low, random_high``: the drop with masks of
        the same shape in random places. Sorted by drop. ``attrs["left_out"]`` lists the regions
        that no picture has.
    """
    pictures, labels = np.asarray(pictures), np.asarray(labels)
    groups = np.arange(len(labels)) if groups is None else np.asarray(groups)
    correct = _correct(predict, pictures, labels)
    sample = _Sample(predict, fill, pictures, labels, groups, correct)
    rows, left_out = [], []
    for name, masks in progress.track(regions.items(), "occlusion", unit="region"):
        present = np.asarray(masks.any(axis=(1, 2)))
        if not present.any():
            left_out.append(name)
            continue
        drops = _region_drops(sample.select(present), masks[present], repeats, seed=seed)
        rows.append({"region": name} | drops)
    table = pd.DataFrame(rows, columns=COLUMNS)
    table = table.sort_values("drop", ascending=False, ignore_index=True)
    table.attrs["left_out"] = left_out
    return table


def _region_drops(sample: _Sample, masks: np.ndarray, repeats: int, *, seed: int) -> dict[str, Any]:
    rng = np.random.default_rng([seed, 11])  # the same draws for every region
    weights = _resampled(sample.groups, rng)
    occluded = sample.correct_without(masks)
    shifted = [sample.correct_without(shift_randomly(masks, rng)) for _ in range(repeats)]
    drop = _interval(sample.correct - occluded, weights)
    random = _interval(sample.correct - np.mean(shifted, axis=0), weights)
    return {
        "pictures": len(masks),
        "occluded": masks.mean(),
        "accuracy": occluded.mean(),
        **dict(zip(("drop", "low", "high"), drop, strict=True)),
        **dict(zip(("random_drop", "random_low", "random_high"), random, strict=True)),
    }


def _resampled(groups: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """How often each bootstrap sample has each picture, (`DRAWS`, n)."""
    _, numbers = np.unique(groups, return_inverse=True)
    count = numbers.max() + 1
    return rng.multinomial(count, np.full(count, 1 / count), DRAWS)[:, numbers]


def _interval(drops: np.ndarray, weights: np.ndarray) -> tuple[float, float, float]:
    """The mean of ``drops`` (n,), and its bounds over the bootstrap samples."""
    means = weights @ drops / np.maximum(weights.sum(axis=1), 1)
    low, high = np.percentile(means, [2.5, 97.5])
    return float(drops.mean()), float(low), float(high)


def drop_plot(table: pd.DataFrame, ax: Axes) -> Axes:
    """`accuracy_drops` as points: each region, and in grey its mask in a random place.

    Regions that no picture has are named below.
    """
    missing = ", ".join(table.attrs.get("left_out", ()))
    if table.empty:
        text = f"not measured: no picture has a region ({missing});\nare the landmarks known?"
        ax.text(0.5, 0.5, text, ha="center", va="center", transform=ax.transAxes)
        ax.set_axis_off()
        return ax
    y = np.arange(len(table))
    series = (("drop", "low", "high", BLUE, -0.12, "region occluded"),
              ("random_drop", "random_low", "random_high", GREY, 0.12,
               "same shape in a random place"))  # fmt: skip
    for *columns, colour, shift, label in series:
        value, low, high = (100 * table[column] for column in columns)
        spans = np.maximum([value - low, high - value], 0)
        ax.errorbar(value, y + shift, xerr=spans, fmt="o", color=colour, capsize=3, label=label)
    names = [
        f"{row['region']}\n({100 * row['occluded']:.0f}% of pixels)"
        for row in table.to_dict("records")
    ]
    ax.axvline(0, color=GREY, linewidth=0.8)
    ax.set(yticks=y, yticklabels=names, ylim=(len(table) - 0.5, -0.5))
    note = f"\nleft out, since no picture has it: {missing}" if missing else ""
    ax.set_xlabel(f"accuracy lost, percentage points (95% interval){note}")
    ax.legend(frameon=False, fontsize=8)
    sns.despine(ax=ax, left=True)
    return ax
