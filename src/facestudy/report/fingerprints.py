"""Digests of all that a notebook's result may depend on.

Enters: a notebook, and patterns of files. Leaves: a digest of its cells, of the project's modules
that it imports, and of the files that match.
"""

import ast
import hashlib
import json
import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pandas as pd

from facestudy.study import files
from facestudy.study.paths import CHECKOUT, DEPARTMENTS, Study

TIMES = ["retrieved_at", "last_seen", "time", "seconds"]
"""Columns that differ between two runs with the same result."""


def notebook_source(notebook: Path) -> str:
    """The cells' text alone: opening a notebook in an editor changes its metadata."""
    cells = json.loads(notebook.read_text())["cells"]
    return json.dumps([[cell["cell_type"], "".join(cell["source"])] for cell in cells])


def files_digest(study: Study, patterns: Iterable[str]) -> str:
    """A digest of the files that match: tables by content without their times, pictures by stat."""
    lines = []
    for pattern in patterns:
        for path in sorted(_match(study, pattern)):
            digest = DIGESTS.get(path.suffix, _stat)
            lines.append(f"{path.parent.name}/{path.name} {digest(path)}")
        lines.append("--")
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _match(study: Study, pattern: str) -> Iterable[Path]:
    places = {
        "{data}": study.data,
        "{reports}": study.reports,
        "{departments}": DEPARTMENTS / study.name,
        "{weights}": Path(os.environ.get("KERAS_HOME") or "~/.keras").expanduser()
        / "models"
        / "vggface",
    }
    place, _, rest = pattern.partition("/")
    return places[place].glob(rest)


def _stat(path: Path) -> str:
    facts = path.stat()
    return f"{facts.st_size} {facts.st_mtime_ns}"


def _table_digest(path: Path) -> str:
    try:
        table = pd.read_csv(path, dtype=str, keep_default_na=False)
    except (ValueError, UnicodeDecodeError):
        return files.sha256(path)
    text = table.drop(columns=TIMES, errors="ignore").to_csv(index=False)
    return hashlib.sha256(text.encode()).hexdigest()


DIGESTS = {".csv": _table_digest, ".json": files.sha256}


def code_digest(notebook: Path) -> str:
    """A digest of the project's modules that a notebook imports."""
    modules = sorted(imported_modules(notebook))
    lines = [f"{path.relative_to(CHECKOUT)} {files.sha256(path)}" for path in modules]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def imported_modules(notebook: Path) -> set[Path]:
    """The project's modules that a notebook imports, directly or through others."""
    seen: set[Path] = set()
    queue = list(_imports(_code(notebook)))
    while queue:
        module = queue.pop()
        if module not in seen:
            seen.add(module)
            queue += _module_imports(module) if module.suffix == ".py" else ()
    return seen


def _code(notebook: Path) -> str:
    cells = json.loads(notebook.read_text())["cells"]
    source = "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "code")
    return "\n".join(
        line for line in source.splitlines() if not line.lstrip().startswith(("%", "!"))
    )


@cache
def _module_imports(module: Path) -> tuple[Path, ...]:
    return tuple(_imports(module.read_text()))


def _imports(source: str) -> Iterable[Path]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        else:
            continue
        for name in names:
            yield from _module_file(name)


def _module_file(name: str) -> Iterable[Path]:
    top = name.split(".")[0]
    if top not in ("facestudy", "scrapers"):
        return
    base = CHECKOUT / ("src" if top == "facestudy" else "") / name.replace(".", "/")
    if base.with_suffix(".py").is_file():
        yield base.with_suffix(".py")
    elif name == "facestudy":
        yield base / "__init__.py"
    elif base.is_dir():  # packages load their modules when they are needed: take them whole
        yield from (path for path in base.rglob("*") if path.suffix in (".py", ".js", ".j2"))
