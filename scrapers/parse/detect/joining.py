"""Join given and family names in separate elements into one line, if the whole page has them."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from scrapers.parse.detect.layout import Layout, Line
from scrapers.parse.detect.likeness import read
from scrapers.parse.detect.words import fold, given_names


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
