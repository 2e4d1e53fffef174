"""A costly folder: one test process builds it, all others and later runs use it."""

import hashlib
import os
import shutil
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

from facestudy.study.locks.file_lock import locked
from facestudy.study.paths import CHECKOUT

CACHE = CHECKOUT / ".pytest_cache" / "built"
KEPT = 2
SOURCES = ("src", "scrapers", "notebooks")


@cache
def sources_digest() -> str:
    """A digest of the code, the notebooks, the pinned packages and the interpreter."""
    digest = hashlib.sha256(sys.version.encode())
    paths = [CHECKOUT / "requirements.txt"]
    for folder in SOURCES:
        paths += [path for path in (CHECKOUT / folder).rglob("*") if path.is_file()]
    for path in sorted(paths):
        if "__pycache__" not in path.parts:
            digest.update(f"{path.relative_to(CHECKOUT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def built_once(name: str, build: Callable[[Path], None], *, parameters: str = "") -> Path:
    """The folder that ``build`` fills; nobody may change what lies in it.

    Args:
        name: a name for the folder; with the digest of all sources it is the key.
        build: fills an empty folder, which is renamed when it is complete.
        parameters: what else the content follows from, as text.
    """
    key = hashlib.sha256(f"{sources_digest()} {parameters}".encode()).hexdigest()[:16]
    folder = CACHE / f"{name}-{key}"
    CACHE.mkdir(parents=True, exist_ok=True)
    with locked(CACHE / f"{name}.lock"):
        if not folder.is_dir():
            unfinished = CACHE / f"{name}-unfinished"
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir()
            build(unfinished)
            unfinished.rename(folder)
            _remove_old(name)
        os.utime(folder)
    return folder


def _remove_old(name: str) -> None:
    folders = sorted(CACHE.glob(f"{name}-*"), key=lambda path: path.stat().st_mtime)
    for path in folders[:-KEPT]:
        shutil.rmtree(path, ignore_errors=True)
