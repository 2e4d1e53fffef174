"""What each model said of each face, in a form that the page reads."""

from typing import Any

import numpy as np
import pandas as pd

from facestudy.evaluation import metrics, results
from facestudy.plots import charts
from facestudy.report.explore import columns
from facestudy.study.paths import Study

MOST = 4
"""Classes of each prediction: the predicted one, then the others by their probability."""


def said(study: Study, model: str, ids: pd.Series) -> dict[str, Any]:
    """A model's predictions.

    Args:
        study: the study.
        model: the model's name; its predictions are current.
        ids: of the faces, in the page's order.

    Returns:
        ``name, title, classes, top`` (classes per face), ``codes`` (numbers of ``classes``) and
        ``shares`` (hundredths of a percent), face by face. A face without a prediction, or a
        model that gives no probabilities, has `columns.UNKNOWN`.
    """
    table = results.read_predictions(study, model)
    classes = sorted({*metrics.categories(table), *table["predicted"]})
    codes, shares = _best(table, classes)
    places = pd.Series(range(len(table)), index=table["id"]).reindex(ids).to_numpy(float)
    known = ~np.isnan(places)
    rows = places[known].astype(int)
    all_codes = np.full((len(ids), codes.shape[1]), columns.UNKNOWN)
    all_shares = np.full(all_codes.shape, columns.UNKNOWN)
    all_codes[known], all_shares[known] = codes[rows], columns.shares(shares[rows])
    return {
        "name": model,
        "title": charts.title_of(model),
        "classes": classes,
        "top": codes.shape[1],
        "codes": columns.numbers(all_codes, "u16"),
        "shares": columns.numbers(all_shares, "u16"),
    }


def _best(table: pd.DataFrame, classes: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Numbers and probabilities of each row's classes, the predicted one first."""
    probabilities = np.full((len(table), len(classes)), np.nan)
    for place, name in enumerate(classes):
        if f"p_{name}" in table:
            probabilities[:, place] = pd.to_numeric(table[f"p_{name}"], errors="coerce")
    predicted = table["predicted"].map({name: n for n, name in enumerate(classes)}).to_numpy(int)
    rank = np.where(np.isnan(probabilities), -1.0, probabilities)
    rank[np.arange(len(table)), predicted] = 2.0
    codes = np.argsort(-rank, axis=1, kind="stable")[:, : min(MOST, len(classes))]
    return codes, np.take_along_axis(probabilities, codes, axis=1)
