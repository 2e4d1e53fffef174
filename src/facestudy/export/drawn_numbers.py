"""Draw new ids and numbers for what an export must not name."""

import secrets
from collections.abc import Iterable

DIGITS = 16


def ids(values: Iterable[str]) -> dict[str, str]:
    """A new id for each value, drawn anew on every call: 16 hex digits, as a picture's id has.

    They are random, not computed from the value, so nobody can compute them from a picture.

    Args:
        values: what gets an id; repetitions get the same one.

    >>> sorted(ids(["a", "b", "a"])) == ["a", "b"]
    True
    """
    drawn: dict[str, str] = {}
    taken: set[str] = set()
    for value in values:
        while value not in drawn:
            candidate = secrets.token_hex(DIGITS // 2)
            if candidate not in taken:
                taken.add(candidate)
                drawn[value] = candidate
    return drawn


def numbers(values: Iterable[str]) -> dict[str, str]:
    """A number from 1 for each value, in an order drawn anew on every call; none for ``""``.

    Args:
        values: what gets a number.

    >>> sorted(numbers(["b", "a", "b", ""]).values())
    ['', '1', '2']
    """
    named = sorted(set(values) - {""})
    secrets.SystemRandom().shuffle(named)
    return {value: str(number) for number, value in enumerate(named, 1)} | {"": ""}
