"""Every subcommand has its options, and a wrong argument is named."""

import subprocess
import sys

import pytest

from facestudy.cli.main import main, parser

SUBCOMMANDS = ["import", "campus", "report", "experiments", "clean", "forget", "export", "doctor"]


def test_the_package_is_the_command():
    command = [sys.executable, "-m", "facestudy.cli", "--help"]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert all(name in output for name in SUBCOMMANDS)


@pytest.mark.parametrize("name", SUBCOMMANDS)
def test_every_subcommand_has_a_help_text(name, capsys):
    with pytest.raises(SystemExit) as stop:
        main([name, "--help"])
    assert stop.value.code == 0 and f"facestudy {name}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["report", "--study", "A b"], "'A b' is not a valid study name"),
        (["report", "--study", "x", "--jobs", "0"], "'0' is not a whole number of 1 or more"),
        (["report", "--study", "x", "-p", "EPOCHS"], "'EPOCHS' is not of the form NAME=VALUE"),
    ],
)
def test_a_wrong_argument_is_named(arguments, message, capsys):
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2 and message in capsys.readouterr().err


def test_parameters_are_pairs():
    arguments = parser().parse_args(["report", "--study", "x", "-pEPOCHS=3", "-p", "A=b=c"])
    assert arguments.parameter == [("EPOCHS", "3"), ("A", "b=c")]


def test_cleaning_a_study_that_does_not_exist_is_one_line(capsys):
    assert main(["clean", "--study", "nothing"]) == 1
    assert capsys.readouterr().err.startswith("facestudy: there is no study 'nothing'")
