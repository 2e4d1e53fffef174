"""Who may see the page: a campus everybody, real people this machine alone unless it is allowed."""

import re
import subprocess
import sys

import httpx
import pytest
from support.guess_visitor import CLASSES, split_in_half

from facestudy.guess import serve
from facestudy.guess.portraits import KEYS, Portraits
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study
from facestudy.web import serve as server
from facestudy.web.place import Place

OPEN = Place("0.0.0.0")


@pytest.fixture
def served(monkeypatch):
    """The places at which pages would have been served."""
    places = []
    monkeypatch.setattr(server, "serve", lambda make, place, **_: places.append(place))
    return places


def test_real_people_are_shown_to_others_only_if_the_user_may(guessed, served):
    with pytest.raises(StudyError, match="--i-may-show-these"):
        serve.serve(guessed, OPEN)
    with pytest.raises(StudyError, match="HTTPS"):
        serve.serve(guessed, OPEN._replace(plain=True), may_show=True)
    assert served == []
    serve.serve(guessed, OPEN, may_show=True)
    serve.serve(guessed, Place())
    assert served == [OPEN, Place(plain=True)]  # this machine needs no certificate


def test_a_campus_is_open_to_everybody(guessed, served):
    (guessed.data / "campus.json").write_text("{}")
    serve.serve(guessed, OPEN)
    serve.serve(guessed, OPEN._replace(plain=True))
    assert served == [OPEN, OPEN._replace(plain=True)]


def test_a_study_without_a_split_or_with_too_many_classes_is_refused(guessed, cropped_study):
    with pytest.raises(StudyError, match="04_split"):
        serve.serve(Study("none"), Place())
    names = [f"class {number:02d}" for number in range(len(KEYS) + 1)]
    many = split_in_half(cropped_study([name for name in names for _ in range(2)]))
    with pytest.raises(StudyError, match="has 36 classes"):
        Portraits(many, 60)


@pytest.mark.long
def test_the_command_prints_where_the_page_is(guessed):
    command = [sys.executable, "-m", "facestudy.cli", "guess", "--study", guessed.name]
    process = subprocess.Popen([*command, "--port", "0"], stdout=subprocess.PIPE, text=True)
    try:
        address = process.stdout.readline().strip()
        assert re.fullmatch(r"http://localhost:\d+/", address)
        assert CLASSES[0] in httpx.get(address).text
        assert str(guessed.guesses_csv) in process.stdout.readline()
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()
