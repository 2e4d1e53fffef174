"""The picture that one element shows.

Enters: an element. Leaves: a `Picture`: where it lies, what its attributes tell of it, how large it
is meant to be, and where a click on it leads; None where the element shows none.
"""

import re
from itertools import islice

from bs4 import Tag

from scrapers.parse.detect.boxes import Box, box_of
from scrapers.parse.detect.layout import Picture
from scrapers.parse.image_urls import picture_address

PICTURES = frozenset("img image input object".split())
TELLING = ("alt", "title", "aria-label")


def picture_of(node: Tag, base: str, *, at: int, number: int) -> Picture | None:
    """The picture that an element shows, or its background; ``at`` and ``number`` are its place."""
    shown, background = node.name in PICTURES, bool(node.get("data-facestudy-background"))
    if not (shown or background) or (node.name == "input" and node.get("type") != "image"):
        return None
    found = picture_address(node, base) if shown else ""
    behind = not found and background
    if behind:
        found = picture_address(_alone(node), base)
    if not found:
        return None
    box = box_of(node.get("data-facestudy-box"))
    return Picture(found, at, number, _said(node), links_of(node), _size(node, box), box, behind)


def _alone(node: Tag) -> Tag:
    """The element without what stands in it, so that only its own background counts."""
    copy = Tag(name=node.name)
    copy.attrs = dict(node.attrs)
    return copy


def _said(node: Tag) -> tuple[str, ...]:
    """What a picture's attributes tell, its link's, and those of elements that hold it alone."""
    link = node.find_parent("a")
    holders = [node] if link is None else [node, link]
    # Two are as good as all: what stands around a card may be the whole page.
    near = islice(node.parents, 2)
    holders += [one for one in near if len(one.find_all(node.name, limit=2)) == 1]
    said = [str(one.get(key) or "") for one in holders for key in TELLING]
    return tuple(filter(None, said))


def links_of(node: Tag) -> tuple[str, ...]:
    """Where a click on an element leads."""
    link = node if node.name == "a" else node.find_parent("a")
    href = str(link.get("href") or "") if link is not None else ""
    return (href,) if href and not href.startswith(("mailto:", "tel:", "javascript:")) else ()


def _size(node: Tag, box: Box | None) -> tuple[float, float]:
    """How large a picture is meant to be shown, 0 for a side that nobody gave.

    The browser loads no pictures: the box of an image that has no size of its own says nothing.
    """
    seen = re.match(r"(\d+) (\d+)$", str(node.get("data-facestudy-size") or ""))
    if seen:
        return float(seen.group(1)), float(seen.group(2))
    style = str(node.get("style") or "")
    sides = []
    for side in ("width", "height"):
        told = re.match(r"\s*(\d+)(?:px)?\s*$", str(node.get(side) or ""))
        told = told or re.search(rf"(?:^|[;\s]){side}\s*:\s*(\d+)px", style)
        sides.append(float(told.group(1)) if told else 0.0)
    if node.name != "img" and box and not any(sides):
        return box[2], box[3]
    return sides[0], sides[1]
