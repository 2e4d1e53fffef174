"""A simulated crowd on a campus, and how many guessers it takes to tell people from networks.

A simulated guesser knows the log probability of each class given all that the face shows, as
`facestudy.campus.subjects.ceilings` computes it from the planted attributes, plus normal noise of
their own. So all are misled by the same faces, as people are.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.optimize import brentq

from facestudy.campus.drawing.person import SEX_SHIFT, SEX_SHIFT_SCALE
from facestudy.campus.knobs import Knobs
from facestudy.campus.subjects.categories import CATEGORIES, SHARES, subject
from facestudy.campus.subjects.ceilings import log_likelihoods
from facestudy.campus.subjects.traits import TRAITS
from facestudy.guess import crossed

NOISIEST = 60.0
"""Standard deviation of the noise with which nothing is left of what a face shows."""


class Answers(NamedTuple):
    """What a crowd says: the number of the class and the confidence, (guessers, portraits)."""

    choices: np.ndarray
    confidence: np.ndarray


def beliefs(truth: pd.DataFrame, knobs: Knobs) -> np.ndarray:
    """The log probability of each class given what a face shows, up to a constant per portrait.

    Args:
        truth: rows of ``truth.csv``.
        knobs: of the campus.

    Returns:
        float (portraits, classes), classes in the order of `CATEGORIES`.
    """
    lean = (truth["masculinity"].to_numpy(float) - 0.5) * SEX_SHIFT_SCALE
    people = {
        name.removeprefix("shape_"): truth[name].to_numpy(float)
        - SEX_SHIFT.get(name.removeprefix("shape_"), 0.0) * lean
        for name in truth
        if name.startswith("shape_")
    }
    people |= {name: truth[name].to_numpy(float) for name in ("masculinity", "age", "tone")}
    people |= {trait.column: truth[trait.column].to_numpy(float) > 0 for trait in TRAITS}
    people["woman"] = (truth["sex"] == "female").to_numpy()
    subjects = [subject(category, knobs) for category in CATEGORIES]
    return log_likelihoods(people, subjects)["face"] + np.log(SHARES)


def answer(logs: np.ndarray, noise: float, *, guessers: int, rng: np.random.Generator) -> Answers:
    """What a crowd says of all portraits.

    Args:
        logs: from `beliefs`.
        noise: standard deviation of each guesser's noise on each log probability.
        guessers: how many.
        rng: of the noise.
    """
    heard = logs + noise * rng.standard_normal((guessers, *logs.shape))
    heard = heard - heard.max(axis=2, keepdims=True)
    shares = np.exp(heard) / np.exp(heard).sum(axis=2, keepdims=True)
    return Answers(shares.argmax(axis=2), shares.max(axis=2))


def noise_for(logs: np.ndarray, truth: np.ndarray, accuracy: float, *, seed: int = 0) -> float:
    """The noise with which a guesser is right with this probability.

    Args:
        logs: from `beliefs`.
        truth: the number of each portrait's class, (portraits,).
        accuracy: below that of a guesser without noise.
        seed: of the simulation.

    Raises:
        ValueError: not even a guesser without noise is right so often, or noise alone is.
    """

    def excess(noise: float) -> float:
        said = answer(logs, noise, guessers=20, rng=np.random.default_rng(seed)).choices
        return float((said == truth).mean()) - accuracy

    return float(brentq(excess, 0.0, NOISIEST, xtol=0.01))


def power(
    logs: np.ndarray,
    truth: np.ndarray,
    *,
    network: float,
    difference: float,
    guessers: Sequence[int],
    shown: int,
    test: int,
    draws: int = 200,
    seed: int = 0,
) -> list[float]:
    """How often people are told from a network, by the number of guessers.

    In each draw other portraits are tested, the network is another one of its accuracy, and each
    guesser sees a random choice of the portraits. People are told from the network where the 95%
    interval of the difference (one guesser minus the network) leaves zero out on the right side;
    without a difference, on either.

    Args:
        logs: from `beliefs`, of many portraits.
        truth: the number of each portrait's class, (portraits,).
        network: its accuracy.
        difference: of one guesser's accuracy from that.
        guessers: how many there are.
        shown: portraits that each of them sees.
        test: portraits of the test split.
        draws: repetitions.
        seed: of all that is drawn.

    Returns:
        The share of the draws, for each number of guessers.
    """
    rng = np.random.default_rng(seed)
    of_network = noise_for(logs, truth, network, seed=seed)
    of_people = noise_for(logs, truth, network + difference, seed=seed)
    found = np.zeros(len(guessers))
    for _ in range(draws):
        chosen = rng.choice(len(truth), test, replace=False)
        hits = answer(logs[chosen], of_network, guessers=1, rng=rng).choices[0] == truth[chosen]
        crowd = answer(logs[chosen], of_people, guessers=max(guessers), rng=rng).choices
        apart = (crowd == truth[chosen]).astype(float) - hits
        order = rng.random(apart.shape).argsort(axis=1).argsort(axis=1)
        apart[order >= shown] = np.nan
        for place, count in enumerate(guessers):
            found[place] += _is_told(apart[:count], difference)
    return (found / draws).tolist()


def _is_told(apart: np.ndarray, difference: float) -> bool:
    estimate = crossed.mean(apart[:, ~np.isnan(apart).all(axis=0)])
    if difference == 0:
        return estimate.low > 0 or estimate.high < 0
    return estimate.low > 0 if difference > 0 else estimate.high < 0
