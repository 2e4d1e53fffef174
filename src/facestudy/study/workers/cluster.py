"""The Dask cluster that this process sends work to: found or started, checked, and left again.

Whoever reaches a scheduler can run any code on its workers and on whoever uses it, and pictures of
people go there: a cluster belongs on the loopback or in a network of one's own.
"""

import atexit
import importlib
import logging
import os
import pickle
import random
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import Any

from facestudy.study.errors import StudyError
from facestudy.study.workers import same_code

WORDS = (
    "empty for none, 'local:N' for N workers on this machine, or the address of a scheduler, "
    "e.g. 'tcp://127.0.0.1:8786'"
)
"""What ``CLUSTER`` may be; completes "it must be ..."."""
RUNNING = "FACESTUDY_CLUSTER"
"""The variable that tells a run's notebooks of the cluster that the run started: value=address."""
THREADS = "TF_NUM_INTRAOP_THREADS"
"""Of a network in one worker of this machine; its results do not depend on it."""
CONNECT_SECONDS, WORKER_SECONDS = 5, 20
"""For a scheduler to respond; for its first worker to be there."""
_LOCAL = re.compile(r"local:([1-9]\d{0,2})")
_ADDRESS = re.compile(r"(?:tcp|tls)://[\w.:\[\]-]+:\d{1,5}")
_SETTINGS = {
    "distributed.admin.large-graph-warning-threshold": "1GB",  # a task brings its pictures along
    "distributed.comm.timeouts.connect": f"{CONNECT_SECONDS}s",
}


_DRAWS = ("dask.sizeof", "distributed.utils_comm", "distributed.comm.core", "distributed.scheduler")
"""Modules whose functions draw from Python's generator, in threads of their own."""


class _Connection:
    """What this process is connected to."""

    value = ""
    client: Any = None
    stack = ExitStack()


_now = _Connection()


def is_valid(cluster: str) -> bool:
    """Whether a text is one of `WORDS`.

    >>> [is_valid(text) for text in ("", "local:4", "tcp://10.0.0.7:8786", "10.0.0.7", "local:0")]
    [True, True, True, False, False]
    """
    return not cluster or bool(_LOCAL.fullmatch(cluster) or _ADDRESS.fullmatch(cluster))


def use(cluster: str) -> None:
    """From now on this process sends its work to a cluster, or to none.

    A cluster of this machine that the run has started is used; else one is started, which ends
    with this process.

    Args:
        cluster: one of `WORDS`.

    Raises:
        StudyError: it is none of them; nothing responds there; there is no worker, or one that has
            other code.
    """
    if cluster == _now.value:
        return
    leave()
    if cluster:
        with ExitStack() as stack:
            client = stack.enter_context(_connected(cluster))
            _now.value, _now.client, _now.stack = cluster, client, stack.pop_all()


def leave() -> None:
    """End the connection, and the cluster if this process started it."""
    stack, _now.stack = _now.stack, ExitStack()
    _now.value, _now.client = "", None
    stack.close()


def client() -> Any:
    """The client of the cluster in use; None without one."""
    return _now.client


def threads() -> int:
    """How many batches the cluster in use computes at a time; 0 without one."""
    return max(_now.client.scheduler_info()["total_threads"], 1) if _now.client else 0


@contextmanager
def of_run(cluster: str) -> Iterator[None]:
    """Check a cluster before a run, and start a local one for all of the run's notebooks.

    Args:
        cluster: one of `WORDS`.

    Raises:
        StudyError: as for `use`.
    """
    with ExitStack() as stack:
        if cluster:
            used = stack.enter_context(_connected(cluster))
            os.environ[RUNNING] = f"{cluster}={used.scheduler.address}"
            stack.callback(os.environ.pop, RUNNING, None)
        yield


@contextmanager
def _connected(cluster: str) -> Iterator[Any]:
    if not is_valid(cluster):
        raise StudyError(f"CLUSTER={cluster!r} is not allowed: it must be {WORDS}")
    distributed = _library()
    with ExitStack() as stack:
        known, _, address = os.environ.get(RUNNING, "").rpartition("=")
        if known != cluster:
            local = _LOCAL.fullmatch(cluster)
            address = stack.enter_context(_started(int(local[1]))) if local else cluster
        try:
            client = distributed.Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError, RuntimeError, TimeoutError) as error:
            raise _unreachable(cluster) from error
        stack.callback(client.close, timeout=CONNECT_SECONDS)
        _check_workers(client, cluster)
        yield client


@cache
def _library() -> Any:
    """Dask, quiet: what it has to say of lost connections is said by us."""
    try:
        import dask
        import distributed
    except ImportError:
        raise StudyError("CLUSTER needs the package distributed: pip install distributed") from None
    dask.config.set(_SETTINGS)
    leave_generator_alone()
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    atexit.register(leave)
    return distributed


@cache
def leave_generator_alone() -> None:
    """Give Dask a random generator of its own, in this process.

    It estimates the size of each message from a sample. Drawn from Python's own generator between
    `set_seed` and a network that is built, that sample would change the network's first weights.
    """
    for name in _DRAWS:
        vars(importlib.import_module(name))["random"] = random.Random()


@contextmanager
def _started(count: int) -> Iterator[str]:
    """The address of a cluster on this machine; each worker is a process with one thread.

    Workers never put pictures on the disk (Dask would where memory is short), and one that dies is
    started again.
    """
    with (
        tempfile.TemporaryDirectory(prefix="facestudy-cluster-") as folder,
        _library().LocalCluster(
            n_workers=count,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address=None,
            memory_limit=None,
            local_directory=folder,
            silence_logs=logging.CRITICAL,
            env={THREADS: str(max(1, (os.cpu_count() or 1) // count))},
        ) as started,
    ):
        yield started.scheduler_address


def _unreachable(cluster: str) -> StudyError:
    return StudyError(
        f"CLUSTER={cluster}: no Dask scheduler responds there within {CONNECT_SECONDS} seconds; "
        "start one (dask scheduler), correct the address, or leave CLUSTER out"
    )


def _check_workers(client: Any, cluster: str) -> None:
    """Wait for a worker, and refuse those that would compute something else."""
    try:
        client.wait_for_workers(1, timeout=WORKER_SECONDS)
    except TimeoutError:
        raise StudyError(
            f"CLUSTER={cluster}: the scheduler has no worker; start some: "
            f"dask worker --nthreads 1 {client.scheduler.address}"
        ) from None
    theirs = client.run(pickle.loads, called(same_code.versions), on_error="return")
    for worker, versions in theirs.items():
        if isinstance(versions, BaseException):
            raise lacking(worker, versions)
        if text := same_code.difference(worker, versions, same_code.versions()):
            raise StudyError(text)


def lacking(worker: str, error: BaseException) -> StudyError:
    """What to say of a worker that could not even load what it was sent."""
    cause = " ".join(str(error).split())[:120]
    return StudyError(
        f"the worker {worker} cannot import facestudy ({cause}): install this project there, as on "
        "this machine, and start the worker with that environment"
    )


def called(function: Callable[..., Any], *arguments: Any) -> bytes:
    """Bytes that `pickle.loads` turns into what a function returns.

    A worker that gets a function which it cannot import drops its connection for good. With
    `pickle.loads`, which all have, the missing import is an error of this one task.
    """
    return pickle.dumps(_Call(function, arguments), pickle.HIGHEST_PROTOCOL)


class _Call:
    def __init__(self, function: Callable[..., Any], arguments: tuple):
        self.parts = function, arguments

    def __reduce__(self) -> tuple[Callable[..., Any], tuple]:
        return self.parts
