"""Features become counts, which latent Dirichlet allocation needs.

Enters: whitened features, in which views of one patch differ by 1, and the kinds of detail in
every cell (`facestudy.experiments.skin.topics.textons`). Leaves: whole numbers, zero or more, (n, words).

A patch is a text of two halves. **Light:** each of the first features gives two words, "more than
the average patch" and "less", said the more often the farther the patch lies on that side; the
faintest are not said. These are tone, colour and the course of the light. **Texture:** each cell
says which kind of detail it shows. Both halves have about as many words, or tone, in which patches
differ most, would say everything. Counts follow from a patch alone, by numbers that were fixed when
the topics were learned.
"""

from typing import NamedTuple

import numpy as np

from facestudy.experiments.skin.topics import textons
from facestudy.experiments.skin.topics.textons import Textons

LIGHT = 8
"""Features that are words of light: the first ones, in which patches differ most."""
SAID = 18.0
"""How often such a word is said by a patch one standard deviation from the median."""
TIMES = 3
"""How often each cell says its word of texture."""


class Counter(NamedTuple):
    """What turns features and details into counts.

    Attributes:
        centre: (light,) the features of a patch that says no word of light.
        weight: (light,) words per unit of each feature.
        textons: the words of texture.
    """

    centre: np.ndarray
    weight: np.ndarray
    textons: Textons

    def count(self, features: np.ndarray, details: np.ndarray) -> np.ndarray:
        """Counts int64 (n, 2 light + words of texture).

        Args:
            features: (n, features).
            details: (n, cells, filters), from `facestudy.experiments.skin.topics.textons.see`.
        """
        off = (features[:, : len(self.centre)] - self.centre) * self.weight
        light = np.rint(np.maximum(np.hstack([off, -off]), 0)).astype(np.int64)
        return np.hstack([light, TIMES * self.textons.count(details)])


def fit(
    features: np.ndarray, details: np.ndarray, *, words: int = textons.WORDS, seed: int = 0
) -> Counter:
    """Fix words and scales on these patches' features (n, features) and details."""
    light = features[:, :LIGHT]
    spread = np.maximum(light.std(axis=0), 1e-9)
    found = textons.fit(details, words=words, seed=seed)
    return Counter(np.median(light, axis=0), SAID / spread, found)
