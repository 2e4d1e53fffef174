"""A whole page read without selectors.

Enters: a snapshot's HTML, its base and its address. Leaves: `Found`: people with their portraits
and own pages, and the addresses of the list's further pages.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from scrapers.parse.detect.flattening import flatten
from scrapers.parse.detect.layout import Layout, Picture
from scrapers.parse.detect.likeness import is_degree
from scrapers.parse.detect.named import Name
from scrapers.parse import limits, names
from scrapers.parse.detect import onward, pairing, portraits, shapes, slots


@dataclass(frozen=True)
class Someone:
    """Somebody on a page; ``why`` says what gave them their picture."""

    name: str
    title: str
    image_url: str = ""
    profile_url: str = ""
    tiny: bool = False
    why: str = ""


@dataclass(frozen=True)
class Found:
    """What a page holds."""

    people: list[Someone] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)


def find(html: str, base: str, url: str) -> Found:
    """The people of a page in its order, and where its list goes on.

    Raises:
        Failure: the page is beyond the `scrapers.parse.limits`.
    """
    layout = flatten(html, base)
    named = slots.find_names(layout)
    limits.check_people(len(named))
    pictures = portraits.candidates(layout, named)
    pairs = {one.name.at: one for one in pairing.pair(layout, named, pictures)}
    own = onward.profiles(layout, named, url)
    people = []
    for name in named:
        had = pairs.get(name.at)
        people.append(_someone(layout, name, named, had, own.get(name.at, "")))
    used = {one.picture.at for one in pairs.values()}
    people += _told_by_pictures(named, len(pairs), [one for one in pictures if one.at not in used])
    return Found([one for one in people if one.name], onward.next_pages(layout, url))


def _someone(
    layout: Layout, name: Name, named: Sequence[Name], had: pairing.Pair | None, own: str
) -> Someone:
    written, title = names.split(name.text)
    above = _title_above(layout, name, named)
    return Someone(
        name=written,
        title=names.safe(f"{above} {title}".strip()[: names.LONGEST_TITLE]),
        image_url=had.picture.address if had else "",
        profile_url=own,
        tiny=bool(had) and shapes.is_tiny(had.picture),
        why=had.why if had else "",
    )


def _title_above(layout: Layout, name: Name, named: Sequence[Name]) -> str:
    """A line of nothing but titles just above the name."""
    number = bisect_left(layout.places(), name.at)
    above = layout.lines[number - 1] if number else None
    if above is None or len(above.text) > 60:
        return ""
    rest, title = names.split(above.text)
    if rest or not title or not is_degree(title):
        return ""
    beside = {layout.parents[above.block], above.block}
    near = beside & {layout.parents[name.line.block], name.line.block} - {-1}
    taken = any(layout.holds(node, one.at) and one.at < above.at for node in near for one in named)
    return title if near and not taken else ""


def _told_by_pictures(named: Sequence[Name], paired: int, left: Sequence[Picture]) -> list[Someone]:
    """Walls of portraits without text: there the pictures themselves tell who they show."""
    known = {name.key for name in named}
    told = [(one, slots.said_name(one.said)) for one in left]
    likely = [(one, said) for one, said in told if said.score >= 0.55]
    named_too = [(one, said) for one, said in told if said.score >= 0.25]
    if len(likely) < 3 or len(likely) < 0.6 * len(left) or paired > 0.5 * len(likely):
        return []
    people = []
    for picture, said in named_too:
        name, title = names.split(said.text)
        if names.key(name) not in known:
            people.append(Someone(name, title, picture.address, why="told"))
    return people
