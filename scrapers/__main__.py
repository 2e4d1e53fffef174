"""``python -m scrapers add | run | list``.

Enters: arguments. Leaves: tables on the standard output; errors are one line on the other.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from facestudy.study.errors import StudyError
from facestudy.study.paths import DEPARTMENTS, Study
from scrapers import department_file, run
from scrapers.crawl.request_log import Ledger


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 is well, 1 an error that the user can mend, 130 Ctrl-C."""
    options = _parser().parse_args(arguments)
    try:
        table = options.command(options)
    except StudyError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("stopped; the same command takes the run up again", file=sys.stderr)
        return 130
    print(table.to_string(index=False) if isinstance(table, pd.DataFrame) else table)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scrapers", description=__doc__.split("\n")[0])
    commands = parser.add_subparsers(required=True, metavar="add | run | list")
    new = commands.add_parser("add", help="look at a people page and note its department")
    new.add_argument("url", metavar="URL", help="the first people page")
    new.add_argument("--study", required=True, type=_study)
    new.add_argument("--category", required=True, help="the class of everyone found there")
    new.add_argument("--name", default="", help="the department's name (the page's host)")
    new.add_argument("--grid", metavar="URL", help="a Selenium Grid instead of a local browser")
    new.set_defaults(command=_add)
    one = commands.add_parser("run", help="collect the portraits of departments")
    one.add_argument("files", nargs="*", type=Path, metavar="FILE.yaml", help="all, if none given")
    one.add_argument("--study", required=True, type=_study)
    one.add_argument("--jobs", type=_positive, default=2, help="browsers side by side (2)")
    one.add_argument("--grid", metavar="URL", help="a Selenium Grid instead of local browsers")
    one.add_argument("--dry-run", action="store_true", help="show what would be fetched")
    one.add_argument("--fresh", action="store_true", help="do not take up an unfinished run")
    one.set_defaults(command=_run)
    two = commands.add_parser("list", help="show the departments and when they last ran")
    two.add_argument("--study", required=True, type=_study)
    two.set_defaults(command=_list)
    return parser


def _add(options: argparse.Namespace) -> str:
    from scrapers.add import add

    given = {"category": options.category, "name": options.name, "grid": options.grid}
    found = add(options.url, options.study, **given)
    counts = found.people["portrait"].value_counts()
    return (
        f"{found.people.to_string(index=False)}\n\n"
        f"{len(found.people)} people, {counts.get('none', 0)} of them without a portrait\n"
        f"look at them: {found.sheet}\nthe department: {found.yaml}"
    )


def _run(options: argparse.Namespace) -> pd.DataFrame:
    files = options.files or department_file.of_study(options.study)
    if not files:
        raise StudyError(_nowhere(options.study))
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
        raise StudyError(_nowhere(options.study))
    ledger = Ledger(options.study.requests, write=False)
    rows = [_last_run(department, ledger) for department in department_file.read_all(files)]
    return pd.DataFrame(rows)


def _last_run(department: department_file.Department, ledger: Ledger) -> dict[str, str]:
    last = ledger.last("department", department.url)
    return {
        "department": department.name,
        "category": department.category,
        "url": department.url,
        "last run": last.time[:19] if last else "never",
        "result": (last.reason or "well") if last else "",
    }


def _nowhere(study: Study) -> str:
    return (
        f"the study {study.name} has no departments: put YAML files into "
        f"{DEPARTMENTS / study.name} or {study.data / 'departments'}"
    )


def _study(name: str) -> Study:
    try:
        return Study(name)
    except StudyError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _positive(text: str) -> int:
    if not (text.isdigit() and 0 < int(text) <= 32):
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to 32")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
