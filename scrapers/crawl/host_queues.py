"""Jobs that run beside one another, but in turn within a lane (an origin)."""

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait

from scrapers.crawl.bars import Bars


class Lanes:
    """Threads that work off jobs; use it as a context manager.

    A lane waits without holding up the others, and takes a thread only while it has jobs.

    Args:
        threads: how many lanes move at a time.
        bars: shown how far each lane is.
    """

    def __init__(self, threads: int = 32, *, bars: Bars | None = None) -> None:
        self._bars = bars or Bars(hidden=True)
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="lane")
        self._jobs: dict[str, deque[Callable[[], None]]] = {}
        self._lock = threading.Lock()
        self._running: set[Future] = set()
        self._stopped = False

    def __enter__(self) -> "Lanes":
        return self

    def __exit__(self, kind: object, *error: object) -> None:
        if kind is not None:
            self.stop()
        self._pool.shutdown(wait=True)

    def submit(self, lane: str, job: Callable[[], None]) -> None:
        self._bars.wanted(lane)
        with self._lock:
            if lane in self._jobs:
                self._jobs[lane].append(job)
                return
            self._jobs[lane] = deque([job])
            self._running.add(self._pool.submit(self._drain, lane))

    def stop(self) -> None:
        """Begin no further job."""
        self._stopped = True

    def wait(self) -> None:
        """Return when all jobs are done; an error that a job raised is raised here."""
        while self._running:
            with self._lock:
                futures, self._running = self._running, set()
            for future in wait(futures).done:
                future.result()

    def _drain(self, lane: str) -> None:
        while True:
            with self._lock:
                if self._stopped or not self._jobs[lane]:
                    del self._jobs[lane]
                    return
                job = self._jobs[lane].popleft()
            job()
            self._bars.had(lane)
