"""Whitened features of patches, in which a patch and its own views are close together.

Within-class whitening, with the views of each patch as a class: a linear map makes the variance of
the views 1 in every direction (Hatch, Kajarekar and Stolcke, 2006, Within-class covariance
normalization, https://www.isca-archive.org/interspeech_2006/hatch06_interspeech.html). Directions
are ordered by the variance between patches. No labels are used.
"""

from functools import lru_cache
from typing import NamedTuple

import keras
import numpy as np

from facestudy.experiments.skin.encoder import resnet18
from facestudy.study.errors import StudyError
from facestudy.training import fit as train
from facestudy.training import recorder

VIEWS = 6
PRINCIPAL = 160  # principal components that are kept before the whitening
MAX_PATCHES = 4000
"""More patches hardly change the directions, and their views would fill the memory."""
BATCH_SIZE = 256  # patches whose views are computed together
SHRINKAGE = 0.05  # of the views' covariance towards a multiple of the identity


class Whitening(NamedTuple):
    """The linear map from a network's depth features to whitened features, as arrays."""

    mean: np.ndarray  # (depths,)
    scale: np.ndarray  # (depths,)
    matrix: np.ndarray  # (depths, features)
    ratios: np.ndarray  # (features,): variance between patches relative to views, descending

    def apply(self, depths: np.ndarray) -> np.ndarray:
        """Whitened features (n, features) float32 of depth features (n, depths)."""
        return (((depths - self.mean) / self.scale) @ self.matrix).astype("float32")


def depth_features(encoder: keras.Model, patches: np.ndarray) -> np.ndarray:
    """The features of every depth of the network: (n, depths) float32.

    A patch and its mirror image are averaged, so that the side of the light does not matter.
    """
    network = _depth_model(encoder)
    both = [patches, np.ascontiguousarray(patches[:, :, ::-1])]
    return np.mean([train.predict(network, x.astype("float32")) for x in both], axis=0)


@lru_cache(maxsize=2)
def _depth_model(encoder: keras.Model) -> keras.Model:
    """Built once for each encoder: compiling costs more than predicting a thousand patches."""
    return resnet18.depth_model(encoder)


def fit_whitening(
    encoder: keras.Model,
    patches: np.ndarray,
    views: keras.Model,
    *,
    seed: int = 0,
    count: int = VIEWS,
    most: int = 64,
) -> Whitening:
    """Fit the whitening on random views of patches.

    Args:
        encoder: trained.
        patches: RGB uint8 (n, side, side, 3), at least 8; of more than `MAX_PATCHES` a sample.
        views: layers that make a view when called with ``training=True``.
        seed: of the views.
        count: views of every patch.
        most: the largest number of features; those with the largest ratios are kept.

    Raises:
        StudyError: too few patches, or all patches are the same.
    """
    if len(patches) < 8:
        raise StudyError(f"{len(patches)} patches are too few to compare: at least 8 are needed")
    if len(patches) > MAX_PATCHES:
        chosen = np.random.default_rng(seed).choice(len(patches), MAX_PATCHES, replace=False)
        patches = patches[np.sort(chosen)]
    depths = depth_features(encoder, patches)
    of_views = np.empty((len(depths), count, depths.shape[1]), np.float32)
    for number in range(count):
        recorder.reseed(views, seed, number, stream="whitening")
        starts = range(0, len(patches), BATCH_SIZE)
        parts = [views(patches[start : start + BATCH_SIZE], training=True) for start in starts]
        moved = np.concatenate([np.asarray(part) for part in parts])
        of_views[:, number] = depth_features(encoder, moved)
    return whiten(depths, of_views, most=most)


def whiten(depths: np.ndarray, of_views: np.ndarray, *, most: int = 64) -> Whitening:
    """The whitening of depth features.

    Args:
        depths: of the patches, (n, d).
        of_views: of their views, (n, views, d).
        most: see `fit_whitening`.

    Raises:
        StudyError: all patches are the same.
    """
    mean, scale = depths.mean(axis=0), depths.std(axis=0)
    if not (scale > 1e-6).any():
        raise StudyError("all patches are the same: topics need patches that differ")
    scale = np.where(scale > 1e-6, scale, np.inf)
    standard = (depths - mean) / scale
    _, _, axes = np.linalg.svd(standard, full_matrices=False)
    principal = axes[: min(PRINCIPAL, len(depths) // 2)].T
    centres = of_views.mean(axis=1)
    # One view of all patches at a time; all views together would take a gigabyte.
    count = of_views.shape[1]
    parts = [((of_views[:, k] - centres) / scale) @ principal for k in range(count)]
    deviations = np.concatenate(parts)
    within = deviations.T @ deviations / (len(deviations) - len(depths))
    level = np.trace(within) / len(within)
    within = (1 - SHRINKAGE) * within + SHRINKAGE * level * np.eye(len(within))
    values, vectors = np.linalg.eigh(within)
    white = principal @ (vectors / np.sqrt(values))
    spread = np.linalg.svd(standard @ white, full_matrices=False)
    ratios = spread[1] ** 2 / len(depths)
    matrix = white @ spread[2].T
    signs = np.sign(matrix[np.abs(matrix).argmax(axis=0), np.arange(matrix.shape[1])])
    keep = slice(0, min(most, matrix.shape[1]))
    return Whitening(mean, scale, (matrix * signs)[:, keep], ratios[keep])
