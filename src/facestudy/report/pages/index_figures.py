"""The figures and tables of the report's first page: wide for a desk, narrow for a phone."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.figure import Figure

from facestudy.audit import figures
from facestudy.evaluation import metrics, results
from facestudy.plots import (
    accuracy_charts,
    charts,
    composite_sheet,
    galleries,
    many_classes,
)
from facestudy.prepare import composites
from facestudy.report.pages import funnel, output_files
from facestudy.report.pages.answer import name_of
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

PAGE = "index"
NAMES = ("signal", "accuracies", "spread", "confusion", "shares", "false_positives", "composites",
         "funnel")  # fmt: skip
"""The figures that a page may have."""
WIDE, NARROW = 8.0, 4.4
"""Widths of figures in inches."""
SHOWN = 10
"""Portraits in the gallery of errors."""


class Drawing(NamedTuple):
    """A figure that is still to be drawn.

    Attributes:
        name: by which the page's template knows it.
        heading: names its files.
        alt: what it shows, for whoever cannot see it.
        draw: draws it, narrow or not.
        pictures: whether it shows photographs, or colours that mean something.
        one_size: whether the wide figure fits a phone too.
    """

    name: str
    heading: str
    alt: str
    draw: Callable[[bool], Figure]
    pictures: bool = False
    one_size: bool = False


def best_model(summary: dict[str, Any]) -> dict[str, Any]:
    """The entry of the model with the highest test accuracy."""
    return max(summary["models"], key=lambda model: model["accuracy"])


def drawings(study: Study, summary: dict[str, Any], steps: list[funnel.Step]) -> list[Drawing]:
    """The figures that the study's results allow, in the order of the page.

    Args:
        study: the study.
        summary: its ``metrics.json``.
        steps: from `facestudy.report.pages.funnel.steps`.
    """
    return [
        *_signal(study, summary),
        *_accuracies(summary),
        *_of_best_model(study, best_model(summary)),
        *_funnel(steps),
    ]


def _signal(study: Study, summary: dict[str, Any]) -> Iterator[Drawing]:
    """The audit's first figure, where the audit could compare something."""
    if "audit" not in summary:
        return
    record = json.loads((study.reports / "audit.json").read_text("utf-8"))
    if "steps" in record.get("evidence", {}):
        yield Drawing(
            "signal",
            "What is in the signal",
            "Two panels of areas under the curve: the crop by what is left out of training, and "
            "what each group of evidence adds; the page of the audit has the figures.",
            lambda narrow: figures.signal_figure(record, stacked=narrow),
        )


def _accuracies(summary: dict[str, Any]) -> Iterator[Drawing]:
    yield Drawing(
        "accuracies",
        "Accuracies",
        "Bar chart of the models' test accuracies, guessing and the largest class; the table has "
        "the figures.",
        lambda narrow: accuracies(summary, narrow=narrow),
    )
    if any(model.get("splits") for model in summary["models"]):
        yield Drawing(
            "spread",
            "How much does a figure vary?",
            "Test accuracies of each seed on the study's split and of each other split; the table "
            "has the figures.",
            lambda narrow: spread(summary, narrow=narrow),
        )


def spread(summary: dict[str, Any], *, narrow: bool = False) -> Figure:
    """The chart of accuracies over seeds and splits as a figure of its own.

    Args:
        summary: the study's ``metrics.json``; some model was trained on other splits.
        narrow: for a phone.
    """
    tried = sum(1 for model in summary["models"] if model.get("splits"))
    height = 1.7 + 1.5 * tried if narrow else 1.1 + 0.9 * tried  # narrow names have more lines
    return _on_axes(accuracy_charts.seeds_and_splits, summary, height, narrow=narrow)


def accuracies(summary: dict[str, Any], *, narrow: bool = False) -> Figure:
    """The chart of the models' test accuracies as a figure of its own.

    Args:
        summary: the study's ``metrics.json``.
        narrow: for a phone.
    """
    height = 1.3 + 0.75 * len(summary["models"])
    return _on_axes(accuracy_charts.accuracies, summary, height, narrow=narrow)


def _on_axes(draw: Callable, data: Any, height: float, *, narrow: bool, **options: Any) -> Figure:
    size = (NARROW if narrow else WIDE, height)
    figure = Figure(figsize=size, layout="constrained")
    draw(data, figure.subplots(), **options)
    return figure


def _of_best_model(study: Study, best: dict[str, Any]) -> Iterator[Drawing]:
    """Errors of the best model's first training."""
    try:
        test = results.read_predictions(study, best["model"], part="test")
    except StudyError:
        return
    title, table = name_of(best), metrics.confusion(test)
    yield Drawing(
        "confusion",
        "Confusion matrix",
        f"Confusion matrix of {title}: rows are true classes, columns predictions.",
        lambda narrow: confusion(table, title),
        pictures=True,
        one_size=True,
    )
    shares = metrics.shares(test)
    yield Drawing(
        "shares",
        "Class shares",
        f"Shares of the classes among the test portraits, and among the predictions of {title}.",
        lambda narrow: _shares(shares, title),
        one_size=True,
    )
    wrong = metrics.with_confidence(test[test["category"] != test["predicted"]])
    if len(wrong):
        yield Drawing(
            "false_positives",
            "Most confident errors",
            f"Test portraits that {title} assigned to a wrong class with the highest probability, "
            "each with its true class, the prediction and its probability.",
            lambda narrow: false_positives(study, test, columns=3 if narrow else 5),
            pictures=True,
        )
    yield from _composites(study, test, title)


def _composites(study: Study, test: pd.DataFrame, title: str) -> Iterator[Drawing]:
    """Composites of the largest classes, where enough people are behind them."""
    sizes = test["category"].value_counts()
    try:
        made = composites.of_model(
            study, test, many_classes.largest(sizes, many_classes.MOST_GALLERIES)
        )
    except StudyError:  # crops are gone: the page shows the rest
        return
    if made.has_pictures:
        yield Drawing(
            "composites",
            "What the network takes for typical",
            f"Mean faces of the classes, alike and weighted by the probabilities of {title}, and "
            f"below each the mean faces of two random halves of the departments. "
            f"{' '.join(composites.sentences(made))}",
            lambda narrow: composite_sheet.composite_sheet(
                made, columns=2 if narrow else 4, figure=Figure()
            ),
            pictures=True,
        )


def confusion(table: pd.DataFrame, title: str) -> Figure:
    """A confusion matrix as a figure of its own.

    Args:
        table: from `facestudy.evaluation.metrics.confusion`.
        title: of the model.
    """
    side = min(7.0, 3.2 + 0.35 * min(len(table), many_classes.MOST))
    figure = Figure(figsize=(side + 0.6, side), layout="constrained")
    charts.confusion(table, figure.subplots())
    figure.suptitle(f"{title}: test portraits", fontsize=11)
    return figure


def _shares(table: pd.DataFrame, title: str) -> Figure:
    height = max(4.2, many_classes.height(len(table), bars=2))
    figure = Figure(figsize=(4.8, height), layout="constrained")
    ax = charts.class_shares(table, figure.subplots())
    ax.set_title(f"{title}: true and predicted", fontsize=11)
    ax.tick_params(axis="x", labelsize=8)
    return figure


def false_positives(
    study: Study, test: pd.DataFrame, title: str = "", *, columns: int = 5
) -> Figure:
    """The test portraits that a model assigned to a wrong class with the highest probability.

    Args:
        study: the study.
        test: the model's test predictions.
        title: of the figure.
        columns: portraits in a row.
    """
    wrong = metrics.with_confidence(test[test["category"] != test["predicted"]]).head(SHOWN)
    short = partial(many_classes.shortened, longest=galleries.LONGEST_CAPTION)
    captions = [
        f"{short(row.category)} →\n{short(row.predicted)}\n{100 * row.confidence:.0f}%"
        for row in wrong.itertuples()
    ]
    options: dict[str, Any] = {"columns": columns, "title": title, "size": 1.4}
    ids = wrong["id"].tolist()
    return galleries.gallery(study.faces, ids, captions, figure=Figure(), **options)


def _funnel(steps: list[funnel.Step]) -> Iterator[Drawing]:
    if not steps:
        return
    yield Drawing(
        "funnel",
        "What was lost on the way",
        "Bar chart of what is left after each step; the table has the figures.",
        lambda narrow: _on_axes(
            charts.funnel,
            funnel.table(steps),
            0.9 + 0.62 * len(steps),
            narrow=narrow,
            other_unit=funnel.PAGES,
            longest=48 if narrow else 90,
        ),
    )


def shown(drawn: list[Drawing]) -> tuple[dict[str, Any], output_files.Files]:
    """The figures as a page embeds them, by name, and their files.

    Args:
        drawn: the figures.

    Returns:
        For each of `NAMES` None if it is not there, else what `output_files.of_figure` makes of
        it; and the contents of the files by path.
    """
    page: dict[str, Any] = dict.fromkeys(NAMES)
    contents = output_files.Files()
    for number, drawing in enumerate(drawn, 1):
        narrow = None if drawing.one_size else drawing.draw(True)
        page[drawing.name], own = output_files.of_figure(
            drawing.draw(False), narrow, PAGE, number, drawing.heading,
            alt=drawing.alt, pictures=drawing.pictures,
        )  # fmt: skip
        contents |= own
    return page, contents


def tables(
    study: Study, summary: dict[str, Any], steps: list[funnel.Step]
) -> tuple[dict[str, str], output_files.Files]:
    """The tables of the page: paths by name, and contents by path; arguments as for `drawings`."""
    best = best_model(summary)
    frames = {
        "models": pd.DataFrame([_flat(model) for model in summary["models"]]),
        "pictures": pd.DataFrame([summary["n"]]),
        "funnel": funnel.table(steps),
    }
    try:
        test = results.read_predictions(study, best["model"], part="test")
    except StudyError:
        pass
    else:
        frames["confusion"] = metrics.confusion(test).reset_index()
        frames["shares"] = metrics.shares(test).reset_index()
    paths, contents = {}, output_files.Files()
    for number, (name, frame) in enumerate(frames.items(), 1):
        paths[name] = output_files.name_of_file(PAGE, number, name, "csv")
        contents[paths[name]] = output_files.as_csv(frame)
    return paths, contents


def _flat(model: dict[str, Any]) -> dict[str, Any]:
    """A model's entry without what has entries of its own, and its intervals as two columns."""
    flat: dict[str, Any] = {}
    for name, value in model.items():
        if name.startswith("ci95") and isinstance(value, list):
            flat |= {f"{name}_low": value[0], f"{name}_high": value[1]}
        elif name == "seeds":
            flat["seeds"] = len(value or ())
        elif name == "splits":
            flat |= {f"splits_{key}": value[key] for key in ("n", "mean", "sd") if key in value}
        elif not isinstance(value, dict | list):
            flat[name] = value
    return flat
