"""A line that names somebody.

Enters: a line as it was read. Leaves: a `Name`, by which people are told apart and looked for.
"""

from collections.abc import Hashable
from dataclasses import dataclass

from scrapers import names
from scrapers.detect.layout import Line
from scrapers.detect.words import fold


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


def tokens(name: str) -> set[str]:
    """The parts of a name by which a file's name or an alt would show it."""
    return {fold(part) for part in names.key(name).split() if len(part) > 2}
