"""Write a folder atomically: it is complete or not there."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from facestudy.study import files
from facestudy.study.errors import StudyError, advice
from facestudy.study.locks import processes
from facestudy.study.paths import root


@contextmanager
def replacing(to: Path) -> Iterator[Path]:
    """A folder beside ``to`` that takes its place if the block succeeds.

    Args:
        to: a folder that is empty or does not exist, outside of the studies.

    Yields:
        the folder to fill.

    Raises:
        StudyError: ``to`` holds something, lies among the studies or cannot be written.
    """
    to = to.expanduser().absolute()
    refuse(to)
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        remove_killed(to)
        temporary = Path(tempfile.mkdtemp(dir=to.parent, prefix=files.temporary_prefix(to.name)))
    except OSError as error:
        raise _unwritable(to, error) from error
    try:
        yield temporary
        temporary.chmod(0o755)
        temporary.replace(to)
    except OSError as error:
        raise _unwritable(to, error) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def refuse(to: Path) -> None:
    """Check that a folder may be written.

    Raises:
        StudyError: it is a file, holds something, or lies below ``data/`` or ``reports/``, where
            every folder is a study.
    """
    if any(root() / name in (to, *to.parents) for name in ("data", "reports")):
        raise StudyError(f"{to} lies among the studies: name a folder elsewhere")
    if to.is_symlink() or (to.exists() and not to.is_dir()):
        raise StudyError(f"{to} is not a folder: name a new or an empty folder")
    if to.is_dir() and any(to.iterdir()):
        raise StudyError(f"{to} is not empty: name a new or an empty folder")


def remove_killed(to: Path) -> None:
    """Remove what killed processes left when they wrote the same folder."""
    for path in to.parent.glob(f".{to.name[: files.MOST_OF_NAME]}.*"):
        process = processes.in_text(path.name)
        if path.is_dir() and process is not None and process.has_ended:
            with suppress(OSError):
                shutil.rmtree(path)


def _unwritable(to: Path, error: OSError) -> StudyError:
    return StudyError(f"{to} could not be written: {advice(error) or error.strerror or error}")
