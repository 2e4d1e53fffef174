"""Words of texture: of which kinds the fine detail of a patch is, place by place.

Enters: an encoder and patches. Leaves: `Textons`, which turn what the encoder's first layer sees
into counts (n, words): how many of a patch's cells show each kind of detail.

Pooled features hardly say how rough skin is: tone, lamp and the roundness of a cheek differ far
more from patch to patch. So the first layer's maps are freed of all that is smooth, and each cell
is described by how strongly each filter responds in it; the kinds are the middles of clusters of
such cells (Leung and Malik, 2001, https://doi.org/10.1023/A:1011126920638; Varma and Zisserman,
2005, https://doi.org/10.1007/s11263-005-4635-4). A patch is then a text of as many words as it has
cells, which is what latent Dirichlet allocation was made for.
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
"""Along each side of a patch."""
WORDS = 200
_SMOOTH = 5  # positions of the map whose mean is smooth
_DIRECTIONS, _SAMPLE = 12, 50_000


class Textons(NamedTuple):
    """The kinds of detail, as arrays."""

    mean: np.ndarray  # (filters,)
    axes: np.ndarray  # (filters, directions)
    middles: np.ndarray  # (words, directions)

    def count(self, details: np.ndarray) -> np.ndarray:
        """Counts (n, words) int64 of what `see` gives; rows sum to the number of cells."""
        n, cells, filters = details.shape
        places = (details.reshape(-1, filters) - self.mean) @ self.axes
        far = (self.middles**2).sum(axis=1) - 2 * places @ self.middles.T
        words = far.argmin(axis=1).reshape(n, cells)
        found = np.zeros((n, len(self.middles)), np.int64)
        np.add.at(found, (np.arange(n)[:, None], words), 1)
        return found


def see(encoder: keras.Model, patches: np.ndarray) -> np.ndarray:
    """How strongly each filter of the first layer responds to fine detail in each cell.

    Args:
        encoder: one of `facestudy.experiments.skin.encoder.encoders`.
        patches: RGB uint8 (n, side, side, 3).

    Returns:
        logarithms of root mean squares, float32 (n, cells, filters); the same each time.
    """
    return train.predict(_details(encoder), patches.astype("float32"))


@lru_cache(maxsize=2)
def _details(encoder: keras.Model) -> keras.Model:
    """Made once for an encoder, like `facestudy.experiments.skin.topics.features.see`'s network."""
    maps = ops.cast(_first(encoder), FLOAT32)
    fine = maps - ops.average_pool(maps, _SMOOTH, strides=1, padding="same")
    cell = max(1, maps.shape[1] // CELLS)
    power = ops.average_pool(fine * fine, cell, strides=cell)
    seen = ops.reshape(ops.log(power + 1e-6) / 2, (-1, power.shape[1] ** 2, power.shape[3]))
    model = keras.Model(encoder.input, seen, name=f"{encoder.name}_details")
    model.jit_compile = hardware.jit()
    return model


def _first(encoder: keras.Model) -> keras.KerasTensor:
    """The maps of the first layer of filters."""
    names = [layer.name for layer in encoder.layers]
    if "stem_relu" in names:
        return encoder.get_layer("stem_relu").output
    # A pretrained backbone lies inside the encoder as one layer, behind a resizing.
    place, inner = next(
        (k, layer) for k, layer in enumerate(encoder.layers) if isinstance(layer, keras.Model)
    )
    first = keras.Model(inner.input, inner.get_layer("stem").output)
    return first(encoder.layers[place - 1].output)


def fit(details: np.ndarray, *, words: int = WORDS, seed: int = 0) -> Textons:
    """Find the kinds of detail.

    Args:
        details: what `see` gave (n, cells, filters).
        words: kinds at most; few cells have fewer.
        seed: of the sample and of k-means.
    """
    flat = details.reshape(-1, details.shape[-1]).astype(float)
    rng = np.random.default_rng(seed)
    if len(flat) > _SAMPLE:
        flat = flat[rng.choice(len(flat), _SAMPLE, replace=False)]
    turned = PCA(min(_DIRECTIONS, *flat.shape), random_state=seed).fit(flat)
    # Not whitened: the directions in which details differ most are those of roughness.
    found = MiniBatchKMeans(
        min(words, len(flat) // 4), n_init=3, batch_size=4096, random_state=seed
    ).fit(turned.transform(flat))
    return Textons(turned.mean_, turned.components_.T, found.cluster_centers_)
