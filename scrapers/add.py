"""Add a department: visit its people page, show who was found, write its YAML file."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import jinja2
import pandas as pd
import yaml

from facestudy.study import files, index, paths
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study
from scrapers import department_file
from scrapers.crawl.visit import CrawlResult
from scrapers.department_file import Department
from scrapers.parse.people import Person
from scrapers.run_departments import preview

MAX_STEM = 60
"""Characters of a file's name, as file systems have limits."""


class Added(NamedTuple):
    """Who was found, and what was written."""

    people: pd.DataFrame
    yaml: Path
    sheet: Path


def add(url: str, study: Study, *, category: str, name: str = "", grid: str | None = None) -> Added:
    """Visit a people page, and add its department to the study if anybody is found.

    Its pictures are looked at but not kept: the contact sheet loads them from the site.

    Args:
        url: the first people page.
        study: the study to which the department is added.
        category: the class of everyone found there.
        name: the department's name; the page's host by default.
        grid: address of a Selenium Grid; by default a local browser is used.

    Returns:
        The people found, the YAML file and the contact sheet.

    Raises:
        StudyError: the address is invalid, already belongs to the study, or shows nobody.
    """
    name = name or _host(url) or "unnamed"
    stem = index.slug(name)[:MAX_STEM].strip("-")
    target = paths.DEPARTMENTS / study.name / f"{stem}.yaml"
    department = department_file.checked(target, {"name": name, "category": category, "url": url})
    _check_is_new(department, target, study)
    result = preview(department, study, grid=grid)
    if not result.people:
        raise StudyError(f"nobody was found at {url}: {_reasons(result)}; nothing was written")
    sheet = study.data / "sheets" / f"{target.stem}.html"
    files.write_text(sheet, contact_sheet(result))
    lines = {"name": department.name, "category": department.category, "url": department.url}
    text = yaml.safe_dump(lines, sort_keys=False, allow_unicode=True, width=10_000)
    files.write_text(target, text)
    return Added(people_table(result.people), target, sheet)


def people_table(people: Sequence[Person]) -> pd.DataFrame:
    """One row per person: ``name, title, portrait, why``."""
    rows = [
        {
            "name": person.name,
            "title": person.title,
            "portrait": _portrait_kind(person),
            "why": person.why,
        }
        for person in people
    ]
    return pd.DataFrame(rows, columns=["name", "title", "portrait", "why"])


def contact_sheet(result: CrawlResult) -> str:
    """An HTML page that shows every portrait with the name assigned to it."""
    folder = Path(__file__).parent
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder), autoescape=True, undefined=jinja2.StrictUndefined
    )
    shown = [
        person for person in result.people if person.image_url.startswith(("http://", "https://"))
    ]
    return environment.get_template("sheet.html.j2").render(
        department=result.department,
        people=shown,
        without=[person for person in result.people if person not in shown],
        failures=sorted({failure.reason for failure in result.failures}),
    )


def _portrait_kind(person: Person) -> str:
    if not person.image_url:
        return "none"
    return "tiny" if person.tiny else "yes"


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _check_is_new(department: Department, target: Path, study: Study) -> None:
    for path in department_file.of_study(study):
        other = department_file.read(path)
        if other.url == department.url:
            raise StudyError(f"{department.url} is already the department {other.name!r}: {path}")
        if other.name == department.name:
            raise StudyError(
                f"{other.name!r} is already the name of {other.url}: give another one by --name"
            )
    if target.exists():
        raise StudyError(f"{target} already exists: give another name by --name")


def _reasons(result: CrawlResult) -> str:
    return "; ".join(sorted({failure.reason for failure in result.failures})) or "no known reason"
