"""Find the further pages of a list."""

import re
from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlsplit

from bs4 import Tag

from scrapers.parse.image_urls import absolute_url
from scrapers.parse.outline.layout import Layout

NEXT = re.compile(
    r"(?i)^\W*(?:next|weiter|nächste[rs]?|naechste|vorwärts|suivante?s?|siguiente|successiv[ao]|"
    r"volgende|następna|dalej|sonraki|næste|nästa|próxim[ao]|seguinte|следующая|далее|επόμενη|下一页|下一頁|"
    r"次へ?|次のページ|다음|הבא|التالي)(?:\s+(?:page|seite|side|página|pagina|strona|sayfa|страница))?\W*$"
    r"|^\s*(?:›|»|→|>|>>|⟩|❯|▶)\s*$"
)
MORE = re.compile(
    r"(?i)^\W*(?:(?:load|show|see|view)\s(?:\d+\s)?more(?:\s(?:people|results|staff|members))?|"
    r"(?:weitere|mehr)(?:\s\w+)?\s(?:laden|anzeigen)|(?:afficher|voir|charger)\s(?:la suite|plus)|"
    r"(?:voir|charger)\splus|(?:ver|cargar|mostrar|carregar)\sm[áa]i?s|(?:mostra|carica|vedi)\saltr[io]|"
    r"(?:meer\s(?:laden|tonen)|toon\smeer)|(?:visa|ladda|vis|last inn|indlæs)\s(?:fler|flere)|"
    r"(?:pokaż|załaduj)\swięcej|(?:načíst|zobrazit)\sdalší|(?:показать|загрузить)\s(?:ещё|еще)|"
    r"daha\sfazla\s(?:göster|yükle)|加载更多|載入更多|もっと見る|더\s?보기)\W*$"
)
"""What a link to the rest of a list says; it counts where it leads to the same list."""
NUMBER = re.compile(r"^\W*(?:(?:seite|page|página|pagina|strona|sayfa)\s+)?(\d{1,3})\W*$", re.I)
LETTER = re.compile(r"^\W*[A-ZÄÖÜ](?:\s*[-–]\s*[A-ZÄÖÜ])?\W*$")


def next_pages(layout: Layout, url: str) -> list[str]:
    """The further pages of a list: links that say "next", then links of numbers or letters."""
    links = [(node, absolute_url(layout.base, str(node.get("href")))) for node in _links(layout)]
    links = [(node, found) for node, found in links if found and found != absolute_url(url, url)]
    ahead = [found for node, found in links if _is_next(node) or _is_rest(node, found, url)]
    return list(dict.fromkeys([*ahead[:2], *_numbered(links), *_lettered(links)]))


def _links(layout: Layout) -> list[Tag]:
    return [
        one
        for one in layout.elements
        if one.name in ("a", "link") and one.get("href") and not str(one["href"]).startswith("#")
    ]


def label_of(node: Tag) -> str:
    return " ".join(node.get_text(" ").split())


def _is_next(node: Tag) -> bool:
    if "next" in (node.get("rel") or []):
        return True
    texts = [label_of(node), str(node.get("aria-label") or ""), str(node.get("title") or "")]
    texts += [str(image.get("alt") or "") for image in node.find_all("img")]
    return any(NEXT.match(text) for text in texts if text)


def _is_rest(node: Tag, found: str, url: str) -> bool:
    """Whether a link says "load more" and leads to the same address with another query."""
    same = urlsplit(found)[:3] == urlsplit(url)[:3] and bool(urlsplit(found).query)
    return same and bool(MORE.match(label_of(node)))


def _numbered(links: Sequence[tuple[Tag, str]]) -> list[str]:
    """Links whose texts are consecutive numbers, all to addresses of one form."""
    numbered: dict[tuple[str, int], str] = {}
    for node, found in links:
        if match := NUMBER.match(label_of(node)):
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
    lettered = [(node, found) for node, found in links if LETTER.match(label_of(node))]
    forms = Counter(_form(found) for _, found in lettered)
    return [found for _, found in lettered if forms[_form(found)] >= 3]


def _form(url: str) -> str:
    """An address without numbers, single letters and the values of its query."""
    parts = urlsplit(url)
    keys = re.sub(r"=[^&]*", "", parts.query)
    plain = re.sub(r"\d+|(?<![A-Za-z])[A-Za-z](?![A-Za-z])", "", parts.path)
    return f"{plain}?{keys}"
