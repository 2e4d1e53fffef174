"""Detect the people of a whole page, with portraits and profiles, and the list's further pages."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from scrapers.parse import limits
from scrapers.parse.detect import own_pages, portraits
from scrapers.parse.detect.decision import Decision, Known, Pair, decide
from scrapers.parse.detect.lines import Name
from scrapers.parse.image_urls import called_after
from scrapers.parse.outline import next_pages
from scrapers.parse.outline.flattening import flatten
from scrapers.parse.outline.layout import Layout
from scrapers.parse.text import names
from scrapers.parse.text.judging import NOTHING, is_degree
from scrapers.parse.text.reading import MIN_FILES, read, read_files
from scrapers.parse.weights import PAIRS

Choice = tuple[str, float, str]
"""Address of a picture that may be a person's, the log-odds of that, and why."""
BEARS = PAIRS["told"].reason


@dataclass(frozen=True)
class DetectedPerson:
    """A person on a page.

    Args:
        name: without titles.
        title: the titles.
        image_url: the portrait's address, if there is one.
        profile_url: the address of the person's own page.
        tiny: the picture is shown very small.
        why: in words, why the picture is theirs.
        logodds: how likely it is theirs.
        choices: all pictures that may be theirs, the likeliest first.
    """

    name: str
    title: str
    image_url: str = ""
    profile_url: str = ""
    tiny: bool = False
    why: str = ""
    logodds: float = 0.0
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Detection:
    """The people of a page, and the addresses of the list's further pages."""

    people: list[DetectedPerson] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)


def detect(html: str, base: str, url: str, *, known_wrong: Known = ()) -> Detection:
    """Detect the people of a page in order, and the list's further pages.

    Args:
        html: the snapshot's HTML.
        base: the base of its relative addresses.
        url: the page's address.
        known_wrong: pairs (name, address of a picture) that are wrong; both stay free for others.

    Returns:
        The people and the further pages.

    Raises:
        Failure: the page exceeds the `scrapers.parse.limits`.
    """
    layout = flatten(html, base)
    decision = decide(layout, [(names.key(name), address) for name, address in known_wrong])
    limits.check_people(len(decision.names))
    made = {pair.name.at: pair for pair in decision.pairs}
    own = own_pages.profiles(layout, decision.names, url)
    people = [
        _person(layout, name, decision, made.get(name.at), own.get(name.at, ""))
        for name in decision.names
    ]
    people += _named_by_pictures(layout, decision, url)
    return Detection(
        [person for person in people if person.name], next_pages.next_pages(layout, url)
    )


def _person(
    layout: Layout, name: Name, decision: Decision, pair: Pair | None, own: str
) -> DetectedPerson:
    bare_name, title = names.split_title(name.text)
    above = _title_above(layout, name, decision.names)
    titles = " ".join(filter(None, (above, name.line.title, title)))
    return DetectedPerson(
        name=bare_name,
        title=names.spreadsheet_safe(titles[: names.MAX_TITLE]),
        image_url=pair.portrait.picture.address if pair else "",
        profile_url=own,
        tiny=pair is not None and portraits.is_tiny(pair.portrait.picture),
        why=pair.why if pair else "",
        logodds=pair.logodds if pair else 0.0,
        choices=tuple(
            (one.portrait.picture.address, round(one.logodds, 2), one.why)
            for one in decision.choices.get(name.at, ())
        ),
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


def _named_by_pictures(layout: Layout, decision: Decision, url: str) -> list[DetectedPerson]:
    """The people of a wall of portraits without text, named by attributes alone."""
    known = {name.key for name in decision.names}
    used = {pair.portrait.at for pair in decision.pairs}
    left = [one for one in decision.portraits if one.at not in used and one.logodds > -1.5]
    counts = Counter(text for one in left for text in set(one.picture.texts))
    readings = [
        max(
            (read(text) for text in one.picture.texts if counts[text] < MIN_FILES),
            key=lambda r: r.logodds,
            default=NOTHING,
        )
        for one in left
    ]
    links = [own_pages.page_of(layout, "".join(one.picture.links[:1]), url) for one in left]
    if not used and all(one.logodds < 0 for one in readings):
        files = [one.picture.address for one in left]
        both = [read_files([called_after(a.rstrip("/")) for a in some]) for some in (links, files)]
        readings = max(both, key=lambda some: sum(one.logodds for one in some))
    mean = sum(max(-3.0, one.logodds) for one in readings) / (len(readings) + 1)
    # Where most people have a name in the text, names of pictures left over are of no members.
    mean -= 4.0 * len(used) / (len(used) + len(readings) + 1)
    people = []
    for one, reading, link in zip(left, readings, links, strict=True):
        name, title = names.split_title(reading.text)
        if mean > 0 and reading.logodds + mean > 0 and names.key(name) not in known:
            address, value = one.picture.address, reading.logodds + mean
            people.append(DetectedPerson(name, title, address, link, why=BEARS, logodds=value))
    return people
