"""Read the picture that an element shows: address, texts of attributes, size and links."""

import re
from collections.abc import Iterator
from itertools import islice

from bs4 import Tag

from scrapers.parse.image_urls import picture_url
from scrapers.parse.outline.layout import Box, Picture, box_of

PICTURES = frozenset("img image input object".split())
TEXT_ATTRIBUTES = ("alt", "title", "aria-label")
OTHER_TEXT = re.compile(r"(?:data-(?!facestudy)|.*title)[\w-]*")
"""Further attributes from which scripts and style sheets take a caption."""
MAX_TEXT = 300
WORDING = re.compile(r"[^\W\d_][^{}=_@]*\s[^{}=_@]*")
"""A value of several words, rather than an address, a number or a setting."""


def picture_of(node: Tag, base: str, *, at: int, number: int) -> Picture | None:
    """The picture that an element shows, or its background.

    Args:
        node: the element.
        base: the base of relative addresses.
        at: its position in reading order.
        number: the element's number.

    Returns:
        The picture; None if the element shows none.
    """
    shown, background = node.name in PICTURES, bool(node.get("data-facestudy-background"))
    if not (shown or background) or (node.name == "input" and node.get("type") != "image"):
        return None
    url = picture_url(node, base) if shown else ""
    behind = not url and background
    if behind:
        url = picture_url(_without_children(node), base)
    if not url:
        return None
    box = box_of(node.get("data-facestudy-box"))
    return Picture(url, at, number, _texts_of(node), links_of(node), _size(node, box), box, behind)


def _without_children(node: Tag) -> Tag:
    """The element without its children, so that only its own background counts."""
    copy = Tag(name=node.name)
    copy.attrs = dict(node.attrs)
    return copy


def _texts_of(node: Tag) -> tuple[str, ...]:
    """Texts in attributes of a picture, its link, and elements that hold only this picture."""
    link = node.find_parent("a")
    holders = [node] if link is None else [node, link]
    # Only two parents: searching more may search the whole page once per card.
    near = islice(node.parents, 2)
    holders += [one for one in near if len(one.find_all(node.name, limit=2)) == 1]
    texts = [str(one.get(key) or "") for one in holders for key in TEXT_ATTRIBUTES]
    texts += [text for one in holders for text in _captions_of(one)]
    return tuple(dict.fromkeys(filter(None, texts)))


def _captions_of(node: Tag) -> Iterator[str]:
    """The texts that an element keeps in attributes for a tooltip or a lightbox."""
    for name, value in node.attrs.items():
        if name not in TEXT_ATTRIBUTES and OTHER_TEXT.fullmatch(name) and isinstance(value, str):
            text = re.sub(r"\s*(?:<[^<>]*>\s*)+", " | ", value).strip(" |")
            if len(text) < MAX_TEXT and WORDING.fullmatch(text) and "://" not in text:
                yield text


def links_of(node: Tag) -> tuple[str, ...]:
    """The address to which a click on an element leads, if any."""
    link = node if node.name == "a" else node.find_parent("a")
    href = str(link.get("href") or "") if link is not None else ""
    return (href,) if href and not href.startswith(("mailto:", "tel:", "javascript:")) else ()


def _size(node: Tag, box: Box | None) -> tuple[float, float]:
    """The size at which a picture is shown, 0 for a side that the page does not set.

    The browser loads no pictures, so the box of an image without a set size is meaningless.
    """
    size = re.match(r"(\d+) (\d+)$", str(node.get("data-facestudy-size") or ""))
    sides = [float(side) for side in size.groups()] if size else [0.0, 0.0]
    style = str(node.get("style") or "")
    set_sides = []
    for side in ("width", "height"):
        length = re.match(r"\s*(\d+)(?:px)?\s*$", str(node.get(side) or ""))
        length = length or re.search(rf"(?:^|[;\s]){side}\s*:\s*(\d+)px", style)
        set_sides.append(float(length.group(1)) if length else 0.0)
    if not any(sides):
        # A browser that loads no pictures shows their texts, which have no set size.
        sides = set_sides
    elif not all(sides) and all(set_sides):
        ratio = set_sides[0] / set_sides[1]
        sides = [sides[0] or round(sides[1] * ratio), sides[1] or round(sides[0] / ratio)]
    if node.name != "img" and box and not all(sides):
        return box[2], box[3]
    return sides[0], sides[1]
