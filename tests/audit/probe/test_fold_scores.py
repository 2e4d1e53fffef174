"""The area within folds is sklearn's, and a model that knows nothing gets one half."""

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from facestudy.audit.probe import fold_scores, scores


@pytest.fixture(params=["all different", "tied"])
def scored(request) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Scores (120, 3) that know a little of the truth (120,), in four folds of unequal shares."""
    rng = np.random.default_rng(1)
    folds = np.repeat([0, 1, 2, 3], [20, 25, 35, 40])
    truth = np.array([rng.choice(3, p=np.roll([0.6, 0.3, 0.1], fold)) for fold in folds])
    values = rng.normal(size=(120, 3))
    values[np.arange(120), truth] += 0.8
    return (np.round(values) if request.param == "tied" else values), truth, folds


def by_sklearn(values, truth, folds) -> float:
    """Each class against the rest in each fold; weights a b / (a + b)."""
    areas, weights = [], []
    for fold in np.unique(folds):
        for number in range(values.shape[1]):
            ours = truth[folds == fold] == number
            if 0 < ours.sum() < len(ours):
                areas.append(roc_auc_score(ours, values[folds == fold, number]))
                weights.append(ours.sum() * (~ours).sum() / len(ours))
    return float(np.average(areas, weights=weights))


def test_the_area_is_sklearns_in_each_fold(scored):
    assert fold_scores.auc(*scored) == pytest.approx(by_sklearn(*scored))


def test_in_a_single_fold_of_two_classes_it_is_the_usual_area(scored):
    values, truth, _ = scored
    two = truth < 2
    values = np.column_stack([-values[two, 1], values[two, 1]])
    found = fold_scores.auc(values, truth[two], np.zeros(two.sum()))
    assert found == pytest.approx(roc_auc_score(truth[two], values[:, 1]))


def test_many_labellings_at_once_are_each_by_itself(scored):
    values, truth, folds = scored
    rng = np.random.default_rng(2)
    labellings = np.column_stack([truth, *(rng.permutation(truth) for _ in range(3))])
    many = np.stack([values, values + 1, np.round(values), rng.normal(size=values.shape)], axis=2)
    found = fold_scores.auc(many, labellings, folds)
    wanted = [fold_scores.auc(many[:, :, k], labellings[:, k], folds) for k in range(4)]
    np.testing.assert_allclose(found, wanted)


def test_equal_scores_are_a_guess_in_whatever_order_they_stand():
    for truth in (np.array([0, 0, 0, 1, 1, 1]), np.array([1, 0, 1, 1, 0, 0])):
        assert fold_scores.auc(np.zeros((6, 2)), truth, np.array([0, 0, 1, 1, 1, 1])) == 0.5


def test_a_fold_that_lacks_a_class_counts_for_the_others_alone():
    values = np.array([[0.9, 0.1, 0.5], [0.2, 0.8, 0.6], [0.3, 0.4, 0.9], [0.1, 0.9, 0.2]])
    truth, folds = np.array([0, 1, 2, 1]), np.array([0, 0, 1, 1])
    # Fold 0 orders classes 0 and 1 rightly, fold 1 classes 1 and 2.
    assert fold_scores.auc(values, truth, folds) == 1.0
    alone = fold_scores.auc(values, np.zeros(4, int), folds)
    assert np.isnan(alone)


def test_shares_of_the_training_folds_are_no_knowledge():
    """They rank a fold with few of a class too high: pooled that costs, within folds nothing."""
    rng = np.random.default_rng(0)
    folds = np.repeat(np.arange(5), 40)
    truth = (rng.random(200) < np.array([0.2, 0.35, 0.5, 0.65, 0.8])[folds]).astype(int)
    values = np.empty((200, 2))
    for fold in range(5):
        share = truth[folds != fold].mean()
        values[folds == fold] = [1 - share, share]
    assert scores.auc(values, truth) < 0.35
    assert fold_scores.auc(values, truth, folds) == 0.5
