"""One run at a time: report, scrape and import hold a study's run lock for their whole length.

The lock file says who is at work. Kernels inherit the lock: they hold it as long as they live, so
that a later run begins only when the last of a killed one has ended, and what they call in turn may
take it again. What a run needs for a while (connection files of kernels, progress) lies in a folder
that the lock file names; whoever takes the lock over removes what a killed run left there.
"""

import errno
import json
import os
import secrets
import shutil
import stat
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from facestudy.study.errors import StudyError
from facestudy.study.locks import file_lock, processes
from facestudy.study.paths import Study

VARIABLE = "FACESTUDY_RUN"
"""Tells a kernel, and what it starts, which run it belongs to."""
PREFIX = "facestudy-run-"
STEP = 0.25  # seconds between two attempts
LONGEST = 34
"""Letters of the system's folder for temporary files from which on the run's lies in `SHORT`: a
browser's socket below it has some 70 more, and systems allow about 104 in all."""
SHORT = Path("/tmp")
GRACE = 15.0
"""Seconds in which the kernels of a run that has ended may end, too."""


@dataclass
class Run:
    """A run of this process.

    Attributes:
        token: what its kernels show.
        handle: of the lock file.
        folder: for what it needs for a while.
        thread: that holds it; None in a process that was forked from the one that does.
        depth: how often that thread holds it.
    """

    token: str
    handle: int
    folder: Path
    thread: int | None = field(default_factory=threading.get_ident)
    depth: int = 1


_runs: dict[Path, Run] = {}
_guard = threading.Lock()


@contextmanager
def running(
    study: Study, command: str, *, wait: bool = False, is_removal: bool = False
) -> Iterator[None]:
    """Hold a study's run lock; who holds it already, or belongs to such a run, goes on at once.

    Args:
        study: that is worked on.
        command: at work, to tell others.
        wait: until another run has ended.
        is_removal: whether the command only removes. It then goes on, although nobody can be told
            who is at work, where no room is left for that: it is what makes room.

    Raises:
        StudyError: another run is at work (the message says which), or nothing can be written.
    """
    path = study.run_lock
    if _enter_again(path):
        try:
            yield
        finally:
            _leave(path)
        return
    if _belongs_to_run(path):
        yield
        return
    handle = file_lock.open_lock(path)
    try:
        _acquire(handle, path, study, wait=wait)
        with _guard:
            _remove_leavings(_record(handle))
            run = Run(secrets.token_hex(8), handle, _new_folder())
            _write(handle, _description(run, command), needed=not is_removal)
            _runs[path] = run
    except BaseException:
        os.close(handle)
        raise
    try:
        yield
    finally:
        _leave(path)


def environment(study: Study) -> dict[str, str]:
    """The variables by which a kernel of this process's run inherits the lock."""
    run = _runs.get(study.run_lock)
    return {VARIABLE: f"{study.name}:{run.token}", "TMPDIR": str(run.folder)} if run else {}


def handles(study: Study) -> tuple[int, ...]:
    """The handles that a kernel inherits, so that it holds the lock until it ends."""
    run = _runs.get(study.run_lock)
    return (run.handle,) if run and sys.platform != "win32" else ()


def folder(study: Study) -> Path | None:
    """The folder of this process's run for what it needs for a while."""
    run = _runs.get(study.run_lock)
    return run.folder if run else None


def _enter_again(path: Path) -> bool:
    with _guard:
        run = _runs.get(path)
        if run is None or run.thread not in (None, threading.get_ident()):
            return False
        run.depth += 1
        return True


def _leave(path: Path) -> None:
    with _guard:
        run = _runs.get(path)
        if run is None:
            return
        run.depth -= 1
        if run.depth or run.thread is None:
            return
        del _runs[path]
        shutil.rmtree(run.folder, ignore_errors=True)
        with suppress(OSError):  # the disk may be full or gone; the lock is released all the same
            os.ftruncate(run.handle, 0)
        with suppress(OSError):
            file_lock.unlock(run.handle)
        os.close(run.handle)


def _belongs_to_run(path: Path) -> bool:
    """Whether this process was started by the run that the lock file names."""
    name, _, token = os.environ.get(VARIABLE, "").partition(":")
    if not token or f".{name}.run.lock" != path.name:
        return False
    try:
        return json.loads(path.read_text("utf-8")).get("token") == token
    except (OSError, ValueError, AttributeError):
        return False


def _acquire(handle: int, path: Path, study: Study, *, wait: bool) -> None:
    told, since = False, time.monotonic()
    while not file_lock.lock(handle, path, wait=False):
        record = _record(handle)
        process = processes.in_text(str(record.get("process", "")))
        # The kernels of a killed run end by themselves. An empty record is just being written.
        ends = process is None or process.has_ended
        if not (wait or (ends and time.monotonic() - since < GRACE)):
            raise StudyError(f"{_at_work(study, record)}; wait for it to end, or add --wait")
        if wait and not (told or ends):
            told = True
            print(f"{_at_work(study, record)}; waiting for it to end", file=sys.stderr, flush=True)
        time.sleep(STEP)


def _at_work(study: Study, record: dict[str, str]) -> str:
    process = processes.in_text(str(record.get("process", "")))
    if process is None:
        return f"another run is at work on {study.name!r}"
    return (
        f"another run is at work on {study.name!r}: {record.get('command')}, process "
        f"{process.number} on {record.get('machine')}, since {record.get('since')}"
    )


def _description(run: Run, command: str) -> dict[str, str]:
    import platform

    return {
        "command": command,
        "process": str(processes.this()),
        "machine": platform.node() or "this machine",
        "since": datetime.now(UTC).replace(microsecond=0).isoformat(),
        "token": run.token,
        "folder": str(run.folder),
    }


def _record(handle: int) -> dict[str, str]:
    """What the lock file says; nothing while nobody is at work."""
    try:
        os.lseek(handle, 0, os.SEEK_SET)
        record = json.loads(os.read(handle, 1 << 16) or b"{}")
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def _write(handle: int, record: dict[str, str], *, needed: bool) -> None:
    data = json.dumps(record).encode()
    try:
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, data)
        os.ftruncate(handle, len(data))
    except OSError as error:
        if not needed and error.errno in (errno.ENOSPC, errno.EDQUOT):
            return
        raise StudyError(f"the run lock could not be written: {error.strerror or error}") from error


def _new_folder() -> Path:
    """A folder below which a browser can start."""
    place = Path(tempfile.gettempdir())
    is_short = len(str(place)) <= LONGEST or not os.access(SHORT, os.W_OK | os.X_OK)
    return Path(tempfile.mkdtemp(prefix=PREFIX, dir=place if is_short else SHORT))


def _remove_leavings(record: dict[str, str]) -> None:
    """Remove the folder of a run that was killed, if it is ours to remove."""
    process = processes.in_text(str(record.get("process", "")))
    left = Path(str(record.get("folder", "")))
    if process is None or not process.is_here or not left.name.startswith(PREFIX):
        return
    try:
        status = left.lstat()
    except OSError:
        return
    if stat.S_ISDIR(status.st_mode) and status.st_uid == getattr(os, "getuid", lambda: 0)():
        shutil.rmtree(left, ignore_errors=True)


def _after_fork() -> None:
    """A forked process is a part of its parent's run, which alone ends it."""
    global _guard
    _guard = threading.Lock()
    for run in _runs.values():
        run.thread = None


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
