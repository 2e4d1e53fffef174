"""What the report says of the run before: counts, never names; nothing where nothing changed."""

import json
from pathlib import Path

import pandas as pd
import pytest

from facestudy.prepare import split
from facestudy.privacy.forget import forget
from facestudy.report.pages import changes
from facestudy.study import files, index
from facestudy.study.paths import Study

FACTS = {"study": "small", "commit": "abc1", "written": "2026-03-01T10:00:00+00:00", "seed": "0",
         "keras": "3.15.0"}  # fmt: skip


@pytest.fixture
def ready(cropped_study) -> Study:
    names = [f"Erika Muster{k // 2}" for k in range(80)]
    study = cropped_study(["art", "law"] * 40, name=names)
    split.split_study(study)
    return study


def executed(folder: Path, **parameters: object) -> list[Path]:
    path = folder / "04_split.ipynb"
    given = {"papermill": {"parameters": {"STUDY": "small", "JOBS": 3, **parameters}}}
    files.write_json(path, {"metadata": given, "cells": []})
    return [path]


def report(study: Study, folder: Path, *, accuracy: float = 0.5, facts: dict | None = None,
           verdict: str = "", **parameters: object) -> str:  # fmt: skip
    counts = {"pictures": len(index.read(study.index)), "used": len(split.read(study))}
    summary = {"n": counts, "models": [{"model": "bottleneck", "accuracy": accuracy}]}
    summary |= {"audit": {"verdict": verdict}} if verdict else {}
    notebooks = executed(folder, **parameters)
    given = {**FACTS, **(facts or {})}
    return " ".join(changes.since_last_report(study, summary, given, notebooks))


def lose(study: Study, count: int) -> None:
    rows = index.read(study.index)
    index.write(study.index, rows[2 * count :])
    faces = pd.read_csv(study.faces_csv, dtype=str, keep_default_na=False)
    files.write_csv(study.faces_csv, faces[2 * count :])
    split.split_study(study)


def test_the_first_report_and_an_unchanged_one_say_nothing(ready, tmp_path):
    assert report(ready, tmp_path, SEED=0) == ""
    assert report(ready, tmp_path, SEED=0) == ""
    assert report(ready, tmp_path, SEED=0, JOBS=7, facts={"written": "later"}) == ""


@pytest.mark.long
def test_people_are_counted_and_not_named(ready, tmp_path):
    report(ready, tmp_path)
    lose(ready, 3)
    text = report(ready, tmp_path)
    assert text.startswith("Compared with the report of 2026-03-01 10:00 UTC:")
    assert "0 came, 3 went, 0 changed part, 37 stayed where they were" in text
    assert "Counts: pictures 80 → 74; used 80 → 74." in text
    assert "All test accuracies are the same." in text
    record = (ready.data / "last_report.json").read_text()
    assert "Muster" not in record + text


@pytest.mark.long
def test_another_seed_moves_people_and_is_named(ready, tmp_path):
    report(ready, tmp_path, SEED=0)
    split.split_study(ready, seed=4)
    text = report(ready, tmp_path, SEED=4, accuracy=0.612, verdict="a face signal")
    assert "Parameters: SEED of 04_split 0 → 4." in text
    assert "0 came, 0 went" in text and " 0 changed part" not in text
    assert "The test part has partly other people." in text
    assert "Test accuracy: bottleneck 50.0% → 61.2%." in text
    assert "Verdict:" in text and "a face signal" in text


@pytest.mark.long
def test_a_report_written_again_is_compared_with_the_same_one(ready, tmp_path):
    report(ready, tmp_path)
    first = report(ready, tmp_path, facts={"commit": "abc2", "keras": "3.16.0"})
    assert "Made with: commit abc1 → abc2; keras 3.15.0 → 3.16.0." in first
    again = report(ready, tmp_path, facts={"commit": "abc2", "keras": "3.16.0", "written": "x"})
    assert again == first


def test_the_report_of_all_seeds_is_compared_with_what_that_of_the_first_seed_was(ready, tmp_path):
    report(ready, tmp_path, SEEDS=5, RATE=1)
    first = report(ready, tmp_path, SEEDS=1, RATE=2, accuracy=0.6)
    assert "RATE of 04_split 1 → 2" in first and "SEEDS of 04_split 5 → 1" in first
    all_seeds = report(ready, tmp_path, SEEDS=5, RATE=2, accuracy=0.55)
    assert "Parameters: RATE of 04_split 1 → 2." in all_seeds
    assert "bottleneck 50.0% → 55.0%" in all_seeds


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"last": 3}', '{"last": {"people": []}, "before": null}',
                '{"last": {"counts": {"pictures": "many"}, "people": {}, "parameters": {}, '
                '"versions": {}, "accuracies": {}, "written": "", "verdict": ""}}']
)  # fmt: skip
def test_a_damaged_record_counts_as_none(ready, tmp_path, content):
    (ready.data / "last_report.json").write_text(content)
    assert report(ready, tmp_path) == ""
    assert report(ready, tmp_path, SEED=1) != ""


def test_long_values_and_lists_are_cut(ready, tmp_path):
    report(ready, tmp_path, **{f"P{k}": 0 for k in range(12)}, LONG="a" * 200)
    text = report(ready, tmp_path, **{f"P{k}": 1 for k in range(12)}, LONG="b" * 200)
    assert "and 5 more." in text and "a" * 41 not in text


@pytest.mark.long
def test_a_forgotten_person_leaves_the_record_and_counts_nowhere(ready, tmp_path):
    rows = split.read(ready).merge(index.read(ready.index)[["id", "name"]])
    group = rows.loc[rows["name"] == "Erika Muster7", "group"].iloc[0]
    report(ready, tmp_path)
    assert group in (ready.data / "last_report.json").read_text()
    forget(ready, name="Erika Muster7")
    left = [path for path in ready.data.rglob("*") if path.suffix in (".json", ".csv")]
    assert not any(group in path.read_text() for path in left)
    split.split_study(ready)
    text = report(ready, tmp_path)
    assert "pictures 80 → 78" in text and "went" not in text and "forgotten" not in text
    assert json.loads((ready.data / "last_report.json").read_text())["last"]["people"]
