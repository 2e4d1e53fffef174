"""Write and read each model's results, and gather them in the study's ``metrics.json``.

A model's results lie under ``reports/<study>/<model>/``. ``predictions.csv`` is the one file that
every model has; inspection, audit and report need no other. A trained model also has
``history.csv`` and ``metrics.json``.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from facestudy.evaluation import made_of, publish, resampling
from facestudy.evaluation.made_of import notebook_of
from facestudy.evaluation.metrics import as_predictions, best_epoch, over_seeds, scores
from facestudy.models import registry
from facestudy.prepare import crop, split
from facestudy.study import files, index
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

STALE = publish.STALE


class Run(NamedTuple):
    """One training.

    Attributes:
        seed: the training's seed.
        history: one row per epoch: ``epoch, loss, accuracy, val_loss, val_accuracy``.
        probabilities: class probabilities of every picture, float (pictures, categories).
        made_of: what it learned from, as `facestudy.evaluation.made_of.FILE` says.
    """

    seed: int
    history: pd.DataFrame
    probabilities: np.ndarray
    made_of: Mapping[str, Any] = {}


def write_model(
    study: Study,
    model: str,
    *,
    rows: pd.DataFrame,
    categories: Sequence[str],
    runs: Sequence[Run],
    facts: dict[str, Any],
) -> dict[str, Any]:
    """Write the three files of a trained model.

    Args:
        study: the study.
        model: the model's name, which is also its folder.
        rows: ``id, split, category`` of every picture predicted.
        categories: the classes, in the order of the probabilities' columns.
        runs: the trainings. Accuracies are their means; ``predictions.csv`` is the first one's.
        facts: what the predictions do not say: backbone, seed, parameters, seconds, ...

    Returns:
        The model's entry of ``metrics.json``.

    Raises:
        StudyError: no training at all, or one that diverged; the split was changed, or a face
            removed, while the model was trained.
    """
    if not runs:
        raise StudyError("a model needs at least one training: SEEDS must be 1 or more")
    predictions = [as_predictions(rows, categories, run.probabilities) for run in runs]
    run_scores = [scores(table) for table in predictions]
    metrics = {
        "model": model,
        **facts,
        **over_seeds(run_scores),
        **_best(runs),
        "seeds": [_seed_entry(*pair) for pair in zip(runs, run_scores, strict=True)],
        made_of.KEY: _made_of(runs),
    }
    folder = study.model_report(model)
    number, complete = publish.write_table(study, model, predictions[0])
    files.write_csv(folder / "history.csv", pd.concat(map(_history, runs), ignore_index=True))
    files.write_json(folder / "metrics.json", metrics)
    if complete and made_of.is_current(study, model):
        publish.clear_stale(study, model, number)
    return metrics


def _made_of(runs: Sequence[Run]) -> dict[str, Any]:
    """What all trainings together were made of."""
    started: dict[str, str] = {}
    for run in runs:
        started |= run.made_of.get("started_from", {})
    shared = {name: runs[0].made_of.get(name, "") for name in ("learned_from", "network")}
    return {**shared, "started_from": started}


def write_predictions(
    study: Study,
    model: str,
    *,
    rows: pd.DataFrame,
    categories: Sequence[str],
    probabilities: np.ndarray,
) -> dict[str, Any]:
    """Write the ``predictions.csv`` of a model without seeds or epochs.

    Args:
        study: the study.
        model: the model's name, which is also its folder.
        rows: ``id, split, category`` of every picture predicted; those of the test split suffice.
        categories: the classes, in the order of the probabilities' columns.
        probabilities: float (rows, categories).

    Returns:
        The model's entry of the study's ``metrics.json``.

    Raises:
        StudyError: a probability is NaN or infinite; a row is not that of ``split.csv``.
    """
    table = as_predictions(rows, categories, probabilities)
    number, complete = publish.write_table(study, model, table)
    if complete:
        publish.clear_stale(study, model, number)
    return {"model": model, **scores(table)}


def _history(run: Run) -> pd.DataFrame:
    best = run.history["epoch"] == best_epoch(run.history)
    return run.history.assign(best=best, seed=run.seed)


def _seed_entry(run: Run, run_scores: dict[str, Any]) -> dict[str, Any]:
    best = _history(run).query("best").iloc[0]
    return {
        "seed": run.seed,
        "accuracy": run_scores["accuracy"],
        "validation_accuracy": float(best["val_accuracy"]),
        "best_epoch": int(best["epoch"]),
    }


def _best(runs: Sequence[Run]) -> dict[str, Any]:
    validation = [run.history["val_accuracy"].max() for run in runs]
    return {
        "validation_accuracy": float(np.mean(validation)),
        "best_epoch": best_epoch(runs[0].history),
        "epochs": int(runs[0].history["epoch"].max()),
    }


def models(study: Study) -> list[str]:
    """The models with predictions: first those of the table, in its order."""
    names = {path.parent.name for path in study.reports.glob("*/predictions.csv")}
    return in_order(names)


def in_order(names: set[str]) -> list[str]:
    """Names of models in the order of reports: that of the table, then the alphabet."""
    return [name for name in registry.MODELS if name in names] + sorted(
        names - set(registry.MODELS)
    )


def read_predictions(study: Study, model: str, *, part: str | None = None) -> pd.DataFrame:
    """A model's predictions, of one split or of all.

    Args:
        study: the study.
        model: the model's name.
        part: "train", "validation" or "test"; None for all.

    Returns:
        Rows of ``predictions.csv``.

    Raises:
        StudyError: there are none yet, or they are damaged or of another split or other faces.
    """
    frame = made_of.read_table(study.model_report(model) / "predictions.csv", model)
    made_of.check_model(study, model)
    return frame if part is None else frame[frame["split"] == part].reset_index(drop=True)


def read_history(study: Study, model: str) -> pd.DataFrame:
    """The epochs of a model's trainings.

    Raises:
        StudyError: there are none yet, or the file is damaged.
    """
    path = study.model_report(model) / "history.csv"
    return files.read_csv(path, notebook_of(model), ["epoch", "val_accuracy", "best", "seed"])


def has_history(study: Study, model: str) -> bool:
    """Whether a model was trained in epochs: one without ``history.csv`` was not."""
    return (study.model_report(model) / "history.csv").is_file()


def read_metrics(study: Study, model: str) -> dict[str, Any]:
    """A trained model's ``metrics.json``, and what other splits say of its accuracy.

    On a campus with the best possible accuracies: ``bayes`` from the planted shape of the face,
    ``bayes_face`` from all that a face shows.

    Raises:
        StudyError: there is none yet, it is damaged, or of another split or other faces.
    """
    path = study.model_report(model) / "metrics.json"
    if not path.is_file():
        raise files.missing(path, notebook_of(model))
    made_of.check_model(study, model)
    try:
        metrics = resampling.with_splits(study, json.loads(path.read_text()))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise StudyError(
            f"{path} is damaged: delete it and run notebooks/{notebook_of(model)}.ipynb again"
        ) from None
    return _with_bayes(study, metrics)


def summary_entry(study: Study, model: str) -> dict[str, Any]:
    """A model's entry of the study's ``metrics.json``.

    A model without a ``metrics.json`` of its own has the scores that follow from its predictions.
    """
    if (study.model_report(model) / "metrics.json").is_file():
        return read_metrics(study, model)
    entry = {"model": model, **scores(read_predictions(study, model))}
    return _with_bayes(study, resampling.with_splits(study, entry))


def _with_bayes(study: Study, metrics: dict[str, Any]) -> dict[str, Any]:
    path = study.data / "campus.json"
    if not path.is_file():
        return metrics
    campus = files.read_json(path, "01_collect")
    shape = campus["bayes"]
    face = campus.get("ceilings", {}).get("face", {}).get("accuracy", shape)
    return metrics | {"bayes": shape, "bayes_face": face}


def summarise(study: Study) -> dict[str, Any]:
    """Write the study's ``metrics.json`` and return it."""
    summary = gather(study)
    files.write_json(study.reports / "metrics.json", summary)
    return summary


def gather(
    study: Study, *, only: Sequence[str] | None = None, audit: bool = True
) -> dict[str, Any]:
    """The results of all models, the number of pictures at each stage, and the audit's verdict.

    Args:
        study: the study.
        only: the models to include; None for all that have predictions.
        audit: whether to include the verdict, if it is of these results.

    Raises:
        StudyError: no model has predictions yet.
    """
    names = models(study) if only is None else only
    entries = [summary_entry(study, name) for name in names]
    if not entries:
        first = next(iter(registry.MODELS.values()))
        raise files.missing(study.reports / "<model>" / "predictions.csv", first.notebook)
    rows = split.read(study)
    summary = {
        "study": study.name,
        "categories": sorted(rows["category"].unique()),
        "n": counts(study),
        "models": entries,
    }
    path = study.reports / "audit.json"
    if audit and path.is_file() and not made_of.why_not_audited(study):
        record = files.read_json(path, "09_audit")
        summary["audit"] = {key: record[key] for key in ("verdict", "sentence", "rules")}
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
