"""Results of the audit's benchmark, kept row by row: three hours are seldom had in one piece."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from facestudy.audit.rules import code_digest
from facestudy.study import files, paths

Line = dict[str, Any]
PUBLISHED = Path(__file__).with_name("results.json")
"""Counts and coverage without the single campuses, of the evaluation that the README shows."""


def path() -> Path:
    """``reports/benchmarks-audit.json``."""
    return paths.root() / "reports" / "benchmarks-audit.json"


def load() -> list[Line]:
    """The lines measured so far, here or for the README: those measured here first."""
    ours, published = (
        json.loads(place.read_text(encoding="utf-8")) if place.is_file() else []
        for place in (path(), PUBLISHED)
    )
    keys = {_key(line) for line in ours}
    return ours + [line for line in published if _key(line) not in keys]


def measured(row: str, size: str, *, campuses: int, permutations: int) -> Line | None:
    """The line that this very code has measured, if it has."""
    settings = (campuses, permutations, code_digest())
    for line in load():
        kept = tuple(line.get(key) for key in ("campuses", "permutations", "code"))
        if _key(line) == (row, size) and kept == settings:
            return line
    return None


def keep(line: Line, order: Sequence[tuple[str, str]]) -> None:
    """Put a line in the place of an older one of the same row and size.

    Args:
        line: from `benchmarks.audit.__main__.line`.
        order: of all rows and sizes; a line that is not in it is dropped.
    """
    known = {_key(each): each for each in load()} | {_key(line): line}
    files.write_json(path(), [known[each] for each in order if each in known])


def _key(line: Line) -> tuple[str, str]:
    return line["row"], line["size"]


def publish() -> None:
    """Copy what was measured to `PUBLISHED`."""
    files.write_json(PUBLISHED, [_without_campuses(line) for line in load()])


def _without_campuses(line: Mapping[str, Any]) -> Line:
    return {key: value for key, value in line.items() if key != "each"}
