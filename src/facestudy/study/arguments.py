"""Arguments that several commands share, and the way a command reports an error."""

import argparse
import sys
from collections.abc import Sequence

from facestudy.study import opening
from facestudy.study.errors import StudyError, advice
from facestudy.study.guards import environment, terminal
from facestudy.study.paths import Study

READER_GONE = 141
"""The exit status that shells know of programs whose output nobody reads any more."""


def study_name(text: str) -> Study:
    """The study of this name, as the ``type`` of an option.

    Args:
        text: what the user typed.

    Raises:
        argparse.ArgumentTypeError: the text is not a valid study name.

    >>> study_name("campus").name
    'campus'
    """
    try:
        return Study(text)
    except StudyError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def add_wait(command: argparse.ArgumentParser) -> None:
    """Add ``--wait`` to a command that works on a study alone."""
    command.add_argument(
        "--wait",
        action="store_true",
        help="if another run is at work on the study, wait until it has ended",
    )


def carry_out(
    parser: argparse.ArgumentParser, argv: Sequence[str] | None, name: str, *, stopped: str = ""
) -> int:
    """Parse a command line and run the chosen subcommand.

    First its study is tidied (see `facestudy.study.opening`). What is printed has no control
    characters.

    Args:
        parser: its subcommands set the default ``run``, a function of the parsed arguments, and
            ``removes``, if they remove the pictures whose days are over themselves.
        argv: the arguments; None reads them from ``sys.argv``.
        name: of the command, at the beginning of an error message.
        stopped: what to say after Ctrl-C.

    Returns:
        the exit status: 0; the one of a `StudyError`, or 1 if the disk or the memory did not do,
        after one line that says so; 130 after Ctrl-C; or 141 if who read the output has ended.
    """
    try:
        return _carry_out(parser, argv, name, stopped)
    except terminal.ReaderGone:  # as in `facestudy doctor | head -1`: nobody is left to be told
        return READER_GONE


def _carry_out(
    parser: argparse.ArgumentParser, argv: Sequence[str] | None, name: str, stopped: str
) -> int:
    with terminal.printable_output():
        arguments = parser.parse_args(argv)
        try:
            environment.check_place()
            if getattr(arguments, "study", None):
                opening.tidy(arguments.study, due=not getattr(arguments, "removes", False))
            arguments.run(arguments)
        except StudyError as error:
            print(f"{name}: {error}", file=sys.stderr)
            return error.status
        except terminal.ReaderGone:
            raise
        except (OSError, MemoryError) as error:
            if not (text := advice(error)):
                raise
            print(f"{name}: {text}", file=sys.stderr)
            return 1
        except KeyboardInterrupt:
            if stopped:
                print(stopped, file=sys.stderr)
            return 130
    return 0
