"""End joblib's workers with the process that started them.

When that process is killed, its workers wait on: joblib ends them only after some minutes without
work, or never if they are busy. Every worker imports this package with the function that it is to
run, and from then on looks once a second whether its parent still lives.
"""

import os
import sys
import threading
import time

VARIABLE = "FACESTUDY_PARENT"
"""The process that started a worker, in the worker's environment."""
EVERY = 1.0  # seconds
WORKERS = "joblib.externals.loky"


def install() -> None:
    """Watch the parent if this process is a worker, and tell this process's own workers of it."""
    parent = os.environ.get(VARIABLE, "")
    _tell()
    if not any(WORKERS in argument for argument in sys.orig_argv):
        return
    if parent.isdecimal() and os.getppid() != int(parent) and not _lives(int(parent)):
        os._exit(1)  # killed while this worker began
    watch = threading.Thread(target=_watch, args=(os.getppid(),), name="parent watch", daemon=True)
    watch.start()


def _tell() -> None:
    os.environ[VARIABLE] = str(os.getpid())


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it lives, but is somebody else's
        pass
    return True


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(EVERY)
    os._exit(1)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_tell)
