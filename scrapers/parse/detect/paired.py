"""A pair of a name and its picture, and the evidence for it."""

from dataclasses import dataclass

from scrapers.parse.detect.layout import Layout, Picture
from scrapers.parse.detect.named import Name, tokens
from scrapers.parse.detect.portraits import words_of


@dataclass(frozen=True)
class Pair:
    """A name with its picture; ``why`` is the evidence."""

    name: Name
    picture: Picture
    why: str


def supports(name: Name, picture: Picture) -> bool:
    """Whether a picture's address or attributes contain the name."""
    return bool(tokens(name.key) & words_of(picture))


def slot(layout: Layout, picture: Picture) -> tuple[str, ...]:
    """A picture's position in a template: the signatures of it and of its parent."""
    return tuple(layout.signature(node) for node in layout.ancestors(picture.node)[:2])


def between(layout: Layout, one: Pair) -> int:
    """Number of lines between name and picture."""
    return layout.lines_between(one.name.at, one.picture.at)
