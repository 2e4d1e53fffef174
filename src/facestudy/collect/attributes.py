"""Ages and sexes as collections write them, read where the meaning is plain.

Enters: a column of a table. Leaves: ages in years and the words ``male`` and ``female``; for every
value that could mean anything else the reason, by its position. Nothing is guessed.
"""

import math
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from facestudy.study.errors import StudyError

OLDEST = 122
"""Years: the oldest person whose age is documented (Robine and Allard, Science 279, 1998)."""

MALE, FEMALE = "male", "female"
_WORDS = {
    MALE: "m male man men boy gentleman mann männlich maennlich herr junge",
    FEMALE: "f w female woman women girl lady frau weiblich mädchen maedchen",
    # No label of the two, and no mistake either.
    "": "x d n/a na nan none null unknown unbekannt other divers diverse nonbinary non-binary ?",
}
_SEXES = {word: sex for sex, words in _WORDS.items() for word in words.split()} | {"": ""}
_YES = {"1": MALE, "true": MALE, "yes": MALE, "0": FEMALE, "-1": FEMALE, "false": FEMALE}
_YES |= {"no": FEMALE, "y": MALE, "n": FEMALE}
_UNKNOWN = {word for word, sex in _SEXES.items() if not sex}


class Read(NamedTuple):
    """What a column says: a value for each row (None: not told), and reasons by position."""

    values: list[Any]
    problems: dict[int, str]


def ages(column: Iterable[Any]) -> Read:
    """Ages in years, float from 0 to `OLDEST`.

    Args:
        column: numbers or texts; empty, "nan", "unknown" and the like are no age.
    """
    return _each(column, _age)


def sexes(column: Iterable[Any], *, name: str = "sex") -> Read:
    """``male`` or ``female`` for each row, from words, letters or a code that is told by name.

    Args:
        column: words in English or German, in any case; "other" and the like are neither.
        name: the column's. Under the name ``male`` (or ``is_male``) 1, true or any number above 0
            means male, and 0 or less female (CelebA, LFW's attributes). Elsewhere 1 and 2 are
            male and female as in ISO/IEC 5218, if the column holds a 2; a column of 0 and 1 says
            nothing, for collections use it both ways round.
    """
    texts = [_text(value) for value in column]
    if name.lower().removeprefix("is_") == MALE:
        return _each(texts, _is_male)
    iso = {"1": MALE, "2": FEMALE, "0": "", "9": ""} if {"2", "2.0"} & set(texts) else {}
    return _each(texts, lambda text: _sex(text, iso))


def checked(read: Read, lines: Sequence[int], source: str) -> list[Any]:
    """The values, if none of them is a problem.

    Args:
        lines: each row's line in the file.

    Raises:
        StudyError: the first problem with its line, and how many more there are.
    """
    if read.problems:
        first = min(read.problems)
        more = f" (and {len(read.problems) - 1} more)" if len(read.problems) > 1 else ""
        raise StudyError(f"{source}, line {lines[first]}: {read.problems[first]}{more}")
    return read.values


def _each(column: Iterable[Any], read: Any) -> Read:
    values: list[Any] = []
    problems: dict[int, str] = {}
    for place, value in enumerate(column):
        try:
            values.append(read(_text(value)))
        except ValueError as error:
            values.append(None)
            problems[place] = str(error)
    return Read(values, problems)


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip().lower()


def _age(text: str) -> float | None:
    if text in _UNKNOWN:
        return None
    try:
        years = float(text.replace(",", "."))
    except ValueError:
        years = math.nan
    if math.isnan(years):
        raise ValueError(f"age {text!r} is no number of years: write one, or leave it empty")
    if not 0 <= years <= OLDEST:
        raise ValueError(f"age {text} is impossible: years are from 0 to {OLDEST}, or empty")
    return years


def _is_male(text: str) -> str | None:
    known = _YES.get(text, _SEXES.get(text))
    if known is None:
        try:
            known = MALE if float(text) > 0 else FEMALE
        except ValueError:
            raise ValueError(
                f"male is {text!r}: 1 or 0 would be plain, or leave it empty"
            ) from None
    return known or None


def _sex(text: str, iso: dict[str, str]) -> str | None:
    known = _SEXES.get(text, iso.get(text.removesuffix(".0")))
    if known is None:
        raise ValueError(
            f"sex {text!r} is not plain: write male or female, or leave it empty; of a code of 0 "
            "and 1 name the column male, where 1 is male"
        )
    return known or None
