"""Walks rise where a network goes by what can be drawn, and regressors read what changes."""

import numpy as np
import pandas as pd
import pytest

from facestudy.experiments.autoencoder import attributes, belief
from facestudy.experiments.autoencoder.components import PrincipalComponents

CATEGORIES = ["dark", "red"]


def redness(pictures: np.ndarray) -> np.ndarray:
    """A network that believes in "red" as far as the middle is red."""
    values = pictures / 255 if pictures.dtype == np.uint8 else pictures
    middle = values[:, 6:10, 6:10].mean(axis=(1, 2))
    share = 1 / (1 + np.exp(-12 * (middle[:, 0] - middle[:, 1:].mean(axis=1))))
    return np.stack([1 - share, share], axis=1)


@pytest.fixture(scope="module")
def model(discs) -> PrincipalComponents:
    return PrincipalComponents(discs, 12)


@pytest.fixture(scope="module")
def walked(model, discs) -> list[belief.Walk]:
    latent = model.encode(discs[:30])
    return belief.all_walks(model, redness, CATEGORIES, latent=latent, chosen=[3, 4], samples=400)


def test_walks_toward_a_class_rise_in_what_is_drawn(walked):
    assert len(walked) == 6 and {walk.start for walk in walked} == {
        "the mean face",
        "face 1",
        "face 2",
    }
    first = walked[1]
    assert first.category == "red" and first.rises
    assert first.probability.tolist() == pytest.approx(redness(first.pictures)[:, 1].tolist())
    table = belief.summary(walked)
    assert table["walks"].tolist() == [3, 3] and table.loc["red", "gain"] > 0.2


def test_no_walk_rises_for_a_network_that_believes_nothing(model, discs):
    indifferent = lambda pictures: np.full((len(pictures), 2), 0.5)  # noqa: E731
    latent = model.encode(discs[:30])
    taken = belief.all_walks(model, indifferent, CATEGORIES, latent=latent, chosen=[1], samples=100)
    table = belief.counts({"indifferent": taken})
    assert table.loc["indifferent", "rise"] == 0 and table.loc["indifferent", "walks"] == 4
    assert belief.summary(taken)["do not rise"].tolist() == [2, 2]


def test_labels_are_dealt_by_department():
    labels = np.repeat([0, 1, 2, 0, 1, 2], 5)
    departments = np.repeat(list("abcdef"), 5)
    dealt = [belief.dealt(labels, departments, seed=seed) for seed in range(6)]
    for one in dealt:
        table = pd.DataFrame({"label": one, "department": departments})
        assert (table.groupby("department")["label"].nunique() == 1).all()
        assert sorted(one) == sorted(labels)
    assert len({tuple(one) for one in dealt}) > 1


def test_a_cheap_network_learns_its_labels(discs):
    features = lambda pictures: redness(pictures)  # noqa: E731
    labels = (redness(discs)[:, 1] > 0.5).astype(int)
    network = belief.cheap_network(features, features(discs), labels)
    assert (network(discs).argmax(axis=1) == labels).mean() > 0.95


def test_the_attribute_that_a_network_goes_by_changes_along_its_walks(model, discs, walked):
    truth = pd.DataFrame({
        "shape_red": redness(discs)[:, 1],
        "shape_noise": np.random.default_rng(0).normal(size=len(discs)),
    })  # fmt: skip
    reader = attributes.fit(
        model, discs[:80], truth[:80], held_out=discs[80:], held_out_attributes=truth[80:]
    )
    assert reader.readable.tolist() == [True, False]
    assert attributes.quality(reader)["attribute"].tolist() == ["shape_red", "shape_noise"]
    changed = attributes.changes(reader, model, walked)
    assert changed.loc["red", "shape_red"] > 0.5 > changed.loc["dark", "shape_red"]
    assert changed["shape_red"].sum() == pytest.approx(0, abs=1e-9)

    expected = pd.DataFrame(
        {"shape_red": [-1.0, 1.0], "shape_noise": [0.0, 0.0]}, index=["dark", "red"]
    )
    assert attributes.agreement(changed, expected) > 0.8
    assert attributes.agreement(changed, -expected) < -0.8
    assert attributes.agreement(changed.iloc[:0], expected) is None


def test_the_planted_shifts_are_those_of_the_campus():
    table = attributes.planted()
    assert table.shape == (4, 8) and table.loc["german", "shape_brow_arch"] == -1.05
    assert np.allclose(table.mean(), 0)
