"""A line that names a person."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from scrapers.parse import names
from scrapers.parse.detect.layout import Layout, Line
from scrapers.parse.detect.words import fold


@dataclass(frozen=True)
class Name:
    """A line that names a person; ``text`` is name and titles, ``key`` identifies the person."""

    text: str
    key: str
    line: Line
    score: float
    slot: Hashable
    sure: bool = False

    @property
    def at(self) -> int:
        return self.line.at


def names_another(
    layout: Layout, node: int, name: Name, found: Sequence[Name], places: Sequence[int]
) -> bool:
    """Whether an element that holds a name also holds another person's name.

    Args:
        layout: the page.
        node: the element's number.
        name: the person.
        found: the page's names in reading order.
        places: their places.

    Returns:
        True if there is another person's name.
    """
    span = layout.within(node, places)
    return any(found[number].key != name.key for number in range(span.start, span.stop))


def tokens(name: str) -> set[str]:
    """The parts of a name that a file name or an alt text may contain."""
    return {fold(part) for part in names.key(name).split() if len(part) > 2}
