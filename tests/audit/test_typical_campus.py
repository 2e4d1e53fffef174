"""The truth stands beside the steps of a default campus, and of no other study."""

import json
from dataclasses import asdict, replace

import pytest

from facestudy.audit import typical_campus
from facestudy.audit.controls.registry import GROUPS
from facestudy.campus.knobs import Knobs
from facestudy.study import files

STEPS = dict.fromkeys(GROUPS, 0.01)


@pytest.fixture
def campus_of(study, tmp_path, monkeypatch):
    """Make a campus of some knobs; the truth is made up."""
    path = tmp_path / "typical.json"
    files.write_json(path, {"knobs": asdict(Knobs()), "steps": STEPS})
    monkeypatch.setattr(typical_campus, "FILE", path)
    typical_campus._typical.cache_clear()

    def make(knobs: Knobs):
        files.write_json(study.data / "campus.json", {"knobs": asdict(knobs)})
        return study

    yield make
    typical_campus._typical.cache_clear()


@pytest.mark.skipif(
    not typical_campus.FILE.is_file(), reason="python -m benchmarks.audit.typical was not run yet"
)
def test_its_numbers_are_of_todays_default_knobs():
    kept = json.loads(typical_campus.FILE.read_text(encoding="utf-8"))
    assert kept["knobs"] == asdict(Knobs())
    assert list(kept["steps"]) == list(GROUPS) == list(kept["standard_errors"])


@pytest.mark.parametrize("seed", [2019, 7])
def test_a_default_campus_of_any_seed_has_a_truth(campus_of, seed):
    assert typical_campus.typical_steps(campus_of(Knobs(seed=seed))) == STEPS


@pytest.mark.parametrize("change", [{"signal": 0.0}, {"sites": 16, "portraits": 400}])
def test_a_campus_of_other_knobs_has_none(campus_of, change):
    assert typical_campus.typical_steps(campus_of(replace(Knobs(), **change))) == {}


def test_a_study_of_real_people_has_none(study, campus_of):
    assert typical_campus.typical_steps(study) == {}
