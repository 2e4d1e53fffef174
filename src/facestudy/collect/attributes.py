"""Read ages and sexes from the columns of a table wherever their meaning is unambiguous.

Ages become years, sexes the words ``male`` and ``female``. Every ambiguous value is reported with
the reason and its position; nothing is guessed.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from facestudy.study.errors import StudyError

OLDEST = 122
"""Years: the oldest person whose age is documented (Robine and Allard, Science 279, 1998)."""

SEX_COLUMNS = ("sex", "gender", "male", "is_male")
"""Names of columns that hold a sex, in lower case."""

MALE, FEMALE = "male", "female"
_WORDS = {
    MALE: "m male man men boy gentleman mann männlich maennlich herr junge",
    FEMALE: "f w female woman women girl lady frau weiblich mädchen maedchen",
    # Neither of the two labels, but no mistake either.
    "": "x d u n/a na nan none null unknown unbekannt other divers diverse nonbinary non-binary ?",
}
_SEXES = {word: sex for sex, words in _WORDS.items() for word in words.split()} | {"": ""}
_YES = {"1": MALE, "true": MALE, "yes": MALE, "0": FEMALE, "-1": FEMALE, "false": FEMALE}
_YES |= {"no": FEMALE, "y": MALE, "n": FEMALE}
_UNKNOWN = {word for word, sex in _SEXES.items() if not sex}


class ParsedColumn(NamedTuple):
    """A column after parsing.

    Attributes:
        values: one per row; None where the table states none.
        problems: by the row's position, the reason why its value cannot be read.
    """

    values: list[Any]
    problems: dict[int, str]


def ages(column: Iterable[Any]) -> ParsedColumn:
    """Ages in years, as floats from 0 to `OLDEST`.

    Args:
        column: numbers or texts; empty cells, "nan", "unknown" and the like are no age.

    >>> ages(["31", "2,5", "unknown"]).values
    [31.0, 2.5, None]
    """
    return _parsed(column, _age)


def sexes(column: Iterable[Any], *, name: str = "sex") -> ParsedColumn:
    """``male`` or ``female`` for each row, from words, letters or a code.

    Args:
        column: words in English or German, in any case; "other" and the like are neither.
        name: the column's name, which decides what a code means. In a column ``male`` (or
            ``is_male``) 1, true or any number above 0 means male, and 0 or less female (CelebA,
            LFW's attributes). Elsewhere 1 and 2 are male and female as in ISO/IEC 5218, provided
            that the column holds a 2. A column of 0 and 1 is ambiguous, since collections use
            both orders.

    >>> sexes(["F", "m", "weiblich", "other"]).values
    ['female', 'male', 'female', None]
    """
    texts = [_text(value) for value in column]
    if name.lower().removeprefix("is_") == MALE:
        return _parsed(texts, _is_male)
    iso = {"1": MALE, "2": FEMALE, "0": "", "9": ""} if {"2", "2.0"} & set(texts) else {}
    return _parsed(texts, lambda text: _sex(text, iso))


def checked(column: ParsedColumn, lines: Sequence[int], source: str) -> list[Any]:
    """The values of a column without problems.

    Args:
        column: from `ages` or `sexes`.
        lines: each row's line in the file.
        source: the file's name, for the message.

    Returns:
        the column's values.

    Raises:
        StudyError: the first problem with its line, and the number of further problems.
    """
    if column.problems:
        first = min(column.problems)
        count = len(column.problems) - 1
        more = f" (and {count} more)" if count else ""
        raise StudyError(f"{source}, line {lines[first]}: {column.problems[first]}{more}")
    return column.values


def _parsed(column: Iterable[Any], parse: Callable[[str], Any]) -> ParsedColumn:
    values: list[Any] = []
    problems: dict[int, str] = {}
    for position, value in enumerate(column):
        try:
            values.append(parse(_text(value)))
        except ValueError as error:
            values.append(None)
            problems[position] = str(error)
    return ParsedColumn(values, problems)


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
        raise ValueError(f"age {text!r} is not a number of years: write one, or leave it empty")
    if not 0 <= years <= OLDEST:
        raise ValueError(f"age {text} is impossible: write 0 to {OLDEST} years, or leave it empty")
    return years


def _is_male(text: str) -> str | None:
    sex = _YES.get(text, _SEXES.get(text))
    if sex is None:
        try:
            sex = MALE if float(text) > 0 else FEMALE
        except ValueError:
            raise ValueError(
                f"male {text!r} is ambiguous: write 1 or 0, or leave it empty"
            ) from None
    return sex or None


def _sex(text: str, iso: dict[str, str]) -> str | None:
    sex = _SEXES.get(text, iso.get(text.removesuffix(".0")))
    if sex is None:
        raise ValueError(
            f"sex {text!r} is ambiguous: write male or female, or leave it empty; if 1 means male "
            "and 0 female, name the column male"
        )
    return sex or None
