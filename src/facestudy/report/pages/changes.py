"""What changed since the report before: pictures, people, parameters, versions, accuracies.

``data/<study>/last_report.json`` holds what the last two different reports were made of. People
appear in it under the names of their groups, which are digests. It lies with the data and not with
the report, because a report is passed on, and from a list of names one can find out whose digest
is in it.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from facestudy.prepare import split
from facestudy.report.fingerprints import PLACE
from facestudy.report.pages import study_facts
from facestudy.study import files
from facestudy.study.paths import Study

REPEATED = ("SEEDS", "SPLITS")
"""Parameters that repeat what a report has already: the report of the first seed is followed by
that of all seeds, which is compared with the same report as the first."""
UNCHANGING = ("study", "written", "seed", "split")
"""Facts about a report that are no version."""
GROUP = re.compile(r"[0-9a-f]{16}")
LONGEST = 40
"""Characters of a parameter's value that are shown."""
MOST = 8
"""Parameters and versions that are listed; of more only the number is given."""


def since_last_report(
    study: Study, summary: Mapping[str, Any], facts: Mapping[str, str], notebooks: Iterable[Path]
) -> list[str]:
    """Compare a report with the one before, and note down what it was made of.

    A report that is written again from the same is compared with the same report as before.

    Args:
        study: the study.
        summary: its ``metrics.json``.
        facts: the report's provenance.
        notebooks: executed copies, with their parameters.

    Returns:
        Sentences; none for a study's first report.
    """
    path = study.data / "last_report.json"
    now = describe(study, summary, facts, notebooks)
    stored = study_facts.json_object(path) or {}
    before, last = (_record(stored.get(name)) for name in ("before", "last"))
    if last and _made_of(last) != _made_of(now):
        before = last
    files.write_json(path, {"last": now, "before": before})
    return sentences(before, now) if before else []


def describe(
    study: Study, summary: Mapping[str, Any], facts: Mapping[str, str], notebooks: Iterable[Path]
) -> dict[str, Any]:
    """What a report was made of; arguments as for `since_last_report`."""
    groups = split.read(study).drop_duplicates("group")
    return {
        "written": facts.get("written", ""),
        "counts": dict(summary["n"]),
        "people": dict(zip(groups["group"], groups["split"], strict=True)),
        "parameters": parameters(notebooks),
        "versions": {name: str(fact) for name, fact in facts.items() if name not in UNCHANGING},
        "accuracies": {model["model"]: model["accuracy"] for model in summary["models"]},
        "verdict": summary.get("audit", {}).get("verdict", ""),
    }


def _record(value: Any) -> dict[str, Any] | None:
    """A value if it is what `describe` returns, as far as `sentences` needs it; else None."""
    tables = ("counts", "people", "parameters", "versions", "accuracies")
    valid = (
        isinstance(value, dict)
        and all(isinstance(value.get(name), dict) for name in tables)
        and all(isinstance(value.get(name), str) for name in ("written", "verdict"))
        and all(
            isinstance(number, int | float)
            for name in ("counts", "accuracies")
            for number in value[name].values()
        )
    )
    return value if valid else None


def sentences(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """The differences between two of `describe`'s results, in words."""
    parts = [
        _people(before["people"], now["people"]),
        _listed("Counts", _differences(before["counts"], now["counts"])),
        _listed("Parameters", _differences(before["parameters"], now["parameters"])),
        _listed("Made with", _differences(before["versions"], now["versions"])),
        _listed("Test accuracy", _accuracies(before["accuracies"], now["accuracies"])),
        _listed("Verdict", _differences({"": before["verdict"]}, {"": now["verdict"]})),
    ]
    changed = [part for part in parts if part]
    if not changed:
        return []
    if not parts[-2]:
        changed.append("All test accuracies are the same.")
    date = before["written"].replace("T", " ")[:16]
    return [f"Compared with the report of {date} UTC:", *changed]


def _made_of(record: Mapping[str, Any]) -> dict[str, Any]:
    """What the results follow from, but for the number of repetitions."""
    parameters = record["parameters"].items()
    return {
        **{name: record[name] for name in ("counts", "people", "versions")},
        "parameters": {key: value for key, value in parameters if not key.startswith(REPEATED)},
    }


def parameters(notebooks: Iterable[Path]) -> dict[str, str]:
    """The values of all parameters with an influence on results, by ``NAME of notebook``."""
    values = {}
    for path in notebooks:
        try:
            metadata = json.loads(path.read_text("utf-8"))["metadata"]
            given = dict(metadata["papermill"]["parameters"])
        except (OSError, ValueError, TypeError, KeyError):  # executed by hand, not by papermill
            continue
        for name, value in given.items():
            if name not in (*PLACE, "STUDY"):
                values[f"{name} of {path.stem}"] = str(value)
    return values


def _people(before: Mapping[str, str], now: Mapping[str, str]) -> str:
    """Who came, went or is in another part; names of groups that were forgotten do not count."""
    old, new = (
        {group: part for group, part in people.items() if GROUP.fullmatch(group)}
        for people in (before, now)
    )
    came, went = new.keys() - old.keys(), old.keys() - new.keys()
    moved = {group for group in new.keys() & old.keys() if new[group] != old[group]}
    if not (came or went or moved):
        return ""
    numbers = (len(came), len(went), len(moved), len(new) - len(came) - len(moved))
    words = ("came", "went", "changed part", "stayed where they were")
    counts = ", ".join(f"{n:,} {word}" for n, word in zip(numbers, words, strict=True))
    tested = any("test" in (old.get(name), new.get(name)) for name in came | went | moved)
    return (
        f"People (or other groups that stay together): {counts}. The test part has "
        f"{'partly other' if tested else 'the same'} people."
    )


def _differences(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """``name old → new`` of all entries that differ."""
    return [
        f"{name} {_shown(before.get(name))} → {_shown(now.get(name))}".strip()
        for name in {**now, **before}
        if before.get(name) != now.get(name)
    ]


def _shown(value: Any) -> str:
    if value is None:
        return "none"
    if isinstance(value, int | float):
        return f"{value:,}"
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _listed(title: str, items: Sequence[str]) -> str:
    if not items:
        return ""
    more = f" and {len(items) - MOST} more" if len(items) > MOST else ""
    return f"{title}: {'; '.join(items[:MOST])}{more}."


def _accuracies(before: Mapping[str, float], now: Mapping[str, float]) -> list[str]:
    """The accuracies that changed by about a tenth of a percentage point or more."""
    shown = [
        {name: f"{100 * accuracy:.1f}%" for name, accuracy in values.items()}
        for values in (before, now)
    ]
    return _differences(*shown)
