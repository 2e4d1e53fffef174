"""Check that results were made of the study's present split, labels, crops and networks.

Everything that is derived carries a digest of what it was made of: weights in ``made_of.json``
beside them, a model in its ``metrics.json``, the audit in ``audit.json``. ``predictions.csv`` may
come from anybody, so it is checked by its own columns. Files of older versions carry no digest:
only their columns are checked. What is out of date is named in one line with the notebook to run.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from facestudy.models import registry
from facestudy.prepare import crop, inputs, split
from facestudy.study import files, index
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

FILE = "made_of.json"
"""Beside a training's weights: ``learned_from, network, weights`` and, where it began with the
weights of another model, ``started_from``."""
KEY = "made_of"
"""Of ``metrics.json`` and ``audit.json``."""
COLUMNS = ["id", "split", "category", "predicted"]
AUDITS = {"audit.json": "09_audit", "audit_quality.json": "09b_audit_quality"}
"""What the audit writes, and the notebook that lets it."""
VISITS = ["retrieved_at", "last_seen", "vanished_at", "keep_until"]
"""Columns of the index that no figure of the audit depends on."""


def notebook_of(model: str) -> str:
    """The notebook that trains a model; a pattern for a model that is not in the table."""
    entry = registry.MODELS.get(model)
    return entry.notebook if entry else f"*{model}"


def remedy(model: str) -> str:
    """What to do about a model's results."""
    if model in registry.MODELS:
        return f"run notebooks/{notebook_of(model)}.ipynb first"
    return f"let whatever writes {model}/predictions.csv write it again, or delete that folder"


def check_model(study: Study, model: str) -> None:
    """Check a model's results against the study as it is now.

    Raises:
        StudyError: they are of another split, of other labels, faces or crops, or the training
            began with weights that are others by now; ``split.csv`` itself is out of date.
    """
    if not study.split_csv.is_file():
        return
    inputs.check_split(study)
    path = study.model_report(model) / "predictions.csv"
    if path.is_file():
        check_predictions(study, model, read_table(path, model))
    record = _record(study.model_report(model) / "metrics.json")
    if record.get("learned_from", "") not in ("", inputs.learned_from(study)):
        raise StudyError(
            f"{model} learned from other faces, labels or crops than split.csv and faces/ have "
            f"now: {remedy(model)}"
        )
    for name, weights in (record.get("started_from") or {}).items():
        if _record_of_weights(study.data / "models" / name).get("weights") != weights:
            raise StudyError(
                f"{model} began with weights of {name} that are others by now: {remedy(model)}"
            )


def is_current(study: Study, model: str) -> bool:
    """Whether `check_model` has no objection."""
    try:
        check_model(study, model)
    except StudyError:
        return False
    return True


def read_table(path: Path, model: str) -> pd.DataFrame:
    """Read ``predictions.csv``.

    Args:
        path: of the table.
        model: whose predictions these are, for the error.

    Raises:
        StudyError: the file is missing or damaged.
    """
    # Explicit types, because pandas would convert a category such as "NA" or "1".
    types = dict.fromkeys(COLUMNS, str)
    return files.read_csv(path, notebook_of(model), COLUMNS, dtype=types, keep_default_na=False)


def check_predictions(study: Study, model: str, table: pd.DataFrame) -> None:
    """Check ids, parts and categories of predictions against ``split.csv``.

    Raises:
        StudyError: a row is not that of ``split.csv``, or a picture comes twice.
    """
    name = f"{model}/predictions.csv"
    twice = int(table["id"].duplicated().sum())
    if twice:
        raise StudyError(f"{name} has {twice} pictures more than once: {remedy(model)}")
    rows = split.read(study).set_index("id")[["split", "category"]]
    now = rows.reindex(table["id"]).fillna("").reset_index(drop=True)
    then = table[["split", "category"]].reset_index(drop=True)
    other = int((then != now).any(axis=1).sum())
    if other:
        raise StudyError(
            f"{name} was made on another split.csv ({other} of its {len(table)} pictures are not "
            f"in it, or have another part or category there): {remedy(model)}"
        )


def write_weights(folder: Path, record: Mapping[str, Any]) -> None:
    """Write down what the weights in a training's folder were made of.

    Args:
        folder: of the training.
        record: see `FILE`.
    """
    files.write_json(folder / FILE, dict(record))


def discard(folder: Path) -> None:
    """Remove the record of weights that are about to be replaced, so that it is never wrong."""
    (folder / FILE).unlink(missing_ok=True)


def weights_to_start_from(study: Study, name: str, seed: int, made_of: Mapping[str, str]) -> str:
    """The digest of the weights of another model with which a training of this seed begins.

    Args:
        study: the study.
        name: the other model.
        seed: of both trainings.
        made_of: what the weights must have been made of: ``learned_from`` and ``network``.

    Raises:
        StudyError: there are no such weights, or they learned from other faces, labels or crops,
            or on another network.
    """
    folder, again = study.model(name, seed), f"run notebooks/{notebook_of(name)}.ipynb first"
    if not (folder.is_dir() and any(folder.glob("*.weights.h5"))):
        raise StudyError(f"{name} has no weights of seed {seed} in {folder}: {again}")
    record = _record_of_weights(folder)
    if record.get("learned_from") != made_of["learned_from"]:
        raise StudyError(
            f"the weights of {name} in {folder} learned from other faces, labels or crops than "
            f"those of this training, perhaps from test faces: {again}"
        )
    if record.get("network") != made_of["network"]:
        raise StudyError(f"the weights of {name} in {folder} belong to another network: {again}")
    return str(record.get("weights"))


def inputs_of_audit(study: Study) -> str:
    """A digest of what an audit reads: faces, labels, split, index and predictions.

    Raises:
        StudyError: a model's results are out of date; there is no split yet.
    """
    for path in _predictions(study):
        check_model(study, path.parent.name)
    inputs.check_split(study)
    return _inputs_of_audit(study)


def _inputs_of_audit(study: Study) -> str:
    rows = split.read(study).sort_values("id")
    crops = inputs.crop_digests(study.faces, rows["id"])
    tables = [rows, index.read(study.index), crop.read(study)]
    return inputs.digest(
        [
            *crops,
            *(_text(table, set(rows["id"])) for table in tables),
            *(f"{path.parent.name} {files.sha256(path)}" for path in _predictions(study)),
        ]
    )


def _text(table: pd.DataFrame, ids: set[str]) -> str:
    """The rows of some pictures, whatever their order, without `VISITS`."""
    rows = table[table["id"].isin(ids)].sort_values("id")
    return rows.drop(columns=VISITS, errors="ignore").to_csv(index=False)


def _predictions(study: Study) -> list[Path]:
    return sorted(study.reports.glob("*/predictions.csv"))


def record_audit(study: Study, made_of: str, *, file: str = "audit.json") -> None:
    """Add the digest of its inputs to an audit's results.

    Args:
        study: the study.
        made_of: from `inputs_of_audit`, taken before the audit began.
        file: one of `AUDITS`.
    """
    path = study.reports / file
    files.write_json(path, {**json.loads(path.read_text("utf-8")), KEY: {"inputs": made_of}})


def why_not_audited(study: Study, *, file: str = "audit.json") -> str:
    """Why an audit's results do not count; empty if they do, or if there are none.

    Args:
        study: the study.
        file: one of `AUDITS`.
    """
    path = study.reports / file
    if path.is_file() and not _json(path):
        return f"{file} is damaged: run notebooks/{AUDITS[file]}.ipynb again"
    record = _record(path)
    try:
        if not record.get("inputs") or record["inputs"] == _inputs_of_audit(study):
            return ""
    except StudyError:
        pass
    return (
        f"{file} is of another split, of other faces, labels or predictions: run "
        f"notebooks/{AUDITS[file]}.ipynb again"
    )


def _record(path: Path) -> dict[str, Any]:
    """What a JSON file says that its results were made of; empty if it says nothing."""
    value = _json(path).get(KEY)
    return value if isinstance(value, dict) else {}


def _record_of_weights(folder: Path) -> dict[str, Any]:
    return _json(folder / FILE)


def _json(path: Path) -> dict[str, Any]:
    try:
        value = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}
