"""What the report of a study says, as far as it can be compared with that of another."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd

from facestudy.report.pages import changes, study_facts
from facestudy.report.pages.answer import name_of
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study, all_studies

NONE = "–"


class Reported(NamedTuple):
    """One study's results.

    Attributes:
        name: of the study.
        summary: its ``metrics.json``.
        steps: of its audit: what each group of evidence adds; empty without an audit.
        parameters: by ``NAME of notebook``, those with an influence on results.
    """

    name: str
    summary: dict[str, Any]
    steps: list[dict[str, Any]]
    parameters: dict[str, str]


def read(study: Study) -> Reported:
    """The results that a study's report shows; names of people are replaced.

    Raises:
        StudyError: there is no such study, or it has no report yet.
    """
    if not study.data.exists() and not study.reports.exists():
        names = ", ".join(other.name for other in all_studies()) or "none yet"
        raise StudyError(f"there is no study {study.name!r}; there are: {names}")
    summary = study_facts.json_object(study.reports / "metrics.json") or {}
    if not (study.reports / "index.html").is_file() or not _has_models(summary):
        raise StudyError(
            f"{study.name!r} has no results yet: run `facestudy report --study {study.name}` first"
        )
    hide = study_facts.names_hidden(study)
    notebooks = sorted((study.reports / "notebooks").glob("*.ipynb"))
    parameters = changes.parameters(notebooks)
    shown: dict[str, Any] = {"categories": [hide(name) for name in summary.get("categories", [])]}
    if "audit" in summary:  # its sentence may name a class, and a class may be called like a person
        shown["audit"] = {key: hide(summary["audit"][key]) for key in ("verdict", "sentence")}
    return Reported(
        study.name,
        summary | shown,
        _steps(study) if "audit" in summary else [],
        {name: hide(value) for name, value in parameters.items()},
    )


def _has_models(summary: dict[str, Any]) -> bool:
    models = summary.get("models") or []
    return bool(models) and all({"model", "accuracy", "ci95"} <= set(model) for model in models)


def _steps(study: Study) -> list[dict[str, Any]]:
    record = study_facts.json_object(study.reports / "audit.json") or {}
    evidence = record.get("evidence")
    return evidence.get("steps", []) if isinstance(evidence, dict) else []


def accuracies(studies: Sequence[Reported]) -> pd.DataFrame:
    """A row for each model of each study: its test accuracy, interval and baselines."""
    return pd.DataFrame(
        [
            {
                "study": study.name,
                "model": name_of(model),
                "accuracy": model["accuracy"],
                "low": model["ci95"][0],
                "high": model["ci95"][1],
                "chance": model.get("chance"),
                "majority": model.get("majority"),
                "n_test": model.get("n_test"),
                "seeds": len(model.get("seeds") or ()) or None,
            }
            for study in studies
            for model in study.summary["models"]
        ]
    )


def steps(studies: Sequence[Reported]) -> pd.DataFrame:
    """A row for each step of each study's audit: what the group adds to the AUC, and p."""
    columns = ["study", "group", "auc", "step", "low", "high", "p"]
    return pd.DataFrame(
        [
            (
                study.name,
                entry["title"],
                entry["auc"]["value"],
                entry["step"]["value"],
                *entry["step"]["ci95"],
                entry["test"]["p"],
            )
            for study in studies
            for entry in study.steps
        ],
        columns=columns,
    )


def verdicts(studies: Sequence[Reported]) -> pd.DataFrame:
    """A row for each study: its verdict and the sentence, or that there is none."""
    missing = {"verdict": "no verdict", "sentence": "The audit is missing or of other results."}
    rows = []
    for study in studies:
        audit = study.summary.get("audit", missing)
        rows.append({"study": study.name, **{key: audit[key] for key in missing}})
    return pd.DataFrame(rows)


def counts(studies: Sequence[Reported]) -> pd.DataFrame:
    """A row for each study: classes, and pictures at each stage."""
    return pd.DataFrame(
        [
            {
                "study": study.name,
                "classes": ", ".join(study.summary["categories"]),
                **study.summary.get("n", {}),
            }
            for study in studies
        ]
    )


def differences(studies: Sequence[Reported]) -> pd.DataFrame:
    """A row for each parameter whose value is not the same in all studies, a column a study."""
    names = sorted({name for study in studies for name in study.parameters})
    rows = [
        {"parameter": name, **{study.name: study.parameters.get(name, NONE) for study in studies}}
        for name in names
        if len({study.parameters.get(name, NONE) for study in studies}) > 1
    ]
    return pd.DataFrame(rows, columns=["parameter", *(study.name for study in studies)])
