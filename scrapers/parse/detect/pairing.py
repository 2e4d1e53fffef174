"""Assign each name its picture, or none.

First names and pictures in one element (`cards`), then those that link to the same page, then the
rest by reading order (`order`).
"""

from collections import defaultdict
from collections.abc import Sequence

from scrapers.parse.detect.cards import by_card
from scrapers.parse.detect.layout import Layout, Picture
from scrapers.parse.detect.named import Name
from scrapers.parse.detect.order import by_order
from scrapers.parse.detect.paired import Pair, between, slot, supports

PARTS = frozenset(("aside", "footer", "blockquote"))
LINK = "link"


def pair(layout: Layout, found: Sequence[Name], pictures: Sequence[Picture]) -> list[Pair]:
    """Assign pictures to names.

    Args:
        layout: the page.
        found: its names.
        pictures: its pictures that may be portraits.

    Returns:
        The names that have a portrait, each with its picture.
    """
    pairs = by_card(layout, found, pictures)
    had = {one.name.at for one in pairs}
    gone = {one.picture.at for one in pairs}
    names = [name for name in found if name.at not in had]
    left = [picture for picture in pictures if picture.at not in gone]
    pairs += _by_link(names, left)
    had |= {one.name.at for one in pairs}
    gone |= {one.picture.at for one in pairs}
    loose = by_order(layout, found, pictures, had=had, gone=gone)
    pairs += _agreeing(layout, pairs, loose, len(names))
    pairs = [one for one in pairs if _same_part(layout, one)]
    return _without_shared(sorted(pairs, key=lambda one: one.name.at))


def _same_part(layout: Layout, one: Pair) -> bool:
    """Whether name and picture are in the same part of the page, such as a side column."""
    parts = [
        next((n for n in layout.ancestors(node) if layout.elements[n].name in PARTS), -1)
        for node in (one.name.line.block, one.picture.node)
    ]
    return parts[0] == parts[1]


def _without_shared(pairs: Sequence[Pair]) -> list[Pair]:
    """Without pictures of several names, which are placeholders."""
    owners = defaultdict(set)
    for one in pairs:
        owners[one.picture.address].add(one.name.key)
    return [one for one in pairs if len(owners[one.picture.address]) == 1]


def _by_link(names: Sequence[Name], pictures: Sequence[Picture]) -> list[Pair]:
    """Names and pictures that link to an address which no other name or picture links to."""
    by_name, by_picture = defaultdict(list), defaultdict(list)
    for name in names:
        for link in name.line.links:
            by_name[link].append(name)
    for picture in pictures:
        for link in picture.links:
            by_picture[link].append(picture)
    return [
        Pair(by_name[link][0], by_picture[link][0], LINK)
        for link in by_name
        if len({one.key for one in by_name[link]}) == len(by_picture[link]) == 1 and link != "#"
    ]


def _agreeing(
    layout: Layout, firm: Sequence[Pair], loose: Sequence[Pair], people: int
) -> list[Pair]:
    """Of the pairs by order, those that the rest of the page supports.

    If most people have cards, a picture outside must resemble those within; and if only a few of
    many names are paired, name and picture must be adjacent.
    """
    slots = {slot(layout, one.picture) for one in firm}
    named = {one.name.slot for one in firm}
    if len(firm) >= 3 and len(loose) < len(firm):
        return [
            one
            for one in loose
            if slot(layout, one.picture) in slots
            or supports(one.name, one.picture)
            or (one.name.slot not in named and not between(layout, one))
        ]
    if len(loose) < 0.25 * people and people > 3:
        return [one for one in loose if not between(layout, one) or supports(one.name, one.picture)]
    return list(loose)
