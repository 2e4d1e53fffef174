"""Clean the names of classes: blanks, values that mean none, names that look alike."""

import unicodedata
from collections.abc import Iterable

NONE = {"", "nan", "n/a", "na", "#n/a", "<na>", "none", "null", "nil", "-"}
"""Cells, in lower case, that state no class."""

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"


def trimmed(text: object) -> str:
    """A name without blanks around it, its letters composed.

    >>> trimmed(" art\\u00a0 ")
    'art'
    """
    composed = unicodedata.normalize("NFC", str(text))
    return composed.strip().strip(_INVISIBLE).strip()


def of_cell(text: object) -> str:
    """The class that a cell states; empty for one that states none.

    >>> of_cell(" art "), of_cell("NaN"), of_cell("n/a")
    ('art', '', '')
    """
    name = trimmed(text)
    return "" if name.casefold() in NONE else name


def twins(names: Iterable[str]) -> list[list[str]]:
    """The names that differ by case or blanks alone, each such set sorted.

    >>> twins(["art", "Art", "law"])
    [['Art', 'art']]
    """
    alike: dict[str, set[str]] = {}
    for name in names:
        key = "".join(unicodedata.normalize("NFKC", name).casefold().split())
        alike.setdefault(key, set()).add(name)
    return [sorted(group) for _, group in sorted(alike.items()) if len(group) > 1]
