"""A Dask scheduler and workers, each a process of its own that shares no folder with the test."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from facestudy.study.paths import CHECKOUT


class Processes:
    """The scheduler's address, and the processes."""

    def __init__(self, folder: Path):
        self._folder, self.workers = folder, []
        card = folder / "scheduler.json"
        self.scheduler = self._start("scheduler", f"--scheduler-file={card}", "--port=0")
        wait_for(lambda: card.exists() and card.read_text().strip().endswith("}"))
        self._card = card

    @property
    def address(self) -> str:
        import json

        return json.loads(self._card.read_text())["address"]

    def worker(self, *, code: Path = CHECKOUT / "src") -> subprocess.Popen:
        """Start a worker that imports the package from a folder."""
        place = f"--local-directory={self._folder / f'worker-{len(self.workers)}'}"
        options = (self.address, "--no-nanny", "--nthreads=1", place)
        self.workers.append(self._start("worker", *options, PYTHONPATH=str(code)))
        return self.workers[-1]

    def _start(self, role: str, *options: str, **variables: str) -> subprocess.Popen:
        command = [sys.executable, "-m", f"distributed.cli.dask_{role}", "--host=127.0.0.1"]
        log = (self._folder / f"{role}.log").open("a")
        environment = {**os.environ, **variables, "FACESTUDY_ROOT": str(self._folder / "root")}
        return subprocess.Popen(
            [*command, *options, "--no-dashboard"],
            cwd=self._folder,
            env=environment,
            stdout=log,
            stderr=log,
        )

    def end(self) -> None:
        for process in [*self.workers, self.scheduler]:
            process.kill()
            process.wait()


@contextmanager
def dask_processes(folder: Path, *, workers: int = 2) -> Iterator[Processes]:
    """A scheduler and workers for the block; with them end all connections of this process."""
    from facestudy.study.workers import cluster

    folder.mkdir(parents=True)
    processes = Processes(folder)
    try:
        for _ in range(workers):
            processes.worker()
        yield processes
    finally:
        cluster.leave()
        processes.end()


def wait_for(condition: Callable[[], object], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)
