"""What was measured: ``reports/benchmarks.json``, one entry a claim, and the table of all entries.

An entry's own figures are the last ones of the machine as it is; ``processors`` has the last ones
of each kind of processor, with the machine's name and the date, so that a kind that is not at hand
keeps its figures. ``benchmarks/results.json`` is the copy in git, which a new checkout begins with.
"""

import fcntl
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.processors import UNKNOWN
from facestudy.study import files, paths

Entry = dict[str, Any]
PUBLISHED = Path(__file__).with_name("results.json")
README = Path(__file__).with_name("README.md")
BEGIN, END = "<!-- results -->\n", "<!-- end of results -->"


def report() -> Path:
    return paths.root() / "reports" / "benchmarks.json"


def read(path: Path) -> list[Entry]:
    """The entries that are there; none where the file is missing or damaged."""
    try:
        entries = json.loads(path.read_text())
    except (OSError, ValueError):
        return []
    return [entry for entry in entries if isinstance(entry, dict) and "claim" in entry]


def known() -> list[Entry]:
    """The published entries, with those of this checkout over them."""
    return combine(read(PUBLISHED), read(report()))


def keep(path: Path, new: Iterable[Entry]) -> None:
    """Add entries to a file; of a claim's earlier figures those of other processors stay."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        files.write_json(path, combine(read(path), new))


def combine(old: Iterable[Entry], new: Iterable[Entry]) -> list[Entry]:
    """The entries of both; where both have a claim, the new figures of each kind of processor."""
    claims: dict[str, Entry] = {}
    for entry in [*old, *new]:
        claims[entry["claim"]] = _merge(claims.get(entry["claim"]), entry)
    return list(claims.values())


def _merge(old: Entry | None, new: Entry) -> Entry:
    processors = {**by_processor(old or {}), **by_processor(new)}
    # A machine that leaves AVX-512 out is not "as it is".
    shown = old if old and "off)" in new.get("processor", "") else new
    return {**shown, "processors": processors}


def by_processor(entry: Entry) -> dict[str, Entry]:
    """An entry's figures for each kind of processor."""
    if not entry or "processors" in entry:
        return entry.get("processors", {})
    figures = {name: value for name, value in entry.items() if name != "claim"}
    return {entry.get("processor", UNKNOWN): figures}


def table(entries: Sequence[Entry]) -> str:
    """The entries as a Markdown table with a column for each kind of processor.

    A cell has the ratio with its spread, ours and the baseline, and the date.
    """
    kinds = processors_of(entries)
    rows = [["claim", "unit", *kinds, "aim"], *(_cells(entry, kinds) for entry in entries)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "| " + " | ".join(map(str.ljust, row, widths)) + " |"
        for row in [rows[0], ["-" * width for width in widths], *rows[1:]]
    ]
    return "\n".join(lines)


def processors_of(entries: Iterable[Entry]) -> list[str]:
    """The kinds of processor in the entries, AVX-512 before AVX2."""
    return sorted({kind for entry in entries for kind in by_processor(entry)}, key=_rank)


def _rank(kind: str) -> tuple[bool, bool, str]:
    return ("off)" in kind, "AVX-512" not in kind, kind)


def _cells(entry: Entry, kinds: Sequence[str]) -> list[str]:
    figures = by_processor(entry)
    units = {each["unit"] for each in figures.values() if "unit" in each}
    cells = [_figures(figures[kind]) if kind in figures else "" for kind in kinds]
    return [entry["claim"], ", ".join(sorted(units)), *cells, entry.get("aim", "")]


def _figures(each: Entry) -> str:
    low, high = each.get("spread", (each["ratio"], each["ratio"]))
    parts = [
        f"{each['ratio']:.3g} ({low:.3g}-{high:.3g})",
        f"{_number(each['ours'])} and {_number(each['baseline'])}",
        each.get("date", ""),
        each.get("note", ""),
    ]
    return "; ".join(part for part in parts if part)


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"


def legend(entries: Sequence[Entry]) -> str:
    """Which machines the columns of the table are."""
    lines = []
    for kind in processors_of(entries):
        figures = [by_processor(entry)[kind] for entry in entries if kind in by_processor(entry)]
        machines = sorted({each["machine"] for each in figures if "machine" in each})
        lines.append(f"- {kind}: {'; '.join(machines) or UNKNOWN}")
    return "\n".join(lines)


def publish() -> None:
    """Copy this checkout's figures to ``benchmarks/results.json`` and the table to its README."""
    entries = known()
    files.write_json(PUBLISHED, entries)
    files.write_text(README, with_table(README.read_text(), entries))


def with_table(text: str, entries: Sequence[Entry]) -> str:
    """The README's text with the entries' table between its two marks."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{table(entries)}\n\n{legend(entries)}\n\n{END}{after}"
