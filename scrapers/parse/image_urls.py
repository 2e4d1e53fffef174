"""Where the picture of an element lies: the best of its renditions, as an absolute address.

Enters: an element of a snapshot. Leaves: an address, or an empty text for spacers, drawings and
silhouettes.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

from bs4 import Tag

LONGEST_ADDRESS = 2000
WIDEST = 2048
"""Of several renditions the widest up to this many pixels is taken: ample for a face."""
LAZY = ("data-src", "data-original", "data-lazy-src", "data-lazy", "data-image", "data-url")
OTHER_PICTURE = re.compile(r"hover|over|alt|second|thumb|blur|holder|low|small|tiny|icon|facestudy")
"""Attributes that hold another picture, or a poorer one."""
TAKEN_TYPES = ("", "image/jpeg", "image/jpg", "image/png", "image/webp")
SPACER = re.compile(
    r"(?i)(?:^data:|^about:|^blob:|(?:spacer|blank|transparent|pixel|clear|leer|1x1|shim|trans)[^/]*"
    r"\.(?:gif|png)|/(?:grey|gray|white|loading|loader|lazy|px|dot)\.(?:gif|png)$)"
)
NO_PORTRAIT = re.compile(
    r"(?i)\.svgz?$|place-?holder|platzhalter|silhouet|mystery-?(?:man|person)|dummy|anonym|"
    r"(?:no|kein|without)[-_]?(?:photo|picture|image|foto|bild|pic|portrait)|nopic|nobody|"
    r"(?:default|blank|unknown|empty)[-_]?(?:avatar|user|person|profile|photo|picture|image|foto)"
)
FILE = re.compile(r"(?i)\.(?:jpe?g|png|webp|gif)(?:[?#]|$)")


def picture_address(element: Tag, base: str) -> str:
    """Where an element's picture lies: the best rendition, or empty for spacers and silhouettes."""
    found = next(_candidates(element, base), "")
    if not found:
        inner = element.find("img") if element.name != "img" else None
        return picture_address(inner, base) if inner else ""
    # A folder may be called anything; the file's own name says what it shows.
    parts = urlsplit(found)
    file = unquote(parts.path.rsplit("/", 1)[-1])
    return "" if NO_PORTRAIT.search(file) or NO_PORTRAIT.search(file.lower()) else found


def _candidates(element: Tag, base: str) -> Iterator[str]:
    """Addresses from the best on: the widest rendition, the lazy one, the one that is shown."""
    for value in (
        _widest(element),
        *(element.get(name) for name in LAZY),
        *_further(element),
        element.get("data-facestudy-src"),
        element.get("src") if element.name in ("img", "input") else None,
        element.get("data") if element.name == "object" else None,
        (element.get("href") or element.get("xlink:href")) if element.name == "image" else None,
        element.get("data-facestudy-background"),
    ):
        text = str(value or "").strip()
        if text and not SPACER.search(text.split("?")[0]):
            found = address(base, text)
            if found:
                yield found


def _further(element: Tag) -> Iterator[str]:
    """Addresses that scripts of all kinds keep on an element until it comes into view."""
    for name, value in element.attrs.items():
        if name.startswith("data-") and not OTHER_PICTURE.search(name) and isinstance(value, str):
            text = re.sub(r"^url\(['\"]?|['\"]?\)$", "", value.strip())
            if FILE.search(text) and " " not in text and "," not in text:
                yield text


def _widest(element: Tag) -> str:
    among = element.name == "img" and element.parent is not None
    choice = among and element.parent.name == "picture"
    sources = element.parent.find_all("source") if choice else []
    sets = [
        str(holder.get(name))
        for holder in [*sources, element]
        for name in ("srcset", "data-srcset", "data-lazy-srcset")
        if holder.get(name) and str(holder.get("type") or "").lower() in TAKEN_TYPES
    ]
    found = [rendition for text in sets for rendition in _renditions(text)]
    fitting = [one for one in found if one[0] <= WIDEST]
    if fitting:
        return max(fitting, key=lambda one: one[0])[1]
    return min(found, key=lambda one: one[0])[1] if found else ""


def _renditions(srcset: str) -> Iterator[tuple[float, str]]:
    """(width in pixels, or density) and address of each entry of a ``srcset``."""
    for match in re.finditer(r"([^\s,]\S*[^\s,])(?:\s+(\d+(?:\.\d+)?)[wx])?\s*(?:,|$)", srcset):
        if not SPACER.search(match.group(1)):
            yield float(match.group(2) or 1), match.group(1)


def address(base: str, value: str) -> str:
    """An absolute web address in plain ASCII without its fragment; empty where there is none."""
    try:
        found = urldefrag(urljoin(base, value.strip())).url
        parts = urlsplit(found)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        if not good or len(found) > LONGEST_ADDRESS:
            return ""
        host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
        rest = quote(found.split(parts.netloc, 1)[1], safe="/%:=&?~#+!$,;'@()*[]")
    except ValueError:  # UnicodeError among them
        return ""
    return f"{parts.scheme}://{host}{rest}"
