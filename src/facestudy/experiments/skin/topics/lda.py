"""Latent Dirichlet allocation on word counts, and the choice of the number of topics.

Blei, Ng and Jordan, 2003, Latent Dirichlet Allocation, https://www.jmlr.org/papers/v3/blei03a.html.
scikit-learn fits the model; the fitted topics are kept as arrays, without pickle.
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
"""Numbers of topics to compare; the study that this experiment follows used 200."""
SEEDS = 5
NEAR_BEST = 0.02
"""Perplexities up to this share above the lowest count as equally good."""
_ROUNDS, _STEPS, _CLOSE = 12, 100, 1e-3


class Topics(NamedTuple):
    """Fitted topics: the words of each topic, and the prior of a patch's shares."""

    words: np.ndarray  # (topics, words): exp of the expected log probability
    prior: float

    def shares(self, counts: np.ndarray) -> np.ndarray:
        """The shares of the topics in each patch (n, topics); rows sum to 1.

        This is the variational step of scikit-learn's ``transform``, without random numbers.
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


def fit_topics(counts: np.ndarray, number: int, *, seed: int, rounds: int = _ROUNDS) -> Topics:
    """Fit topics.

    Args:
        counts: (n, words).
        number: of topics.
        seed: of the initial topics.
        rounds: passes over the counts.

    Raises:
        StudyError: fewer than two topics, or more topics than patches.
    """
    return _as_topics(_fit_model(counts, number, seed, rounds))


def _fit_model(
    counts: np.ndarray, number: int, seed: int, rounds: int = _ROUNDS
) -> LatentDirichletAllocation:
    if not 2 <= number <= len(counts):
        raise StudyError(
            f"{number} topics cannot be fitted to {len(counts)} patches: choose 2 to {len(counts)}"
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


def _as_topics(model: LatentDirichletAllocation) -> Topics:
    return Topics(np.asarray(model.exp_dirichlet_component_), float(model.doc_topic_prior_))


def topics_in_use(shares: np.ndarray) -> int:
    """The number of topics that are the largest share of some patch.

    >>> topics_in_use(np.array([[0.7, 0.2, 0.1], [0.6, 0.3, 0.1]]))
    1
    """
    return len(np.unique(shares.argmax(axis=1)))


def compare_numbers(
    counts: np.ndarray,
    people: Sequence[str],
    *,
    numbers: Sequence[int] = NUMBERS,
    seeds: int = SEEDS,
) -> pd.DataFrame:
    """Perplexity, stability and use of several numbers of topics.

    Args:
        counts: (n, words).
        people: (n,) whose patch it is; a fifth of the people is held out for the perplexity.
        numbers: of topics; those above the number of training patches are left out.
        seeds: number of models of each, for the stability.

    Returns:
        a row per number: ``topics``, ``perplexity`` (of held-out people, lower is better),
        ``perplexity_sd``, ``stability`` (mean adjusted Rand index of the largest topics between
        seeds, at most 1), ``in_use``.

    Raises:
        StudyError: fewer than five people.
    """
    count = len(np.unique(np.asarray(people)))
    if count < 5:
        raise StudyError(f"{count} people are too few to hold out a fifth: at least 5 are needed")
    train, held_out = next(GroupKFold(5).split(counts, groups=np.asarray(people)))
    rows = []
    for number in (size for size in numbers if size <= len(train)):
        models = [_fit_model(counts[train], number, seed) for seed in range(seeds)]
        perplexities = [model.perplexity(counts[held_out]) for model in models]
        shares = [_as_topics(model).shares(counts) for model in models]
        labels = [of_model.argmax(axis=1) for of_model in shares]
        agreement = [adjusted_rand_score(*pair) for pair in combinations(labels, 2)]
        rows.append(
            {
                "topics": number,
                "perplexity": float(np.mean(perplexities)),
                "perplexity_sd": float(np.std(perplexities)),
                "stability": float(np.mean(agreement)) if agreement else float("nan"),
                "in_use": float(np.mean([topics_in_use(of_model) for of_model in shares])),
            }
        )
    return pd.DataFrame(rows)


def choose_number(table: pd.DataFrame) -> int:
    """The most stable number of topics among those with a perplexity near the lowest.

    Args:
        table: from `compare_numbers`.
    """
    near = table[table["perplexity"] <= (1 + NEAR_BEST) * table["perplexity"].min()]
    return int(near.sort_values(["stability", "topics"], ascending=[False, True])["topics"].iloc[0])
