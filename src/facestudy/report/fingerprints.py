"""Digests of everything that a notebook's result may depend on: cells, source code and files."""

import csv
import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from facestudy.report.source_files import files_of_code, source_files
from facestudy.study import files
from facestudy.study.paths import CHECKOUT, Study

TIMES = ["retrieved_at", "last_seen", "keep_until", "time", "seconds"]
"""Columns that differ between two runs with the same result."""

PLACE = ("JOBS", "PORT", "BOARD", "GRID", "CLUSTER", "DISTRIBUTION", "ENGINE")
"""Parameters that say where a notebook runs, how fast, or what it shows meanwhile.

No result depends on them beyond the noise of another processor, so they make no notebook stale.
"""
WRITES_LOGS = ("BOARD",)
"""Those among them that write something, which a fresh notebook therefore does not."""

WITHOUT_RESULT = ("src/facestudy/study/progress.py",)
"""Source files that every notebook uses and on which no result depends."""


def parameters_digest(parameters: Mapping[str, Any]) -> str:
    """The parameters that a result depends on, as text."""
    return json.dumps({n: v for n, v in parameters.items() if n not in PLACE}, sort_keys=True)


def notebook_source(notebook: Path) -> str:
    """The text of the cells alone, because an editor changes a notebook's metadata."""
    cells = json.loads(notebook.read_text())["cells"]
    return json.dumps([[cell["cell_type"], "".join(cell["source"])] for cell in cells])


def files_digest(study: Study, patterns: Iterable[str]) -> str:
    """A digest of the files that match some patterns.

    Tables count by content without `TIMES`, pictures and weights by size and time of change.
    """
    lines = []
    for pattern in patterns:
        for path in sorted(matches(study, pattern)):
            digest = DIGESTS.get(path.suffix, _stat)
            lines.append(f"{path.parent.name}/{path.name} {digest(path)}")
        lines.append("--")
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def matches(study: Study, pattern: str) -> list[Path]:
    """The files of a study that match a pattern of `facestudy.report.stages.Stage`."""
    keras = Path(os.environ.get("KERAS_HOME") or "~/.keras").expanduser()
    folders = {
        "{data}": (study.data,),
        "{reports}": (study.reports,),
        "{departments}": study.departments,
        "{weights}": (keras / "models" / "vggface",),
    }
    name, _, rest = pattern.partition("/")
    return [path for folder in folders[name] for path in folder.glob(rest)]


def _stat(path: Path) -> str:
    status = path.stat()
    return f"{status.st_size} {status.st_mtime_ns}"


def _table_digest(path: Path) -> str:
    digest = hashlib.sha256()
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            rows = csv.reader(stream)  # pandas would take a second to import
            header = next(rows, [])
            kept = [place for place, name in enumerate(header) if name not in TIMES]
            for row in filter(None, (header, *rows)):  # empty lines do not count
                digest.update(repr([row[place] for place in kept]).encode())
    except (csv.Error, IndexError, UnicodeDecodeError):
        return files.sha256(path)
    return digest.hexdigest()


DIGESTS = {".csv": _table_digest, ".json": files.sha256}


def code_digest(notebook: Path) -> str:
    """A digest of the project's source files that a notebook uses."""
    return _digest_of_sources(source_files(notebook))


def module_digest(module: str) -> str:
    """A digest of the project's source files that a module uses, and of its own."""
    return _digest_of_sources(files_of_code(f"import {module}\n{module}"))


def _digest_of_sources(paths: Iterable[Path]) -> str:
    names = {path.relative_to(CHECKOUT).as_posix(): path for path in paths}
    lines = [f"{n} {files.sha256(names[n])}" for n in sorted(names) if n not in WITHOUT_RESULT]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
