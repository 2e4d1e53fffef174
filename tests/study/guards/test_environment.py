"""A copied project never runs the original's code in silence."""

import json
import re
import sys
from pathlib import Path

import pytest

from facestudy.study.errors import StudyError
from facestudy.study.guards import environment


def project(folder: Path, installed: Path) -> Path:
    """A project with an environment whose package is installed from some folder."""
    (folder / "src" / "facestudy").mkdir(parents=True)
    (folder / "src" / "facestudy" / "__init__.py").touch()
    packages = folder / ".venv" / "lib" / "python3.11" / "site-packages"
    note = packages / "facestudy-0.1.0.dist-info" / "direct_url.json"
    note.parent.mkdir(parents=True)
    note.write_text(json.dumps({"url": installed.as_uri(), "dir_info": {"editable": True}}))
    (folder / ".venv" / "pyvenv.cfg").touch()
    return folder


@pytest.fixture
def both(tmp_path):
    """A project in a folder with a blank in its name, and its copy."""
    original = tmp_path / "my project"
    return project(original, original), project(tmp_path / "copy", original)


def test_the_original_runs(both):
    original, _ = both
    venv = original / ".venv"
    environment.check_place(str(venv / "bin" / "facestudy"), str(venv), original)
    environment.check_place("-c", str(venv), original)


@pytest.mark.parametrize("by", ["script", "python"])
def test_a_copy_stops_and_says_what_to_run(both, by):
    original, copy = both
    if by == "script":  # its first line names the original's interpreter
        given = (str(copy / ".venv" / "bin" / "facestudy"), str(original / ".venv"), original)
    else:
        given = ("-m", str(copy / ".venv"), original)
    with pytest.raises(StudyError, match=rf"run `make setup` in {re.escape(str(copy))}"):
        environment.check_place(*given)


def test_a_copy_made_anew_runs(both):
    _, copy = both
    note = next(copy.rglob("direct_url.json"))
    note.write_text(json.dumps({"url": copy.as_uri()}))
    environment.check_place(str(copy / ".venv" / "bin" / "facestudy"), str(copy / ".venv"), copy)


def test_code_that_was_named_on_purpose_runs(both, tmp_path):
    original, _ = both
    environment.check_place("-c", str(original / ".venv"), tmp_path / "other checkout")


def test_a_link_to_the_program_is_the_program(both, tmp_path):
    original, _ = both
    program = original / ".venv" / "bin" / "facestudy"
    program.parent.mkdir(exist_ok=True)
    program.touch()
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "facestudy").symlink_to(program)
    link = str(tmp_path / "bin" / "facestudy")
    environment.check_place(link, str(original / ".venv"), original)


def test_this_environment_is_the_right_one():
    environment.check_place(sys.argv[0])
