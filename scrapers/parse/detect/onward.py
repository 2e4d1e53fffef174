"""Find a list's further pages, and the links to people's own pages."""

import re
from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlsplit

from bs4 import Tag

from scrapers.parse.detect.layout import Layout
from scrapers.parse.detect.lines import Name, names_another, tokens
from scrapers.parse.words import fold
from scrapers.parse.image_urls import absolute_url

NEXT = re.compile(
    r"(?i)^\W*(?:next|weiter|nächste[rs]?|naechste|vorwärts|suivante?s?|siguiente|successiv[ao]|"
    r"volgende|następna|dalej|sonraki|næste|nästa|próxim[ao]|seguinte|следующая|далее|επόμενη|下一页|下一頁|"
    r"次へ?|次のページ|다음|הבא|التالي)(?:\s+(?:page|seite|side|página|pagina|strona|sayfa|страница))?\W*$"
    r"|^\s*(?:›|»|→|>|>>|⟩|❯|▶)\s*$"
)
NUMBER = re.compile(r"^\W*(?:(?:seite|page|página|pagina|strona|sayfa)\s+)?(\d{1,3})\W*$", re.I)
LETTER = re.compile(r"^\W*[A-ZÄÖÜ](?:\s*[-–]\s*[A-ZÄÖÜ])?\W*$")
PICTURE_FILE = re.compile(r"(?i)\.(?:jpe?g|png|gif|webp|avif|pdf|docx?|zip|vcf|ics|svg)(?:$|\?)")
MORE = re.compile(
    r"(?i)^(?:zu[rm] )?(?:(?:personal |persönliche )?"
    r"(?:profil\w*|website|homepage|webseite|web ?page)|"
    r"more|read more|mehr|details?|view.*|weiter\w*|vita|bio\w*|cv|"
    r"mehr .*|more .*|→|»|>|perfil|fiche|profilo|个人主页|詳細|프로필)\W*$"
)


def next_pages(layout: Layout, url: str) -> list[str]:
    """The further pages of a list: links that say "next", then links of numbers or letters."""
    links = [(node, absolute_url(layout.base, str(node.get("href")))) for node in _links(layout)]
    links = [(node, found) for node, found in links if found and found != absolute_url(url, url)]
    ahead = [found for node, found in links if _is_next(node)]
    return list(dict.fromkeys([*ahead[:2], *_numbered(links), *_lettered(links)]))


def _links(layout: Layout) -> list[Tag]:
    return [
        one
        for one in layout.elements
        if one.name in ("a", "link") and one.get("href") and not str(one["href"]).startswith("#")
    ]


def _label(node: Tag) -> str:
    return " ".join(node.get_text(" ").split())


def _is_next(node: Tag) -> bool:
    if "next" in (node.get("rel") or []):
        return True
    texts = [_label(node), str(node.get("aria-label") or ""), str(node.get("title") or "")]
    texts += [str(image.get("alt") or "") for image in node.find_all("img")]
    return any(NEXT.match(text) for text in texts if text)


def _numbered(links: Sequence[tuple[Tag, str]]) -> list[str]:
    """Links whose texts are consecutive numbers, all to addresses of one form."""
    numbered: dict[tuple[str, int], str] = {}
    for node, found in links:
        if match := NUMBER.match(_label(node)):
            numbered.setdefault((_form(found), int(match.group(1))), found)
    forms = Counter(form for form, _ in numbered)
    return [
        numbered[form, number]
        for form, number in sorted(numbered, key=lambda one: one[1])
        if number < 200
        and any((form, number + step) in numbered or number + step == 1 for step in (-1, 1))
        and forms[form]
    ]


def _lettered(links: Sequence[tuple[Tag, str]]) -> list[str]:
    lettered = [(node, found) for node, found in links if LETTER.match(_label(node))]
    forms = Counter(_form(found) for _, found in lettered)
    return [found for _, found in lettered if forms[_form(found)] >= 3]


def _form(url: str) -> str:
    """An address without numbers, single letters and the values of its query."""
    parts = urlsplit(url)
    keys = re.sub(r"=[^&]*", "", parts.query)
    plain = re.sub(r"\d+|(?<![A-Za-z])[A-Za-z](?![A-Za-z])", "", parts.path)
    return f"{plain}?{keys}"


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
    own = [_page(layout, link, url) for link in name.line.links]
    if any(own):
        return next(filter(None, own))
    card = None
    for node in layout.ancestors(name.line.block):
        if names_another(layout, node, name, found, places):
            break
        card = node
    if card is None or (len(found) < 2 and layout.elements[card].name in ("body", "html")):
        return ""
    best = ""
    for link in layout.elements[card].find_all("a", href=True):
        target = _page(layout, str(link["href"]), url)
        label = _label(link)
        path = {fold(word) for word in re.findall(r"[^\W\d_]+", urlsplit(target).path)}
        if target and (MORE.match(label) or tokens(name.key) & path or link.find("img")):
            return target
        if target and not best and tokens(name.key) & {fold(word) for word in label.split()}:
            best = target
    if not best and layout.elements[card].parent is not None:
        around = layout.elements[card].find_parent("a")
        best = _page(layout, str(around.get("href") or ""), url) if around else ""
    return best


def _page(layout: Layout, href: str, url: str) -> str:
    """The address of another page; empty for mail, pictures and anchors on this page."""
    if not href or href.startswith(("#", "mailto:", "tel:", "javascript:")):
        return ""
    found = absolute_url(layout.base, href)
    same = found.split("#")[0] == absolute_url(url, url)
    return "" if same or PICTURE_FILE.search(found) else found
