"""Intervals of means over answers that share guessers and share portraits.

Answers of one guesser are alike, and so are answers to one portrait: neither guessers nor portraits
alone say how far a mean may move with other people *and* other portraits. The variance here counts
both and takes off what would count twice (Cameron, Gelbach and Miller 2011, "Robust Inference With
Multiway Clustering", Journal of Business & Economic Statistics 29).
"""

from typing import NamedTuple

import numpy as np
from scipy.stats import norm
from scipy.stats import t as student

ENOUGH = 5
"""With fewer guessers nothing can be said about other people: intervals cover portraits alone."""
DRAWS = 400
PEOPLE, PORTRAITS = "people and test pictures", "test pictures"


class Estimate(NamedTuple):
    """A mean, its 95% interval, and what that covers in words."""

    value: float
    low: float
    high: float
    covers: str

    def as_dict(self) -> dict[str, object]:
        """As in ``metrics.json``."""
        return {"value": self.value, "ci95": [self.low, self.high], "covers": self.covers}


def mean(values: np.ndarray) -> Estimate:
    """The mean over answers.

    Args:
        values: of each answer, float (guessers, portraits); NaN where there is none.

    >>> always = np.ones((6, 8))
    >>> mean(always).value, mean(always).covers
    (1.0, 'people and test pictures')
    """
    given = ~np.isnan(values)
    count, average = int(given.sum()), float(np.nanmean(values))
    apart = np.where(given, values - average, 0.0)
    of_portraits = float((apart.sum(axis=0) ** 2).sum())
    of_guessers = float((apart.sum(axis=1) ** 2).sum())
    of_answers = float((apart**2).sum())
    guessers, portraits = int(given.any(axis=1).sum()), int(given.any(axis=0).sum())
    if guessers < ENOUGH:
        error = np.sqrt(of_portraits) / count * _small(portraits)
        return _around(average, error, portraits - 1, PORTRAITS)
    # The sum may come out below either of its parts, by chance: then the larger part counts.
    total = max(of_portraits + of_guessers - of_answers, of_portraits, of_guessers)
    fewer = min(guessers, portraits)
    return _around(average, np.sqrt(total) / count * _small(fewer), fewer - 1, PEOPLE)


def of_majority(right: np.ndarray, by_draw: np.ndarray, *, guessers: int) -> Estimate:
    """The mean over portraits of something that the majority of the guessers decides.

    Args:
        right: by portrait, float (portraits,).
        by_draw: the same mean for guessers drawn anew with replacement, (draws,); its spread is
            what other people would change.
        guessers: how many there are.
    """
    average, portraits = float(np.mean(right)), len(right)
    of_portraits = float(np.var(right)) / max(1, portraits - 1)
    if guessers < ENOUGH:
        return _around(average, np.sqrt(of_portraits), portraits - 1, PORTRAITS)
    error = np.sqrt(of_portraits + float(np.var(by_draw)))
    return _around(average, error, min(guessers, portraits) - 1, PEOPLE)


def drawn_guessers(guessers: int, *, draws: int = DRAWS, seed: int = 0) -> np.ndarray:
    """How often each guesser is drawn, with replacement, int (draws, guessers)."""
    rng = np.random.default_rng(seed)
    return rng.multinomial(guessers, np.full(guessers, 1 / guessers), size=draws)


def _small(clusters: int) -> float:
    """The usual correction of a standard error for few clusters."""
    return float(np.sqrt(clusters / (clusters - 1))) if clusters > 1 else 1.0


def _around(value: float, error: float, degrees: int, covers: str) -> Estimate:
    quantile = student.ppf(0.975, degrees) if degrees > 0 else norm.ppf(0.975)
    half = float(quantile * error)
    return Estimate(value, value - half, value + half, covers)
