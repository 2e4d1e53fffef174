"""Train the bottleneck model anew, once with pictures and once with whole departments left out."""

import keras
import numpy as np
import pandas as pd

from facestudy.audit.probe import scores
from facestudy.evaluation import grouped_folds
from facestudy.models import classifier_head
from facestudy.models.backbones.base import Backbone
from facestudy.models.start_again import StartAgain
from facestudy.study import progress

PROTOCOLS = {"group": "pictures left out", "department": "departments left out"}
"""What is left out together, by the column of the rows that names it."""


def bottleneck(
    features: np.ndarray,
    rows: pd.DataFrame,
    backbone: Backbone,
    *,
    epochs: int = 30,
    seed: int = 0,
) -> dict[str, dict[str, float]]:
    """Train the published top on bottleneck features, without augmentation, by each protocol.

    Args:
        features: the backbone's, (n, d).
        rows: ``category, group, department`` of each picture.
        backbone: what computed the features.
        epochs: of each training.
        seed: of the folds and of the first weights.

    Returns:
        For each of `PROTOCOLS` ``accuracy`` and ``auc`` over all pictures, each left out once.
    """
    labels = rows["category"].to_numpy(str)
    classes, truth = np.unique(labels, return_inverse=True)
    inputs = np.asarray(features, np.float32)
    again = StartAgain(classifier_head.compile)  # TensorFlow would trace each fold's top anew
    result = {}
    for column, protocol in PROTOCOLS.items():
        groups = rows[column].to_numpy(str)
        folds = grouped_folds.grouped(
            labels, groups, folds=grouped_folds.max_folds(labels, groups), seed=seed
        )
        values = np.empty((len(labels), len(classes)))
        for fold in progress.track(np.unique(folds), protocol, unit="fold"):
            test = folds == fold
            values[test] = _predict(
                inputs, truth, test, backbone=backbone, epochs=epochs, seed=seed, again=again
            )
        result[protocol] = {
            "accuracy": float(scores.correct(values, truth).mean()),
            "auc": scores.auc(values, truth),
        }
    return result


def _predict(
    inputs: np.ndarray,
    truth: np.ndarray,
    test: np.ndarray,
    *,
    backbone: Backbone,
    epochs: int,
    seed: int,
    again: StartAgain,
) -> np.ndarray:
    """Probabilities of the pictures ``test`` from a top trained on the others."""
    classifier = classifier_head.train(
        inputs[~test],
        truth[~test],
        backbone,
        epochs=epochs,
        seed=seed,
        again=again,
        classes=int(truth.max()) + 1,  # a fold's training part may lack the last one
    )
    # `predict` would compile one more function for each fold's network.
    return keras.ops.convert_to_numpy(classifier(inputs[test], training=False))
