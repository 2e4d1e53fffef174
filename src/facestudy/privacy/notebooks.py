"""Remove the outputs of notebooks that were saved by hand, and Jupyter's copies of them.

Outputs show faces and names, and nothing in them says whose. Only notebooks of the study are
touched, those in its own lab folder, and those that do not say whose they are.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from facestudy.study import files, paths, sweep
from facestudy.study.paths import Study

CHECKPOINTS = ".ipynb_checkpoints"
_STUDY = re.compile(r"^STUDY\s*=\s*['\"]([^'\"]*)['\"]", re.MULTILINE)


def clear_outputs(study: Study) -> int:
    """Remove outputs from notebooks below the notebooks' folder and the study's lab folder.

    Copies that Jupyter made as checkpoints are deleted: it makes new ones.

    Returns:
        how many notebooks had outputs.
    """
    count = 0
    for path in _notebooks(study):
        try:
            notebook = json.loads(path.read_text("utf-8"))
            cells = [cell for cell in notebook["cells"] if cell.get("outputs")]
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            continue
        is_own = study.reports in path.parents or study.name in _studies(notebook)
        if not cells or not (is_own or not _studies(notebook)):
            continue
        count += 1
        if CHECKPOINTS in path.parts:
            path.unlink(missing_ok=True)
            continue
        for cell in cells:
            cell["outputs"], cell["execution_count"] = [], None
        files.write_text(path, json.dumps(notebook, indent=1, ensure_ascii=False) + "\n")
    return count


def _notebooks(study: Study) -> Iterator[Path]:
    folders = {paths.NOTEBOOKS, paths.root() / "notebooks", study.reports / sweep.LAB}
    folders.add(paths.root() / CHECKPOINTS)
    for folder in sorted(folders):
        yield from sorted(folder.rglob("*.ipynb"))


def _studies(notebook: dict[str, Any]) -> set[str]:
    """The studies that its cells of code name."""
    sources = ["".join(cell.get("source", "")) for cell in notebook["cells"]]
    return {name for source in sources for name in _STUDY.findall(source)}
