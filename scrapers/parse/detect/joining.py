"""Make each name one line: without the page's own titles, and joined if a template spreads it."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from scrapers.parse.detect.lines import HEADINGS
from scrapers.parse.outline.flattening import STEP
from scrapers.parse.outline.layout import Layout, Line
from scrapers.parse.text import titles
from scrapers.parse.text.captions import people_of
from scrapers.parse.text.names import is_given, is_small, split_title, without_small
from scrapers.parse.text.reading import read
from scrapers.parse.text.words import PARTICLES

MAX_LENGTH, MAX_WORDS = 30, 3
LEAST_GAIN, LEAST_SUM = 0.5, 2.5
"""Log-odds that the lines of a slot must gain by joining: on average, and all together."""
GAIN_ALONE, MOSTLY = 1.0, 0.4
"""What two lines must gain that are alone in their slot, where others of their kind are joined."""
ENDS_WITH_INITIAL = re.compile(r"[^\W\d_]{2}\s[^\W\d_]\.$")
Two = tuple[Line, Line]


def set_titles_apart(layout: Layout) -> None:
    """Take off the lines those words that are titles on this page, whatever its language."""
    learned = titles.recurring(line.text for line in layout.lines)
    for line in layout.lines if learned else ():
        while (word := line.text.partition(" ")[0]) in learned:
            line.title = f"{line.title} {word}".strip()
            line.text = line.text.removeprefix(word).strip()
            line.parts = tuple(part.removeprefix(word).strip() for part in line.parts)


def cut_captions(layout: Layout) -> None:
    """Cut each line that names as many people as pictures stand in a row before it."""
    lines: list[Line] = []
    for line in layout.lines:
        row = len(layout.pictures_between(lines[-1].at if lines else -1, line.at))
        texts = people_of(line.text, row) if 1 < row < STEP else []
        lines += [
            replace(line, text=text, at=line.at + n, parts=(), links=(), box=None)
            for n, text in enumerate(texts)
        ] or [line]
    layout.lines[:] = lines


def join_name_parts(layout: Layout) -> None:
    """Join neighbouring lines of one slot if together they mostly read as a name."""
    gone = _join_particles(layout)
    for _ in range(2):  # a name may be spread over three lines
        layout.lines[:] = [line for line in layout.lines if line.at not in gone]
        slots = defaultdict(list)
        for two in pairwise(layout.lines):
            if _are_neighbours(layout, *two):
                slots[_slot(layout, *two)].append(two)
        joined: set[int] = set()
        kinds = set()
        for slot, members in slots.items():
            gains = [_gain(*two) for two in members]
            if sum(gains) >= max(LEAST_SUM, LEAST_GAIN * len(gains)) and _vary(members):
                kinds.add(slot[:2])
                both = zip(members, gains, strict=True)
                gone |= _join([two for two, gain in both if gain > -1.0], joined)
        # Where names are spread, a few may have another number of lines above them.
        for slot, members in slots.items():
            alike = [two for two in members if slot[:2] in kinds or _is_alone(layout, *two)]
            gone |= _join([two for two in alike if _gain(*two) >= GAIN_ALONE], joined)
    layout.lines[:] = [line for line in layout.lines if line.at not in gone]


def _is_alone(layout: Layout, one: Line, other: Line) -> bool:
    """Whether two lines are all that a heading holds."""
    together = one.block == other.block and layout.elements[one.block].name in HEADINGS
    return together and len(layout.lines_of(one.block)) == 2


def _vary(members: Sequence[Two]) -> bool:
    """Whether no line is mostly the same: a label, which is no part of a name."""
    counts = [Counter(two[side].text for two in members).most_common(1) for side in (0, 1)]
    return all(count[0][1] <= max(1, MOSTLY * len(members)) for count in counts)


def _join_particles(layout: Layout) -> set[int]:
    """Put "van der" on a line of its own before the line behind it."""
    gone = set()
    for one, other in pairwise(layout.lines):
        words = one.text.split()
        if all(w in PARTICLES for w in words) and _are_neighbours(layout, one, other):
            other.text, other.parts = f"{one.text} {other.text}", ()
            gone.add(one.at)
    return gone


def _are_neighbours(layout: Layout, one: Line, other: Line) -> bool:
    around = layout.parents[other.block]
    together = other.block == one.block or around in (one.block, layout.parents[one.block])
    texts = one.text, other.text
    short = all(len(text) <= MAX_LENGTH for text in texts)
    short = short and all(len(split_title(text)[0].split()) <= MAX_WORDS for text in texts)
    return together and short and not layout.is_picture_between(one.at, other.at)


def _slot(layout: Layout, one: Line, other: Line) -> tuple:
    """The position of two lines, with their place among those of the enclosing element."""
    around = other.block if other.block == one.block else layout.parents[other.block]
    place = layout.lines_between(layout.start[around], one.at) if around >= 0 else 0
    return layout.path(one.block, 2), layout.path(other.block, 2), place


def _gain(one: Line, other: Line) -> float:
    """How much more the two lines read like a name together than the better one alone."""
    apart = [read(line.text).logodds for line in (one, other) if not is_small(line.text)]
    bare = [without_small(line.text) for line in (one, other)]
    given = [bool(words) and is_given(words, all) for words in bare]
    if all(" " in words for words in bare) and given[0] == given[1]:
        return -1.0
    together = max(read(f"{a.text} {b.text}").logodds for a, b in ((one, other), (other, one)))
    if min(apart, default=-9.0) < -3.0:  # a position, a telephone number
        return -1.0
    # "Anna Maria" and "Anna K." alone read like a name, too.
    open_ended = given[0] != given[1] or ENDS_WITH_INITIAL.search(one.text)
    return max(-1.0, together - max(apart), 1.0 if open_ended and together > 1 else -1.0)


def _join(members: Sequence[Two], joined: set[int]) -> set[int]:
    """Join lines that are not joined yet; return the places of lines merged into another."""
    given = [sum(is_given(two[side].text, any) for two in members) for side in (0, 1)]
    between = ", " if given[1] > given[0] else " "
    gone = set()
    for one, other in members:
        if not {one.at, other.at} & joined:
            joined |= {one.at, other.at}
            one.text, one.parts = f"{one.text}{between}{other.text}", ()
            gone.add(other.at)
    return gone
