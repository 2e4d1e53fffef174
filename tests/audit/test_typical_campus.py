"""The truth stands beside the steps of a default campus, and of no other study."""

import json
from dataclasses import asdict, replace

import pytest

from facestudy.audit import typical_campus
from facestudy.audit.controls.registry import GROUPS
from facestudy.campus.knobs import Knobs
from facestudy.study import files


@pytest.fixture
def campus_of(study):
    def make(knobs: Knobs):
        files.write_json(study.data / "campus.json", {"knobs": asdict(knobs)})
        return study

    return make


def test_its_numbers_are_of_todays_default_knobs():
    kept = json.loads(typical_campus.FILE.read_text(encoding="utf-8"))
    assert kept["knobs"] == asdict(Knobs())
    assert list(kept["steps"]) == list(GROUPS) == list(kept["standard_errors"])


@pytest.mark.parametrize("seed", [2019, 7])
def test_a_default_campus_of_any_seed_has_a_truth(campus_of, seed):
    assert set(typical_campus.typical_steps(campus_of(Knobs(seed=seed)))) == set(GROUPS)


@pytest.mark.parametrize("change", [{"signal": 0.0}, {"sites": 16, "portraits": 400}])
def test_a_campus_of_other_knobs_has_none(campus_of, change):
    assert typical_campus.typical_steps(campus_of(replace(Knobs(), **change))) == {}


def test_a_study_of_real_people_has_none(study):
    assert typical_campus.typical_steps(study) == {}
