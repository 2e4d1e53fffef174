"""A page as its lines of text and its pictures, in reading order, with places in the tree.

Enters: a snapshot's HTML. Leaves: a `Layout`. A line is what stands between two line breaks; a
picture is an image, a drawn-in image or a background that has an address.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, Comment, NavigableString, Tag

from scrapers.renditions import picture_address

INLINE = frozenset(
    "a abbr b bdi bdo big cite code em font i label mark q s small span strong sub sup time tt u "
    "ins del nobr wbr acronym var kbd".split()
)
SILENT = frozenset("script style noscript template select option textarea title head svg".split())
PICTURES = frozenset("img image input object".split())

MOST_LINES, MOST_PICTURES = 20_000, 4_000
"""What lies beyond is not read: no list of people is that long."""

Box = tuple[float, float, float, float]


@dataclass
class Line:
    """One line of text.

    Args:
        text: what it says.
        at: its place in reading order.
        block: number of the element whose line it is.
        parts: the text of elements at the line's beginning, such as the first link.
        inline: names of elements that hold the whole line, outermost first.
        links: addresses that it links to.
        box: x, y, width, height; None where the browser did not say.
    """

    text: str
    at: int
    block: int
    parts: tuple[str, ...] = ()
    inline: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    box: Box | None = None


@dataclass
class Picture:
    """One picture; ``at`` and ``node`` are its place, ``said`` what its attributes tell of it."""

    address: str
    at: int
    node: int
    said: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    size: tuple[float, float] = (0.0, 0.0)
    box: Box | None = None
    behind: bool = False


@dataclass
class Layout:
    """A page; elements are numbered, and hold the places from ``start`` to ``end``."""

    base: str
    elements: list[Tag] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    looks: dict[int, str] = field(default_factory=dict)
    _places: list[int] = field(default_factory=list)

    def ancestors(self, node: int) -> list[int]:
        """The element itself, then what it stands in, up to the root."""
        found = []
        while node >= 0:
            found.append(node)
            node = self.parents[node]
        return found

    def holds(self, node: int, at: int) -> bool:
        return self.start[node] <= at <= self.end[node]

    def within(self, node: int, places: list[int]) -> slice:
        """Which of some sorted places an element holds."""
        return slice(bisect_left(places, self.start[node]), bisect_right(places, self.end[node]))

    def path(self, node: int, depth: int) -> tuple[str, ...]:
        """The looks of an element and of those around it."""
        return tuple(self.look(one) for one in self.ancestors(node)[:depth])

    def look(self, node: int) -> str:
        """Tag and classes of an element, without what differs between siblings."""
        if node not in self.looks:
            self.looks[node] = self._look(node)
        return self.looks[node]

    def lines_between(self, one: int, other: int) -> int:
        """How many lines begin between two places."""
        low, high = sorted((one, other))
        places = self.places()
        return max(0, bisect_left(places, high) - bisect_right(places, low))

    def is_picture_between(self, one: int, other: int) -> bool:
        """Whether a picture stands between two places, the second being the later."""
        here = bisect_right(self.pictures, one, key=lambda picture: picture.at)
        return here < len(self.pictures) and self.pictures[here].at < other

    def places(self) -> list[int]:
        """Where the lines begin."""
        if len(self._places) != len(self.lines):
            self._places = [line.at for line in self.lines]
        return self._places

    def _look(self, node: int) -> str:
        element = self.elements[node]
        classes = element.get("class") or []
        kept = [
            one for one in classes if not re.search(r"\d|^(?:first|last|odd|even|active)$", one)
        ]
        return ".".join([element.name, *sorted(kept)])


def flatten(html: str, base: str) -> Layout:
    """Read a snapshot's HTML into a `Layout`."""
    layout = Layout(base)
    _Walk(layout).visit(BeautifulSoup(html, "html.parser"))
    return layout


class _Walk:
    """One walk through the tree; a stack instead of recursion, as pages nest without end."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._clock = 0
        self._pieces: list[tuple[str, Tag, int, Box | None]] = []
        self._blocks: list[int] = [-1]
        self._numbers: dict[int, int] = {}

    def visit(self, soup: Tag) -> None:
        stack: list[tuple[object, bool]] = [(child, False) for child in reversed(soup.contents)]
        while stack:
            node, leaving = stack.pop()
            self._clock += 1
            if leaving:
                self._leave(node)
            elif isinstance(node, Tag):
                if node.name in SILENT and not self._is_drawn(node):
                    continue
                self._enter(node)
                stack.append((node, True))
                stack += [(child, False) for child in reversed(node.contents)]
            elif isinstance(node, NavigableString) and not isinstance(node, Comment):
                self._read(node)
        self._flush()

    def _is_drawn(self, node: Tag) -> bool:
        """Portraits cut to a shape stand as images within a drawing."""
        return node.name == "svg" and node.find("image") is not None

    def _enter(self, node: Tag) -> None:
        layout, number = self._layout, len(self._layout.elements)
        self._numbers[id(node)] = number
        layout.parents.append(self._numbers.get(id(node.parent), -1))
        layout.elements.append(node)
        layout.start.append(self._clock)
        layout.end.append(self._clock)
        if node.name in ("br", "hr") or not _is_inline(node):
            self._flush()
        if not _is_inline(node):
            self._blocks.append(number)
        self._picture(node, number)

    def _leave(self, node: Tag) -> None:
        if not _is_inline(node):
            self._flush()
            self._blocks.pop()
        self._layout.end[self._numbers[id(node)]] = self._clock

    def _picture(self, node: Tag, number: int) -> None:
        shown = node.name in PICTURES
        if not shown and not node.get("data-facestudy-background"):
            return
        if node.name == "input" and node.get("type") != "image":
            return
        found = picture_address(node, self._layout.base) if shown else ""
        behind = not found and bool(node.get("data-facestudy-background"))
        if behind:
            found = picture_address(_alone(node), self._layout.base)
        if not found or len(self._layout.pictures) >= MOST_PICTURES:
            return
        self._flush()
        box = _box(node.get("data-facestudy-box"))
        link = node.find_parent("a")
        holders = [node] if link is None else [node, link]
        holders += [one for one in list(node.parents)[:2] if len(one.find_all(node.name)) == 1]
        said = [
            str(one.get(key) or "") for one in holders for key in ("alt", "title", "aria-label")
        ]
        self._layout.pictures.append(
            Picture(
                found,
                self._clock,
                number,
                tuple(filter(None, said)),
                _links(node, self._layout.base),
                _size(node, box),
                box,
                behind,
            )
        )

    def _read(self, node: NavigableString) -> None:
        text = re.sub(r"\s+", " ", node)
        if not text.strip():
            if self._pieces:
                self._pieces.append((" ", node.parent, self._clock, None))
            return
        self._pieces.append((text, node.parent, self._clock, _text_box(node)))

    def _flush(self) -> None:
        pieces, self._pieces = self._pieces, []
        text = _joined(pieces)
        if not text or self._blocks[-1] < 0 or len(self._layout.lines) >= MOST_LINES:
            return
        block = self._layout.elements[self._blocks[-1]]
        pieces = [piece for piece in pieces if piece[0].strip()]
        self._layout.lines.append(
            Line(
                text[:2000],
                pieces[0][2],
                self._blocks[-1],
                _beginnings(pieces, block),
                _around(pieces, block),
                _links_of(pieces, self._layout.base),
                next((piece[3] for piece in pieces if piece[3]), None),
            )
        )


def _joined(pieces: list) -> str:
    """The text of some pieces; a style sheet may part two elements that no space parts."""
    text = ""
    for piece, *_ in pieces:
        glued = text[-1:].islower() and piece[:1].isupper()
        text += f" {piece}" if glued else piece
    return " ".join(text.split())


def _is_inline(node: Tag) -> bool:
    told = node.get("data-facestudy-line")
    if told:
        return told == "inline"
    return node.name in INLINE or node.name in PICTURES or node.name in ("br", "svg", "picture")


def _alone(node: Tag) -> Tag:
    """The element without what stands in it, so that only its own background counts."""
    copy = Tag(name=node.name)
    copy.attrs = dict(node.attrs)
    return copy


def _up_to(node: Tag, block: Tag) -> list[Tag]:
    found = []
    while node is not None and node is not block:
        found.append(node)
        node = node.parent
    return found


def _around(pieces: list, block: Tag) -> tuple[str, ...]:
    """The inline elements that hold all of a line."""
    chains = [_up_to(piece[1], block) for piece in pieces]
    common = [one for one in chains[0] if all(any(one is o for o in other) for other in chains)]
    return tuple(one.name for one in reversed(common))


def _beginnings(pieces: list, block: Tag) -> tuple[str, ...]:
    """What the inline elements at a line's beginning say, each with all that it says here."""
    found = []
    for first in pieces[:2]:
        for holder in _up_to(first[1], block):
            own = [
                piece for piece in pieces if any(one is holder for one in _up_to(piece[1], block))
            ]
            if len(own) < len(pieces):
                found.append(_joined(own))
    return tuple(dict.fromkeys(text for text in found if text))


def _links(node: Tag, base: str) -> tuple[str, ...]:
    """Where a click on an element leads."""
    link = node if node.name == "a" else node.find_parent("a")
    href = str(link.get("href") or "") if link is not None else ""
    return (href,) if href and not href.startswith(("mailto:", "tel:", "javascript:")) else ()


def _links_of(pieces: list, base: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(link for piece in pieces for link in _links(piece[1], base)))


def _box(text: object) -> Box | None:
    try:
        x, y, width, height = (float(value) for value in str(text or "").split())
    except ValueError:
        return None
    return None if (x, y, width, height) == (0, 0, 0, 0) else (x, y, width, height)


def _text_box(node: NavigableString) -> Box | None:
    """The box of one text: its own where its element holds several, else the element's."""
    several = node.parent.get("data-facestudy-texts")
    if not several:
        return _box(node.parent.get("data-facestudy-box"))
    texts = [one for one in node.parent.contents if type(one) is NavigableString and one.strip()]
    places = str(several).split(";")
    number = next((n for n, one in enumerate(texts) if one is node), len(places))
    return _box(places[number]) if number < len(places) else None


def _size(node: Tag, box: Box | None) -> tuple[float, float]:
    """How large a picture is meant to be shown, 0 for a side that nobody gave.

    The browser loads no pictures: the box of an image that has no size of its own says nothing.
    """
    seen = re.match(r"(\d+) (\d+)$", str(node.get("data-facestudy-size") or ""))
    if seen:
        return float(seen.group(1)), float(seen.group(2))
    style = str(node.get("style") or "")
    sides = []
    for side in ("width", "height"):
        told = re.match(r"\s*(\d+)(?:px)?\s*$", str(node.get(side) or ""))
        told = told or re.search(rf"(?:^|[;\s]){side}\s*:\s*(\d+)px", style)
        sides.append(float(told.group(1)) if told else 0.0)
    if node.name != "img" and box and not any(sides):
        return box[2], box[3]
    return sides[0], sides[1]
