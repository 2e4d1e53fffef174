"""Estimates with their uncertainty, and labels that look wrong."""

import numpy as np
import pandas as pd
import pytest

from facestudy.experiments.denoising import uncertainty
from facestudy.experiments.denoising.encoders import Block
from facestudy.study.errors import StudyError

BLOCKS = [Block(6)]


def told(n: int = 300, seed: int = 0) -> tuple[np.ndarray, pd.DataFrame]:
    rng = np.random.default_rng(seed)
    labels = pd.DataFrame({"male": rng.integers(0, 2, n) * 1.0, "age": rng.uniform(20, 70, n),
                           "group": [f"p{k // 2}" for k in range(n)]})  # fmt: skip
    x = rng.normal(size=(n, 6)) * 0.5
    x[:, 0] += 3 * labels["male"]
    x[:, 1] = labels["age"] / 15 + 0.4 * rng.normal(size=n)
    return x, labels


@pytest.fixture(scope="module")
def judge() -> uncertainty.Judge:
    return uncertainty.Judge(*told(), blocks=BLOCKS)


def test_intervals_hold_as_many_ages_as_they_promise(judge):
    x, truth = told(1000, seed=1)
    said = judge.estimates(x)
    inside = truth["age"].between(said["low"], said["high"]).mean()
    assert inside == pytest.approx(uncertainty.LEVEL, abs=0.05)
    assert (said["low"] < said["years"]).all() and (said["years"] < said["high"]).all()


def test_probabilities_are_right_as_often_as_they_say(judge):
    x, truth = told(1000, seed=1)
    p = judge.estimates(x)["p_male"]
    right = ((p > 0.5) == (truth["male"] == 1)).mean()
    assert np.maximum(p, 1 - p).mean() == pytest.approx(right, abs=0.04)


def test_planted_wrong_labels_are_found_and_few_others():
    x, labels = told(600)
    sure = x[:, 0].argsort()[:30:10]  # three whose faces leave no doubt
    labels.loc[sure, "male"] = 1.0
    middle = (labels["age"] - 45).abs().idxmin()
    labels.loc[middle, "age"] += 60
    doubts = uncertainty.Judge(x, labels, blocks=BLOCKS).doubtful(labels)
    found = {kind: set(rows["group"]) for kind, rows in doubts.groupby("doubt")}
    assert len(found["sex"] & set(labels.loc[sure, "group"])) >= 2
    assert labels.loc[middle, "group"] in found["age"]
    assert len(doubts) <= 8


def test_nobody_is_judged_by_heads_that_saw_the_person():
    """Features that name the person and nothing else tell nothing of persons left out."""
    rng = np.random.default_rng(0)
    labels = told(200)[1]
    labels["male"] = rng.integers(0, 2, 100).repeat(2) * 1.0
    x = rng.normal(size=(100, 6)).repeat(2, axis=0)
    judge = uncertainty.Judge(x, labels, blocks=BLOCKS)
    right = ((judge.held_out["p_male"] > 0.5) == (labels["male"] == 1)).mean()
    assert right < 0.65


def test_a_study_of_one_person_cannot_be_judged():
    x, labels = told(20)
    with pytest.raises(StudyError, match="one group only"):
        uncertainty.Judge(x, labels.assign(group="p"), blocks=BLOCKS)


def test_without_ages_no_age_is_said():
    x, labels = told()
    said = uncertainty.Judge(x, labels.assign(age=np.nan), blocks=BLOCKS).estimates(x[:3])
    assert said[["years", "low", "high"]].isna().all().all() and said["p_male"].notna().all()
