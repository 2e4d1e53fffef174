"""One department is visited: its list, page after page, then the profiles that are needed.

Enters: a `Department` and a `Reader`. Leaves: its people in page order, and what went wrong.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from scrapers.crawl.read_page import PAGE, PROFILE, Reader, site
from scrapers.department_file import Department
from scrapers.parse.detect.profile import Candidate, choose
from scrapers.errors import Failure
from scrapers.parse import names
from scrapers.parse.people import Person

MOST_PAGES = 100
MOST_PROFILES = 1000
MOST_IN_A_ROW = 3
"""Profiles that may time out or break one after the other: the next would cost minutes, too."""
FEW_PORTRAITS = 0.34
"""Below this share of portraits on a list the people's own pages are visited."""


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
        for people in _lists(seen, reader):
            seen.people += people
            _report([one for one in people if not one.tiny], department, found)
        if not seen.people:
            raise Failure("nobody found")
    except Failure as failure:
        seen.failures.append(failure)
    if _wants_profiles(seen):
        _visit_profiles(seen, reader, found)
    _report([one for one in seen.people if one.tiny], department, found)
    seen.people = distinct(seen.people)
    return seen


def distinct(people: Iterable[Person]) -> list[Person]:
    """The same person with the same portrait once, and without one only if there is none."""
    first: dict[tuple[str, str], Person] = {}
    for person in people:
        first.setdefault((names.key(person.name), person.image_url), person)
    shown = {name for name, image_url in first if image_url}
    return [one for (name, url), one in first.items() if url or name not in shown]


def _lists(seen: Visit, reader: Reader) -> Iterator[list[Person]]:
    """The list's pages; without a selector a page that adds nobody leads no further."""
    department = seen.department
    waiting, read, known = [department.url], set(), set()
    while waiting:
        url = waiting.pop(0)
        if url in read or site(url) != site(department.url):
            continue
        if len(read) == MOST_PAGES:
            raise Failure(f"the list has more than {MOST_PAGES} pages")
        read.add(url)
        held = reader.read(url, PAGE, department)
        people = [Person(**values) for values in held["people"]]
        keys = {names.key(one.name) for one in people}
        if department.next or keys - known:
            waiting += held["pages"]
        known |= keys
        if cut := held.get("cut"):
            # Whoever stands beyond the cut is not gone.
            seen.failures.append(Failure(cut))
        yield people


def _visit_profiles(seen: Visit, reader: Reader, found: Callable[[str, Department], None]) -> None:
    """Fill in the portraits that only the people's own pages show, or show larger."""
    department = seen.department
    wanted = {
        (one.profile_url, one.name): None
        for one in seen.people
        if one.profile_url and (not one.image_url or one.tiny)
    }
    held: dict[tuple[str, str], list[Candidate]] = {}
    in_vain = 0
    for url, name in [both for both in wanted if site(both[0]) == site(department.url)]:
        if len(held) == MOST_PROFILES:
            seen.failures.append(Failure(f"more than {MOST_PROFILES} profiles"))
            break
        if in_vain == MOST_IN_A_ROW:
            given_up = f"given up after {in_vain} profiles in a row that could not be had"
            seen.failures.append(Failure(given_up, passing=True))
            break
        try:
            read = reader.read(url, PROFILE, department, name)["pictures"]
            held[url, name] = [Candidate(**values) for values in read]
            in_vain = 0
        except Failure as failure:
            seen.failures.append(failure)
            in_vain = in_vain + 1 if failure.passing else 0
    portraits = choose(held, lambda profile: names.key(profile[1]))
    for address in portraits.values():
        found(address, department)
    seen.people = [
        replace(one, image_url=portraits.get((one.profile_url, one.name), one.image_url))
        for one in seen.people
    ]


def _wants_profiles(seen: Visit) -> bool:
    """A selector asks for them; without selectors a list with hardly any picture does."""
    if seen.department.profile_picture or seen.department.card:
        return bool(seen.department.profile_picture)
    shown = sum(bool(one.image_url) and not one.tiny for one in seen.people)
    return shown < FEW_PORTRAITS * len(seen.people)


def _report(
    people: Iterable[Person], department: Department, found: Callable[[str, Department], None]
) -> None:
    for person in people:
        if person.image_url:
            found(person.image_url, department)
