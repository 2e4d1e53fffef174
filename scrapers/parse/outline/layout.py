"""A page as its lines of text and its pictures, in reading order, with their place in the tree.

A line is the text between two line breaks. A picture is an image, an image within a drawing, or a
background with an address.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from bs4 import NavigableString, Tag

Box = tuple[float, float, float, float]
"""x, y, width and height."""


def box_of(text: object) -> Box | None:
    """The box in an attribute; None if there is none, or nothing was drawn."""
    try:
        x, y, width, height = (float(value) for value in str(text or "").split())
    except ValueError:
        return None
    return None if (x, y, width, height) == (0, 0, 0, 0) else (x, y, width, height)


def text_box(node: NavigableString) -> Box | None:
    """The box of one text: its own if its element holds several texts, else the element's."""
    parent = node.parent
    assert parent is not None
    several = parent.get("data-facestudy-texts")
    if not several:
        return box_of(parent.get("data-facestudy-box"))
    texts = [child for child in parent.contents if type(child) is NavigableString and child.strip()]
    places = str(several).split(";")
    number = next((n for n, text in enumerate(texts) if text is node), len(places))
    return box_of(places[number]) if number < len(places) else None


@dataclass
class Line:
    """One line of text.

    Args:
        text: its text.
        at: its position in reading order.
        block: number of the block element that holds it.
        parts: the text of elements at the line's beginning, such as the first link.
        inline: names of elements that hold the whole line, outermost first.
        links: addresses that it links to.
        box: x, y, width, height; None if unknown.
        title: words before the text that the page uses as titles.
    """

    text: str
    at: int
    block: int
    parts: tuple[str, ...] = ()
    inline: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    box: Box | None = None
    title: str = ""


@dataclass
class Picture:
    """One picture; ``at`` and ``node`` are its place, ``texts`` the texts of its attributes."""

    address: str
    at: int
    node: int
    texts: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    size: tuple[float, float] = (0.0, 0.0)
    box: Box | None = None
    behind: bool = False


@dataclass
class Layout:
    """A page; its elements are numbered, and span the places from ``start`` to ``end``."""

    base: str
    elements: list[Tag] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    _signatures: dict[int, str] = field(default_factory=dict)
    _places: list[int] = field(default_factory=list)

    def ancestors(self, node: int) -> list[int]:
        """The element itself, then its parents up to the root."""
        nodes = []
        while node >= 0:
            nodes.append(node)
            node = self.parents[node]
        return nodes

    def holds(self, node: int, at: int) -> bool:
        return self.start[node] <= at <= self.end[node]

    def within(self, node: int, places: Sequence[int]) -> slice:
        """The slice of some sorted places that an element spans."""
        return slice(bisect_left(places, self.start[node]), bisect_right(places, self.end[node]))

    def path(self, node: int, depth: int) -> tuple[str, ...]:
        """The signatures of an element and of its parents."""
        return tuple(self.signature(one) for one in self.ancestors(node)[:depth])

    def signature(self, node: int) -> str:
        """Tag and classes of an element, without classes that differ between siblings."""
        if node not in self._signatures:
            self._signatures[node] = self._signature_of(node)
        return self._signatures[node]

    def lines_between(self, one: int, other: int) -> int:
        """Number of lines that begin between two places."""
        span = self._span(one, other)
        return max(0, span.stop - span.start)

    def lines_from(self, one: int, other: int) -> list[Line]:
        """The lines that begin between two places."""
        return self.lines[self._span(one, other)]

    def lines_of(self, node: int) -> list[Line]:
        """The lines that begin within an element."""
        return self.lines[self.within(node, self.places())]

    def pictures_of(self, node: int) -> list[Picture]:
        """The pictures that an element holds."""
        low = bisect_left(self.pictures, self.start[node], key=_place)
        return self.pictures[low : bisect_right(self.pictures, self.end[node], key=_place)]

    def pictures_between(self, one: int, other: int) -> list[Picture]:
        """The pictures between two places, the second being the later."""
        low = bisect_right(self.pictures, one, key=_place)
        return self.pictures[low : bisect_left(self.pictures, other, key=_place)]

    def is_picture_between(self, one: int, other: int) -> bool:
        """Whether there is a picture between two places, the second being the later."""
        return bool(self.pictures_between(one, other))

    def places(self) -> list[int]:
        """Where the lines begin."""
        if len(self._places) != len(self.lines):
            self._places = [line.at for line in self.lines]
        return self._places

    def _span(self, one: int, other: int) -> slice:
        low, high = sorted((one, other))
        return slice(bisect_right(self.places(), low), bisect_left(self.places(), high))

    def _signature_of(self, node: int) -> str:
        element = self.elements[node]
        classes: list[str] = list(element.get("class") or [])
        kept = [
            name for name in classes if not re.search(r"\d|^(?:first|last|odd|even|active)$", name)
        ]
        return ".".join([element.name, *sorted(kept)])


def _place(picture: Picture) -> int:
    return picture.at
