"""The quick areas under the curve are sklearn's, weighted or not, with ties or without."""

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from facestudy.audit.probe import scores as accuracy


@pytest.fixture(params=[2, 3, 5], ids="{} classes".format)
def judged(request) -> tuple[np.ndarray, np.ndarray]:
    """Scores (80, classes) that know a little of the truth (80,)."""
    rng = np.random.default_rng(request.param)
    truth = rng.permutation(np.arange(80) % request.param)
    scores = rng.normal(size=(80, request.param))
    scores[np.arange(80), truth] += 0.7
    if request.param == 2:
        scores[:, 0] = -scores[:, 1]
    return scores, truth


@pytest.fixture(params=["all different", "tied"])
def scored(request, judged) -> tuple[np.ndarray, np.ndarray]:
    scores, truth = judged
    return (np.round(scores) if request.param == "tied" else scores), truth


def by_sklearn(scores: np.ndarray, truth: np.ndarray, weights: np.ndarray) -> float:
    """Each class against the rest; two classes in the usual way."""
    if scores.shape[1] == 2:
        return roc_auc_score(truth, scores[:, 1], sample_weight=weights)
    areas = [
        roc_auc_score(truth == number, scores[:, number], sample_weight=weights)
        for number in range(scores.shape[1])
    ]
    return float(np.mean(areas))


def test_the_area_is_sklearns(scored):
    assert accuracy.auc(*scored) == pytest.approx(by_sklearn(*scored, np.ones(80)))


def test_sklearns_own_one_against_the_rest_agrees(judged):
    scores, truth = judged
    shares = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    wanted = roc_auc_score(
        truth, shares[:, 1] if shares.shape[1] == 2 else shares, multi_class="ovr"
    )
    assert accuracy.auc(shares, truth) == pytest.approx(wanted)


def test_weighted_areas_are_sklearns(scored):
    weights = np.random.default_rng(1).poisson(1, (6, 80)).astype(float)
    wanted = [by_sklearn(*scored, each) for each in weights]
    np.testing.assert_allclose(accuracy.weighted_auc(*scored, weights), wanted)


def test_equal_scores_are_a_guess_in_whatever_order_they_stand():
    scores, weights = np.zeros((6, 2)), np.ones((1, 6))
    for truth in (np.array([0, 0, 0, 1, 1, 1]), np.array([1, 1, 1, 0, 0, 0])):
        assert accuracy.auc(scores, truth) == 0.5
        assert accuracy.weighted_auc(scores, truth, weights) == 0.5


@pytest.mark.filterwarnings("ignore:Mean of empty slice")
def test_a_class_that_a_weighting_lacks_counts_for_nothing(judged):
    scores, truth = judged
    weights = np.ones((1, 80))
    weights[:, truth == 0] = 0
    left = truth != 0
    found = accuracy.weighted_auc(scores, truth, weights)
    if scores.shape[1] == 2:
        assert np.isnan(found).all()
        return
    areas = [roc_auc_score(truth[left] == k, scores[left, k]) for k in range(1, scores.shape[1])]
    assert found == pytest.approx(np.mean(areas))


def test_a_class_that_nobody_has_counts_for_nothing(judged):
    scores, truth = judged
    more = np.hstack([scores, np.ones((80, 1))])
    assert accuracy.auc(more, truth) == pytest.approx(accuracy.auc(scores, truth))
    assert np.isnan(accuracy.auc(scores, np.zeros(80, int)))


def test_accuracy_under_a_weighting_counts_pictures_as_often_as_they_stand_there():
    scores, truth = np.array([[0.9, 0.1], [0.2, 0.8], [0.6, 0.4]]), np.array([0, 1, 1])
    correct = accuracy.right(scores, truth)
    assert correct.tolist() == [True, True, False]
    found = accuracy.weighted_accuracy(correct, np.array([[1, 1, 1], [3, 0, 1], [0, 0, 2]]))
    np.testing.assert_allclose(found, [2 / 3, 3 / 4, 0])
