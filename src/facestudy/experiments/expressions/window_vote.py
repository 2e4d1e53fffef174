"""Cut 45 windows around a detected face, and average the network's answers to them.

The seed study's network was sensitive to the exact crop, and a detector's boxes are never exact.
"""

from typing import NamedTuple

import cv2
import numpy as np

from facestudy.study.errors import StudyError

SIDE = 48
"""Side of a window in pixels: the input size of the network."""
REACH = 0.86
"""Side of a window at scale 1, relative to the longer side of the box: from forehead to chin."""
SCALES = (0.84, 0.92, 1.0, 1.09, 1.19)
"""Sides of the windows relative to the central window; each is about 9% larger than the last."""
SHIFTS = ((0, 0), (-4, 0), (4, 0), (0, -4), (0, 4), (-4, -4), (4, -4), (-4, 4), (4, 4))
"""Horizontal and vertical shifts in pixels of the window: 4 of 48 are 8%."""


class Box(NamedTuple):
    """A detected face: upper left corner and size in pixels, score from 0 to 1."""

    x: float
    y: float
    width: float
    height: float
    score: float = 1.0


def cut_windows(
    picture: np.ndarray,
    box: Box,
    scales: tuple[float, ...] = SCALES,
    shifts: tuple[tuple[int, int], ...] = SHIFTS,
) -> np.ndarray:
    """The windows around a box, scale by scale. The picture's border pixels continue outside it.

    Args:
        picture: RGB uint8 (height, width, 3).
        box: the detected face.
        scales: sides of the windows relative to the central window.
        shifts: horizontal and vertical shifts in pixels of the window.

    Returns:
        uint8 (len(scales) * len(shifts), 48, 48, 3): 45 windows by default.

    Raises:
        StudyError: the box is empty.

    >>> cut_windows(np.zeros((90, 90, 3), np.uint8), Box(20, 20, 40, 50)).shape
    (45, 48, 48, 3)
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


def central_window(picture: np.ndarray, box: Box) -> np.ndarray:
    """The window at scale 1 without a shift, uint8 (48, 48, 3): the input for training."""
    return cut_windows(picture, box, scales=(1.0,), shifts=((0, 0),))[0]


def vote(probabilities: np.ndarray) -> np.ndarray:
    """The mean (classes,) of the windows' class probabilities (windows, classes).

    Raises:
        ValueError: the array has no row, or not two dimensions.

    >>> vote(np.array([[0.9, 0.1], [0.5, 0.5]])).round(3).tolist()
    [0.7, 0.3]
    """
    if probabilities.ndim != 2 or len(probabilities) == 0:
        raise ValueError(f"probabilities are {probabilities.shape}: (windows, classes) are needed")
    return probabilities.sum(axis=0) / len(probabilities)


def jittered(box: Box, rng: np.random.Generator, *, share: float = 0.15) -> Box:
    """The box with its centre and size changed at random by up to ``share`` of its size.

    Args:
        box: the face.
        rng: the random generator.
        share: the largest change.
    """
    across, down, size = rng.uniform(-share, share, 3)
    width, height = box.width * (1 + size), box.height * (1 + size)
    x = box.x + across * box.width + (box.width - width) / 2
    y = box.y + down * box.height + (box.height - height) / 2
    return Box(float(x), float(y), float(width), float(height), box.score)


def _square(picture: np.ndarray, box: Box, scale: float, pixels: int) -> np.ndarray:
    """A square around the box's centre, ``scale`` times the central window, resized."""
    side = max(box.width, box.height) * REACH * scale
    left, top = box.x + (box.width - side) / 2, box.y + (box.height - side) / 2
    zoom = pixels / side
    if zoom < 0.5:  # an affine map alone would skip pixels
        step = int(0.5 / zoom) + 1
        picture, left, top, zoom = _shrunk(picture, left, top, side, step=step, pixels=pixels)
    matrix = np.array([[zoom, 0, -left * zoom], [0, zoom, -top * zoom]], np.float32)
    matrix[:, 2] += (zoom - 1) / 2  # keeps the centres of pixels in place, not their corners
    return cv2.warpAffine(
        picture, matrix, (pixels, pixels), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
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
