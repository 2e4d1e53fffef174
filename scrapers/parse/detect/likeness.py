"""Score how much a single line of text looks like a person's name, from 0 to 1.

`slots` combines the scores of lines in the same position.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from scrapers.parse import names
from scrapers.parse.detect.words import ALSO_FAMILY, ENDING, NO_NAME, PARTICLES, fold, given_names

MAX_LENGTH = 140
MAX_NAME = 60
MAX_WORDS = 6
NEVER = re.compile(r"[@\d<>{}\[\]=#%$€§+*/\\_!?…©®™|]|https?:|www\.")
LABEL = re.compile(
    r"^(?:(?:zum |visit the |go to the )?profile?(?: (?:von|of|de))?|"
    r"mehr (?:zu|über|von)|more about|about|"
    r"name|nachname|ansprechpartner(?:in)?|leitung|leiter(?:in)?|kontakt|contact|head|inhaber(?:in)?|"
    r"(?:(?:ein |a )?(?:profile )?(?:portrait|porträt|profilbild|portr(?:ä|ai)tfoto|foto|photo|"
    r"photograph|picture|bild|image|headshot))(?: (?:of|von|de|by|des|der|d'))?)\s*:?\s+(?=\S)",
    re.IGNORECASE,
)
SPLIT = re.compile(r"\s+[–—|·•-]\s+|\s*[|·•–—]\s*|\s*[;:(\[<]\s*|\s{3,}")
CASELESS = re.compile(
    r"[\u0590-\u05ff\u0600-\u06ff\u0900-\u0dff\u0e00-\u0eff\u10a0-\u10ff\u1200-\u137f]"
)
EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々]")
TOGETHER = re.compile(r"\s(?:und|and|et|y|sowie|mit|with)\s|[&;,/:]")
SYMBOLS = re.compile(r"[\u2190-\u27bf\U0001f000-\U0001faff\ufe0f\ue000-\uf8ff]")
"""Arrows, dingbats, emoji and the letters of icon fonts."""
INITIAL = re.compile(r"^(?:[^\W\d_]{1,2}\.-?){1,3}$|^[^\W\d_]$")
ARTICLES = frozenset("das der die the les das ein eine a an".split())


@dataclass(frozen=True)
class Reading:
    """A line read as a name.

    Args:
        text: the part of the line that holds name and titles.
        score: from 0 to 1.
        sure: it has a title or a known given name.
    """

    text: str
    score: float
    sure: bool = False


NOTHING = Reading("", 0.0)


@lru_cache(maxsize=50_000)
def read(line: str) -> Reading:
    """The likeliest name at the beginning of a line; the whole line if it is a name."""
    line = " ".join(SYMBOLS.sub(" ", line).split())
    if not line or len(line) > MAX_LENGTH:
        return NOTHING
    if names_several(line):
        return NOTHING
    best = NOTHING
    for share, text in _parts(line):
        reading = _read_as_name(text)
        # A name with text after it is a little less certain than one alone.
        score = reading.score * share
        if score > best.score + 0.02:
            best = Reading(text, score, reading.sure)
    return best


def names_several(text: str) -> bool:
    """Whether a line names several people, as a group photo's caption or a list of authors does."""
    parts = [part for part in TOGETHER.split(text) if _is_whole(part)]
    scores = [_read_as_name(part).score for part in parts[:8]]
    joined = names.names_several_people(text)
    return sum(score >= (0.6 if joined else 0.9) for score in scores) > 1


def _is_whole(text: str) -> bool:
    """Whether two words are left without titles and particles: given and family name."""
    words = names.split_title(text)[0].split()
    return sum(fold(word) not in PARTICLES for word in words) > 1


def _parts(line: str) -> list[tuple[float, str]]:
    """The line, and its beginnings up to a separator; each with its weight."""
    bare = LABEL.sub("", line)
    parts = [(1.0, line)] + ([(0.9, bare)] if bare != line else [])
    pieces = SPLIT.split(bare)
    commas = bare.split(",")
    before = re.split(rf"\s(?={names.TITLE}(?:[\s,]|$))", bare)
    role = _before_a_role(bare)
    heads = [pieces[0], before[0], role if _read_as_name(role).sure else ""]
    heads += [",".join(commas[:n]) for n in (1, 2) if len(commas) > n]
    for head in filter(None, heads):
        rest = len(bare) - len(head)
        if rest:
            parts.append((0.92 - 0.004 * max(0, rest - 40), head))
    return parts


def _before_a_role(line: str) -> str:
    """The words before the first word that is not a name: a name followed by a position."""
    words = line.split()
    first = next((n for n, word in enumerate(words) if fold(word.strip(",:")) in NO_NAME), 0)
    return " ".join(words[:first]) if 2 <= first <= MAX_WORDS else ""


def _read_as_name(text: str) -> Reading:
    if len(text) > MAX_LENGTH or NEVER.search(text) or names.names_several_people(text):
        return NOTHING
    name, title = names.split_title(text)
    words = name.split()
    if not words or name.endswith(")") or len(words) > MAX_WORDS or len(name) > MAX_NAME:
        return NOTHING
    folded = [fold(word.rstrip(":,")) for word in words]
    forbidden = [word for word in folded if word in NO_NAME]
    if forbidden and not (forbidden == folded[-1:] and _is_family(folded)):
        return NOTHING
    if EASTERN.search(name):
        return _eastern(name, title)
    shape = _shape(words)
    if shape == 0:
        return NOTHING
    known = any(fold(part) in given_names() for word in words for part in word.split("-"))
    degree = bool(title) and is_degree(title) or bool(names.ADDRESS.match(text))
    score = shape + 0.35 * known + 0.3 * degree
    if not degree and fold(words[0]) in ARTICLES:
        score -= 0.4
    if not known and any(len(word) > 8 and ENDING.search(word.lower()) for word in words):
        score -= 0.3
    return Reading(text, max(0.0, min(1.0, score)), known or degree)


def _is_family(folded: list[str]) -> bool:
    """Whether the last word is a family name after all, such as "page" in "Larry Page"."""
    return len(folded) > 1 and folded[-1] in ALSO_FAMILY and folded[0] in given_names()


def is_degree(title: str) -> bool:
    """Whether a title is an academic one, not an office."""
    return bool(names.LEADING.match(title)) and not re.match(r"(?i)sekret|geschäfts", title)


def _shape(words: list[str]) -> float:
    """Score of capitals, initials and number of words: 0 excludes a name, 0.6 is best."""
    if any(not _is_word(word) for word in words):
        return 0.0
    full = [word for word in words if fold(word) not in PARTICLES and not INITIAL.match(word)]
    if not full:
        return 0.0
    if CASELESS.search(full[0]):
        return (0.25, 0.6, 0.6, 0.5, 0.3, 0.2)[len(words) - 1]
    capital = sum(word[0].isupper() or "'" in word[:3] or "’" in word[:3] for word in full)
    if capital < len(full):
        # "al-Khatib" and "deJong" begin in lower case; a sentence has more such words.
        small = [w for w in full if not (w[0].isupper() or re.search(r"[-'’]?[A-ZÀ-Þ]", w))]
        if small:
            return 0.1 if capital and len(small) == 1 and len(full) <= 3 else 0.0
    if len(words) == 1:
        return 0.3
    return 0.6 if len(full) <= 3 else 0.5 if len(full) == 4 else 0.3


def _is_word(word: str) -> bool:
    bare = word.strip(".,'’`´ʼ\"“”„«»()")
    return bool(bare) and all(
        part.isalpha() or not part for part in re.split(r"[-‐‑.'’`´ʼ־׳״]", bare)
    )


def _eastern(name: str, title: str) -> Reading:
    """Score of a Chinese, Japanese or Korean name: two to seven characters, perhaps separated."""
    letters = re.sub(r"[\s・·]", "", name)
    if not all(EASTERN.match(letter) for letter in letters):
        return NOTHING
    if any(far in name for far in NO_NAME if EASTERN.match(far) and len(far) > 1):
        return NOTHING
    score = {2: 0.65, 3: 0.8, 4: 0.75, 5: 0.6, 6: 0.5, 7: 0.4}.get(len(letters), 0.0)
    return Reading(name, min(1.0, score + 0.2 * bool(title)), bool(title))
