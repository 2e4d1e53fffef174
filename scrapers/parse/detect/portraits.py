"""How likely each picture of a page is somebody's portrait: a log-odds without looking into it."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from scrapers.parse.detect.lines import Name
from scrapers.parse.image_urls import MAX_LENGTH, file_name
from scrapers.parse.outline.layout import Layout, Picture
from scrapers.parse.text.captions import is_graphic, tells_of_group
from scrapers.parse.text.names import tokens, words_of
from scrapers.parse.text.words import OTHER_SECTIONS
from scrapers.parse.weights import PICTURES

MIN_SIDE, TINY = 30, 64
MAX_RATIO, MIN_RATIO = 2.0, 0.35
OBLONG, DWARFED = 1.25, 8.0
"""Width through height of a small picture that rarely is a face, and how much larger others are."""
SHEET = (900, 700)
"""A picture of this size is a page, not a portrait on it."""
CALLED = re.compile(r"(?i)portrait|photo|foto|face|avatar|headshot|person|profile|circle|round")
"""Class names of portraits in templates."""
ELSEWHERE = re.compile(r"(?i)sponsor|partner|funding|foerder|cookie|breadcrumb|\blogo\b")


@dataclass
class Portrait:
    """A picture with the log-odds that it is somebody's portrait."""

    picture: Picture
    logodds: float = PICTURES["prior"].value
    why: list[str] = field(default_factory=list)
    told: set[str] = field(default_factory=set)

    @property
    def at(self) -> int:
        return self.picture.at

    def add(self, evidence: str, amount: float = 1.0) -> None:
        """Add a piece of evidence of the table, times an amount."""
        weight = PICTURES[evidence]
        self.logodds += weight.value * amount
        self.told |= {evidence} if amount else set()
        if weight.reason and weight.value * amount > 0.5:
            self.why.append(weight.reason)


def weigh_pictures(layout: Layout, found: Sequence[Name]) -> list[Portrait]:
    """The page's pictures in reading order, each with its log-odds.

    Args:
        layout: the page.
        found: its lines that may name people.
    """
    likely = [name for name in found if name.logodds > 0]
    known = set().union(*(tokens(name.key) for name in likely)) if likely else set()
    places = [name.at for name in likely]
    counts = Counter(picture.address for picture in layout.pictures)
    again = max(Counter(name.key for name in likely).values(), default=1)
    dwarfed = _dwarfed(layout.pictures)
    other = _elsewhere(layout)
    common = _recurring(layout.pictures)
    weighed = []
    for picture in sorted(layout.pictures, key=lambda one: one.at):
        portrait = _by_shape(picture, dwarfed)
        inside = likely[layout.within(picture.node, places)] if picture.behind else []
        portrait.add("named", bool(words_of_picture(picture) & known))
        portrait.add("footer", picture.at in other)
        portrait.add("behind", picture.behind)
        portrait.add("several", len({name.key for name in inside}) > 1)
        portrait.add("called", bool(CALLED.search(layout.signature(picture.node))))
        portrait.add("group", _is_group(layout, picture, common))
        portrait.add("repeated", counts[picture.address] > max(3, again))
        weighed.append(portrait)
    return weighed


def words_of_picture(picture: Picture) -> set[str]:
    """The words of a picture's address and of its attributes."""
    return words_of([file_of(picture), *picture.texts])


def file_of(picture: Picture) -> str:
    """The readable end of a picture's address."""
    return file_name(picture.address) + " " + unquote(urlsplit(picture.address[:MAX_LENGTH]).query)


def portrait_shaped(layout: Layout) -> list[Picture]:
    """The pictures that are large enough, not too flat, and no page graphics by their address."""
    dwarfed = _dwarfed(layout.pictures)
    return [one for one in layout.pictures if _by_shape(one, dwarfed).logodds > -1.5]


def _dwarfed(pictures: Sequence[Picture]) -> set[int]:
    """The places of small pictures beside which about as many stand that are much larger.

    Flags, emblems and icons beside portraits are such; upright ones are never counted.
    """
    sizes = Counter(one.size for one in pictures)
    faces = [(w * h, n) for (w, h), n in sizes.items() if 0.5 * h <= w <= 1.1 * h]
    small = [one for one in pictures if is_tiny(one) and one.size[0] >= 0.95 * one.size[1] > 0]
    places = set()
    for one in small:
        area = one.size[0] * one.size[1]
        larger = sum(count for other, count in faces if other > DWARFED * area)
        if larger >= max(3, 0.5 * sizes[one.size]):
            places.add(one.at)
    return places


def _by_shape(picture: Picture, dwarfed: Collection[int]) -> Portrait:
    portrait = Portrait(picture)
    width, height = picture.size
    portrait.add("small", any(0 < side < MIN_SIDE for side in picture.size))
    portrait.add("tiny", is_tiny(picture))
    portrait.add("oblong", is_tiny(picture) and width > OBLONG * height > 0)
    portrait.add("dwarfed", picture.at in dwarfed)
    portrait.add("banner", _is_banner(picture))
    portrait.add("sheet", width >= SHEET[0] and height >= SHEET[1])
    alt = picture.texts[0] if picture.texts else ""
    portrait.add("graphic", is_graphic(file_name(picture.address), alt))
    return portrait


def is_tiny(picture: Picture) -> bool:
    """Whether a picture is shown so small that the person's own page may have a better one."""
    return any(0 < side < TINY for side in picture.size) and max(picture.size) < 1.5 * TINY


def _is_banner(picture: Picture) -> bool:
    width, height = picture.size
    if not (width and height):
        return False
    max_ratio = 3 * MAX_RATIO if picture.behind and width < 600 else MAX_RATIO
    return not MIN_RATIO < width / height < max_ratio


def _recurring(pictures: Sequence[Picture]) -> set[str]:
    """Texts that several pictures bear: "team" is none of them alone."""
    bearers = defaultdict(set)
    for one in pictures:
        for text in one.texts:
            bearers[text].add(one.address)
    return {text for text, some in bearers.items() if len(some) > 2}


def _is_group(layout: Layout, picture: Picture, common: Collection[str]) -> bool:
    """Whether caption or attributes name several people."""
    if any(tells_of_group(text) for text in picture.texts if text not in common):
        return True
    here = bisect_left(layout.places(), picture.at)
    below = layout.lines[here] if here < len(layout.lines) else None
    beside = below is not None and not layout.is_picture_between(picture.at, below.at)
    if below and beside and tells_of_group(below.text, surely=True):
        return True
    figures = [n for n in layout.ancestors(picture.node)[:3] if layout.elements[n].name == "figure"]
    lines = layout.lines_of(figures[0]) if figures else []
    return any(tells_of_group(line.text) for line in lines)


def _elsewhere(layout: Layout) -> set[int]:
    """The places of pictures in other parts of the page, unless most portraits are there."""
    shaped = {one.at for one in portrait_shaped(layout)}
    places = set()
    for is_there in (_is_of_other_section, _is_in_frame, _is_among_sponsors):
        found = [one for one in layout.pictures if is_there(layout, one)]
        there = {one.at for one in found}
        if is_there is _is_of_other_section:
            # Where others of the same template stand outside, the class means something else.
            others = [one for one in layout.pictures if one.at in shaped - there]
            outside = {layout.path(one.node, 2) for one in others}
            there = {one.at for one in found if layout.path(one.node, 2) not in outside}
        if len(there & shaped) <= 0.5 * len(shaped):
            places |= there
    return places


def _is_of_other_section(layout: Layout, picture: Picture) -> bool:
    """Whether classes or folders tell of news and the like."""
    classes = " ".join(layout.path(picture.node, 6))
    folders = urlsplit(picture.address[:MAX_LENGTH]).path.rpartition("/")[0]
    return bool(OTHER_SECTIONS & words_of([classes, unquote(folders)]))


def _is_in_frame(layout: Layout, picture: Picture) -> bool:
    """Whether a picture is in the page's own head, foot or navigation."""
    tags = [layout.elements[node].name for node in layout.ancestors(picture.node)]
    frames = [n for n, tag in enumerate(tags) if tag in ("header", "footer", "nav")]
    return bool(frames) and not {"main", "article", "section", "li", "td"} & {*tags[frames[0] :]}


def _is_among_sponsors(layout: Layout, picture: Picture) -> bool:
    nodes = layout.ancestors(picture.node)
    marks = (f"{layout.signature(n)} {layout.elements[n].get('id', '')}" for n in nodes)
    return any(ELSEWHERE.search(mark) for mark in marks)
