"""What a command prints, without control characters: file names, tables and pages bring such along.

An escape code in the name of a file could otherwise recolour or clear the user's terminal, set its
title, or let a line look like another.
"""

import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, TextIO

HIDDEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Unicode's categories of characters that are not seen but do something, or cannot be written."""
ALLOWED = "\n\t\u200c\u200d\u00ad"
"""Of these: ends of lines, tabs, and what some scripts and emoji need or what does no harm."""


class ReaderGone(BrokenPipeError):
    """Who read the output has ended, as `head` does after its lines."""


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
    """Print control characters spelt out, on both streams, until the block ends.

    Raises:
        ReaderGone: nobody reads the output any more. What is still to be written to it vanishes, so
            that the interpreter, which writes it when it ends, does not complain.
    """
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = (_Printable(stream) for stream in before)
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except ReaderGone:
        for stream in before:
            _discard(stream)
        raise
    finally:
        sys.stdout, sys.stderr = before


def _discard(stream: TextIO) -> None:
    """Let a stream whose reader has ended write to nowhere."""
    try:
        stream.flush()
    except BrokenPipeError:
        with suppress(OSError, ValueError):  # it has no handle of the system
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


def unfiltered(stream: TextIO) -> TextIO:
    """The stream itself, for progress bars, whose control characters are the program's own."""
    return stream.stream if isinstance(stream, _Printable) else stream


class _Printable:
    """A stream that gets `printable` text only, in characters that it can write."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        encoding = getattr(self.stream, "encoding", None) or "utf-8"
        plain = printable(text).encode(encoding, "backslashreplace").decode(encoding)
        try:
            self.stream.write(plain)
        except BrokenPipeError as error:
            raise ReaderGone(*error.args) from None
        return len(text)

    def flush(self) -> None:
        try:
            self.stream.flush()
        except BrokenPipeError as error:
            raise ReaderGone(*error.args) from None

    def writelines(self, lines: Any) -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)
