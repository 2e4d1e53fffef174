"""Train a model again on other splits of the same faces: how far does its accuracy move?

Five seeds on one split show only what first weights, order and dropout do. Other splits also change
which people are tested and which are learned from.
"""

import dataclasses
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import keras
import numpy as np
import pandas as pd

from facestudy.evaluation import resampling
from facestudy.evaluation.metrics import best_epoch
from facestudy.evaluation.results import Run
from facestudy.models.start_again import StartAgain
from facestudy.prepare import split
from facestudy.prepare.dataset import Faces
from facestudy.study import random_streams
from facestudy.study.paths import Study
from facestudy.training.seeds import train_seeds


class OtherSplit(NamedTuple):
    """One of the other splits; the same for all models of a study.

    Attributes:
        number: from 1 on.
        seed: of the split and of the one training on it.
        faces: the study's faces, divided anew; ``split.csv`` is not changed.
    """

    number: int
    seed: int
    faces: Faces


def train_splits(
    study: Study,
    name: str,
    build: Callable[[OtherSplit], keras.Model],
    *,
    splits: int,
    seed: int,
    epochs: int,
    faces: Faces,
    inputs: Any,
    weights: str,
    views: Any = None,
    part: Callable[[keras.Model], keras.Model] | None = None,
    network: str = "",
    started_from: str = "",
    distribution: str = "",
) -> pd.DataFrame:
    """Train a model once on each of some other splits, and write ``splits.csv``.

    Each training is that of `train_seeds`: the epoch is chosen on the split's validation part, the
    accuracy is that on its test part. The file is written after every split, and a killed run
    resumes where it stopped.

    Args:
        study: the study.
        name: the model's name in the table of models.
        build: makes the model for a split; Keras's global seed is set before. What it learns from
            pictures before the training (`classifier_head.adapt`) must come from
            ``other.faces.part("train")`` alone.
        splits: how many; 0 trains nothing and leaves the file as it is. None are drawn where the
            study keeps its published split.
        seed: the study's; each split has its own, which follows from this one and its number.
        epochs: of each training.
        faces: the faces and their classes.
        inputs: what the network sees of every face, as for `train_seeds`.
        weights: the name of the weights file in the training's folder.
        views: a bank of augmented views of every face, not only of the study's training faces;
            without it `inputs` are trained on.
        part: as for `train_seeds`.
        network: as for `train_seeds`.
        started_from: as for `train_seeds`.
        distribution: as for `train_seeds`.

    Returns:
        The rows of ``splits.csv``; see `facestudy.evaluation.resampling.COLUMNS`.
    """
    # One compiled model takes the first weights of each: TensorFlow would trace each anew.
    if splits and split.is_published(study):
        print(split.ONLY_SEEDS)
        splits = 0
    again = StartAgain(part or (lambda model: model))
    options = {"epochs": epochs, "inputs": inputs, "weights": weights, "again": again}
    options |= {"network": network, "started_from": started_from, "distribution": distribution}
    mark = {"faces": resampling.digest(study, faces.rows), "network": network}
    rows: list[dict[str, Any]] = []
    for other in draw(faces, splits=splits, seed=seed):
        train = other.faces.part("train")
        own_views = None if views is None else views.select(train)
        run = _train(study, name, partial(build, other), other, views=own_views, **options)
        rows.append({**_row(other, run), **mark})
        resampling.write(study, name, pd.DataFrame(rows))
    return resampling.read(study, name)


def _train(
    study: Study,
    name: str,
    build: Callable[[], keras.Model],
    other: OtherSplit,
    *,
    again: StartAgain,
    **options: Any,
) -> Run:
    """The one training on a split; its folder is that of the split's seed."""
    networks: list[keras.Model] = []

    def renewed(_: int) -> keras.Model:
        model, network = again.with_weights_of(build())
        networks.append(network)
        return model

    (run,) = train_seeds(
        study,
        name,
        renewed,
        part=lambda _: networks[-1],
        seeds=[other.seed],
        faces=other.faces,
        **options,
    )
    return run


def draw(faces: Faces, *, splits: int, seed: int) -> list[OtherSplit]:
    """Other splits of the same faces, drawn as the study's own is; no group spans two parts.

    Args:
        faces: the study's.
        splits: how many to draw. Those with an empty part, or without a category to train on, are
            left out; that takes very few groups.
        seed: the study's.

    Returns:
        The splits in the order of their numbers, the same for every model of the study.
    """
    drawn = []
    for number in range(1, splits + 1):
        own = random_streams.integer(seed, "other splits", number)
        rows = faces.rows.assign(split=split.assign_splits(faces.rows, seed=own))
        if _usable(rows, len(faces.categories)):
            drawn.append(OtherSplit(number, own, dataclasses.replace(faces, rows=rows)))
        else:
            print(f"split {number} is left out: too few groups to train on all categories and test")
    return drawn


def _usable(rows: pd.DataFrame, categories: int) -> bool:
    """Whether no part is empty, and the training part has every category."""
    trained = rows.loc[rows["split"] == "train", "category"].nunique()
    return set(rows["split"]) == set(split.SHARES) and trained == categories


def _row(other: OtherSplit, run: Run) -> dict[str, Any]:
    """A split's row of ``splits.csv``, without the digest of the faces."""
    test = other.faces.part("test")
    predicted = run.probabilities[test].argmax(axis=1)
    history = run.history.set_index("epoch")
    epoch = best_epoch(run.history)
    return {
        "split": other.number,
        "seed": other.seed,
        "accuracy": float(np.mean(predicted == other.faces.labels[test])),
        "validation_accuracy": float(history.loc[epoch, "val_accuracy"]),
        "best_epoch": epoch,
        "epochs": len(history),
        "n_train": len(other.faces.part("train")),
        "n_validation": len(other.faces.part("validation")),
        "n_test": len(test),
    }
