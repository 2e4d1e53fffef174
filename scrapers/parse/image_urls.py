"""Find the address of an element's picture: the best rendition, but no spacers or silhouettes."""

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

from bs4 import Tag

from scrapers.parse.text.words import RENDITION, fold

MAX_LENGTH = 2000
MAX_WIDTH = 2048
"""Of several renditions we take the widest one up to this many pixels."""
LAZY = ("data-src", "data-original", "data-lazy-src", "data-lazy", "data-image", "data-url")
OTHER_PICTURE = re.compile(
    r"hover|over|alt|second|thumb|blur|holder|low|small|tiny|icon|facestudy|"
    r"alias|name|title|caption"
)
"""Names of attributes that hold another picture, one of lower quality, or a file without folder."""
ACCEPTED_TYPES = ("", "image/jpeg", "image/jpg", "image/png", "image/webp", "image/gif")
DATA = re.compile(r"(?is)^data:image/(?:jpe?g|png|webp|gif|avif);base64,[a-z0-9+/=%\s]{1500,}$")
"""A picture within the page's own text; a shorter one is a spacer or a blurred preview."""
EMPTY = r"(?:spacer|blank|transparent|pixel|clear|leer|1x1|shim|trans)[-_.]?"
FILLED = r"(?:(?:gif|img|image|bg|dot|px|\d)[-_.]?)*"
SPACER = re.compile(
    rf"(?i)(?:^data:|^about:|^blob:|(?<![^\W_]){FILLED}(?:{EMPTY}{FILLED})+\.(?:gif|png)|"
    r"/(?:grey|gray|white|loading|loader|lazy|px|dot)\.(?:gif|png)$)"
)
"""A file that is called an empty one, and nothing else: "Cleary.png" is somebody's portrait."""
NO_PORTRAIT = re.compile(
    r"(?i)\.svgz?$|place-?holder|platzhalter|silhouet|mystery-?(?:man|person)|dummy|anonym|"
    r"(?:no|kein|without)[-_]?(?:photo|picture|image|foto|bild|pic|portrait)|nopic|nobody|"
    r"(?:default|blank|unknown|empty)[-_]?(?:avatar|user|person|profile|photo|picture|image|foto)|"
    r"^default\.\w+$"
)
WIDTH = re.compile(r"(\d+(?:\.\d+)?)[wx](?:\s+\d+h)?")
"""What stands behind an address in a ``srcset``."""
FILE = re.compile(r"(?i)\.(?:jpe?g|png|webp|gif|avif)(?:[?#]|$)")


def picture_url(element: Tag, base: str) -> str:
    """The address of an element's picture; empty for spacers, drawings and silhouettes.

    >>> from bs4 import BeautifulSoup
    >>> soup = BeautifulSoup('<img src="a.jpg" srcset="a.jpg 100w, b.jpg 800w">', "html.parser")
    >>> picture_url(soup.img, "https://uni.example/team/")
    'https://uni.example/team/b.jpg'
    """
    url = next(_candidates(element, base), "")
    if not url:
        inner = element.find("img") if element.name != "img" else None
        return picture_url(inner, base) if inner else ""
    if is_data(url):
        return url
    # Only the name of the file says what it shows, not the folder's.
    file = unquote(urlsplit(url).path.rsplit("/", 1)[-1])
    return "" if NO_PORTRAIT.search(file) or NO_PORTRAIT.search(file.lower()) else url


def is_data(address: str) -> bool:
    """Whether an address holds the picture itself, large enough for a portrait."""
    return bool(DATA.match(address))


def _candidates(element: Tag, base: str) -> Iterator[str]:
    """Addresses, best first: the widest rendition, the lazy-loaded one, the one that is shown."""
    for value in (
        _widest(element),
        *(element.get(name) for name in LAZY),
        *_other_attributes(element),
        element.get("data-facestudy-src"),
        element.get("src") if element.name in ("img", "input") else None,
        element.get("data") if element.name == "object" else None,
        (element.get("href") or element.get("xlink:href")) if element.name == "image" else None,
        element.get("data-facestudy-background"),
    ):
        text = str(value or "").strip()
        if is_data(text):
            yield text
        elif text and not SPACER.search(text.split("?")[0]):
            url = absolute_url(base, text)
            if url:
                yield url


def _other_attributes(element: Tag) -> Iterator[str]:
    """Addresses that scripts keep in other data attributes until the element comes into view."""
    for name, value in element.attrs.items():
        if name.startswith("data-") and not OTHER_PICTURE.search(name) and isinstance(value, str):
            text = re.sub(r"^url\(['\"]?|['\"]?\)$", "", value.strip())
            whole = "/" in text or not element.get("src")  # else the name of the file shown
            if whole and FILE.search(text) and " " not in text and "," not in text:
                yield text


def _widest(element: Tag) -> str:
    parent = element.parent if element.name == "img" else None
    sources = parent.find_all("source") if parent is not None and parent.name == "picture" else []
    sets = [
        str(holder.get(name))
        for holder in [*sources, element]
        for name in ("srcset", "data-srcset", "data-lazy-srcset")
        if holder.get(name) and str(holder.get("type") or "").lower() in ACCEPTED_TYPES
    ]
    renditions = [rendition for text in sets for rendition in _renditions(text)]
    fitting = [rendition for rendition in renditions if rendition[0] <= MAX_WIDTH]
    if fitting:
        return max(fitting, key=lambda rendition: rendition[0])[1]
    return min(renditions, key=lambda rendition: rendition[0])[1] if renditions else ""


def _renditions(srcset: str) -> Iterator[tuple[float, str]]:
    """Width in pixels (or density) and address of each entry of a ``srcset``.

    As browsers read it: an address with a space in it makes its entry invalid.
    """
    url, stated = "", ""
    for token in [*srcset.split(), ","]:
        while token:
            if url:
                word, comma, token = token.partition(",")
                stated = f"{stated} {word}".strip()
            else:
                url, comma, token = token.strip(","), "," if token.endswith(",") else "", ""
            if comma and url:
                width = WIDTH.fullmatch(stated or "1x")
                if width and not SPACER.search(url):
                    yield float(width[1]), url
                url, stated = "", ""


def absolute_url(base: str, value: str) -> str:
    """An absolute web address in ASCII without its fragment; empty if it is invalid.

    >>> absolute_url("https://uni.example/team/", "../anna.html#top")
    'https://uni.example/anna.html'
    """
    try:
        url = urldefrag(urljoin(base, value.strip())).url
        parts = urlsplit(url)
        valid = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        if not valid or len(url) > MAX_LENGTH:
            return ""
        host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
        rest = quote(url.split(parts.netloc, 1)[1], safe="/%:=&?~#+!$,;'@()*[]")
    except ValueError:  # includes UnicodeError
        return ""
    return f"{parts.scheme}://{host}{rest}"


def file_name(address: str) -> str:
    """The readable name of a picture's file; empty for a picture within the page."""
    return "" if is_data(address) else unquote(urlsplit(address).path.rsplit("/", 1)[-1])


def called_after(address: str) -> str:
    """The words of a picture's file, set as a name; empty if it has none.

    >>> called_after("https://uni.example/anna-kern-280x280.jpg")
    'Anna Kern'
    """
    stem = re.sub(r"\d+x\d+$", "", file_name(address).rsplit(".", 1)[0])
    words = re.findall(r"[^\W\d_]+", re.sub(r"([a-zß-ÿ])([A-Z])", r"\1 \2", stem))
    words = [word for word in words if fold(word) not in RENDITION]
    return " ".join(word.title() if word.islower() else word for word in words)
