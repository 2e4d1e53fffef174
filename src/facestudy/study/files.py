"""Files that are either whole or not there: everything is written beside and moved into place."""

import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd

from facestudy.study.errors import StudyError


@contextmanager
def replacing(path: Path, *, sync: bool = True) -> Iterator[Path]:
    """A temporary path in the same folder that replaces ``path`` if the block ends well.

    ``sync=False`` spares the wait for the disk: the file may be lost with the power, but is never
    seen half written. For files that are cheap to make again.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(
            dir=path.parent, prefix=f".{path.name}.", suffix=path.suffix
        )
    except OSError as error:
        raise _unwritable(path, error) from error
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        temporary.chmod(0o644)
        if sync:
            with temporary.open("rb") as stream:
                os.fsync(stream.fileno())
        temporary.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Alone, among threads and processes, with what the lock file stands for.

    A killed process gives it free by dying. Who holds it must not ask for it again.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as stream:
        _lock(stream.fileno())
        yield


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX)


def _unwritable(path: Path, error: OSError) -> StudyError:
    return StudyError(f"{path} could not be written: {error.strerror or error}")


def write_bytes(path: Path, data: bytes, *, sync: bool = True) -> None:
    with replacing(path, sync=sync) as temporary:
        temporary.write_bytes(data)


def write_text(path: Path, text: str) -> None:
    write_bytes(path, text.encode())


def write_json(path: Path, value: Any) -> None:
    write_text(path, json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False) + "\n")


def write_csv(path: Path, frame: pd.DataFrame) -> None:
    """Write without the frame's index; floats keep their shortest exact form."""
    write_text(path, frame.to_csv(index=False, lineterminator="\n"))


def read_csv(path: Path, notebook: str, columns: Iterable[str], **options: Any) -> pd.DataFrame:
    """Read a table that a notebook wrote.

    Args:
        notebook: the one to run where the table is missing or damaged.
        columns: those it must have.
        options: for ``pandas.read_csv``.

    Raises:
        StudyError: the table is missing, no table, or lacks a column.
    """
    if not path.is_file():
        raise missing(path, notebook)
    again = f"delete it and run notebooks/{notebook}.ipynb again"
    try:
        frame = pd.read_csv(path, **options)
    except (ValueError, UnicodeDecodeError) as error:  # pandas' own errors are ValueErrors
        reason = " ".join(str(error).split())
        raise StudyError(f"{path} is damaged ({reason}): {again}") from None
    absent = [name for name in columns if name not in frame]
    if absent:
        raise StudyError(f"{path} lacks the column(s) {', '.join(absent)}: {again}")
    return frame


def sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def missing(path: Path, notebook: str) -> StudyError:
    """The error of a stage whose input is not there yet."""
    return StudyError(f"{path} is not there yet: run notebooks/{notebook}.ipynb first")
