"""Fail if a notebook holds outputs, lacks its parameters cell, or defines a function."""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path


def problems(path: Path) -> Iterator[str]:
    """What is wrong with a notebook, one sentence each."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    if any(cell["outputs"] or cell["execution_count"] is not None for cell in code):
        yield "it holds outputs: clear them (Jupyter: Edit, Clear Outputs of All Cells)"
    if not code or "parameters" not in code[0]["metadata"].get("tags", []):
        yield "its first code cell is not tagged `parameters`"
    for number, cell in enumerate(code):
        if re.search(r"^(def|class) ", "".join(cell["source"]), re.MULTILINE):
            yield f"code cell {number} defines a function or class: move it into src/facestudy"


if __name__ == "__main__":
    lines = [f"{path}: {text}" for path in sys.argv[1:] for text in problems(Path(path))]
    print(*lines, sep="\n", end="\n" if lines else "")
    sys.exit(bool(lines))
