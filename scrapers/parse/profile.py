"""Find the portrait on a person's own page."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from scrapers.parse.detect import portraits
from scrapers.parse.detect.decision import Decision, decide
from scrapers.parse.outline.flattening import flatten
from scrapers.parse.outline.layout import Layout, Line, Picture
from scrapers.parse.text import names
from scrapers.parse.text.names import tokens
from scrapers.parse.text.words import fold

MAX_CANDIDATES = 4
MIN_MERIT = 1.6
"""Least merit of a picture that is not in the usual slot of the other profiles."""


Profile = TypeVar("Profile", bound=Hashable)


@dataclass(frozen=True)
class Candidate:
    """A picture that may show the person; ``slot`` is its position in the template."""

    address: str
    merit: float
    slot: str


def find_portraits(html: str, base: str, name: str) -> list[Candidate]:
    """The pictures that may show a person, likeliest first.

    Args:
        html: the snapshot's HTML.
        base: the base of its relative addresses.
        name: the person.

    Returns:
        The candidates; none if the page does not name the person.
    """
    layout = flatten(html, base)
    headings = [line for line in layout.lines if _names_person(line.text, name)]
    if not headings:
        return []
    heading = min(headings, key=lambda line: (_rank(layout, line), line.at))
    decision = decide(layout)
    others = _of_others(decision, name)
    pictures = [one.picture for one in decision.portraits if one.logodds > -1.5]
    near = [
        (_merit(layout, heading, one, name), one) for one in pictures if one.address not in others
    ]
    near.sort(key=lambda both: -both[0])
    return [
        Candidate(one.address, merit, _slot(layout, one)) for merit, one in near[:MAX_CANDIDATES]
    ]


def choose_portraits(
    candidates_of: Mapping[Profile, Sequence[Candidate]], key: Callable[[Profile], str]
) -> dict[Profile, str]:
    """Each profile's portrait: not shown on other people's profiles, in the usual slot.

    Args:
        candidates_of: the candidates of each profile.
        key: identifies the person of a profile.
    """
    owners = defaultdict(set)
    for profile, candidates in candidates_of.items():
        for one in candidates:
            owners[one.address].add(key(profile))
    own = {
        profile: [one for one in candidates if len(owners[one.address]) == 1]
        for profile, candidates in candidates_of.items()
    }
    slots = Counter(candidates[0].slot for candidates in own.values() if candidates)
    whole = sum(slots.values())
    chosen = {}
    for profile, candidates in own.items():
        best = max(candidates, key=lambda one: one.merit + slots[one.slot] / whole, default=None)
        if best and (best.merit >= MIN_MERIT or slots[best.slot] >= 0.4 * whole):
            chosen[profile] = best.address
    return chosen


def _slot(layout: Layout, picture: Picture) -> str:
    return " < ".join(layout.signature(node) for node in layout.ancestors(picture.node)[:2])


def _names_person(text: str, name: str) -> bool:
    """Whether a short line names the person, regardless of titles and order."""
    words = {fold(word) for word in names.key(text).split()}
    expected = {fold(word) for word in names.key(name).split()}
    if len(text) > 120:
        return False
    return bool(expected) and expected <= words or _squeezed(name) in _squeezed(text)


def _squeezed(text: str) -> str:
    return "".join(names.clean_line(text, 300).casefold().split()) or "\0"


def _rank(layout: Layout, line: Line) -> int:
    tags = {layout.elements[line.block].name, *line.inline}
    return min((int(tag[1]) for tag in tags if tag in ("h1", "h2", "h3", "h4")), default=5)


def _of_others(decision: Decision, name: str) -> set[str]:
    """Pictures that the page assigns to somebody else."""
    others = [pair for pair in decision.pairs if not _names_person(pair.name.text, name)]
    return {pair.portrait.picture.address for pair in others}


def _is_separated(layout: Layout, heading: Line, picture: Picture) -> bool:
    """Whether there is another heading between the person's and a picture below it."""
    if picture.at < heading.at:
        return False
    return any(_rank(layout, line) < 5 for line in layout.lines_from(heading.at, picture.at))


def _merit(layout: Layout, heading: Line, picture: Picture, name: str) -> float:
    """How likely a picture shows the person: near the heading, upright, named after them."""
    between = layout.lines_between(heading.at, picture.at)
    named = bool(tokens(name) & portraits.words_of_picture(picture))
    width, height = picture.size
    upright = 0.3 if height >= 0.9 * width > 0 else 0.0
    tiny = 0.8 if portraits.is_tiny(picture) else 0.0
    after = 0.3 if picture.at > heading.at else 0.0
    nearness = 2.0 / (1 + 0.25 * between)
    if _is_separated(layout, heading, picture):
        nearness *= 0.4
    return nearness + 1.5 * named + upright + after - tiny - 0.3 * picture.behind
