"""Detect the people of a whole page, with portraits and profiles, and the list's further pages."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from scrapers.parse import limits, names
from scrapers.parse.detect import onward, pairing, portraits, slots
from scrapers.parse.detect.flattening import flatten
from scrapers.parse.detect.layout import Layout, Picture
from scrapers.parse.detect.likeness import is_degree
from scrapers.parse.detect.named import Name


@dataclass(frozen=True)
class DetectedPerson:
    """A person on a page; ``why`` says how the picture was assigned."""

    name: str
    title: str
    image_url: str = ""
    profile_url: str = ""
    tiny: bool = False
    why: str = ""


@dataclass(frozen=True)
class Detection:
    """The people of a page, and the addresses of the list's further pages."""

    people: list[DetectedPerson] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)


def find(html: str, base: str, url: str) -> Detection:
    """Detect the people of a page in order, and the list's further pages.

    Args:
        html: the snapshot's HTML.
        base: the base of its relative addresses.
        url: the page's address.

    Returns:
        The people and the further pages.

    Raises:
        Failure: the page exceeds the `scrapers.parse.limits`.
    """
    layout = flatten(html, base)
    named = slots.find_names(layout)
    limits.check_people(len(named))
    pictures = portraits.candidates(layout, named)
    pairs = {pair.name.at: pair for pair in pairing.pair(layout, named, pictures)}
    own = onward.profiles(layout, named, url)
    people = []
    for name in named:
        pair = pairs.get(name.at)
        people.append(_person(layout, name, named, pair, own.get(name.at, "")))
    used = {pair.picture.at for pair in pairs.values()}
    left = [picture for picture in pictures if picture.at not in used]
    people += _named_by_pictures(named, len(pairs), left)
    return Detection([person for person in people if person.name], onward.next_pages(layout, url))


def _person(
    layout: Layout, name: Name, named: Sequence[Name], pair: pairing.Pair | None, own: str
) -> DetectedPerson:
    bare_name, title = names.split_title(name.text)
    above = _title_above(layout, name, named)
    return DetectedPerson(
        name=bare_name,
        title=names.spreadsheet_safe(f"{above} {title}".strip()[: names.MAX_TITLE]),
        image_url=pair.picture.address if pair else "",
        profile_url=own,
        tiny=pair is not None and portraits.is_tiny(pair.picture),
        why=pair.why if pair else "",
    )


def _title_above(layout: Layout, name: Name, named: Sequence[Name]) -> str:
    """The titles in a line just above the name that holds nothing else."""
    number = bisect_left(layout.places(), name.at)
    above = layout.lines[number - 1] if number else None
    if above is None or len(above.text) > 60:
        return ""
    rest, title = names.split_title(above.text)
    if rest or not title or not is_degree(title):
        return ""
    beside = {layout.parents[above.block], above.block}
    near = beside & {layout.parents[name.line.block], name.line.block} - {-1}
    taken = any(layout.holds(node, one.at) and one.at < above.at for node in near for one in named)
    return title if near and not taken else ""


def _named_by_pictures(
    named: Sequence[Name], paired: int, left: Sequence[Picture]
) -> list[DetectedPerson]:
    """The people of a wall of portraits without text, named by attributes and file names."""
    known = {name.key for name in named}
    readings = [(picture, slots.name_in_texts(picture.texts)) for picture in left]
    likely = [both for both in readings if both[1].score >= 0.55]
    possible = [both for both in readings if both[1].score >= 0.25]
    if len(likely) < 3 or len(likely) < 0.6 * len(left) or paired > 0.5 * len(likely):
        return []
    people = []
    for picture, reading in possible:
        name, title = names.split_title(reading.text)
        if names.key(name) not in known:
            people.append(DetectedPerson(name, title, picture.address, why="told"))
    return people
