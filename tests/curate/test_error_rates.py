"""Error rates with their intervals, and who lost more than others."""

import numpy as np
import pandas as pd
import pytest

from facestudy.curate import decisions, error_rates


def automatic(good: int, bad: int) -> pd.DataFrame:
    ids = [f"{number}" for number in range(good + bad)]
    return pd.DataFrame({"id": ids, "verdict": ["good"] * good + ["bad"] * bad})


def test_a_sample_is_half_of_the_bad_as_far_as_there_are_so_many():
    drawn = error_rates.sample(automatic(900, 30), 100, seed=1)
    assert len(drawn) == len(set(drawn)) == 100
    assert sum(int(picture_id) >= 900 for picture_id in drawn) == 30
    assert drawn != error_rates.sample(automatic(900, 30), 100, seed=2)
    assert (
        len(error_rates.sample(automatic(3, 0), 100)) == 3
        and error_rates.sample(automatic(0, 0), 100) == []
    )


def test_errors_weigh_each_verdict_by_how_often_it_was_given():
    rows = automatic(900, 100)
    truth = pd.Series(
        {f"{n}": "good" for n in range(50)} | {f"{n}": "bad" for n in range(900, 950)}
    )
    truth.iloc[:5] = "bad"  # 5 of 50 good ones are wrong, none of 50 bad ones
    found = error_rates.errors(rows, truth)
    assert found["good"]["rate"] == 0.1 and found["bad"]["rate"] == 0
    assert found["all"]["rate"] == pytest.approx(0.09)
    assert found["all"]["wrong"] == 5 and found["all"]["of"] == 100
    low, high = found["all"]["ci95"]
    assert low < 0.09 < high


def test_what_nobody_looked_at_has_no_rate():
    found = error_rates.errors(automatic(10, 0), pd.Series(dtype=object))
    assert found["all"]["rate"] is None and found["bad"]["ci95"] is None


def test_intervals_are_those_of_clopper_and_pearson():
    assert error_rates.rate(0, 100)["ci95"] == pytest.approx([0, 0.0362], abs=1e-4)
    assert error_rates.rate(5, 50)["ci95"] == pytest.approx([0.0333, 0.2181], abs=1e-4)


def test_checks_by_hand_are_found_with_the_verdict_from_before(study):
    study.data.mkdir(parents=True)
    row = {"source": "model", "round": 1}
    decisions.append(study, [{"id": picture_id, "verdict": "good", **row} for picture_id in "abc"])
    hand = {"source": "hand", "reason": error_rates.CHECK}
    decisions.append(study, [{"id": "a", "verdict": "bad", **hand}])
    decisions.append(study, [{"id": "b", "verdict": "good", **hand}])
    decisions.append(study, [{"id": "c", "verdict": "bad", "source": "hand", "reason": "notebook"}])
    verdicts, truth = error_rates.checked_by_hand(study)
    found = error_rates.errors(verdicts, truth)
    assert found["good"] | {"ci95": None} == {"wrong": 1, "of": 2, "rate": 0.5, "ci95": None}


def test_labels_beyond_the_thresholds_are_counted():
    held_out = np.array([0.999, 0.995, 0.992, 0.9, 0.02, 0.01])
    good = np.array([True, True, False, False, False, True])
    found = error_rates.errors_at_thresholds(held_out, good, 0.03, 0.99)
    assert (found["good"]["wrong"], found["good"]["of"]) == (1, 3)
    assert (found["bad"]["wrong"], found["bad"]["of"]) == (1, 2)


def test_a_sweep_trades_coverage_against_error():
    rng = np.random.default_rng(0)
    held_out = rng.random(2000)
    good = rng.random(2000) < held_out
    table = error_rates.sweep(held_out, good, held_out, levels=(0.6, 0.8, 0.95))
    assert table["coverage"].is_monotonic_decreasing and table["error"].is_monotonic_decreasing
    assert table["coverage"].tolist() == pytest.approx([0.8, 0.4, 0.1], abs=0.03)
    assert table["error"].tolist() == pytest.approx([0.2, 0.1, 0.025], abs=0.03)
    assert ((table["low"] <= table["error"]) & (table["error"] <= table["high"])).all()


def test_a_class_that_loses_many_more_than_the_others_is_flagged():
    groups = pd.Series(["art"] * 200 + ["law"] * 200 + ["music"] * 200)
    verdicts = pd.Series(["good"] * 600)
    verdicts[:8] = verdicts[200:208] = "bad"
    verdicts[400:440] = "bad"
    table = error_rates.losses(verdicts, groups)
    assert table.index[0] == "music" and table["flagged"].tolist() == [True, False, False]
    assert table.loc["music", ["faces", "lost", "share", "others"]].tolist() == [200, 40, 0.2, 0.04]


def test_equal_losses_are_not_flagged_however_many_groups_there_are():
    rng = np.random.default_rng(0)
    groups = pd.Series(rng.integers(0, 57, 1400).astype(str))
    flagged = 0
    for seed in range(20):
        bad = np.random.default_rng(seed).random(1400) < 0.06
        verdicts = pd.Series(np.where(bad, "bad", "good"))
        flagged += int(error_rates.losses(verdicts, groups)["flagged"].any())
    assert flagged <= 3


def test_one_group_alone_has_nobody_to_lose_more_than():
    table = error_rates.losses(pd.Series(["bad", "good"]), pd.Series(["", ""]))
    assert not table["flagged"].any()


def test_who_is_drawn_follows_from_their_own_keys_not_from_digests_or_order():
    rows = automatic(300, 60)
    keys = pd.Series("person " + rows["id"].to_numpy(), index=rows["id"].to_numpy())
    names = keys[error_rates.sample(rows, 40, seed=3, keys=keys)].tolist()
    anew = rows.assign(id="x" + rows["id"])[::-1]
    keys_anew = keys.set_axis("x" + keys.index)
    assert keys_anew[error_rates.sample(anew, 40, seed=3, keys=keys_anew)].tolist() == names
    fewer = rows[rows["id"] != names[5].split()[1]]
    left = keys[error_rates.sample(fewer, 40, seed=3, keys=keys)].tolist()
    assert len(set(names) & set(left)) == 39
