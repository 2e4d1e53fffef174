"""Heads on frozen features are scikit-learn's own, kept as arrays."""

import numpy as np
import pandas as pd
import pytest
from sklearn.svm import SVC, SVR

from facestudy.experiments.denoising import shallow_heads
from facestudy.experiments.denoising.encoders import Block
from facestudy.study.errors import StudyError

BLOCKS = [Block(4, weight=3), Block(2)]


def features_and_labels(n: int = 120, seed: int = 0) -> tuple[np.ndarray, pd.DataFrame]:
    rng = np.random.default_rng(seed)
    labels = pd.DataFrame({"male": rng.integers(0, 2, n) * 1.0, "age": rng.uniform(18, 80, n)})
    x = rng.normal(size=(n, 6))
    x[:, 0] += 4 * labels["male"]
    x[:, 4] = labels["age"] / 5 + 0.3 * x[:, 4]
    return x, labels


def test_kernel_heads_agree_with_scikit_learns_machines():
    x, labels = features_and_labels()
    new, _ = features_and_labels(seed=1)
    heads = shallow_heads.ShallowHeads(x, labels, blocks=BLOCKS)
    scaled, scaled_new = heads.scale(x), heads.scale(new)
    svc = SVC(C=shallow_heads.C_GENDER, gamma=1.0).fit(scaled, labels["male"])
    svr = SVR(C=shallow_heads.C_AGE, gamma=1.0, epsilon=shallow_heads.TUBE).fit(
        scaled, labels["age"]
    )
    estimates = heads.scores(new)
    np.testing.assert_allclose(estimates["score"], svc.decision_function(scaled_new), atol=0.01)
    np.testing.assert_allclose(estimates["years"], svr.predict(scaled_new), atol=0.02)


@pytest.mark.parametrize("kind", shallow_heads.KINDS)
def test_both_kinds_learn_from_informative_features(kind):
    x, labels = features_and_labels()
    new, truth = features_and_labels(seed=1)
    estimates = shallow_heads.ShallowHeads(x, labels, blocks=BLOCKS, kind=kind).scores(new)
    assert ((estimates["score"] > 0) == (truth["male"] == 1)).mean() > 0.93
    assert (estimates["years"] - truth["age"]).abs().mean() < 8


def test_typical_rows_are_one_apart_and_blocks_count_by_their_weight():
    x = np.random.default_rng(0).normal(size=(400, 6)) * [1, 50, 3, 1, 9, 1] + 7
    scaled = shallow_heads.BlockScaler(x, BLOCKS)(x)
    squares = (scaled[:200] - scaled[200:]) ** 2
    assert squares.sum(axis=1).mean() == pytest.approx(1, abs=0.1)
    assert squares[:, :4].sum() / squares[:, 4:].sum() == pytest.approx(3, rel=0.15)


def test_gender_is_learned_from_adults_where_ages_are_known():
    x, labels = features_and_labels()
    children = labels.index[:40]
    labels.loc[children, "age"] = 8.0
    labels.loc[children, "male"] = 1 - labels.loc[children, "male"]  # as if children's faces misled
    new, truth = features_and_labels(seed=1)
    right = {}
    for adults in (True, False):
        estimates = shallow_heads.ShallowHeads(x, labels, blocks=BLOCKS, adults=adults).scores(new)
        right[adults] = ((estimates["score"] > 0) == (truth["male"] == 1)).mean()
    assert right[True] > 0.93 > right[False]


def test_targets_without_labels_have_no_estimates():
    x, labels = features_and_labels()
    assert (
        shallow_heads.ShallowHeads(x, labels.assign(male=1.0), blocks=BLOCKS)
        .scores(x)["score"]
        .isna()
        .all()
    )
    assert (
        shallow_heads.ShallowHeads(x, labels.assign(age=np.nan), blocks=BLOCKS)
        .scores(x)["years"]
        .isna()
        .all()
    )
    with pytest.raises(StudyError, match="neither both sexes nor two ages"):
        shallow_heads.ShallowHeads(x, labels.assign(male=np.nan, age=np.nan), blocks=BLOCKS)
    with pytest.raises(StudyError, match="do not consist of blocks"):
        shallow_heads.ShallowHeads(x, labels, blocks=[Block(5)])
    with pytest.raises(StudyError, match="choose kernel or linear"):
        shallow_heads.ShallowHeads(x, labels, blocks=BLOCKS, kind="tree")


def test_of_too_many_pictures_a_sample_is_drawn_by_the_seed(monkeypatch):
    monkeypatch.setattr(shallow_heads, "MAX_PICTURES", 50)
    x, labels = features_and_labels()
    one, same, other = (
        shallow_heads.ShallowHeads(x, labels, blocks=BLOCKS, seed=seed).scores(x)["years"]
        for seed in (0, 0, 1)
    )
    assert one.equals(same) and not one.equals(other)
