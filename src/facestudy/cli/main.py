"""Rerun a study that reads something from faces, then try to prove it wrong."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from facestudy.campus.knobs import TYPES, describe
from facestudy.cli import commands
from facestudy.study import keep_until
from facestudy.study.arguments import add_wait, carry_out, study_name
from facestudy.study.paths import Study
from facestudy.web import place


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of 1 or more")
    return int(text)


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals):
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form NAME=VALUE")
    return name, value


def parser() -> argparse.ArgumentParser:
    """The parser of all subcommands; each sets ``run``, the function that carries it out."""
    main_parser = argparse.ArgumentParser(prog="facestudy", description=__doc__)
    subparsers = main_parser.add_subparsers(required=True, metavar="command")
    _add_import(subparsers.add_parser("import", help="make a study from a labelled folder"))
    _add_campus(subparsers.add_parser("campus", help="the synthetic study of a fictional campus"))
    _add_report(subparsers.add_parser("report", help="run outdated notebooks, write the report"))
    _add_experiments(subparsers.add_parser("experiments", help="run outdated experiments"))
    _add_compare(subparsers.add_parser("compare", help="show several studies on one page"))
    _add_transfer(subparsers.add_parser("transfer", help="test a study's models on another study"))
    _add_clean(subparsers.add_parser("clean", help="remove a study's results, keep its pictures"))
    _add_forget(subparsers.add_parser("forget", help="remove a person from a study permanently"))
    _add_export(subparsers.add_parser("export", help="write what may be passed on from a study"))
    _add_guess(subparsers.add_parser("guess", help="serve a page on which people guess the class"))
    doctor = subparsers.add_parser("doctor", help="check what this machine has for a study")
    doctor.set_defaults(run=commands.doctor)
    return main_parser


def _add_import(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "folder", type=Path, help="the pictures, or a table that holds them (fer2013.csv)"
    )
    command.add_argument("--study", type=study_name, required=True)
    command.add_argument(
        "--labels", type=Path, nargs="+", action="extend", metavar="TABLE",
        help="tables with one row per picture",
    )  # fmt: skip
    command.add_argument("--file", default="file", help="their column with the picture's path")
    command.add_argument("--category", help="their column with the class")
    command.add_argument("--group", help="their column that fills `department`")
    command.add_argument(
        "--first", action="store_true", help="a picture with two classes gets the first"
    )
    add_wait(command)
    keep_until.add_option(command)
    command.set_defaults(run=commands.import_pictures)


def _add_report(command: argparse.ArgumentParser) -> None:
    command.add_argument("--study", type=study_name, help="required, except with --quick")
    command.add_argument(
        "--quick", action="store_true", help="a taste: a small campus, one seed, some minutes"
    )
    _add_parameter(command)
    command.add_argument("--jobs", type=_positive, help="notebooks to run at the same time")
    command.add_argument("--only", metavar="NOTEBOOK", help="run no other notebook")
    command.add_argument("--again", action="store_true", help="run up-to-date notebooks as well")
    command.add_argument(
        "--more",
        action="store_true",
        help="the notebooks beyond the first report too, and every model on some other splits",
    )
    command.add_argument(
        "--explore", action="store_true",
        help="a page that shows every face, of real people too (a campus always has it)",
    )  # fmt: skip
    add_wait(command)
    command.set_defaults(run=commands.report)


def _add_experiments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--study", type=study_name, help="for all experiments; by default each has its own"
    )
    _add_parameter(command)
    command.add_argument(
        "--only", metavar="NAME", help="run no other experiment: denoising_autoencoder, ..."
    )
    command.add_argument("--again", action="store_true", help="run up-to-date ones as well")
    add_wait(command)
    command.set_defaults(run=commands.experiments)


def _add_parameter(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "-p", "--parameter", type=_pair, action="append", default=[], metavar="NAME=VALUE",
        help="override a notebook's parameter",
    )  # fmt: skip


def _add_compare(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "studies", type=study_name, nargs="+", metavar="STUDY",
        help="two or more with a report; the page lies under the first",
    )  # fmt: skip
    command.set_defaults(run=commands.compare)


def _add_transfer(command: argparse.ArgumentParser) -> None:
    command.add_argument("first", type=study_name, metavar="A", help="the study with the models")
    command.add_argument(
        "other", type=study_name, metavar="B", help="the study to test them on; the same classes"
    )
    command.set_defaults(run=commands.transfer)


def _add_clean(command: argparse.ArgumentParser) -> None:
    command.add_argument("--study", type=study_name, required=True)
    command.set_defaults(run=commands.clean)


def _add_forget(command: argparse.ArgumentParser) -> None:
    command.add_argument("--study", type=study_name, required=True)
    command.add_argument("--name", default="", help="everybody of this name")
    command.add_argument(
        "--url", default="", help="the address of a picture, or of the person's page"
    )
    command.add_argument("--id", default="", help="a picture's id")
    command.set_defaults(run=commands.forget, removes=True)


def _add_export(command: argparse.ArgumentParser) -> None:
    command.add_argument("--study", type=study_name, required=True)
    command.add_argument("--to", type=Path, required=True, help="a new or an empty folder")
    command.add_argument(
        "--with-pictures",
        action="store_true",
        help="the cropped faces, too: they can be recognised",
    )
    command.add_argument("--license", default="", help="address of the licence, for the data sheet")
    command.add_argument("--creator", default="", help="who passes it on, for the data sheet")
    command.add_argument("--url", default="", help="web page of the dataset, for the data sheet")
    command.set_defaults(run=commands.export)


def _add_guess(command: argparse.ArgumentParser) -> None:
    command.add_argument("--study", type=study_name, required=True)
    command.add_argument("--portraits", type=_positive, help="how many each guesser sees (60)")
    command.add_argument(
        "--confidence", action="store_true", help="also ask guessers how sure they are"
    )
    command.add_argument("--contact", default="", help="whom guessers can ask, for the page")
    place.add_options(command, port=8444, plain="where the people are fictional")
    command.add_argument(
        "--i-may-show-these", dest="may_show", action="store_true",
        help="the real people on the portraits agreed that others see them",
    )  # fmt: skip
    command.set_defaults(run=commands.guess)


def _add_campus(campus: argparse.ArgumentParser) -> None:
    subparsers = campus.add_subparsers(required=True, metavar="command")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--study", type=study_name, default=Study("campus"))

    build = subparsers.add_parser("build", parents=[common], help="draw its people and web sites")
    for name, kind in TYPES.items():
        build.add_argument(f"--{name.replace('_', '-')}", type=kind, help=describe(name))
    build.set_defaults(run=commands.campus_build)

    serve = subparsers.add_parser("serve", parents=[common], help="serve its sites to a browser")
    serve.add_argument("--port", type=int, help="of the first site; 0 takes free ports")
    serve.set_defaults(run=commands.campus_serve)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    return carry_out(parser(), argv, "facestudy")
