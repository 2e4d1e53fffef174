"""Find academic, professional, military and courtesy titles at either end of a name."""

import re
from collections import defaultdict
from collections.abc import Iterable

from scrapers.parse.text.title_words import (
    ABBREVIATED,
    BEFORE,
    BEHIND,
    CODES,
    COMPOUNDS,
    COURTESY,
    FAMILY_TOO,
    GLUED,
    LETTERS,
    OFFICES,
    TWO_LETTERS,
)
from scrapers.parse.text.words import PARTICLES

__all__ = [
    "after",
    "before",
    "is_degree_alone",
    "is_letters",
    "recurring",
    "without_courtesy",
]

# A title ends with a dot or as a whole word: "Drexler" and "Magda" are names.
LEADING = re.compile(
    rf"\s*\(?({COMPOUNDS}(?:(?<=\.)(?:in|a)\b|(?<=[.)])|(?!\w))|{GLUED})\)?\s*[.:,]?\s*"
)
TRAILING = re.compile(rf"(?:\s|^)\(?({COMPOUNDS}|{LETTERS})\)?\s*$")
EASTERN = re.compile(
    r"(?<=\S)\s*((?:(?:名誉|客座|客員|特任|特聘|讲席|荣休|兼任|准|副|助理|석좌|명예|겸임|초빙|조|부)?(?:教授|교수)|"
    r"博士|助教|講師|讲师|老师|先生|女士|院士|(?:副|助理)?研究[员員]|工程师|박사|선생님?)+|"
    rf"(?<=\s)[\u3400-\u9fff]{{0,4}}(?:{OFFICES}))\s*$"
)
"""Chinese, Japanese and Korean put the title after the name, often without a space."""
WORDS = (
    re.compile(r"\s*\(?([^\s():,]+)\)?(?:\s*[:,]?\s+|$)"),
    re.compile(r"\s*\(?([^\W\d_]+\.)\)?\s*"),
)
"""The first word, and the first part of several that are written without a space."""
THREE_INITIALS = re.compile(r"\s*(?:[A-ZÀ-Þ]\.){3}")
"""Three initials without a space: "D.M.C. Perera" begins with no title."""
CONNECTED = re.compile(r"(?:et|und|and|a|i|e|y|ve|&)\s+")
SHAPE = re.compile(r"(?:[A-ZÀ-Þ][A-Za-zà-ÿ]{0,5}\.?){2,5}(?:\s?\([^()]*\))?")
"""How letters of degrees look: "MAEng", "S.Kom.", "FNSE"."""

SMALL = re.compile(r"\s*\(?([a-zà-öø-žα-ωа-џ]{1,6}\.)[)\s]*(?=[^\W\d_])")
LONGER = re.compile(r"\s*\(?([^\W\d_]{3,6}\.)[)\s]*(?=[^\W\d_]\S*\s+[^\W\d_])")
"""Abbreviations in lower case, which begin no name, and of some letters, before two words."""
MARK = re.compile(r"([^\W\d_]{2,6}\.|[A-Z][a-z]{0,2}[A-Z][a-z]?)\s(?=[^\W\d_]\S*\s\(?[^\W\d_])")
"""A dotted word or mixed capitals, before two words."""
UNDOTTED = re.compile(r"([a-zà-öø-žа-џ]{2,4})\s(?=([A-ZÀ-ÖØ-ŽА-ЯЂ-Џ])[^\W\d_]+\s[A-ZÀ-ÖØ-ŽА-ЯЂ-Џ])")
"""A short word in lower case before two words in upper case."""
DEGREE = re.compile(
    r"[SMD]\.(?:[A-Z][A-Za-z]{1,5}|\s(?:Ag|Pd|Kom|Si|Sos|Hum|Kep|Farm|Psi|Gz|Kes|Kn|Th|Ked|Ling))\.?"
)
"""How Indonesia writes degrees, some with a space: "S. Ag"."""
MADAME = re.compile(r"M(?:me|lle)s?\.?\s[^\W\d_]")
MIN_RECURRING, MIN_DOTTED = 3, 4
"""Lines that begin with the same unknown title; lines that begin with any dotted word."""


def before(text: str) -> tuple[str, str]:
    """The title at the beginning of a text, if there is one, and the rest.

    >>> before("Mgr. et Mgr. Jan Hus"), before("Bc. Jan Hus")
    (('Mgr.', 'Mgr. Jan Hus'), ('Bc.', 'Jan Hus'))
    """
    if THREE_INITIALS.match(text):
        return "", text
    if (match := LEADING.match(text)) and match[1]:
        return match[1].strip(), _connected(text[match.end() :])
    for pattern in WORDS:
        if (match := pattern.match(text)) and _is_listed(match[1], text[match.end() :], BEFORE):
            return match[1], _connected(text[match.end() :])
    # An abbreviation in lower case that no table has, before one that is known: "o. Univ.-Prof."
    if (match := SMALL.match(text)) and before(text[match.end() :])[0]:
        return match[1], text[match.end() :]
    return "", text


def further(text: str) -> tuple[str, str]:
    """The abbreviation at the beginning of what follows a title, if there is one, and the rest.

    >>> further("silv. Ana Horvat"), further("NCS. Ana Horvat"), further("J. Peter Horvat")
    (('silv.', 'Ana Horvat'), ('NCS.', 'Ana Horvat'), ('', 'J. Peter Horvat'))
    """
    if match := SMALL.match(text):
        return match[1], text[match.end() :]
    match = LONGER.match(text)
    if match and match[1].casefold() not in ABBREVIATED:
        return match[1], text[match.end() :]
    return "", text


def _connected(rest: str) -> str:
    """The rest behind a title, without the word that connects it with a further one."""
    match = CONNECTED.match(rest)
    return rest[match.end() :] if match and before(rest[match.end() :])[0] else rest


def after(text: str) -> tuple[str, str]:
    """The text without the title at its end, and that title, if there is one.

    >>> after("Asha Rao, MSc")
    ('Asha Rao', 'MSc')
    """
    match = EASTERN.search(text) or TRAILING.search(text)
    # Of two words the second is the family name: "Ba MD", "Li MA".
    if match and (match[1].strip(".") not in TWO_LETTERS or " " in text[: match.start()].strip()):
        return text[: match.start()].rstrip(" ,("), match[1].strip()
    rest, _, last = text.rpartition(" ")
    if rest and last.strip("(),").casefold() in BEHIND and last not in FAMILY_TOO:
        return rest.rstrip(" ,("), last.strip("(),")
    return text, ""


def without_courtesy(text: str) -> str:
    """The text without "Mrs.", "Frau", "Smt." and the like at its beginning."""
    text = text.strip()
    for pattern in WORDS:
        if (match := pattern.match(text)) and _is_listed(match[1], text[match.end() :], COURTESY):
            return without_courtesy(text[match.end() :])
    return text


def is_degree_alone(text: str) -> bool:
    """Whether a text between commas is a degree, even behind a name of one word.

    >>> is_degree_alone("M.T."), is_degree_alone("M.Cs."), is_degree_alone("Anna")
    (True, True, False)
    """
    return text.casefold() in BEHIND or bool(DEGREE.fullmatch(text))


def is_letters(text: str, name: str) -> bool:
    """Whether what stands behind a name and a comma looks like a degree, not like a given name."""
    if not SHAPE.fullmatch(text) or len(text) > 12:
        return False
    if text.casefold() in BEHIND:
        return True
    if re.fullmatch(f"DO|{LETTERS}", text) and not name.isupper():
        return True
    initials = re.fullmatch(r"(?:[^\W\d_]\.\s?)+", text)
    return not initials and (not text.isupper() or len(text) < 6 and not name.isupper())


def _is_listed(word: str, rest: str, table: frozenset[str]) -> bool:
    """Whether a word before the rest of a text is a title of a table."""
    if word.removesuffix(".") in CODES and (rest[:1].isupper() or "." not in word):
        return table is BEFORE and len(rest.split()) > 1
    folded = re.sub(r"(?<=\.)(?:in|a)$", "", word.casefold())  # "ADir.in", "Mag.a"
    return (folded in table or folded.removesuffix(".") in table) and ("." in word or bool(rest))


def recurring(texts: Iterable[str]) -> frozenset[str]:
    """Words that must be titles on a page, in whatever language: they stand before several names.

    Where many lines begin with a dotted word, each such word is a title; in lower case it always
    is one.

    >>> recurring(["Yrk. Per Lund", "Yrk. Ida Holm", "Yrk. Bo Ek", "Ma. Fe Cruz"])
    frozenset({'Yrk.'})
    """
    held = defaultdict(set)
    dotted = set()
    texts = list(texts)
    # A page that says "Mme" says "M." too: elsewhere that is an initial.
    french = any(MADAME.match(text) for text in texts)
    for text in texts:
        match = (MARK.match(text) or UNDOTTED.match(text)) if len(text) < 80 else None
        if match is None or match[1].casefold() in ABBREVIATED or match[1] in PARTICLES:
            continue
        dotted |= {text} if match[1].endswith(".") else set()
        if not before(text)[0] and without_courtesy(text) == text:
            held[match[1]].add(text)
    titled = len(dotted) >= MIN_DOTTED
    return frozenset(
        word
        for word, names in held.items()
        if len(names) >= MIN_RECURRING or word.endswith(".") and (titled or word.islower())
    ) | ({"M."} if french else set())
