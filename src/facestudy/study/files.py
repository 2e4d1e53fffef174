"""Atomic file writes, and tables that say which notebook writes them."""

import csv
import hashlib
import io
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from facestudy.study.errors import StudyError
from facestudy.study.guards import tables
from facestudy.study.locks import processes

MOST_OF_NAME = 120
"""Letters of a name that its temporary file repeats: a name has at most 255 bytes."""

if TYPE_CHECKING:  # pandas takes a second to import, and most of this module needs none
    import pandas as pd


@contextmanager
def replacing(path: Path, *, sync: bool = True) -> Iterator[Path]:
    """A temporary path in the same folder that replaces ``path`` if the block succeeds.

    Args:
        path: the file to write; its folder is created.
        sync: wait until the content is on the disk. Without it a power failure may lose the file,
            but nobody ever reads half of it: for files that are cheap to make again.

    Yields:
        the path to write to.

    Raises:
        StudyError: the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(
            dir=path.parent, prefix=temporary_prefix(path.name), suffix=path.suffix
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


def temporary_prefix(name: str) -> str:
    """The beginning of the name of a temporary file or folder, with the process that makes it.

    `facestudy.study.leavings` removes those of processes that have ended.

    Args:
        name: of what it becomes.
    """
    return f".{name[:MOST_OF_NAME]}.{processes.this()}."


def _unwritable(path: Path, error: OSError) -> StudyError:
    return StudyError(f"{path} could not be written: {error.strerror or error}")


def write_bytes(path: Path, data: bytes, *, sync: bool = True) -> None:
    """Write a file atomically; see `replacing` for ``sync``.

    Args:
        path: of the file.
        data: its content.
        sync: whether to wait for the disk.
    """
    with replacing(path, sync=sync) as temporary:
        temporary.write_bytes(data)


def write_text(path: Path, text: str) -> None:
    """Write a text as UTF-8, atomically."""
    write_bytes(path, text.encode())


def write_json(path: Path, value: Any) -> None:
    """Write a value as indented JSON, atomically."""
    write_text(path, json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False) + "\n")


def write_csv(path: Path, frame: "pd.DataFrame") -> None:
    """Write a table atomically, as `tables.to_csv` has it."""
    write_text(path, tables.to_csv(frame))


def append_lines(path: Path, lines: bytes, *, size: int) -> None:
    """Write lines behind the first bytes of a file; they are on the disk when this returns.

    Args:
        path: of the file, which is created.
        lines: what to write.
        size: of the complete lines that stay; what follows them, of a killed process, is cut off.

    Raises:
        StudyError: the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab") as stream:
            stream.truncate(size)
            stream.write(lines)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise _unwritable(path, error) from error


def read_csv(
    path: Path, notebook: str, columns: Iterable[str], *, appended: bool = False, **options: Any
) -> "pd.DataFrame":
    """Read a table that a notebook wrote.

    Args:
        path: of the table.
        notebook: the notebook to run where the table is missing or damaged.
        columns: those that the table must have.
        appended: lines are appended to the table: one that a kill cut short does not count.
        options: as for `tables.parse`.

    Returns:
        the table.

    Raises:
        StudyError: the table is missing or damaged, or lacks a column.
    """
    if not path.is_file():
        raise missing(path, notebook)
    again = f"delete it and run notebooks/{notebook}.ipynb again"
    try:
        data = tables.without_cut_line(path.read_bytes()) if appended else path.read_bytes()
        tables.check_whole(data)
        frame = tables.parse(io.BytesIO(data), **options)
    except (ValueError, csv.Error) as error:  # those of pandas and of decoding are ValueErrors
        reason = " ".join(str(error).split())
        raise StudyError(f"{path} is damaged ({reason}): {again}") from None
    absent = [name for name in columns if name not in frame]
    if absent:
        raise StudyError(f"{path} lacks the column(s) {', '.join(absent)}: {again}")
    return frame


def read_json(path: Path, notebook: str) -> dict[str, Any]:
    """Read a JSON object that a notebook wrote.

    Args:
        path: of the file.
        notebook: the notebook to run where the file is missing or damaged.

    Raises:
        StudyError: the file is missing or damaged.
    """
    if not path.is_file():
        raise missing(path, notebook)
    try:
        value = json.loads(path.read_bytes())
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise StudyError(f"{path} is damaged: delete it and run notebooks/{notebook}.ipynb again")
    return value


def sha256(path: Path) -> str:
    """The SHA-256 of a file's content, in hex digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def missing(path: Path, notebook: str) -> StudyError:
    """The error of a stage whose input does not exist yet."""
    return StudyError(f"{path} does not exist yet: run notebooks/{notebook}.ipynb first")
