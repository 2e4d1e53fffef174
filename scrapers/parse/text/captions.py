"""Read what stands beside names: captions of portraits and of groups, and people's details."""

import re

from scrapers.parse.text.reading import names_several, read
from scrapers.parse.text.words import (
    EVENTS,
    GRAPHIC_WORDS,
    OTHER_SECTIONS,
    PARTICLES,
    ROLE_WORDS,
    fold,
)

SENTENCE = re.compile(r"(?:(?<=[^\W\d_]{5})|(?<=\)))\.\s+")
BETWEEN = re.compile(r"\s*[,;&]\s*|\s(?:und|and|et|y|e|en|i|og|och|ja|és|a|ve)\s")
"""What stands between the sentences of a caption, and between the people in it."""
APART = re.compile(BETWEEN.pattern + r"|[.)]\s+|\s(?=\()|\s[–—|]\s")
GROUP = re.compile(r"(?i)\s*(?:das |unser |our |the )?(?:team|gruppe|gruppenfoto|group)\b")
THE_GROUP = re.compile(
    r"(?i)\s*(?:das|die|unsere?|our|the|notre|il|el|ons)\s(?:team|gr[ou]u?pp?[eo]?)\b"
)
DETAIL = re.compile(
    r"\w@\w|\+?\d[\d /()-]{5,}\d|(?i:\b(?:tel|phone|telephone|telefon|fon|e-?mail)\b)"
)
"""A mail address or a telephone number."""
OF = frozenset("of de del des du di dei do da dos der van am im".split())
"""Between a position and what it is for."""
MAX_CAPTION = MAX_DETAIL = 80
MIN_QUOTE = 30


def people_of(caption: str, count: int) -> list[str]:
    """The names in a caption, if it lists so many people or things; else nothing."""
    listed: list[str] = []
    for sentence in SENTENCE.split(caption):
        listed += filter(None, BETWEEN.split(sentence.strip(" .")))
        if len(listed) >= count:
            break
    texts = [_without_label(text) for text in listed] if len(listed) == count else []
    likely = sum(read(text).logodds > 0 for text in texts)
    return texts if likely > 1 and likely > 0.6 * count else _named_in(caption, count)


def _named_in(caption: str, count: int) -> list[str]:
    """The names in a short text of sentences around them, if it names just so many people."""
    if len(caption) > MAX_CAPTION * count:
        return []
    pieces = [_without_label(text) for text in APART.split(caption)]
    texts = [text for text in pieces if " " in text and read(text).logodds > 0]
    return texts if len(texts) == count else []


def _without_label(text: str) -> str:
    """The name behind "From left to right:" or "on the right", without what is in brackets."""
    words = text.partition("(")[0].rpartition(":")[2].split()
    small = [n for n, w in enumerate(words) if w.islower() and fold(w) not in PARTICLES]
    small = [n for n in small if "." not in words[n]]
    return " ".join(words[small[-1] + 1 :] if small else words)


def tells_of_group(text: str, *, surely: bool = False) -> bool:
    """Whether a caption names several people or a group.

    Args:
        text: the caption.
        surely: the text may be no caption but somebody's position, such as "Team leader".
    """
    if surely:
        short = len(text) < MAX_CAPTION
        return names_several(text) or short and (bool(THE_GROUP.match(text)) or _is_event(text))
    return names_several(text) or bool(GROUP.match(text)) or _is_event(text)


def _is_event(text: str) -> bool:
    """Whether a text tells of an occasion, not of whoever organizes it."""
    words = {fold(word) for word in re.findall(r"[^\W\d_]+", text)}
    return bool(EVENTS.search(text)) and not ROLE_WORDS & words and read(text).logodds <= 0


def goes_on(text: str, name: str) -> bool:
    """Whether a line is a sentence about somebody, not a name with a position.

    >>> goes_on("Anna Kern wins the cup", "Anna Kern"), goes_on("Anna Kern, room 7", "Anna Kern")
    (True, False)
    """
    before, _, behind = text.partition(name)
    if not before and not re.match(r"\s[^\W_]|\s?[’']\d\d\s", behind):
        return False
    words = re.findall(r"[^\W\d_]{2,}", f"{before} {behind}")
    small = sum(word.islower() and fold(word) not in PARTICLES for word in words)
    return small > 1 and not ROLE_WORDS & {fold(word) for word in words}


def is_detail(text: str) -> bool:
    """Whether a line tells a person's position, mail address or telephone number."""
    if len(text) > MAX_DETAIL:
        return False
    words = {fold(word) for word in re.findall(r"[^\W\d_]+", text) if len(word) > 2}
    return bool(DETAIL.search(text)) or bool(ROLE_WORDS & words)


def tells_of_others(heading: str) -> bool:
    """Whether a heading is of news and the like, not of a project's staff or of postdocs.

    >>> tells_of_others("Project news"), tells_of_others("Project team, post-docs")
    (True, False)
    >>> tells_of_others("Projects of the team"), tells_of_others("Heads of the projects")
    (True, False)
    """
    words = [fold(word) for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", heading)]
    return any(
        word in OTHER_SECTIONS
        and not ROLE_WORDS & {*words[number + 1 : number + 2]}
        and not (OF & {*words[:number]} and ROLE_WORDS & {*words[:number]})
        for number, word in enumerate(words)
    )


def is_quote(text: str) -> bool:
    """Whether a text is what somebody says, in quotation marks."""
    return (
        len(text) > MIN_QUOTE
        and text[0] in "“„«»\"'‘「『"
        and bool(re.search(r"[”“»«\"'’」』]\W*$", text))
    )


def is_graphic(file: str, alt: str) -> bool:
    """Whether a picture is a logo, an icon and the like by its file's name or its caption."""
    stem = re.sub(r"([a-z])([A-Z])", r"\1 \2", file.rsplit(".", 1)[0])
    drawn = any(fold(word) in GRAPHIC_WORDS for word in re.findall(r"[^\W\d_]+", stem))
    return drawn or bool(re.fullmatch(r"(?i).*\b(?:logo|icon|banner|wappen|qr|ornament)\b.*", alt))
