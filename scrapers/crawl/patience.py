"""How long the pictures of one department may hold up a run."""

import threading
from collections import Counter

from scrapers.errors import Failure

MAX_SLOW_IN_A_ROW = 3
"""Addresses that may use up most of their time one after the other."""
MAX_FAILURES_IN_A_ROW = 10
"""Addresses that may fail for now one after the other, however quickly."""
BASE_SECONDS, SECONDS_PER_PICTURE, MAX_SECONDS = 120.0, 3.0, 1800.0
"""A department's budget for transfers; pauses are not counted."""


class Patience:
    """Says when to give up on a department's pictures; safe to use from several threads."""

    def __init__(self) -> None:
        self._pictures: Counter[str] = Counter()
        self._seconds: Counter[str] = Counter()
        self._slow: Counter[str] = Counter()
        self._failed: Counter[str] = Counter()
        self._lock = threading.Lock()

    def expect(self, department: str) -> None:
        """Count one more picture of a department."""
        with self._lock:
            self._pictures[department] += 1

    def check(self, department: str) -> None:
        """Raise a temporary `Failure` if the department's pictures have cost enough."""
        with self._lock:
            reason = self._reason(department)
        if reason:
            raise Failure(f"gave up on pictures after {reason}", temporary=True)

    def note(self, department: str, *, seconds: float, slow: bool, failed: bool) -> None:
        """Note the end of an address.

        Args:
            department: its department.
            seconds: what its transfers took.
            slow: whether most of its time was used up.
            failed: whether it may work another time.
        """
        with self._lock:
            self._seconds[department] += seconds  # type: ignore[assignment]
            self._slow[department] = self._slow[department] + 1 if slow else 0
            self._failed[department] = self._failed[department] + 1 if failed else 0

    def _reason(self, department: str) -> str:
        if (slow := self._slow[department]) >= MAX_SLOW_IN_A_ROW:
            return f"{slow} slow ones in a row"
        if (failed := self._failed[department]) >= MAX_FAILURES_IN_A_ROW:
            return f"{failed} in a row failed"
        pictures = SECONDS_PER_PICTURE * self._pictures[department]
        budget = min(BASE_SECONDS + pictures, MAX_SECONDS)
        return f"{budget:.0f} s" if self._seconds[department] > budget else ""
