"""What stands on make's command line reaches the study, and nothing else does."""

import shlex
import subprocess

import pytest

from facestudy.study.paths import CHECKOUT


def command(*words: str) -> list[str]:
    made = subprocess.run(
        ["make", "-n", *words], cwd=CHECKOUT, capture_output=True, text=True, check=True
    )
    line = [line for line in made.stdout.splitlines() if "facestudy report" in line][0]
    return shlex.split(line)[2:]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["study"], ["--study", "campus"]),
        (["quick"], ["--quick"]),
        (
            ["quick", "EPOCHS=5", "STUDY=campus-tiny"],
            ["--quick", "--study", "campus-tiny", "-p", "EPOCHS=5"],
        ),
        (["study", "STUDY=mine"], ["--study", "mine"]),
        (["report", "EPOHCS=1"], ["--study", "campus", "-p", "EPOHCS=1"]),
        (["study", "GROUP=department"], ["--study", "campus", "-p", "GROUP=department"]),
        (["study", "MORE=1", "SEEDS=2"], ["--study", "campus", "--more", "-p", "SEEDS=2"]),
        (["report", "MORE=0"], ["--study", "campus"]),
        (["scrape"], ["--study", "campus", "--only", "01_collect", "--again"]),
    ],
)
def test_every_override_is_passed_on_even_a_misspelt_one(words, expected):
    assert command(*words) == expected


def test_the_environment_never_overrides(monkeypatch):
    monkeypatch.setenv("SEED", "7")
    assert "-p" not in command("study")


def test_the_lab_opens_copies_of_the_notebooks():
    made = subprocess.run(
        ["make", "-n", "lab", "STUDY=mine"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "-m facestudy.report.lab --study mine" in made.stdout
    assert "jupyter lab" in made.stdout and '"$folder"' in made.stdout
