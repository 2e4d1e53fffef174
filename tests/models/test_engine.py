"""The engine: measured once per machine, kept, and what a study began with."""

import dataclasses
import json
import subprocess
import sys

import pytest

from facestudy.models import engine, hardware
from facestudy.models.engine import Engine
from facestudy.study.paths import machine_folder


@pytest.fixture
def children(monkeypatch):
    """A machine that is not measured yet, and what its child processes would answer."""
    (machine_folder() / "engines.json").unlink()
    answers = {
        ("training", 1): {"speed": 30.0, "gpu": False, "steps": 1.3, "xla": 0.2},
        ("bfloat16", 1): {"bfloat16": 1.9},
        ("training", 2): {"speed": 39.0, "gpu": False},
    }
    asked = []

    def run(command, **_):
        question = command[3], int(command[4])
        asked.append(question)
        answer = answers[question]
        if answer is None:  # the child was ended by a signal
            return subprocess.CompletedProcess(command, -6, "", "Aborted")
        return subprocess.CompletedProcess(command, 0, f"a warning\n{json.dumps(answer)}\n", "")

    monkeypatch.setattr(engine.subprocess, "run", run)
    monkeypatch.setattr(engine, "cores", lambda: 2)
    monkeypatch.setattr(engine, "_is_busy", lambda: False)
    answers["asked"] = asked
    return answers


def test_the_fastest_way_is_chosen_and_measured_once(children):
    chosen = engine.measured()
    assert (chosen.bfloat16, chosen.jit, chosen.steps_per_call) == (1.9, False, 32)
    assert (chosen.at_once, chosen.threads, chosen.gain) == (2, 1, 1.3)
    assert engine.measured() == chosen
    assert len(children["asked"]) == 3


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        (("training", 2), {"speed": 26.0, "gpu": False}, {"at_once": 1, "threads": 0}),
        (("training", 2), None, {"at_once": 1, "threads": 0}),
        (("bfloat16", 1), None, {"bfloat16": 0.0, "at_once": 2}),
        (("training", 1), {"speed": 30.0, "gpu": False, "steps": 0.8}, {"steps_per_call": 1}),
        (("training", 1), {"speed": 30.0, "gpu": False, "xla": 1.5}, {"jit": True}),
        (("training", 1), {"speed": 30.0, "gpu": True}, {"at_once": 1, "jit": False}),
        (("training", 1), None, {"at_once": 1, "bfloat16": 0.0, "steps_per_call": 32}),
    ],
)
def test_what_is_slower_or_fails_is_not_chosen(children, question, answer, expected):
    children[question] = answer
    chosen = engine.measured()
    assert {name: getattr(chosen, name) for name in expected} == expected


def test_a_busy_machine_is_not_recorded(children, monkeypatch):
    monkeypatch.setattr(engine, "_is_busy", lambda: True)
    assert engine.measured().at_once == 2  # without a measurement
    assert engine.recorded() is None
    assert ("training", 2) not in children["asked"]


def test_another_version_or_setting_is_measured_anew(children, monkeypatch):
    monkeypatch.delenv("ONEDNN_MAX_CPU_ISA", raising=False)
    engine.measured()
    monkeypatch.setenv("ONEDNN_MAX_CPU_ISA", "AVX2")
    assert engine.recorded() is None
    engine.measured()
    monkeypatch.delenv("ONEDNN_MAX_CPU_ISA")
    assert engine.recorded() is not None  # the first is kept


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"engine": {"unknown": 1}}'])
def test_a_study_keeps_its_engine_and_damage_is_measured_anew(study, damage):
    first = engine.of_study(study)
    engine.record(dataclasses.replace(first, at_once=1))
    assert engine.of_study(study) == first == engine.in_use()
    path = study.data / "models" / "engine.json"
    path.write_text(damage)
    assert engine.of_study(study).at_once == 1


def test_a_study_that_moves_to_another_machine_takes_its_engine(study, monkeypatch):
    first = engine.of_study(study)
    monkeypatch.setattr(engine, "device", lambda: "another processor")
    engine.record(dataclasses.replace(first, device="another processor", at_once=4))
    assert engine.of_study(study).at_once == 4


def test_xla_is_used_where_it_was_faster(monkeypatch):
    if hardware.has_gpu():
        pytest.skip("on a GPU, Keras decides")
    monkeypatch.setattr(engine, "_in_use", [Engine(jit=True)])
    assert hardware.jit() is True


@pytest.mark.parametrize(("setting", "expected"), [(None, "1"), ("0", "0")])
def test_onednn_is_on_unless_the_user_says_otherwise(monkeypatch, setting, expected):
    monkeypatch.delenv("TF_ENABLE_ONEDNN_OPTS", raising=False)
    if setting is not None:
        monkeypatch.setenv("TF_ENABLE_ONEDNN_OPTS", setting)
    code = "import facestudy, os; print(os.environ['TF_ENABLE_ONEDNN_OPTS'])"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert printed.stdout.strip() == expected


@pytest.mark.slow
def test_this_machine_is_measured(monkeypatch):
    (machine_folder() / "engines.json").unlink()
    chosen = engine.measured()
    assert chosen.seconds > 0 and chosen.device == engine.device()
    assert chosen.at_once >= 1 and chosen.steps_per_call in (1, 32)
