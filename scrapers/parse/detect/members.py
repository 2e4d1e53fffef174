"""Of all names on a page, keep those of the people that it presents.

Left out are supervisors, authors, quoted alumni, people in news, and secretaries within a
professor's card.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from scrapers.parse.detect.layout import Layout, Line
from scrapers.parse.detect.named import Name, names_another
from scrapers.parse.detect.words import fold

OTHER_SECTIONS = frozenset(
    "speakers vortrag vortrage kolloquium colloquium talks presse press awards preise "
    "news aktuelles neuigkeiten testimonial testimonials quote quotes zitat zitate say sagen "
    "sponsor sponsors sponsoren partner partners projekt projekte project projects publication "
    "publications publikationen event events veranstaltungen termine blog post posts proyectos "
    "projets".split()
)
"""Words in headings and classes of sections with people from outside the department."""
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 strong b dt figcaption th".split())


def page_members(layout: Layout, found: Sequence[Name]) -> list[Name]:
    """The names of the people that the page presents."""
    found = _unlike_the_rest(layout, _distinctive(found))
    return _without_assistants(layout, _without_outsiders(layout, found))


def _distinctive(found: Sequence[Name]) -> list[Name]:
    """Without slots that repeat a few names, such as the supervisor's."""
    keys = defaultdict(list)
    for name in found:
        keys[name.slot].append(name.key)
    kept = {slot for slot, all_of in keys.items() if len(set(all_of)) > 0.55 * len(all_of)}
    return [name for name in found if name.slot in kept or len(keys[name.slot]) < 4]


def _unlike_the_rest(layout: Layout, found: Sequence[Name]) -> list[Name]:
    """Without lists that have no certain name, if most other names on the page are certain."""
    latin = [name for name in found if name.text.isascii() or "LATIN" in _script(name.text)]
    if len(latin) < 4 or sum(name.sure for name in latin) < 0.5 * len(latin):
        return list(found)
    places = [name.at for name in found]
    lists = defaultdict(list)
    for name in latin:
        lists[_list_of(layout, name, found, places)].append(name)
    odd = {
        name.at
        for members in lists.values()
        for name in members
        if len(members) > 1 and not any(one.sure for one in members)
    }
    return [name for name in found if name.at not in odd]


def _script(text: str) -> str:
    letter = next((one for one in text if one.isalpha()), "")
    return unicodedata.name(letter, "")


def _list_of(layout: Layout, name: Name, found: Sequence[Name], places: list[int]) -> int:
    """The smallest element that also holds another name."""
    for node in layout.ancestors(name.line.block):
        if names_another(layout, node, name, found, places):
            return node
    return -1


def _without_outsiders(layout: Layout, found: Sequence[Name]) -> list[Name]:
    """Without people in news, quotes and the like, if they are a minority."""
    headings = [(line, _level(layout, line)) for line in layout.lines if _level(layout, line)]
    named = {name.at for name in found}
    headings = [both for both in headings if both[0].at not in named]
    odd = {name.at for name in found if _is_elsewhere(layout, name, headings)}
    if len(odd) > 0.5 * len(found):
        return list(found)
    return [name for name in found if name.at not in odd]


def _level(layout: Layout, line: Line) -> int:
    tags = [layout.elements[line.block].name, *line.inline]
    return next((int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)), 0)


def _is_elsewhere(layout: Layout, name: Name, headings: Sequence[tuple[Line, int]]) -> bool:
    nodes = layout.ancestors(name.line.block)
    if any(layout.elements[node].name in ("blockquote", "cite") for node in nodes):
        return True
    if {"cite", "q"} & set(name.line.inline):
        return True
    classes = " ".join(layout.signature(node).partition(".")[2] for node in nodes)
    if OTHER_SECTIONS & {fold(word) for word in re.findall(r"[^\W\d_]+", classes)}:
        return True
    own = _level(layout, name.line) or 7
    here = bisect_left(headings, name.at, key=lambda both: both[0].at)
    above = next((headings[n][0].text for n in range(here - 1, -1, -1) if headings[n][1] < own), "")
    words = {fold(word) for word in re.findall(r"[^\W\d_]+", above)}
    return bool(words & OTHER_SECTIONS)


def _without_assistants(layout: Layout, found: Sequence[Name]) -> list[Name]:
    """Without names that only accompany others, such as a secretary in a professor's card."""
    slots = defaultdict(list)
    for name in found:
        slots[name.slot].append(name)
    ranked = sorted(slots.values(), key=lambda members: -_rank(layout, members))
    kept: list[Name] = []
    for members in ranked:
        places = [one.at for one in kept]
        new = [one for one in members if not _in_a_card(layout, one, kept, places)]
        if not _interleaved(new, kept, len(layout.pictures)):
            kept = sorted([*kept, *new], key=lambda one: one.at)
    return kept


def _rank(layout: Layout, members: Sequence[Name]) -> float:
    """How much a slot matters: how certain its names are, and how near to pictures."""
    line = members[0].line
    tags = {layout.elements[line.block].name, *line.inline}
    stress = 1.3 if tags & HEADINGS else 1.0
    return stress * sum(name.score * (0.3 + 1 / (1 + _lines_off(layout, name))) for name in members)


def _lines_off(layout: Layout, name: Name) -> int:
    """Number of lines between a name and the nearest picture; 9 if there is none."""
    here = bisect_left(layout.pictures, name.at, key=lambda picture: picture.at)
    near = layout.pictures[max(0, here - 1) : here + 1]
    return min((layout.lines_between(name.at, one.at) for one in near), default=9)


def _in_a_card(layout: Layout, one: Name, kept: Sequence[Name], places: Sequence[int]) -> bool:
    """Whether the smallest element with a kept name too holds only that one and a picture."""
    if not kept:
        return False
    for node in layout.ancestors(one.line.block):
        span = layout.within(node, places)
        if span.stop > span.start:
            if span.stop - span.start > 1 or kept[span.start].key == one.key:
                return False
            return len({picture.address for picture in layout.pictures_of(node)}) <= 1
    return False


def _interleaved(new: Sequence[Name], kept: Sequence[Name], pictures: int) -> bool:
    """Whether names alternate with kept ones while there are no pictures for them."""
    if len(kept) < 3 or len(new) < 2 or pictures > 1.3 * len(kept) + 2:
        return False
    gaps: dict[int, int] = defaultdict(int)
    for one in new:
        gaps[bisect_left(kept, one.at, key=lambda name: name.at)] += 1
    inner = {gap: count for gap, count in gaps.items() if gap}
    same = {name.key for name in kept} & {name.key for name in new}
    return len(inner) > 0.4 * len(kept) and len(new) < 1.5 * len(inner) and not same
