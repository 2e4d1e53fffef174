"""Labels that mean nothing are seldom called significant, labels that mean something always."""

import numpy as np
import pandas as pd
import pytest

from facestudy.audit.controls.registry import CROP
from facestudy.audit.probe import permutation, scores
from facestudy.audit.probe.linear_probe import Probe, indicators
from facestudy.audit.probe.permutation import WHOLE, WITHIN
from facestudy.evaluation import grouped_folds

TIMES = 39


@pytest.fixture
def mixed() -> tuple[np.ndarray, np.ndarray]:
    """Five departments of three categories in different shares."""
    rng = np.random.default_rng(0)
    departments = rng.permutation(np.repeat(list("vwxyz"), [4, 9, 12, 20, 30]))
    return rng.choice(["art", "law", "physics"], 75, p=[0.5, 0.3, 0.2]), departments


@pytest.fixture
def pure() -> tuple[np.ndarray, np.ndarray]:
    """Nine departments of one category each and of different sizes, in no order."""
    sizes = np.arange(2, 11)
    departments = np.repeat([f"d{k}" for k in range(9)], sizes)
    labels = np.repeat(["art", "law", "art", "law", "art", "law", "art", "art", "law"], sizes)
    order = np.random.default_rng(0).permutation(len(labels))
    return labels[order], departments[order]


@pytest.mark.parametrize(
    ("others", "how"), [(0, WHOLE), (1, WHOLE), (2, WHOLE), (3, WITHIN), (10, WITHIN)]
)
def test_departments_of_nearly_one_category_are_permuted_as_wholes(others, how):
    labels = np.repeat(["art", "law"], 20)
    labels[:others], labels[20 : 20 + others] = "law", "art"
    assert permutation.scheme(labels, np.repeat(["x", "y"], 20)) == how


def test_whole_departments_stay_pure_and_categories_keep_their_number_of_them(pure):
    labels, departments = pure
    rng, seen = np.random.default_rng(1), set()
    for _ in range(20):
        drawn = pd.Series(permutation.permuted(labels, departments, WHOLE, rng))
        held = drawn.groupby(departments).unique()
        assert (held.map(len) == 1).all()
        assert held.map(lambda one: one[0]).value_counts().to_dict() == {"art": 5, "law": 4}
        seen.add("".join(drawn))
    assert len(seen) > 10


def test_a_few_others_in_a_department_move_as_one_block(pure):
    labels, departments = pure
    labels = labels.copy()
    other = np.flatnonzero(departments == "d8")[:2]
    labels[other] = "lab"
    drawn = permutation.permuted(labels, departments, WHOLE, np.random.default_rng(1))
    assert len(set(drawn[other])) == 1
    blocks = pd.Series(drawn).groupby([departments, labels]).unique()
    assert (blocks.map(len) == 1).all()
    counts = blocks.map(lambda one: one[0]).value_counts().to_dict()
    assert counts == {"art": 5, "law": 4, "lab": 1}


def test_within_departments_every_department_keeps_its_labels(mixed):
    labels, departments = mixed
    rng = np.random.default_rng(1)
    drawn = [permutation.permuted(labels, departments, WITHIN, rng) for _ in range(5)]
    for each in drawn:
        pd.testing.assert_frame_equal(
            pd.crosstab(departments, each), pd.crosstab(departments, labels), check_names=False
        )
    assert len({tuple(each) for each in [labels, *drawn]}) == 6


def test_within_departments_every_picture_can_get_any_label_of_its_department():
    labels, departments = np.array(["a", "b", "c", "a", "a", "b"]), np.array(list("xxxyyy"))
    rng = np.random.default_rng(0)
    drawn = np.stack([permutation.permuted(labels, departments, WITHIN, rng) for _ in range(600)])
    for column in range(3):
        shares = pd.Series(drawn[:, column]).value_counts(normalize=True)
        assert shares.to_dict() == pytest.approx({"a": 1 / 3, "b": 1 / 3, "c": 1 / 3}, abs=0.07)


@pytest.mark.parametrize(
    ("labels", "departments", "how", "smallest"),
    [
        ("aabb", "wxyz", WHOLE, 1 / 3),  # 6 ways, of which a and b swapped are no new one
        ("abbb", "wxyz", WHOLE, 1 / 4),
        ("aaabbb", "uvwxyz", WHOLE, 1 / 10),
        ("aabbcc", "uvwxyz", WHOLE, 1 / 15),
        ("aaaabbbbbb", "wwxxyyyzzz", WHOLE, 1 / 3),
        ("ababab", "xxyyzz", WITHIN, 1 / 8),
        ("aabb", "wxyz", WITHIN, 1.0),
        ("a" * 20 + "b" * 20, [str(number) for number in range(40)], WHOLE, 1 / 1000),
    ],
)
def test_the_smallest_p_counts_the_ways_to_permute(labels, departments, how, smallest):
    found = permutation.smallest(np.array(list(labels)), np.array(list(departments)), how, 999)
    assert found == pytest.approx(smallest)


def permutation_test(study, kind: str = CROP, *, seed: int = 0, times: int = TIMES) -> dict:
    labels, departments = (study.rows[name].to_numpy(str) for name in ("category", "department"))
    probe = Probe(study.features[kind])
    return permutation.p_value(probe, labels, departments, times=times, seed=seed)


def test_p_is_how_often_a_permutation_is_as_good(simulated):
    done = []
    found = permutation.p_value(
        Probe(simulated(3).features["face only"]),
        *(simulated(3).rows[name].to_numpy(str) for name in ("category", "department")),
        times=TIMES,
        seed=0,
        progress=done.append,
    )
    as_good = (found["null"] >= found["auc"]).sum()
    assert found["p"] == (1 + as_good) / (1 + TIMES) and 0 < as_good < TIMES
    assert len(done) == found["permutations"] == len(found["null"]) == TIMES
    assert found["permuted"] == WHOLE


@pytest.mark.long
def test_the_same_seed_gives_the_same_permutations(simulated):
    first, again, other = (permutation_test(simulated(0), seed=seed) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first["null"], again["null"])
    assert not np.array_equal(first["null"], other["null"])


@pytest.mark.long
def test_p_of_noise_is_as_often_small_as_it_says(simulated):
    studies = [simulated(seed, people=6) for seed in range(60)]
    found = [
        permutation_test(study, "face only", seed=k, times=19)["p"]
        for k, study in enumerate(studies)
    ]
    assert sum(p <= 0.05 for p in found) <= 8
    assert 0.4 < np.mean(found) < 0.6
    assert sum(p <= 0.25 for p in found) >= 7 and sum(p > 0.75 for p in found) >= 7


def test_a_planted_signal_gets_the_smallest_p(simulated):
    for seed in range(3):
        study = simulated(seed, face=3, categories=3, departments=4)
        found = permutation_test(study, seed=seed)
        assert found["p"] == pytest.approx(1 / (1 + TIMES)) == found["smallest_p"]


def random_split(study, kind: str) -> float:
    """The area under the curve with pictures dealt at random."""
    labels = study.rows["category"].to_numpy(str)
    classes, truth = np.unique(labels, return_inverse=True)
    deal = grouped_folds.grouped(labels, np.arange(len(labels)), folds=5)
    values = Probe(study.features[kind]).fold(deal).scores(indicators(labels, classes))
    return scores.auc(values, truth)


@pytest.mark.long
def test_the_looks_of_web_sites_alone_are_not_significant(simulated):
    studies = [simulated(seed, site=6, people=6) for seed in range(20)]
    assert min(random_split(study, "background") for study in studies) > 0.75
    found = [
        permutation_test(study, "background", seed=seed)["p"] for seed, study in enumerate(studies)
    ]
    assert sum(p <= 0.05 for p in found) <= 3 and np.mean(found) > 0.3


@pytest.mark.long
def test_within_departments_the_looks_of_web_sites_count_for_nothing(simulated):
    """Departments lean to a category each, and all of one department look alike."""
    studies = []
    for seed in range(20):
        study = simulated(seed, site=6, people=10)
        rng = np.random.default_rng(seed)
        other = rng.random(len(study.rows)) < 0.6
        labels = study.rows["category"].to_numpy(str)
        study.rows["category"] = np.where(other, rng.permutation(labels), labels)
        studies.append(study)
    found = [permutation_test(study, "background", seed=seed) for seed, study in enumerate(studies)]
    assert {each["permuted"] for each in found} == {WITHIN}
    assert sum(each["p"] <= 0.05 for each in found) <= 4


def test_within_departments_a_face_is_found(simulated):
    study = simulated(0, face=3, site=6)
    # Departments are dealt anew, so that each holds people of both categories.
    study.rows["department"] = np.random.default_rng(0).permutation(study.rows["department"])
    found = permutation_test(study, "face only")
    assert found["permuted"] == WITHIN and found["p"] == found["smallest_p"] == 1 / (1 + TIMES)
