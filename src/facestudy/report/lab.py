"""Copies of the notebooks for one study, to step through: ``make lab STUDY=name``.

They lie under ``reports/<study>/lab``, so that outputs with faces are never saved in the checkout.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from facestudy.report.fingerprints import notebook_source
from facestudy.report.stages import EXPERIMENTS, MORE, OPTIONAL, STAGES
from facestudy.study import files
from facestudy.study.arguments import carry_out, study_name
from facestudy.study.errors import StudyError
from facestudy.study.paths import NOTEBOOKS, Study

KEY = "facestudy"
"""Of a copy's metadata: the digests of the cells that it was copied from and with."""


def copy_notebooks(study: Study) -> list[str]:
    """Copy the notebooks that the study has no copy of, with its name as their ``STUDY``.

    A copy whose cells nobody changed follows the checkout; one that was worked in is kept.

    Args:
        study: the study.

    Returns:
        The names of copies that were changed here and are older than the checkout's notebook.

    Raises:
        StudyError: a copy cannot be written.
    """
    kept = []
    for stage in (*STAGES, *MORE, *OPTIONAL, *EXPERIMENTS):
        source = NOTEBOOKS / f"{stage.notebook}.ipynb"
        target = folder(study) / f"{stage.notebook}.ipynb"
        record = _record(target)
        if record is not None and record.get("of") == _digest(source):
            continue
        if record is not None and record.get("as") != _digest(target):
            kept.append(stage.notebook)
            continue
        _write(study, source, target)
    return kept


def folder(study: Study) -> Path:
    """The folder of a study's copies."""
    return study.reports / "lab"


def _write(study: Study, source: Path, target: Path) -> None:
    notebook = json.loads(source.read_text("utf-8"))
    for cell in notebook["cells"]:
        if "parameters" in cell["metadata"].get("tags", []):
            cell["source"] = _with_study("".join(cell["source"]), study)
    text = json.dumps(notebook, indent=1, ensure_ascii=False)
    files.write_text(target, text)
    notebook["metadata"][KEY] = {"of": _digest(source), "as": _digest(target)}
    files.write_text(target, json.dumps(notebook, indent=1, ensure_ascii=False) + "\n")


def _with_study(source: str, study: Study) -> list[str]:
    """A parameters cell with another study's name; comments stay."""
    lines = source.splitlines(keepends=True)
    place = next(number for number, line in enumerate(lines) if line.startswith("STUDY = "))
    _, mark, comment = lines[place].partition("  #")
    lines[place] = f'STUDY = "{study.name}"{mark}{comment}' + ("" if mark else "\n")
    return lines


def _record(target: Path) -> dict[str, Any] | None:
    """What a copy was copied from; None if there is no copy, or nobody can know it."""
    if not target.is_file():
        return None
    try:
        record = json.loads(target.read_text("utf-8"))["metadata"].get(KEY)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise StudyError(f"{target} is damaged: delete it, and it is copied again") from None
    return record if isinstance(record, dict) else {}


def _digest(notebook: Path) -> str:
    """A digest of the cells, without outputs and metadata."""
    return hashlib.sha256(notebook_source(notebook).encode()).hexdigest()


def _copy(arguments: argparse.Namespace) -> None:
    for name in copy_notebooks(arguments.study):
        print(
            f"{name} was changed in {folder(arguments.study)} and in the checkout: your copy is "
            "kept; delete it to get the new one",
            file=sys.stderr,
        )
    print(folder(arguments.study))


def main(argv: Sequence[str] | None = None) -> int:
    """Copy the notebooks, print their folder, and return the exit status."""
    parser = argparse.ArgumentParser(prog="facestudy lab", description=__doc__)
    parser.add_argument("--study", type=study_name, required=True)
    parser.set_defaults(run=_copy)
    return carry_out(parser, argv, "facestudy lab")


if __name__ == "__main__":
    raise SystemExit(main())
