"""Which lines hold names, learnt from agreement: those of one slot are names together or not.

Enters: a `Layout`. Leaves: names in reading order, without the second names of a card. A slot is
where a template writes: the same tags and classes, card after card.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Sequence

from scrapers.parse.detect.company import members
from scrapers.parse.detect.joining import join_parts
from scrapers.parse.detect.layout import Layout, Line
from scrapers.parse.detect.likeness import NOTHING, Reading, read
from scrapers.parse.detect.named import Name
from scrapers.parse.detect.shapes import shapely
from scrapers.parse import names

PRIOR = 0.35
"""What a slot is worth before any of its lines has been read."""
ACCEPTED = 0.5
LIKELY = 0.5
LEAST = 0.25
HIGHEST_CARD, MOST_LINES, LEADING = 6, 15, 4
"""How far above a line its card may be, its lines, and how many of them may hold the name."""


def find_names(layout: Layout) -> list[Name]:
    """The people whom a page names, each line once, in reading order."""
    join_parts(layout)
    readings = [_reading(line) for line in layout.lines]
    segments = _segments(layout)
    fine = [(line.inline[:2], *layout.path(line.block, 3)) for line in layout.lines]
    plain = [layout.path(line.block, 3) for line in layout.lines]
    worth = _worth_of_lines(fine, readings)
    led = _worth_of_leaders(plain, readings, segments)
    first = _worth_in_cards(layout, readings)
    beside = _worth_beside_pictures(layout, readings)
    rows = _worth_in_rows(layout, readings)
    found = []
    for number, line in enumerate(layout.lines):
        score = max(
            worth[fine[number]],
            led.get(number, 0.0),
            first.get(number, 0.0),
            beside.get(number, 0.0),
            rows.get(number, 0.0),
        )
        if readings[number].score >= LEAST and score >= ACCEPTED:
            found.append(_name(line, readings[number], score, fine[number]))
    return members(layout, found)


def _name(line: Line, reading: Reading, score: float, slot: Hashable) -> Name:
    return Name(reading.text, _key(reading), line, score, slot, reading.sure)


def _key(reading: Reading) -> str:
    return names.key(names.split(reading.text)[0])


def _reading(line: Line) -> Reading:
    """The line read as a name, or what stands out at its beginning."""
    best = read(line.text)
    for part in line.parts:
        found = read(part)
        if found.score * 0.9 > best.score + 0.02:
            best = Reading(found.text, found.score * 0.9, found.sure)
    return best


def _segments(layout: Layout) -> list[int]:
    """A number for each line: lines of one block without a picture between have the same."""
    numbers, current, before = [], -1, None
    for line in layout.lines:
        parted = before is not None and layout.is_picture_between(before.at, line.at)
        if before is None or line.block != before.block or parted:
            current += 1
        numbers.append(current)
        before = line
    return numbers


def _worth_of_lines(slots: Sequence[Hashable], readings: Sequence[Reading]) -> dict:
    members = defaultdict(list)
    for slot, reading in zip(slots, readings, strict=True):
        members[slot].append(reading)
    return {slot: _worth(found) for slot, found in members.items()}


def _worth_of_leaders(
    slots: Sequence[Hashable], readings: Sequence[Reading], segments: Sequence[int]
) -> dict[int, float]:
    """Where a block holds name and details on several lines, its first likely name leads it."""
    leaders: dict[int, int] = {}
    slot_of: dict[int, Hashable] = {}
    for number, segment in enumerate(segments):
        slot_of.setdefault(segment, slots[number])
        if readings[number].score >= LIKELY:
            leaders.setdefault(segment, number)
    members = defaultdict(list)
    for segment, slot in slot_of.items():
        members[slot].append(readings[leaders[segment]] if segment in leaders else NOTHING)
    worth = {slot: _worth(found) for slot, found in members.items()}
    return {number: worth[slot_of[segment]] for segment, number in leaders.items()}


def _worth_in_cards(layout: Layout, readings: Sequence[Reading]) -> dict[int, float]:
    """In elements that repeat, with a few lines each, the first likely name leads."""
    held = defaultdict(list)
    for number, line in enumerate(layout.lines):
        for node in layout.ancestors(line.block)[:HIGHEST_CARD]:
            held[node].append(number)
    groups = defaultdict(list)
    for node, lines in held.items():
        if len(lines) <= MOST_LINES and layout.parents[node] >= 0:
            groups[layout.look(node), layout.look(layout.parents[node])].append(lines[:LEADING])
    found: dict[int, float] = {}
    for cards in groups.values():
        leaders = [next((n for n in c if readings[n].score >= LIKELY), None) for c in cards]
        if len(cards) < 3 or len(leaders) != len(cards):
            continue
        worth = _worth([NOTHING if n is None else readings[n] for n in leaders])
        for number in filter(lambda n: n is not None, leaders):
            found[number] = max(found.get(number, 0.0), worth)
    return found


def _worth_in_rows(layout: Layout, readings: Sequence[Reading]) -> dict[int, float]:
    """What one element holds side by side, as a row of a table does, is names together or not."""
    rows = defaultdict(list)
    for number, line in enumerate(layout.lines):
        rows[layout.parents[line.block]].append(number)
    found = {}
    for numbers in rows.values():
        if len(numbers) > 1 and all(readings[n].sure for n in numbers):
            worth = _worth([readings[n] for n in numbers])
            found |= dict.fromkeys(numbers, worth)
    return found


def _worth_beside_pictures(layout: Layout, readings: Sequence[Reading]) -> dict[int, float]:
    """Where pictures part the page into stretches, the first likely name of each leads it."""
    places = sorted(one.at for one in shapely(layout))
    stretches = defaultdict(list)
    for number, line in enumerate(layout.lines):
        stretches[bisect_left(places, line.at)].append(number)
    # What stands above the first picture is the page's head, or somebody's data.
    inner = [numbers[: LEADING + 2] for part, numbers in stretches.items() if part]
    leaders = [next((n for n in c if readings[n].score >= LIKELY), None) for c in inner]
    if len(inner) < 3:
        return {}
    worth = _worth([NOTHING if n is None else readings[n] for n in leaders])
    known = {n: worth for n in leaders if n is not None}
    head = [n for n in stretches[0] if readings[n].sure]
    # Where names stand before their pictures, the first of them stands above all pictures.
    return known | dict.fromkeys(head[-1:], worth)


def _worth(readings: Sequence[Reading]) -> float:
    """The mean of a slot's readings, drawn towards doubt where there are few of them."""
    count = len(readings)
    if count < 3 and not any(reading.sure for reading in readings) and count:
        return min(reading.score for reading in readings) * 0.7
    return (sum(reading.score for reading in readings) + PRIOR) / (count + 1)


def said_name(texts: Sequence[str]) -> Reading:
    """The name that a picture's attributes tell, if they do."""
    return max((read(text) for text in texts), key=lambda reading: reading.score, default=NOTHING)
