"""A line that names somebody.

Enters: a line as it was read. Leaves: a `Name`, by which people are told apart and looked for.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from scrapers.parse.detect.layout import Layout, Line
from scrapers.parse.detect.words import fold
from scrapers.parse import names


@dataclass(frozen=True)
class Name:
    """A line that names somebody; ``text`` is name and titles, ``key`` tells people apart."""

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
    """Whether an element that holds a name holds somebody else's too.

    Args:
        layout: the page.
        node: the element's number.
        name: who is meant.
        found: the page's names in reading order.
        places: where these stand.
    """
    span = layout.within(node, places)
    return any(found[number].key != name.key for number in range(span.start, span.stop))


def tokens(name: str) -> set[str]:
    """The parts of a name by which a file's name or an alt would show it."""
    return {fold(part) for part in names.key(name).split() if len(part) > 2}
