"""45 windows around a detected face, and one vote of what a network says of them.

Enters: a picture and the detector's box. Leaves: what the network sees, and one vector of class
probabilities. The seed study's network was touchy about the exact crop; the detector's boxes are
never exact.
"""

from typing import NamedTuple

import cv2
import numpy as np

from facestudy.study.errors import StudyError

SIDE = 48
"""Pixels of a window's side: what the network sees."""
REACH = 0.86
"""A window's side over the box's longer one, at scale 1: from the forehead to the chin."""
SCALES = (0.84, 0.92, 1.0, 1.09, 1.19)
"""Sides of the windows over the plain one's; each is about 9 % larger than the one before."""
SHIFTS = ((0, 0), (-4, 0), (4, 0), (0, -4), (0, 4), (-4, -4), (4, -4), (-4, 4), (4, 4))
"""Across and down, in pixels of the window: 4 of 48 are 8 %."""
PLAIN = ((1.0,), ((0, 0),))
"""The one window without a vote, for the first two parameters of `cut`."""


class Box(NamedTuple):
    """Where a face is: the corner at the upper left and the size in pixels; score 0 to 1."""

    x: float
    y: float
    width: float
    height: float
    score: float = 1.0


def cut(
    picture: np.ndarray,
    box: Box,
    scales: tuple[float, ...] = SCALES,
    shifts: tuple[tuple[int, int], ...] = SHIFTS,
) -> np.ndarray:
    """The windows around a box, scale by scale.

    Beyond the picture's edge its border goes on.

    Args:
        picture: RGB uint8 (height, width, 3).

    Returns:
        uint8 (len(scales) * len(shifts), 48, 48, 3): 45 with the defaults.

    Raises:
        StudyError: the box has no size.
    """
    if not (box.width > 0 and box.height > 0):
        raise StudyError(f"a face of {box.width} x {box.height} pixels has no windows")
    margin = max(max(map(abs, shift)) for shift in shifts)
    windows = []
    for scale in scales:
        wide = _square(picture, box, scale * (SIDE + 2 * margin) / SIDE, SIDE + 2 * margin)
        for across, down in shifts:
            top, left = margin + down, margin + across
            windows.append(wide[top : top + SIDE, left : left + SIDE])
    return np.stack(windows)


def plain(picture: np.ndarray, box: Box) -> np.ndarray:
    """The window at scale 1 that is not shifted, uint8 (48, 48, 3): what a network learns from."""
    return cut(picture, box, *PLAIN)[0]


def vote(probabilities: np.ndarray) -> np.ndarray:
    """Windows' class probabilities (45, classes), summed and divided by their number: (classes,).

    Raises:
        ValueError: anything but one row per window, at least one.
    """
    if probabilities.ndim != 2 or len(probabilities) == 0:
        raise ValueError(f"probabilities are {probabilities.shape}: (windows, classes) are needed")
    return probabilities.sum(axis=0) / len(probabilities)


def jittered(box: Box, rng: np.random.Generator, *, share: float = 0.15) -> Box:
    """A box that is off: its middle and its size by up to ``share`` of its size, uniformly."""
    across, down, size = rng.uniform(-share, share, 3)
    width, height = box.width * (1 + size), box.height * (1 + size)
    x = box.x + across * box.width + (box.width - width) / 2
    y = box.y + down * box.height + (box.height - height) / 2
    return Box(float(x), float(y), float(width), float(height), box.score)


def _square(picture: np.ndarray, box: Box, share: float, pixels: int) -> np.ndarray:
    """The square of ``share`` times the plain window's side around the box's middle, resized."""
    side = max(box.width, box.height) * REACH * share
    left, top = box.x + (box.width - side) / 2, box.y + (box.height - side) / 2
    scale = pixels / side
    if scale < 0.5:  # every pixel counts: an affine map alone would skip some
        step = int(0.5 / scale) + 1
        picture, left, top, scale = _shrunk(picture, left, top, side, step=step, pixels=pixels)
    move = np.float32([[scale, 0, -left * scale], [0, scale, -top * scale]])
    move[:, 2] += (scale - 1) / 2  # pixels' middles, not their corners, stay in place
    return cv2.warpAffine(
        picture, move, (pixels, pixels), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )


def _shrunk(
    picture: np.ndarray, left: float, top: float, side: float, *, step: int, pixels: int
) -> tuple[np.ndarray, float, float, float]:
    """The part around the square, each ``step`` x ``step`` pixels averaged to one."""
    height, width = picture.shape[:2]
    x0, y0 = (int(np.clip(value - step, 0, end - step)) for value, end in
              ((left, width), (top, height)))  # fmt: skip
    x1 = int(np.clip(left + side + step, x0 + step, width))
    y1 = int(np.clip(top + side + step, y0 + step, height))
    columns, rows = (x1 - x0) // step, (y1 - y0) // step
    part = picture[y0 : y0 + rows * step, x0 : x0 + columns * step]
    small = cv2.resize(part, (columns, rows), interpolation=cv2.INTER_AREA)
    return small, (left - x0) / step, (top - y0) / step, pixels / (side / step)
