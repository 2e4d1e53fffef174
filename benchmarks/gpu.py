"""``python -m benchmarks gpu``: what a graphics card does, in at most eight minutes.

It measures, on whatever Keras backend finds a card (TensorFlow, JAX or PyTorch): both stages on
VGG16 at full size, features as a share of the best matrix product, scratch_cnn, and whether
accuracies agree with the processor's. VGG16 has random weights and the pictures are made here, so
that nothing is downloaded. Keras, one backend, numpy, pandas, SciPy, scikit-learn, joblib, tqdm
and h5py are enough.

``--cpu`` tries the command on the processor, small; its figures say nothing and are not kept.
Results go to ``reports/benchmarks-gpu.json``, one entry for each card and backend.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Sequence
from datetime import date
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Any

from benchmarks.gpu_rows import Row, row
from facestudy.study import files, paths
from facestudy.study.errors import StudyError

BACKENDS = ("tensorflow", "jax", "torch")
NEEDED = ("keras", "scipy", "sklearn", "joblib", "tqdm", "h5py")
SECONDS = 480.0
BEGIN_BY = 0.75
NOT_MEASURED = "not yet measured on a card"
NO_TIME = "not measured: the time was up"


def main(arguments: Sequence[str]) -> int:
    """The command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks gpu", description=__doc__)
    parser.add_argument("--cpu", action="store_true", help="try the command without a card")
    parser.add_argument(
        "--seconds", type=float, default=SECONDS, help=f"of all parts, {SECONDS:.0f} if not given"
    )
    options = parser.parse_args(arguments)
    choose_backend()
    from benchmarks import gpu_parts  # Keras reads its backend when it is imported
    from facestudy.models import hardware

    if not options.cpu and not hardware.has_gpu():
        raise SystemExit(no_card())
    size = gpu_parts.TINY if options.cpu else gpu_parts.FULL
    rows = measure(gpu_parts.PARTS, size, options.seconds)
    result = {**facts(), "rows": rows}
    print(table(result))
    if options.cpu:
        print("\nThis was the processor, and small: it says only that the command works.")
    else:
        keep(report(), result)
        print(f"\nkept in {report()}")
    return 0 if all("failed" not in row["note"] for row in rows) else 1


def choose_backend() -> None:
    """Set ``KERAS_BACKEND`` to an installed one, unless it is set.

    Raises:
        SystemExit: a package is missing.
    """
    missing = [name for name in NEEDED if not is_installed(name)]
    there = installed()
    if missing or not there:
        wanted = [*missing, *([] if there else ["one of " + ", ".join(BACKENDS)])]
        raise SystemExit(f"gpu: not installed: {'; '.join(wanted)}")
    os.environ.setdefault("KERAS_BACKEND", there[0])


def installed() -> list[str]:
    return [name for name in BACKENDS if is_installed(name)]


def is_installed(package: str) -> bool:
    # Not importlib.util.find_spec: that would use up facestudy's silent import of TensorFlow.
    return PathFinder.find_spec(package) is not None


def no_card() -> str:
    """Why nothing is measured, and what could be tried."""
    backend = os.environ["KERAS_BACKEND"]
    others = [name for name in installed() if name != backend]
    hint = f"; also installed: {', '.join(others)} (KERAS_BACKEND={others[0]})" if others else ""
    return (
        f"gpu: Keras's backend {backend} finds no graphics card here, so nothing was measured"
        f"{hint}; --cpu tries the command without one"
    )


def measure(parts: dict[str, Any], size: Any, limit: float) -> list[Row]:
    """Run the parts one after the other, and what the time allows of them.

    Args:
        parts: functions of the size and the rows so far, which return rows, by name.
        size: how much of it.
        limit: seconds. No part begins after `BEGIN_BY` of it, so that the last one can end.
    """
    rows: list[Row] = []
    start = time.perf_counter()
    for name, part in parts.items():
        print(f"{name} ...", file=sys.stderr, flush=True)
        if time.perf_counter() - start > BEGIN_BY * limit:
            rows.append(row(name, None, "", NO_TIME))
            continue
        try:
            rows.extend(part(size, rows))
        except StudyError as error:
            rows.append(row(name, None, "", f"failed: {error}"))
    rows.append(row("all parts", time.perf_counter() - start, "s", f"the limit is {limit:.0f} s"))
    return rows


def facts() -> Row:
    """The card, the backend, and their versions."""
    from importlib.metadata import version

    import keras

    from facestudy.models import hardware

    backend = keras.backend.backend()
    return {
        "card": hardware.device(),
        "gpu": hardware.has_gpu(),
        "backend": backend,
        "versions": {name: version(name) for name in ("keras", backend, "numpy")},
        "date": date.today().isoformat(),
    }


def report() -> Path:
    return paths.root() / "reports" / "benchmarks-gpu.json"


def read(path: Path) -> list[Row]:
    """The cards that were measured; none where the file is missing or damaged."""
    try:
        return [entry for entry in json.loads(path.read_text()) if "card" in entry]
    except (OSError, ValueError, TypeError):
        return []


def keep(path: Path, result: Row) -> None:
    """Put a result in place of the one of the same card and backend."""
    entries = {(entry["card"], entry["backend"]): entry for entry in [*read(path), result]}
    files.write_json(path, list(entries.values()))


def table(result: Row) -> str:
    """A card's result as a Markdown table."""
    versions = ", ".join(f"{name} {number}" for name, number in result["versions"].items())
    lines = [
        f"{result['card']}, {result['backend']} ({versions}), {result['date']}:",
        "",
        "| what | figure | note |",
        "|---|---|---|",
    ]
    for each in result["rows"]:
        shown = "" if each["value"] is None else f"{each['value']:.4g} {each['unit']}".strip()
        lines.append(f"| {each['what']} | {shown} | {each['note']} |")
    return "\n".join(lines)


def tables(entries: Sequence[Row]) -> str:
    """All cards' tables, or that there is none."""
    return "\n\n".join(table(entry) for entry in entries) or f"{NOT_MEASURED.capitalize()}."
