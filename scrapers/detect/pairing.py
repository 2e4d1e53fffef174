"""Each name gets the picture that is its own, or none.

Enters: a page's names and the pictures that may be portraits. Leaves: which picture goes with which
name, and why. First what one element holds together; what is left is cut in reading order, and
once per page it is decided whether names stand before or after their pictures.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from scrapers.detect.layout import Box, Layout, Picture
from scrapers.detect.named import Name, tokens
from scrapers.detect.portraits import words_of
from scrapers.detect.shapes import is_tiny

PORTRAIT = re.compile(r"(?i)portrait|photo|foto|face|avatar|headshot|person|profile|circle|round")
"""Classes by which templates call a portrait."""
MOST_PLACED = 200_000
"""Beyond that many possible pairs the page as it is seen is not asked."""
PARTS = frozenset(("aside", "footer", "blockquote"))
CARD, LINK, ORDER, PLACE = "card", "link", "order", "place"


@dataclass(frozen=True)
class Pair:
    """A name with its picture; ``why`` is the evidence that decided."""

    name: Name
    picture: Picture
    why: str


def pair(layout: Layout, found: Sequence[Name], pictures: Sequence[Picture]) -> list[Pair]:
    """The names that have a portrait, with it."""
    pairs = _by_card(layout, found, pictures)
    had = {one.name.at for one in pairs}
    gone = {one.picture.at for one in pairs}
    names = [name for name in found if name.at not in had]
    left = [picture for picture in pictures if picture.at not in gone]
    pairs += _by_link(names, left)
    had |= {one.name.at for one in pairs}
    gone |= {one.picture.at for one in pairs}
    loose = _by_order(layout, found, pictures, had=had, gone=gone)
    pairs += _agreeing(layout, pairs, loose, len(names))
    pairs = [one for one in pairs if _same_part(layout, one)]
    return _without_shared(sorted(pairs, key=lambda one: one.name.at))


def supports(name: Name, picture: Picture) -> bool:
    """Whether a picture's address or attributes tell the name."""
    return bool(tokens(name.key) & words_of(picture))


def _same_part(layout: Layout, one: Pair) -> bool:
    """Whether name and picture stand in one part of the page: both in a side column, or neither."""
    parts = [
        next((n for n in layout.ancestors(node) if layout.elements[n].name in PARTS), -1)
        for node in (one.name.line.block, one.picture.node)
    ]
    return parts[0] == parts[1]


def _without_shared(pairs: Sequence[Pair]) -> list[Pair]:
    """What stands under several names is nobody's portrait."""
    owners = defaultdict(set)
    for one in pairs:
        owners[one.picture.address].add(one.name.key)
    return [one for one in pairs if len(owners[one.picture.address]) == 1]


# What one element holds together


def _by_card(layout: Layout, found: Sequence[Name], pictures: Sequence[Picture]) -> list[Pair]:
    meetings = {}
    places, name_places = [one.at for one in pictures], [one.at for one in found]
    for name in found:
        node = _meeting(layout, name, found, name_places, places)
        if node is not None:
            meetings[name.at] = node
    looks = Counter(_card_look(layout, node) for node in meetings.values())
    usual = {look for look, count in looks.items() if count >= 3}
    named = {name.at: name for name in found}
    crossed = {
        at
        for at, node in meetings.items()
        if _crosses(layout, named[at], node, usual, pictures, places)
    }
    if len(crossed) > 0.3 * len(meetings):
        crossed = set()
    common = Counter(
        _slot(layout, one)
        for node in meetings.values()
        for one in pictures[layout.within(node, places)]
    )
    shown = Counter(one.address for one in pictures)
    pairs, taken, passed = [], set(), Counter()
    for name in found:
        if name.at not in meetings or name.at in crossed:
            continue
        held = pictures[layout.within(meetings[name.at], places)]
        best = _best(
            layout, name, [one for one in held if one.at not in taken], common=common, shown=shown
        )
        if best:
            taken.add(best.at)
            pairs.append(Pair(name, best, CARD))
            passed.update({_side(layout, name, o) for o in held} - {_side(layout, name, best)})
    chosen = Counter(_side(layout, one.name, one.picture) for one in pairs)
    # What most cards show beside the portrait is no portrait where it stands alone.
    return [
        one
        for one in pairs
        if passed[_side(layout, one.name, one.picture)]
        <= chosen[_side(layout, one.name, one.picture)]
    ]


def _side(layout: Layout, name: Name, picture: Picture) -> tuple:
    """Where in a card a picture stands: its slot, and on which side of the name."""
    return _slot(layout, picture), picture.at < name.at


def _meeting(
    layout: Layout,
    name: Name,
    found: Sequence[Name],
    name_places: list[int],
    places: list[int],
) -> int | None:
    """The smallest element that holds a name and a picture, if it names nobody else."""
    for node in layout.ancestors(name.line.block):
        held = found[layout.within(node, name_places)]
        if len({one.key for one in held}) > 1:
            return None
        span = layout.within(node, places)
        if span.stop > span.start:
            return node
    return None


def _card_look(layout: Layout, node: int) -> tuple[str, ...]:
    return tuple(layout.look(one) for one in layout.ancestors(node)[:2])


def _crosses(
    layout: Layout,
    name: Name,
    meeting: int,
    usual: set,
    pictures: Sequence[Picture],
    places: list[int],
) -> bool:
    """Whether name or picture stands in a card of its own within what holds both."""
    inner = [name.line.block]
    inner += [one.node for one in pictures[layout.within(meeting, places)]][:1]
    for node in inner:
        for one in layout.ancestors(node):
            if one == meeting:
                break
            if _card_look(layout, one) in usual:
                return True
    return False


def _slot(layout: Layout, picture: Picture) -> tuple[str, ...]:
    return tuple(layout.look(node) for node in layout.ancestors(picture.node)[:2])


def _best(
    layout: Layout, name: Name, held: Sequence[Picture], *, common: Counter, shown: Counter
) -> Picture | None:
    """Of several pictures in a card the one that no other card shows, in the usual slot."""

    def merit(one: Picture) -> tuple:
        area = one.size[0] * one.size[1]
        usual = common[_slot(layout, one)]
        called = bool(PORTRAIT.search(layout.look(one.node)))
        likely = (supports(name, one), not is_tiny(one), -shown[one.address], called, usual)
        return (*likely, not one.behind, area, -one.at)

    return max(held, key=merit, default=None)


# What leads to the same page


def _by_link(names: Sequence[Name], pictures: Sequence[Picture]) -> list[Pair]:
    """Name and picture that link to one address which no other name or picture links to."""
    by_name, by_picture = defaultdict(list), defaultdict(list)
    for name in names:
        for link in name.line.links:
            by_name[link].append(name)
    for picture in pictures:
        for link in picture.links:
            by_picture[link].append(picture)
    return [
        Pair(by_name[link][0], by_picture[link][0], LINK)
        for link in by_name
        if len({one.key for one in by_name[link]}) == len(by_picture[link]) == 1 and link != "#"
    ]


def _agreeing(
    layout: Layout, firm: Sequence[Pair], loose: Sequence[Pair], people: int
) -> list[Pair]:
    """Of pairs made by order those that the page bears out.

    Where cards hold most people together, a picture outside must look like those within; and few
    pairs among many names must stand close together.
    """
    slots = {_slot(layout, one.picture) for one in firm}
    named = {one.name.slot for one in firm}
    if len(firm) >= 3 and len(loose) < len(firm):
        return [
            one
            for one in loose
            if _slot(layout, one.picture) in slots
            or supports(one.name, one.picture)
            or (one.name.slot not in named and not _between(layout, one))
        ]
    if len(loose) < 0.25 * people and people > 3:
        return [
            one for one in loose if not _between(layout, one) or supports(one.name, one.picture)
        ]
    return list(loose)


# What follows each other


def _by_order(
    layout: Layout,
    found: Sequence[Name],
    pictures: Sequence[Picture],
    *,
    had: set[int],
    gone: set[int],
) -> list[Pair]:
    """Pairs by the one rule that fits the page best."""
    runs = _runs(found, pictures, had, gone)
    names = [name for name in found if name.at not in had]
    left = [picture for picture in pictures if picture.at not in gone]
    rules = (_after(runs), _before(runs), _nearest(names, left))
    best = max(rules, key=lambda pairs: sum(_fitness(layout, one) for one in pairs))
    return _without_far(layout, best)


def _runs(
    found: Sequence[Name], pictures: Sequence[Picture], had: set[int], gone: set[int]
) -> list[list]:
    """Names and pictures in reading order, in runs of one kind; settled ones part runs."""
    items = sorted([*found, *pictures], key=lambda one: one.at)
    runs: list[list] = []
    for item in items:
        settled = item.at in had or item.at in gone
        if settled:
            runs.append([])
        elif runs and runs[-1] and isinstance(runs[-1][0], Name) is isinstance(item, Name):
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def _after(runs: list[list]) -> list[Pair]:
    """Names after their pictures."""
    pairs = []
    for first, second in zip(runs, runs[1:], strict=False):
        if first and second and isinstance(first[0], Picture):
            pairs += _matched(second, first, lambda names, pictures: (names[0], pictures[-1]))
    return pairs


def _before(runs: list[list]) -> list[Pair]:
    """Names before their pictures."""
    pairs = []
    for first, second in zip(runs, runs[1:], strict=False):
        if first and second and isinstance(first[0], Name):
            pairs += _matched(first, second, lambda names, pictures: (names[-1], pictures[0]))
    return pairs


def _matched(names: list[Name], pictures: list[Picture], nearest: Callable) -> list[Pair]:
    """A run of names with its run of pictures: by columns, else one by one."""
    if len(names) == 1 or len(pictures) == 1:
        return [Pair(*nearest(names, pictures), ORDER)]
    columns = _nearest(names, pictures) if len(names) != len(pictures) else []
    if len(columns) == min(len(names), len(pictures)):
        return columns
    if len(names) == len(pictures):
        return [Pair(*both, ORDER) for both in zip(names, pictures, strict=True)]
    return []


def _nearest(names: Sequence[Name], pictures: Sequence[Picture]) -> list[Pair]:
    """Names and pictures that are nearest to each other on the page as it is seen."""
    if len(names) * len(pictures) > MOST_PLACED:
        return []
    placed = [(name, picture) for name in names for picture in pictures]
    placed = [both for both in placed if both[0].line.box and both[1].box]
    apart = {(a.at, b.at): _distance(a.line.box, b.box) for a, b in placed}
    of_name, of_picture = {}, {}
    for name, picture in sorted(placed, key=lambda both: apart[both[0].at, both[1].at]):
        of_name.setdefault(name.at, picture.at)
        of_picture.setdefault(picture.at, name.at)
    return [
        Pair(name, picture, PLACE)
        for name, picture in placed
        if of_name[name.at] == picture.at and of_picture[picture.at] == name.at
    ]


def _distance(one: Box, other: Box) -> float:
    """Pixels between two boxes, a little more sideways out of line."""
    across = max(one[0] - other[0] - other[2], other[0] - one[0] - one[2], 0)
    down = max(one[1] - other[1] - other[3], other[1] - one[1] - one[3], 0)
    slant = abs(one[0] - other[0]) + abs(one[1] - other[1])
    return (across**2 + down**2) ** 0.5 + slant / 1000


def _fitness(layout: Layout, one: Pair) -> float:
    """How well a pair fits by itself: few lines between, close on the page, told by the picture."""
    score = 0.5 + 1.0 / (1 + _between(layout, one))
    if one.name.line.box and one.picture.box:
        score += 0.5 / (1 + _distance(one.name.line.box, one.picture.box) / 80)
    return score + 1.5 * supports(one.name, one.picture)


def _between(layout: Layout, one: Pair) -> int:
    """How many lines stand between name and picture."""
    return layout.lines_between(one.name.at, one.picture.at)


def _without_far(layout: Layout, pairs: list[Pair]) -> list[Pair]:
    """Without pairs that stand much farther apart than the others."""
    if not pairs:
        return []
    gaps = [_between(layout, one) for one in pairs]
    most = 2 * median(gaps) + 2
    kept = [one for one, gap in zip(pairs, gaps, strict=True) if gap <= most or one.why == PLACE]
    whole = [one for one in kept if not _is_parted(layout, one)]
    return whole if len(whole) >= 0.5 * len(kept) or len(kept) < 3 else kept


def _is_parted(layout: Layout, one: Pair) -> bool:
    """Whether a heading stands between name and picture."""
    low, high = sorted((one.name.at, one.picture.at))
    first = bisect_right(layout.places(), low)
    between = layout.lines[first : first + layout.lines_between(low, high)]
    return any(layout.elements[line.block].name in ("h1", "h2", "h3") for line in between)
