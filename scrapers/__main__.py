"""Command line ``python -m scrapers add | run | list``: tables go to stdout, errors to stderr."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from facestudy.study.errors import StudyError
from facestudy.study.paths import DEPARTMENTS, Study
from scrapers import department_file, run
from scrapers.crawl.request_log import RequestLog


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return 0 on success, 1 on an error the user can correct, 130 on Ctrl-C."""
    options = _parser().parse_args(arguments)
    try:
        table = options.command(options)
    except StudyError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("stopped; the same command resumes the run", file=sys.stderr)
        return 130
    print(table.to_string(index=False) if isinstance(table, pd.DataFrame) else table)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scrapers", description=__doc__.split("\n")[0])
    commands = parser.add_subparsers(required=True, metavar="add | run | list")
    add_ = commands.add_parser("add", help="visit a people page and add its department")
    add_.add_argument("url", metavar="URL", help="the first people page")
    add_.add_argument("--study", required=True, type=_study)
    add_.add_argument("--category", required=True, help="the class of everyone found there")
    add_.add_argument("--name", default="", help="the department's name (default: the page's host)")
    add_.add_argument(
        "--grid", metavar="URL", help="use a Selenium Grid instead of a local browser"
    )
    add_.set_defaults(command=_add)
    run_ = commands.add_parser("run", help="collect the portraits of departments")
    run_.add_argument(
        "files", nargs="*", type=Path, metavar="FILE.yaml", help="default: all of the study"
    )
    run_.add_argument("--study", required=True, type=_study)
    run_.add_argument(
        "--jobs", type=_positive, default=2, help="number of browsers in parallel (2)"
    )
    run_.add_argument("--grid", metavar="URL", help="use a Selenium Grid instead of local browsers")
    run_.add_argument("--dry-run", action="store_true", help="show what would be fetched")
    run_.add_argument("--fresh", action="store_true", help="do not resume an interrupted run")
    run_.set_defaults(command=_run)
    list_ = commands.add_parser("list", help="show the departments and when each was last visited")
    list_.add_argument("--study", required=True, type=_study)
    list_.set_defaults(command=_list)
    return parser


def _add(options: argparse.Namespace) -> str:
    from scrapers.add import add

    added = add(
        options.url,
        options.study,
        category=options.category,
        name=options.name,
        grid=options.grid,
    )
    counts = added.people["portrait"].value_counts()
    return (
        f"{added.people.to_string(index=False)}\n\n"
        f"{len(added.people)} people, {counts.get('none', 0)} of them without a portrait\n"
        f"contact sheet: {added.sheet}\ndepartment: {added.yaml}"
    )


def _run(options: argparse.Namespace) -> pd.DataFrame:
    files = options.files or department_file.of_study(options.study)
    if not files:
        raise StudyError(_no_departments(options.study))
    return run(
        files,
        options.study,
        jobs=options.jobs,
        grid=options.grid,
        dry_run=options.dry_run,
        fresh=options.fresh,
    )


def _list(options: argparse.Namespace) -> pd.DataFrame:
    files = department_file.of_study(options.study)
    if not files:
        raise StudyError(_no_departments(options.study))
    request_log = RequestLog(options.study.requests, write=False)
    rows = [_last_run(department, request_log) for department in department_file.read_all(files)]
    return pd.DataFrame(rows)


def _last_run(department: department_file.Department, request_log: RequestLog) -> dict[str, str]:
    last = request_log.last("department", department.url)
    return {
        "department": department.name,
        "category": department.category,
        "url": department.url,
        "last run": last.time[:19] if last else "never",
        "result": (last.reason or "ok") if last else "",
    }


def _no_departments(study: Study) -> str:
    return (
        f"the study {study.name} has no departments: add one by "
        f"`python -m scrapers add`, or put YAML files into "
        f"{DEPARTMENTS / study.name} or {study.data / 'departments'}"
    )


def _study(name: str) -> Study:
    try:
        return Study(name)
    except StudyError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _positive(text: str) -> int:
    if not (text.isdigit() and 0 < int(text) <= 32):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 32")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
