"""The portrait on a person's own page.

Enters: the page's HTML and whose page it is. Leaves: addresses, the likeliest first; the caller
strikes out those that other people's pages show too.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass

from scrapers.parse.detect.flattening import flatten
from scrapers.parse.detect.layout import Layout, Line, Picture
from scrapers.parse.detect.named import Name, tokens
from scrapers.parse.detect.words import fold
from scrapers.parse import names
from scrapers.parse.detect import pairing, portraits, shapes, slots

FARTHEST = 12
"""Lines between a person's heading and a picture that may still be theirs."""
MOST = 4
ALONE = 1.6
"""How likely a picture must be where the other profiles keep theirs elsewhere."""


@dataclass(frozen=True)
class Candidate:
    """A picture that may show the person; ``slot`` is where the template puts it."""

    address: str
    merit: float
    slot: str


def find_portraits(html: str, base: str, name: str) -> list[Candidate]:
    """The pictures that may show the person, best first; none where the page does not name them."""
    layout = flatten(html, base)
    headings = [line for line in layout.lines if _tells(line.text, name)]
    if not headings:
        return []
    heading = min(headings, key=lambda line: (_rank(layout, line), line.at))
    found = slots.find_names(layout)
    pictures = portraits.candidates(layout, found)
    others = _of_others(layout, found, pictures, name)
    near = [
        (_merit(layout, heading, one, name), one) for one in pictures if one.address not in others
    ]
    near = sorted((both for both in near if both[0] > 0), key=lambda both: -both[0])
    return [Candidate(one.address, merit, _slot(layout, one)) for merit, one in near[:MOST]]


def choose(held: Mapping[Hashable, Sequence[Candidate]], key: Callable) -> dict[Hashable, str]:
    """For each profile its portrait: not on other people's profiles, in the slot of most profiles.

    Args:
        held: the candidates of each profile.
        key: tells whose profile it is.
    """
    owners = defaultdict(set)
    for profile, candidates in held.items():
        for one in candidates:
            owners[one.address].add(key(profile))
    own = {
        profile: [one for one in candidates if len(owners[one.address]) == 1]
        for profile, candidates in held.items()
    }
    slots = Counter(candidates[0].slot for candidates in own.values() if candidates)
    whole = sum(slots.values())
    chosen = {}
    for profile, candidates in own.items():
        best = max(candidates, key=lambda one: one.merit + slots[one.slot] / whole, default=None)
        if best and (best.merit >= ALONE or slots[best.slot] >= 0.4 * whole):
            chosen[profile] = best.address
    return chosen


def _slot(layout: Layout, picture: Picture) -> str:
    return " < ".join(layout.look(node) for node in layout.ancestors(picture.node)[:2])


def _tells(text: str, name: str) -> bool:
    """Whether a short line names the person, titles and order aside."""
    words = {fold(word) for word in names.key(text).split()}
    wanted = {fold(word) for word in names.key(name).split()}
    if len(text) > 120:
        return False
    return bool(wanted) and wanted <= words or _squeezed(name) in _squeezed(text)


def _squeezed(text: str) -> str:
    return "".join(names.clean(text, 300).casefold().split()) or "\0"


def _rank(layout: Layout, line: Line) -> int:
    tags = {layout.elements[line.block].name, *line.inline}
    return min((int(tag[1]) for tag in tags if tag in ("h1", "h2", "h3", "h4")), default=5)


def _of_others(layout: Layout, found: list[Name], pictures: list[Picture], name: str) -> set[str]:
    """Pictures that the page itself gives to somebody else."""
    pairs = pairing.pair(layout, found, pictures)
    return {one.picture.address for one in pairs if not _tells(one.name.text, name)}


def _is_parted(layout: Layout, heading: Line, picture: Picture) -> bool:
    """Whether another heading stands between the person's and a picture below it."""
    if picture.at < heading.at:
        return False
    return any(_rank(layout, line) < 5 for line in layout.lines_from(heading.at, picture.at))


def _merit(layout: Layout, heading: Line, picture: Picture, name: str) -> float:
    """How likely a picture shows the person: near the heading, of a portrait's shape, so named."""
    between = layout.lines_between(heading.at, picture.at)
    named = bool(tokens(name) & portraits.words_of(picture))
    if between > FARTHEST and not named:
        return 0.0
    width, height = picture.size
    upright = 0.3 if height >= 0.9 * width > 0 else 0.0
    tiny = 0.8 if shapes.is_tiny(picture) else 0.0
    after = 0.3 if picture.at > heading.at else 0.0
    nearness = 2.0 / (1 + 0.25 * between)
    if _is_parted(layout, heading, picture):
        nearness *= 0.4
    return nearness + 1.5 * named + upright + after - tiny - 0.3 * picture.behind
