"""A department costs one address: look at the page, show who was found, write its YAML.

Enters: an address and a category. Leaves: ``scrapers/departments/<study>/<name>.yaml`` with three
lines, and a contact sheet to see whether faces and names belong together.
"""

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
from scrapers.crawl.visit import Visit
from scrapers.department_file import Department
from scrapers.parse.people import Person
from scrapers.run_departments import look

LONGEST_STEM = 60
"""Characters of a file's name: systems have limits."""


class Added(NamedTuple):
    """Who was found, and what was written."""

    people: pd.DataFrame
    yaml: Path
    sheet: Path


def add(url: str, study: Study, *, category: str, name: str = "", grid: str | None = None) -> Added:
    """Look at a people page, and note its department if it shows anybody.

    No picture is fetched: the contact sheet takes them from the site when it is opened.

    Args:
        url: the first people page.
        study: whose department it will be.
        category: the class of everyone found there.
        name: the department's; the page's host if it is not given.
        grid: address of a Selenium Grid; without it, a local browser.

    Raises:
        StudyError: the address is wrong, is a department of the study already, or shows nobody.
    """
    name = name or _host(url) or "unnamed"
    stem = index.slug(name)[:LONGEST_STEM].strip("-")
    target = paths.DEPARTMENTS / study.name / f"{stem}.yaml"
    department = department_file.checked(target, {"name": name, "category": category, "url": url})
    _refuse_known(department, target, study)
    seen = look(department, study, grid=grid)
    if not seen.people:
        raise StudyError(f"nobody was found at {url}: {_reasons(seen)}; nothing was written")
    sheet = study.data / "sheets" / f"{target.stem}.html"
    files.write_text(sheet, contact_sheet(seen))
    lines = {"name": department.name, "category": department.category, "url": department.url}
    text = yaml.safe_dump(lines, sort_keys=False, allow_unicode=True, width=10_000)
    files.write_text(target, text)
    return Added(table(seen.people), target, sheet)


def table(people: Sequence[Person]) -> pd.DataFrame:
    """One row per person: ``name, title, portrait, why``."""
    rows = [
        {"name": one.name, "title": one.title, "portrait": _kind(one), "why": one.why}
        for one in people
    ]
    return pd.DataFrame(rows, columns=["name", "title", "portrait", "why"])


def contact_sheet(seen: Visit) -> str:
    """A page that shows every portrait with the name that it was given."""
    folder = Path(__file__).parent
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder), autoescape=True, undefined=jinja2.StrictUndefined
    )
    shown = [one for one in seen.people if one.image_url.startswith(("http://", "https://"))]
    return environment.get_template("sheet.html.j2").render(
        department=seen.department,
        people=shown,
        without=[one for one in seen.people if one not in shown],
        failures=sorted({failure.reason for failure in seen.failures}),
    )


def _kind(person: Person) -> str:
    if not person.image_url:
        return "none"
    return "tiny" if person.tiny else "yes"


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _refuse_known(department: Department, target: Path, study: Study) -> None:
    for path in department_file.of_study(study):
        known = department_file.read(path)
        if known.url == department.url:
            raise StudyError(f"{department.url} is the department {known.name!r} already: {path}")
        if known.name == department.name:
            raise StudyError(
                f"{known.name!r} is the name of {known.url} already: give another by --name"
            )
    if target.exists():
        raise StudyError(f"{target} is there already: give another name by --name")


def _reasons(seen: Visit) -> str:
    return "; ".join(sorted({failure.reason for failure in seen.failures})) or "no reason is known"
