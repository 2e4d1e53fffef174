"""``reports/<study>/curation.json``: what curation did, in numbers; no face is named there.

Enters: a sorting and what is known of its errors. Leaves: the file.
"""

from typing import Any

import numpy as np
import pandas as pd

from facestudy.curate import decisions, error_rates
from facestudy.curate.self_training import Sorting
from facestudy.study import files
from facestudy.study.paths import Study


def write(
    study: Study,
    sorting: Sorting | None,
    *,
    signals: pd.Series,
    checked: dict[str, Any] | None = None,
    checked_by: str = "",
    groups: dict[str, pd.DataFrame] | None = None,
    effect: pd.DataFrame | None = None,
    note: str = "",
) -> dict[str, Any]:
    """Write ``curation.json`` and return it.

    Args:
        study: whose curation.
        sorting: None where there were no labels to sort from.
        signals: from `facestudy.curate.quality_checks.reasons`.
        checked: error rates, from `trust.errors`.
        checked_by: "truth" or "hand".
        groups: from `trust.losses`, by what was grouped.
        effect: from `facestudy.curate.before_after`.
        note: why nothing was sorted.
    """
    verdicts = decisions.standing(study)
    verdicts = verdicts[verdicts.index.isin(signals.index)]
    record = {
        "study": study.name,
        "faces": len(signals),
        "good": int((verdicts["verdict"] == decisions.GOOD).sum()),
        "bad": int((verdicts["verdict"] == decisions.BAD).sum()),
        "sorted": len(verdicts) / len(signals) if len(signals) else 0.0,
        "sources": {str(name): int(n) for name, n in verdicts["source"].value_counts().items()},
        "signals": _kinds(signals),
        "rounds": sorting.history.to_dict("records") if sorting is not None else [],
        "error": {"by": checked_by, **checked} if checked else None,
        "certified": certificate(sorting),
        "lost": {name: _rows(table) for name, table in (groups or {}).items()},
        "flagged": {
            name: [str(one) for one in table.index[table["flagged"]]]
            for name, table in (groups or {}).items()
        },
        "effect": _rows(effect) if effect is not None else [],
        "note": note,
    }
    files.write_json(study.reports / "curation.json", record)
    return record


def certificate(sorting: Sorting | None) -> dict[str, Any] | None:
    """What the labels say of the last thresholds that moved something."""
    if sorting is None or sorting.judge is None:
        return None
    good = sorting.verdicts[sorting.sources == decisions.HAND] == decisions.GOOD
    moved = sorting.history[sorting.history[["good", "bad"]].sum(axis=1) > 0]
    last = (moved if len(moved) else sorting.history).iloc[-1]
    return error_rates.certificate(
        sorting.judge.held_out, good, float(last["low"]), float(last["high"])
    )


def sentence(certified: dict[str, Any] | None) -> str:
    """A `certificate` in words."""
    if certified is None:
        return "nothing was sorted by a model"
    told = []
    for kind, words in (("good", "over"), ("bad", "under")):
        limit, found = certified["high" if kind == "good" else "low"], certified[kind]
        if not found["of"]:
            told.append(f"no label lies {words} {limit}, so nothing is known of it")
            continue
        told.append(
            f"of {found['of']} labels {words} {limit}, {found['wrong']} are wrong: among such "
            f"faces up to {100 * found['ci95'][1]:.1f} % can be"
        )
    return "; ".join(told)


def examples(sorting: Sorting | None, *, count: int = 20) -> dict[str, pd.DataFrame]:
    """The model's surest good and bad faces and those it left undecided: ``id, caption``."""
    if sorting is None:
        return {}
    model, undecided = sorting.sources == decisions.MODEL, sorting.verdicts == decisions.UNDECIDED
    kinds = {
        "the surest good": (model & (sorting.verdicts == decisions.GOOD), -sorting.probability),
        "the surest bad": (model & (sorting.verdicts == decisions.BAD), sorting.probability),
        "undecided": (undecided, np.abs(sorting.probability - 0.5)),
    }
    return {name: _first(sorting, *kind, count) for name, kind in kinds.items() if kind[0].any()}


def _first(sorting: Sorting, chosen: np.ndarray, rank: np.ndarray, count: int) -> pd.DataFrame:
    places = np.flatnonzero(chosen)
    places = places[np.argsort(rank[places], kind="stable")][:count]
    captions = [
        f"{sorting.probability[place]:.3f}"
        + (f", round {sorting.round[place]}" if sorting.round[place] else "")
        for place in places
    ]
    return pd.DataFrame({"id": sorting.ids[places], "caption": captions})


def _kinds(signals: pd.Series) -> dict[str, int]:
    """How often each kind of reason was given: its words up to the first number."""
    kinds = signals[signals != ""].str.replace(r"[-\d.]+.*", "", regex=True)
    kinds = kinds.str.split(":").str[0].str.strip().replace("", "several faces")
    return {str(name): int(n) for name, n in kinds.value_counts().items()}


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    rows = table.reset_index(names="name").to_dict("records")
    return [{key: _plain(value) for key, value in row.items()} for row in rows]


def _plain(value: Any) -> Any:
    value = value.item() if isinstance(value, np.generic) else value
    return None if isinstance(value, float) and not np.isfinite(value) else value
