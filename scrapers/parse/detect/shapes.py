"""Whether a picture has the shape of a portrait, or the name of a logo or icon."""

import re
from urllib.parse import unquote, urlsplit

from scrapers.parse.detect.layout import Layout, Picture
from scrapers.parse.detect.words import fold

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
