"""Select the pictures of a page that may be portraits: no icons, logos, banners, group photos."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from scrapers.parse.detect.layout import Layout, Picture
from scrapers.parse.detect.likeness import names_several
from scrapers.parse.detect.named import Name, tokens
from scrapers.parse.detect.shapes import is_banner, is_page_graphic, is_small
from scrapers.parse.detect.words import fold


def candidates(layout: Layout, found: Sequence[Name]) -> list[Picture]:
    """The pictures that may be portraits, in reading order."""
    known = set().union(*(tokens(name.key) for name in found)) if found else set()
    places = [name.at for name in found]
    kept = []
    for picture in sorted(layout.pictures, key=lambda one: one.at):
        named = bool(words_of(picture) & known)
        if (
            is_small(picture)
            or is_banner(picture)
            or (not named and (is_page_graphic(picture) or _is_elsewhere(layout, picture)))
        ):
            continue
        if picture.behind and len({n.key for n in found[layout.within(picture.node, places)]}) > 1:
            continue
        if not _is_group(layout, picture):
            kept.append(picture)
    return _without_repeated(kept, found)


def words_of(picture: Picture) -> set[str]:
    """The words of a picture's address and of its attributes."""
    parts = urlsplit(picture.address)
    file = unquote(parts.path.rsplit("/", 1)[-1]) + " " + unquote(parts.query)
    words = re.findall(r"[^\W\d_]+", " ".join([file, *picture.texts]))
    return {fold(word) for word in words if len(word) > 2}


def _is_group(layout: Layout, picture: Picture) -> bool:
    """Whether caption or attributes name several people."""
    if any(_names_several(text) for text in picture.texts):
        return True
    here = bisect_left(layout.places(), picture.at)
    if here < len(layout.lines) and names_several(layout.lines[here].text):
        return True
    for node in layout.ancestors(picture.node)[:3]:
        if layout.elements[node].name != "figure":
            continue
        return any(_names_several(line.text) for line in layout.lines_of(node))
    return False


def _names_several(text: str) -> bool:
    if re.match(r"(?i)\s*(?:das |unser |our |the )?(?:team|gruppe|gruppenfoto|group)\b", text):
        return True
    return names_several(text)


def _without_repeated(pictures: Sequence[Picture], found: Sequence[Name]) -> list[Picture]:
    """Without pictures that are repeated, unless people are repeated as often."""
    counts = Counter(picture.address for picture in pictures)
    again = max(Counter(name.key for name in found).values(), default=1)
    return [one for one in pictures if counts[one.address] <= max(3, again)]


def _is_elsewhere(layout: Layout, picture: Picture) -> bool:
    """Whether a picture is in the page's footer or among its sponsors."""
    for node in layout.ancestors(picture.node):
        signature = layout.signature(node)
        if layout.elements[node].name == "footer" and layout.parents[node] >= 0:
            return layout.elements[layout.parents[node]].name == "body"
        if re.search(r"(?i)sponsor|partner|funding|foerder|cookie|breadcrumb", signature):
            return True
    return False
