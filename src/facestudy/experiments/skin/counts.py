"""Features become counts, which latent Dirichlet allocation needs.

Enters: whitened features, in which views of one patch differ by 1. Leaves: whole numbers, zero or
more, (n, 2 features).

Every feature gives two words: "more than the average patch" and "less". A word is said the more
often the farther the patch lies on its side; how far is compressed by a root, so that a few
strong features, tone first of all, do not say everything. The faintest words are not said, so that
a patch that is average in all says little. Counts follow from a patch's features alone, by four
numbers that were fixed when the topics were learned.
"""

from typing import NamedTuple

import numpy as np

WORDS = 12.0
"""How often a word is said by a patch one standard deviation from the mean, in the feature in
which patches differ most."""
_POWER = 0.5


class Counter(NamedTuple):
    """What turns features into counts."""

    centre: np.ndarray  # (features,)
    weight: np.ndarray  # (features,)

    def count(self, features: np.ndarray) -> np.ndarray:
        """Counts (n, 2 features) int64 of features (n, features)."""
        off = (features - self.centre) * self.weight
        return np.rint(np.maximum(np.hstack([off, -off]), 0)).astype(np.int64)


def fit(features: np.ndarray, *, words: float = WORDS) -> Counter:
    """Fix the scale on these features (n, features)."""
    centre, spread = np.median(features, axis=0), features.std(axis=0)
    # A feature's words count by how much more patches differ in it than their own views do.
    strength = np.maximum(spread, 1e-9) ** _POWER
    weight = words * strength / strength.max() / np.maximum(spread, 1e-9)
    return Counter(centre, weight)
