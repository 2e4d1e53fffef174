"""Accuracy, confusion matrix, precision and recall, and the most confident errors.

Everything here is computed from class probabilities in the form of ``predictions.csv``.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from sklearn.metrics import precision_recall_fscore_support

from facestudy.evaluation import resampling
from facestudy.evaluation.intervals import wilson
from facestudy.study.errors import StudyError

KINDS = {
    "false negatives": "of this class, predicted as another",
    "false positives": "of another class, predicted as this one",
    "true positives": "of this class, predicted correctly",
}

UNDEFINED = {
    "precision": "not defined: nothing was predicted as this class",
    "recall": "not defined: no picture of this class",
    "F1": "not defined: no picture of this class, and nothing predicted as it",
}
"""Why a figure of `by_class` may be NaN."""


def as_predictions(
    rows: pd.DataFrame, categories: Sequence[str], probabilities: np.ndarray
) -> pd.DataFrame:
    """Rows of ``predictions.csv`` from class probabilities.

    Args:
        rows: ``id, split, category`` of every picture.
        categories: the classes, in the order of the probabilities' columns.
        probabilities: float (rows, categories).

    Returns:
        ``id, split, category, predicted``, then ``p_<category>`` with 6 decimals.

    Raises:
        ValueError: the shapes do not match.
        StudyError: a probability is NaN or infinite.
    """
    if probabilities.shape != (len(rows), len(categories)):
        raise ValueError(
            f"probabilities have the shape {probabilities.shape}; {len(rows)} pictures of "
            f"{len(categories)} classes need {(len(rows), len(categories))}"
        )
    if not np.isfinite(probabilities).all():
        raise StudyError("the model's probabilities contain NaN: its training diverged")
    frame = rows[["id", "split", "category"]].reset_index(drop=True)
    frame["predicted"] = np.asarray(categories)[probabilities.argmax(axis=1)]
    columns = {f"p_{name}": probabilities[:, k] for k, name in enumerate(categories)}
    return pd.concat([frame, pd.DataFrame(columns).round(6)], axis=1)


def best_epoch(history: pd.DataFrame) -> int:
    """The epoch with the highest validation accuracy; ties go to the lower loss, then the earlier.

    Without accuracies (a regression), the validation loss alone decides.

    >>> best_epoch(pd.DataFrame({"epoch": [1, 2, 3], "val_accuracy": [0.5, 0.7, 0.6]}))
    2
    """
    ascending = {"val_accuracy": False, "val_loss": True, "epoch": True}
    columns = [name for name in ascending if name in history]
    ranked = history.sort_values(columns, ascending=[ascending[name] for name in columns])
    return int(ranked["epoch"].iloc[0])


def categories(predictions: pd.DataFrame) -> list[str]:
    """The classes that predictions give probabilities of, in the order of their columns."""
    return [name[2:] for name in predictions.columns if name.startswith("p_")]


def scores(predictions: pd.DataFrame) -> dict[str, Any]:
    """Accuracy on the test split and its baselines.

    ``majority`` is the accuracy of always predicting the training split's largest class (the test
    split's where there are no training rows). ``chance`` is one over the number of classes. The
    interval is Wilson's: it covers other test pictures, as if they were independent, and neither
    other seeds nor other splits (see `facestudy.evaluation.resampling.with_splits`).

    Raises:
        StudyError: no row is in the test split.
    """
    test = predictions[predictions["split"] == "test"]
    if test.empty:
        raise StudyError("the test split is empty: run 04_split again")
    correct = int((test["category"] == test["predicted"]).sum())
    train = predictions.loc[predictions["split"] == "train", "category"]
    largest = (train if len(train) else test["category"]).mode()[0]
    return {
        "accuracy": correct / len(test),
        "ci95": list(wilson(correct / len(test), len(test))),
        "chance": 1 / len(categories(predictions)),
        "majority": float((test["category"] == largest).mean()),
        "n_test": len(test),
    }


def over_seeds(scores: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Combine the scores of several trainings of one model.

    ``accuracy`` is the mean, ``accuracy_sd`` the standard deviation (None for one training),
    ``ci95`` the interval of the mean for a test split of this size. The rest is the same for every
    training and comes from the first.
    """
    accuracies = [score["accuracy"] for score in scores]
    mean = float(np.mean(accuracies))
    return {
        **scores[0],
        "accuracy": mean,
        "accuracy_sd": float(np.std(accuracies, ddof=1)) if len(scores) > 1 else None,
        "ci95": list(wilson(mean, scores[0]["n_test"])),
    }


def confusion(predictions: pd.DataFrame, *, percent: bool = False) -> pd.DataFrame:
    """The confusion matrix: rows are true classes, columns predictions.

    With ``percent`` each row sums to 100; that of a class without a picture is NaN.
    """
    names = categories(predictions)
    table = pd.crosstab(predictions["category"], predictions["predicted"])
    table = table.reindex(index=names, columns=names, fill_value=0)
    table = table.rename_axis(index="category", columns="predicted")
    if percent:
        pictures = table.sum(axis=1)
        table = 100 * table.div(pictures.where(pictures > 0), axis=0)
    return table


def by_class(predictions: pd.DataFrame) -> pd.DataFrame:
    """Precision, recall, F1 and number of pictures of each class, and their unweighted mean.

    What is not defined is NaN (see `UNDEFINED`), and the mean is over the other classes.
    """
    names = categories(predictions)
    values = precision_recall_fscore_support(
        predictions["category"], predictions["predicted"], labels=names, zero_division=np.nan
    )
    columns = ["precision", "recall", "F1", "pictures"]
    table = pd.DataFrame(dict(zip(columns, values, strict=True)), index=names)
    table.loc["mean"] = table.mean()
    table.loc["mean", "pictures"] = table["pictures"][:-1].sum()
    return table.astype({"pictures": int}).rename_axis("category")


def by_class_shown(tables: Mapping[str, pd.DataFrame], *, most: int = 20) -> pd.DataFrame:
    """Tables from `by_class` side by side, as text with three decimals.

    Args:
        tables: by title, of the same classes.
        most: classes to show; of more, those with most pictures.

    Returns:
        One row per class, and their mean; a dash stands for what is not defined (see
        `undefined_note`).
    """
    pictures = next(iter(tables.values()))["pictures"].drop("mean")
    names = sorted(pictures.sort_values(ascending=False, kind="stable").index[:most])
    tables = {title: table.loc[[*names, "mean"]] for title, table in tables.items()}
    shown = {
        title: table.astype(object).map(lambda v: f"{v:.3f}" if isinstance(v, float) else str(v))
        for title, table in tables.items()
    }
    return pd.concat(shown, axis=1).replace("nan", "–")


def undefined_note(tables: Sequence[pd.DataFrame]) -> str:
    """What the dashes of `by_class_shown` mean; empty where there are none."""
    missing = [name for name in UNDEFINED if any(table[name].isna().any() for table in tables)]
    reasons = "; ".join(f"{name} is {UNDEFINED[name]}" for name in missing)
    return f"A dash: {reasons}." if reasons else ""


def shares(predictions: pd.DataFrame) -> pd.DataFrame:
    """The share of each class among the pictures (``real``) and among the predictions."""
    names = categories(predictions)
    real = predictions["category"].value_counts(normalize=True).reindex(names, fill_value=0)
    predicted = predictions["predicted"].value_counts(normalize=True).reindex(names, fill_value=0)
    return pd.DataFrame({"real": real, "predicted": predicted}).rename_axis("category")


def most_confident(
    predictions: pd.DataFrame, category: str, kind: str, *, n: int = 5
) -> pd.DataFrame:
    """The ``n`` most confident predictions of a kind.

    Args:
        predictions: rows of ``predictions.csv``.
        category: the class.
        kind: "false negatives", "false positives" or "true positives" (see `KINDS`).
        n: how many at most.

    Returns:
        Rows of ``predictions`` with ``confidence``, the probability of the predicted class.

    Raises:
        ValueError: an unknown kind.
    """
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is not a kind of prediction; choose one of {', '.join(KINDS)}")
    is_class = predictions["category"] == category
    predicted_class = predictions["predicted"] == category
    chosen = {
        "false negatives": is_class & ~predicted_class,
        "false positives": ~is_class & predicted_class,
        "true positives": is_class & predicted_class,
    }[kind]
    return with_confidence(predictions[chosen]).head(n).reset_index(drop=True)


def with_confidence(predictions: pd.DataFrame) -> pd.DataFrame:
    """Predictions with their ``confidence``, the most confident first."""
    rows = predictions.copy()
    rows["confidence"] = [row[f"p_{row['predicted']}"] for _, row in rows.iterrows()]
    return rows.sort_values(["confidence", "id"], ascending=[False, True])


def examples(predictions: pd.DataFrame, category: str, *, n: int = 5) -> dict[str, pd.DataFrame]:
    """The ``n`` most confident predictions of each kind (see `KINDS`) for a class.

    Args:
        predictions: of one model.
        category: the class.
        n: how many of each kind.
    """
    return {kind: most_confident(predictions, category, kind, n=n) for kind in KINDS}


def sentence(metrics: dict[str, Any]) -> str:
    """A model's result in one sentence, which says what its interval covers."""
    low, high = (100 * bound for bound in metrics["ci95"])
    text = (
        f"{metrics['model']}: {100 * metrics['accuracy']:.1f}% of {metrics['n_test']} test "
        f"pictures correct (95% interval {low:.1f}% to {high:.1f}% for other "
        f"{metrics.get('ci95_covers', 'test pictures')}{_spread(metrics)}); guessing "
        f"{100 * metrics['chance']:.1f}%, always the largest class {100 * metrics['majority']:.1f}%"
    )
    if metrics.get("validation_accuracy") is not None:
        text += f"; validation {100 * metrics['validation_accuracy']:.1f}%"
    if metrics.get("splits"):
        text += f"; {resampling.phrase(metrics['splits'])}"
    if metrics.get("note"):
        text += f"; {metrics['note']}"
    return text


def _spread(metrics: dict[str, Any]) -> str:
    accuracies = [100 * training["accuracy"] for training in metrics.get("seeds") or ()]
    if len(accuracies) < 2:
        return ""
    return (
        f"; mean of {len(accuracies)} seeds from {min(accuracies):.1f}% to {max(accuracies):.1f}%, "
        f"standard deviation {100 * metrics['accuracy_sd']:.1f} points"
    )
