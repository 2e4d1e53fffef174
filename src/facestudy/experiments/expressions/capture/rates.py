"""How often somebody may ask: a bucket of requests that fills again at a steady rate.

Enters: who asks. Leaves: how long to wait, 0 where the request may go on.
"""

import time
from collections import OrderedDict
from collections.abc import Callable

MOST_KNOWN = 20_000
"""Buckets kept; of more, the one that was longest unused goes."""


class Rate:
    """``burst`` requests at once and ``per_second`` in the long run, for each key by itself."""

    def __init__(
        self, burst: int, per_second: float, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.burst, self.per_second, self._clock = burst, per_second, clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, key: str) -> float:
        """Seconds until this request may be asked again; 0 takes one from the bucket."""
        now = self._clock()
        left, before = self._buckets.pop(key, (float(self.burst), now))
        left = min(float(self.burst), left + (now - before) * self.per_second)
        allowed = left >= 1
        self._buckets[key] = (left - 1 if allowed else left, now)
        if len(self._buckets) > MOST_KNOWN:
            self._buckets.popitem(last=False)
        return 0.0 if allowed else (1 - left) / self.per_second
