"""A model's accuracies over other splits (``splits.csv``), and the intervals that follow from them.

The file has one row per split and neither pictures nor ids, so `facestudy forget` has nothing to
remove from it. Its rows know the digest of the faces that they come from.
"""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd

from facestudy.evaluation import intervals
from facestudy.evaluation.intervals import Splits
from facestudy.models import registry
from facestudy.prepare import inputs, split
from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

COLUMNS = ["split", "seed", "accuracy", "validation_accuracy", "best_epoch", "epochs"]
COLUMNS += ["n_train", "n_validation", "n_test", "faces", "network"]
"""Of ``splits.csv``: the split's number and seed, the test accuracy, the validation accuracy of the
epoch that was kept, that epoch, the pictures of each part, the digest of the faces, and that of the
pretrained network, if any."""


def digest(study: Study, rows: pd.DataFrame) -> str:
    """16 hex digits that say which faces, with which classes, groups and crops, were divided.

    Args:
        study: whose crops count.
        rows: ``id, category, group``; the study's own split does not matter.
    """
    ordered = rows[["id", "category", "group"]].sort_values("id")
    crops = inputs.crop_digests(study.faces, ordered["id"])
    return inputs.digest([ordered.to_csv(index=False), *crops])


def write(study: Study, model: str, table: pd.DataFrame) -> None:
    """Write a model's ``splits.csv`` atomically."""
    files.write_csv(study.model_report(model) / "splits.csv", table[COLUMNS])


def read(study: Study, model: str) -> pd.DataFrame:
    """A model's accuracies over other splits, without those of other faces than the study's.

    A study that keeps its published split has none. Those of another pretrained network than the
    model's own do not count either.

    Returns:
        Rows of `COLUMNS`; none where the file is missing or damaged: it is never needed.
    """
    path = study.model_report(model) / "splits.csv"
    if not (path.is_file() and study.split_csv.is_file()) or split.is_published(study):
        return pd.DataFrame(columns=COLUMNS)
    try:
        kinds = {"faces": str, "network": str}
        table = files.read_csv(path, "06_bottleneck", COLUMNS, dtype=kinds, keep_default_na=False)
        counts = table["faces"] == digest(study, split.read(study))
        counts &= table["network"] == _network(study, model, table)
        table = table[counts].reset_index(drop=True)
        return table.astype({"accuracy": float, "n_train": int, "n_test": int})
    except (StudyError, ValueError):
        return pd.DataFrame(columns=COLUMNS)


def _network(study: Study, model: str, table: pd.DataFrame) -> pd.Series | str:
    """The network of the model's trainings; while they are not finished, that of each row."""
    try:
        record = json.loads((study.model_report(model) / "metrics.json").read_text("utf-8"))
        return str(record["made_of"]["network"])
    except (OSError, ValueError, KeyError, TypeError):
        return table["network"]


def summary(table: pd.DataFrame) -> dict[str, Any]:
    """The key ``splits`` of a model's entry of ``metrics.json``.

    Args:
        table: from `read`, not empty.

    Returns:
        ``n, mean, sd`` (None for one split), ``ci95`` (of the mean; None for fewer than
        `intervals.ENOUGH`) and ``each``.
    """
    interval = intervals.corrected_t(_splits(table))
    columns = ["split", "seed", "accuracy", "validation_accuracy"]
    return {
        "n": len(table),
        "mean": float(table["accuracy"].mean()),
        "sd": float(table["accuracy"].std()) if len(table) > 1 else None,
        "ci95": None if interval is None else list(interval),
        "each": table[columns].to_dict("records"),
    }


def sentence(table: pd.DataFrame) -> str:
    """What other splits say, from `read`.

    >>> sentence(pd.DataFrame(columns=COLUMNS))
    'not trained on other splits (SPLITS=10 does so, unless KEEP_SPLIT keeps one)'
    """
    if table.empty:
        return "not trained on other splits (SPLITS=10 does so, unless KEEP_SPLIT keeps one)"
    return phrase(summary(table))


def phrase(splits: dict[str, Any]) -> str:
    """A few words on the key ``splits`` of an entry, such as for `metrics.sentence`."""
    values = [100 * row["accuracy"] for row in splits["each"]]
    if len(values) == 1:
        return f"{values[0]:.1f}% on one other split"
    text = (
        f"{100 * splits['mean']:.1f}% on average over {len(values)} other splits "
        f"({min(values):.1f}% to {max(values):.1f}%"
    )
    if splits["ci95"]:
        low, high = (100 * bound for bound in splits["ci95"])
        text += f"; 95% interval of this average {low:.1f}% to {high:.1f}%"
    return text + ")"


class _Reference(NamedTuple):
    """The model whose splits say how much an accuracy moves between splits."""

    model: str
    relative: float
    splits: int


def with_splits(study: Study, entry: dict[str, Any]) -> dict[str, Any]:
    """A model's entry of ``metrics.json`` with what other splits say.

    An entry that says itself what its interval covers, such as that of people, stays as it is.

    ``ci95`` then covers other test pictures, seeds and splits. A model that was trained on fewer
    than `intervals.ENOUGH` other splits takes the variance between splits, relative to that of
    independent test pictures, from the model that was trained on most. Where there is none,
    ``ci95`` is Wilson's and covers the test pictures alone.

    Args:
        study: the study.
        entry: with ``model, accuracy, n_test`` and, where there are several, ``seeds``.

    Returns:
        The entry with ``ci95``, ``ci95_covers`` (in words), ``ci95_test`` (Wilson's),
        ``ci95_splits_of`` (the model whose splits were used) and, for a model trained on other
        splits, ``splits`` (see `summary`).
    """
    if "ci95_covers" in entry:
        return entry
    accuracy, n_test = entry["accuracy"], entry["n_test"]
    test_only = list(intervals.wilson(accuracy, n_test))
    result = {name: value for name, value in entry.items() if name != "splits"}
    result |= {"ci95": test_only, "ci95_covers": "test pictures", "ci95_test": test_only}
    table = read(study, entry["model"])
    if len(table):
        result["splits"] = summary(table)
    reference = _reference(study, entry["model"])
    if reference:
        seeds = _seeds(entry)
        interval = intervals.one_split(
            accuracy, n_test, seeds, relative=reference.relative, splits=reference.splits
        )
        result["ci95"] = list(interval)
        result["ci95_covers"] = "test pictures, seeds and splits"
        result["ci95_splits_of"] = reference.model
    return result


def _reference(study: Study, model: str) -> _Reference | None:
    """This model if it has enough splits, else the model that has most."""
    folders = {path.parent.name for path in study.reports.glob("*/splits.csv")}
    others = [name for name in registry.MODELS if name in folders] + sorted(
        folders - set(registry.MODELS)
    )
    found = [item for item in (_measured(study, name) for name in others) if item]
    # The first of those that have most: the table's order.
    return max(found, key=lambda item: (item.model == model, item.splits), default=None)


def _measured(study: Study, model: str) -> _Reference | None:
    table = read(study, model)
    if len(table) < intervals.ENOUGH:
        return None
    try:
        entry = json.loads((study.model_report(model) / "metrics.json").read_text())
        seeds = _seeds(entry)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        seeds = []  # then the seeds count as part of the splits
    relative = intervals.relative_variance(_splits(table), seeds)
    return None if relative is None else _Reference(model, relative, len(table))


def _seeds(entry: dict[str, Any]) -> Sequence[float]:
    return [float(training["accuracy"]) for training in entry.get("seeds") or ()]


def _splits(table: pd.DataFrame) -> Splits:
    columns = ("accuracy", "n_train", "n_test")
    return Splits(*(table[name].to_numpy() for name in columns))
