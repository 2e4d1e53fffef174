"""Pieces of text become one line.

Enters: the texts between two line breaks, each with the element it stands in. Leaves: a `Line`:
what they say together, what its beginning says, and which elements hold all of it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from bs4 import Tag

from scrapers.parse.detect.boxes import Box
from scrapers.parse.detect.layout import Line
from scrapers.parse.detect.pictures import links_of

LONGEST = 2000
"""Letters of a line: a name stands at its head."""


class Piece(NamedTuple):
    """One text: what it says, the element around it, its place in reading order, and its box."""

    text: str
    parent: Tag
    at: int
    box: Box | None


def line_of(pieces: Sequence[Piece], number: int, block: Tag) -> Line | None:
    """The line of some pieces; None where they say nothing.

    Args:
        pieces: what stands between two line breaks, in reading order.
        number: the block's number.
        block: the element whose line it is.
    """
    text = _joined(pieces)
    if not text:
        return None
    told = [piece for piece in pieces if piece.text.strip()]
    return Line(
        text[:LONGEST],
        told[0].at,
        number,
        _beginnings(told, block),
        _around(told, block),
        tuple(dict.fromkeys(link for piece in told for link in links_of(piece.parent))),
        next((piece.box for piece in told if piece.box), None),
    )


def _joined(pieces: Sequence[Piece]) -> str:
    """The text of some pieces; a style sheet may part two elements that no space parts."""
    text = ""
    for piece, *_ in pieces:
        glued = text[-1:].islower() and piece[:1].isupper()
        text += f" {piece}" if glued else piece
    return " ".join(text.split())


def _up_to(node: Tag, block: Tag) -> list[Tag]:
    found = []
    while node is not None and node is not block:
        found.append(node)
        node = node.parent
    return found


def _stands_in(piece: Piece, holder: Tag, block: Tag) -> bool:
    return any(one is holder for one in _up_to(piece.parent, block))


def _around(pieces: Sequence[Piece], block: Tag) -> tuple[str, ...]:
    """The inline elements that hold all of a line, outermost first."""
    holders = _up_to(pieces[0].parent, block)
    common = [one for one in holders if all(_stands_in(piece, one, block) for piece in pieces)]
    return tuple(one.name for one in reversed(common))


def _beginnings(pieces: Sequence[Piece], block: Tag) -> tuple[str, ...]:
    """What the inline elements at a line's beginning say, each with all that it says here."""
    found = []
    for first in pieces[:2]:
        for holder in _up_to(first.parent, block):
            own = [piece for piece in pieces if _stands_in(piece, holder, block)]
            if len(own) < len(pieces):
                found.append(_joined(own))
    return tuple(dict.fromkeys(text for text in found if text))
