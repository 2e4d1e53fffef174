"""Queues of jobs, one per host: they run side by side, but each one's jobs run in turn."""

import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from types import TracebackType

from facestudy.study import progress


class ProgressBars:
    """One progress bar per origin: how many of its pictures are in. Use it as a context manager.

    Args:
        hidden: None shows the bars in a terminal only.
    """

    def __init__(self, *, hidden: bool | None = None) -> None:
        self._show = None if hidden is None else not hidden
        self._bars: dict[str, progress.Task] = {}
        self._lock = threading.Lock()

    def __enter__(self) -> "ProgressBars":
        return self

    def __exit__(
        self, kind: type | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            for bar in self._bars.values():
                bar.close()

    def add(self, origin: str) -> None:
        """Expect one more picture of this origin."""
        with self._lock:
            if origin not in self._bars:
                host = origin.partition("://")[2][:30]
                self._bars[origin] = progress.task(
                    "downloading", total=0, unit="picture", note=host, leave=False, show=self._show
                )
            bar = self._bars[origin]
            bar.total = (bar.total or 0) + 1

    def advance(self, origin: str) -> None:
        """Count one picture as done, whether it is in or failed."""
        with self._lock:
            self._bars[origin].update()


class HostQueues:
    """Threads that work off the queues; use it as a context manager.

    A queue that waits does not delay the others, and takes a thread only while it has jobs.

    Args:
        threads: how many queues run at a time.
        bars: show the progress of each queue.
    """

    def __init__(self, threads: int = 32, *, bars: ProgressBars | None = None) -> None:
        self._bars = bars or ProgressBars(hidden=True)
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="queue")
        self._jobs: dict[str, deque[Callable[[], None]]] = {}
        self._lock = threading.Lock()
        self._running: set[Future] = set()
        self._stopped = False

    def __enter__(self) -> "HostQueues":
        return self

    def __exit__(self, kind: object, *error: object) -> None:
        if kind is not None:
            self.stop()
        self._pool.shutdown(wait=True)

    def submit(self, origin: str, job: Callable[[], None]) -> None:
        """Add a job to the origin's queue."""
        self._bars.add(origin)
        with self._lock:
            if origin in self._jobs:
                self._jobs[origin].append(job)
                return
            self._jobs[origin] = deque([job])
            self._running.add(self._pool.submit(self._drain, origin))

    def stop(self) -> None:
        """Start no further job."""
        self._stopped = True

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until all jobs are done; return whether they are.

        Args:
            seconds: how long to wait at most; by default as long as it takes.

        Raises:
            Exception: what a job raised.
        """
        end = None if seconds is None else time.monotonic() + seconds
        while self._running:
            left = None if end is None else max(0.0, end - time.monotonic())
            with self._lock:
                futures = set(self._running)
            done, pending = wait(futures, left)
            with self._lock:
                self._running -= done
            for future in done:
                future.result()
            if pending:
                return False
        return True

    def _drain(self, origin: str) -> None:
        while True:
            with self._lock:
                if self._stopped or not self._jobs[origin]:
                    del self._jobs[origin]
                    return
                job = self._jobs[origin].popleft()
            job()
            self._bars.advance(origin)
