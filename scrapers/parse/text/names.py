"""Split a line of text into a name and its academic titles, safe for tables and spreadsheets."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from facestudy.study.opt_outs import name_key as key
from scrapers.parse.text import titles
from scrapers.parse.text.words import NO_NAME, PARTICLES, ROLE_WORDS, fold, given_names

__all__ = [
    "clean_line",
    "count_people",
    "is_given",
    "is_initials",
    "is_small",
    "key",
    "names_several_people",
    "script",
    "spreadsheet_safe",
    "split_title",
    "tokens",
    "without_small",
    "words_of",
]

MAX_NAME = 120
MAX_TITLE = 200
FORMULA = "=+-@＝＋－＠"
"""Characters at the start of a cell that a spreadsheet reads as a formula."""

JOINERS = "\u200c\u200d"
"""Invisible, but part of how a word is written in Persian and in scripts of India."""
STRAY_JOINER = re.compile(
    rf"(?<![\u0600-\u06ff\u0900-\u0dff])[{JOINERS}]|[{JOINERS}](?![\u0600-\u06ff\u0900-\u0dff])"
)
BRACKETS = re.compile(
    r"\s*(?!\((?:FH|TU|BA|Univ\.?|Eng|Tech|Hons?|Res)\.?\))[(（\[【「《〔][^\W\d_][\w\s.'’-]{0,40}[)）\]】」》〕]\s*"
)
"""A nickname, or the name in another script."""
PATRONYMIC = re.compile(r"(?:вич|вна|vi[ck]h|vna)$")
ROLE = re.compile(
    r"(?i)mitarbeiter|leit(?:ung|er)|assisten|sekret|doktorand|lehrstuhl|direktor|referent|dekan|"
    r"professor|rat\b|rätin\b|student|hilfskraft|technik|verwaltung|emerit|research|lecturer|head"
)
SEVERAL = re.compile(
    r"(?i)\w\s*(?:\s(?:und|and|sowie|mit)\s|&|;)\s*\w|\bv\.\s?l\.\s?n\.\s?r|von links|"
    r"from left|^(?:das |unser |our |the )?(?:team|gruppe|gruppenfoto|group)\b"
)


def clean_line(text: str, length: int) -> str:
    """One line without invisible characters, composed (NFC), cut to a length."""
    if text.isascii() and text.isprintable():
        return " ".join(text[: 20 * length].split())[:length].strip()
    text = "".join(" " if letter.isspace() else letter for letter in text[: 20 * length])
    text = STRAY_JOINER.sub("", text)
    visible = (
        c
        for c in text
        if c in JOINERS or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )
    composed = unicodedata.normalize("NFC", "".join(visible))
    return " ".join(composed.split())[:length].strip()


def spreadsheet_safe(text: str) -> str:
    """The text, with an apostrophe in front if a spreadsheet would read it as a formula.

    >>> spreadsheet_safe("=1+1")
    "'=1+1"
    """
    return f"'{text}" if text[:1] and text[0] in FORMULA else text


def names_several_people(text: str) -> bool:
    """Whether a caption names several people, as under a group photo.

    >>> names_several_people("Anna Müller und Otto Kern"), names_several_people("Müller, Anna")
    (True, False)
    """
    parts = [_strip_titles(part)[0] for part in text.split(",")]
    names = [part for part in parts if _looks_like_name(part) and " " in part]
    return bool(SEVERAL.search(text)) or len(names) > 1


@lru_cache(maxsize=50_000)
def split_title(text: str) -> tuple[str, str]:
    """Name and title of one line.

    >>> split_title("Müller, Prof. Dr. Anna")
    ('Anna Müller', 'Prof. Dr.')
    """
    text, found = _without_brackets(clean_line(text, MAX_TITLE + MAX_NAME))
    names: list[str] = []
    parts = text.split(",")
    degrees = False
    for part in parts:
        rest, own_titles = _strip_titles(part)
        found += own_titles
        is_post = len(parts) > 2 and any(fold(word) in ROLE_WORDS for word in rest.split())
        degrees |= bool(names) and (is_post or titles.is_degree_alone(rest))
        is_given = len(names) == 1 and not degrees and _is_given(rest, names[0], len(parts))
        if rest and names and not is_given:
            found.append(rest)
        elif rest:
            names.append(rest)
    # One comma between two names: the surname comes first.
    name = " ".join(reversed(names)) if len(names) == 2 else "".join(names)
    return (
        spreadsheet_safe(name[:MAX_NAME].strip()),
        spreadsheet_safe(" ".join(found)[:MAX_TITLE].strip()),
    )


def _without_brackets(text: str) -> tuple[str, list[str]]:
    """A text without nicknames and other scripts in brackets, and the titles in brackets."""
    found: list[str] = []
    for match in BRACKETS.finditer(text):
        name, own_titles = _strip_titles(match[0].strip(" ()"))
        found += [] if name else own_titles
    return BRACKETS.sub(" ", text).strip() or text, found


def _strip_titles(text: str) -> tuple[str, list[str]]:
    """Remove the titles from both ends of a text."""
    leading: list[str] = []
    behind: list[str] = []
    text = titles.without_courtesy(text)
    while (both := titles.before(text))[0] or leading and (both := titles.further(text))[0]:
        leading.append(both[0])
        text = titles.without_courtesy(both[1])
    while (both := titles.after(text))[1]:
        text = both[0]
        behind.insert(0, both[1])
    return text.strip(), leading + behind


def _is_given(text: str, before: str, parts: int) -> bool:
    """Whether the text after a comma is a given name, not a degree, a town or an office."""
    words = [word for word in before.split() if fold(word) not in PARTICLES]
    if not _looks_like_name(text) or fold(text.split()[0]) in NO_NAME:
        return False
    if fold(text.split()[0]) in given_names():
        return True
    is_full_name = len(words) > 1 and fold(words[0]) in given_names()
    letters = len(words) > 1 and (parts > 2 and "." in text or titles.is_letters(text, before))
    return not is_full_name and not letters


def _looks_like_name(text: str) -> bool:
    words = text.split()
    return (
        0 < len(words) <= 4
        and all(word.lstrip("'’")[:1].isalpha() for word in words)
        and any(word[0].isupper() or not word[0].islower() for word in words)
        and not any(letter.isdigit() for letter in text)
        and not ROLE.search(text)
    )


def is_given(text: str, count: Callable[[Iterable[bool]], bool]) -> bool:
    """Whether all or any of the words are given names or patronymics.

    >>> is_given("Anna-Lena", all), is_given("Anna Kern", all), is_given("Anna Kern", any)
    (True, False, True)
    """
    words = re.split(r"[\s-]", split_title(text)[0])
    return count(fold(word) in given_names() or bool(PATRONYMIC.search(word)) for word in words)


def is_initials(text: str) -> bool:
    """Whether a text is initials, perhaps with the given name in brackets, or as short as "Xu"."""
    initials = re.fullmatch(r"(?:[^\W\d_]\.[\s-]?){1,3}(?:\([^\W\d_]+\))?", text)
    return bool(initials) or len(text) == 2 and text.istitle()


def is_small(text: str) -> bool:
    """Whether a text is initials or a particle that is a name too, such as "Ben" and "Das"."""
    return is_initials(text) or text.istitle() and fold(text) in PARTICLES


def without_small(text: str) -> str:
    """A part of a name without titles, initials and particles.

    >>> without_small("PROF. EDGAR E."), without_small("DE CASTRO")
    ('EDGAR', 'CASTRO')
    """
    words = split_title(text)[0].split()
    return " ".join(word for word in words if not is_small(word) and fold(word) not in PARTICLES)


def script(text: str) -> str:
    """The script of a text's first letter, such as ``LATIN``; empty without a letter."""
    letter = next((one for one in text if one.isalpha()), "")
    return unicodedata.name(letter, "").split(" ")[0] if letter else ""


def tokens(name: str) -> set[str]:
    """The parts of a name that a file name or an alt text may contain."""
    return {fold(part) for part in key(name).split() if _tells(part)}


def count_people(keys: Iterable[str]) -> int:
    """How many people some `key` s name: a name without a part, or with initials, is the same one.

    >>> count_people([key("Ida Lund"), key("Ida Marie K. Lund"), key("Lund I."), key("Eva Lund")])
    2
    """
    people: list[list[str]] = []
    for words in sorted({tuple(one.split()) for one in keys}, key=len, reverse=True):
        if len(words) < 2 or not any(_are_among(words, longer) for longer in people):
            people.append(list(words))
    return len(people)


def _are_among(words: Sequence[str], longer: Sequence[str]) -> bool:
    """Whether each word is one of the longer name, or the first letter of one."""
    left = list(longer)
    for word in sorted(words, key=len, reverse=True):
        found = next((w for w in left if w == word or len(word) == 1 and w[0] == word), None)
        if found is None:
            return False
        left.remove(found)
    return True


def words_of(texts: Iterable[str]) -> set[str]:
    """The words of some texts, folded."""
    return {fold(w) for text in texts for w in re.findall(r"[^\W\d_]+", text) if _tells(w)}


def _tells(word: str) -> bool:
    """Whether a word is long enough to be found by chance rarely: two letters in East Asia."""
    return len(word) > (1 if word >= "\u3040" else 2)
