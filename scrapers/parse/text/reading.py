"""How much a line of text, taken by itself, reads like a person's name: a log-odds."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from statistics import median

from scrapers.parse.text import names, titles
from scrapers.parse.text.words import (
    ALSO_FAMILY,
    ENDING,
    INSTITUTIONS,
    NO_NAME,
    PARTICLES,
    ROLE_WORDS,
    fold,
    given_names,
)
from scrapers.parse.weights import LINES, PICTURES

MAX_LENGTH = 200
MAX_NAME, MAX_WORDS = 60, 6
MAX_SHORT = 3
"""Letters of a word that is a name in one language and a little word in another."""
SIGNS = re.compile(r"[@\d<>{}\[\]=#%$€§+*/\\_!?…©®™|;:]|https?:|www\.")
NUMBER = re.compile(r"^\W*(?:[A-Za-z]{0,4}[-./ ]?\d[\w./-]*)(?:\s*[–—:|.)-]+\s*|\s+)(?=[^\W\d_])")
"""A number before a name: of a list, of enrolment."""
LABEL = re.compile(
    r"^(?:(?:zum |visit the |go to the )?profile?(?: (?:von|of|de))?|"
    r"mehr (?:zu|über|von)|(?:read |learn |find out )?more about|about|meet|e-?mail|"
    r"(?:view|see|show|visit|open|go to) (?:the )?(?:full )?(?:profile|page|bio(?:graphy)?|details)"
    r"(?: (?:of|for))?|"
    r"name|nachname|ansprechpartner(?:in)?|leitung|leiter(?:in)?|kontakt|contact|head|inhaber(?:in)?|"
    r"(?:(?:ein |a )?(?:profile )?(?:portrait|porträt|profilbild|portr(?:ä|ai)tfoto|foto|photo|"
    r"photograph|picture|bild|image|headshot))(?: (?:of|von|de|by|des|der|d'))?)\s*:?\s+(?=\S)",
    re.IGNORECASE,
)
SPLIT = re.compile(r"\s+[–—|·•/-]\s+|\s*[|·•–—｜／]\s*|\s*[;:：(\[<（【]\s*|\s{3,}")
CASELESS = re.compile(
    r"[\u0590-\u05ff\u0600-\u06ff\u0900-\u0dff\u0e00-\u0eff\u10a0-\u10ff\u1200-\u137f]"
)
EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々]")
OF_PLACE = re.compile(
    r"(?:학부|학과|학교|대학|대학원|연구실|연구소|연구원|센터|공학|과학|공학부|전공|사업단|학회|"
    r"[学學](?:部|科|院|会|會|校|系)|研究[室所科]|大[学學]|中心|[实實][验驗]室|工程|技[术術]|公司|委[员員][会會])$"
)
"""How words of East Asia end that are units and subjects."""
KINSHIP = re.compile(r"(?i)\s[adsw]/[lopw]\.?\s")
"""Son of, daughter of, wife of: within names of Malaysia, Singapore and India."""
TOGETHER = re.compile(r"\s(?:und|and|et|y|sowie|mit|with)\s|[&;,:]|(?<!\s[ads])/")
BEHIND_SIGN = re.compile(r"(?:[.,:–|]|\s-)\s+(?=[^\W\d_])")
SYMBOLS = re.compile(
    r"[\u2190-\u27bf\U0001f000-\U0001faff\ufe0f\ue000-\uf8ff†‡²³¹\u2070-\u2079]|"
    r"(?<=\w)\s?\*+(?=[\s,)]|$)|^[»›>]+\s|\s[»›>…]+$|['’]s (?:profile|page|photo|portrait|picture)$"
)
"""Arrows, dingbats, emoji, the letters of icon fonts, what refers to a note, and "'s page"."""
WORD_OF_SCRIPT = re.compile(
    r"[^\s\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々]+|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々]+"
)
"""A word, which ends where one of Chinese, Japanese or Korean begins."""
CONTACT = re.compile(
    r"\s+(?=\S+@\S|[’'‘`]\d\d\b|\+\d\d|[\d(][\d/()-]{4,}|https?:|www\.|(?i:tel|fon|phone|fax|e-?mail|orcid)\b)"
)
"""Before an address, a number or a year that follows a name on its line."""
SMALL_END = re.compile(r"(?:\s[a-z]{1,3})+$")
"""Little words that end no name: "is a"."""
VERB = re.compile(
    r"\s(?:is|was|has|leads|heads|joined|works|studies|studied|ist|war|hat|est|es|è|é|är|er|jest|je)\s"
)
"""Before what a sentence says of the person who begins it."""
GLUED = re.compile(r"(?<=\b[^\W\d_]\.)(?=[^\W\d_]{2})")
"""Between an initial and a name without a space."""
INITIAL = re.compile(r"^(?:[^\W\d_]{1,2}\.-?)*[^\W\d_]{1,2}\.?$|^[A-Z]{2,3}$")
ARTICLES = frozenset("das der die the les ein eine a an il gli uno una het een unser".split())
FEWEST = {1: -1.3, 2: 0.5, 3: 0.5, 4: 0.1}
"""The log-odds of a name of so many words, without particles and initials."""
CHARACTERS = {2: 0.4, 3: 1.2, 4: 0.9, 5: 0.2, 6: -0.3, 7: -0.8}
"""Likewise of so many characters of Chinese, Japanese and Korean."""


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
MIN_FILES = 3
"""Files with a known given name, from which on a page names its people by files alone; as many
pictures with the same text share a label."""


@lru_cache(maxsize=50_000)
def read(line: str) -> Reading:
    """The likeliest name in a line: all of it, or its beginning.

    >>> read("Prof. Dr. Anna Kern | room 7").text
    'Prof. Dr. Anna Kern'
    """
    line = " ".join(SYMBOLS.sub(" ", line).split())
    if not line or len(line) > MAX_LENGTH:
        return NOTHING
    several = LINES["several"].value if names_several(line) else 0.0
    best = NOTHING
    for text, loss in _parts(line):
        reading = _read_as_name(text)
        value = reading.logodds + loss + several
        if value > best.logodds + 0.1:
            best = Reading(text, value, reading.sure)
    return best


def names_several(text: str) -> bool:
    """Whether a line names several people, as a group photo's caption or a list of authors does."""
    parts = TOGETHER.split(text)
    parts = [part for part in parts if _is_whole(part)] if len(parts) > 1 else []
    found = [_read_as_name(part) for part in parts[:8]]
    sure = sum(one.sure and one.logodds >= 2.0 and _begins(one.text) for one in found)
    return sure > 1 or sure == 1 and len(found) > 2 and all(one.logodds > 0 for one in found)


def _begins(text: str) -> bool:
    """Whether a name begins with a title or a known given name."""
    name, title = names.split_title(text)
    return bool(title) or any(fold(part) in given_names() for part in name.split()[0].split("-"))


def _is_whole(text: str) -> bool:
    """Whether two words are left without titles and particles: given and family name."""
    words = names.split_title(text)[0].split()
    return sum(fold(word) not in PARTICLES for word in words) > 1


def _parts(line: str) -> list[tuple[str, float]]:
    """The line and the parts of it that may be the name, each with what it loses."""
    bare = NUMBER.sub("", LABEL.sub("", line))
    parts = [(line, 0.0)] + ([(bare, -0.2)] if bare != line else [])
    pieces = [piece for piece in SPLIT.split(bare) if piece]
    commas = bare.split(",")
    before = re.split(rf"\s(?={titles.COMPOUNDS}(?:[\s,]|$))", bare)
    role = _before_a_role(bare)
    heads = [*pieces[:1], before[0], role if _read_as_name(role).sure else ""]
    heads += [pattern.split(bare, maxsplit=1)[0] for pattern in (CONTACT, VERB)]
    heads += [",".join(commas[:n]) for n in (1, 2) if len(commas) > n]
    if len(pieces) == 2 and fold(pieces[0].split()[0]) in NO_NAME:
        heads.append(pieces[1])
    role, loss = _behind_a_role(bare)
    tails = [(_from_the_title(bare), -0.4), (role, loss)]
    tails += zip(_scripts_apart(bare), (-0.2, -0.4), strict=False)
    parts += [tail for tail in tails if tail[0]]
    for head in filter(None, (SMALL_END.sub("", head) for head in heads)):
        rest = len(bare) - len(head)
        if rest > 0:
            # What a comma parts may be the given name.
            loss = -0.25 if bare[len(head)] != "," else -0.6
            parts.append((head, loss + LINES["rest"].value * max(0, rest - 40)))
    return parts


def _from_the_title(line: str) -> str:
    """What stands behind a position or a label that ends with a sign, if a title begins it."""
    if titles.before(line)[0]:
        return ""
    for match in islice(BEHIND_SIGN.finditer(line), MAX_WORDS):
        rest = line[match.end() :]
        if titles.before(rest)[0] and " " in names.split_title(rest)[0]:
            # "Kern, Prof. Dr. Anna" is one name.
            return "" if match[0][0] == "," and _read_as_name(line[: match.start()]).sure else rest
    return ""


def _before_a_role(line: str) -> str:
    """The words before the first word that is not a name: a name followed by a position."""
    words = line.split()
    first = next((n for n, word in enumerate(words) if fold(word.strip(",:")) in NO_NAME), 0)
    # "Santa Barbara Maritime Academy" is no person with something behind the name.
    if fold(words[first]) in INSTITUTIONS and not re.search(r"\d", line):
        return ""
    return " ".join(words[:first]) if 2 <= first <= MAX_WORDS else ""


def _behind_a_role(line: str) -> tuple[str, float]:
    """The words behind a position in front, if they may be a name, and what they lose."""
    words = line.split()
    folded = [fold(word.strip(",:")) for word in words]
    last = max((n for n, word in enumerate(folded) if word in ROLE_WORDS), default=-1)
    rest = " ".join(words[last + 1 :])
    if last < 0 or INSTITUTIONS & {*folded[: last + 1]} or not 1 < len(rest.split()) <= MAX_WORDS:
        return "", 0.0
    if last >= 0 and titles.before(titled := " ".join(words[last:]))[0]:
        rest = titled
    sure = _read_as_name(rest).sure
    # "Reader Kiln Glazing" is none.
    return (rest, -0.2) if sure else (rest if {*folded[: last + 1]} <= ROLE_WORDS else "", -0.8)


def _scripts_apart(line: str) -> list[str]:
    """The two halves of a line that writes one name in two scripts, one behind the other."""
    name, title = names.split_title(line)
    runs: list[tuple[str, list[str]]] = []
    for word in WORD_OF_SCRIPT.findall(name):
        script = names.script(word)
        if runs and script in ("", runs[-1][0]):
            runs[-1][1].append(word)
        else:
            runs.append((script, [word]))
    halves = [" ".join(words).strip(" |｜/／-–—,;") for _, words in runs]
    return [f"{title} {half}".strip() for half in halves] if len(halves) == 2 else []


def _read_as_name(text: str) -> Reading:
    name, title = names.split_title(text)
    words = GLUED.sub(" ", name).split()
    if not words or len(words) > 2 * MAX_WORDS or len(name) > 2 * MAX_NAME:
        return NOTHING
    folded = [fold(word.rstrip(":,")) for word in words]
    degree = bool(title) and is_degree(title) or titles.without_courtesy(text) != text.strip()
    value = LINES["title"].value * degree + _stops(words, folded) + _signs(name)
    if EASTERN.search(name):
        return Reading(name, value + _eastern(name), degree)
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
    return folded.isascii() and len(folded) <= MAX_SHORT and word.istitle() and not word.isascii()


def _signs(name: str) -> float:
    """What digits and signs count that no name holds."""
    return LINES["sign"].value * min(2, len(SIGNS.findall(KINSHIP.sub(" ", name))))


def is_degree(title: str) -> bool:
    """Whether a title is an academic one, not an office."""
    # Some are titles only before a name.
    return bool(titles.before(f"{title} X")[0]) and not re.match(r"(?i)sekret|geschäfts", title)


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
    bare = word.strip(".,'’`´ʼ\"“”„«»()")
    parts = re.split(r"[-‐‑.'’`´ʼ־׳״]", bare)
    # Letters of some scripts bear marks that are no letters themselves.
    return bool(bare) and all(
        unicodedata.category(one)[0] in "LM" for part in parts for one in part
    )


def _eastern(name: str) -> float:
    """Of a Chinese, Japanese or Korean name: two to seven characters, perhaps separated."""
    letters = re.sub(r"[\s・·]", "", name)
    strange = sum(not EASTERN.match(letter) for letter in letters)
    nouns = any(far in name for far in NO_NAME if EASTERN.match(far) and len(far) > 1)
    nouns |= any(OF_PLACE.search(word) for word in name.split())
    return CHARACTERS.get(len(letters), -2.5) - 2.0 * min(strange, 2) - 3.0 * nouns


def labels_among(texts: Sequence[str]) -> set[str]:
    """Of the texts in one position those that recur too often: labels and posts."""
    counts = Counter(texts)
    labels = {text for text, n in counts.items() if n > 2 and n > 2 * median(counts.values())}
    others = counts.total() - sum(counts[text] for text in labels)
    is_all = others > 3 and len(counts) - len(labels) <= 0.55 * others
    return set(counts) if is_all else labels


def read_files(texts: Sequence[str]) -> list[Reading]:
    """The names in the words of files or addresses, where enough of them have a given name."""
    found = [read(text) for text in texts]
    if sum(one.sure for one in found) < max(MIN_FILES, 0.4 * len(found)):
        return [NOTHING] * len(found)
    less = PICTURES["file"].value
    return [
        Reading(one.text, one.logodds + less, one.sure) if " " in one.text else NOTHING
        for one in found
    ]
