"""A command ends with one line and a status, whatever happens."""

import argparse

import pytest

from facestudy.study.arguments import carry_out, study_name
from facestudy.study.errors import StudyError


def command(run) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser()
    parser.set_defaults(run=run)
    return parser


def fail(error: BaseException):
    def run(arguments: argparse.Namespace) -> None:
        raise error

    return run


def test_a_command_that_works_ends_with_status_0():
    assert carry_out(command(lambda arguments: None), [], "made") == 0


def test_an_error_of_the_study_is_one_line_and_status_1(capsys):
    assert carry_out(command(fail(StudyError("no faces"))), [], "made") == 1
    assert capsys.readouterr().err == "made: no faces\n"


def test_an_interrupt_is_silent(capsys):
    assert carry_out(command(fail(KeyboardInterrupt())), [], "made") == 130
    assert capsys.readouterr().err == ""


def test_any_other_error_is_not_hidden():
    with pytest.raises(ZeroDivisionError):
        carry_out(command(fail(ZeroDivisionError())), [], "made")


def test_a_name_that_is_not_valid_is_an_error_of_the_command_line():
    with pytest.raises(argparse.ArgumentTypeError, match="valid study name"):
        study_name("A b")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(30, "Read-only file system", "/x/y.csv"), "/x/y.csv: Read-only file system: make"),
        (PermissionError(13, "Permission denied", "/x"), "/x: Permission denied: make it writable"),
        (OSError(28, "No space left on device"), "No space left on device: make room"),
        (OSError(12, "Cannot allocate memory"), "not enough memory: close"),
        (MemoryError(), "not enough memory: close"),
    ],
)
def test_what_the_machine_lacks_is_one_line(error, words, capsys):
    assert carry_out(command(fail(error)), [], "made") == 1
    said = capsys.readouterr().err
    assert words in said and said.count("\n") == 1 and said.startswith("made: ")


def test_an_error_of_the_program_is_not_taken_for_the_disks():
    with pytest.raises(FileNotFoundError):
        carry_out(command(fail(FileNotFoundError(2, "No such file", "x"))), [], "made")
