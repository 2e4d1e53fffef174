"""Topics of skin: latent Dirichlet allocation on counts, kept as arrays.

Enters: counts (n, words). Leaves: `Topics`, which give a patch's shares of all topics, the same
ones every time; and the table by which their number is chosen.

Blei, Ng and Jordan, 2003, Latent Dirichlet Allocation, https://www.jmlr.org/papers/v3/blei03a.html.
Learning is scikit-learn's; what was learned is two arrays, so that nothing is pickled.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.special import digamma
from sklearn.decomposition import LatentDirichletAllocation
from sklearn.metrics import adjusted_rand_score
from sklearn.model_selection import GroupKFold

from facestudy.study.errors import StudyError

NUMBERS = (5, 10, 20, 40, 80, 130, 200)
"""Numbers of topics that are tried; 200 is the first guess of the study that this one follows."""
SEEDS = 5
NEAR_BEST = 0.02
"""A perplexity at most so much above the lowest, as a share, counts as good as it."""
_ROUNDS, _STEPS, _CLOSE = 12, 100, 1e-3


class Topics(NamedTuple):
    """What was learned: how often each topic says each word, and how many topics a patch has."""

    words: np.ndarray  # (topics, words): exp of the expected log probability
    prior: float

    def shares(self, counts: np.ndarray) -> np.ndarray:
        """Every patch's shares of the topics (n, topics), rows sum to 1; nothing is random.

        The variational step of scikit-learn's own ``transform``.
        """
        gamma = np.ones((len(counts), len(self.words)))
        weights = np.asarray(counts, float)
        active = np.arange(len(counts))
        for _ in range(_STEPS):
            before = gamma[active]
            expected = np.exp(digamma(before) - digamma(before.sum(axis=1, keepdims=True)))
            likely = expected @ self.words + 1e-100
            after = self.prior + expected * ((weights[active] / likely) @ self.words.T)
            gamma[active] = after
            active = active[np.abs(after - before).mean(axis=1) >= _CLOSE]
            if not len(active):
                break
        return gamma / gamma.sum(axis=1, keepdims=True)


def fit(counts: np.ndarray, number: int, *, seed: int, rounds: int = _ROUNDS) -> Topics:
    """Learn topics from counts (n, words).

    Raises:
        StudyError: fewer than two topics, or more topics than patches.
    """
    return _kept(_learn(counts, number, seed, rounds))


def _learn(
    counts: np.ndarray, number: int, seed: int, rounds: int = _ROUNDS
) -> LatentDirichletAllocation:
    if not 2 <= number <= len(counts):
        raise StudyError(
            f"{number} topics cannot be learned from {len(counts)} patches: choose 2 to "
            f"{len(counts)}"
        )
    model = LatentDirichletAllocation(
        number,
        learning_method="online",
        learning_offset=10.0,
        batch_size=min(256, len(counts)),
        max_iter=rounds,
        max_doc_update_iter=50,
        random_state=seed,
    )
    return model.fit(counts)


def _kept(model: LatentDirichletAllocation) -> Topics:
    return Topics(np.asarray(model.exp_dirichlet_component_), float(model.doc_topic_prior_))


def in_use(shares: np.ndarray) -> int:
    """How many topics are some patch's largest share."""
    return len(np.unique(shares.argmax(axis=1)))


def compare(
    counts: np.ndarray,
    people: Sequence[str],
    *,
    numbers: Sequence[int] = NUMBERS,
    seeds: int = SEEDS,
) -> pd.DataFrame:
    """What speaks for each number of topics.

    Args:
        counts: (n, words).
        people: (n,) who is on each patch; a fifth of them is held out for the perplexity.
        numbers: of topics; those above the number of patches learned from are left out.
        seeds: how many trainings of each, for the stability.

    Returns:
        One row per number: ``topics``, ``perplexity`` (of held-out people, lower is better),
        ``stability`` (mean adjusted Rand index of the largest topics of any two seeds, 1 is the
        same), ``in_use``.
    """
    people = np.asarray(people)
    if len(np.unique(people)) < 5:
        raise StudyError(f"{len(np.unique(people))} people are too few to hold a fifth of them out")
    learn, held_out = next(GroupKFold(5).split(counts, groups=people))
    rows = []
    for number in (each for each in numbers if each <= len(learn)):
        models = [_learn(counts[learn], number, seed) for seed in range(seeds)]
        perplexities = [model.perplexity(counts[held_out]) for model in models]
        shares = [_kept(model).shares(counts) for model in models]
        labels = [each.argmax(axis=1) for each in shares]
        agreement = [adjusted_rand_score(*pair) for pair in combinations(labels, 2)]
        rows.append(
            {
                "topics": number,
                "perplexity": float(np.mean(perplexities)),
                "perplexity_sd": float(np.std(perplexities)),
                "stability": float(np.mean(agreement)) if agreement else float("nan"),
                "in_use": float(np.mean([in_use(each) for each in shares])),
            }
        )
    return pd.DataFrame(rows)


def choose(table: pd.DataFrame) -> int:
    """The number of topics: of those whose perplexity is near the lowest, the most stable one."""
    near = table[table["perplexity"] <= (1 + NEAR_BEST) * table["perplexity"].min()]
    return int(near.sort_values(["stability", "topics"], ascending=[False, True])["topics"].iloc[0])
