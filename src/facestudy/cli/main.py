"""The command ``facestudy``: every subcommand is a thin call into the library."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from facestudy.study.arguments import carry_out, study_name
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study, root


def _import(arguments: argparse.Namespace) -> None:
    from facestudy.collect.import_folder import import_folder

    skipped = import_folder(
        arguments.folder,
        arguments.study,
        labels=arguments.labels,
        file=arguments.file,
        category=arguments.category,
        group=arguments.group,
    )
    print(f"imported into {arguments.study.raw}")
    if len(skipped):
        print(f"{len(skipped)} files were not taken (raw/skipped.csv):")
        print(skipped["reason"].value_counts().head(10).to_string())


def _report(arguments: argparse.Namespace) -> None:
    from facestudy.report.run_notebooks import run

    page = run(
        arguments.study,
        dict(arguments.parameter),
        jobs=arguments.jobs,
        only=arguments.only,
        again=arguments.again,
    )
    print(page)


def _experiments(arguments: argparse.Namespace) -> None:
    from facestudy.report.run_notebooks import run_experiments

    given = dict(arguments.parameter)
    options = {"only": arguments.only, "again": arguments.again}
    for page in run_experiments(arguments.study, given, **options):
        print(page)


def _clean(arguments: argparse.Namespace) -> None:
    import shutil

    study = arguments.study
    if not study.data.exists() and not study.reports.exists():
        raise StudyError(f"there is no study {study.name!r} under {root() / 'data'}")
    results = [study.reports, study.faces, study.split, study.features, study.data / "models"]
    for folder in results:
        shutil.rmtree(folder, ignore_errors=True)
    for file in (study.faces_csv, study.split_csv):
        file.unlink(missing_ok=True)
    print(f"removed the results of {study.name}; {study.raw} and the curation stay")


def _forget(arguments: argparse.Namespace) -> None:
    from facestudy.privacy.forget import forget

    wanted = {"name": arguments.name, "url": arguments.url, "one": arguments.id}
    print(forget(arguments.study, **wanted))


def _doctor(arguments: argparse.Namespace) -> None:
    from facestudy.cli import doctor

    print(doctor.report())


def _campus_build(arguments: argparse.Namespace) -> None:
    from facestudy import campus

    names = ("sites", "portraits", "signal", "confound", "shared", "bad", "seed")
    given = {name: getattr(arguments, name) for name in names}
    knobs = {name: value for name, value in given.items() if value is not None}
    print(campus.build(arguments.study, **knobs))


def _campus_serve(arguments: argparse.Namespace) -> None:
    from facestudy import campus

    port = {} if arguments.port is None else {"port": arguments.port}
    campus.main_serve(arguments.study, **port)


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number of 1 or more")
    return int(text)


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals):
        raise argparse.ArgumentTypeError(f"{text!r} is not NAME=VALUE")
    return name, value


def parser() -> argparse.ArgumentParser:
    main = argparse.ArgumentParser(prog="facestudy", description=__doc__)
    commands = main.add_subparsers(required=True, metavar="command")

    one = commands.add_parser("import", help="make a study of a labelled folder")
    one.add_argument("folder", type=Path)
    one.add_argument("--study", type=study_name, required=True)
    one.add_argument("--labels", type=Path, help="a CSV with one row per picture")
    one.add_argument("--file", default="file", help="its column with the picture's path")
    one.add_argument("--category", help="its column with the class")
    one.add_argument("--group", help="its column that fills `department`")
    one.set_defaults(run=_import)

    _add_campus(commands.add_parser("campus", help="the fictional campus"))

    one = commands.add_parser("report", help="execute what is stale and write the report")
    one.add_argument("--study", type=study_name, required=True)
    one.add_argument("-p", "--parameter", type=_pair, action="append", default=[],
                     metavar="NAME=VALUE", help="override a notebook's parameter")  # fmt: skip
    one.add_argument("--jobs", type=_positive, help="notebooks at a time")
    one.add_argument("--only", metavar="NOTEBOOK", help="execute no other notebook")
    one.add_argument("--again", action="store_true", help="execute even what is fresh")
    one.set_defaults(run=_report)

    one = commands.add_parser("experiments", help="execute the experiments that are stale")
    one.add_argument("--study", type=study_name, help="for all of them; else each has its own")
    one.add_argument("-p", "--parameter", type=_pair, action="append", default=[],
                     metavar="NAME=VALUE", help="override a notebook's parameter")  # fmt: skip
    one.add_argument("--only", metavar="NAME", help="execute no other: denoising_autoencoder, ...")
    one.add_argument("--again", action="store_true", help="execute even what is fresh")
    one.set_defaults(run=_experiments)

    one = commands.add_parser("clean", help="remove a study's results, never its raw pictures")
    one.add_argument("--study", type=study_name, required=True)
    one.set_defaults(run=_clean)

    one = commands.add_parser("forget", help="remove a person from a study, for good")
    one.add_argument("--study", type=study_name, required=True)
    one.add_argument("--name", default="", help="everybody of this name")
    one.add_argument("--url", default="", help="the address of a picture, or of the person's page")
    one.add_argument("--id", default="", help="a picture's id")
    one.set_defaults(run=_forget)

    one = commands.add_parser("doctor", help="what this machine has for a study, and what it lacks")
    one.set_defaults(run=_doctor)
    return main


def _add_campus(campus: argparse.ArgumentParser) -> None:
    commands = campus.add_subparsers(required=True, metavar="command")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--study", type=study_name, default=Study("campus"))

    one = commands.add_parser("build", parents=[common], help="invent and draw it")
    one.add_argument("--sites", type=int, help="departments")
    one.add_argument("--portraits", type=int, help="pictures, the bad ones among them")
    one.add_argument("--signal", type=float, help="how far the subjects' faces differ; 0: not")
    one.add_argument("--confound", type=float, help="how strong a site's own look is, 0 to 1")
    one.add_argument("--shared", type=float, help="share of its look that a subject's sites share")
    one.add_argument("--bad", type=float, help="share of bad pictures")
    one.add_argument("--seed", type=int, help="the same seed gives the same pixels")
    one.set_defaults(run=_campus_build)

    one = commands.add_parser("serve", parents=[common], help="look at its sites in a browser")
    one.add_argument("--port", type=int, help="the first site's; 0 takes free ones")
    one.set_defaults(run=_campus_serve)


def main(argv: Sequence[str] | None = None) -> int:
    return carry_out(parser(), argv, "facestudy")


if __name__ == "__main__":
    sys.exit(main())
