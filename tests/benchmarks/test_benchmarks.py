"""The harness of the benchmarks: what it measures is what it is given, and nothing is lost."""

import json
import os
import subprocess
import sys
from importlib import import_module

import numpy as np
import pytest

from benchmarks import harness, inputs
from benchmarks.__main__ import CLAIMS, chosen

WORDS = {
    "stage_2_on_vgg16": "stage 2 on VGG16, published epochs",
    "bottleneck_features": "bottleneck features of VGG16",
    "face_resnet_embedding": "face_resnet embedding",
    "scratch_cnn_training": "scratch_cnn training, augmentation included",
    "crop_against_command": "crop against the autocrop command once per file",
    "crop_on_two_cores": "crop on two cores",
    "curation": "curation of 20,000 faces",
    "draw_on_two_cores": "draw the campus on two cores",
    "whole_study": "whole study",
}


def entry(claim="one", ours=1.0, baseline=2.0):
    runs = [{"ours": ours, "baseline": baseline}]
    return harness.entry(claim, runs, unit="s", compared="this against that")


def test_each_goes_first_every_other_time():
    calls = []

    def costing(name, cost):
        calls.append(name)
        return cost

    runs = harness.alternate(lambda: costing("a", 1.0), lambda: costing("b", 3.0), pairs=3)
    assert calls == ["a", "b", "b", "a", "a", "b"]
    assert runs == [{"ours": 1.0, "baseline": 3.0}] * 3


def test_a_full_measurement_has_at_least_five_pairs():
    assert harness.Plan().pairs >= 5


def test_the_ratio_is_the_median_of_the_pairs_own_and_not_of_the_medians():
    pairs = [(1, 10), (2, 4), (4, 12)]
    runs = [{"ours": ours, "baseline": baseline} for ours, baseline in pairs]
    found = harness.entry("claim", runs, unit="s", compared="")
    assert (found["ours"], found["baseline"]) == (2, 10)
    assert found["ratio"] == 3
    assert found["spread"] == [2, 10]
    assert found["runs"] == runs


def test_rates_are_shown_but_the_ratio_still_says_how_many_times_as_fast():
    runs = [{"ours": 0.01, "baseline": 0.04}]
    found = harness.entry("claim", runs, unit="pictures/s", compared="", rate=True)
    assert (found["ours"], found["baseline"]) == (pytest.approx(100), pytest.approx(25))
    assert found["ratio"] == pytest.approx(4)


def test_what_a_run_costs_once_is_counted_once():
    def costs(epochs):
        return 7 + 2 * epochs

    assert harness.extrapolate(costs, few=1, many=3, whole=100) == costs(100)


def test_other_claims_stay_and_the_same_claim_is_replaced(tmp_path):
    path = tmp_path / "reports" / "benchmarks.json"
    harness.keep(path, [entry("one"), entry("two")])
    harness.keep(path, [entry("one", ours=0.5)])
    kept = {each["claim"]: each["ratio"] for each in json.loads(path.read_text())}
    assert kept == {"one": 4, "two": 2}


def test_a_damaged_file_of_results_is_replaced(tmp_path):
    path = tmp_path / "benchmarks.json"
    path.write_text('[{"claim": "half wri')
    harness.keep(path, [entry("one")])
    assert [each["claim"] for each in harness.read(path)] == ["one"]


def test_a_result_that_cannot_be_written_leaves_the_earlier_ones(tmp_path):
    path = tmp_path / "benchmarks.json"
    harness.keep(path, [entry("one")])
    with pytest.raises(ValueError):
        harness.keep(path, [{**entry("two"), "ratio": float("nan")}])
    assert [each["claim"] for each in harness.read(path)] == ["one"]


@pytest.mark.long
def test_processes_that_keep_at_once_lose_nothing(tmp_path):
    path = tmp_path / "benchmarks.json"
    code = (
        "import sys; from pathlib import Path; from benchmarks import harness\n"
        "for n in range(20): harness.keep(Path(sys.argv[1]), [{'claim': f'{sys.argv[2]}{n}'}])"
    )
    writers = [subprocess.Popen([sys.executable, "-c", code, path, name]) for name in "ab"]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0]
    assert len(harness.read(path)) == 40


def test_the_table_shows_each_ratio_with_its_spread():
    lines = harness.table([entry("short"), entry("a longer claim", ours=0.25)]).splitlines()
    assert len({len(line) for line in lines}) == 1
    assert lines[0].split("|")[1].strip() == "claim"
    assert "8 (8-8)" in lines[3]


def test_a_fresh_process_shares_nothing_with_this_one():
    assert harness.fresh(os.getpid) != os.getpid()


def test_the_issue_names_each_claim():
    for name, words in WORDS.items():
        assert words == import_module(f"benchmarks.{name}").CLAIM


def test_every_claim_can_be_chosen_by_how_it_begins():
    assert set(WORDS) < set(CLAIMS)
    assert chosen([]) == list(CLAIMS)
    assert chosen(["crop"]) == ["crop_against_command", "crop_on_two_cores"]
    with pytest.raises(SystemExit, match="no claim begins with 'crob'"):
        chosen(["crob"])


def test_repeated_pictures_are_all_different_and_alike():
    pictures = np.random.default_rng(0).integers(0, 256, (3, 8, 8, 3), np.uint8)
    many = inputs.repeated(pictures, 8)
    assert (many[:3] == pictures).all()
    assert len({each.tobytes() for each in many}) == 8
    assert np.abs(many[3:6].astype(int) - pictures).max() <= 2


def test_a_temporary_root_is_gone_afterwards_and_the_old_one_back(root):
    from facestudy.study import paths

    with inputs.temporary_root() as temporary:
        assert paths.root() == temporary.resolve() != root
    assert paths.root() == root
    assert not temporary.exists()


@pytest.mark.long
def test_inputs_are_a_study_past_its_first_stage():
    from facestudy.study import index

    study = inputs.portraits(20)
    table = index.read(study.index)
    assert len(table) == 20 and table["category"].nunique() == 4
    assert all((study.raw / f"{row.id}.{row.format}").is_file() for row in table.itertuples())


def test_a_slope_of_one_is_linear():
    from benchmarks import scaling

    runs = [
        {"pictures": n, "seconds": n / 50, "peak_mb": 500 + n / 100, "anonymous_mb": 400.0}
        for n in (100, 300, 1000)
    ]
    found = scaling.entry("crop", runs)
    assert found["claim"] == "cost grows linearly: crop"
    assert found["ratio"] == pytest.approx(1)
    assert found["peak_ratio"] == pytest.approx(510 / 501)
    squared = [{**run, "seconds": run["seconds"] ** 2} for run in runs]
    assert scaling.entry("crop", squared)["ratio"] == pytest.approx(2)
