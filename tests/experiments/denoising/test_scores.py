"""Scores, their intervals, and differences between encoders."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from facestudy.evaluation.metrics import wilson
from facestudy.experiments.denoising import comparison, scores


def rows(n: int = 200, seed: int = 0) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    age, male = rng.uniform(20, 70, n), rng.integers(0, 2, n) * 1.0
    return pd.DataFrame({
        "male": male, "age": age, "p_male": np.clip(male + rng.normal(0, 0.4, n), 0.01, 0.99),
        "years": age + rng.normal(1, 8, n), "group": [f"p{k}" for k in range(n)],
    })  # fmt: skip


def test_scores_follow_their_definitions():
    frame = rows()
    result = scores.score_estimates(frame)
    right = ((frame["p_male"] > 0.5) == (frame["male"] == 1)).mean()
    errors = frame["years"] - frame["age"]
    assert result["accuracy"] == pytest.approx(right)
    assert tuple(result["accuracy_ci95"]) == wilson(right, 200)
    assert result["rmse"] == pytest.approx(np.sqrt((errors**2).mean()))
    assert result["mae"] == pytest.approx(errors.abs().mean())
    assert result["rmse_ci95"][0] < result["rmse"] < result["rmse_ci95"][1]


def test_more_pictures_of_a_person_do_not_narrow_the_interval():
    frame = rows()
    four_times = pd.concat([frame] * 4, ignore_index=True)
    single, grouped, ungrouped = (
        np.ptp(scores.age_scores(part["age"], part["years"], persons)["rmse_ci95"])
        for part, persons in (
            (frame, frame["group"]),
            (four_times, four_times["group"]),
            (four_times, four_times.index),
        )
    )
    assert grouped == pytest.approx(single, rel=0.01) and ungrouped < 0.6 * single


def test_missing_labels_are_left_out_and_none_at_all_gives_no_figure():
    frame = rows()
    part = scores.score_estimates(frame.assign(age=frame["age"].where(frame.index < 50)))
    assert part["n_age"] == 50 and part["n_gender"] == 200
    none = scores.score_estimates(frame.assign(age=np.nan, male=np.nan))
    assert none["rmse"] is None and none["accuracy"] is None


def cells(better: float = 0.03, seeds: int = 5) -> pd.DataFrame:
    rng = np.random.default_rng(1)
    table = []
    for seed in range(seeds):
        luck = rng.normal(0, 0.1)  # shared by both; pairing removes it
        for encoder, gain in (("stack", better), ("from scratch", 0.0)):
            value = 0.7 + luck + gain + rng.normal(0, 0.002)
            table.append({"encoder": encoder, "training": "trained", "share": 0.2, "seed": seed,
                          "accuracy": value, "rmse": 10 - value, "mae": 8 - value})  # fmt: skip
    return pd.DataFrame(table).sample(frac=1, random_state=0)


KEYS = ("stack", "trained"), ("from scratch", "trained")


def test_differences_are_paired_by_seed():
    frame = cells()
    table = comparison.paired_differences(frame, *KEYS).set_index("measure")
    one, other = (frame[frame["encoder"] == key[0]].sort_values("seed")["accuracy"] for key in KEYS)
    test = stats.ttest_rel(one.to_numpy(), other.to_numpy()).confidence_interval(0.95)
    assert table.loc["accuracy", ["low", "high"]].tolist() == pytest.approx(list(test))
    assert table.loc["accuracy", "low"] > 0 > table.loc["rmse", "high"]


def test_sentences_claim_a_difference_only_where_the_interval_does():
    assert "a difference" in next(
        comparison.describe_differences(comparison.paired_differences(cells(), *KEYS))
    )
    assert "no clear difference" in next(
        comparison.describe_differences(comparison.paired_differences(cells(0.0), *KEYS))
    )
    one = comparison.paired_differences(cells(seeds=1), *KEYS)
    assert "one seed" in next(comparison.describe_differences(one)) and one["low"].isna().all()


def test_the_best_has_the_least_error_and_the_table_its_means():
    frame = cells()
    assert comparison.best_encoder(frame) == ("stack", "trained")
    assert comparison.best_encoder(frame.assign(rmse=np.nan)) == ("stack", "trained")
    mean = 100 * frame.loc[frame["encoder"] == "stack", "accuracy"].mean()
    shown = comparison.means_table(frame).loc[("stack", "trained"), ("gender, % correct", 0.2)]
    assert shown == pytest.approx(mean, abs=0.05)


def test_bands_and_sexes_cover_all_faces():
    table = scores.scores_by_group(rows()).set_index("group")
    assert table.loc[["male", "female"], "n_gender"].sum() == 200 == table.loc["all", "n_age"]
    assert table.filter(like="age ", axis=0)["n_age"].sum() == 200
