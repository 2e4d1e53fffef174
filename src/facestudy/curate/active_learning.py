"""Choose which faces to label next: those from which the classifier learns most."""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from facestudy.curate import labels as study_labels
from facestudy.curate.classifier import TrainingSet, fit
from facestudy.prepare import groups
from facestudy.study import index
from facestudy.study.paths import Study
from facestudy.study.random_streams import fraction

RANDOM_EVERY = 4
"""One query in so many is drawn at random: a model that asks only where it is unsure never learns
about a kind of bad picture that it takes for good."""
BATCH = 25
"""Labels after which the queries are ordered again."""


def query_order(
    features: np.ndarray,
    labels: np.ndarray,
    *,
    seed: int = 0,
    keys: Sequence[str] | None = None,
) -> np.ndarray:
    """Positions of the faces without a label, the most informative first.

    As soon as both classes have enough labels, these are the faces of which the classifier is
    least sure (uncertainty sampling); before that, those farthest from the median (bad faces are
    outliers).

    Args:
        features: float (n, columns).
        labels: (n,) "good", "bad" or "".
        seed: of the queries drawn at random.
        keys: (n,) of the faces, by which they are drawn at random, from
            `facestudy.prepare.groups.picture_keys`; by default their positions.

    Returns:
        positions, int.
    """
    good, bad = labels == "good", labels == "bad"
    labelled = good | bad
    if min(good.sum(), bad.sum()) < study_labels.MINIMUM:
        interest = np.linalg.norm(features - np.median(features, axis=0), axis=1)
    else:
        classifier = fit(TrainingSet(features[labelled], good[labelled]), seed=seed)
        interest = -np.abs(classifier.probability(features) - 0.5)
    rest = np.flatnonzero(~labelled)
    ranked = rest[np.argsort(-interest[rest], kind="stable")]
    names = np.arange(len(labels)).tolist() if keys is None else list(keys)
    numbers = [fraction(seed, "query", names[position]) for position in rest]
    return _with_random(ranked, rest[np.argsort(numbers, kind="stable")])


def label_in_batches(
    features: np.ndarray,
    labels: np.ndarray,
    answer: Callable[[np.ndarray], Sequence[str]],
    *,
    count: int,
    seed: int = 0,
    keys: Sequence[str] | None = None,
) -> np.ndarray:
    """Label faces in batches, the most informative first, until ``count`` have a label.

    Args:
        features: float (n, columns).
        labels: (n,) "good", "bad" or ""; not changed.
        answer: positions -> "good" or "bad" for each.
        count: of all labels at the end.
        seed: of the queries drawn at random.
        keys: as for `query_order`.

    Returns:
        the labels, including the new ones.
    """
    labels = labels.astype(object)
    while (missing := min(count, len(labels)) - int((labels != "").sum())) > 0:
        queries = query_order(features, labels, seed=seed, keys=keys)[: min(BATCH, missing)]
        labels[queries] = answer(queries)
    return labels


def label_from_truth(
    study: Study,
    features: np.ndarray,
    reasons: pd.Series,
    truth: pd.Series,
    *,
    count: int,
    seed: int = 0,
) -> None:
    """Label faces of a campus from its ground truth instead of by hand; saves each batch.

    Args:
        study: a campus.
        features: float (n, columns).
        reasons: from `facestudy.curate.quality_checks.reasons`; faces with a reason are not
            labelled.
        truth: "good" or "bad" by id.
        count: of all labels at the end.
        seed: of the queries drawn at random.
    """
    passed = (reasons == "").to_numpy()
    ids = reasons.index[passed]

    def answer(positions: np.ndarray) -> list[str]:
        answers = truth.reindex(ids[positions])
        study_labels.save(study, answers.to_dict(), reason="the campus's truth")
        return answers.tolist()

    labels = study_labels.read(study, ids.tolist()).reindex(ids).fillna("")
    label_in_batches(
        features[passed],
        labels.to_numpy(dtype=object),
        answer,
        count=count,
        seed=seed,
        keys=face_keys(study, ids),
    )


def face_keys(study: Study, ids: Sequence[str] | pd.Index) -> list[str]:
    """The key of each face; its id where the study has no index or no such row."""
    if not study.index.is_file():
        return list(ids)
    pictures = index.read(study.index)
    keys = dict(zip(pictures["id"], groups.picture_keys(pictures), strict=True))
    return [keys.get(picture_id, picture_id) for picture_id in ids]


def _with_random(ranked: np.ndarray, at_random: np.ndarray) -> np.ndarray:
    """Give every `RANDOM_EVERY`-th place to the next position at random; each position once."""
    drawn = iter(at_random)
    picked: dict[int, None] = {}
    for number, position in enumerate(ranked):
        if number % RANDOM_EVERY == RANDOM_EVERY - 1:
            picked[int(next(drawn))] = None
        picked[int(position)] = None
    return np.fromiter(picked, int, len(picked))
