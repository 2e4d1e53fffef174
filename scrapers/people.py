"""A rendered page becomes person cards; pure, there is no Selenium in it.

Enters: a `Snapshot` and the department's selectors. Leaves: people with the address of their
portrait, and the address of the list's next page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup, NavigableString, Tag

from scrapers import names
from scrapers.departments import Department
from scrapers.failure import Failure
from scrapers.pages import Snapshot

LONGEST_ADDRESS = 2000
WIDEST = 2048
"""Of several renditions the widest up to this many pixels is taken: ample for a face."""
LAZY = ("data-src", "data-original", "data-lazy-src", "data-lazy", "data-image", "data-url")
TAKEN_TYPES = ("", "image/jpeg", "image/jpg", "image/png", "image/webp")
SPACER = re.compile(
    r"(?i)(?:^data:|(?:spacer|blank|transparent|pixel|1x1)[^/]*\.(?:gif|png)|\.gif$)"
)
NO_PORTRAIT = re.compile(
    r"(?i)\.svgz?$|place-?holder|platzhalter|silhouet|mystery-?(?:man|person)|dummy|"
    r"(?:no|kein)[-_]?(?:photo|picture|image|foto|bild|pic)|(?:default|blank)[-_]?(?:avatar|user)"
)
NAME_SLOTS = "h1, h2, h3, h4, h5, h6, figcaption, dt, [itemprop=name], strong, b, a"


@dataclass(frozen=True)
class Person:
    """Somebody on a page; ``image_url`` is empty where there is no portrait."""

    name: str
    title: str
    image_url: str
    page_url: str
    profile_url: str = ""


@dataclass(frozen=True)
class Listing:
    """The people of one page in its order, and where the list goes on, if it does."""

    people: tuple[Person, ...]
    next_url: str = ""


def read_list(snapshot: Snapshot, department: Department) -> Listing:
    """The people of a list page.

    Raises:
        Failure: the department has no selector for cards.
    """
    if not department.card:
        raise Failure("the YAML needs the selector 'card'")
    page = _parse(snapshot)
    cards = (_person(card, snapshot, department) for card in page.select(department.card))
    follow = _first(page, department.next)
    next_url = address(snapshot.base, str(follow.get("href") or "")) if follow else ""
    return Listing(tuple(person for person in cards if person), next_url)


def read_profile(snapshot: Snapshot, department: Department) -> str:
    """The address of the portrait on a person's own page; empty where there is none."""
    element = _first(_parse(snapshot), department.profile_picture)
    return picture_address(element, snapshot.base) if element else ""


def _parse(snapshot: Snapshot) -> BeautifulSoup:
    return BeautifulSoup(snapshot.html, "html.parser")


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


def picture_address(element: Tag, base: str) -> str:
    """Where an element's picture lies: the best rendition, or empty for spacers and silhouettes."""
    found = next(_candidates(element, base), "")
    if not found:
        inner = element.find("img") if element.name != "img" else None
        return picture_address(inner, base) if inner else ""
    return "" if NO_PORTRAIT.search(urlsplit(found).path) else found


def _candidates(element: Tag, base: str) -> Iterator[str]:
    """Addresses from the best on: the widest rendition, the lazy one, the one that is shown."""
    for value in (
        _widest(element),
        *(element.get(name) for name in LAZY),
        element.get("data-facestudy-src"),
        element.get("src") if element.name == "img" else None,
        element.get("data-facestudy-background"),
    ):
        text = str(value or "").strip()
        if text and not SPACER.search(text.split("?")[0]):
            found = address(base, text)
            if found:
                yield found


def _widest(element: Tag) -> str:
    sources = element.parent.find_all("source") if element.parent is not None else []
    if element.name != "img" or element.parent.name != "picture":
        sources = []
    sets = [
        str(holder.get(name))
        for holder in [*sources, element]
        for name in ("srcset", "data-srcset")
        if holder.get(name) and str(holder.get("type") or "").lower() in TAKEN_TYPES
    ]
    found = [rendition for text in sets for rendition in _renditions(text)]
    fitting = [one for one in found if one[0] <= WIDEST]
    if fitting:
        return max(fitting, key=lambda one: one[0])[1]
    return min(found, key=lambda one: one[0])[1] if found else ""


def _renditions(srcset: str) -> Iterator[tuple[float, str]]:
    """(width in pixels, or density) and address of each entry of a ``srcset``."""
    for match in re.finditer(r"([^\s,]\S*[^\s,])(?:\s+(\d+(?:\.\d+)?)[wx])?\s*(?:,|$)", srcset):
        if not SPACER.search(match.group(1)):
            yield float(match.group(2) or 1), match.group(1)


def address(base: str, value: str) -> str:
    """An absolute web address in plain ASCII without its fragment; empty where there is none."""
    try:
        found = urldefrag(urljoin(base, value.strip())).url
        parts = urlsplit(found)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        if not good or len(found) > LONGEST_ADDRESS:
            return ""
        host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
        rest = quote(found.split(parts.netloc, 1)[1], safe="/%:=&?~#+!$,;'@()*[]")
    except ValueError:  # UnicodeError among them
        return ""
    return f"{parts.scheme}://{host}{rest}"
