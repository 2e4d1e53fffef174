"""The figures of an export, which show numbers and no face."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from facestudy.audit import figures
from facestudy.evaluation import metrics
from facestudy.plots import accuracy_charts, charts

DPI = 150
FORMATS = ("png", "svg")
CLOCKLESS = {"png": {"Software": None}, "svg": {"Date": None}}
"""What matplotlib would write into a file beside the picture."""


def draw(
    summary: Mapping[str, Any],
    predictions: Mapping[str, pd.DataFrame],
    audit: Mapping[str, Any] | None,
) -> dict[str, Figure]:
    """The figures, by the name of their files.

    Args:
        summary: from `facestudy.export.open_results.summary`.
        predictions: by the model.
        audit: from `facestudy.export.open_results.audit`.
    """
    drawings = {"accuracies": accuracies(summary)}
    for model, table in predictions.items():
        test = table[table["split"] == "test"]
        drawings[f"confusion-{model}"] = confusion(test, charts.title_of(model))
    if audit is not None and "steps" in audit["evidence"]:
        drawings["audit"] = figures.signal_figure(audit)
    return drawings


def accuracies(summary: Mapping[str, Any]) -> Figure:
    """The chart of the models' accuracies, with guessing and the largest class."""
    figure = Figure(figsize=(8, 1.3 + 0.75 * len(summary["models"])), layout="constrained")
    accuracy_charts.accuracies(dict(summary), figure.subplots())
    return figure


def confusion(test: pd.DataFrame, title: str) -> Figure:
    """The confusion matrix of a model's test predictions."""
    figure = Figure(figsize=(5.2, 4.6), layout="constrained")
    charts.confusion(metrics.confusion(test), figure.subplots()).set_title(f"{title}: test")
    return figure


def save(figure: Figure, folder: Path, name: str) -> None:
    """Write a figure as PNG and as SVG.

    Args:
        figure: the figure.
        folder: where its files go.
        name: of its files, without the ending.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for kind in FORMATS:
        figure.savefig(folder / f"{name}.{kind}", dpi=DPI, metadata=CLOCKLESS[kind])
