"""One department is visited: its list, page after page, then the profiles that are needed.

Enters: a `Department` and a `Reader`. Leaves: its people in page order, and what went wrong.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from scrapers import names
from scrapers.departments import Department
from scrapers.failure import Failure
from scrapers.people import Person
from scrapers.reading import PAGE, PROFILE, Reader, site

MOST_PAGES = 100
MOST_PROFILES = 1000


@dataclass
class Visit:
    """What a department showed; only a whole visit can tell that somebody has gone."""

    department: Department
    people: list[Person] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)


def visit(
    department: Department, reader: Reader, found: Callable[[str, Department], None]
) -> Visit:
    """Everybody whom a department shows; failures are kept, not raised.

    Args:
        department: whom to visit.
        reader: reads its pages.
        found: told of every portrait's address as soon as it is known.
    """
    seen = Visit(department)
    try:
        for people in _lists(department, reader):
            seen.people += people
            _report(people, department, found)
        if not seen.people:
            raise Failure("nobody found: no card matches, or the page wants a login")
    except Failure as failure:
        seen.failures.append(failure)
    if department.profile_picture:
        _visit_profiles(seen, reader, found)
    seen.people = distinct(seen.people)
    return seen


def distinct(people: Iterable[Person]) -> list[Person]:
    """The same person with the same portrait once, and without one only if there is none."""
    first: dict[tuple[str, str], Person] = {}
    for person in people:
        first.setdefault((names.key(person.name), person.image_url), person)
    shown = {name for name, image_url in first if image_url}
    return [one for (name, url), one in first.items() if url or name not in shown]


def _lists(department: Department, reader: Reader) -> Iterator[list[Person]]:
    url, seen = department.url, set()
    while url and url not in seen and site(url) == site(department.url):
        if len(seen) == MOST_PAGES:
            raise Failure(f"the list has more than {MOST_PAGES} pages")
        seen.add(url)
        held = reader.read(url, PAGE, department)
        yield [Person(**values) for values in held["people"]]
        url = held["next_url"]


def _visit_profiles(seen: Visit, reader: Reader, found: Callable[[str, Department], None]) -> None:
    """Fill in the portraits that only the people's own pages show."""
    department = seen.department
    wanted = [one.profile_url for one in seen.people if one.profile_url and not one.image_url]
    portraits: dict[str, str] = {}
    for url in [url for url in dict.fromkeys(wanted) if site(url) == site(department.url)]:
        if len(portraits) == MOST_PROFILES:
            seen.failures.append(Failure(f"more than {MOST_PROFILES} profiles"))
            break
        try:
            portraits[url] = reader.read(url, PROFILE, department)["picture"]
        except Failure as failure:
            seen.failures.append(failure)
            continue
        if portraits[url]:
            found(portraits[url], department)
    seen.people = [
        one if one.image_url else replace(one, image_url=portraits.get(one.profile_url, ""))
        for one in seen.people
    ]


def _report(
    people: Iterable[Person], department: Department, found: Callable[[str, Department], None]
) -> None:
    for person in people:
        if person.image_url:
            found(person.image_url, department)
