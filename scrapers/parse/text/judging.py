"""How much a text reads like a person's name, taken as a whole: a log-odds."""

import re
import unicodedata
from dataclasses import dataclass

from scrapers.parse.text import names, titles
from scrapers.parse.text.positions import PHRASES
from scrapers.parse.text.words import (
    ALSO_FAMILY,
    ENDING,
    NO_NAME,
    PARTICLES,
    fold,
    given_names,
)
from scrapers.parse.weights import LINES

MAX_NAME, MAX_WORDS = 60, 6
MAX_SHORT = 3
"""Letters of a word that is a name in one language and a little word in another."""
SIGNS = re.compile(r"[@\d<>{}\[\]=#%$€§+*/\\_!?…©®™|;:]|https?:|www\.")
CASELESS = re.compile(
    r"[\u0590-\u05ff\u0600-\u06ff\u0900-\u0dff\u0e00-\u0eff\u10a0-\u10ff\u1200-\u137f]"
)
EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々]")
OF_PLACE = re.compile(
    r"(?:학부|학과|학교|대학|대학원|연구실|연구소|연구원|센터|공학|과학|공학부|전공|사업단|학회|"
    r"[学學](?:部|科|院|会|會|校|系)|研究[室所科]|大[学學]|中心|[实實][验驗]室|工程|技[术術]|公司|委[员員][会會])$"
)
"""How words of East Asia end that are units and subjects."""
PHRASE = re.compile(PHRASES)
APART = re.compile(r"[\u3400-\u9fff々]{1,4}\s[\u3400-\u9fff々\u3040-\u30ff]{1,4}")
"""Family and given name with a space between, as Japan writes them."""
FOREIGN = re.compile(
    r"[\u30a0-\u30ff]{2,9}(?:[・·\s][\u30a0-\u30ff]{2,9}){1,3}|[\u3400-\u9fff]{2,6}[・·]\s?[\u3400-\u9fff]{2,6}"
)
"""A name of another language in the letters of Japan or China."""
KINSHIP = re.compile(r"(?i)\s[adsw]/[lopw]\.?\s")
"""Son of, daughter of, wife of: within names of Malaysia, Singapore and India."""
GLUED = re.compile(r"(?<=\b[^\W\d_]\.)(?=[^\W\d_]{2})")
"""Between an initial and a name without a space."""
POSSESSIVE = re.compile(r"['’]s$")
INITIAL = re.compile(r"^(?:[^\W\d_]{1,2}\.-?)*[^\W\d_]{1,2}\.?$|^[A-Z]{2,3}$")
ARTICLES = frozenset("das der die the les ein eine a an il gli uno una het een unser".split())
FEWEST = {1: -1.3, 2: 0.5, 3: 0.5, 4: 0.1}
"""The log-odds of a name of so many words, without particles and initials."""
CHARACTERS = {2: 0.4, 3: 1.2, 4: 0.9, 5: 0.2, 6: -0.3, 7: -0.8}
"""Likewise of so many characters of Chinese, Japanese and Korean."""

IN_PARTS, FAMILY_NAME_AND_TITLE = 1.7, 0.4
"""Likewise of a name written in parts, and of one character with a title behind it."""


@dataclass(frozen=True)
class Reading:
    """A line read as a name.

    Args:
        text: the part of the line that holds name and titles.
        logodds: that this part is a name.
        sure: it has a title or a known given name.
    """

    text: str
    logodds: float
    sure: bool = False


NOTHING = Reading("", -9.0)


def read_as_name(text: str) -> Reading:
    """How much a whole text reads like a name, with the titles before and the letters behind it."""
    name, title = names.split_title(text)
    words = GLUED.sub(" ", name).split()
    if not words or len(words) > 2 * MAX_WORDS or len(name) > 2 * MAX_NAME:
        return NOTHING
    folded = [fold(POSSESSIVE.sub("", word.rstrip(":,"))) for word in words]
    degree = bool(title) and is_degree(title) or titles.without_courtesy(text) != text.strip()
    value = LINES["title"].value * degree + _stops(words, folded) + _signs(name)
    phrases = len(PHRASE.findall(name.lower())) + (fold(text.strip()) in NO_NAME)
    value += LINES["stop"].value * min(2, phrases)
    if EASTERN.search(name):
        return Reading(name, value + _eastern(name, titled=bool(title)), degree)
    known = any(fold(part) in given_names() for word in words for part in word.split("-"))
    share = 1.0 if len(words) > 1 else 0.5
    value += share * LINES["known"].value * known + LINES["words"].value * _shape(words)
    value += LINES["article"].value * (not degree and words[0].lower() in ARTICLES)
    noun = not known and any(len(word) > 8 and ENDING.search(word.lower()) for word in words)
    value += LINES["noun"].value * noun
    return Reading(text, value, known and len(words) > 1 or degree)


def _stops(words: list[str], folded: list[str]) -> float:
    """What the words count that are rarely part of a name; "An" and "You" often are one."""
    both = zip(words, folded, strict=True)
    stops = [one for word, one in both if one in NO_NAME and not _is_accented(word, one)]
    if stops and len(folded) > 1 and stops == folded[-1:] and folded[0] in given_names():
        return 0.2 * LINES["stop"].value if stops[0] in ALSO_FAMILY else 0.5 * LINES["stop"].value
    short = len(words) in (2, 3) and all(word[0].isupper() for word in words)
    if short and len(stops) == 1 and len(stops[0]) <= MAX_SHORT:
        return 0.5 * LINES["stop"].value
    return LINES["stop"].value * min(len(stops), 1 + 0.5 * len(stops))


def _is_accented(word: str, folded: str) -> bool:
    """Whether only the lost accents make a little word of it: "Thế" is no article."""
    return (
        folded.isascii() and len(folded) <= MAX_SHORT and word[:1].isupper() and not word.isascii()
    )


def _signs(name: str) -> float:
    """What digits and signs count that no name holds."""
    return LINES["sign"].value * min(2, len(SIGNS.findall(KINSHIP.sub(" ", name))))


def is_degree(title: str) -> bool:
    """Whether a title is an academic one, not an office."""
    # Some are titles only before a name.
    known = titles.before(f"{title} X Y")[0] or any(map(titles.is_degree_alone, title.split()))
    return bool(known) and not re.match(r"(?i)sekret|geschäfts", title)


def _shape(words: list[str]) -> float:
    """The log-odds of capitals, initials and the number of words."""
    odd = sum(fold(word) not in PARTICLES and not _is_word(word) for word in words)
    full = [word for word in words if fold(word) not in PARTICLES and not INITIAL.match(word)]
    if not full:
        # Two words that could be initials, such as "Li Wu", are a short name.
        short = len(words) > 1 and all(word[0].isupper() and "." not in word for word in words)
        return (0.0 if short else -5.0) - 2 * odd
    if CASELESS.search(full[0]):
        value = (-1.3, 0.4, 0.4, -0.2, -1.0, -1.6)[min(len(words), 6) - 1]
        return value - 2 * odd
    # "al-Khatib" and "deJong" begin in lower case; a sentence has more such words.
    small = [w for w in full if not (w[0].isupper() or re.search(r"[-'’]?[A-ZÀ-Þ]", w))]
    value = FEWEST.get(len(full) if len(words) > 1 else 1, -0.6)
    if len(full) == 1 and len(words) > 1:
        # Initials or particles stand beside it; "Block C" is a place.
        value = 0.3 if len(words[-1]) > 1 else -0.7
    lost = LINES["lower"].value * min(3, len(small)) if small else 0.0
    return value + lost - 2 * odd - max(0, len(words) - MAX_WORDS)


def _is_word(word: str) -> bool:
    bare = re.sub(f"[{names.JOINERS}]", "", word.strip(".,'’`´ʼ\"“”„«»()"))
    parts = re.split(r"[-‐‑.'’`´ʼ־׳״]", bare)
    # Letters of some scripts bear marks that are no letters themselves.
    return bool(bare) and all(
        unicodedata.category(one)[0] in "LM" for part in parts for one in part
    )


def _eastern(name: str, *, titled: bool) -> float:
    """Of a Chinese, Japanese or Korean name: two to seven characters, perhaps separated."""
    letters = re.sub(r"[\s・·]", "", name)
    if APART.fullmatch(name) or FOREIGN.fullmatch(name):
        return IN_PARTS - 3.0 * _holds_noun(name)
    strange = sum(not EASTERN.match(letter) for letter in letters)
    # Teachers go by the family name and a title, some with a foreign given name between the two.
    if titled and len(letters) - strange == 1:
        return FAMILY_NAME_AND_TITLE
    return CHARACTERS.get(len(letters), -2.5) - 2.0 * min(strange, 2) - 3.0 * _holds_noun(name)


def _holds_noun(name: str) -> bool:
    """Whether a position, a unit or a label of East Asia is a part of the text."""
    folded = fold(name)
    nouns = any(far in folded for far in NO_NAME if EASTERN.match(far) and len(far) > 1)
    return nouns or any(OF_PLACE.search(word) for word in name.split())
