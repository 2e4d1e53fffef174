"""How lines in one place of a template read: the same tags and classes, card after card."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence

from scrapers.parse.outline.layout import Layout, Line, Picture
from scrapers.parse.text.judging import NOTHING, Reading

HIGHEST_CARD, MAX_LINES, LEADING = 6, 15, 4
"""Levels from a line up to its card, lines of a card, and first lines that may hold the name."""


def slot_of(layout: Layout, line: Line) -> tuple:
    """A line's position in a template."""
    return line.inline[:2], *layout.path(line.block, 3)


def worth_of_places(
    layout: Layout,
    readings: Sequence[Reading],
    places: Sequence[tuple],
    shaped: Sequence[Picture],
) -> list[float]:
    """How much lines in each line's position, or below one label, read like names."""
    worth = [-3.0] * len(readings)
    members = defaultdict(list)
    for number, place in enumerate(places):
        members[place].append(number)
        members[place[:-1]].append(number)
    below = defaultdict(list)
    for number, line in enumerate(layout.lines[:-1], 1):
        below[line.text].append(number)
    labelled = [numbers for numbers in below.values() if len(numbers) > 2]
    for numbers in [*members.values(), *labelled]:
        mean = _mean([readings[number] for number in numbers])
        for number in numbers:
            worth[number] = max(worth[number], mean)
    for groups in (_cards(layout), [_sections(layout, shaped)]):
        for sections in groups:
            leaders = [next((n for n in s if readings[n].logodds >= 0.0), None) for s in sections]
            mean = _mean([NOTHING if n is None else readings[n] for n in leaders])
            for leader in leaders if len(sections) > 2 else ():
                if leader is not None:
                    worth[leader] = max(worth[leader], mean)
    return worth


def _mean(readings: Sequence[Reading]) -> float:
    """The mean log-odds of some readings, shrunk towards 0 if there are few."""
    return sum(max(-1.5, min(3.0, one.logodds)) for one in readings) / (len(readings) + 1)


def _cards(layout: Layout) -> list[list[list[int]]]:
    """The first lines of each of some repeated elements with a few lines."""
    held = defaultdict(list)
    for number, line in enumerate(layout.lines):
        for node in layout.ancestors(line.block)[:HIGHEST_CARD]:
            held[node].append(number)
    groups = defaultdict(list)
    for node, lines in held.items():
        if len(lines) <= MAX_LINES and layout.parents[node] >= 0:
            kind = layout.signature(node), layout.signature(layout.parents[node])
            groups[kind].append(lines[:LEADING])
    return list(groups.values())


def _sections(layout: Layout, shaped: Sequence[Picture]) -> list[list[int]]:
    """The first lines behind each picture, and the last ones before the first picture."""
    places = sorted(one.at for one in shaped)
    sections = defaultdict(list)
    for number, line in enumerate(layout.lines):
        sections[bisect_left(places, line.at)].append(number)
    head = sections.pop(0, [])[-LEADING:]
    behind = [numbers[: LEADING + 2] for numbers in sections.values()]
    return [*([head] if head and len(behind) > 2 else []), *behind]


def one_each(
    layout: Layout, places: Sequence[tuple], shaped: Sequence[Picture]
) -> dict[tuple, float]:
    """For each position, the share of its lines that stand alone between two pictures."""
    pictures = sorted(one.at for one in shaped)
    sections: dict[tuple, list[int]] = defaultdict(list)
    for line, place in zip(layout.lines, places, strict=True):
        sections[place[:-1]].append(bisect_left(pictures, line.at))
    shares: dict[tuple, float] = {}
    for place, held in sections.items():
        alone = sum(count == 1 for count in Counter(held).values())
        shares[place] = alone / len(held) if len(held) > 1 and len(pictures) > 2 else 0.0
    return shares
