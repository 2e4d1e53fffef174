"""Pair names and pictures by reading order, if no element holds them together.

One rule applies to the whole page, the one that fits best: names after their pictures, before them,
or nearest to them on the rendered page.
"""

from collections.abc import Callable, Sequence
from statistics import median

from scrapers.parse.detect.layout import Box, Layout, Picture
from scrapers.parse.detect.named import Name
from scrapers.parse.detect.paired import Pair, between, supports

ORDER = "order"


def by_order(
    layout: Layout,
    found: Sequence[Name],
    pictures: Sequence[Picture],
    *,
    had: set[int],
    gone: set[int],
) -> list[Pair]:
    """Pairs by the rule that fits the page best.

    Args:
        layout: the page.
        found: its names.
        pictures: its pictures that may be portraits.
        had: the places of names that have a picture already.
        gone: the places of pictures that are assigned already.

    Returns:
        The pairs.
    """
    runs = _runs(found, pictures, had, gone)
    names = [name for name in found if name.at not in had]
    left = [picture for picture in pictures if picture.at not in gone]
    rules = (_after(runs), _before(runs), nearest_pairs(names, left))
    best = max(rules, key=lambda pairs: sum(_fitness(layout, one) for one in pairs))
    return _without_far(layout, best)


def _runs(
    found: Sequence[Name], pictures: Sequence[Picture], had: set[int], gone: set[int]
) -> list[list]:
    """Runs of names and of pictures in reading order; assigned ones separate runs."""
    items: list[Name | Picture] = sorted([*found, *pictures], key=lambda one: one.at)
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
        name, picture = nearest(names, pictures)
        return [Pair(name, picture, ORDER)]
    columns = nearest_pairs(names, pictures) if len(names) != len(pictures) else []
    if len(columns) == min(len(names), len(pictures)):
        return columns
    if len(names) == len(pictures):
        return [Pair(name, picture, ORDER) for name, picture in zip(names, pictures, strict=True)]
    return []


def _fitness(layout: Layout, one: Pair) -> float:
    """How well a pair fits: few lines between, close on the page, named by the picture."""
    score = 0.5 + 1.0 / (1 + between(layout, one))
    if one.name.line.box and one.picture.box:
        score += 0.5 / (1 + distance(one.name.line.box, one.picture.box) / 80)
    return score + 1.5 * supports(one.name, one.picture)


def _without_far(layout: Layout, pairs: list[Pair]) -> list[Pair]:
    """Without pairs that are much farther apart than the others."""
    if not pairs:
        return []
    gaps = [between(layout, one) for one in pairs]
    most = 2 * median(gaps) + 2
    kept = [one for one, gap in zip(pairs, gaps, strict=True) if gap <= most or one.why == PLACE]
    whole = [one for one in kept if not _is_separated(layout, one)]
    return whole if len(whole) >= 0.5 * len(kept) or len(kept) < 3 else kept


def _is_separated(layout: Layout, one: Pair) -> bool:
    """Whether there is a heading between name and picture."""
    lines = layout.lines_from(one.name.at, one.picture.at)
    return any(layout.elements[line.block].name in ("h1", "h2", "h3") for line in lines)


MAX_PAIRS = 200_000
"""With more possible pairs than this, distances are not used."""
PLACE = "place"


def nearest_pairs(names: Sequence[Name], pictures: Sequence[Picture]) -> list[Pair]:
    """Pairs in which name and picture are each other's nearest."""
    if len(names) * len(pictures) > MAX_PAIRS:
        return []
    placed: list[tuple[Name, Picture]] = []
    distances: dict[tuple[int, int], float] = {}
    for name in names:
        for picture in pictures:
            if name.line.box and picture.box:
                placed.append((name, picture))
                distances[name.at, picture.at] = distance(name.line.box, picture.box)
    of_name: dict[int, int] = {}
    of_picture: dict[int, int] = {}
    for name, picture in sorted(placed, key=lambda both: distances[both[0].at, both[1].at]):
        of_name.setdefault(name.at, picture.at)
        of_picture.setdefault(picture.at, name.at)
    return [
        Pair(name, picture, PLACE)
        for name, picture in placed
        if of_name[name.at] == picture.at and of_picture[picture.at] == name.at
    ]


def distance(one: Box, other: Box) -> float:
    """Pixels between two boxes, a little more if they are not aligned."""
    across = max(one[0] - other[0] - other[2], other[0] - one[0] - one[2], 0)
    down = max(one[1] - other[1] - other[3], other[1] - one[1] - one[3], 0)
    slant = abs(one[0] - other[0]) + abs(one[1] - other[1])
    return (across**2 + down**2) ** 0.5 + slant / 1000
