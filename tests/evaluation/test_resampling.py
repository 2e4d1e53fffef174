"""Accuracies over other splits are read, checked against the faces, and widen the intervals."""

import numpy as np
import pandas as pd
import pytest

from facestudy.evaluation import intervals, metrics, resampling, results
from facestudy.prepare import split
from facestudy.study import files
from facestudy.study.paths import Study

ACCURACIES = [0.4, 0.5, 0.6, 0.45, 0.55]


@pytest.fixture
def divided(cropped_study) -> Study:
    study = cropped_study(["a", "b"] * 20)
    split.split_study(study)
    return study


def table(study: Study, accuracies=ACCURACIES) -> pd.DataFrame:
    frame = pd.DataFrame({"accuracy": accuracies})
    frame["split"] = range(1, len(frame) + 1)
    frame["seed"] = 100 + frame["split"]
    frame["faces"] = resampling.digest(study, split.read(study))
    constants = {"validation_accuracy": 0.5, "best_epoch": 3, "epochs": 5, "n_train": 28,
                 "n_validation": 4, "n_test": 8, "network": ""}  # fmt: skip
    return frame.assign(**constants)


def entry(model="finetune", accuracies=(0.5, 0.6)) -> dict:
    seeds = [{"seed": seed, "accuracy": value} for seed, value in enumerate(accuracies)]
    mean = float(np.mean(accuracies))
    return {"model": model, "accuracy": mean, "n_test": 8, "chance": 0.5, "majority": 0.5,
            "seeds": seeds, "accuracy_sd": float(np.std(accuracies, ddof=1))}  # fmt: skip


def test_a_table_round_trips(divided):
    resampling.write(divided, "bottleneck", table(divided))
    found = resampling.read(divided, "bottleneck")
    pd.testing.assert_frame_equal(found, table(divided)[resampling.COLUMNS], check_dtype=False)


def test_accuracies_of_other_faces_do_not_count(divided):
    resampling.write(divided, "bottleneck", table(divided).assign(faces="0" * 16))
    assert resampling.read(divided, "bottleneck").empty
    assert "ci95_splits_of" not in resampling.with_splits(divided, entry())


def test_accuracies_with_another_network_than_the_model_s_own_do_not_count(divided):
    resampling.write(divided, "bottleneck", table(divided).assign(network="of-before"))
    assert len(resampling.read(divided, "bottleneck")) == 5  # the model is not finished yet
    path = divided.model_report("bottleneck") / "metrics.json"
    for network, rows in (("of-before", 5), ("another", 0)):
        files.write_json(path, {"made_of": {"network": network}})
        assert len(resampling.read(divided, "bottleneck")) == rows


def test_the_digest_is_of_faces_classes_groups_and_crops_alone(divided):
    rows = split.read(divided)
    same = rows.sample(frac=1, random_state=0).assign(split="test", reason="x")
    digest = resampling.digest(divided, rows)
    assert resampling.digest(divided, same) == digest
    for column in ("id", "category", "group"):
        changed = rows.copy()
        changed.loc[0, column] = "other"
        assert resampling.digest(divided, changed) != digest, column
    crop = divided.faces / f"{rows['id'].iloc[0]}.png"
    crop.write_bytes(crop.read_bytes() + b"another")
    assert resampling.digest(divided, rows) != digest


@pytest.mark.parametrize("damage", ["", "split,accuracy\n1,0.5\n", "\0\0", "a\n1,2\n"])
def test_a_damaged_file_is_as_none(divided, damage):
    files.write_text(divided.model_report("bottleneck") / "splits.csv", damage)
    assert resampling.read(divided, "bottleneck").empty


def test_without_splits_the_interval_is_of_the_test_pictures_and_says_so(divided):
    result = resampling.with_splits(divided, entry())
    assert result["ci95"] == result["ci95_test"] == list(intervals.wilson(0.55, 8))
    assert result["ci95_covers"] == "test pictures" and "splits" not in result
    assert "for other test pictures; mean of 2 seeds" in metrics.sentence(result)


def test_a_model_with_splits_has_their_mean_and_its_corrected_interval(divided):
    resampling.write(divided, "bottleneck", table(divided))
    result = resampling.with_splits(divided, entry("bottleneck"))
    summary = result["splits"]
    assert (summary["n"], summary["mean"]) == (5, pytest.approx(0.5))
    assert summary["sd"] == pytest.approx(np.std(ACCURACIES, ddof=1))
    counts = np.full(5, 28), np.full(5, 8)
    expected = intervals.corrected_t(intervals.Splits(np.array(ACCURACIES), *counts))
    assert summary["ci95"] == pytest.approx(expected)
    assert [row["accuracy"] for row in summary["each"]] == ACCURACIES
    files.write_json(divided.reports / "x.json", result)  # it is plain JSON
    assert result["ci95_splits_of"] == "bottleneck"
    text = metrics.sentence(result)
    assert "for other test pictures, seeds and splits" in text
    assert "50.0% on average over 5 other splits (40.0% to 60.0%; 95% interval" in text


def test_a_model_without_splits_takes_their_variance_from_the_one_that_has_most(divided):
    wild, calm = [0.05, 0.95, 0.1, 0.9, 0.5], [0.5, 0.51, 0.5, 0.49, 0.5, 0.5]
    resampling.write(divided, "scratch_cnn", table(divided, wild))
    resampling.write(divided, "bottleneck", table(divided, calm))
    assert resampling.with_splits(divided, entry())["ci95_splits_of"] == "bottleneck"
    files.write_csv(divided.model_report("bottleneck") / "splits.csv", table(divided, calm[:4]))
    result = resampling.with_splits(divided, entry())
    assert result["ci95_splits_of"] == "scratch_cnn"
    low, high = result["ci95"]
    assert low < result["ci95_test"][0] and result["ci95_test"][1] < high
    # Four splits of its own are shown, and are too few for an interval.
    few = resampling.with_splits(divided, entry("bottleneck"))
    assert few["ci95_splits_of"] == "scratch_cnn"
    assert few["splits"]["n"] == 4 and few["splits"]["ci95"] is None
    assert "95% interval of this average" not in resampling.phrase(few["splits"])


def test_predictions_by_hand_have_an_interval_too(divided):
    resampling.write(divided, "bottleneck", table(divided))
    rows = split.read(divided).query("split == 'test'")
    truth = (rows["category"] == "b").to_numpy(float)
    probabilities = np.stack([1 - truth, truth], axis=1)
    results.write_predictions(
        divided, "people", rows=rows, categories=["a", "b"], probabilities=probabilities
    )
    (found,) = results.summarise(divided)["models"]
    assert found["accuracy"] == 1 and found["ci95_splits_of"] == "bottleneck"
    assert found["ci95"][0] <= found["ci95_test"][0] and found["ci95"][1] == 1


def test_one_split_alone_is_told_without_a_spread(divided):
    resampling.write(divided, "bottleneck", table(divided, [0.5]))
    result = resampling.with_splits(divided, entry("bottleneck"))
    assert result["splits"]["sd"] is None
    assert resampling.phrase(result["splits"]) == "50.0% on one other split"
    assert resampling.sentence(resampling.read(divided, "bottleneck")) == "50.0% on one other split"
