"""How likely each line of a page names a person: its reading, its place, and the page around it."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scrapers.parse.detect.places import LEADING, one_each, slot_of, worth_of_places
from scrapers.parse.outline import tables
from scrapers.parse.outline.layout import Layout, Line, Picture
from scrapers.parse.text import names
from scrapers.parse.text.captions import goes_on, is_detail, is_quote, tells_of_others
from scrapers.parse.text.judging import Reading
from scrapers.parse.text.reading import labels_among, read
from scrapers.parse.text.words import CREDIT, NAME_LABELS, OTHER_SECTIONS, fold
from scrapers.parse.weights import LINES

WORTH_A_LOOK = -4.0
"""Lines of less log-odds are not held against any picture."""
ALONE, MARGIN, LONG = 0.6, 1.5, 60
"""Share of sections with one line; log-odds by which another is better; letters of prose."""
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


def weigh_lines(layout: Layout, shaped: Sequence[Picture]) -> list[Name]:
    """The lines that may name people, in reading order, with their log-odds.

    Args:
        layout: the page.
        shaped: its pictures that look like portraits by shape and address.
    """
    readings = [_reading(line) for line in layout.lines]
    places = [slot_of(layout, line) for line in layout.lines]
    position = worth_of_places(layout, readings, places, shaped)
    each = one_each(layout, places, shaped)
    found = []
    columns = tables.headings(layout, layout.lines)
    above = ["", *(line.text for line in layout.lines)]
    rows = zip(layout.lines, readings, places, position, columns, above, strict=False)
    for line, reading, slot, mean, *labels in rows:
        if reading.logodds > WORTH_A_LOOK:
            name = _name(line, reading, slot)
            name.add("position", mean)
            name.add("each", each[slot[:-1]])
            name.add("title", bool(line.title))
            name.add("labelled", any(fold(one.rstrip(" :：")) in NAME_LABELS for one in labels))
            name.add("credit", bool(CREDIT.match(line.text)))
            found.append(name)
    _add_evidence(layout, found)
    _add_rivals(found, each, sorted(one.at for one in shaped))
    return [name for name in found if name.logodds > WORTH_A_LOOK]


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


def _add_evidence(layout: Layout, found: Sequence[Name]) -> None:
    pictured = [names.words_of(picture.texts) for picture in layout.pictures]
    captions = {text.strip() for picture in layout.pictures for text in picture.texts}
    keys: dict[tuple, dict] = defaultdict(dict)
    for name in found:
        keys[name.slot][name.key, _beside(layout, name)] = name.key
        own = names.tokens(name.key)
        if len(own) > 1 and any(own <= words for words in pictured):
            name.add("told")
        elif name.text in captions:
            name.add("told")
            name.sure = True
        name.add("detail", _has_detail(layout, name))
        name.add("header", _is_header(layout, name.line))
    labels = {slot: labels_among([*texts.values()]) for slot, texts in keys.items()}
    for name in found:
        name.add("repeated", name.key in labels[name.slot])
    _add_script(found)
    _add_single(found)
    _add_elsewhere(layout, found)


def _beside(layout: Layout, name: Name) -> tuple[str, int]:
    """The picture before a line and the lines between, the same in copies of a card."""
    number = bisect_left(layout.pictures, name.at, key=lambda one: one.at)
    picture = layout.pictures[number - 1] if number else None
    return (picture.address, layout.lines_between(picture.at, name.at)) if picture else ("", -1)


def _has_detail(layout: Layout, name: Name) -> bool:
    """Whether a position, a mail address or a telephone number is told within the next lines."""
    here = bisect_left(layout.places(), name.at)
    nodes = layout.ancestors(name.line.block)[:3]
    for line in layout.lines[here + 1 : here + 1 + LEADING]:
        if layout.is_picture_between(name.at, line.at) or read(line.text).logodds > 0:
            return False
        if any(layout.holds(node, line.at) for node in nodes) and is_detail(line.text):
            return True
    return False


def _is_header(layout: Layout, line: Line) -> bool:
    """Whether a line stands in the header row of a table."""
    row = layout.elements[line.block].find_parent("tr")
    return row is not None and not row.find("td") and len(row.find_all("th", limit=3)) > 1


def _add_script(found: Sequence[Name]) -> None:
    """Names of one page are mostly of one script."""
    scripts = [names.script(name.text) for name in found]
    common = Counter(s for s, name in zip(scripts, found, strict=True) if name.logodds > 1.5)
    usual, count = max(common.items(), key=lambda both: both[1], default=("", 0))
    if count > 2 and count > 0.8 * common.total():
        slots = Counter(n.slot for s, n in zip(scripts, found, strict=True) if s == usual)
        for script, name in zip(scripts, found, strict=True):
            beside = slots[name.slot] > 0.5 * count
            name.add("script", script != usual and not name.sure and not beside)


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


def _add_elsewhere(layout: Layout, found: Sequence[Name]) -> None:
    """People in news, quotes and the like; where most people are, it is not elsewhere."""
    likely = {name.at for name in found if name.logodds > 0}
    headings = [(line, level) for line in layout.lines if (level := _level(layout, line))]
    headings = [both for both in headings if both[0].at not in likely]
    kinds = [("quoted", _is_quoted), ("elsewhere", _is_elsewhere)]
    prose = sum(len(n.line.text) > len(n.text) + LONG for n in found if n.at in likely)
    if prose <= 0.5 * len(likely):
        kinds.append(("sentence", _is_sentence))
    for evidence, is_there in kinds:
        there = [name for name in found if is_there(layout, name, headings)]
        if evidence == "elsewhere":
            here = {name.at for name in there}
            there += _in_other_sections(layout, [one for one in found if one.at not in here])
        if sum(name.at in likely for name in there) <= 0.5 * len(likely):
            for name in there:
                name.add(evidence)


def _level(layout: Layout, line: Line) -> int:
    tags = [layout.elements[line.block].name, *line.inline]
    return next((int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)), 0)


def _is_quoted(layout: Layout, name: Name, headings: Sequence[tuple[Line, int]]) -> bool:
    tags = {layout.elements[node].name for node in layout.ancestors(name.line.block)}
    here = bisect_left(layout.places(), name.at)
    spoken = here > 0 and is_quote(layout.lines[here - 1].text)
    return spoken or bool({"blockquote", "cite", "q"} & (tags | set(name.line.inline)))


def _is_sentence(layout: Layout, name: Name, headings: Sequence[tuple[Line, int]]) -> bool:
    return goes_on(name.line.text, name.text)


def _is_elsewhere(layout: Layout, name: Name, headings: Sequence[tuple[Line, int]]) -> bool:
    own = _level(layout, name.line) or 7
    here = bisect_left(headings, name.at, key=lambda both: both[0].at)
    above = next((headings[n][0].text for n in range(here - 1, -1, -1) if headings[n][1] < own), "")
    return tells_of_others(above)


def _in_other_sections(layout: Layout, found: Sequence[Name]) -> list[Name]:
    """The lines in elements whose class tells of news and the like.

    Where others of the template stand outside, it means something else: who manages a project.
    """
    there, outside = [], set()
    for name in found:
        nodes = layout.ancestors(name.line.block)
        classes = " ".join(layout.signature(node).partition(".")[2] for node in nodes)
        # Content systems call whatever they show a post.
        if OTHER_SECTIONS & (names.words_of([classes]) - {"post", "posts"}):
            there.append(name)
        elif name.logodds > 0:
            outside.add(name.slot[:-1])
    return [name for name in there if name.slot[:-1] not in outside]
