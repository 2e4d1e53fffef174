"""Other ways to group patches: k-means, a Gaussian mixture, and plain colour as the baseline."""

from typing import NamedTuple

import numpy as np
from sklearn.cluster import KMeans
from sklearn.mixture import GaussianMixture
from sklearn.preprocessing import StandardScaler

TOPICS, KMEANS, MIXTURE, COLOUR = (
    "latent Dirichlet allocation",
    "k-means",
    "Gaussian mixture",
    "colour statistics",
)


class Grouping(NamedTuple):
    """The group of each patch, and numbers that describe its membership."""

    labels: np.ndarray  # (n,) int
    numbers: np.ndarray  # (n, d): shares, or distances to the groups' centres


def group_patches(
    features: np.ndarray, shares: np.ndarray, colours: np.ndarray, *, seed: int = 0
) -> dict[str, Grouping]:
    """All groupings, each with as many groups as there are topics.

    Args:
        features: (n, features), whitened.
        shares: of the topics, (n, topics).
        colours: `traits.colour_statistics`, (n, 6).
        seed: of k-means and the mixture.
    """
    number = shares.shape[1]
    compressed = np.sign(features) * np.sqrt(np.abs(features))
    plain = StandardScaler().fit_transform(colours)
    return {
        TOPICS: Grouping(shares.argmax(axis=1), shares),
        KMEANS: _k_means(compressed, number, seed),
        MIXTURE: _mixture(compressed, number, seed),
        COLOUR: Grouping(_k_means(plain, number, seed).labels, plain),
    }


def _k_means(features: np.ndarray, number: int, seed: int) -> Grouping:
    model = KMeans(number, n_init=3, random_state=seed).fit(features)
    return Grouping(model.labels_, model.transform(features))


def _mixture(features: np.ndarray, number: int, seed: int) -> Grouping:
    model = GaussianMixture(number, covariance_type="diag", reg_covar=1e-2, random_state=seed)
    model.fit(features)
    return Grouping(model.predict(features), model.predict_proba(features))
