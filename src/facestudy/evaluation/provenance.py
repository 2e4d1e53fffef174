"""What a result was made with: device, versions, time. All of it goes into ``metrics.json``."""

import importlib.metadata
import platform
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import keras
import numpy as np

from facestudy.evaluation.results import Run
from facestudy.models import hardware


class Clock:
    """Seconds since it was made, until it was stopped."""

    def __init__(self) -> None:
        self._start = time.perf_counter()
        self._end: float | None = None

    @property
    def seconds(self) -> float:
        return (self._end or time.perf_counter()) - self._start

    def stop(self) -> None:
        self._end = time.perf_counter()


@contextmanager
def clock() -> Iterator[Clock]:
    """``with clock() as watch: ...`` and then ``watch.seconds``."""
    watch = Clock()
    try:
        yield watch
    finally:
        watch.stop()


def versions() -> dict[str, str]:
    """Python, Keras, its backend, numpy."""
    backend = keras.backend.backend()
    return {
        "python": platform.python_version(),
        "keras": keras.__version__,
        "backend": backend,
        backend: importlib.metadata.version(backend),
        "numpy": np.__version__,
    }


def peak_memory() -> float:
    """Gigabytes (10^9 bytes) that this process held at most, pages of mapped files included.

    Linux says it of the program that runs; `getrusage`, asked elsewhere, begins with the peak of
    the process that started it.
    """
    if peak := status_bytes("VmHWM"):
        return peak / 1e9
    import resource  # not everywhere

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e9


def status_bytes(name: str) -> int:
    """Bytes of this process's memory that /proc/self/status gives under a name; 0 without one."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:"))


def parameters(model: keras.Model) -> dict[str, int]:
    """How many parameters a model has, and how many of them training changes."""
    # A layer's random generator is a variable too, but nothing that the model has learned.
    weights = [each for each in model.weights if not each.path.endswith("seed_generator_state")]
    return {
        "parameters": sum(int(np.prod(each.shape)) for each in weights),
        "trainable_parameters": sum(int(np.prod(each.shape)) for each in model.trainable_weights),
    }


def facts(
    model: keras.Model, *, seed: int, runs: Sequence[Run], **further: object
) -> dict[str, object]:
    """A model's part of ``metrics.json`` that its predictions do not tell; seconds of all runs."""
    return {
        **further,
        "seed": seed,
        **parameters(model),
        "seconds": round(sum(run.history.attrs["seconds"] for run in runs), 1),
        "device": hardware.device(),
        "versions": versions(),
    }
