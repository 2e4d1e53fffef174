"""Arms learn from what they say, for equally many steps, and differences are paired."""

import json

import numpy as np
import pandas as pd
import pytest

from facestudy.experiments.autoencoder import curation, start
from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study


@pytest.fixture
def made(discs) -> curation.Sorted:
    """A hundred crops, of which every fifth is bad (white) and curation found half of these."""
    numbers = np.arange(100)
    good = numbers % 5 > 0
    kept = good | (numbers % 10 == 0)
    pictures = discs[:100].copy()
    pictures[~good] = 255
    part = np.array(["train", "train", "train", "validation", "test"])[numbers // 5 % 5]
    rows = pd.DataFrame({"id": [f"{n:016x}" for n in numbers], "part": part, "good": good})
    known = np.where(numbers < 60, np.where(good, "good", "bad"), "").astype(object)
    features = np.random.default_rng(0).normal(size=(100, 4)).astype(np.float32)
    features[:, 0] += 8.0 * good
    empty = np.full(100, "", object)
    return curation.Sorted(rows.assign(kept=kept), pictures, known, empty, features)


def share_bad(pictures: np.ndarray) -> float:
    return float((pictures == 255).all(axis=(1, 2, 3)).mean())


def test_every_arm_learns_from_what_it_says_for_equally_many_steps(made):
    sets = curation.training_sets(made)
    assert {len(pictures) for pictures in sets.values()} == {60}
    assert share_bad(sets["all"]) == pytest.approx(0.2) == made.share_bad
    assert share_bad(sets["truly good"]) == 0
    assert 0 < share_bad(sets["curated"]) < 0.2
    distinct = {name: len({p.tobytes() for p in pictures}) for name, pictures in sets.items()}
    assert distinct["as many at random"] <= made.rows.query("part == 'train'")["kept"].sum()
    other = curation.training_sets(made, seed=1)["as many at random"]
    assert not np.array_equal(other, sets["as many at random"])
    assert (made.good("test") < 255).any(axis=(1, 2, 3)).all()


@pytest.mark.slow
def test_a_comparison_measures_good_faces_of_others(made, study):
    table = curation.compare(
        study, {0.2: made}, epochs=2, seeds=[0, 1], arms=["all", "curated"], latent=4
    )
    assert table["arm"].tolist() == ["all", "curated"] * 2
    assert table["seed"].tolist() == [0, 0, 1, 1]
    assert table["kid"].notna().all() and table["largest_step"].between(0.1, 1).all()
    kept = int(made.rows.query("part == 'train'")["kept"].sum())
    assert table["faces"].tolist()[:2] == [60, kept]
    assert table["explained"].between(-1, 1).all() and table["explained"].nunique() == 4


def test_differences_are_paired_by_seed():
    seeds = np.arange(5)
    explained = {"all": 0.8 + 0.02 * seeds, "curated": 0.81 + 0.02 * seeds}
    table = pd.concat([
        pd.DataFrame({"share": 0.1, "arm": arm, "seed": seeds, "explained": values})
        for arm, values in explained.items()
    ])  # fmt: skip
    found = curation.differences(table)
    assert found[["mean", "low", "high"]].iloc[0].tolist() == pytest.approx([0.01] * 3)
    noisy = table.copy()
    noisy.loc[noisy["arm"] == "curated", "explained"] += 0.03 * np.array([1, -1, 1, -1, 0.0])
    assert "no difference" in curation.sentences(noisy)[0]
    assert "no difference" not in curation.sentences(table)[0]
    one = table[table["seed"] == 0]
    assert np.isnan(curation.differences(one)["low"].iloc[0])
    assert "+1.00 points against all crops." in curation.sentences(one)[0]


def test_curation_is_also_compared_with_as_many_faces_at_random():
    seeds = np.arange(3)
    explained = {"all": 0.9, "curated": 0.8, "as many at random": 0.8}
    table = pd.concat([
        pd.DataFrame({"share": 0.2, "arm": arm, "seed": seeds, "explained": value, "kid": value})
        for arm, value in explained.items()
    ])  # fmt: skip
    of_pixels, of_samples = curation.sentences(table)
    assert "by -10.00 points (-10.00 to -10.00) against all crops" in of_pixels
    assert "by +0.00 points (+0.00 to +0.00; no difference) against as many drawn" in of_pixels
    assert "-100.00 thousandths" in of_samples and "distance of samples" in of_samples


def test_the_benchmark_s_table_is_read_where_there_is_one(root, monkeypatch):
    monkeypatch.setattr("facestudy.study.paths.CHECKOUT", root / "checkout")
    assert curation.saved() is None
    row = {"share": 0.2, "arm": "curated", "seed": 0}
    for folder, explained in (
        ("checkout/benchmarks/results.json", 0.5),
        ("reports/benchmarks.json", 0.01),
    ):
        entry = {"claim": curation.CLAIM, "runs": [row | {"explained": explained}]}
        files.write_text(root / folder, json.dumps([entry]))
    assert curation.saved()["explained"].tolist() == [0.01]


@pytest.mark.long
def test_both_starts_sort_from_the_same_labels(made, train_tiny):
    model = train_tiny("adversarial", epochs=1)
    numbers = start.critic_features(model, made.pictures)
    assert numbers.shape == (100, 64) and numbers.var(axis=0).sum() == pytest.approx(100, rel=0.01)
    table = start.compare_starts(made, model)
    assert list(table.index) == ["critic", "face_resnet"]
    assert table.loc["face_resnet", "wrong"] == 0 and table.loc["face_resnet", "moved"] > 0.2
    assert (
        table.loc["critic", "error"] < 0.2 and (table["seconds"] > 0).all()
    )  # white is easy to see
    with pytest.raises(StudyError, match="choose critic or face_resnet"):
        start.features_of("nose", made, model)
    with pytest.raises(StudyError, match="has no critic"):
        start.critic_features(train_tiny("plain", epochs=1), made.pictures)


@pytest.mark.slow
def test_a_campus_is_drawn_cropped_and_curated():
    made = curation.sorted_campus(Study("campus-mixed"), 0.2, portraits=120, side=16, wanted=60)
    again = curation.sorted_campus(Study("campus-mixed"), 0.2, portraits=120, side=16, wanted=60)
    assert made.rows.equals(again.rows) and set(made.rows["part"]) == {
        "train",
        "validation",
        "test",
    }
    bad = ~made.rows["good"].to_numpy(bool)
    assert 0.02 < bad.mean() < 0.3
    kept = made.rows["kept"].to_numpy(bool)
    assert kept[~bad].mean() > 0.8 and kept[bad].mean() < 0.5
