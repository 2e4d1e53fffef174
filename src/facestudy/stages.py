"""The order of the notebooks, and which of them are stale.

Enters: the notebooks, the library they import, their parameters and the files they read. Leaves:
``reports/<study>/stages.json``, which remembers for each stage the fingerprint of all of these.
"""

import ast
import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from facestudy import files
from facestudy.paths import CHECKOUT, DEPARTMENTS, NOTEBOOKS, Study

TIMES = ["retrieved_at", "last_seen", "time", "seconds"]
"""Columns that differ between two runs with the same result."""


@dataclass(frozen=True)
class Stage:
    """One notebook and the files it reads and writes.

    Patterns begin with ``{data}``, ``{reports}``, ``{departments}`` or ``{weights}`` (VGGFace's).
    They may match nothing: what is not there has a fingerprint too.
    """

    notebook: str
    after: tuple[str, ...]
    reads: tuple[str, ...]
    writes: tuple[str, ...]


_SPLIT = ("{data}/split.csv", "{data}/faces/*.png")


def _model(name: str) -> tuple[str, ...]:
    return tuple(
        f"{{reports}}/{name}/{file}" for file in ("predictions.csv", "history.csv", "metrics.json")
    )


STAGES = (
    Stage("01_collect", (), ("{departments}/*.yaml",), ("{data}/raw/index.csv",)),
    Stage(
        "02_crop",
        ("01_collect",),
        ("{data}/raw/index.csv",),
        ("{data}/faces.csv", "{data}/faces/*.png"),
    ),
    Stage(
        "03_curate",
        ("02_crop",),
        ("{data}/raw/index.csv", "{data}/faces.csv", "{data}/truth.csv", "{data}/faces/*.png"),
        ("{data}/curation.csv", "{reports}/curation.json"),
    ),
    Stage(
        "04_split",
        ("03_curate",),
        ("{data}/raw/index.csv", "{data}/faces.csv", "{data}/curation.csv", "{data}/faces/*.png"),
        ("{data}/split.csv", "{data}/split/*/*/*.png"),
    ),
    Stage("05_scratch_cnn", ("04_split",), _SPLIT, _model("scratch_cnn")),
    Stage(
        "06_bottleneck",
        ("04_split",),
        (*_SPLIT, "{weights}/*.h5"),
        (*_model("bottleneck"), "{data}/models/bottleneck/*/top.weights.h5"),
    ),
    Stage(
        "07_finetune",
        ("06_bottleneck",),
        (*_SPLIT, "{data}/models/bottleneck/*/top.weights.h5"),
        _model("finetune"),
    ),
    Stage(
        "08_inspection",
        ("05_scratch_cnn", "07_finetune"),
        (*_SPLIT, "{reports}/*/predictions.csv", "{reports}/*/history.csv"),
        (),  # metrics.json is the report's, too, which adds the audit
    ),
    Stage(
        "09_audit",
        ("05_scratch_cnn", "07_finetune"),
        (
            *_SPLIT,
            "{data}/faces.csv",
            "{data}/raw/index.csv",
            "{reports}/*/predictions.csv",
            "{data}/models/*/*/*.weights.h5",
        ),
        ("{reports}/audit.json",),
    ),
)

EXPERIMENTS = tuple(
    Stage(
        f"experiments/{name}",
        after,
        ("{data}/raw/index.csv", "{data}/faces.csv", "{data}/split.csv", "{data}/curation.csv"),
        (f"{{reports}}/{folder}/metrics.json",),
    )
    for name, folder, after in (
        ("denoising_autoencoder", "denoising", ("04_split",)),
        ("expressions", "expressions", ()),
        ("skin", "skin", ()),
    )
)
"""On the study that its own parameters name, each after what it needs of the main way."""


def leading_to(stage: Stage) -> list[Stage]:
    """The stages of the main way that must have run before this one, in their order."""
    needed = set(stage.after)
    for each in reversed(STAGES):
        if each.notebook in needed:
            needed |= set(each.after)
    return [each for each in STAGES if each.notebook in needed]


def executed(study: Study, stage: Stage) -> Path:
    """Where the executed copy of a notebook lies."""
    return study.reports / "notebooks" / f"{stage.notebook}.ipynb"


def fingerprint(study: Study, stage: Stage, parameters: Mapping[str, Any]) -> str:
    """A digest of all that a stage's result may depend on."""
    notebook = NOTEBOOKS / f"{stage.notebook}.ipynb"
    parts = [
        notebook_source(notebook),
        json.dumps(dict(parameters), sort_keys=True),
        code_digest(notebook),
        files_digest(study, stage.reads),
    ]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def is_fresh(study: Study, stage: Stage, parameters: Mapping[str, Any]) -> bool:
    """Whether executing the stage again could change nothing."""
    known = _remembered(study).get(stage.notebook)
    return (
        known is not None
        and executed(study, stage).is_file()
        and known["fingerprint"] == fingerprint(study, stage, parameters)
        and known["written"] == files_digest(study, stage.writes)
    )


def remember(study: Study, stage: Stage, print_before: str) -> None:
    """Note that a stage ran well; ``print_before`` is its fingerprint from before it ran."""
    known = _remembered(study)
    written = files_digest(study, stage.writes)
    known[stage.notebook] = {"fingerprint": print_before, "written": written}
    files.write_json(study.reports / "stages.json", known)


def _remembered(study: Study) -> dict[str, dict[str, str]]:
    path = study.reports / "stages.json"
    try:
        return json.loads(path.read_text())
    except (OSError, ValueError):  # none yet, or damaged: everything is stale
        return {}


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
