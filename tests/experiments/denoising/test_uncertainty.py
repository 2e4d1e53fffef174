"""Estimates with their uncertainty, and labels that look wrong."""

import numpy as np
import pandas as pd
import pytest

from facestudy.experiments.denoising import uncertainty
from facestudy.experiments.denoising.encoders import Block
from facestudy.study.errors import StudyError

BLOCKS = [Block(6)]


def features_and_labels(n: int = 300, seed: int = 0) -> tuple[np.ndarray, pd.DataFrame]:
    rng = np.random.default_rng(seed)
    labels = pd.DataFrame({"male": rng.integers(0, 2, n) * 1.0, "age": rng.uniform(20, 70, n),
                           "group": [f"p{k // 2}" for k in range(n)]})  # fmt: skip
    x = rng.normal(size=(n, 6)) * 0.5
    x[:, 0] += 3 * labels["male"]
    x[:, 1] = labels["age"] / 15 + 0.4 * rng.normal(size=n)
    return x, labels


@pytest.fixture(scope="module")
def estimator() -> uncertainty.Estimator:
    return uncertainty.Estimator(*features_and_labels(), blocks=BLOCKS)


@pytest.mark.long
def test_intervals_contain_as_many_ages_as_they_promise(estimator):
    x, truth = features_and_labels(1000, seed=1)
    estimates = estimator.estimate(x)
    inside = truth["age"].between(estimates["low"], estimates["high"]).mean()
    assert inside == pytest.approx(uncertainty.LEVEL, abs=0.05)
    assert (estimates["low"] < estimates["years"]).all() and (
        estimates["years"] < estimates["high"]
    ).all()


def test_probabilities_are_calibrated(estimator):
    x, truth = features_and_labels(1000, seed=1)
    p = estimator.estimate(x)["p_male"]
    right = ((p > 0.5) == (truth["male"] == 1)).mean()
    assert np.maximum(p, 1 - p).mean() == pytest.approx(right, abs=0.04)


@pytest.mark.long
def test_planted_wrong_labels_are_found_and_few_others():
    x, labels = features_and_labels(600)
    sure = x[:, 0].argsort()[:30:10]  # three whose faces leave no doubt
    labels.loc[sure, "male"] = 1.0
    middle = (labels["age"] - 45).abs().idxmin()
    labels.loc[middle, "age"] += 60
    doubts = uncertainty.Estimator(x, labels, blocks=BLOCKS).doubtful_labels(labels)
    doubtful = {kind: set(rows["group"]) for kind, rows in doubts.groupby("doubt")}
    assert len(doubtful["sex"] & set(labels.loc[sure, "group"])) >= 2
    assert labels.loc[middle, "group"] in doubtful["age"]
    assert len(doubts) <= 8


def test_held_out_estimates_do_not_use_the_person():
    """Features that only identify the person do not help with persons left out."""
    shares = []
    for seed in range(6):  # the mean over several, because one draw may be right by luck
        rng = np.random.default_rng(seed)
        labels = features_and_labels(200)[1]
        labels["male"] = rng.integers(0, 2, 100).repeat(2) * 1.0
        x = rng.normal(size=(100, 6)).repeat(2, axis=0)
        estimator = uncertainty.Estimator(x, labels, blocks=BLOCKS)
        shares.append(((estimator.held_out["p_male"] > 0.5) == (labels["male"] == 1)).mean())
    assert np.mean(shares) < 0.62  # seen in training, all are right


def test_one_person_is_too_few_for_cross_validation():
    x, labels = features_and_labels(20)
    with pytest.raises(StudyError, match="only one group"):
        uncertainty.Estimator(x, labels.assign(group="p"), blocks=BLOCKS)


@pytest.mark.long
def test_without_ages_no_age_is_estimated():
    x, labels = features_and_labels()
    estimates = uncertainty.Estimator(x, labels.assign(age=np.nan), blocks=BLOCKS).estimate(x[:3])
    assert (
        estimates[["years", "low", "high"]].isna().all().all() and estimates["p_male"].notna().all()
    )
