"""Fit models on named features: by the study's split, and with whole departments left out."""

from types import ModuleType
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from sklearn.metrics import log_loss
from threadpoolctl import threadpool_limits

from facestudy.audit import comparable, material
from facestudy.audit.named import table
from facestudy.audit.probe import scores
from facestudy.evaluation import grouped_folds
from facestudy.models.shallow import linear
from facestudy.prepare.dataset import Faces
from facestudy.study import index
from facestudy.study.paths import Study

THREADS = 1
"""With so few pictures, threads wait for each other longer than they compute."""


class Compared(NamedTuple):
    """The pictures of classes that occur in two departments or more, and what is left out together.

    Attributes:
        chosen: which of the study's faces they are, bool (faces,).
        labels: class numbers, (n,).
        units: the department of each picture, or the person where the study has none, (n,).
    """

    chosen: np.ndarray
    labels: np.ndarray
    units: np.ndarray

    @property
    def is_enough(self) -> bool:
        """Whether two classes can be told apart in other departments than those learned from."""
        return len(np.unique(self.labels)) > 1


def compared(study: Study, faces: Faces) -> Compared:
    """The pictures of a study that can be compared with whole departments left out."""
    departments = index.read(study.index).set_index("id")["department"]
    rows = faces.rows.assign(department=faces.rows["id"].map(departments).fillna(""))
    chosen = comparable.compared_pictures(rows, comparable.identifiable_categories(rows))
    rows = rows[chosen].reset_index(drop=True)
    if rows.empty:
        return Compared(chosen, np.empty(0, int), np.empty(0, str))
    return Compared(chosen, material.class_numbers(rows), material.unit_names(rows))


def fit_on_split(module: ModuleType, features: pd.DataFrame, faces: Faces) -> tuple[Any, float]:
    """Fit on the training part; the validation part chooses how complex the model may be.

    Args:
        module: of `facestudy.models.shallow`.
        features: a row a face.
        faces: the study's.

    Returns:
        The fitted model and the complexity that was chosen.
    """
    x, labels, classes = features.to_numpy(float), faces.labels, len(faces.categories)
    train, held_out = faces.part("train"), faces.part("validation")
    fitted = {}
    with threadpool_limits(THREADS):
        for complexity in module.COMPLEXITIES:
            model = module.build(classes, complexity=complexity).fit(x[train], labels[train])
            guessed = probabilities(model, x[held_out], classes)
            fitted[complexity] = log_loss(labels[held_out], guessed, labels=range(classes)), model
    best = min(fitted, key=lambda complexity: fitted[complexity][0])
    return fitted[best][1], best


def probabilities(model: Any, x: np.ndarray, classes: int) -> np.ndarray:
    """Probabilities of all classes, (n, classes); 0 of those that the training part lacks."""
    result = np.zeros((len(x), classes))
    result[:, model.classes_] = model.predict_proba(x)
    return result


class LeftOut(NamedTuple):
    """Models that were each fitted without the departments of one fold.

    Attributes:
        models: one a fold.
        folds: the fold of each picture, (n,).
        scores: probabilities of each picture by the model that did not know its department,
            (n, classes).
    """

    models: list[Any]
    folds: np.ndarray
    scores: np.ndarray


def leave_departments_out(
    module: ModuleType, features: pd.DataFrame, known: Compared, *, complexity: float
) -> LeftOut:
    """Fit once a fold of whole departments.

    Args:
        module: of `facestudy.models.shallow`.
        features: a row for each picture that is compared.
        known: from `compared`.
        complexity: from `fit_on_split`.
    """
    x, labels, classes = features.to_numpy(float), known.labels, int(known.labels.max()) + 1
    number = grouped_folds.max_folds(labels, known.units)
    folds = grouped_folds.grouped(labels, known.units, folds=number)
    left_out, models = np.zeros((len(x), classes)), []
    with threadpool_limits(THREADS):
        for fold in range(number):
            learned = folds != fold
            model = module.build(classes, complexity=complexity).fit(x[learned], labels[learned])
            left_out[~learned] = probabilities(model, x[~learned], classes)
            models.append(model)
    return LeftOut(models, folds, left_out)


def by_groups(features: pd.DataFrame, known: Compared, *, complexity: float = 0.1) -> pd.DataFrame:
    """What growing sets of named features tell, in the audit's order of evidence.

    Args:
        features: all named features of the pictures that are compared.
        known: from `compared`.
        complexity: of the linear model.

    Returns:
        ``group, features, auc``; each row adds a group to those above it. Whole departments are
        left out.
    """
    rows, used = [], []
    for group in table.groups():
        used.append(group)
        chosen = features[table.names(groups=used)]
        left_out = leave_departments_out(linear, chosen, known, complexity=complexity)
        area = within_folds(left_out.scores, known.labels, left_out.folds)
        rows.append({"group": group, "features": chosen.shape[1], "auc": area})
    return pd.DataFrame(rows)


def within_folds(values: np.ndarray, labels: np.ndarray, folds: np.ndarray) -> float:
    """The mean AUC of the folds: scores of two models are not on one scale."""
    areas = [scores.auc(values[folds == k], labels[folds == k]) for k in np.unique(folds)]
    return float(np.nanmean(areas))
