"""Compare several studies, or runs with other parameters under names of their own, on one page.

The page lies under the first of them: ``reports/<first>/compare/<others>/index.html``. It shows no
person, and is deleted when somebody is removed from any of the studies.
"""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from facestudy.report.compare import figures, reported
from facestudy.report.execution.outcome import REMOVED
from facestudy.report.pages import incomplete, navigation, output_files
from facestudy.study import files, index, removals
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study
from facestudy.study.sweep import COMPARE

PAGE = "compare"
MOST = 10
"""Studies that can be told apart by colour and shape."""
NARROW = 4.4
LONGEST_NAME = 200
"""Characters of a folder's name; file systems allow 255 bytes."""


def compare(studies: Sequence[Study]) -> Path:
    """Write the page; return its path.

    Args:
        studies: two or more with a report; the page lies under the first.

    Raises:
        StudyError: fewer than two studies or too many, one is named twice, one is unknown or has
            no results yet, or somebody was removed from one meanwhile.
    """
    _check(studies)
    first, *others = studies
    before = [removals.count(study) for study in studies]
    results = [reported.read(study) for study in studies]
    folder = first.reports / COMPARE / "+".join(study.name for study in others)
    page = _write(folder, results)
    if [removals.count(study) for study in studies] != before:
        shutil.rmtree(folder, ignore_errors=True)
        raise StudyError(REMOVED)
    navigation.refresh(first)
    return page


def _check(studies: Sequence[Study]) -> None:
    names = [study.name for study in studies]
    if len(names) < 2:
        raise StudyError("name two or more studies to compare, e.g. facestudy compare campus other")
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise StudyError(f"{twice!r} is named twice: a study cannot be compared with itself")
    if len(names) > MOST or len("+".join(names[1:])) > LONGEST_NAME:
        raise StudyError(f"too many studies for one page: compare at most {MOST} with short names")


def _write(folder: Path, results: Sequence[reported.Reported]) -> Path:
    tables = {
        "accuracies": reported.accuracies(results),
        "verdicts": reported.verdicts(results),
        "steps": reported.steps(results),
        "parameters": reported.differences(results),
        "pictures": reported.counts(results),
    }
    names = [study.name for study in results]
    contents, paths = output_files.Files(), {}
    for number, (name, table) in enumerate(tables.items(), 1):
        paths[name] = output_files.name_of_file(PAGE, number, name, "csv")
        contents[paths[name]] = output_files.as_csv(table)
    drawn: dict[str, Any] = {"steps": None}  # without audits there are none
    draw: dict[str, Callable[..., Figure]] = {"accuracies": figures.accuracies}
    if len(tables["steps"]):
        draw["steps"] = figures.steps
    for number, (name, function) in enumerate(draw.items(), 1):
        table = tables[name]
        drawn[name], own = output_files.of_figure(
            function(table, names), function(table, names, width=NARROW), PAGE, number, name,
            alt=f"Chart of the studies' {name}; the table below has the figures.",
        )  # fmt: skip
        contents |= own
    output_files.write(folder, PAGE, contents)
    content = {
        "names": names,
        "tables": {name: _cells(table) for name, table in tables.items()},
        "paths": paths,
        "figures": drawn,
        "written": index.now(),
    }
    page = folder / "index.html"
    text = incomplete.environment().get_template("compare.html").render(**content)
    files.write_text(page, text)
    return page


def _cells(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table; None for what is missing."""
    return table.astype(object).where(table.notna(), None).to_dict("records")
