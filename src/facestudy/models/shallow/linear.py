"""Logistic regression on measured features (n, features)."""

import numpy as np
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from facestudy.models.compile_model import check_classes

COMPLEXITIES = tuple(float(value) for value in np.logspace(-3, 1, 9))
"""The inverse of the penalty, of which the validation part chooses one."""


def build(classes: int, *, complexity: float = 0.1) -> Pipeline:
    """Fill what could not be measured, standardise, and weigh the features.

    >>> features, labels = np.array([[0.0], [np.nan], [2.0]]), np.array([0, 1, 1])
    >>> build(2).fit(features, labels).predict_proba(features).shape
    (3, 2)

    Args:
        classes: how many categories it tells apart.
        complexity: one of `COMPLEXITIES`.

    Returns:
        An estimator, not fitted: features (n, features) with NaN -> ``predict_proba``.

    Raises:
        StudyError: fewer than two classes.
    """
    check_classes(classes)
    filled = SimpleImputer(strategy="median", keep_empty_features=True)
    weighed = LogisticRegression(C=complexity, max_iter=1000)
    return make_pipeline(filled, StandardScaler(), weighed)
