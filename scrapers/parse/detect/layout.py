"""A page as its lines of text and its pictures, in reading order, with places in the tree.

Enters: what `flattening` read. Leaves: a `Layout`, which answers what stands where. A line is what
stands between two line breaks; a picture is an image, a drawn-in image or a background that has an
address.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from bs4 import Tag

from scrapers.parse.detect.boxes import Box


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

    def within(self, node: int, places: Sequence[int]) -> slice:
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

    def is_picture_between(self, one: int, other: int) -> bool:
        """Whether a picture stands between two places, the second being the later."""
        here = bisect_right(self.pictures, one, key=_place)
        return here < len(self.pictures) and self.pictures[here].at < other

    def places(self) -> list[int]:
        """Where the lines begin."""
        if len(self._places) != len(self.lines):
            self._places = [line.at for line in self.lines]
        return self._places

    def _span(self, one: int, other: int) -> slice:
        low, high = sorted((one, other))
        return slice(bisect_right(self.places(), low), bisect_left(self.places(), high))

    def _look(self, node: int) -> str:
        element = self.elements[node]
        classes = element.get("class") or []
        kept = [
            one for one in classes if not re.search(r"\d|^(?:first|last|odd|even|active)$", one)
        ]
        return ".".join([element.name, *sorted(kept)])


def _place(one: Picture) -> int:
    return one.at
