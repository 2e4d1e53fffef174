"""Decide which lines hold names; the lines of one slot are judged together.

A slot is a position in a template: the same tags and classes, card after card.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Sequence
from itertools import pairwise

from scrapers.parse import names
from scrapers.parse.detect.layout import Layout, Line
from scrapers.parse.detect.likeness import NOTHING, Reading, read
from scrapers.parse.detect.members import page_members
from scrapers.parse.detect.named import Name
from scrapers.parse.detect.portraits import portrait_shaped
from scrapers.parse.detect.words import fold, given_names

PRIOR = 0.35
"""The score of a slot before any of its lines is read."""
ACCEPTED = 0.5
LIKELY = 0.5
LEAST = 0.25
HIGHEST_CARD, MAX_LINES, LEADING = 6, 15, 4
"""Levels from a line up to its card, lines of a card, and first lines that may hold the name."""


def find_names(layout: Layout) -> list[Name]:
    """The people that a page names, each line once, in reading order."""
    join_name_parts(layout)
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
    return page_members(layout, found)


def _name(line: Line, reading: Reading, score: float, slot: Hashable) -> Name:
    return Name(reading.text, _key(reading), line, score, slot, reading.sure)


def _key(reading: Reading) -> str:
    return names.key(names.split_title(reading.text)[0])


def _reading(line: Line) -> Reading:
    """The line read as a name, or the element at its beginning."""
    best = read(line.text)
    for part in line.parts:
        found = read(part)
        if found.score * 0.9 > best.score + 0.02:
            best = Reading(found.text, found.score * 0.9, found.sure)
    return best


def _segments(layout: Layout) -> list[int]:
    """A number for each line; lines of one block without a picture between them share it."""
    numbers, current, before = [], -1, None
    for line in layout.lines:
        parted = before is not None and layout.is_picture_between(before.at, line.at)
        if before is None or line.block != before.block or parted:
            current += 1
        numbers.append(current)
        before = line
    return numbers


def _worth_of_lines(slots: Sequence[Hashable], readings: Sequence[Reading]) -> dict:
    readings_of = defaultdict(list)
    for slot, reading in zip(slots, readings, strict=True):
        readings_of[slot].append(reading)
    return {slot: _worth(own) for slot, own in readings_of.items()}


def _worth_of_leaders(
    slots: Sequence[Hashable], readings: Sequence[Reading], segments: Sequence[int]
) -> dict[int, float]:
    """In a block of name and details on several lines, the first likely name is the leader."""
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
    """In repeated elements with a few lines each, the first likely name is the leader."""
    held = defaultdict(list)
    for number, line in enumerate(layout.lines):
        for node in layout.ancestors(line.block)[:HIGHEST_CARD]:
            held[node].append(number)
    groups = defaultdict(list)
    for node, lines in held.items():
        if len(lines) <= MAX_LINES and layout.parents[node] >= 0:
            groups[layout.signature(node), layout.signature(layout.parents[node])].append(
                lines[:LEADING]
            )
    found: dict[int, float] = {}
    for cards in groups.values():
        leaders = [next((n for n in c if readings[n].score >= LIKELY), None) for c in cards]
        if len(cards) < 3 or len(leaders) != len(cards):
            continue
        worth = _worth([NOTHING if n is None else readings[n] for n in leaders])
        for leader in leaders:
            if leader is not None:
                found[leader] = max(found.get(leader, 0.0), worth)
    return found


def _worth_in_rows(layout: Layout, readings: Sequence[Reading]) -> dict[int, float]:
    """The lines of one element, such as a row of a table, are judged together."""
    rows = defaultdict(list)
    for number, line in enumerate(layout.lines):
        rows[layout.parents[line.block]].append(number)
    found: dict[int, float] = {}
    for numbers in rows.values():
        if len(numbers) > 1 and all(readings[n].sure for n in numbers):
            worth = _worth([readings[n] for n in numbers])
            found |= dict.fromkeys(numbers, worth)
    return found


def _worth_beside_pictures(layout: Layout, readings: Sequence[Reading]) -> dict[int, float]:
    """If pictures divide the page into sections, the first likely name of each is the leader."""
    places = sorted(one.at for one in portrait_shaped(layout))
    sections = defaultdict(list)
    for number, line in enumerate(layout.lines):
        sections[bisect_left(places, line.at)].append(number)
    # Lines above the first picture are the page's head, or somebody's details.
    inner = [numbers[: LEADING + 2] for part, numbers in sections.items() if part]
    leaders = [next((n for n in c if readings[n].score >= LIKELY), None) for c in inner]
    if len(inner) < 3:
        return {}
    worth = _worth([NOTHING if n is None else readings[n] for n in leaders])
    known = {n: worth for n in leaders if n is not None}
    head = [n for n in sections[0] if readings[n].sure]
    # If names come before their pictures, the first name is above all pictures.
    return known | dict.fromkeys(head[-1:], worth)


def _worth(readings: Sequence[Reading]) -> float:
    """The mean score of a slot's readings, shrunk towards `PRIOR` if there are few."""
    count = len(readings)
    if count < 3 and not any(reading.sure for reading in readings) and count:
        return min(reading.score for reading in readings) * 0.7
    return (sum(reading.score for reading in readings) + PRIOR) / (count + 1)


def name_in_texts(texts: Sequence[str]) -> Reading:
    """The likeliest name in the texts of a picture's attributes."""
    return max((read(text) for text in texts), key=lambda reading: reading.score, default=NOTHING)


def join_name_parts(layout: Layout) -> None:
    """Join neighbouring lines of one slot if together they mostly read as a name."""
    slots = defaultdict(list)
    for one, other in pairwise(layout.lines):
        if _are_neighbours(layout, one, other):
            slots[_slot(layout, one, other)].append((one, other))
    joined: set[int] = set()
    gone: set[int] = set()
    for members in slots.values():
        parts = [pair for pair in members if _are_parts(*pair)]
        if len(parts) < 3 or len(parts) < 0.6 * len(members):
            continue
        whole = [read(f"{one.text} {other.text}").score for one, other in parts]
        if sum(whole) >= 0.75 * len(whole):
            gone |= _join(members, joined)
    layout.lines[:] = [line for line in layout.lines if line.at not in gone]


def _slot(layout: Layout, one: Line, other: Line) -> tuple:
    """The position of two lines, with their place among those of the enclosing element."""
    around = other.block if other.block == one.block else layout.parents[other.block]
    place = layout.lines_between(layout.start[around], one.at) if around >= 0 else 0
    return layout.path(one.block, 2), layout.path(other.block, 2), place


def _join(members: Sequence[tuple[Line, Line]], joined: set[int]) -> set[int]:
    """Join lines that are not joined yet; return the places of lines merged into another."""
    given = [sum(_is_given(pair[side].text) for pair in members) for side in (0, 1)]
    between = ", " if given[1] > given[0] else " "
    gone = set()
    for one, other in members:
        if not {one.at, other.at} & joined:
            joined |= {one.at, other.at}
            one.text, one.parts = f"{one.text}{between}{other.text}", ()
            gone.add(other.at)
    return gone


def _are_neighbours(layout: Layout, one: Line, other: Line) -> bool:
    around = layout.parents[other.block]
    together = other.block == one.block or around in (one.block, layout.parents[one.block])
    short = all(len(line.text.split()) <= 3 and len(line.text) <= 30 for line in (one, other))
    if not (together and short):
        return False
    return not layout.is_picture_between(one.at, other.at)


def _are_parts(one: Line, other: Line) -> bool:
    single = any(" " not in line.text for line in (one, other))
    return single and all(0 < read(line.text).score < 0.7 for line in (one, other))


def _is_given(text: str) -> bool:
    return any(fold(word) in given_names() for word in re.split(r"[\s-]", text))
