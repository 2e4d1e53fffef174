"""Locks among threads and processes that the system releases when their holder ends."""

import errno
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

STEP = 0.05
"""Seconds between two attempts where the system cannot wait for a lock itself."""
_UNSUPPORTED = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP}


class _Held(threading.local):
    """How often this thread holds each lock."""

    def __init__(self) -> None:
        self.counts: dict[Path, int] = {}


_held = _Held()
_handles: set[int] = set()


def index_lock(study: Study) -> AbstractContextManager[None]:
    """Hold the lock of a study's tables, for every reading, changing and writing of one of them.

    Hold it for milliseconds: visitors of the capture page and whoever wants to be forgotten wait
    meanwhile. Who needs the run lock too takes that first.
    """
    return locked(study.index_lock)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a lock file, exclusively among threads and processes.

    The same thread may hold it again; a process that is forked meanwhile does not hold it.

    Raises:
        StudyError: the file cannot be written, or lies where nothing can be locked.
    """
    if _held.counts.get(path):
        yield
        return
    handle = open_lock(path)
    _handles.add(handle)
    try:
        lock(handle, path)
        held = _held.counts
        held[path] = 1
        try:
            yield
        finally:
            held.pop(path, None)
            unlock(handle)
    finally:
        if handle in _handles:  # not in a process that was forked meanwhile
            _handles.discard(handle)
            os.close(handle)


def open_lock(path: Path) -> int:
    """A handle of a lock file, which is created.

    Raises:
        StudyError: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
    except OSError as error:
        raise StudyError(f"{path} could not be written: {error.strerror or error}") from error


def lock(handle: int, path: Path, *, wait: bool = True) -> bool:
    """Lock an open file.

    Args:
        handle: of the file.
        path: for the message.
        wait: until nobody else holds it.

    Returns:
        Whether it is locked now.

    Raises:
        StudyError: the file system cannot lock files.
    """
    try:
        return _lock(handle, wait=wait)
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            raise
        raise StudyError(
            f"{path} cannot be locked ({error.strerror}): keep data/ on a disk of this machine"
        ) from error


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int, *, wait: bool) -> bool:
        while True:
            with suppress(OSError):
                os.lseek(handle, 0, os.SEEK_SET)
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
                return True
            if not wait:
                return False
            time.sleep(STEP)

    def unlock(handle: int) -> None:
        """Release the lock of an open file."""
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(handle: int, *, wait: bool) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True

    def unlock(handle: int) -> None:
        """Release the lock of an open file, for all processes that share the handle."""
        fcntl.flock(handle, fcntl.LOCK_UN)


def _after_fork() -> None:
    """A forked process holds nothing; its copies of the handles must not keep a lock held."""
    global _held
    _held = _Held()
    for handle in _handles:
        with suppress(OSError):
            os.close(handle)
    _handles.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
