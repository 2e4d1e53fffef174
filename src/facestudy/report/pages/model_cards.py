"""Write a data sheet of the study's pictures and a card for each model: ``cards.html``.

Figures of a missing or damaged file are "not known". No person is named.
"""

import hashlib
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

from facestudy.evaluation import made_of, metrics, resampling, results
from facestudy.models import registry
from facestudy.plots import charts
from facestudy.report.execution.outcome import Outcome
from facestudy.report.pages import datasheet, incomplete, study_facts
from facestudy.report.stages import AUDIT
from facestudy.study import files, index
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

NOT_AUDITED = {
    "verdict": "not audited",
    "sentence": "The audit has not been run (09_audit writes audit.json). An accuracy alone says "
    "nothing about faces: it may come from the web sites that the pictures were taken from.",
}
DETAILS = ("parameters", "trainable_parameters", "epochs", "best_epoch", "seconds", "device")
NOT_RECORDED = "not recorded"
FIGURES = ("accuracy", "accuracy_sd", "chance", "majority", "validation_accuracy", "n_test")


def write(study: Study, outcome: Outcome | None = None) -> Path:
    """Write ``reports/<study>/cards.html`` unless its content is unchanged.

    Args:
        study: the study.
        outcome: of the run, whose own results alone are shown; None if all are.

    Returns:
        The page's path.
    """
    outcome = outcome or Outcome()
    content = {
        "sheet": data_sheet(study),
        "models": model_cards(study, outcome),
        "left_out": incomplete.left_out(outcome),
        "notebooks": [entry.notebook for entry in registry.MODELS.values()],
    }
    template = incomplete.environment().get_template("cards.html")
    digest = hashlib.sha256(template.render(**content, written="", digest="").encode()).hexdigest()
    path = study.reports / "cards.html"
    if not (path.is_file() and digest in path.read_text("utf-8", "replace")):
        files.write_text(path, template.render(**content, written=index.now(), digest=digest))
    return path


def data_sheet(study: Study) -> dict[str, Any]:
    """The facts of a data sheet, by the sections of Gebru et al. 2018 (arXiv:1803.09010).

    Returns:
        ``study``, ``fictional``, ``campus`` (parameters and Bayes-optimal accuracy; None for real
        people) and the sections ``composition``, ``collection``, ``preprocessing`` and
        ``maintenance``. A value is a number, a text, counts by name or, for ``by_category``, one
        row per category. Widths and heights are in pixels. Values of a missing or damaged file
        are texts that begin with "not known" and name the stage to run.
    """
    return datasheet.facts(study)


def model_cards(study: Study, outcome: Outcome | None = None) -> list[dict[str, Any]]:
    """The facts of a card for each model, after Mitchell et al. 2019 (arXiv:1810.03993).

    Args:
        study: the study.
        outcome: of the run, whose own results alone are used; None if all are.

    Returns:
        One entry per model with results, in the report's order: ``model``, ``title``, ``stale``
        (of another split, of other labels or faces than the study has now), ``details``,
        ``metrics`` (shares from 0 to 1), ``by_class`` (rows, or a text) and ``audit``
        (``verdict`` and ``sentence``). Values of a missing or damaged file are texts that begin
        with "not known". What a model does not record, such as epochs, is "not recorded". Empty
        before any training.
    """
    outcome = outcome or Outcome()
    hide, verdict = study_facts.names_hidden(study), audit(study)
    if not outcome.is_current(AUDIT):
        verdict = {"verdict": "no verdict", "sentence": incomplete.no_verdict(outcome)}
    verdict = {name: hide(text) for name, text in verdict.items()}
    names = outcome.models(_models(study))
    return [_card(study, name, hide) | {"audit": verdict} for name in names]


def audit(study: Study) -> dict[str, str]:
    """The audit's verdict and sentence; `NOT_AUDITED` without a complete ``audit.json``.

    A verdict that was reached from other inputs than the study has now is none.
    """
    if reason := made_of.why_not_audited(study):
        return NOT_AUDITED | {"sentence": reason}
    record = study_facts.json_object(study.reports / "audit.json") or {}
    values = {name: record.get(name) for name in NOT_AUDITED}
    texts = {name: value for name, value in values.items() if isinstance(value, str) and value}
    return texts if len(texts) == len(NOT_AUDITED) else NOT_AUDITED


def _models(study: Study) -> list[str]:
    """The models with predictions, or with a ``metrics.json`` that names them.

    Experiments have a ``metrics.json`` too, but no predictions, and it names no model.
    """
    names = set(results.models(study))
    for path in study.reports.glob("*/metrics.json"):
        record = study_facts.json_object(path) or {}
        if record.get("model") == path.parent.name:
            names.add(path.parent.name)
    return results.in_order(names)


def _card(study: Study, model: str, hide: Callable[[object], str]) -> dict[str, Any]:
    record = _record(study, model)
    titled = {"model": model, "backbone": record.get("backbone") or ""}
    return {
        "model": model,
        "title": charts.title_of(titled).replace("\n", " "),
        "stale": (study.data / "models" / model / results.STALE).is_file()
        or not made_of.is_current(study, model),
        "details": _details(model, record),
        "metrics": _metrics(study, model, record),
        "by_class": _by_class(study, model, hide),
    }


def _record(study: Study, model: str) -> dict[str, Any]:
    """A model's entry of ``metrics.json``; empty where its files are missing or damaged."""
    path = study.model_report(model) / "metrics.json"
    record = study_facts.json_object(path) or {}
    try:
        if path.exists():
            return resampling.with_splits(study, record)
        return results.summary_entry(study, model)
    except (StudyError, OSError, ValueError, KeyError, TypeError, AttributeError):
        return record


def _unknown(model: str, file: str) -> str:
    entry = registry.MODELS.get(model)
    writer = entry.notebook if entry else "the model's notebook"
    return study_facts.not_known(f"{model}/{file}", f"{writer} writes it")


def _missing(model: str, record: dict[str, Any]) -> str:
    """What stands for a value that is not in a model's record."""
    return NOT_RECORDED if "accuracy" in record else _unknown(model, "metrics.json")


def _details(model: str, record: dict[str, Any]) -> dict[str, Any]:
    missing = _missing(model, record)
    trainings, versions = record.get("seeds"), record.get("versions")
    entries = trainings if isinstance(trainings, list) else []
    seeds = [entry.get("seed") for entry in entries if isinstance(entry, dict)]
    return {
        "backbone": record.get("backbone") or ("none" if record else missing),
        **{name: record.get(name, missing) for name in DETAILS},
        "seeds": ", ".join(map(str, seeds)) or missing,
        "versions": ", ".join(f"{name} {value}" for name, value in versions.items())
        if isinstance(versions, dict)
        else missing,
    }


def _metrics(study: Study, model: str, record: dict[str, Any]) -> dict[str, Any]:
    missing = _missing(model, record)
    numbers = {name: study_facts.number(record, name) for name in FIGURES}
    values: dict[str, Any] = {k: missing if v is None else v for k, v in numbers.items()}
    interval = record.get("ci95")
    values["ci95"] = interval if _is_interval(interval) else _unknown(model, "metrics.json")
    covers, table = record.get("ci95_covers"), resampling.read(study, model)
    values["covers"] = covers if isinstance(covers, str) else "test pictures"
    values["note"] = record.get("note") or ""
    values["splits"] = resampling.sentence(table) if len(table) else ""
    if numbers["accuracy"] is None:
        values["accuracy"] = _unknown(model, "metrics.json")
    elif numbers["accuracy_sd"] is None and record.get("seeds"):
        values["accuracy_sd"] = "not known: one training has no spread; make study SEEDS=5"
    fictional = datasheet.campus(study)
    if fictional is not None:
        for name in ("bayes", "bayes_face"):
            best = fictional[name] if isinstance(fictional, dict) else None
            values[name] = study_facts.not_known("campus.json") if best is None else best
    return values


def _is_interval(value: object) -> bool:
    """Whether a value is a list of two finite numbers."""
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(isinstance(bound, int | float) and math.isfinite(bound) for bound in value)
    )


def _by_class(
    study: Study, model: str, hide: Callable[[object], str]
) -> list[dict[str, Any]] | str:
    """Precision and recall of each class in the test split, of the first training."""
    try:
        test = results.read_predictions(study, model, part="test")
        table = metrics.by_class(test)[:-1]  # the last row is the mean
    except (StudyError, OSError, ValueError):
        return _unknown(model, "predictions.csv")
    rows = table.reset_index().to_dict("records")
    return [_defined(row) | {"category": hide(row["category"])} for row in rows]


def _defined(row: dict[str, Any]) -> dict[str, Any]:
    """A class's figures, with the reason in place of one that is not defined."""
    return {
        name: metrics.UNDEFINED[name] if name in metrics.UNDEFINED and math.isnan(value) else value
        for name, value in row.items()
    }
