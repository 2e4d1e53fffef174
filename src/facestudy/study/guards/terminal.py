"""What a command prints, without control characters: file names, tables and pages bring such along.

An escape code in the name of a file could otherwise recolour or clear the user's terminal, set its
title, or let a line look like another.
"""

import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

HIDDEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Unicode's categories of characters that are not seen but do something, or cannot be written."""
ALLOWED = "\n\t\u200c\u200d\u00ad"
"""Of these: ends of lines, tabs, and what some scripts and emoji need or what does no harm."""


def printable(text: str) -> str:
    r"""The text with all control characters spelt out.

    >>> printable("portrait\x1b[2J.jpg")
    'portrait\\x1b[2J.jpg'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(character if _is_plain(character) else _spelt(character) for character in text)


def _is_plain(character: str) -> bool:
    return character in ALLOWED or unicodedata.category(character) not in HIDDEN


def _spelt(character: str) -> str:
    return character.encode("unicode_escape").decode()


@contextmanager
def printable_output() -> Iterator[None]:
    """Print control characters spelt out, on both streams, until the block ends."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = (_Printable(stream) for stream in before)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def unfiltered(stream: TextIO) -> TextIO:
    """The stream itself, for progress bars, whose control characters are the program's own."""
    return stream.stream if isinstance(stream, _Printable) else stream


class _Printable:
    """A stream that gets `printable` text only, in characters that it can write."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        encoding = getattr(self.stream, "encoding", None) or "utf-8"
        self.stream.write(printable(text).encode(encoding, "backslashreplace").decode(encoding))
        return len(text)

    def writelines(self, lines: Any) -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)
