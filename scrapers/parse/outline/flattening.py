"""Flatten a snapshot's HTML into a `Layout` of lines and pictures."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bs4 import Comment, NavigableString, PageElement, Tag

from scrapers.parse import limits
from scrapers.parse.outline.layout import Box, Layout, Line, text_box
from scrapers.parse.outline.pictures import PICTURES, links_of, picture_of

INLINE = frozenset(
    "a abbr b bdi bdo big cite code em font i label mark q s small span strong sub sup time tt u "
    "ins del nobr wbr acronym var kbd ruby rb".split()
)
SKIPPED = frozenset(
    "script style noscript template select option textarea title head svg "
    # A reading above the characters repeats them.
    "rt rp rtc".split()
)

STEP = 32
"""Places from one node to the next, so that a line may be cut into several."""
MAX_LINES, MAX_PICTURES = 20_000, 4_000
"""Further ones are not read: no list of people is that long."""


def flatten(html: str, base: str) -> Layout:
    """Read a snapshot's HTML into a `Layout`.

    Raises:
        Failure: the page exceeds the `scrapers.parse.limits`.
    """
    layout = Layout(base)
    _Walk(layout).visit(limits.parse_html(html))
    return layout


class _Walk:
    """One walk through the tree; with a stack instead of recursion, as pages may nest deeply."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._clock = 0
        self._pieces: list[Piece] = []
        self._blocks: list[int] = [-1]
        self._numbers: dict[int, int] = {}

    def visit(self, soup: Tag) -> None:
        stack: list[tuple[PageElement, bool]] = [
            (child, False) for child in reversed(soup.contents)
        ]
        while stack:
            node, leaving = stack.pop()
            self._clock += STEP
            if isinstance(node, Tag):
                if leaving:
                    self._leave(node)
                    continue
                if node.name in SKIPPED and not self._is_drawn(node):
                    continue
                self._enter(node)
                stack.append((node, True))
                stack += [(child, False) for child in reversed(node.contents)]
            elif isinstance(node, NavigableString) and not isinstance(node, Comment):
                self._read(node)
        self._flush()

    def _is_drawn(self, node: Tag) -> bool:
        """Whether it is a drawing with an image in it, as a portrait cut to a shape is."""
        return node.name == "svg" and node.find("image") is not None

    def _enter(self, node: Tag) -> None:
        layout, number = self._layout, len(self._layout.elements)
        if _is_wrapper(node) and node.parent is not None and id(node.parent) in self._numbers:
            # Its child stands for it: how often a template wraps a box says nothing.
            self._flush()
            self._numbers[id(node)] = self._numbers[id(node.parent)]
            self._blocks.append(self._blocks[-1])
            return
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
        layout = self._layout
        picture = picture_of(node, layout.base, at=self._clock, number=number)
        if picture is None or len(layout.pictures) >= MAX_PICTURES:
            return
        self._flush()
        layout.pictures.append(picture)

    def _read(self, node: NavigableString) -> None:
        parent = node.parent
        assert parent is not None
        text = re.sub(r"\s+", " ", node)
        if text.strip():
            self._pieces.append(Piece(text, parent, self._clock, text_box(node)))
        elif self._pieces:
            self._pieces.append(Piece(" ", parent, self._clock, None))

    def _flush(self) -> None:
        pieces, self._pieces = self._pieces, []
        layout, block = self._layout, self._blocks[-1]
        if block < 0 or len(layout.lines) >= MAX_LINES:
            return
        line = line_of(pieces, block, layout.elements[block])
        if line is not None:
            layout.lines.append(line)


def _is_wrapper(node: Tag) -> bool:
    """Whether it is a plain box around one other box."""
    if node.name != "div" or _is_inline(node) or node.get("class") or node.get("id"):
        return False
    contents = [one for one in node.contents if not isinstance(one, Comment)]
    children = [one for one in contents if isinstance(one, Tag) or str(one).strip()]
    plain = not node.get("data-facestudy-background")
    return (
        plain
        and len(children) == 1
        and isinstance(children[0], Tag)
        and not _is_inline(children[0])
    )


def _is_inline(node: Tag) -> bool:
    line = node.get("data-facestudy-line")
    if line:
        return line == "inline"
    return node.name in INLINE or node.name in PICTURES or node.name in ("br", "svg", "picture")


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
        _beginnings(visible, block, text),
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


def _beginnings(pieces: Sequence[Piece], block: Tag, text: str) -> tuple[str, ...]:
    """The texts of the inline elements at a line's beginning, and the text before the first one."""
    bare = next((n for n, piece in enumerate(pieces) if piece.parent is not block), 0)
    found = [_joined(pieces[:bare])]
    for first in pieces[:2]:
        for holder in _up_to(first.parent, block):
            own = [piece for piece in pieces if _stands_in(piece, holder, block)]
            own += _rest_of_word(text, own, pieces)
            # A reading stands above each part of a name: they are no beginnings.
            if len(own) < len(pieces) and holder.name not in ("ruby", "rb"):
                found.append(_joined(own))
    return tuple(dict.fromkeys(one for one in found if one))


def _rest_of_word(line: str, own: list[Piece], pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces behind an element that ends within a word of the line."""
    end = len(_joined(own))
    behind = [piece for piece in pieces if piece.at > own[-1].at]
    within = line[:end] == _joined(own) and line[end - 1 : end + 1].isalpha()
    if not within or not behind or not line[end:][:1].islower():
        return []
    return behind[:1] + _rest_of_word(line, own + behind[:1], behind)
