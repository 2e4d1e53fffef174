"""A name with the picture that is its own.

Enters: a name and a picture. Leaves: a `Pair`, and what speaks for it.
"""

from dataclasses import dataclass

from scrapers.parse.detect.layout import Layout, Picture
from scrapers.parse.detect.named import Name, tokens
from scrapers.parse.detect.portraits import words_of


@dataclass(frozen=True)
class Pair:
    """A name with its picture; ``why`` is the evidence that decided."""

    name: Name
    picture: Picture
    why: str


def supports(name: Name, picture: Picture) -> bool:
    """Whether a picture's address or attributes tell the name."""
    return bool(tokens(name.key) & words_of(picture))


def slot(layout: Layout, picture: Picture) -> tuple[str, ...]:
    """Where a template puts a picture: its look, and that of the element around it."""
    return tuple(layout.look(node) for node in layout.ancestors(picture.node)[:2])


def between(layout: Layout, one: Pair) -> int:
    """How many lines stand between name and picture."""
    return layout.lines_between(one.name.at, one.picture.at)
