"""A study folder made before the modules moved still opens and reports.

The archive holds the tables and figures of a campus of 160 fictional people, as version 0.1.0 wrote
them: no pictures, no executed notebooks.
"""

import json
import zipfile
from pathlib import Path

import pytest

from facestudy.curate import decisions
from facestudy.evaluation import results
from facestudy.prepare import crop, split
from facestudy.report import freshness, stages
from facestudy.report.pages import html
from facestudy.study import index
from facestudy.study.paths import Study


@pytest.fixture
def old(root: Path) -> Study:
    with zipfile.ZipFile(Path(__file__).parent / "study_before_the_move.zip") as archive:
        archive.extractall(root)
    return Study("campus")


def test_its_tables_are_valid(old):
    assert old.is_campus and len(index.read(old.index)) == 160
    assert len(crop.read(old)) == 160 and len(split.read(old)) == 152
    assert set(decisions.read(old)["id"]) <= set(index.read(old.index)["id"])


def test_its_figures_stay(old):
    summary = json.loads((old.reports / "metrics.json").read_text())
    gathered = results.gather(old)
    for key in ("categories", "n"):
        assert gathered[key] == summary[key]
    for model, now in zip(summary["models"], gathered["models"], strict=True):
        # Facts may be added, and the interval is another one now: the old is `ci95_test`.
        expected = {**model, "ci95_test": model["ci95"]}
        del expected["ci95"]
        assert {name: now[name] for name in expected} == expected
        predictions = results.read_predictions(old, model["model"])
        assert len(predictions) == 152


def test_every_stage_is_stale_once_and_its_report_is_written(old):
    parameters = {"STUDY": "campus"}
    assert not any(freshness.is_fresh(old, stage, parameters) for stage in stages.STAGES)
    page = html.write(old, stages=()).read_text()
    assert "160" in page and json.loads((old.reports / "audit.json").read_text())["verdict"] in page
