"""Whether a picture has a portrait's shape, and a name that is no furniture's.

Enters: a `Picture`. Leaves: yes or no.
"""

import re
from urllib.parse import unquote, urlsplit

from scrapers.parse.detect.layout import Layout, Picture
from scrapers.parse.detect.words import fold

SMALLEST = 30
TINY = 64
FLATTEST = 2.0
NARROWEST = 0.35
FURNITURE = frozenset(
    "icon icons ico logo logos brand sprite banner header footer arrow pfeil flag flagge button "
    "btn background bg bullet line hr divider separator linie mail email envelope phone telefon "
    "tel fax home twitter facebook linkedin xing github orcid scholar researchgate youtube "
    "instagram rss pdf search suche print map karte sponsor sponsors hero teaser slider cover "
    "video play lupe link extern external vcard qr wappen seal siegel spacer star badge favicon "
    "wave pattern texture building gebaeude campus gruppenfoto gruppenbild teamfoto group-photo "
    "groupphoto".split()
)
"""Words by which files of a page's furniture are called."""


def shapely(layout: Layout) -> list[Picture]:
    """The page's pictures without what is too small, too flat or plainly furniture."""
    return [
        one for one in layout.pictures if not (is_small(one) or is_banner(one) or is_furniture(one))
    ]


def is_tiny(picture: Picture) -> bool:
    """Whether a picture is shown so small that the person's own page may have a better one."""
    return any(0 < side < TINY for side in picture.size) and max(picture.size) < 1.5 * TINY


def is_small(picture: Picture) -> bool:
    return any(0 < side < SMALLEST for side in picture.size)


def is_banner(picture: Picture) -> bool:
    width, height = picture.size
    if not (width and height):
        return False
    flattest = 3 * FLATTEST if picture.behind and width < 600 else FLATTEST
    return not NARROWEST < width / height < flattest


def is_furniture(picture: Picture) -> bool:
    file = unquote(urlsplit(picture.address).path.rsplit("/", 1)[-1]).rsplit(".", 1)[0]
    words = re.findall(r"[^\W\d_]+", re.sub(r"([a-z])([A-Z])", r"\1 \2", file))
    alt = picture.said[0] if picture.said else ""
    drawn = any(fold(word) in FURNITURE for word in words)
    return drawn or bool(re.fullmatch(r"(?i).*\b(?:logo|icon|banner|wappen|qr)\b.*", alt))
