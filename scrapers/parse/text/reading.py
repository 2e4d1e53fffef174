"""Find the part of a line that reads most like a person's name."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from statistics import median

from scrapers.parse.text import names, titles
from scrapers.parse.text.judging import MAX_WORDS, NOTHING, Reading, read_as_name
from scrapers.parse.text.title_words import COMPOUNDS
from scrapers.parse.text.words import (
    INSTITUTIONS,
    NO_NAME,
    PARTICLES,
    ROLE_WORDS,
    fold,
    given_names,
)
from scrapers.parse.weights import LINES, PICTURES

MAX_LENGTH = 200
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
EASTERN_LABEL = re.compile(r"^(?:姓\s?名|氏\s?名|お?名前|이\s?름|성\s?명)\s*[:：|｜]?\s*(?=\S)")
"""A label of East Asia, often without a sign or a space behind it."""
SPLIT = re.compile(r"\s+[–—|·•/-]\s+|\s*[|·•–—｜／]\s*|\s*[;:：(\[<（【]\s*|\s{3,}")
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
SPACED_DOT = re.compile(r"(?<=\b[^\W\d_]) \.(?= |[^\W\d_])")
"""The dot of an initial behind a space."""
GREEK_DASH = re.compile(r"(?<=[Α-ΫΆ-Ώ]{2}) [-–] (?=[Α-ΫΆ-Ώ]{2})")
"""Between the parts of a double name, as Greek pages in capitals write it."""
DEGREE_FIRST = re.compile(
    r"(?i)(?:ph\.? ?d|d\.?phil|[bm]\.? ?(?:a|s|sc|ed|eng|tech|phil)|[bms]{2}ee|mba|llb|llm)\.?"
    r"(?:,| in | from )"
)
"""How a line begins that tells somebody's degree, and where it is from."""
VERB = re.compile(
    r"\s(?:is|was|has|leads|heads|joined|works|studies|studied|ist|war|hat|est|es|è|é|är|er|jest|je)\s"
)
"""Before what a sentence says of the person who begins it."""
KANA_NAME = re.compile(r"[\u3400-\u9fff々]{1,3}\s?[\u3040-\u30ff]{2,4}")
"""A family name in Chinese characters and a given name in kana: more kana would be the reading."""
MIN_FILES = 3
"""Files with a known given name, from which on a page names its people by files alone; as many
pictures with the same text share a label."""


@lru_cache(maxsize=50_000)
def read(line: str) -> Reading:
    """The likeliest name in a line: all of it, or its beginning.

    >>> read("Prof. Dr. Anna Kern | room 7").text
    'Prof. Dr. Anna Kern'
    """
    line = SPACED_DOT.sub(".", " ".join(SYMBOLS.sub(" ", line).split()))
    line = GREEK_DASH.sub("-", line)
    if not line or len(line) > MAX_LENGTH:
        return NOTHING
    several = LINES["several"].value if names_several(line) or DEGREE_FIRST.match(line) else 0.0
    best = NOTHING
    for text, loss in _parts(line):
        reading = read_as_name(text)
        value = reading.logodds + loss + several
        if value > best.logodds + 0.1:
            best = Reading(text, value, reading.sure)
    both = [read_as_name(half) for half in _scripts_apart(line)]
    if both and best.text in (one.text for one in both) and min(o.logodds for o in both) > 0:
        # Most pages put the script first that all their names have. Hardly anything else than a
        # name is written twice.
        value = best.logodds + LINES["twice"].value
        best = Reading(both[0].text, value, any(one.sure for one in both))
    return best


def names_several(text: str) -> bool:
    """Whether a line names several people, as a group photo's caption or a list of authors does."""
    parts = TOGETHER.split(text)
    parts = [part for part in parts if _is_whole(part)] if len(parts) > 1 else []
    found = [read_as_name(part) for part in parts[:8]]
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
    bare = NUMBER.sub("", LABEL.sub("", EASTERN_LABEL.sub("", line)))
    parts = [(line, 0.0)] + ([(bare, -0.2)] if bare != line else [])
    pieces = [piece for piece in SPLIT.split(bare) if piece]
    commas = bare.split(",")
    before = re.split(rf"\s(?={COMPOUNDS}(?:[\s,]|$))", bare)
    role = _before_a_role(bare)
    heads = [*pieces[:1], before[0], role if read_as_name(role).sure else ""]
    heads += [pattern.split(bare, maxsplit=1)[0] for pattern in (CONTACT, VERB)]
    heads += [",".join(commas[:n]) for n in (1, 2) if len(commas) > n]
    if len(pieces) == 2 and fold(pieces[0].split()[0]) in NO_NAME:
        heads.append(pieces[1])
    role, loss = _behind_a_role(bare)
    tails = [(_from_the_title(bare), -0.4), (role, loss)]
    post, _, behind = bare.rpartition(" : ")
    if any(fold(word) in NO_NAME for word in post.split()):
        tails.append((behind, -0.2))
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
            return "" if match[0][0] == "," and read_as_name(line[: match.start()]).sure else rest
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
    sure = read_as_name(rest).sure or words[last][-1:] in ":："
    # "Reader Kiln Glazing" is none.
    return (rest, -0.2) if sure else (rest if {*folded[: last + 1]} <= ROLE_WORDS else "", -0.8)


def _scripts_apart(line: str) -> list[str]:
    """The two halves of a line that writes one name in two scripts, one behind the other."""
    name, title = names.split_title(line)
    runs: list[tuple[str, list[str]]] = []
    # A comma within one of the halves would change their order.
    for word in WORD_OF_SCRIPT.findall(line if "," in line and not title else name):
        script = names.script(word)
        if runs and script in ("", runs[-1][0]):
            runs[-1][1].append(word)
        else:
            runs.append((script, [word]))
    halves = [" ".join(words).strip(" |｜/／-–—,;") for _, words in runs]
    if len(halves) != 2 or KANA_NAME.fullmatch(name):
        return []
    return [f"{title} {half}".strip() for half in halves]


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
