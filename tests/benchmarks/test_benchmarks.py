"""The harness of the benchmarks: what it measures is what it is given, and nothing is lost."""

import json
import os
import subprocess
import sys
from importlib import import_module

import numpy as np
import pytest

from benchmarks import __main__ as command
from benchmarks import harness, inputs, processors, results
from benchmarks.__main__ import CLAIMS, LONG, ON_BOTH, chosen

WORDS = {
    "stage_2_on_vgg16": "stage 2 on VGG16, published epochs",
    "bottleneck_features": "bottleneck features of VGG16",
    "face_resnet_embedding": "face_resnet embedding",
    "scratch_cnn_training": "scratch_cnn training, augmentation included",
    "crop_against_command": "crop against the autocrop command once per file",
    "crop_against_detector": "crop against the bare detector",
    "crop_on_two_cores": "crop on two cores",
    "curation": "curation of 20,000 faces",
    "draw_on_two_cores": "draw the campus on two cores",
    "whole_study": "whole study",
    "epoch_against_plain_fit": "an epoch of scratch_cnn against plain fit",
    "first_report": "first report",
    "study_of_five_seeds": "study of five seeds",
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
    results.keep(path, [entry("one"), entry("two")])
    results.keep(path, [entry("one", ours=0.5)])
    kept = {each["claim"]: each["ratio"] for each in json.loads(path.read_text())}
    assert kept == {"one": 4, "two": 2}


def on(processor, ratio, date="2026-01-01"):
    measured = entry(baseline=ratio)
    return {**measured, "processor": processor, "date": date, "machine": f"a {processor}"}


def test_each_kind_of_processor_keeps_its_last_figures(tmp_path):
    path = tmp_path / "benchmarks.json"
    for measured in (on("AVX2", 2), on("AVX-512", 3), on("AVX-512", 4, "2026-02-02")):
        results.keep(path, [measured])
    (kept,) = results.read(path)
    assert {kind: each["ratio"] for kind, each in kept["processors"].items()} == {
        "AVX2": 2,
        "AVX-512": 4,
    }
    assert kept["processors"]["AVX2"]["machine"] == "a AVX2"
    assert kept["processors"]["AVX-512"]["date"] == "2026-02-02"
    assert kept["ratio"] == 4  # the last one of a machine as it is


def test_a_run_without_avx512_does_not_take_the_place_of_the_machine_as_it_is(tmp_path):
    path = tmp_path / "benchmarks.json"
    results.keep(path, [on("AVX-512", 3)])
    results.keep(path, [on("AVX2 (AVX-512 off)", 2)])
    (kept,) = results.read(path)
    assert (kept["ratio"], kept["processor"]) == (3, "AVX-512")
    assert kept["processors"]["AVX2 (AVX-512 off)"]["ratio"] == 2


def test_figures_from_before_processors_were_recorded_stay():
    (kept,) = results.combine([entry(baseline=2.0)], [on("AVX2", 3)])
    assert {kind: each["ratio"] for kind, each in kept["processors"].items()} == {
        "not recorded": 2,
        "AVX2": 3,
    }


def test_figures_of_this_checkout_lie_over_the_published_ones(root, monkeypatch):
    published = root / "published.json"
    monkeypatch.setattr(results, "PUBLISHED", published)
    results.keep(published, [on("AVX2", 2), {**on("AVX2", 7), "claim": "two"}])
    results.keep(results.report(), [on("AVX2", 3)])
    assert {each["claim"]: each["ratio"] for each in results.known()} == {"one": 3, "two": 7}


def test_the_readme_has_the_published_table():
    text = results.README.read_text()
    assert results.with_table(text, results.read(results.PUBLISHED)) == text


def test_a_damaged_file_of_results_is_replaced(tmp_path):
    path = tmp_path / "benchmarks.json"
    path.write_text('[{"claim": "half wri')
    results.keep(path, [entry("one")])
    assert [each["claim"] for each in results.read(path)] == ["one"]


def test_a_result_that_cannot_be_written_leaves_the_earlier_ones(tmp_path):
    path = tmp_path / "benchmarks.json"
    results.keep(path, [entry("one")])
    with pytest.raises(ValueError):
        results.keep(path, [{**entry("two"), "ratio": float("nan")}])
    assert [each["claim"] for each in results.read(path)] == ["one"]


@pytest.mark.long
def test_processes_that_keep_at_once_lose_nothing(tmp_path):
    path = tmp_path / "benchmarks.json"
    code = (
        "import sys; from pathlib import Path; from benchmarks import results\n"
        "for n in range(20): results.keep(Path(sys.argv[1]), [{'claim': f'{sys.argv[2]}{n}'}])"
    )
    writers = [subprocess.Popen([sys.executable, "-c", code, path, name]) for name in "ab"]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0]
    assert len(results.read(path)) == 40


def test_the_table_has_a_column_for_each_kind_of_processor():
    both = results.combine([on("AVX-512", 8)], [on("AVX2 (AVX-512 off)", 2)])
    other = {**on("AVX-512", 4), "claim": "a longer claim", "aim": "3"}
    lines = results.table([*both, other]).splitlines()
    assert len({len(line) for line in lines}) == 1
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines]
    assert cells[0] == ["claim", "unit", "AVX-512", "AVX2 (AVX-512 off)", "aim"]
    assert cells[2][2:] == ["8 (8-8); 1 and 8; 2026-01-01", "2 (2-2); 1 and 2; 2026-01-01", ""]
    assert cells[3] == ["a longer claim", "s", "4 (4-4); 1 and 4; 2026-01-01", "", "3"]


def test_the_legend_names_each_column_s_machine():
    assert results.legend([on("AVX2", 2), entry("two")]) == (
        "- AVX2: a AVX2\n- not recorded: " + processors.machine()
    )


FLAGS = {
    "fpu avx avx2": "AVX2",
    "fpu avx avx2 avx512f": "AVX-512",
    "avx2 avx512f avx512_bf16": "AVX-512 with bfloat16",
    "avx2 avx512f avx512_bf16 amx_tile": "AMX",
}


@pytest.mark.parametrize("flags", FLAGS)
def test_the_kind_of_processor_follows_from_its_instruction_sets(monkeypatch, flags):
    monkeypatch.setattr(processors, "_flags", lambda: set(flags.split()))
    monkeypatch.delenv("ONEDNN_MAX_CPU_ISA", raising=False)
    assert processors.kind() == FLAGS[flags]


def test_avx512_can_be_hidden_where_it_is(monkeypatch):
    monkeypatch.setattr(processors, "_flags", lambda: {"avx2", "avx512f"})
    monkeypatch.setenv("XLA_FLAGS", "--of_the_user")
    environment = processors.without_avx512()
    assert environment["ONEDNN_MAX_CPU_ISA"] == "AVX2"
    assert environment["XLA_FLAGS"].startswith("--of_the_user --xla")
    monkeypatch.setenv("ONEDNN_MAX_CPU_ISA", "AVX2")
    assert processors.kind() == "AVX2 (AVX-512 off)"


def test_avx512_cannot_be_hidden_where_it_is_not(monkeypatch):
    monkeypatch.setattr(processors, "_flags", lambda: {"avx2"})
    monkeypatch.setenv("ONEDNN_MAX_CPU_ISA", "AVX2")
    assert processors.kind() == "AVX2"
    with pytest.raises(SystemExit, match="has no AVX-512 to leave out"):
        processors.without_avx512()


def test_claims_that_multiply_matrices_run_on_both_kinds(monkeypatch):
    monkeypatch.setattr(processors, "_flags", lambda: {"avx2", "avx512f"})
    monkeypatch.delenv("ONEDNN_MAX_CPU_ISA", raising=False)

    def hidden(claim, processor="both"):
        return ["ONEDNN_MAX_CPU_ISA" in each for each in command.runs_of(claim, processor)]

    assert hidden("limit") == [False, True]
    assert hidden("limit", "own") == [False] and hidden("limit", "avx2") == [True]
    assert hidden("crop_on_two_cores") == [False] and hidden("crop_on_two_cores", "avx2") == []
    monkeypatch.setattr(processors, "_flags", lambda: {"avx2"})
    assert hidden("limit") == [False]


def test_the_settings_reach_the_libraries(monkeypatch):
    """numpy, which says what it found, stands for the others."""
    if not processors.has_avx512():
        pytest.skip("this processor has no AVX-512 to hide")
    code = "import numpy; print(numpy.show_config(mode='dicts')['SIMD Extensions']['found'])"
    monkeypatch.delenv("ONEDNN_MAX_CPU_ISA", raising=False)
    shown = subprocess.run(
        [sys.executable, "-c", code],
        env=processors.without_avx512(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "X86_V3" in shown.stdout and "X86_V4" not in shown.stdout


def test_long_claims_run_only_when_they_are_named():
    assert set(LONG) < set(CLAIMS) and set(ON_BOTH) < set(CLAIMS)
    assert not set(LONG) & set(chosen([]))
    assert chosen(["first"]) == ["first_report"]


def test_the_first_report_is_held_against_the_limit_of_its_processor(monkeypatch):
    from benchmarks import first_report

    monkeypatch.setattr(first_report, "execute", lambda root, knobs: None)
    for kind, limit in (("AVX2", 15), ("AVX2 (AVX-512 off)", 15), ("AVX-512", 8), ("AMX", 8)):
        monkeypatch.setattr(processors, "kind", lambda kind=kind: kind)
        assert first_report.measure(harness.Plan())["baseline"] == limit


def test_an_epoch_s_time_reaches_from_end_to_end(monkeypatch):
    from benchmarks import epoch_times

    ticks = iter([0.0, 5.0, 6.0, 9.0, 10.0])
    monkeypatch.setattr(epoch_times.time, "perf_counter", lambda: next(ticks))
    clock = epoch_times.EpochClock()
    clock.on_train_begin()
    for epoch in range(4):
        clock.on_epoch_end(epoch)
    assert (clock.first, clock.later, clock.epoch()) == (5, [1, 3, 1], 1)
    assert clock.whole(100) == 5 + 99


def test_a_fresh_process_shares_nothing_with_this_one():
    assert harness.fresh(os.getpid) != os.getpid()


def test_the_issue_names_each_claim():
    for name, words in WORDS.items():
        assert words == import_module(f"benchmarks.{name}").CLAIM


def test_every_claim_can_be_chosen_by_how_it_begins():
    assert set(WORDS) < set(CLAIMS)
    assert chosen([]) == [claim for claim in CLAIMS if claim not in LONG]
    crops = ["crop_against_detector", "crop_against_command", "crop_on_two_cores"]
    assert chosen(["crop"]) == crops
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


def test_a_resumable_root_stays_until_its_block_ends_well(root):
    from facestudy.study import paths

    def work(*, fails):
        with inputs.resumable_root("hours-of-work") as folder:
            assert paths.root() == folder.resolve()
            before = (folder / "done").is_file()
            (folder / "done").touch()
            if fails:
                raise RuntimeError("killed")
            return before, folder

    with pytest.raises(RuntimeError):
        work(fails=True)
    assert paths.root() == root
    had_before, folder = work(fails=False)
    assert had_before and not folder.exists()


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
