"""From patches to features in which a patch and its own views lie close together.

Enters: an encoder and patches. Leaves: a `Representation`, four arrays that turn what the
network's depths see into some dozens of numbers, and these numbers.

The numbers are found without labels: features are turned and stretched so that views of one patch
differ by 1 in every direction (within-class whitening, with each patch a class of its own views;
Hatch, Kajarekar and Stolcke, 2006, Within-class covariance normalization,
https://www.isca-archive.org/interspeech_2006/hatch06_interspeech.html), then ordered by how much
more patches differ from each other.
"""

from functools import lru_cache
from typing import NamedTuple

import keras
import numpy as np

from facestudy.experiments.skin.encoder import resnet18
from facestudy.study.errors import StudyError
from facestudy.training import fit as train

VIEWS = 6
FIRST = 160  # directions of largest variance that are kept before the whitening
MOST_PATCHES = 4000
"""More say nothing new about directions, and their views would fill the memory."""
AT_ONCE = 256  # patches that are changed into views together
SHRINKAGE = 0.05  # of the views' covariance towards a multiple of the identity


class Representation(NamedTuple):
    """The steps from a network's depths to features, as arrays."""

    mean: np.ndarray  # (depths,)
    scale: np.ndarray  # (depths,)
    matrix: np.ndarray  # (depths, features)
    ratios: np.ndarray  # (features,): variance over patches for 1 over views, falling

    def apply(self, seen: np.ndarray) -> np.ndarray:
        """Features (n, features) float32 of what the depths saw (n, depths)."""
        return (((seen - self.mean) / self.scale) @ self.matrix).astype("float32")


def see(encoder: keras.Model, patches: np.ndarray) -> np.ndarray:
    """What every depth of the network sees: (n, depths) float32; bit for bit the same each time.

    A patch and its mirror image are averaged: which side the light came from does not count.
    """
    network = _depths(encoder)
    both = [patches, np.ascontiguousarray(patches[:, :, ::-1])]
    return np.mean([train.predict(network, each.astype("float32")) for each in both], axis=0)


@lru_cache(maxsize=2)
def _depths(encoder: keras.Model) -> keras.Model:
    """Made once for an encoder: compiling it costs more than a thousand patches."""
    return resnet18.depths(encoder)


def fit(
    encoder: keras.Model,
    patches: np.ndarray,
    views: keras.Model,
    *,
    seed: int = 0,
    count: int = VIEWS,
    most: int = 64,
) -> Representation:
    """Find the directions in which patches differ more than their own views.

    Args:
        encoder: trained.
        patches: RGB uint8 (n, side, side, 3), at least 8; of more than `MOST_PATCHES` a sample.
        views: layers that make a view when called with ``training=True``.
        seed: of the views.
        count: views of every patch.
        most: features that are kept at most, those with the largest ratios.

    Raises:
        StudyError: too few patches, or all alike.
    """
    if len(patches) < 8:
        raise StudyError(f"{len(patches)} patches are too few to compare: at least 8 are needed")
    if len(patches) > MOST_PATCHES:
        chosen = np.random.default_rng(seed).choice(len(patches), MOST_PATCHES, replace=False)
        patches = patches[np.sort(chosen)]
    seen = see(encoder, patches)
    moved = np.empty((len(seen), count, seen.shape[1]), np.float32)
    for number in range(count):
        train.reseed(views, seed, number)
        starts = range(0, len(patches), AT_ONCE)
        parts = [views(patches[start : start + AT_ONCE], training=True) for start in starts]
        moved[:, number] = see(encoder, np.concatenate([np.asarray(part) for part in parts]))
    return whiten(seen, moved, most=most)


def whiten(seen: np.ndarray, moved: np.ndarray, *, most: int = 64) -> Representation:
    """The `Representation` of what was seen of patches (n, d) and of their views (n, views, d).

    Raises:
        StudyError: all patches look alike.
    """
    mean, scale = seen.mean(axis=0), seen.std(axis=0)
    if not (scale > 1e-6).any():
        raise StudyError("all patches look alike: there are no kinds of skin to be found")
    scale = np.where(scale > 1e-6, scale, np.inf)
    flat = (seen - mean) / scale
    _, _, axes = np.linalg.svd(flat, full_matrices=False)
    first = axes[: min(FIRST, len(seen) // 2)].T
    middle = moved.mean(axis=1)
    # One view of all patches at a time: all of them at once would be a gigabyte.
    own = [((moved[:, k] - middle) / scale) @ first for k in range(moved.shape[1])]
    own = np.concatenate(own)
    within = own.T @ own / (len(own) - len(seen))
    level = np.trace(within) / len(within)
    within = (1 - SHRINKAGE) * within + SHRINKAGE * level * np.eye(len(within))
    values, vectors = np.linalg.eigh(within)
    white = first @ (vectors / np.sqrt(values))
    spread = np.linalg.svd(flat @ white, full_matrices=False)
    ratios = spread[1] ** 2 / len(seen)
    matrix = white @ spread[2].T
    signs = np.sign(matrix[np.abs(matrix).argmax(axis=0), np.arange(matrix.shape[1])])
    keep = slice(0, min(most, matrix.shape[1]))
    return Representation(mean, scale, (matrix * signs)[:, keep], ratios[keep])
