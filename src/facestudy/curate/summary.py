"""``reports/<study>/curation.json``: the results of curation in numbers, without naming a face."""

from typing import Any

import numpy as np
import pandas as pd

from facestudy.curate import decisions, error_rates
from facestudy.curate.self_training import SelfTraining
from facestudy.study import files
from facestudy.study.paths import Study


def write(
    study: Study,
    result: SelfTraining | None,
    *,
    reasons: pd.Series,
    errors: dict[str, Any] | None = None,
    checked_by: str = "",
    losses: dict[str, pd.DataFrame] | None = None,
    effect: pd.DataFrame | None = None,
    note: str = "",
) -> dict[str, Any]:
    """Write ``curation.json`` and return its content.

    Args:
        study: whose curation.
        result: of self-training; None where there were no labels to sort from.
        reasons: from `facestudy.curate.quality_checks.reasons`.
        errors: from `facestudy.curate.error_rates.errors`.
        checked_by: who checked the verdicts: "truth" or "hand".
        losses: tables from `facestudy.curate.error_rates.losses`, by the column grouped by.
        effect: from `facestudy.curate.before_after.compare_bottleneck`.
        note: why nothing was sorted.

    Returns:
        the content of the file.
    """
    verdicts = decisions.current(study)
    verdicts = verdicts[verdicts.index.isin(reasons.index)]
    content = {
        "study": study.name,
        "faces": len(reasons),
        "good": int((verdicts["verdict"] == decisions.GOOD).sum()),
        "bad": int((verdicts["verdict"] == decisions.BAD).sum()),
        "sorted": len(verdicts) / len(reasons) if len(reasons) else 0.0,
        "sources": {str(name): int(n) for name, n in verdicts["source"].value_counts().items()},
        "signals": _counts_by_check(reasons),
        "rounds": result.history.to_dict("records") if result is not None else [],
        "error": {"by": checked_by, **errors} if errors else None,
        "certified": errors_at_thresholds(result),
        "lost": {name: _rows(table) for name, table in (losses or {}).items()},
        "flagged": {
            name: [str(group) for group in table.index[table["flagged"]]]
            for name, table in (losses or {}).items()
        },
        "effect": _rows(effect) if effect is not None else [],
        "note": note,
    }
    files.write_json(study.reports / "curation.json", content)
    return content


def errors_at_thresholds(result: SelfTraining | None) -> dict[str, Any] | None:
    """The labels' errors at the last thresholds that gave a new verdict; None without a model."""
    if result is None or result.classifier is None:
        return None
    good = result.verdicts[result.sources == decisions.HAND] == decisions.GOOD
    productive = result.history[result.history[["good", "bad"]].sum(axis=1) > 0]
    last = (productive if len(productive) else result.history).iloc[-1]
    return error_rates.errors_at_thresholds(
        result.classifier.held_out, good, float(last["low"]), float(last["high"])
    )


def sentence(errors: dict[str, Any] | None) -> str:
    """The `errors_at_thresholds` in words."""
    if errors is None:
        return "no face was sorted by a model"
    parts = []
    for verdict, side in (("good", "above"), ("bad", "below")):
        limit, rate = errors["high" if verdict == "good" else "low"], errors[verdict]
        if not rate["of"]:
            parts.append(f"no label is {side} {limit}, so the error there is unknown")
            continue
        parts.append(
            f"{rate['wrong']} of {rate['of']} labels {side} {limit} are wrong: up to "
            f"{100 * rate['ci95'][1]:.1f}% of such faces may be (95% interval)"
        )
    return "; ".join(parts)


def examples(result: SelfTraining | None, *, count: int = 20) -> dict[str, pd.DataFrame]:
    """The model's surest good and bad faces and the undecided ones.

    Args:
        result: of self-training.
        count: of faces, at most, of each kind.

    Returns:
        ``id, caption`` by the title of the kind.
    """
    if result is None:
        return {}
    model, undecided = result.sources == decisions.MODEL, result.verdicts == decisions.UNDECIDED
    kinds = {
        "the surest good": (model & (result.verdicts == decisions.GOOD), -result.probability),
        "the surest bad": (model & (result.verdicts == decisions.BAD), result.probability),
        "undecided": (undecided, np.abs(result.probability - 0.5)),
    }
    return {
        title: _first(result, chosen, rank, count)
        for title, (chosen, rank) in kinds.items()
        if chosen.any()
    }


def _first(result: SelfTraining, chosen: np.ndarray, rank: np.ndarray, count: int) -> pd.DataFrame:
    positions = np.flatnonzero(chosen)
    positions = positions[np.argsort(rank[positions], kind="stable")][:count]
    captions = [
        f"{result.probability[position]:.3f}"
        + (f", round {result.round[position]}" if result.round[position] else "")
        for position in positions
    ]
    return pd.DataFrame({"id": result.ids[positions], "caption": captions})


def _counts_by_check(reasons: pd.Series) -> dict[str, int]:
    """How many faces failed each check: reasons are cut off at their first number or colon."""
    checks = reasons[reasons != ""].str.replace(r"[-\d.]+.*", "", regex=True)
    checks = checks.str.split(":").str[0].str.strip().replace("", "several faces")
    return {str(name): int(n) for name, n in checks.value_counts().items()}


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    rows = table.reset_index(names="name").to_dict("records")
    return [{str(key): _plain(value) for key, value in row.items()} for row in rows]


def _plain(value: Any) -> Any:
    value = value.item() if isinstance(value, np.generic) else value
    return None if isinstance(value, float) and not np.isfinite(value) else value
