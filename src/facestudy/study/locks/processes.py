"""Name processes so that another one, later, can tell whether they still live."""

import hashlib
import os
import platform
import re
from functools import cache
from typing import NamedTuple

NAME = re.compile(r"([0-9a-f]{8})-(\d+)-(\d+)")
SECONDS = 2
"""By so much the start of a process may seem to differ, since the machine's clock is corrected."""


class Process(NamedTuple):
    """A process of some machine.

    Attributes:
        machine: 8 hex digits that stand for the machine's name.
        number: the process's.
        started: in seconds; numbers are used again, so a number alone names nobody.
    """

    machine: str
    number: int
    started: int

    def __str__(self) -> str:
        return f"{self.machine}-{self.number}-{self.started}"

    @property
    def is_here(self) -> bool:
        """Whether it is, or was, a process of this machine."""
        return self.machine == machine()

    @property
    def has_ended(self) -> bool:
        """Whether it is known to have ended; nothing is known of other machines' processes."""
        return self.is_here and not self._lives()

    def _lives(self) -> bool:
        import psutil  # takes a while to import, and few commands need it

        try:
            process = psutil.Process(self.number)
            is_over = process.status() == psutil.STATUS_ZOMBIE
            return not is_over and abs(process.create_time() - self.started) <= SECONDS
        except psutil.NoSuchProcess:
            return False
        except psutil.Error:  # it may not be looked at, so it lives
            return True


@cache
def machine() -> str:
    """8 hex digits that stand for this machine's name."""
    return hashlib.sha256(platform.node().encode()).hexdigest()[:8]


def this() -> Process:
    """The process that calls."""
    return _of(os.getpid())


@cache
def _of(number: int) -> Process:
    import psutil

    return Process(machine(), number, int(psutil.Process(number).create_time()))


def in_text(text: str) -> Process | None:
    """The process that a text names, such as the name of a temporary file.

    >>> in_text(f".index.csv.{this()}.abc.csv") == this()
    True
    """
    match = NAME.search(text)
    return Process(match[1], int(match[2]), int(match[3])) if match else None
