"""Textons: words for the fine detail of a patch, one for each cell.

Pooled features hardly measure roughness, because tone, light and the curvature of a cheek differ
far more between patches. The first layer's maps are therefore high-pass filtered, and each cell is
described by the strength of each filter's response. Textons are the centres of clusters of such
cells (Leung and Malik, 2001, https://doi.org/10.1023/A:1011126920638; Varma and Zisserman, 2005,
https://doi.org/10.1007/s11263-005-4635-4).
"""

from functools import lru_cache
from typing import NamedTuple

import keras
import numpy as np
from keras import ops
from sklearn.cluster import MiniBatchKMeans
from sklearn.decomposition import PCA

from facestudy.models import hardware
from facestudy.models.precision import FLOAT32
from facestudy.training import fit as train

CELLS = 8
"""Cells along each side of a patch."""
WORDS = 200
_SMOOTH = 5  # width of the mean filter that is subtracted
_DIRECTIONS, _SAMPLE = 12, 50_000


class Textons(NamedTuple):
    """The cluster centres and their projection, as arrays."""

    mean: np.ndarray  # (filters,)
    axes: np.ndarray  # (filters, directions)
    middles: np.ndarray  # (words, directions)

    def word_counts(self, details: np.ndarray) -> np.ndarray:
        """Counts (n, words) int64 of `fine_detail`; rows sum to the number of cells."""
        n, cells, filters = details.shape
        points = (details.reshape(-1, filters) - self.mean) @ self.axes
        distances = (self.middles**2).sum(axis=1) - 2 * points @ self.middles.T
        words = distances.argmin(axis=1).reshape(n, cells)
        counts = np.zeros((n, len(self.middles)), np.int64)
        np.add.at(counts, (np.arange(n)[:, None], words), 1)
        return counts


def fine_detail(encoder: keras.Model, patches: np.ndarray) -> np.ndarray:
    """The response of each filter of the first layer to fine detail in each cell.

    Args:
        encoder: from `facestudy.experiments.skin.encoder.resnet18.build_encoder`.
        patches: RGB uint8 (n, side, side, 3).

    Returns:
        logarithms of root mean squares, float32 (n, cells, filters).
    """
    return train.predict(_detail_model(encoder), patches.astype("float32"))


@lru_cache(maxsize=2)
def _detail_model(encoder: keras.Model) -> keras.Model:
    """Built once for each encoder."""
    maps = ops.cast(_first_maps(encoder), FLOAT32)
    fine = maps - ops.average_pool(maps, _SMOOTH, strides=1, padding="same")
    cell = max(1, maps.shape[1] // CELLS)
    power = ops.average_pool(fine * fine, cell, strides=cell)
    details = ops.reshape(ops.log(power + 1e-6) / 2, (-1, power.shape[1] ** 2, power.shape[3]))
    model = keras.Model(encoder.input, details, name=f"{encoder.name}_details")
    model.jit_compile = hardware.jit()
    return model


def _first_maps(encoder: keras.Model) -> keras.KerasTensor:
    """The maps of the first convolution."""
    names = [layer.name for layer in encoder.layers]
    if "stem_relu" in names:
        return encoder.get_layer("stem_relu").output
    # A pretrained backbone is one layer of the encoder, after a resizing.
    place, inner = next(
        (k, layer) for k, layer in enumerate(encoder.layers) if isinstance(layer, keras.Model)
    )
    first = keras.Model(inner.input, inner.get_layer("stem").output)
    return first(encoder.layers[place - 1].output)


def fit_textons(details: np.ndarray, *, words: int = WORDS, seed: int = 0) -> Textons:
    """Cluster the details of all cells.

    Args:
        details: from `fine_detail`, (n, cells, filters).
        words: the largest number of textons; few cells give fewer.
        seed: of the sample and of k-means.
    """
    flat = details.reshape(-1, details.shape[-1]).astype(float)
    rng = np.random.default_rng(seed)
    if len(flat) > _SAMPLE:
        flat = flat[rng.choice(len(flat), _SAMPLE, replace=False)]
    pca = PCA(min(_DIRECTIONS, *flat.shape), random_state=seed).fit(flat)
    # Not whitened: details differ most in the directions of roughness.
    clusters = MiniBatchKMeans(
        min(words, len(flat) // 4), n_init=3, batch_size=4096, random_state=seed
    ).fit(pca.transform(flat))
    return Textons(pca.mean_, pca.components_.T, clusters.cluster_centers_)
