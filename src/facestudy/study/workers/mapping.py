"""Compute many batches: in this process, in several on this machine, or on a cluster.

What is computed, and in which batches, is the same everywhere, and so are the results.
"""

import pickle
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from joblib import Parallel, delayed

from facestudy.study.errors import StudyError
from facestudy.study.workers import cluster, same_code

AHEAD = 2
"""Batches on their way for each thread of the cluster: memory does not grow with their number."""
MOST_BYTES = 1 << 28
"""Of all that are on their way: a batch of a camera's pictures can hold 300 MB."""
TICK = 2.0
"""Seconds between two looks at whether the cluster still works."""
PATIENCE = 60.0
"""Seconds without any worker after which nobody is waited for."""
_one_at_a_time = threading.Lock()
"""Detector and networks of a worker are its process's, not its thread's."""


def mapped(
    compute: Callable[[Any], Any],
    batches: Iterable[Any],
    *,
    jobs: int | None = None,
    load: Callable[[Any], Any] | None = None,
    keep: Callable[[Any], Any] | None = None,
) -> Iterator[Any]:
    """What a function gives for each batch, in their order.

    On this machine each process loads, computes and keeps its batches. A cluster's workers share
    no disk with it: there this process loads and keeps all of them, and workers only compute.

    Args:
        compute: a function of a module, or a `partial` of one; touches no file of the study.
        batches: are made as they are needed.
        jobs: processes of this machine (joblib's ``n_jobs``).
        load: makes of a batch what is computed with, such as pictures of their names; an iterator
            is read one by one by a process of this machine, and as a whole for a cluster.
        keep: stores what was computed, and makes of it what is returned.

    Raises:
        StudyError: the cluster was lost, or has other code; whatever the functions raise.
    """
    client = cluster.client()
    if client is None:
        whole = partial(_whole, compute, load, keep)
        yield from Parallel(n_jobs=jobs, return_as="generator")(
            delayed(whole)(batch) for batch in batches
        )
        return
    loaded = (_sendable(load(batch) if load else batch) for batch in batches)
    for result in _on_cluster(client, compute, loaded):
        yield keep(result) if keep else result


def computed(
    compute: Callable[[Any], Any], batch: Any, *, while_waiting: Callable[[], None]
) -> Any:
    """What a function gives for one batch on the cluster in use; several threads may ask.

    Args:
        compute: as for `mapped`.
        batch: arrays and what else can be sent.
        while_waiting: called every `TICK` seconds; what it raises ends the waiting. A worker that
            has begun with the batch completes it for nobody.

    Raises:
        StudyError: the cluster was lost, or has other code; whatever the functions raise.
    """
    (result,) = _on_cluster(cluster.client(), compute, [batch], while_waiting)
    return result


def _whole(
    compute: Callable[[Any], Any],
    load: Callable[[Any], Any] | None,
    keep: Callable[[Any], Any] | None,
    batch: Any,
) -> Any:
    result = compute(load(batch) if load else batch)
    return keep(result) if keep else result


def _sendable(batch: Any) -> Any:
    return list(batch) if isinstance(batch, Iterator) else batch


def _on_cluster(
    client: Any,
    compute: Callable[[Any], Any],
    batches: Iterable[Any],
    while_waiting: Callable[[], None] = lambda: None,
) -> Iterator[Any]:
    """A batch whose worker dies is computed by another; so many are under way, not all."""
    ours = same_code.versions()
    waiting: deque[tuple[Any, int]] = deque()
    tasks = (cluster.called(_compute, compute, batch, ours) for batch in batches)
    try:
        while True:
            most = AHEAD * max(client.scheduler_info()["total_threads"], 1)
            while len(waiting) < most and sum(size for _, size in waiting) < MOST_BYTES:
                if not (task := next(tasks, b"")):
                    break
                waiting.append((client.submit(pickle.loads, task, pure=False), len(task)))
            if not waiting:
                return
            yield _result(client, waiting[0][0], while_waiting)
            waiting.popleft()
    finally:
        if waiting and client.status == "running":
            client.cancel([future for future, _ in waiting])


def _compute(compute: Callable[[Any], Any], batch: Any, ours: dict[str, str]) -> Any:
    """Called on a worker; one that came later than the check is checked here."""
    from distributed import get_worker

    same_code.check(get_worker().address, ours)
    cluster.leave_generator_alone()
    with _one_at_a_time:
        return compute(batch)


def _result(client: Any, future: Any, while_waiting: Callable[[], None]) -> Any:
    from distributed import KilledWorker
    from distributed.client import FutureCancelledError

    last_seen = time.monotonic()
    while True:
        try:
            return future.result(timeout=TICK)
        except TimeoutError:
            if future.done():
                raise
            while_waiting()
            if client.status != "running":
                raise _lost() from None
            if client.scheduler_info()["total_threads"]:
                last_seen = time.monotonic()
            if time.monotonic() - last_seen > PATIENCE:
                raise StudyError(
                    f"the cluster has had no worker for {PATIENCE:.0f} seconds: start one; the "
                    "same command then goes on"
                ) from None
        except FutureCancelledError:
            raise _lost() from None
        except KilledWorker as error:
            raise StudyError(
                "a batch of pictures ended one worker of the cluster after another: they may have "
                "too little memory; the same command then goes on"
            ) from error
        except ModuleNotFoundError as error:
            raise cluster.lacking("that came last", error) from error


def _lost() -> StudyError:
    return StudyError(
        "the cluster's scheduler is gone: start it and its workers again; the same command then "
        "goes on"
    )
