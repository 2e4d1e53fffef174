"""How likely each line of a page names a person: its reading, its place, and the page around it.

A place is a position in a template: the same tags and classes, card after card.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from scrapers.parse.outline.layout import Layout, Line, Picture
from scrapers.parse.text import names
from scrapers.parse.text.reading import NOTHING, Reading, labels_among, read
from scrapers.parse.text.words import CREDIT, OTHER_SECTIONS, ROLE_WORDS, fold
from scrapers.parse.weights import LINES

WORTH_A_LOOK = -4.0
"""Lines of less log-odds are not held against any picture."""
HIGHEST_CARD, MAX_LINES, LEADING = 6, 15, 4
"""Levels from a line up to its card, lines of a card, and first lines that may hold the name."""
DETAIL = re.compile(
    r"\w@\w|\+?\d[\d /()-]{5,}\d|(?i:\b(?:tel|phone|telephone|telefon|fon|e-?mail)\b)"
)
"""A mail address or a telephone number."""
ALONE, MARGIN = 0.6, 1.5
"""Share of sections with one line of a position; log-odds by which another one is better."""
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 strong b dt figcaption".split())


@dataclass
class Name:
    """A line that may name a person.

    Args:
        text: name and titles.
        key: identifies the person.
        line: the line.
        slot: its position in a template.
        sure: it has a title or a known given name.
        logodds: that it names a person of this page.
        why: the evidence that counted for it, in words.
    """

    text: str
    key: str
    line: Line
    slot: tuple
    sure: bool
    logodds: float
    why: list[str] = field(default_factory=list)

    def is_heading(self, layout: Layout) -> bool:
        """Whether the line is set as a heading, or in bold."""
        return bool({layout.elements[self.line.block].name, *self.line.inline} & HEADINGS)

    @property
    def at(self) -> int:
        return self.line.at

    def add(self, evidence: str, amount: float = 1.0) -> None:
        """Add a piece of evidence of the table, times an amount."""
        weight = LINES[evidence]
        self.logodds += weight.value * amount
        if weight.reason and weight.value * amount > 0.5:
            self.why.append(weight.reason)


def names_another(
    layout: Layout, node: int, name: Name, found: Sequence[Name], places: Sequence[int]
) -> bool:
    """Whether an element that holds a name also holds another person's, of those found."""
    return any(other.key != name.key for other in found[layout.within(node, places)])


def tokens(name: str) -> set[str]:
    """The parts of a name that a file name or an alt text may contain."""
    return {fold(part) for part in names.key(name).split() if len(part) > 2}


def words_of(texts: Iterable[str]) -> set[str]:
    """The words of some texts, folded."""
    return {fold(w) for text in texts for w in re.findall(r"[^\W\d_]+", text) if len(w) > 2}


def weigh_lines(layout: Layout, shaped: Sequence[Picture]) -> list[Name]:
    """The lines that may name people, in reading order, with their log-odds.

    Args:
        layout: the page.
        shaped: its pictures that look like portraits by shape and address.
    """
    readings = [_reading(line) for line in layout.lines]
    places = [slot_of(layout, line) for line in layout.lines]
    position = _positions(layout, readings, places, shaped)
    each = _one_each(layout, places, shaped)
    found = []
    for line, reading, slot, mean in zip(layout.lines, readings, places, position, strict=True):
        if reading.logodds > WORTH_A_LOOK:
            name = _name(line, reading, slot)
            name.add("position", mean)
            name.add("each", each[slot[:-1]])
            name.add("title", bool(line.title))
            name.add("credit", bool(CREDIT.match(line.text)))
            found.append(name)
    _add_evidence(layout, found)
    _add_rivals(found, each, sorted(one.at for one in shaped))
    return [name for name in found if name.logodds > WORTH_A_LOOK]


def slot_of(layout: Layout, line: Line) -> tuple:
    """A line's position in a template."""
    return line.inline[:2], *layout.path(line.block, 3)


def _name(line: Line, reading: Reading, slot: tuple) -> Name:
    key = names.key(names.split_title(reading.text)[0])
    value = reading.logodds + LINES["prior"].value
    why = ["it reads like a name"] if reading.logodds > 1 else []
    return Name(reading.text, key, line, slot, reading.sure, value, why)


def _reading(line: Line) -> Reading:
    """The line read as a name, or the element at its beginning."""
    best = read(line.text)
    for part in line.parts:
        found = read(part)
        if found.logodds - 0.4 > best.logodds + 0.1:
            best = Reading(found.text, found.logodds - 0.4, found.sure)
    return best


def _positions(
    layout: Layout,
    readings: Sequence[Reading],
    places: Sequence[tuple],
    shaped: Sequence[Picture],
) -> list[float]:
    """For each line, how much lines in its position read like names: the best of three views."""
    worth = [-3.0] * len(readings)
    members = defaultdict(list)
    for number, place in enumerate(places):
        members[place].append(number)
        members[place[:-1]].append(number)
    for numbers in members.values():
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


def _one_each(
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


def _add_evidence(layout: Layout, found: Sequence[Name]) -> None:
    pictured = [words_of(picture.texts) for picture in layout.pictures]
    keys = defaultdict(list)
    for name in found:
        keys[name.slot].append(name.key)
        own = tokens(name.key)
        if len(own) > 1 and any(own <= words for words in pictured):
            name.add("told")
        name.add("detail", _has_detail(layout, name))
        name.add("header", _is_header(layout, name.line))
    labels = {slot: labels_among(texts) for slot, texts in keys.items()}
    for name in found:
        name.add("repeated", name.key in labels[name.slot])
    _add_script(found)
    _add_single(found)
    _add_elsewhere(layout, found)


def _has_detail(layout: Layout, name: Name) -> bool:
    """Whether a position, a mail address or a telephone number is told within the next lines."""
    here = bisect_left(layout.places(), name.at)
    nodes = layout.ancestors(name.line.block)[:3]
    for line in layout.lines[here + 1 : here + 1 + LEADING]:
        if layout.is_picture_between(name.at, line.at) or read(line.text).logodds > 0:
            return False
        if any(layout.holds(node, line.at) for node in nodes) and _is_detail(line):
            return True
    return False


def _is_detail(line: Line) -> bool:
    if len(line.text) > 80:
        return False
    return bool(DETAIL.search(line.text)) or bool(ROLE_WORDS & words_of([line.text]))


def _is_header(layout: Layout, line: Line) -> bool:
    """Whether a line stands in the header row of a table."""
    cell = layout.elements[line.block]
    row = cell.parent if cell.name == "th" else cell.find_parent("tr")
    if row is None or row.name != "tr" or cell.name not in ("th", "p", "div", "strong"):
        return False
    return not row.find("td") and len(row.find_all("th", limit=3)) > 1


def _add_script(found: Sequence[Name]) -> None:
    """Names of one page are mostly of one script."""
    scripts = [_script(name.text) for name in found]
    common = Counter(s for s, name in zip(scripts, found, strict=True) if name.logodds > 1.5)
    usual, count = max(common.items(), key=lambda both: both[1], default=("", 0))
    if count > 2 and count > 0.8 * common.total():
        for script, name in zip(scripts, found, strict=True):
            name.add("script", script != usual and not name.sure)


def _add_single(found: Sequence[Name]) -> None:
    """Names of one page are mostly of several words."""
    single = {name.at: len(names.split_title(name.text)[0].split()) < 2 for name in found}
    likely = [single[name.at] for name in found if name.logodds > 0]
    if len(likely) > 4 and sum(likely) < 0.2 * len(likely):
        for name in found:
            name.add("single", single[name.at] and not name.sure)


def _add_rivals(found: Sequence[Name], each: Mapping[tuple, float], pictures: list[int]) -> None:
    """Where each card has one line of each of two positions, the better one holds the names."""
    worth, held = defaultdict(list), defaultdict(set)
    for name in found:
        slot = name.slot[:-1]
        if each[slot] >= ALONE:
            worth[slot].append(name.logodds)
            held[bisect_left(pictures, name.at)].add(slot)
    mean = {slot: sum(some) / len(some) for slot, some in worth.items() if len(some) > 2}
    for name in found:
        own = mean.get(name.slot[:-1])
        if own is not None:
            others = held[bisect_left(pictures, name.at)] & mean.keys()
            best = max(mean[slot] for slot in others)
            name.add("rival", min(1.0, max(0.0, best - own - MARGIN) / MARGIN))


def _script(text: str) -> str:
    letter = next((one for one in text if one.isalpha()), "")
    return unicodedata.name(letter, "").split(" ")[0] if letter else ""


def _add_elsewhere(layout: Layout, found: Sequence[Name]) -> None:
    """People in news, quotes and the like; where most people are, it is not elsewhere."""
    likely = {name.at for name in found if name.logodds > 0}
    headings = [(line, level) for line in layout.lines if (level := _level(layout, line))]
    headings = [both for both in headings if both[0].at not in likely]
    for evidence, is_there in (("quoted", _is_quoted), ("elsewhere", _is_elsewhere)):
        there = [name for name in found if is_there(layout, name, headings)]
        if sum(name.at in likely for name in there) <= 0.5 * len(likely):
            for name in there:
                name.add(evidence)


def _level(layout: Layout, line: Line) -> int:
    tags = [layout.elements[line.block].name, *line.inline]
    return next((int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)), 0)


def _is_quoted(layout: Layout, name: Name, headings: Sequence[tuple[Line, int]]) -> bool:
    tags = {layout.elements[node].name for node in layout.ancestors(name.line.block)}
    return bool({"blockquote", "cite", "q"} & (tags | set(name.line.inline)))


def _is_elsewhere(layout: Layout, name: Name, headings: Sequence[tuple[Line, int]]) -> bool:
    nodes = layout.ancestors(name.line.block)
    classes = " ".join(layout.signature(node).partition(".")[2] for node in nodes)
    own = _level(layout, name.line) or 7
    here = bisect_left(headings, name.at, key=lambda both: both[0].at)
    above = next((headings[n][0].text for n in range(here - 1, -1, -1) if headings[n][1] < own), "")
    # Content systems call whatever they show a post.
    there = OTHER_SECTIONS & (words_of([classes]) - {"post", "posts"} | words_of([above]))
    return bool(there)
