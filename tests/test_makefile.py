"""What stands on make's command line reaches the study, and make sets up the right environment."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

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
        (["report", "EXPLORE=1", "STUDY=mine"], ["--study", "mine", "--explore"]),
        (["study", "MORE=1", "EXPLORE=1"], ["--study", "campus", "--more", "--explore"]),
        (["study", "EXPLORE=0"], ["--study", "campus"]),
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


PYTHON = """#!/bin/sh
# Stands in for Python, and notes what it is asked for.
case "$1 $2" in
"-c "*) ;;
"-m venv")
    echo "venv" >>"$LOG"
    mkdir -p "$3/bin"
    echo "command = $0 -m venv $PWD/$3" >"$3/pyvenv.cfg"
    cp "$0" "$3/bin/python"
    printf '#!/bin/sh\\necho "from %s: $*" >>"$LOG"\\n' "$PWD" >"$3/bin/facestudy"
    chmod +x "$3/bin/facestudy"
    ;;
*) echo "$*" >>"$LOG" ;;
esac
"""


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project whose Python only notes what it is asked for, and a way to run make in it."""
    folder = tmp_path / "my project"
    folder.mkdir()
    for name in ("Makefile", "pyproject.toml", "requirements-estimates.txt"):
        shutil.copy(CHECKOUT / name, folder)
    for name in ("requirements", "requirements-build", "requirements-backends"):
        (folder / f"{name}.lock").touch()
    shutil.copytree(CHECKOUT / "tools", folder / "tools")
    python = tmp_path / "python-that-notes"
    python.write_text(PYTHON)
    python.chmod(0o755)
    monkeypatch.setenv("LOG", str(tmp_path / "log"))

    def make(place: Path, *words: str) -> list[str]:
        (tmp_path / "log").write_text("")
        command = ["make", f"PYTHON={python}", *words]
        done = subprocess.run(command, cwd=place, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return (tmp_path / "log").read_text().splitlines()

    return folder, make


def test_the_environment_is_made_once_from_locked_packages(project):
    folder, make = project
    log = make(folder, "setup")
    assert log[0] == "venv" and len(log) == 6
    installs = [line for line in log if " pip install" in line]
    assert all("--require-hashes" in line or "--no-deps" in line for line in installs)
    assert [line.split()[-1] for line in installs] == [
        "requirements-build.lock", "requirements.lock", ".", "requirements-estimates.txt",
    ]  # fmt: skip
    assert make(folder, "clean") == [f"from {folder}: clean --study campus"]


@pytest.mark.parametrize("how", ["moved", "copied", "moved and copied back"])
def test_a_project_elsewhere_sets_itself_up_and_runs_there(project, how, tmp_path):
    folder, make = project
    make(folder, "setup")
    place = tmp_path / "elsewhere"
    if how == "copied":
        shutil.copytree(folder, place)
    else:
        folder.rename(place)
    if how == "moved and copied back":
        make(place, "setup")
        shutil.copytree(place, folder)
        place = folder
    log = make(place, "clean")
    assert log[0] == "venv" and log[-1] == f"from {place}: clean --study campus"
    assert make(place, "clean") == [f"from {place}: clean --study campus"]


def test_an_environment_outside_the_project_is_kept(project, tmp_path):
    folder, make = project
    venv = tmp_path / "mine"
    (venv / "bin").mkdir(parents=True)
    (venv / "pyvenv.cfg").write_text("command = x -m venv /somewhere/else\n")
    shutil.copy(tmp_path / "python-that-notes", venv / "bin" / "python")
    (venv / "keep").touch()
    assert "venv" not in make(folder, "setup", f"VENV={venv}")
    assert (venv / "keep").exists()


PIN = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[\w,-]+\])?==([^\s;]+)", re.MULTILINE)
LOCKS = ("requirements-build", "requirements", "requirements-gpu", "requirements-backends")


def pins(text: str) -> set[tuple[str, str]]:
    return {(re.sub(r"[-_.]+", "-", name).lower(), v) for name, v in PIN.findall(text)}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_what_is_pinned_with_hashes_and_no_address(name):
    lock = (CHECKOUT / f"{name}.lock").read_text()
    asked = pins((CHECKOUT / f"{name}.txt").read_text())
    assert asked and asked <= pins(lock), f"run `make lock`: {asked - pins(lock)}"
    entries = re.split(r"^(?=\w)", lock, flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in entry for entry in entries)
    assert len(entries) == len(PIN.findall(lock))
    assert "://" not in lock and "-index" not in lock and "find-links" not in lock


def test_the_locks_agree():
    """What the program and its further packages share has one version on each platform."""
    locked = pins((CHECKOUT / "requirements.lock").read_text())
    names = {name for name, _ in locked}
    for other in ("requirements-gpu", "requirements-backends"):
        shared = {pin for pin in pins((CHECKOUT / f"{other}.lock").read_text()) if pin[0] in names}
        assert shared and shared <= locked
    assert locked <= pins((CHECKOUT / "requirements-gpu.lock").read_text())
