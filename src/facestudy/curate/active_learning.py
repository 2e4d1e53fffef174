"""Which faces to label next: those from which the model learns most.

Enters: evidence and the labels so far. Leaves: positions, the most informative first.
"""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from facestudy.curate import labels as label
from facestudy.curate.classifier import Known, fit
from facestudy.study.paths import Study

AT_RANDOM = 4
"""Every so many-th face is drawn at random: a model that only asks where it doubts never learns
of a kind of bad picture that it takes for good."""
BATCH = 25
"""Labels after which the order is made anew."""


def order(
    evidence: np.ndarray, labels: np.ndarray, *, fewest: int = 5, seed: int = 0
) -> np.ndarray:
    """Positions of the faces without a label.

    First come the faces whose evidence is farthest from the middle (bad ones are odd), and, as
    soon as there are some labels of both kinds, those of which the model is least sure.

    Args:
        evidence: float (n, numbers).
        labels: "good", "bad" or "" for each.
        seed: of the faces drawn at random.
    """
    good, bad = labels == "good", labels == "bad"
    if min(good.sum(), bad.sum()) < label.FEWEST:
        interest = np.linalg.norm(evidence - np.median(evidence, axis=0), axis=1)
    else:
        known = good | bad
        told = fit(Known(evidence[known], good[known]), seed=seed)
        interest = -np.abs(told.probability(evidence) - 0.5)
    rest = np.flatnonzero(~(good | bad))
    ranked = rest[np.argsort(-interest[rest], kind="stable")]
    return _mixed(ranked, np.random.default_rng([seed, len(rest)]))


def ask(
    evidence: np.ndarray,
    labels: np.ndarray,
    answer: Callable[[np.ndarray], Sequence[str]],
    *,
    count: int,
    seed: int = 0,
) -> np.ndarray:
    """Label faces in batches, the most informative first, until ``count`` have a label.

    Args:
        evidence: float (n, numbers).
        labels: "good", "bad" or "" for each; not changed.
        answer: positions -> "good" or "bad" for each.
        count: labels wanted in all.
        seed: of the faces drawn at random.

    Returns:
        the labels, with the new ones.
    """
    labels = labels.astype(object)
    while (missing := min(count, len(labels)) - int((labels != "").sum())) > 0:
        chosen = order(evidence, labels, seed=seed)[: min(BATCH, missing)]
        labels[chosen] = answer(chosen)
    return labels


def from_truth(
    study: Study,
    evidence: np.ndarray,
    signals: pd.Series,
    truth: pd.Series,
    *,
    count: int,
    seed: int = 0,
) -> None:
    """Let the truth answer where a person would be asked; each batch is kept at once.

    Args:
        study: a campus.
        evidence: float (n, numbers).
        signals: as `facestudy.curate.sort_study.sort` takes them; nobody is asked about those faces.
        truth: "good" or "bad" by id.
        count: labels wanted in all.
        seed: of the faces drawn at random.
    """
    open_ = (signals == "").to_numpy()
    ids = signals.index[open_]

    def answer(chosen: np.ndarray) -> list[str]:
        said = truth.reindex(ids[chosen])
        label.save(study, said.to_dict(), reason="the campus's truth")
        return said.tolist()

    known = label.given(study, ids.tolist()).reindex(ids).fillna("")
    ask(evidence[open_], known.to_numpy(dtype=object), answer, count=count, seed=seed)


def _mixed(ranked: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Every so many-th place goes to one drawn at random; each face comes once."""
    drawn = iter(rng.permutation(ranked))
    picked: dict[int, None] = {}
    for number, position in enumerate(ranked):
        if number % AT_RANDOM == AT_RANDOM - 1:
            picked[int(next(drawn))] = None
        picked[int(position)] = None
    return np.fromiter(picked, int, len(picked))
