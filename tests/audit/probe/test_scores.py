"""The quick area under the curve is sklearn's, with ties or without."""

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from facestudy.audit.probe import scores


@pytest.fixture(params=[2, 3, 5], ids="{} classes".format)
def random_scores(request) -> tuple[np.ndarray, np.ndarray]:
    """Scores (80, classes) that know a little of the truth (80,)."""
    rng = np.random.default_rng(request.param)
    truth = rng.permutation(np.arange(80) % request.param)
    values = rng.normal(size=(80, request.param))
    values[np.arange(80), truth] += 0.7
    if request.param == 2:
        values[:, 0] = -values[:, 1]
    return values, truth


@pytest.fixture(params=["all different", "tied"])
def scored(request, random_scores) -> tuple[np.ndarray, np.ndarray]:
    values, truth = random_scores
    return (np.round(values) if request.param == "tied" else values), truth


def by_sklearn(values: np.ndarray, truth: np.ndarray) -> float:
    """Each class against the rest; two classes in the usual way."""
    if values.shape[1] == 2:
        return roc_auc_score(truth, values[:, 1])
    areas = [roc_auc_score(truth == number, values[:, number]) for number in range(values.shape[1])]
    return float(np.mean(areas))


def test_the_area_is_sklearns(scored):
    assert scores.auc(*scored) == pytest.approx(by_sklearn(*scored))


def test_sklearns_own_one_against_the_rest_agrees(random_scores):
    values, truth = random_scores
    shares = np.exp(values) / np.exp(values).sum(axis=1, keepdims=True)
    wanted = roc_auc_score(
        truth, shares[:, 1] if shares.shape[1] == 2 else shares, multi_class="ovr"
    )
    assert scores.auc(shares, truth) == pytest.approx(wanted)


def test_equal_scores_are_a_guess_in_whatever_order_they_stand():
    for truth in (np.array([0, 0, 0, 1, 1, 1]), np.array([1, 1, 1, 0, 0, 0])):
        assert scores.auc(np.zeros((6, 2)), truth) == 0.5


def test_a_class_that_nobody_has_counts_for_nothing(random_scores):
    values, truth = random_scores
    more = np.hstack([values, np.ones((80, 1))])
    assert scores.auc(more, truth) == pytest.approx(scores.auc(values, truth))
    assert np.isnan(scores.auc(values, np.zeros(80, int)))


def test_the_highest_score_is_the_prediction():
    values, truth = np.array([[0.9, 0.1], [0.2, 0.8], [0.6, 0.4]]), np.array([0, 1, 1])
    assert scores.correct(values, truth).tolist() == [True, True, False]
