"""What else could sort patches: k-means, Gaussian mixture, and plain colour as the baseline.

Enters: features and colour statistics of the same patches. Leaves: for each way labels (n,) and
numbers (n, d) to be judged by the same questions as the topics.
"""

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


class Sorting(NamedTuple):
    """A way of sorting: each patch's group, and what is known of its membership."""

    labels: np.ndarray  # (n,) int
    numbers: np.ndarray  # (n, d): shares, or distances to the groups' middles


def sort(
    features: np.ndarray, shares: np.ndarray, colours: np.ndarray, *, seed: int = 0
) -> dict[str, Sorting]:
    """All ways, with as many groups as there are topics.

    Args:
        features: (n, features), whitened.
        shares: of the topics (n, topics).
        colours: `traits.colour_statistics` (n, 6).
        seed: of k-means and mixture.
    """
    number = shares.shape[1]
    compressed = np.sign(features) * np.sqrt(np.abs(features))  # what the topics' counts see
    plain = StandardScaler().fit_transform(colours)
    return {
        TOPICS: Sorting(shares.argmax(axis=1), shares),
        KMEANS: _k_means(compressed, number, seed),
        MIXTURE: _mixture(compressed, number, seed),
        COLOUR: Sorting(_k_means(plain, number, seed).labels, plain),
    }


def _k_means(features: np.ndarray, number: int, seed: int) -> Sorting:
    model = KMeans(number, n_init=3, random_state=seed).fit(features)
    return Sorting(model.labels_, model.transform(features))


def _mixture(features: np.ndarray, number: int, seed: int) -> Sorting:
    model = GaussianMixture(number, covariance_type="diag", reg_covar=1e-2, random_state=seed)
    model.fit(features)
    return Sorting(model.predict(features), model.predict_proba(features))
