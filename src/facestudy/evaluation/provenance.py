"""Record what a result was made with: device, versions, parameters, time and memory."""

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
    """Counts seconds from its creation until it is stopped."""

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
    """Time a block.

    >>> with clock() as watch:
    ...     total = sum(range(10))
    >>> watch.seconds > 0
    True
    """
    watch = Clock()
    try:
        yield watch
    finally:
        watch.stop()


def versions() -> dict[str, str]:
    """The versions of Python, Keras, its backend and numpy."""
    backend = keras.backend.backend()
    return {
        "python": platform.python_version(),
        "keras": keras.__version__,
        "backend": backend,
        backend: importlib.metadata.version(backend),
        "numpy": np.__version__,
    }


def peak_memory() -> float:
    """The most memory that this process has held, in gigabytes (10^9 bytes), mapped files included.

    On Linux it comes from ``/proc/self/status``, because `getrusage` starts with the peak of the
    parent process.
    """
    if peak := status_bytes("VmHWM"):
        return peak / 1e9
    import resource  # not everywhere

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e9


def status_bytes(name: str) -> int:
    """A size in bytes from ``/proc/self/status``, such as ``VmHWM``; 0 without that file."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:"))


def parameters(model: keras.Model) -> dict[str, int]:
    """The number of a model's parameters, and of those that training changes."""
    # A layer's random generator is a variable too, but not a parameter.
    weights = [item for item in model.weights if not item.path.endswith("seed_generator_state")]
    return {
        "parameters": sum(int(np.prod(item.shape)) for item in weights),
        "trainable_parameters": sum(int(np.prod(item.shape)) for item in model.trainable_weights),
    }


def facts(
    model: keras.Model, *, seed: int, runs: Sequence[Run], **further: object
) -> dict[str, object]:
    """What ``metrics.json`` records of a model besides its scores.

    Args:
        model: the whole model, whose parameters are counted.
        seed: the first training's.
        runs: the trainings; ``seconds`` is the sum of their times.
        further: other facts, which come first.

    Returns:
        Facts by name.
    """
    return {
        **further,
        "seed": seed,
        **parameters(model),
        "seconds": round(sum(run.history.attrs["seconds"] for run in runs), 1),
        "device": hardware.device(),
        "versions": versions(),
    }
