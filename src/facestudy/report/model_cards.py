"""A data sheet and model cards: what a study's pictures and models are, and are not fit for.

Enters: the study's tables, each model's ``metrics.json`` and ``predictions.csv``, ``audit.json``.
Leaves: ``reports/<study>/cards.html``. A file that is not there makes its figures "not known";
nothing is guessed, and nobody is named.
"""

import hashlib
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jinja2

from facestudy.evaluation import metrics, results
from facestudy.plots import charts
from facestudy.report import datasheet, study_facts
from facestudy.study import files, index
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

TEMPLATES = Path(__file__).parent / "templates"
NOT_AUDITED = {
    "verdict": "not audited",
    "sentence": "The audit has not been run (09_audit makes audit.json). An accuracy alone says "
    "nothing about faces: it may come from the web sites that the pictures were taken from.",
}
DETAILS = ("parameters", "trainable_parameters", "epochs", "best_epoch", "seconds", "device")
FIGURES = ("accuracy", "accuracy_sd", "chance", "majority", "validation_accuracy", "n_test")


def write(study: Study) -> Path:
    """Write ``reports/<study>/cards.html``, whole or not at all, and return its path.

    A page that says the same already stays as it is.
    """
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, undefined=jinja2.StrictUndefined
    )
    told = {"sheet": data_sheet(study), "models": model_cards(study)}
    template = environment.get_template("cards.html")
    digest = hashlib.sha256(template.render(**told, written="", digest="").encode()).hexdigest()
    path = study.reports / "cards.html"
    if not (path.is_file() and digest in path.read_text("utf-8", "replace")):
        files.write_text(path, template.render(**told, written=index.now(), digest=digest))
    return path


def data_sheet(study: Study) -> dict[str, Any]:
    """The facts of a data sheet, by the sections of Gebru et al. 2018 (arXiv:1803.09010).

    Returns:
        ``study``, ``fictional``, ``campus`` (knobs and Bayes-optimal accuracy; None for real
        people) and the sections ``composition``, ``collection``, ``preprocessing`` and
        ``maintenance``: a value by name, which is a number, a text, counts by name or, for
        ``by_category``, one row per category. Sides are in pixels. What a missing or damaged
        file would tell is a text that begins with "not known" and names the stage to run.
    """
    return datasheet.facts(study)


def model_cards(study: Study) -> list[dict[str, Any]]:
    """The facts of a card for each model, after Mitchell et al. 2019 (arXiv:1810.03993).

    Returns:
        One entry per model with results, in the report's order: ``model``, ``title``, ``stale``
        (it learned from a picture that had to go), ``details``, ``metrics`` (shares from 0 to 1),
        ``by_class`` (rows, or a text) and ``audit`` (``verdict`` and ``sentence``). Figures that
        the files do not hold are texts that begin with "not known". Empty before any training.
    """
    hide, verdict = study_facts.names_hidden(study), audit(study)
    verdict = {name: hide(text) for name, text in verdict.items()}
    return [_card(study, name, hide) | {"audit": verdict} for name in _models(study)]


def audit(study: Study) -> dict[str, str]:
    """The audit's verdict and sentence; `NOT_AUDITED` where it has not spoken."""
    found = study_facts.json_object(study.reports / "audit.json") or {}
    said = {name: found.get(name) for name in NOT_AUDITED}
    whole = all(isinstance(text, str) and text for text in said.values())
    return said if whole else NOT_AUDITED


def _models(study: Study) -> list[str]:
    """Experiments have a ``metrics.json`` too, but neither predictions nor the model's name."""
    predicted = results.models(study)
    found = []
    for path in sorted(study.reports.glob("*/metrics.json")):
        metrics = study_facts.json_object(path) or {}
        if path.parent.name not in predicted and metrics.get("model") == path.parent.name:
            found.append(path.parent.name)
    published = [name for name in results.NOTEBOOK if name in [*predicted, *found]]
    return published + sorted({*predicted, *found} - set(published))


def _card(study: Study, model: str, hide: Callable[[object], str]) -> dict[str, Any]:
    metrics = study_facts.json_object(study.model_report(model) / "metrics.json") or {}
    named = {"model": model, "backbone": metrics.get("backbone") or ""}
    return {
        "model": model,
        "title": charts.title_of(named).replace("\n", " "),
        "stale": (study.data / "models" / model / results.STALE).is_file(),
        "details": _details(model, metrics),
        "metrics": _metrics(study, model, metrics),
        "by_class": _by_class(study, model, hide),
    }


def _unknown(model: str, file: str) -> str:
    maker = results.NOTEBOOK.get(model, "the model's notebook")
    return study_facts.not_known(f"{model}/{file}", f"{maker} makes it")


def _details(model: str, metrics: dict[str, Any]) -> dict[str, Any]:
    unknown = _unknown(model, "metrics.json")
    seeds, versions = metrics.get("seeds"), metrics.get("versions")
    trainings = seeds if isinstance(seeds, list) else []
    numbers = [each.get("seed") for each in trainings if isinstance(each, dict)]
    return {
        "backbone": metrics.get("backbone") or ("none" if metrics else unknown),
        **{name: metrics.get(name, unknown) for name in DETAILS},
        "seeds": ", ".join(map(str, numbers)) or unknown,
        "versions": ", ".join(f"{name} {value}" for name, value in versions.items())
        if isinstance(versions, dict)
        else unknown,
    }


def _metrics(study: Study, model: str, metrics: dict[str, Any]) -> dict[str, Any]:
    unknown = _unknown(model, "metrics.json")
    found = {name: study_facts.number(metrics, name) for name in FIGURES}
    told: dict[str, Any] = {k: unknown if v is None else v for k, v in found.items()}
    interval = metrics.get("ci95")
    told["ci95"] = interval if _is_interval(interval) else unknown
    if found["accuracy"] is not None and found["accuracy_sd"] is None:
        told["accuracy_sd"] = "not known: one training has no spread; make study SEEDS=5"
    allowed = datasheet.campus(study)
    if allowed is not None:
        bayes = allowed["bayes"] if isinstance(allowed, dict) else None
        told["bayes"] = study_facts.not_known("campus.json") if bayes is None else bayes
    return told


def _is_interval(value: object) -> bool:
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
    return [row | {"category": hide(row["category"])} for row in rows]
