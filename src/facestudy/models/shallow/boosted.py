"""Boosted trees on measured features (n, features): thresholds, and features that work together."""

from sklearn.ensemble import HistGradientBoostingClassifier

from facestudy.models.compile_model import check_classes

COMPLEXITIES = (10, 20, 40, 80, 160)
"""Rounds of boosting, of which the validation part chooses a number."""


def build(classes: int, *, complexity: float = 40) -> HistGradientBoostingClassifier:
    """Small trees, since there are about a thousand pictures.

    >>> build(4, complexity=20).max_iter
    20

    Args:
        classes: how many categories it tells apart.
        complexity: one of `COMPLEXITIES`.

    Returns:
        An estimator, not fitted: features (n, features) with NaN -> ``predict_proba``.

    Raises:
        StudyError: fewer than two classes.
    """
    check_classes(classes)
    return HistGradientBoostingClassifier(
        max_iter=int(complexity),
        learning_rate=0.1,
        max_leaf_nodes=6,
        min_samples_leaf=15,
        l2_regularization=1.0,
        early_stopping=False,
        random_state=0,
    )
