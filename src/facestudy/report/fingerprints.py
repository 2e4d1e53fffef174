"""Digests of everything that a notebook's result may depend on: cells, source code and files."""

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from facestudy.report.source_files import source_files
from facestudy.study import files
from facestudy.study.paths import CHECKOUT, DEPARTMENTS, Study

TIMES = ["retrieved_at", "last_seen", "time", "seconds"]
"""Columns that differ between two runs with the same result."""


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
        for path in sorted(_match(study, pattern)):
            digest = DIGESTS.get(path.suffix, _stat)
            lines.append(f"{path.parent.name}/{path.name} {digest(path)}")
        lines.append("--")
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _match(study: Study, pattern: str) -> Iterable[Path]:
    folders = {
        "{data}": study.data,
        "{reports}": study.reports,
        "{departments}": DEPARTMENTS / study.name,
        "{weights}": Path(os.environ.get("KERAS_HOME") or "~/.keras").expanduser()
        / "models"
        / "vggface",
    }
    folder, _, rest = pattern.partition("/")
    return folders[folder].glob(rest)


def _stat(path: Path) -> str:
    status = path.stat()
    return f"{status.st_size} {status.st_mtime_ns}"


def _table_digest(path: Path) -> str:
    try:
        table = pd.read_csv(path, dtype=str, keep_default_na=False)
    except (ValueError, UnicodeDecodeError):
        return files.sha256(path)
    text = table.drop(columns=TIMES, errors="ignore").to_csv(index=False)
    return hashlib.sha256(text.encode()).hexdigest()


DIGESTS = {".csv": _table_digest, ".json": files.sha256}


def code_digest(notebook: Path) -> str:
    """A digest of the project's source files that a notebook uses."""
    paths = sorted(source_files(notebook))
    lines = [f"{path.relative_to(CHECKOUT)} {files.sha256(path)}" for path in paths]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
