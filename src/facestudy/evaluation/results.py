"""Where a model's results lie, and the study's ``metrics.json``, which gathers them.

Enters: class probabilities. Leaves: ``predictions.csv``, ``history.csv`` and ``metrics.json`` of
each model under ``reports/<study>/<model>/``; inspection, audit and report read only these.
"""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from facestudy.evaluation import metrics as evaluate
from facestudy.prepare import crop, split
from facestudy.study import files, index
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

NOTEBOOK = {
    "scratch_cnn": "05_scratch_cnn",
    "bottleneck": "06_bottleneck",
    "finetune": "07_finetune",
}

STALE = "STALE.txt"
"""Lies in a model's folder when a picture that it was trained with had to go."""


def _notebook(model: str) -> str:
    return NOTEBOOK.get(model, f"*{model}")


class Run(NamedTuple):
    """One training: its seed, its history and the probabilities of every picture."""

    seed: int
    history: pd.DataFrame
    probabilities: np.ndarray


def write_model(
    study: Study,
    model: str,
    *,
    rows: pd.DataFrame,
    categories: Sequence[str],
    runs: Sequence[Run],
    facts: dict[str, Any],
) -> dict[str, Any]:
    """Write a model's three files and return its entry of ``metrics.json``.

    Args:
        study: the study.
        model: the model's name, which is also its folder.
        rows: ``id, split, category`` of every picture predicted.
        categories: the classes, in the order of the probabilities' columns.
        runs: the trainings. Accuracies are their means; ``predictions.csv`` is the first one's.
            A history has one row per epoch: ``epoch, loss, accuracy, val_loss, val_accuracy``;
            probabilities are float (rows, categories).
        facts: what the predictions do not tell: backbone, seed, parameters, seconds, ...

    Raises:
        StudyError: no training at all, or one that diverged.
    """
    if not runs:
        raise StudyError("a model needs at least one training: SEEDS must be 1 or more")
    folder = study.model_report(model)
    predictions = [evaluate.as_predictions(rows, categories, run.probabilities) for run in runs]
    scores = [evaluate.scores(each) for each in predictions]
    seeds = [_seed(*each) for each in zip(runs, scores, strict=True)]
    metrics = {
        "model": model,
        **facts,
        **evaluate.over_seeds(scores),
        **_best(runs),
        "seeds": seeds,
    }
    files.write_csv(folder / "predictions.csv", predictions[0])
    files.write_csv(folder / "history.csv", pd.concat(map(_history, runs), ignore_index=True))
    files.write_json(folder / "metrics.json", metrics)
    (study.data / "models" / model / STALE).unlink(missing_ok=True)
    return metrics


def _history(run: Run) -> pd.DataFrame:
    best = run.history["epoch"] == evaluate.best_epoch(run.history)
    return run.history.assign(best=best, seed=run.seed)


def _seed(run: Run, scores: dict[str, Any]) -> dict[str, Any]:
    best = _history(run).query("best").iloc[0]
    return {
        "seed": run.seed,
        "accuracy": scores["accuracy"],
        "validation_accuracy": float(best["val_accuracy"]),
        "best_epoch": int(best["epoch"]),
    }


def _best(runs: Sequence[Run]) -> dict[str, Any]:
    validated = [run.history["val_accuracy"].max() for run in runs]
    return {
        "validation_accuracy": float(np.mean(validated)),
        "best_epoch": evaluate.best_epoch(runs[0].history),
        "epochs": int(runs[0].history["epoch"].max()),
    }


def models(study: Study) -> list[str]:
    """The models with results, the published ones first and in their order."""
    found = {path.parent.name for path in study.reports.glob("*/predictions.csv")}
    return [name for name in NOTEBOOK if name in found] + sorted(found - set(NOTEBOOK))


def read_predictions(study: Study, model: str, *, part: str | None = None) -> pd.DataFrame:
    """A model's predictions, of one split or of all."""
    path = study.model_report(model) / "predictions.csv"
    columns = ["id", "split", "category", "predicted"]
    # Written out, since pandas would take a category such as "NA" or "1" for something else.
    kinds = dict.fromkeys(columns, str)
    frame = files.read_csv(path, _notebook(model), columns, dtype=kinds, keep_default_na=False)
    return frame if part is None else frame[frame["split"] == part].reset_index(drop=True)


def read_history(study: Study, model: str) -> pd.DataFrame:
    path = study.model_report(model) / "history.csv"
    return files.read_csv(path, _notebook(model), ["epoch", "val_accuracy", "best", "seed"])


def read_metrics(study: Study, model: str) -> dict[str, Any]:
    """A model's entry of ``metrics.json``; on a campus with ``bayes``, what the face allows."""
    path = study.model_report(model) / "metrics.json"
    if not path.is_file():
        raise files.missing(path, _notebook(model))
    try:
        metrics = json.loads(path.read_text())
    except ValueError:
        raise StudyError(
            f"{path} is damaged: delete it and run notebooks/{_notebook(model)}.ipynb again"
        ) from None
    campus = study.data / "campus.json"
    if campus.is_file():
        metrics["bayes"] = json.loads(campus.read_text())["bayes"]
    return metrics


def summarise(study: Study) -> dict[str, Any]:
    """Write the study's ``metrics.json`` and return it."""
    summary = gather(study)
    files.write_json(study.reports / "metrics.json", summary)
    return summary


def gather(study: Study) -> dict[str, Any]:
    """What all models reached, how many pictures there were, and what the audit says."""
    found = [read_metrics(study, name) for name in models(study)]
    if not found:
        raise files.missing(study.reports / "<model>" / "predictions.csv", "05_scratch_cnn")
    rows = split.read(study)
    summary = {
        "study": study.name,
        "categories": sorted(rows["category"].unique()),
        "n": counts(study),
        "models": found,
    }
    audit = study.reports / "audit.json"
    if audit.is_file():
        known = json.loads(audit.read_text())
        summary["audit"] = {key: known[key] for key in ("verdict", "sentence", "rules")}
    return summary


def counts(study: Study) -> dict[str, int]:
    """How many pictures reached each stage."""
    pictures, faces, rows = index.read(study.index), crop.read(study), split.read(study)
    return {
        "departments": int(pictures.loc[pictures["department"] != "", "department"].nunique()),
        "pictures": len(pictures),
        "faces": int((faces["reason"] == "").sum()),
        "used": len(rows),
        **rows["split"].value_counts().reindex(list(split.SHARES), fill_value=0).to_dict(),
    }
