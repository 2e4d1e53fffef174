"""Read the people of a page from its snapshot: by the department's selectors, else detected."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bs4 import NavigableString, Tag

from scrapers.department_file import Department
from scrapers.parse import limits, profile
from scrapers.parse.detect.page import Choice, Detection, detect
from scrapers.parse.image_urls import absolute_url, picture_url
from scrapers.parse.snapshot import Snapshot
from scrapers.parse.text import names

DOUBTFUL = 3.0
"""Log-odds of a picture below which a better one is looked for."""
NAME_SLOTS = "h1, h2, h3, h4, h5, h6, figcaption, dt, [itemprop=name], strong, b, a"


@dataclass(frozen=True)
class Person:
    """A person on a page; ``image_url`` is empty if there is no portrait.

    Args:
        tiny: the picture is shown so small that the person's own page may have a better one.
        why: in words, why the picture is the person's, if no selector says so.
        logodds: how likely it is the person's, if no selector says so.
        choices: the pictures that may be the person's, with log-odds and reason.
    """

    name: str
    title: str
    image_url: str
    page_url: str
    profile_url: str = ""
    tiny: bool = False
    why: str = ""
    logodds: float = 0.0
    choices: Sequence[Choice] = ()

    @property
    def doubtful(self) -> bool:
        """Whether the person's own page is worth a look for a better picture."""
        return self.tiny or (bool(self.why) and self.logodds < DOUBTFUL)


@dataclass(frozen=True)
class Listing:
    """The people of one page in order, and the addresses of the list's further pages.

    ``cut`` says why there may be more people than these; it is empty if the list is complete.
    """

    people: tuple[Person, ...]
    pages: tuple[str, ...] = ()
    cut: str = ""


def read_list(
    snapshot: Snapshot, department: Department, known_wrong: Collection[tuple[str, str]] = ()
) -> Listing:
    """The people of a list page.

    Args:
        snapshot: the page.
        department: its selectors decide, if it has any.
        known_wrong: pairs of a name and a picture's address that are never made.

    Raises:
        Failure: the page exceeds the `scrapers.parse.limits`.
    """
    detection = None
    if not department.card:
        detection = detect(snapshot.html, snapshot.base, snapshot.url, known_wrong=known_wrong)
    people = _detected(detection, snapshot) if detection else _selected(snapshot, department)
    if department.next:
        link = _first(limits.parse_html(snapshot.html), department.next)
        pages = [absolute_url(snapshot.base, str(link.get("href") or ""))] if link else []
    else:
        pages = detection.pages if detection else []
    return Listing(tuple(people), tuple(filter(None, pages)), snapshot.cut)


def _detected(detection: Detection, snapshot: Snapshot) -> list[Person]:
    return [
        Person(
            name=person.name,
            title=person.title,
            image_url=person.image_url,
            page_url=snapshot.url,
            profile_url=person.profile_url,
            tiny=person.tiny,
            why=person.why,
            logodds=person.logodds,
            choices=person.choices,
        )
        for person in detection.people
    ]


def _selected(snapshot: Snapshot, department: Department) -> list[Person]:
    cards = limits.parse_html(snapshot.html).select(department.card)
    people = []
    for card in cards:
        if person := _person(card, snapshot, department):
            people.append(person)
            limits.check_people(len(people))
    return people


def read_profile(
    snapshot: Snapshot, department: Department, name: str = ""
) -> list[profile.Candidate]:
    """Read the portrait from a person's own page.

    Args:
        snapshot: the page.
        department: its selector decides, if it has one for profiles.
        name: the person.

    Returns:
        The pictures that may be the portrait, likeliest first.

    Raises:
        Failure: the page exceeds the `scrapers.parse.limits`.
    """
    if not department.profile_picture:
        return profile.find_portraits(snapshot.html, snapshot.base, name)
    element = _first(limits.parse_html(snapshot.html), department.profile_picture)
    url = picture_url(element, snapshot.base) if element else ""
    return [profile.Candidate(url, profile.MIN_MERIT, "")] if url else []


def _first(element: Tag, selector: str) -> Tag | None:
    return element.select_one(selector) if selector else None


def _person(card: Tag, snapshot: Snapshot, department: Department) -> Person | None:
    """The person of one card; None if it names nobody or several people."""
    line = _name_line(card, department)
    if not line or names.names_several_people(names.clean_line(line, 1000)):
        return None
    name, title = names.split_title(line)
    if not name:
        return None
    title_element = _first(card, department.title)
    link = _first(card, department.profile)
    return Person(
        name=name,
        title=_joined(title, _text(title_element) if title_element else ""),
        image_url=_portrait(card, snapshot.base, department),
        page_url=snapshot.url,
        profile_url=absolute_url(snapshot.base, str(link.get("href") or "")) if link else "",
    )


def _name_line(card: Tag, department: Department) -> str:
    """The line that holds the name, after any titles from the lines above it."""
    slot = _first(card, department.person or NAME_SLOTS)
    if slot is None:
        picture = card.find("img")
        return str(picture.get("alt") or "") if picture else ""
    above = ""
    for line in _text(slot).split("\n"):
        name, _ = names.split_title(line)
        if name:
            return f"{above} {line}".strip()
        above = f"{above} {line}".strip()
    return ""


def _text(element: Tag) -> str:
    """The text of an element; only ``<br>`` breaks lines."""
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
    second = names.clean_line(second, names.MAX_TITLE)
    if second and second in first:
        return first
    both = ", ".join(filter(None, (first, second)))
    return names.spreadsheet_safe(both[: names.MAX_TITLE])


def _portrait(card: Tag, base: str, department: Department) -> str:
    if department.picture:
        element = _first(card, department.picture)
        return picture_url(element, base) if element else ""
    for element in card.select("img, [data-facestudy-background]"):
        if url := picture_url(element, base):
            return url
    return ""
