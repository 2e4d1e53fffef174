"""Remove what killed processes left in a study: temporary files, and folders half built."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from facestudy.study.locks import processes
from facestudy.study.paths import Study


def remove(study: Study) -> int:
    """Remove all temporary files and folders of processes that have ended; return how many.

    Nothing is removed of processes that live, of other machines, or where nothing can be removed.
    """
    count = 0
    for path in _temporary(study):
        process = processes.in_text(path.name)
        if process is None or not process.has_ended:
            continue
        with suppress(OSError):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
            count += 1
    return count


def _temporary(study: Study) -> Iterator[Path]:
    """What bears the name of a process, by `facestudy.study.files.temporary_prefix`."""
    for top in (study.data, study.reports, *study.departments):
        for folder, folders, names in os.walk(top):
            for name in [name for name in (*folders, *names) if name.startswith(".")]:
                if processes.NAME.search(name):
                    yield Path(folder) / name
            folders[:] = [name for name in folders if not processes.NAME.search(name)]
