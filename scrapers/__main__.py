"""Collect staff portraits from the people pages of departments.

Tables go to stdout, errors to stderr.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from facestudy.study import keep_until
from facestudy.study.arguments import add_wait, carry_out, study_name
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study
from scrapers import check_people, department_file, run, text_table
from scrapers.crawl.request_log import RequestLog

if TYPE_CHECKING:
    from scrapers.add import Added


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command.

    Returns:
        0 on success, 1 on an error the user can correct, 2 if the command line is wrong, 3 if
        nobody was found, 130 on Ctrl-C.
    """
    stopped = "stopped; the same command resumes the run"
    return carry_out(_parser(), arguments, "error", stopped=stopped)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scrapers", description=__doc__.split("\n")[0])
    commands = parser.add_subparsers(required=True, metavar="add | run | list")
    _describe_add(commands.add_parser("add", help="visit a people page and add its department"))
    _describe_run(commands.add_parser("run", help="collect the portraits of departments"))
    list_ = commands.add_parser("list", help="show the departments and when each was last visited")
    list_.add_argument("--study", required=True, type=study_name)
    list_.set_defaults(run=_list)
    return parser


def _describe_add(command: argparse.ArgumentParser) -> None:
    command.description = (
        "Visit a people page, show who is found, and write the department's YAML file and a "
        "contact sheet to check by eye. Or, with --not, keep the wrong pairs ticked on that sheet."
    )
    command.add_argument("url", metavar="URL", nargs="?", help="the first people page")
    command.add_argument("--study", required=True, type=study_name)
    command.add_argument("--category", help="the class of everyone found there")
    command.add_argument(
        "--name",
        default="",
        help="the department's name (default: the page's host, and its path if need be)",
    )
    command.add_argument(
        "--not",
        dest="wrong",
        type=Path,
        metavar="FILE",
        help="the file of wrong pairs that a contact sheet downloads, in place of URL",
    )
    command.add_argument(
        "--dry-run", action="store_true", help="show who would be found; write nothing"
    )
    command.add_argument(
        "--grid", metavar="URL", help="use a Selenium Grid instead of a local browser"
    )
    command.set_defaults(run=_add)


def _describe_run(command: argparse.ArgumentParser) -> None:
    command.description = (
        "Visit the departments of a study and fetch the portraits that are new. A run that was "
        "stopped is resumed by the same command. The exit status is 3 if nobody was found."
    )
    command.add_argument(
        "files", nargs="*", type=Path, metavar="FILE.yaml", help="default: all of the study"
    )
    command.add_argument("--study", required=True, type=study_name)
    command.add_argument(
        "--jobs", type=_positive, default=2, help="number of browsers in parallel (2)"
    )
    command.add_argument(
        "--grid", metavar="URL", help="use a Selenium Grid instead of local browsers"
    )
    command.add_argument(
        "--dry-run", action="store_true", help="show what would be fetched; write nothing"
    )
    command.add_argument("--fresh", action="store_true", help="do not resume an interrupted run")
    add_wait(command)
    keep_until.add_option(command)
    command.set_defaults(run=_run)


def _add(options: argparse.Namespace) -> None:
    from scrapers.add import add, mark_wrong

    given = {"grid": options.grid, "dry_run": options.dry_run}
    if options.wrong:
        if options.url or options.category or options.name:
            raise StudyError("--not takes the place of URL, --category and --name: leave them out")
        added = mark_wrong(options.wrong, options.study, **given)
    elif options.url and options.category:
        added = add(
            options.url, options.study, category=options.category, name=options.name, **given
        )
    else:
        raise StudyError("give the URL of a people page and --category, or --not FILE")
    doubtful = (added.people["doubts"] != "").any()
    people = added.people if doubtful else added.people.drop(columns="doubts")
    print(text_table.render(people, whole="name"))
    print("\n" + "\n".join(_summary(added)))


def _summary(added: "Added") -> Iterator[str]:
    """What was found and written, a line each."""
    counts = added.people["portrait"].value_counts()
    doubtful = int((added.people["doubts"] != "").sum())
    yield (
        f"{len(added.people)} people, {counts.get('none', 0)} of them without a portrait; "
        f"{doubtful} doubtful"
    )
    for url, reason in added.failed:
        yield f"could not be read: {url}: {reason}"
    for name, picture in added.lost:
        yield f"no longer found, so this wrong pair has no effect: {name}, {picture}"
    if added.wrong:
        yield f"wrong pairs that are obeyed: {added.wrong - len(added.lost)} of {added.wrong}"
    if added.yaml and added.sheet:
        yield f"contact sheet: {added.sheet}"
        yield f"department: {added.yaml}"
    else:
        yield "dry run: nothing was written"


def _run(options: argparse.Namespace) -> None:
    files = options.files or department_file.of_study(options.study)
    if not files:
        raise StudyError(_no_departments(options.study))
    table = run(
        files,
        options.study,
        jobs=options.jobs,
        grid=options.grid,
        dry_run=options.dry_run,
        fresh=options.fresh,
        keep_days=options.keep_days,
        wait=options.wait,
    )
    print(text_table.render(table))
    if options.keep_days is None and options.study.expired.is_file():
        print(
            "people whose days were over are left out; --keep-days N collects them again",
            file=sys.stderr,
        )
    check_people(table)


def _list(options: argparse.Namespace) -> None:
    files = department_file.of_study(options.study)
    if not files:
        raise StudyError(_no_departments(options.study))
    request_log = RequestLog(options.study.requests, write=False)
    folders = _folders(options.study)
    both = zip(files, department_file.read_all(files), strict=True)
    rows = [
        {**_last_run(department, request_log), "in": folders[path.parent], "file": path.name}
        for path, department in both
    ]
    print(text_table.render(pd.DataFrame(rows)) + "\n")
    for folder, word in folders.items():
        if any(row["in"] == word for row in rows):
            print(f"{word}: {folder}")


def _folders(study: Study) -> dict[Path, str]:
    """A word for each folder of departments; where one is both, it is the user's own."""
    own, *checkout = study.departments
    return {study.data / "departments": "data", **dict.fromkeys(checkout, "checkout"), own: "own"}


def _last_run(department: department_file.Department, request_log: RequestLog) -> dict[str, str]:
    last = request_log.last("department", department.url)
    return {
        "department": department.name,
        "category": department.category,
        "url": department.url,
        "last run": last.time[:16].replace("T", " ") if last else "never",
        "result": (last.reason or "ok") if last else "",
    }


def _no_departments(study: Study) -> str:
    return (
        f"the study {study.name} has no departments: add one by "
        f"`python -m scrapers add URL --category NAME --study {study.name}`, or put YAML files "
        f"into {study.departments[0]}"
    )


def _positive(text: str) -> int:
    if not (text.isdigit() and 0 < int(text) <= 32):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 32")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
