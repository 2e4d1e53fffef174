"""Find the links to people's own pages."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from scrapers.parse.detect.lines import Name
from scrapers.parse.image_urls import absolute_url
from scrapers.parse.outline.layout import Layout
from scrapers.parse.outline.next_pages import label_of
from scrapers.parse.text.names import tokens
from scrapers.parse.text.words import fold

PICTURE_FILE = re.compile(r"(?i)\.(?:jpe?g|png|gif|webp|avif|pdf|docx?|zip|vcf|ics|svg)(?:$|\?)")
MORE = re.compile(
    r"(?i)^(?:zu[rm] )?(?:(?:personal |persönliche )?"
    r"(?:profil\w*|website|homepage|webseite|web ?page)|"
    r"more|read more|mehr|details?|view.*|weiter\w*|vita|bio\w*|cv|"
    r"mehr .*|more .*|→|»|>|perfil|fiche|profilo|个人主页|詳細|프로필)\W*$"
)


def profiles(layout: Layout, found: Sequence[Name], url: str) -> dict[int, str]:
    """Find people's own pages.

    Args:
        layout: the page.
        found: its names.
        url: its address.

    Returns:
        The address of the person's own page, by the place of the name, if a link leads there.
    """
    places = [name.at for name in found]
    chosen = {name.at: _profile(layout, name, found, places, url) for name in found}
    keys: dict[str, set[str]] = {}
    for name in found:
        keys.setdefault(chosen[name.at], set()).add(name.key)
    return {at: link for at, link in chosen.items() if link and len(keys[link]) == 1}


def _profile(layout: Layout, name: Name, found: Sequence[Name], places: list[int], url: str) -> str:
    own = [page_of(layout, link, url) for link in name.line.links]
    if any(own):
        return next(filter(None, own))
    card = None
    for node in layout.ancestors(name.line.block):
        if any(other.key != name.key for other in found[layout.within(node, places)]):
            break
        card = node
    if card is None or (len(found) < 2 and layout.elements[card].name in ("body", "html")):
        return ""
    best = ""
    for link in layout.elements[card].find_all("a", href=True):
        target = page_of(layout, str(link["href"]), url)
        label = label_of(link)
        path = {fold(word) for word in re.findall(r"[^\W\d_]+", urlsplit(target).path)}
        if target and (MORE.match(label) or tokens(name.key) & path or link.find("img")):
            return target
        if target and not best and tokens(name.key) & {fold(word) for word in label.split()}:
            best = target
    if not best and layout.elements[card].parent is not None:
        around = layout.elements[card].find_parent("a")
        best = page_of(layout, str(around.get("href") or ""), url) if around else ""
    return best


def page_of(layout: Layout, href: str, url: str) -> str:
    """The address of another page; empty for mail, pictures and anchors on this page."""
    if not href or href.startswith(("#", "mailto:", "tel:", "javascript:")):
        return ""
    found = absolute_url(layout.base, href)
    same = found.split("#")[0] == absolute_url(url, url)
    return "" if same or PICTURE_FILE.search(found) else found
