"""Make a report's pages small: share their style sheets, and store their pictures as WebP.

Every page of a report is one file that needs nothing else, and repeats 260 kB of style sheets.
Pages that lie together in a repository share these.
"""

import base64
import hashlib
import html
import io
import re
from collections import Counter
from collections.abc import Collection, Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from PIL import Image

ASSETS = "assets"
LEAST = 8_000
"""Characters: shorter style sheets and pictures stay in the page."""
WIDEST = 1400
"""Pixels: pictures that are wider are reduced."""
QUALITY = 76
STYLE = re.compile(r'<style(?: type="text/css")?>(.*?)</style>', re.DOTALL)
PICTURE = re.compile(r"data:image/(?:png|jpeg|webp);base64,([A-Za-z0-9+/=]+)")
ENTRY = re.compile(r'<li>\s*<a\b[^>]*?\shref="([^"#?]+)[^"]*"[^>]*>[^<]*</a>\s*</li>\s*')
LINK = re.compile(r'<a\b[^>]*?\shref="([^"#?]+)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)


def shrink(pages: Mapping[str, str], *, beside: Collection[str] = ()) -> dict[str, bytes]:
    """The files that show the same pages in less space.

    Args:
        pages: the text of each page, by its file name.
        beside: names of other files that will lie beside them.

    Returns:
        the content of each file by its path, with slashes: the pages and what they share. Links to
        files that are not among them are taken out.
    """
    written: dict[str, bytes] = {}
    counts = Counter(style for text in pages.values() for style in set(STYLE.findall(text)))
    shared = {style for style, count in counts.items() if count > 1 and len(style) >= LEAST}
    for name, text in pages.items():
        text = STYLE.sub(lambda match: _style(match, shared, written), text)
        text = PICTURE.sub(lambda match: _picture(match, written), text)
        written[name] = text.encode()
    return {
        name: without_dead_links(data.decode(), {*written, *beside}).encode()
        if name in pages
        else data
        for name, data in written.items()
    }


def _style(match: re.Match[str], shared: set[str], written: dict[str, bytes]) -> str:
    if match[1] not in shared:
        return match[0]
    data = match[1].encode()
    return f'<link rel="stylesheet" href="{_store(data, "css", written)}">'


def _picture(match: re.Match[str], written: dict[str, bytes]) -> str:
    if len(match[1]) < LEAST:
        return match[0]
    return _store(as_webp(base64.b64decode(match[1])), "webp", written)


def _store(data: bytes, kind: str, written: dict[str, bytes]) -> str:
    path = f"{ASSETS}/{hashlib.sha256(data).hexdigest()[:12]}.{kind}"
    written[path] = data
    return path


def as_webp(data: bytes) -> bytes:
    """A picture as WebP, at most `WIDEST` pixels wide.

    Args:
        data: of the picture's file.
    """
    stored = Image.open(io.BytesIO(data))
    picture = stored.convert("RGBA" if "A" in stored.getbands() else "RGB")
    if picture.width > WIDEST:
        height = round(picture.height * WIDEST / picture.width)
        picture = picture.resize((WIDEST, height), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    picture.save(buffer, "WEBP", quality=QUALITY, method=6)
    return buffer.getvalue()


def without_dead_links(text: str, written: Collection[str]) -> str:
    """A page without links to files that do not lie beside it; links to other sites stay.

    The words of a link to a page stay where they are part of a text; the entry of a list that is
    nothing but such a link goes, and so does a download, such as a table.

    Args:
        text: the page.
        written: paths of the files that there are.
    """

    def is_dead(address: str) -> bool:
        address = html.unescape(address)
        return not (urlsplit(address).scheme or unquote(address) in written)

    def link(match: re.Match[str]) -> str:
        if not is_dead(match[1]):
            return match[0]
        return match[2] if PurePosixPath(match[1]).suffix == ".html" else ""

    text = ENTRY.sub(lambda match: "" if is_dead(match[1]) else match[0], text)
    text = LINK.sub(link, text)
    return re.sub(r'<p class="files">\s*</p>\s*', "", text)
