"""Turn features into word counts, the input of latent Dirichlet allocation.

A patch is a text of two halves. **Light:** each of the first whitened features gives two words,
"more than the average patch" and "less"; the count of a word grows with the distance from the
median, and small distances round to 0. These words stand for tone, colour and the direction of
light. **Texture:** each cell of the patch gives the word of its texton (`textons`). Both halves
have about as many words; otherwise tone, in which patches differ most, would dominate. Scales are
fixed when the topics are fitted, so that the counts of a patch depend on that patch alone.
"""

from typing import NamedTuple

import numpy as np

from facestudy.experiments.skin.topics import textons
from facestudy.experiments.skin.topics.textons import Textons

LIGHT = 8
"""The number of features that give words of light: the first ones, in which patches differ most."""
LIGHT_COUNT = 18.0
"""Count of such a word in a patch one standard deviation from the median."""
TEXTURE_COUNT = 3
"""Count of the word of texture of each cell."""


class WordCounter(NamedTuple):
    """Turns features and details into counts.

    Attributes:
        centre: (light,) the medians of the features.
        weight: (light,) counts per unit of each feature.
        textons: the words of texture.
    """

    centre: np.ndarray
    weight: np.ndarray
    textons: Textons

    def word_counts(self, features: np.ndarray, details: np.ndarray) -> np.ndarray:
        """Counts int64 (n, 2 light + words of texture).

        Args:
            features: (n, features).
            details: (n, cells, filters), from `textons.fine_detail`.
        """
        off = (features[:, : len(self.centre)] - self.centre) * self.weight
        light = np.rint(np.maximum(np.hstack([off, -off]), 0)).astype(np.int64)
        return np.hstack([light, TEXTURE_COUNT * self.textons.word_counts(details)])


def fit_counter(
    features: np.ndarray, details: np.ndarray, *, words: int = textons.WORDS, seed: int = 0
) -> WordCounter:
    """Fit words and scales.

    Args:
        features: (n, features), whitened.
        details: (n, cells, filters), from `textons.fine_detail`.
        words: the largest number of words of texture.
        seed: of the textons.
    """
    light = features[:, :LIGHT]
    spread = np.maximum(light.std(axis=0), 1e-9)
    fitted = textons.fit_textons(details, words=words, seed=seed)
    return WordCounter(np.median(light, axis=0), LIGHT_COUNT / spread, fitted)
