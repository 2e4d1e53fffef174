"""A trained model as it does with whole departments left out, beside pictures left out at random.

Enters: a study's faces and its backbone. Leaves: accuracy and AUC of the bottleneck model under
both protocols, trained anew for each fold.
"""

import keras
import numpy as np
import pandas as pd

from facestudy.audit.probe import scores as accuracy
from facestudy.evaluation import grouped_folds
from facestudy.models import Backbone, classifier_head

PROTOCOLS = {"group": "pictures left out", "department": "departments left out"}


def bottleneck(
    features: np.ndarray,
    rows: pd.DataFrame,
    backbone: Backbone,
    *,
    epochs: int = 30,
    seed: int = 0,
) -> dict[str, dict[str, float]]:
    """The published top on bottleneck features, without augmentation, by protocol.

    Args:
        features: the backbone's, (n, d).
        rows: ``category, group, department`` of each.
        backbone: what the features came from.
        epochs: of each training.
        seed: of the folds and of the first weights.

    Returns:
        For each of `PROTOCOLS` ``accuracy`` and ``auc`` over all pictures, each left out once.
    """
    labels = rows["category"].to_numpy(str)
    classes, truth = np.unique(labels, return_inverse=True)
    plain = np.asarray(features, np.float32)
    result = {}
    for column, name in PROTOCOLS.items():
        groups = rows[column].to_numpy(str)
        deal = grouped_folds.grouped(
            labels, groups, folds=grouped_folds.most_folds(labels, groups), seed=seed
        )
        scores = np.empty((len(labels), len(classes)))
        for fold in np.unique(deal):
            test = deal == fold
            scores[test] = _trained(plain, truth, test, backbone, epochs=epochs, seed=seed)
        correct = accuracy.right(scores, truth)
        result[name] = {
            "accuracy": float(correct.mean()),
            "auc": accuracy.auc(scores, truth),
        }
    return result


def _trained(
    plain: np.ndarray,
    truth: np.ndarray,
    test: np.ndarray,
    backbone: Backbone,
    *,
    epochs: int,
    seed: int,
) -> np.ndarray:
    """Probabilities of the pictures ``test`` by a top that never saw them."""
    classifier = classifier_head.trained(
        plain[~test], truth[~test], backbone, epochs=epochs, seed=seed
    )
    # `predict` would compile one more function for each fold's network.
    return keras.ops.convert_to_numpy(classifier(plain[test], training=False))
