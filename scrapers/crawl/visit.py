"""Visit one department: its list, page after page, then the profiles that are needed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from scrapers.crawl.read_page import PAGE, PROFILE, PageReader, site
from scrapers.department_file import Department
from scrapers.errors import Failure
from scrapers.parse.people import Person
from scrapers.parse.profile import Candidate, choose_portraits
from scrapers.parse.text import names

MAX_PAGES = 100
MAX_PROFILES = 1000
MAX_FAILURES_IN_A_ROW = 3
"""Profiles that may time out or break one after the other, as each may cost minutes."""
MIN_PORTRAIT_SHARE = 0.34
"""If a list shows fewer portraits than this share, people's own pages are visited."""

OWN_PAGE, SURE = "it is the portrait on the person's own page", 5.0
"""The reason for such a portrait, and its log-odds."""

OnPortrait = Callable[[str, Department, str], None]
"""Called with the address of a portrait and its person's name as soon as they are known."""


@dataclass
class CrawlResult:
    """What a department showed; if there are failures, people may be missing.

    ``wrong`` has the wrong pairs, each (name, address), that its pages would have shown.
    """

    department: Department
    people: list[Person] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    wrong: set[tuple[str, str]] = field(default_factory=set)


def visit_department(
    department: Department, reader: PageReader, on_portrait: OnPortrait
) -> CrawlResult:
    """Find all people whom a department shows.

    Args:
        department: the department to visit.
        reader: reads its pages.
        on_portrait: called with every portrait's address as soon as it is known.

    Returns:
        The people in page order; failures are recorded, not raised.
    """
    result = CrawlResult(department)
    try:
        for people in _read_list(result, reader):
            result.people += people
            _report([person for person in people if not person.doubtful], department, on_portrait)
        if not result.people:
            raise Failure("nobody found")
    except Failure as failure:
        result.failures.append(failure)
    if _needs_profiles(result):
        _visit_profiles(result, reader, on_portrait)
    _report([person for person in result.people if person.doubtful], department, on_portrait)
    result.people = distinct(result.people)
    return result


def distinct(people: Iterable[Person]) -> list[Person]:
    """Each person once per portrait; without a portrait only if they have none."""
    first: dict[tuple[str, str], Person] = {}
    for person in people:
        first.setdefault((names.key(person.name), person.image_url), person)
    with_portrait = {name for name, image_url in first if image_url}
    return [person for (name, url), person in first.items() if url or name not in with_portrait]


def _read_list(result: CrawlResult, reader: PageReader) -> Iterator[list[Person]]:
    """The pages of a list; without a selector, a page with nobody new is not followed further."""
    department = result.department
    waiting = [department.url]
    read: set[str] = set()
    known: set[str] = set()
    while waiting:
        url = waiting.pop(0)
        if url in read or site(url) != site(department.url):
            continue
        if len(read) == MAX_PAGES:
            raise Failure(f"the list has more than {MAX_PAGES} pages")
        read.add(url)
        page = reader.read(url, PAGE, department)
        result.wrong |= {(name, address) for name, address in page.get("wrong", ())}
        people = [Person(**values) for values in page["people"]]
        keys = {names.key(person.name) for person in people}
        if department.next or keys - known:
            waiting += page["pages"]
        known |= keys
        if cut := page.get("cut"):
            # Recorded as a failure, so that people beyond the cut do not count as gone.
            result.failures.append(Failure(cut))
        yield people


def _visit_profiles(result: CrawlResult, reader: PageReader, on_portrait: OnPortrait) -> None:
    """Fill in portraits that only people's own pages show, or show larger."""
    candidates = _read_profiles(result, reader)
    portraits = choose_portraits(candidates, lambda profile: names.key(profile[1]))
    for (_, name), address in portraits.items():
        on_portrait(address, result.department, name)
    result.people = [
        _with_portrait(person, portraits.get((person.profile_url, person.name), ""))
        for person in result.people
    ]


def _with_portrait(person: Person, address: str) -> Person:
    """The person with the portrait of their own page, if there is one."""
    if not address:
        return person
    return replace(person, image_url=address, tiny=False, why=OWN_PAGE, logodds=SURE, choices=())


def _read_profiles(
    result: CrawlResult, reader: PageReader
) -> dict[tuple[str, str], list[Candidate]]:
    """For each profile (address and name) the pictures that may be the portrait."""
    department = result.department
    profiles = {
        (person.profile_url, person.name): None
        for person in result.people
        if person.profile_url and (not person.image_url or person.doubtful)
    }
    candidates: dict[tuple[str, str], list[Candidate]] = {}
    failed_in_a_row = 0
    for url, name in [both for both in profiles if site(both[0]) == site(department.url)]:
        if len(candidates) == MAX_PROFILES:
            result.failures.append(Failure(f"more than {MAX_PROFILES} profiles"))
            break
        if failed_in_a_row == MAX_FAILURES_IN_A_ROW:
            reason = f"gave up on profiles after {failed_in_a_row} in a row failed"
            result.failures.append(Failure(reason, temporary=True))
            break
        try:
            page = reader.read(url, PROFILE, department, name)
            result.wrong |= {(name, address) for name, address in page.get("wrong", ())}
            candidates[url, name] = [Candidate(**values) for values in page["pictures"]]
            failed_in_a_row = 0
        except Failure as failure:
            result.failures.append(failure)
            failed_in_a_row = failed_in_a_row + 1 if failure.temporary else 0
    return candidates


def _needs_profiles(result: CrawlResult) -> bool:
    """Whether a selector asks for profiles; else whether few people have a picture."""
    if result.department.profile_picture or result.department.card:
        return bool(result.department.profile_picture)
    count = sum(bool(person.image_url) and not person.doubtful for person in result.people)
    return count < MIN_PORTRAIT_SHARE * len(result.people)


def _report(people: Iterable[Person], department: Department, on_portrait: OnPortrait) -> None:
    for person in people:
        if person.image_url:
            on_portrait(person.image_url, department, person.name)
