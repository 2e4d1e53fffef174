"""Add a department: visit its people page, show who was found, write its YAML file."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pandas as pd
import yaml

from facestudy.study import files, index
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study
from scrapers import contact_sheet, department_file, record_wrong_pairs
from scrapers.crawl.visit import CrawlResult
from scrapers.department_file import Department
from scrapers.errors import NobodyFound, advice
from scrapers.parse.people import Person
from scrapers.run_departments import preview

MAX_STEM = 60
"""Characters of a file's name, as file systems have limits."""


class Added(NamedTuple):
    """Who was found, and what was written.

    Attributes:
        people: as `people_table` returns it.
        failed: each address that could not be read, with the reason.
        yaml: the department's file; None after a dry run.
        sheet: the contact sheet; None after a dry run.
        wrong: how many wrong pairs the department has.
        lost: those that its pages do not show any more, each (name, address).
    """

    people: pd.DataFrame
    failed: list[tuple[str, str]]
    yaml: Path | None
    sheet: Path | None
    wrong: int = 0
    lost: tuple[tuple[str, str], ...] = ()


def add(
    url: str,
    study: Study,
    *,
    category: str,
    name: str = "",
    grid: str | None = None,
    dry_run: bool = False,
) -> Added:
    """Visit a people page, and add its department to the study if anybody is found.

    Its pictures are looked at but not kept: the contact sheet loads them from the site.

    Args:
        url: the first people page.
        study: the study to which the department is added.
        category: the class of everyone found there.
        name: the department's name; by default the page's host, with the page's path if another
            department has that name.
        grid: address of a Selenium Grid; by default a local browser is used.
        dry_run: write nothing, and fetch no picture.

    Returns:
        Who was found, and what was written.

    Raises:
        StudyError: the address is invalid, or already belongs to the study.
        NobodyFound: the page shows nobody; nothing was written.
    """
    present = {path: department_file.read(path) for path in department_file.of_study(study)}
    name = name or _free_name(url, {other.name for other in present.values()})
    target = _free_file(study.departments[0], name)
    department = department_file.checked(target, {"name": name, "category": category, "url": url})
    _check_is_new(department, present)
    result = preview(department, study, grid=grid, contents=not dry_run)
    _check_shows_people(result, "nothing was written")
    if dry_run:
        return _added(result, None, None)
    lines = {"name": department.name, "category": department.category, "url": department.url}
    text = yaml.safe_dump(lines, sort_keys=False, allow_unicode=True, width=10_000)
    files.write_text(target, text)
    return _added(result, target, _write_sheet(result, study, target.stem))


def mark_wrong(
    file: Path, study: Study, *, grid: str | None = None, dry_run: bool = False
) -> Added:
    """Keep pairs that were ticked as wrong on a contact sheet, and visit the department again.

    Args:
        file: what the sheet downloaded.
        study: the study of the department.
        grid: address of a Selenium Grid; by default a local browser is used.
        dry_run: write nothing.

    Returns:
        Who was found without the wrong pairs, and what was written.

    Raises:
        StudyError: the file is invalid, or the study has no such department.
        NobodyFound: the department shows nobody now; the pairs were written all the same.
    """
    marked = record_wrong_pairs.read(file)
    target = record_wrong_pairs.department_of(marked, study)
    known = department_file.read(target).wrong_pairs
    pairs = tuple(dict.fromkeys([*known, *marked.pairs]))
    if not dry_run:
        record_wrong_pairs.record(target, pairs)
    department = replace(department_file.read(target), wrong_pairs=pairs)
    result = preview(department, study, grid=grid, contents=not dry_run)
    kept = "nothing was written" if dry_run else f"the wrong pairs are in {target}"
    _check_shows_people(result, kept)
    sheet = None if dry_run else _write_sheet(result, study, target.stem)
    return _added(result, None if dry_run else target, sheet)


def people_table(people: Sequence[Person]) -> pd.DataFrame:
    """One row per person, doubtful ones first: ``name, title, portrait, why, doubts``."""
    doubts = contact_sheet.doubts_of(people)
    rows = [
        {
            "name": person.name,
            "title": person.title,
            "portrait": _portrait_kind(person),
            "why": person.why,
            "doubts": " ".join(texts),
        }
        for person, texts in sorted(
            zip(people, doubts, strict=True), key=lambda both: not both[1] or not both[0].image_url
        )
    ]
    return pd.DataFrame(rows, columns=["name", "title", "portrait", "why", "doubts"])


def _added(result: CrawlResult, target: Path | None, sheet: Path | None) -> Added:
    wrong = result.department.wrong_pairs
    return Added(
        people=people_table(result.people),
        failed=contact_sheet.failures(result),
        yaml=target,
        sheet=sheet,
        wrong=len(wrong),
        lost=tuple(pair for pair in wrong if pair not in result.wrong),
    )


def _write_sheet(result: CrawlResult, study: Study, stem: str) -> Path:
    sheet = study.data / "sheets" / f"{stem}.html"
    files.write_text(sheet, contact_sheet.write(result, study, stem))
    return sheet


def _portrait_kind(person: Person) -> str:
    if not person.image_url:
        return "none"
    return "tiny" if person.tiny else "yes"


def _free_name(url: str, taken: set[str]) -> str:
    """The page's host, and if that is taken the path too, and a number if that is taken too."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        host = ""
    if not host:
        return "unnamed"
    path = "/".join(filter(None, [parts.path.strip("/"), parts.query]))
    longer = f"{host}/{path}"[:MAX_STEM] if path else host
    numbered = (f"{longer} {number}" for number in count(2))
    return next(name for name in chain([host, longer], numbered) if name not in taken)


def _free_file(folder: Path, name: str) -> Path:
    """A file for a department; names that differ may have the same slug."""
    stem = index.slug(name)[:MAX_STEM].strip("-")
    path, number = folder / f"{stem}.yaml", 2
    while path.exists():
        path, number = folder / f"{stem}-{number}.yaml", number + 1
    return path


def _check_is_new(department: Department, present: Mapping[Path, Department]) -> None:
    for path, other in present.items():
        if other.url == department.url:
            raise StudyError(f"{department.url} is already the department {other.name!r}: {path}")
        if other.name == department.name:
            raise StudyError(
                f"{other.name!r} is already the name of {other.url}: give another one by --name"
            )


def _check_shows_people(result: CrawlResult, written: str) -> None:
    if result.people:
        return
    reasons = "; ".join(f"{url}: {reason}" for url, reason in contact_sheet.failures(result))
    raise NobodyFound(
        f"nobody was found ({reasons or result.department.url}); {written}. "
        f"What to try: {advice(failure.reason for failure in result.failures)}"
    )
