"""What a model's predictions say.

Enters: class probabilities, then ``predictions.csv`` alone. Leaves: ``predictions.csv``,
``history.csv`` and ``metrics.json`` of each model, tables for figures, and the study's own
``metrics.json``, which gathers them.
"""

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from scipy.stats import binomtest
from sklearn.metrics import precision_recall_fscore_support

from facestudy import crop, files, index, split
from facestudy.errors import StudyError
from facestudy.paths import Study

KINDS = {
    "false negatives": "of this class, taken for another",
    "false positives": "of another class, taken for this one",
    "true positives": "of this class, and recognised",
}


def write_model(
    study: Study,
    model: str,
    *,
    rows: pd.DataFrame,
    categories: Sequence[str],
    probabilities: np.ndarray,
    history: pd.DataFrame,
    best_epoch: int,
    facts: dict[str, Any],
) -> dict[str, Any]:
    """Write a model's three files and return its entry of ``metrics.json``.

    Args:
        study: the study.
        model: the model's name, which is also its folder.
        rows: ``id, split, category`` of every picture predicted.
        categories: the classes, in the order of the probabilities' columns.
        probabilities: float (rows, categories).
        history: one row per epoch: ``epoch, loss, accuracy, val_loss, val_accuracy``.
        best_epoch: the epoch whose weights were kept.
        facts: what the predictions do not tell: backbone, seed, parameters, seconds, ...
    """
    folder = study.model_report(model)
    predictions = as_predictions(rows, categories, probabilities)
    history = history.assign(best=history["epoch"] == best_epoch)
    files.write_csv(folder / "predictions.csv", predictions)
    files.write_csv(folder / "history.csv", history)
    metrics = {"model": model, **facts, **scores(predictions), **_best(history)}
    files.write_json(folder / "metrics.json", metrics)
    return metrics


def as_predictions(
    rows: pd.DataFrame, categories: Sequence[str], probabilities: np.ndarray
) -> pd.DataFrame:
    if probabilities.shape != (len(rows), len(categories)):
        raise ValueError(f"{probabilities.shape} probabilities for {len(rows)} rows")
    if not np.isfinite(probabilities).all():
        raise StudyError("the model's probabilities hold NaN: its training diverged")
    frame = rows[["id", "split", "category"]].reset_index(drop=True)
    frame["predicted"] = np.asarray(categories)[probabilities.argmax(axis=1)]
    columns = {f"p_{name}": probabilities[:, k] for k, name in enumerate(categories)}
    return pd.concat([frame, pd.DataFrame(columns).round(6)], axis=1)


def read_predictions(study: Study, model: str, *, part: str | None = None) -> pd.DataFrame:
    """A model's predictions, of one split or of all."""
    path = study.model_report(model) / "predictions.csv"
    if not path.is_file():
        raise files.missing(path, NOTEBOOK.get(model, "the model's"))
    columns = pd.read_csv(path, nrows=0).columns
    text = {name: str for name in columns if not name.startswith("p_")}
    frame = pd.read_csv(path, dtype=text, keep_default_na=False)
    return frame if part is None else frame[frame["split"] == part].reset_index(drop=True)


NOTEBOOK = {
    "scratch_cnn": "05_scratch_cnn",
    "bottleneck": "06_bottleneck",
    "finetune": "07_finetune",
}


def read_history(study: Study, model: str) -> pd.DataFrame:
    path = study.model_report(model) / "history.csv"
    if not path.is_file():
        raise files.missing(path, NOTEBOOK.get(model, "the model's"))
    return pd.read_csv(path)


def models(study: Study) -> list[str]:
    """The models with results, the published ones first and in their order."""
    found = {path.parent.name for path in study.reports.glob("*/predictions.csv")}
    return [name for name in NOTEBOOK if name in found] + sorted(found - set(NOTEBOOK))


def categories(predictions: pd.DataFrame) -> list[str]:
    return [name[2:] for name in predictions.columns if name.startswith("p_")]


def scores(predictions: pd.DataFrame) -> dict[str, Any]:
    """Accuracy on the test split with what it must beat.

    ``majority`` is what always saying the training split's largest class would reach on the test
    split, ``chance`` one over the number of classes. The interval is Wilson's: it takes test
    pictures as independent, which the audit does not.
    """
    test = predictions[predictions["split"] == "test"]
    if test.empty:
        raise StudyError("no picture in the test split: run 04_split again")
    correct = int((test["category"] == test["predicted"]).sum())
    train = predictions.loc[predictions["split"] == "train", "category"]
    largest = (train if len(train) else test["category"]).mode()[0]
    return {
        "accuracy": correct / len(test),
        "ci95": list(wilson(correct, len(test))),
        "chance": 1 / len(categories(predictions)),
        "majority": float((test["category"] == largest).mean()),
        "n_test": len(test),
    }


def wilson(successes: int, n: int) -> tuple[float, float]:
    """The 95 % score interval of a share (Wilson 1927)."""
    interval = binomtest(successes, n).proportion_ci(method="wilson")
    return float(interval.low), float(interval.high)


def _best(history: pd.DataFrame) -> dict[str, Any]:
    best = history.loc[history["best"]].iloc[-1]
    return {
        "validation_accuracy": float(best["val_accuracy"]),
        "best_epoch": int(best["epoch"]),
        "epochs": int(history["epoch"].max()),
    }


def confusion(predictions: pd.DataFrame, *, percent: bool = False) -> pd.DataFrame:
    """Rows are what is, columns what was said; with ``percent`` each row sums to 100."""
    names = categories(predictions)
    table = pd.crosstab(predictions["category"], predictions["predicted"])
    table = table.reindex(index=names, columns=names, fill_value=0)
    table = table.rename_axis(index="category", columns="predicted")
    if percent:
        table = 100 * table.div(table.sum(axis=1).clip(lower=1), axis=0)
    return table


def by_class(predictions: pd.DataFrame) -> pd.DataFrame:
    """Precision, recall, F1 and number of pictures of each class, and their unweighted mean."""
    names = categories(predictions)
    values = precision_recall_fscore_support(
        predictions["category"], predictions["predicted"], labels=names, zero_division=0
    )
    columns = ["precision", "recall", "F1", "pictures"]
    table = pd.DataFrame(dict(zip(columns, values, strict=True)), index=names)
    table.loc["mean"] = table.mean()
    table.loc["mean", "pictures"] = table["pictures"][:-1].sum()
    return table.astype({"pictures": int}).rename_axis("category")


def shares(predictions: pd.DataFrame) -> pd.DataFrame:
    """The share of each class among the pictures and among the predictions."""
    names = categories(predictions)
    real = predictions["category"].value_counts(normalize=True).reindex(names, fill_value=0)
    said = predictions["predicted"].value_counts(normalize=True).reindex(names, fill_value=0)
    return pd.DataFrame({"real": real, "predicted": said}).rename_axis("category")


def most_confident(predictions: pd.DataFrame, category: str, kind: str, *, n: int = 5):
    """The ``n`` pictures of a kind (see ``KINDS``) of which the model was surest.

    Returns:
        rows of ``predictions`` with ``confidence``, the probability of what was predicted.
    """
    if kind not in KINDS:
        raise ValueError(f"{kind!r}: choose one of {', '.join(KINDS)}")
    is_class = predictions["category"] == category
    said_class = predictions["predicted"] == category
    chosen = {
        "false negatives": is_class & ~said_class,
        "false positives": ~is_class & said_class,
        "true positives": is_class & said_class,
    }[kind]
    rows = predictions[chosen].copy()
    rows["confidence"] = [row[f"p_{row['predicted']}"] for _, row in rows.iterrows()]
    order = ["confidence", "id"]
    return rows.sort_values(order, ascending=[False, True]).head(n).reset_index(drop=True)


def examples(predictions: pd.DataFrame, category: str, *, n: int = 5) -> dict[str, pd.DataFrame]:
    """The surest pictures of a class, by kind (see ``KINDS``)."""
    return {kind: most_confident(predictions, category, kind, n=n) for kind in KINDS}


def sentence(metrics: dict[str, Any]) -> str:
    """A model's result in words."""
    low, high = (100 * bound for bound in metrics["ci95"])
    return (
        f"{metrics['model']}: {100 * metrics['accuracy']:.1f} % of {metrics['n_test']} test "
        f"pictures right (95 % interval {low:.1f} to {high:.1f}); guessing "
        f"{100 * metrics['chance']:.1f} %, always the largest class "
        f"{100 * metrics['majority']:.1f} %; validation "
        f"{100 * metrics['validation_accuracy']:.1f} % in epoch {metrics['best_epoch']}"
    )


def summarise(study: Study) -> dict[str, Any]:
    """Gather the models' metrics into the study's ``metrics.json`` and return it."""
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
        summary["audit"] = json.loads(audit.read_text())
    files.write_json(study.reports / "metrics.json", summary)
    return summary


def read_metrics(study: Study, model: str) -> dict[str, Any]:
    """A model's entry of ``metrics.json``; on a campus with ``bayes``, what the face allows."""
    path = study.model_report(model) / "metrics.json"
    if not path.is_file():
        raise files.missing(path, NOTEBOOK.get(model, "the model's"))
    metrics = json.loads(path.read_text())
    campus = study.data / "campus.json"
    if campus.is_file():
        metrics["bayes"] = json.loads(campus.read_text())["bayes"]
    return metrics


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
