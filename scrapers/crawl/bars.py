"""One progress bar per origin, in a terminal: how many of its pictures are in.

Enters: the moments at which a picture is wanted and had. Leaves: bars, which go when all is done.
"""

import threading
from types import TracebackType

from tqdm import tqdm


class Bars:
    """Use it as a context manager; elsewhere than in a terminal it shows nothing.

    Args:
        hidden: None shows bars in a terminal only.
    """

    def __init__(self, *, hidden: bool | None = None) -> None:
        self._hidden = hidden
        self._bars: dict[str, tqdm] = {}
        self._lock = threading.Lock()

    def __enter__(self) -> "Bars":
        return self

    def __exit__(
        self, kind: type | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            for bar in self._bars.values():
                bar.close()

    def wanted(self, origin: str) -> None:
        """One more picture of this origin."""
        with self._lock:
            if origin not in self._bars:
                text = origin.partition("://")[2][:30]
                self._bars[origin] = tqdm(
                    total=0, desc=f"{text:<30}", unit="picture", leave=False, disable=self._hidden
                )
            bar = self._bars[origin]
            bar.total += 1
            bar.refresh()

    def had(self, origin: str) -> None:
        """One picture is in, or will not come."""
        with self._lock:
            self._bars[origin].update()
