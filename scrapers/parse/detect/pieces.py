"""Join the pieces of text between two line breaks into one line."""

from collections.abc import Sequence
from typing import NamedTuple

from bs4 import Tag

from scrapers.parse.detect.boxes import Box
from scrapers.parse.detect.layout import Line
from scrapers.parse.detect.pictures import links_of

MAX_LENGTH = 2000
"""Characters of a line; a name comes at its beginning."""


class Piece(NamedTuple):
    """One text, with the element around it, its position in reading order, and its box."""

    text: str
    parent: Tag
    at: int
    box: Box | None


def line_of(pieces: Sequence[Piece], number: int, block: Tag) -> Line | None:
    """The line of some pieces; None if they hold no text.

    Args:
        pieces: the texts between two line breaks, in reading order.
        number: the block's number.
        block: the block element that holds the line.

    Returns:
        The line, or None.
    """
    text = _joined(pieces)
    if not text:
        return None
    visible = [piece for piece in pieces if piece.text.strip()]
    return Line(
        text[:MAX_LENGTH],
        visible[0].at,
        number,
        _beginnings(visible, block),
        _around(visible, block),
        tuple(dict.fromkeys(link for piece in visible for link in links_of(piece.parent))),
        next((piece.box for piece in visible if piece.box), None),
    )


def _joined(pieces: Sequence[Piece]) -> str:
    """The text of some pieces; a style sheet may separate elements without a space between them."""
    text = ""
    for piece, *_ in pieces:
        glued = text[-1:].islower() and piece[:1].isupper()
        text += f" {piece}" if glued else piece
    return " ".join(text.split())


def _up_to(node: Tag, block: Tag) -> list[Tag]:
    nodes: list[Tag] = []
    current: Tag | None = node
    while current is not None and current is not block:
        nodes.append(current)
        current = current.parent
    return nodes


def _stands_in(piece: Piece, holder: Tag, block: Tag) -> bool:
    return any(one is holder for one in _up_to(piece.parent, block))


def _around(pieces: Sequence[Piece], block: Tag) -> tuple[str, ...]:
    """The inline elements that hold all of a line, outermost first."""
    holders = _up_to(pieces[0].parent, block)
    common = [one for one in holders if all(_stands_in(piece, one, block) for piece in pieces)]
    return tuple(one.name for one in reversed(common))


def _beginnings(pieces: Sequence[Piece], block: Tag) -> tuple[str, ...]:
    """The texts of the inline elements at a line's beginning."""
    found = []
    for first in pieces[:2]:
        for holder in _up_to(first.parent, block):
            own = [piece for piece in pieces if _stands_in(piece, holder, block)]
            if len(own) < len(pieces):
                found.append(_joined(own))
    return tuple(dict.fromkeys(text for text in found if text))
