"""Walks toward what a trained network of the study takes for a class.

Thousands of faces are drawn from an autoencoder's samples, and the network says what it believes of
each *drawn* face. A ridge regression of the logits on the latent vectors gives a direction for each
class, and each walk follows it from a face. Whether the network's belief really rises is then seen
on the pictures drawn along the walk. Anything that gives probabilities to pictures can be walked
along, on every backend.

A walk up any network's probabilities rises. What chance draws is the yardstick: the same walks
along networks whose labels were dealt anew by department, from `dealt`.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from facestudy.experiments.autoencoder.faces import resized
from facestudy.experiments.autoencoder.measures import Features, Model, as_bytes
from facestudy.experiments.autoencoder.training import predict
from facestudy.models.backbones.base import SIDE
from facestudy.study import index, random_streams
from facestudy.study.paths import Study

Believes = Callable[[np.ndarray], np.ndarray]
"""Pictures (n, side, side, 3), uint8 or 0 to 1 -> probabilities of the classes (n, classes)."""
MEAN = "the mean face"
CHUNK = 256  # faces that are drawn at a time
STEPS = 6
REACH = 3.0
"""The length of a walk in standard deviations of the latent vectors along its direction."""
SAMPLES = 2000
"""Drawn faces from which the directions are learned."""
ALPHA = 10.0
"""Of the ridge regression."""
SMALLEST_RISE = 0.02
"""A walk whose probability rises by less does not rise."""


class Walk(NamedTuple):
    """A walk toward a class.

    Attributes:
        start: "the mean face", or the position of a held-out face.
        category: the class.
        latent: (steps + 1, d).
        pictures: what was drawn, (steps + 1, side, side, 3), 0 to 1.
        probability: of the class in each picture, (steps + 1,).
    """

    start: str
    category: str
    latent: np.ndarray
    pictures: np.ndarray
    probability: np.ndarray

    @property
    def rises(self) -> bool:
        """Whether the network believes more of the class in the last picture than in the first."""
        return bool(self.probability[-1] - self.probability[0] >= SMALLEST_RISE)


def believes(network: Any) -> Believes:
    """The probabilities of a study's trained network, which sees pictures of 128 x 128."""

    def probabilities(pictures: np.ndarray) -> np.ndarray:
        bytes_ = pictures if pictures.dtype == np.uint8 else as_bytes(pictures)
        return predict(network, np.stack([resized(picture, SIDE) for picture in bytes_]))

    return probabilities


def directions(
    model: Model, probabilities: Believes, *, samples: int = SAMPLES, seed: int = 0
) -> np.ndarray:
    """Where each class's logit rises, (classes, d): vectors of `REACH` standard deviations.

    A direction is the covariance of logit and latent vectors, as the regression gives it: it stays
    where the autoencoder has faces.

    Args:
        model: draws the faces.
        probabilities: the network that is walked along.
        samples: how many faces to draw.
        seed: of the samples.
    """
    latent = np.asarray(model.sample(samples, seed), float)
    parts = [latent[start : start + CHUNK] for start in range(0, samples, CHUNK)]
    believed = np.concatenate([probabilities(model.decode(part)) for part in parts])
    logits = np.log(np.clip(believed, 1e-6, 1))
    logits -= logits.mean(axis=1, keepdims=True)
    slopes = Ridge(ALPHA).fit(latent, logits).coef_.reshape(-1, latent.shape[1])
    covariance = np.cov(latent.T).reshape(latent.shape[1], -1)
    deviations = np.sqrt(np.einsum("kd,de,ke->k", slopes, covariance, slopes))
    return REACH * slopes @ covariance / np.maximum(deviations, 1e-12)[:, None]


def all_walks(
    model: Model,
    probabilities: Believes,
    categories: Sequence[str],
    *,
    latent: np.ndarray,
    chosen: Sequence[int],
    seed: int = 0,
    samples: int = SAMPLES,
) -> list[Walk]:
    """From the mean face and some held-out faces toward every class.

    Args:
        model: draws the faces.
        probabilities: the network that is walked along.
        categories: the classes.
        latent: latent vectors (n, d) of held-out faces.
        chosen: positions of the faces to start at, drawn by seed.
        seed: of the samples.
        samples: from which the directions are learned.
    """
    starts = {MEAN: latent.mean(axis=0)}
    starts |= {f"face {number}": latent[position] for number, position in enumerate(chosen, 1)}
    toward = directions(model, probabilities, samples=samples, seed=seed)
    walks = []
    for title, start in starts.items():
        for number, name in enumerate(categories):
            points = start + np.linspace(0, 1, STEPS + 1)[:, None] * toward[number]
            pictures = model.decode(points)
            walks.append(Walk(title, name, points, pictures, probabilities(pictures)[:, number]))
    return walks


def summary(walks: Sequence[Walk]) -> pd.DataFrame:
    """How many walks rise, and by how much: ``walks, rise, not, gain`` for each class."""
    rows = [
        {"category": w.category, "rises": w.rises, "gain": w.probability[-1] - w.probability[0]}
        for w in walks
    ]
    groups = pd.DataFrame(rows).groupby("category", sort=False)
    table = groups.agg(walks=("rises", "size"), rise=("rises", "sum"), gain=("gain", "mean"))
    return table.assign(**{"do not rise": table["walks"] - table["rise"]})


def counts(walks: Mapping[str, Sequence[Walk]]) -> pd.DataFrame:
    """How many walks rise along each network, and by how much on average.

    Args:
        walks: the network's title -> walks along it.
    """
    rows = {
        title: {
            "walks": len(taken),
            "rise": sum(step.rises for step in taken),
            "mean gain": np.mean([step.probability[-1] - step.probability[0] for step in taken]),
        }
        for title, taken in walks.items()
    }
    return pd.DataFrame(rows).T.rename_axis("network")


def departments(study: Study, rows: pd.DataFrame) -> list[str]:
    """The department of each face; its group where the index names none."""
    known = index.read(study.index).set_index("id")["department"].fillna("").astype(str)
    named = known.reindex(rows["id"]).fillna("").to_numpy()
    return [name or group for name, group in zip(named, rows["group"], strict=True)]


def cheap_network(features: Features, of_train: np.ndarray, labels: np.ndarray) -> Believes:
    """A logistic regression on a face network's features: the cheapest network that is walked.

    Args:
        features: of a face network.
        of_train: the features of the training faces, (n, d).
        labels: the number of each one's class, (n,).
    """
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.1, max_iter=500))
    model.fit(of_train, labels)
    return lambda drawn: model.predict_proba(features(drawn))


def dealt(labels: np.ndarray, departments: Sequence[str], *, seed: int) -> np.ndarray:
    """Labels dealt anew by department: each department takes over another's classes.

    A department's faces get the most frequent label of the department whose turn it is, so that
    sites stay sites and classes mean nothing.

    Args:
        labels: (n,) numbers of classes.
        departments: of each face.
        seed: of the deal.

    Returns:
        (n,) numbers of classes; every class is kept while there are as many departments.
    """
    names, codes = np.unique(np.asarray(departments, str), return_inverse=True)
    frequent = np.array([np.bincount(labels[codes == k]).argmax() for k in range(len(names))])
    order = random_streams.generator(seed, "labels dealt anew").permutation(len(names))
    return frequent[order][codes]
