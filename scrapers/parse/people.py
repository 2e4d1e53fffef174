"""A rendered page becomes person cards; pure, there is no Selenium in it.

Enters: a `Snapshot` and the department's selectors; without selectors people are detected. Leaves:
people with the address of their portrait, and the addresses of the list's further pages.
"""

import re
from dataclasses import dataclass

from bs4 import NavigableString, Tag

from scrapers.department_file import Department
from scrapers.fetch.snapshot import Snapshot
from scrapers.parse import limits, names
from scrapers.parse.detect import finding, profile
from scrapers.parse.image_urls import address, picture_address

NAME_SLOTS = "h1, h2, h3, h4, h5, h6, figcaption, dt, [itemprop=name], strong, b, a"


@dataclass(frozen=True)
class Person:
    """Somebody on a page; ``image_url`` is empty where there is no portrait.

    Args:
        tiny: the picture is shown so small that the person's own page may have a better one.
        why: what gave them their picture, where no selector did.
    """

    name: str
    title: str
    image_url: str
    page_url: str
    profile_url: str = ""
    tiny: bool = False
    why: str = ""


@dataclass(frozen=True)
class Listing:
    """The people of one page in its order, and the addresses at which the list goes on.

    ``cut`` says why there may be more people than these; empty where there are not.
    """

    people: tuple[Person, ...]
    pages: tuple[str, ...] = ()
    cut: str = ""


def read_list(snapshot: Snapshot, department: Department) -> Listing:
    """The people of a list page: by the department's selectors where it has some, else detected.

    Raises:
        Failure: the page is beyond the `scrapers.parse.limits`.
    """
    found = None
    if not department.card:
        found = finding.find(snapshot.html, snapshot.base, snapshot.url)
    people = _detected(found, snapshot) if found else _selected(snapshot, department)
    if department.next:
        follow = _first(limits.parsed(snapshot.html), department.next)
        pages = [address(snapshot.base, str(follow.get("href") or ""))] if follow else []
    else:
        pages = found.pages if found else []
    return Listing(tuple(people), tuple(filter(None, pages)), snapshot.cut)


def _detected(found: finding.Found, snapshot: Snapshot) -> list[Person]:
    return [
        Person(one.name, one.title, one.image_url, snapshot.url, one.profile_url, one.tiny, one.why)
        for one in found.people
    ]


def _selected(snapshot: Snapshot, department: Department) -> list[Person]:
    cards = limits.parsed(snapshot.html).select(department.card)
    people = []
    for card in cards:
        if person := _person(card, snapshot, department):
            people.append(person)
            limits.check_people(len(people))
    return people


def read_profile(
    snapshot: Snapshot, department: Department, name: str = ""
) -> list[profile.Candidate]:
    """What may be the portrait on a person's own page, the likeliest first."""
    if not department.profile_picture:
        return profile.find_portraits(snapshot.html, snapshot.base, name)
    element = _first(limits.parsed(snapshot.html), department.profile_picture)
    found = picture_address(element, snapshot.base) if element else ""
    return [profile.Candidate(found, profile.ALONE, "")] if found else []


def _first(element: Tag, selector: str) -> Tag | None:
    return element.select_one(selector) if selector else None


def _person(card: Tag, snapshot: Snapshot, department: Department) -> Person | None:
    """The person of one card; None where it names nobody, or several people."""
    line = _name_line(card, department)
    if not line or names.is_several(names.clean(line, 1000)):
        return None
    name, title = names.split(line)
    if not name:
        return None
    more = _first(card, department.title)
    profile = _first(card, department.profile)
    return Person(
        name=name,
        title=_joined(title, _text(more) if more else ""),
        image_url=_portrait(card, snapshot.base, department),
        page_url=snapshot.url,
        profile_url=address(snapshot.base, str(profile.get("href") or "")) if profile else "",
    )


def _name_line(card: Tag, department: Department) -> str:
    """The line that holds the name, titles of the lines above it before it."""
    slot = _first(card, department.person or NAME_SLOTS)
    if slot is None:
        picture = card.find("img")
        return str(picture.get("alt") or "") if picture else ""
    above = ""
    for line in _text(slot).split("\n"):
        name, _ = names.split(line)
        if name:
            return f"{above} {line}".strip()
        above = f"{above} {line}".strip()
    return ""


def _text(element: Tag) -> str:
    """The text of an element; only ``<br>`` makes a line."""
    if element.name == "img":
        return " ".join(str(element.get("alt") or "").split())
    parts = []
    for child in element.descendants:
        if isinstance(child, Tag):
            parts.append("\n" if child.name == "br" else "")
        elif type(child) is NavigableString:
            parts.append(re.sub(r"\s+", " ", child))
    return "".join(parts).strip()


def _joined(first: str, second: str) -> str:
    second = names.clean(second, names.LONGEST_TITLE)
    if second and second in first:
        return first
    both = ", ".join(filter(None, (first, second)))
    return names.safe(both[: names.LONGEST_TITLE])


def _portrait(card: Tag, base: str, department: Department) -> str:
    if department.picture:
        element = _first(card, department.picture)
        return picture_address(element, base) if element else ""
    for element in card.select("img, [data-facestudy-background]"):
        if found := picture_address(element, base):
            return found
    return ""
