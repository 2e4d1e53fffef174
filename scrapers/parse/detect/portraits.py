"""Select the pictures of a page that may be portraits: no icons, logos, banners, group photos."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from scrapers.parse.detect.layout import Layout, Picture
from scrapers.parse.detect.likeness import names_several
from scrapers.parse.detect.named import Name, tokens
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


MIN_SIDE = 30
TINY = 64
MAX_RATIO = 2.0
MIN_RATIO = 0.35
GRAPHIC_WORDS = frozenset(
    "icon icons ico logo logos brand sprite banner header footer arrow pfeil flag flagge button "
    "btn background bg bullet line hr divider separator linie mail email envelope phone telefon "
    "tel fax home twitter facebook linkedin xing github orcid scholar researchgate youtube "
    "instagram rss pdf search suche print map karte sponsor sponsors hero teaser slider cover "
    "video play lupe link extern external vcard qr wappen seal siegel spacer star badge favicon "
    "wave pattern texture building gebaeude campus gruppenfoto gruppenbild teamfoto group-photo "
    "groupphoto".split()
)
"""Words in the file names of logos, icons and other page graphics."""


def portrait_shaped(layout: Layout) -> list[Picture]:
    """The page's pictures that are large enough, not too flat, and not page graphics."""
    return [
        one
        for one in layout.pictures
        if not (is_small(one) or is_banner(one) or is_page_graphic(one))
    ]


def is_tiny(picture: Picture) -> bool:
    """Whether a picture is shown so small that the person's own page may have a better one."""
    return any(0 < side < TINY for side in picture.size) and max(picture.size) < 1.5 * TINY


def is_small(picture: Picture) -> bool:
    return any(0 < side < MIN_SIDE for side in picture.size)


def is_banner(picture: Picture) -> bool:
    width, height = picture.size
    if not (width and height):
        return False
    max_ratio = 3 * MAX_RATIO if picture.behind and width < 600 else MAX_RATIO
    return not MIN_RATIO < width / height < max_ratio


def is_page_graphic(picture: Picture) -> bool:
    file = unquote(urlsplit(picture.address).path.rsplit("/", 1)[-1]).rsplit(".", 1)[0]
    words = re.findall(r"[^\W\d_]+", re.sub(r"([a-z])([A-Z])", r"\1 \2", file))
    alt = picture.texts[0] if picture.texts else ""
    drawn = any(fold(word) in GRAPHIC_WORDS for word in words)
    return drawn or bool(re.fullmatch(r"(?i).*\b(?:logo|icon|banner|wappen|qr)\b.*", alt))
