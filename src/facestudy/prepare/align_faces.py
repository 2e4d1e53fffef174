"""Turn, scale and shift crops so that eyes, nose and mouth lie at the same place in all of them."""

import cv2
import numpy as np

from facestudy.prepare.dataset import Crops

SIDE = 192
"""Pixels of an aligned face's side."""
UNITS = 4.0
"""Distances between the eyes that fit into the side: forehead and chin are in, the site is not."""
EYES_AT = 0.44
"""How far below the upper edge the eyes lie, as a share of the side."""
PLACES = np.array([[-0.5, 0], [0.5, 0], [0, 0.57], [-0.41, 1.04], [0.41, 1.04]])
"""Eyes, nose and corners of the mouth in eye distances, in the order of `face_crop.LANDMARKS`."""

BATCH = 64
"""Faces that are in memory at a time."""


def target(side: int = SIDE) -> np.ndarray:
    """Where the landmarks lie in an aligned face of this side: float (5, 2), x and y in pixels.

    >>> target(100)[0].round(1).tolist()
    [37.5, 44.0]
    """
    return PLACES * (side / UNITS) + [side / 2, side * EYES_AT]


def similarity(source: np.ndarray, destination: np.ndarray) -> np.ndarray:
    """The rotation, scaling and shift that fits points best in the sense of least squares.

    Args:
        source: (n, 2).
        destination: where they should come to lie, (n, 2).

    Returns:
        float (2, 3), as OpenCV's affine transforms; it never mirrors.
    """
    here, there = (points @ [1, 1j] for points in (source, destination))
    offsets = here - here.mean()
    turn = (offsets.conj() @ (there - there.mean())) / (offsets.conj() @ offsets)
    shift = there.mean() - turn * here.mean()
    return np.array(
        [[turn.real, -turn.imag, shift.real], [turn.imag, turn.real, shift.imag]], dtype=float
    )


def align(picture: np.ndarray, landmarks: np.ndarray, *, side: int = SIDE) -> np.ndarray:
    """One picture with its landmarks moved to `target`; its edges are continued where it ends.

    Args:
        picture: RGB uint8 (height, width, 3).
        landmarks: (5, 2), x and y in its pixels.
        side: of the result in pixels.

    Returns:
        RGB uint8 (side, side, 3).
    """
    matrix = similarity(np.asarray(landmarks, float), target(side))
    return cv2.warpAffine(
        picture, matrix, (side, side), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )


def weighted_means(
    crops: Crops, landmarks: np.ndarray, weights: np.ndarray, *, side: int = SIDE
) -> np.ndarray:
    """Several weighted means of aligned faces; each face is read once.

    Args:
        crops: n faces.
        landmarks: (n, 5, 2), x and y in their pixels.
        weights: (k, n), not negative, of which some in each row are above 0.
        side: of the means in pixels.

    Returns:
        float (k, side, side, 3), 0 to 255.
    """
    shares = (weights / weights.sum(axis=1)[:, None]).astype(np.float32)
    means = np.zeros((len(weights), side * side * 3))
    for first in range(0, len(crops), BATCH):
        chosen = np.arange(first, min(first + BATCH, len(crops)))
        faces = [
            align(picture, points, side=side)
            for picture, points in zip(crops.select(chosen), landmarks[chosen], strict=True)
        ]
        means += shares[:, chosen] @ np.stack(faces).reshape(len(faces), -1).astype(np.float32)
    return means.reshape(-1, side, side, 3)
