"""What a model's predictions say.

Enters: class probabilities, then rows of ``predictions.csv`` alone. Leaves: figures and tables.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from scipy.stats import norm
from sklearn.metrics import precision_recall_fscore_support

from facestudy.study.errors import StudyError

KINDS = {
    "false negatives": "of this class, taken for another",
    "false positives": "of another class, taken for this one",
    "true positives": "of this class, and recognised",
}


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


def best_epoch(history: pd.DataFrame) -> int:
    """The epoch with the highest validation accuracy; of equals the lower loss, then the first.

    Where a history has no accuracies (a regression's), the loss alone decides.
    """
    ascending = {"val_accuracy": False, "val_loss": True, "epoch": True}
    known = [name for name in ascending if name in history]
    ranked = history.sort_values(known, ascending=[ascending[name] for name in known])
    return int(ranked["epoch"].iloc[0])


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
        "ci95": list(wilson(correct / len(test), len(test))),
        "chance": 1 / len(categories(predictions)),
        "majority": float((test["category"] == largest).mean()),
        "n_test": len(test),
    }


def wilson(share: float, n: int) -> tuple[float, float]:
    """The 95 % score interval of a share of n (Wilson 1927); the share may be a mean of several."""
    z = norm.ppf(0.975)
    middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    return float(max(0, middle - half)), float(min(1, middle + half))


def over_seeds(scores: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """One model's scores from those of several trainings: means, and how far they spread.

    The first training's are kept where nothing spreads. ``ci95`` is the mean accuracy's, for a
    test split of this size; ``accuracy_sd`` is the trainings' own (None of one).
    """
    accuracies = [each["accuracy"] for each in scores]
    mean = float(np.mean(accuracies))
    return {
        **scores[0],
        "accuracy": mean,
        "accuracy_sd": float(np.std(accuracies, ddof=1)) if len(scores) > 1 else None,
        "ci95": list(wilson(mean, scores[0]["n_test"])),
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
        f"pictures right{_spread(metrics)} (95 % interval {low:.1f} to {high:.1f}); guessing "
        f"{100 * metrics['chance']:.1f} %, always the largest class "
        f"{100 * metrics['majority']:.1f} %; validation "
        f"{100 * metrics['validation_accuracy']:.1f} %"
    )


def _spread(metrics: dict[str, Any]) -> str:
    seeds = [100 * each["accuracy"] for each in metrics["seeds"]]
    if len(seeds) < 2:
        return ""
    return (
        f" on average of {len(seeds)} seeds, which reached {min(seeds):.1f} to {max(seeds):.1f} "
        f"(standard deviation {100 * metrics['accuracy_sd']:.1f})"
    )
