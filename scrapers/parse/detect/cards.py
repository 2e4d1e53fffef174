"""Pair names and pictures that one element holds together, as a person's card does."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from scrapers.parse.detect.layout import Layout, Picture
from scrapers.parse.detect.named import Name, names_another
from scrapers.parse.detect.paired import Pair, slot, supports
from scrapers.parse.detect.portraits import is_tiny

PORTRAIT = re.compile(r"(?i)portrait|photo|foto|face|avatar|headshot|person|profile|circle|round")
"""Class names of portraits in templates."""
CARD = "card"


class _Card(NamedTuple):
    """The smallest element that holds a name and pictures; ``held`` are all its pictures."""

    name: Name
    node: int
    held: Sequence[Picture]


def by_card(layout: Layout, found: Sequence[Name], pictures: Sequence[Picture]) -> list[Pair]:
    """Pair names and pictures by card.

    Args:
        layout: the page.
        found: its names.
        pictures: its pictures that may be portraits.

    Returns:
        The names whose card holds a picture, each with its likeliest picture.
    """
    cards = _cards(layout, found, pictures)
    common = Counter(slot(layout, one) for card in cards for one in card.held)
    shown = Counter(one.address for one in pictures)
    pairs: list[Pair] = []
    taken: set[int] = set()
    passed: Counter = Counter()
    for name, _, held in _without_crossing(layout, cards):
        left = [one for one in held if one.at not in taken]
        best = _best(layout, name, left, common=common, shown=shown)
        if best:
            taken.add(best.at)
            pairs.append(Pair(name, best, CARD))
            passed.update({_side(layout, name, o) for o in held} - {_side(layout, name, best)})
    return _without_decoration(layout, pairs, passed)


def _cards(layout: Layout, found: Sequence[Name], pictures: Sequence[Picture]) -> list[_Card]:
    """The cards of the names that have one."""
    places, name_places = [one.at for one in pictures], [one.at for one in found]
    cards = []
    for name in found:
        node = _meeting(layout, name, found, name_places, places)
        if node is not None:
            cards.append(_Card(name, node, pictures[layout.within(node, places)]))
    return cards


def _meeting(
    layout: Layout,
    name: Name,
    found: Sequence[Name],
    name_places: list[int],
    places: list[int],
) -> int | None:
    """The smallest element that holds the name and a picture, if it names nobody else."""
    for node in layout.ancestors(name.line.block):
        if names_another(layout, node, name, found, name_places):
            return None
        span = layout.within(node, places)
        if span.stop > span.start:
            return node
    return None


def _without_crossing(layout: Layout, cards: Sequence[_Card]) -> list[_Card]:
    """Without cards that span several typical cards, if these are a minority."""
    signatures = Counter(_signatures(layout, card.node) for card in cards)
    usual = {signature for signature, count in signatures.items() if count >= 3}
    whole = [card for card in cards if not _crosses(layout, card, usual)]
    return list(cards) if len(cards) - len(whole) > 0.3 * len(cards) else whole


def _signatures(layout: Layout, node: int) -> tuple[str, ...]:
    return tuple(layout.signature(one) for one in layout.ancestors(node)[:2])


def _crosses(layout: Layout, card: _Card, usual: set[tuple[str, ...]]) -> bool:
    """Whether name or picture is in a smaller card of its own."""
    for node in (card.name.line.block, card.held[0].node):
        for one in layout.ancestors(node):
            if one == card.node:
                break
            if _signatures(layout, one) in usual:
                return True
    return False


def _side(layout: Layout, name: Name, picture: Picture) -> tuple[tuple[str, ...], bool]:
    """A picture's position in a card: its slot, and whether it comes before the name."""
    return slot(layout, picture), picture.at < name.at


def _without_decoration(layout: Layout, pairs: Sequence[Pair], passed: Counter) -> list[Pair]:
    """Without pictures in a position where most cards show decoration beside the portrait."""
    sides = [_side(layout, one.name, one.picture) for one in pairs]
    chosen = Counter(sides)
    return [one for one, side in zip(pairs, sides, strict=True) if passed[side] <= chosen[side]]


def _best(
    layout: Layout, name: Name, held: Sequence[Picture], *, common: Counter, shown: Counter
) -> Picture | None:
    """Of several pictures in a card, the one that no other card shows, in the usual slot."""

    def merit(one: Picture) -> tuple:
        area = one.size[0] * one.size[1]
        usual = common[slot(layout, one)]
        called = bool(PORTRAIT.search(layout.signature(one.node)))
        likely = (supports(name, one), not is_tiny(one), -shown[one.address], called, usual)
        return (*likely, not one.behind, area, -one.at)

    return max(held, key=merit, default=None)
