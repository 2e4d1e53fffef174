"""What a network loses when a part of every picture is covered.

Enters: crops, their landmarks (`facestudy.prepare.face_geometry.crop_landmarks`) and a network. Leaves:
masks of eyes, nose, mouth, hair, face and background, and how far accuracy falls without each,
beside a cover of the same shape in a random place.

After Zeiler and Fergus, 2014, Visualizing and Understanding Convolutional Networks,
https://arxiv.org/abs/1311.2901, section 4.2, with regions in place of a sliding square.
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
from facestudy.study.errors import StudyError

REGIONS = ("eyes", "nose", "mouth", "hair", "face", "background")
COVERS = ("mean", "grey", "blur")
BLUR = 12.0  # pixels of 128, the Gaussian's sigma: eyes and mouth become one with the skin
DRAWS = 1000

Predict = Callable[[np.ndarray], np.ndarray]


def regions(landmarks: np.ndarray, *, side: int = 128) -> dict[str, np.ndarray]:
    """Where on each crop the parts of `REGIONS` are.

    Hair is an arc above the forehead and beside it down to the cheeks; what hangs lower is
    neither in it nor in the background.

    Args:
        landmarks: (n, 5, 2), x and y in pixels of the crops; NaN where they are not known.
        side: width and height of the crops.

    Returns:
        bool (n, side, side) for each region; nowhere true where landmarks are not known.
    """
    masks = {name: np.zeros((len(landmarks), side, side), bool) for name in REGIONS}
    for number in np.flatnonzero(np.isfinite(landmarks).all(axis=(1, 2))):
        for name, mask in _of_one(landmarks[number], side).items():
            masks[name][number] = mask
    return masks


def _of_one(landmarks: np.ndarray, side: int) -> dict[str, np.ndarray]:
    found, shape = face_geometry.head(landmarks), (side, side)
    across, down = found.places(shape)
    oval = face_geometry.face_oval(shape, landmarks)
    _, nose = found.place(landmarks[face_geometry.NOSE])
    corners = [
        found.place(landmarks[one]) for one in (face_geometry.RIGHT_MOUTH, face_geometry.LEFT_MOUTH)
    ]
    mouth, wide = np.mean(corners, axis=0), abs(corners[1][0] - corners[0][0]) / 2
    lip = nose + 0.62 * (mouth[1] - nose)  # where the nose ends and the upper lip begins
    middle = mouth[0] / 2 - 1.5 * found.turn
    skull = face_geometry.ellipse(across, down, centre=(middle, 0.0), radii=(1.7, 2.2))
    return {
        "eyes": (np.abs(across) <= 1.0) & (down >= -0.5) & (down <= 0.28),
        "nose": (np.abs(across - found.turn) <= 0.42) & (down > 0.28) & (down <= lip),
        "mouth": face_geometry.ellipse(across, down, centre=mouth, radii=(wide + 0.28, 0.42))
        & (down > lip),
        "hair": skull & ~oval & (down < 0.5),
        "face": oval,
        "background": ~face_geometry.head_and_shoulders(shape, (0, 0, 0, 0), landmarks),
    }


def covered(pictures: np.ndarray, masks: np.ndarray, *, cover: str = "mean") -> np.ndarray:
    """Pictures whose masked pixels show nothing.

    Args:
        pictures: RGB uint8 (n, height, width, 3), which stay as they are.
        masks: bool (n, height, width).
        cover: "mean", the picture's mean colour; "grey", 128; "blur", the picture out of focus.

    Raises:
        ValueError: no such cover.
    """
    if cover not in COVERS:
        raise ValueError(f"{cover!r}: choose one of {', '.join(COVERS)}")
    return np.stack(
        [
            np.where(mask[..., None], _paint(picture, cover), picture)
            for picture, mask in zip(pictures, masks, strict=True)
        ]
    )


def _paint(picture: np.ndarray, cover: str) -> np.ndarray:
    if cover == "blur":
        return cv2.GaussianBlur(picture, (0, 0), BLUR * len(picture) / 128)
    colour = picture.mean(axis=(0, 1)).round() if cover == "mean" else np.full(3, 128)
    return np.broadcast_to(colour.astype(np.uint8), picture.shape)


def elsewhere(masks: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Each mask shifted to a random place, around the picture's edges: as large as it was."""
    shifts = rng.integers(0, masks.shape[1:], (len(masks), 2))
    return np.stack([np.roll(one, shift, (0, 1)) for one, shift in zip(masks, shifts, strict=True)])


class Trial(NamedTuple):
    """What is put to the test, and how; ``seen`` is `right` of the pictures as they are."""

    predict: Predict
    cover: str
    pictures: np.ndarray
    labels: np.ndarray
    groups: np.ndarray
    seen: np.ndarray

    def select(self, rows: np.ndarray) -> "Trial":
        return Trial(self.predict, self.cover, *(each[rows] for each in self[2:]))

    def right(self, masks: np.ndarray | None = None) -> np.ndarray:
        """1 or 0 for each picture: whether the network knows it, covered."""
        shown = self.pictures
        if masks is not None:
            shown = covered(shown, masks, cover=self.cover)
        return (np.asarray(self.predict(shown)).argmax(axis=1) == self.labels).astype(float)


def accuracy_drops(
    predict: Predict,
    pictures: np.ndarray,
    labels: np.ndarray,
    *,
    regions: Mapping[str, np.ndarray],
    cover: str = "mean",
    groups: np.ndarray | None = None,
    random_places: int = 3,
    seed: int = 0,
) -> pd.DataFrame:
    """How far accuracy falls when a region is `covered`, with paired 95 % intervals.

    Args:
        predict: pictures -> probabilities (n, classes).
        pictures: RGB uint8 (n, height, width, 3).
        labels: int (n,), positions in the probabilities.
        regions: masks (n, height, width) by name; pictures without a pixel of it are left out.
        groups: (n,), what the bootstrap draws whole, such as departments; else single pictures.
        random_places: how many random places are averaged for the comparison.

    Returns:
        ``region, pictures`` (how many), ``covered`` (share of pixels), ``accuracy`` (covered),
        ``drop, low, high``, and ``elsewhere, elsewhere_low, elsewhere_high``: the drop under
        covers of the same shape in random places. Sorted by drop.

    Raises:
        StudyError: a region that no picture has.
    """
    groups = np.arange(len(labels)) if groups is None else np.asarray(groups)
    trial = Trial(predict, cover, np.asarray(pictures), np.asarray(labels), groups, groups)
    trial = trial._replace(seen=trial.right())
    rows = []
    for name, masks in regions.items():
        own = masks.any(axis=(1, 2))
        if not own.any():
            raise StudyError(f"no picture has the region {name!r}: are the landmarks known?")
        found = _region(trial.select(own), masks[own], random_places, seed=seed)
        rows.append({"region": name} | found)
    return pd.DataFrame(rows).sort_values("drop", ascending=False, ignore_index=True)


def _region(trial: Trial, masks: np.ndarray, times: int, *, seed: int) -> dict[str, Any]:
    rng = np.random.default_rng([seed, 11])  # the same draws for every region
    weights = _resampled(trial.groups, rng)
    after = trial.right(masks)
    others = np.mean([trial.right(elsewhere(masks, rng)) for _ in range(times)], axis=0)
    drop, other = (_interval(trial.seen - each, weights) for each in (after, others))
    return {
        "pictures": len(masks),
        "covered": masks.mean(),
        "accuracy": after.mean(),
        **dict(zip(("drop", "low", "high"), drop, strict=True)),
        **dict(zip(("elsewhere", "elsewhere_low", "elsewhere_high"), other, strict=True)),
    }


def _resampled(groups: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """How often each picture stands in each resampled study (`DRAWS`, n)."""
    _, numbers = np.unique(groups, return_inverse=True)
    count = numbers.max() + 1
    return rng.multinomial(count, np.full(count, 1 / count), DRAWS)[:, numbers]


def _interval(lost: np.ndarray, weights: np.ndarray) -> tuple[float, float, float]:
    """What was lost on average, and its bounds over the resampled studies."""
    drawn = weights @ lost / np.maximum(weights.sum(axis=1), 1)
    low, high = np.percentile(drawn, [2.5, 97.5])
    return float(lost.mean()), float(low), float(high)


def drops(table: pd.DataFrame, ax: Axes) -> Axes:
    """`accuracy_drops` as points: each region, and in grey its cover in a random place."""
    rows = np.arange(len(table))
    kinds = (("drop", "", BLUE, -0.12, "region covered"),
             ("elsewhere", "elsewhere_", GREY, 0.12, "as much covered elsewhere"))  # fmt: skip
    for name, prefix, colour, shift, label in kinds:
        value, low, high = (100 * table[each] for each in (name, f"{prefix}low", f"{prefix}high"))
        spans = np.maximum([value - low, high - value], 0)
        ax.errorbar(value, rows + shift, xerr=spans, fmt="o", color=colour, capsize=3, label=label)
    names = [f"{one.region}\n({100 * one.covered:.0f} % of pixels)" for one in table.itertuples()]
    ax.axvline(0, color=GREY, linewidth=0.8)
    ax.set(yticks=rows, yticklabels=names, ylim=(len(table) - 0.5, -0.5))
    ax.set_xlabel("accuracy lost, percentage points (95 % interval)")
    ax.legend(frameon=False, fontsize=8)
    sns.despine(ax=ax, left=True)
    return ax
