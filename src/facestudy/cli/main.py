"""The command ``facestudy``: each subcommand is a thin call into the library."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from facestudy.campus.knobs import TYPES, describe
from facestudy.study import keep_until, opening
from facestudy.study.arguments import add_wait, carry_out, study_name
from facestudy.study.errors import StudyError
from facestudy.study.locks import run_lock
from facestudy.study.locks.file_lock import index_lock
from facestudy.study.paths import Study, all_studies, root
from facestudy.web import place


def _import(arguments: argparse.Namespace) -> None:
    from facestudy.collect.import_folder import import_folder

    import_folder(
        arguments.folder,
        arguments.study,
        labels=arguments.labels,
        file=arguments.file,
        category=arguments.category,
        group=arguments.group,
        keep_days=arguments.keep_days,
        first=arguments.first,
        wait=arguments.wait,
    )


def _report(arguments: argparse.Namespace) -> None:
    from facestudy.report import parameters
    from facestudy.report.run_notebooks import run

    study, given, notice = arguments.study, dict(arguments.parameter), ""
    if arguments.quick:
        given = {**parameters.QUICK, **given}
        notice = parameters.quick_notice(given)
        study = study or Study(parameters.QUICK_STUDY)
        print(notice, flush=True)
        opening.tidy(study)
    elif study is None:
        raise StudyError("which study? Add --study NAME, e.g. --study campus, or --quick")
    options = {
        name: getattr(arguments, name)
        for name in ("jobs", "only", "again", "more", "explore", "wait")
    }
    print(run(study, given, notice=notice, measure=not arguments.quick, **options))


def _experiments(arguments: argparse.Namespace) -> None:
    from facestudy.report.run_experiments import run_experiments

    if arguments.study is None:  # each experiment has a study of its own
        for study in all_studies():
            opening.tidy(study)
    parameters = dict(arguments.parameter)
    options = {"only": arguments.only, "again": arguments.again, "wait": arguments.wait}
    for page in run_experiments(arguments.study, parameters, **options):
        print(page)


def _compare(arguments: argparse.Namespace) -> None:
    from facestudy.report.compare.compare_studies import compare

    for study in arguments.studies:
        opening.tidy(study)
    print(compare(arguments.studies))


def _transfer(arguments: argparse.Namespace) -> None:
    from facestudy.report.transfer.transfer import as_text, transfer

    for study in (arguments.first, arguments.other):
        opening.tidy(study)
    print(as_text(transfer(arguments.first, arguments.other)))


def _clean(arguments: argparse.Namespace) -> None:
    study = arguments.study
    if not study.data.exists() and not study.reports.exists():
        raise StudyError(f"there is no study {study.name!r} under {root() / 'data'}")
    with run_lock.running(study, "facestudy clean", is_removal=True), index_lock(study):
        _remove_results(study)
    print(f"removed the results of {study.name}; kept {study.raw} and the curation")


def _remove_results(study: Study) -> None:
    import shutil

    results = [study.reports, study.faces, study.split, study.features, study.data / "models"]
    try:
        for folder in filter(Path.exists, results):
            shutil.rmtree(folder)
        for file in (study.faces_csv, study.split_csv):
            file.unlink(missing_ok=True)
    except OSError as error:
        reason = f"{error.filename or folder}: {error.strerror or error}"
        raise StudyError(f"not all results of {study.name} could be removed: {reason}") from error


def _forget(arguments: argparse.Namespace) -> None:
    from facestudy.privacy.forget import forget

    print(forget(arguments.study, name=arguments.name, url=arguments.url, picture_id=arguments.id))
    # Not before: whoever asks to be forgotten must be found, even if their days are over.
    keep_until.remove_due(arguments.study)


def _export(arguments: argparse.Namespace) -> None:
    from facestudy.export.export_study import export

    options = {name: getattr(arguments, name) for name in ("with_pictures", "creator", "url")}
    folder = export(arguments.study, arguments.to, license_=arguments.license, **options)
    print(f"{folder}: read README.md there before you pass it on")


def _guess(arguments: argparse.Namespace) -> None:
    from facestudy.guess.serve import serve

    options = {name: getattr(arguments, name) for name in ("confidence", "contact", "may_show")}
    if arguments.portraits:
        options["portraits"] = arguments.portraits
    serve(arguments.study, place.from_options(arguments), **options)


def _doctor(arguments: argparse.Namespace) -> None:
    from facestudy.cli import doctor

    print(doctor.report())


def _campus_build(arguments: argparse.Namespace) -> None:
    from facestudy import campus

    given = {name: getattr(arguments, name) for name in TYPES}
    knobs = campus.Knobs(**{name: value for name, value in given.items() if value is not None})
    print(campus.build(arguments.study, knobs))


def _campus_serve(arguments: argparse.Namespace) -> None:
    from facestudy import campus

    options = {} if arguments.port is None else {"port": arguments.port}
    campus.main_serve(arguments.study, **options)


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
    commands = main_parser.add_subparsers(required=True, metavar="command")
    _add_import(commands.add_parser("import", help="make a study of a labelled folder"))
    _add_campus(commands.add_parser("campus", help="the synthetic study of a fictional campus"))
    _add_report(commands.add_parser("report", help="run outdated notebooks, write the report"))
    _add_experiments(commands.add_parser("experiments", help="run outdated experiments"))
    _add_compare(commands.add_parser("compare", help="several studies' results on one page"))
    _add_transfer(commands.add_parser("transfer", help="test a study's models on another study"))
    _add_clean(commands.add_parser("clean", help="remove a study's results, keep its pictures"))
    _add_forget(commands.add_parser("forget", help="remove a person from a study permanently"))
    _add_export(commands.add_parser("export", help="write what may be passed on of a study"))
    _add_guess(commands.add_parser("guess", help="serve a page on which people guess the class"))
    doctor = commands.add_parser("doctor", help="check what this machine has for a study")
    doctor.set_defaults(run=_doctor)
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
    command.set_defaults(run=_import)


def _add_report(command: argparse.ArgumentParser) -> None:
    command.add_argument("--study", type=study_name, help="always needed, but with --quick")
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
    command.set_defaults(run=_report)


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
    command.set_defaults(run=_experiments)


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
    command.set_defaults(run=_compare)


def _add_transfer(command: argparse.ArgumentParser) -> None:
    command.add_argument("first", type=study_name, metavar="A", help="the study with the models")
    command.add_argument(
        "other", type=study_name, metavar="B", help="the study to test them on; the same classes"
    )
    command.set_defaults(run=_transfer)


def _add_clean(command: argparse.ArgumentParser) -> None:
    command.add_argument("--study", type=study_name, required=True)
    command.set_defaults(run=_clean)


def _add_forget(command: argparse.ArgumentParser) -> None:
    command.add_argument("--study", type=study_name, required=True)
    command.add_argument("--name", default="", help="everybody of this name")
    command.add_argument(
        "--url", default="", help="the address of a picture, or of the person's page"
    )
    command.add_argument("--id", default="", help="a picture's id")
    command.set_defaults(run=_forget, removes=True)


def _add_export(command: argparse.ArgumentParser) -> None:
    command.add_argument("--study", type=study_name, required=True)
    command.add_argument("--to", type=Path, required=True, help="a new or an empty folder")
    command.add_argument(
        "--with-pictures", action="store_true", help="the cropped faces, too: people are recognised"
    )
    command.add_argument("--license", default="", help="address of the licence, for the data sheet")
    command.add_argument("--creator", default="", help="who passes it on, for the data sheet")
    command.add_argument("--url", default="", help="web page of the dataset, for the data sheet")
    command.set_defaults(run=_export)


def _add_guess(command: argparse.ArgumentParser) -> None:
    command.add_argument("--study", type=study_name, required=True)
    command.add_argument(
        "--portraits", type=_positive, help="how many a guesser is asked about (60)"
    )
    command.add_argument(
        "--confidence", action="store_true", help="ask how sure they are of each answer"
    )
    command.add_argument("--contact", default="", help="whom guessers can ask, for the page")
    place.add_options(command, port=8444, plain="where the people are fictional")
    command.add_argument(
        "--i-may-show-these", dest="may_show", action="store_true",
        help="the real people on the portraits agreed that others see them",
    )  # fmt: skip
    command.set_defaults(run=_guess)


def _add_campus(campus: argparse.ArgumentParser) -> None:
    commands = campus.add_subparsers(required=True, metavar="command")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--study", type=study_name, default=Study("campus"))

    build = commands.add_parser("build", parents=[common], help="draw its people and web sites")
    for name, kind in TYPES.items():
        build.add_argument(f"--{name.replace('_', '-')}", type=kind, help=describe(name))
    build.set_defaults(run=_campus_build)

    serve = commands.add_parser("serve", parents=[common], help="serve its sites to a browser")
    serve.add_argument("--port", type=int, help="of the first site; 0 takes free ports")
    serve.set_defaults(run=_campus_serve)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    return carry_out(parser(), argv, "facestudy")
