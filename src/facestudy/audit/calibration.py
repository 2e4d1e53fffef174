"""Calibration: is a model that says 70% right in 70% of the cases? Temperature scaling corrects it.

Guo et al., 2017, On Calibration of Modern Neural Networks, https://arxiv.org/abs/1706.04599.
"""

from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from scipy.optimize import minimize_scalar

from facestudy.evaluation import metrics
from facestudy.plots.charts import BLUE, GREY, ORANGE
from facestudy.study.errors import StudyError

BINS = 15
MIN_PICTURES = 20
"""A temperature fitted on fewer pictures says more about them than about the model."""
BOUNDS = (0.05, 20.0)
ROUNDED = 5e-7
"""Tables keep six decimals: what is 0 there was less than this."""


class Calibration(NamedTuple):
    """The result of `calibrate`.

    Attributes:
        temperature: 1 where none could be fitted.
        note: why none could be fitted, or empty.
        numbers: the model's entry ``calibration`` of ``audit.json``.
        before: the `reliability_table` of the test part.
        after: the same with the temperature.
    """

    temperature: float
    note: str
    numbers: dict[str, Any]
    before: pd.DataFrame
    after: pd.DataFrame


def calibrate(predictions: pd.DataFrame, *, bins: int = BINS, seed: int = 0) -> Calibration:
    """Fit the temperature on the validation part and measure its effect on the test part.

    Args:
        predictions: rows of ``predictions.csv`` of both parts.
        bins: of the calibration errors.
        seed: of the simulated predictions.

    Returns:
        The temperature, and the calibration errors of the test part before and after.

    Raises:
        StudyError: the test part has no picture.
    """
    validation, test = (_arrays(predictions, part) for part in ("validation", "test"))
    if not len(test[1]):
        raise StudyError("the test part has no picture: run 04_split again")
    temperature, note = _temperature(*validation)
    scaled = with_temperature(test[0], temperature)
    before, after = (reliability_table(p, test[1], bins=bins) for p in (test[0], scaled))
    numbers = {"temperature": temperature, "note": note, "n_validation": len(validation[1])}
    for name, probabilities in (("before", test[0]), ("after", scaled)):
        numbers[name] = _errors(probabilities, test[1], bins=bins, seed=seed)
    return Calibration(temperature, note, numbers, before, after)


def _errors(
    probabilities: np.ndarray, labels: np.ndarray, *, bins: int, seed: int
) -> dict[str, float]:
    tables = [
        reliability_table(probabilities, labels, bins=bins, equal_mass=equal_mass)
        for equal_mass in (False, True)
    ]
    return {
        "ece": calibration_error(tables[0]),
        "ece_equal_mass": calibration_error(tables[1]),
        "ece_if_calibrated": error_by_chance(probabilities, bins=bins, seed=seed),
        "log_loss": log_loss(probabilities, labels),
        "confidence": float(probabilities.max(axis=1).mean()),
        "accuracy": float((probabilities.argmax(axis=1) == labels).mean()),
    }


def _arrays(predictions: pd.DataFrame, part: str) -> tuple[np.ndarray, np.ndarray]:
    """Probabilities (n, classes) and labels (n,) of one part."""
    names = metrics.categories(predictions)
    rows = predictions[predictions["split"] == part]
    labels = rows["category"].map({name: number for number, name in enumerate(names)})
    return rows[[f"p_{name}" for name in names]].to_numpy(float), labels.to_numpy(int)


def _temperature(probabilities: np.ndarray, labels: np.ndarray) -> tuple[float, str]:
    """The temperature and, where none could be fitted, why."""
    if len(labels) < MIN_PICTURES:
        note = f"only {len(labels)} validation pictures, {MIN_PICTURES} are needed: not scaled"
        return 1.0, note
    temperature = fit_temperature(probabilities, labels)
    if not BOUNDS[0] * 1.01 < temperature < BOUNDS[1] * 0.99:
        return 1.0, f"the best temperature is beyond {BOUNDS[0]} to {BOUNDS[1]}: not scaled"
    return temperature, ""


def fit_temperature(probabilities: np.ndarray, labels: np.ndarray) -> float:
    """The temperature that makes the labels most likely; above 1 the model is overconfident.

    Args:
        probabilities: (n, classes); their logarithms serve as logits, which differ from the
            model's by a constant for each picture.
        labels: int (n,).
    """

    def loss(log_temperature: float) -> float:
        return log_loss(with_temperature(probabilities, np.exp(log_temperature)), labels)

    best = minimize_scalar(loss, bounds=np.log(BOUNDS), method="bounded", options={"xatol": 1e-5})
    return float(np.exp(best.x))


def with_temperature(probabilities: np.ndarray, temperature: float) -> np.ndarray:
    """Softmax of the logits divided by the temperature, (n, classes).

    >>> with_temperature(np.array([[0.9, 0.1]]), 2.0).round(2)
    array([[0.75, 0.25]])
    """
    logits = np.log(np.maximum(probabilities, ROUNDED)) / temperature
    exponentials = np.exp(logits - logits.max(axis=1, keepdims=True))
    return exponentials / exponentials.sum(axis=1, keepdims=True)


def log_loss(probabilities: np.ndarray, labels: np.ndarray) -> float:
    """The mean negative log likelihood, in nats."""
    likelihoods = np.maximum(probabilities[np.arange(len(labels)), labels], ROUNDED)
    return float(-np.log(likelihoods).mean())


def reliability_table(
    probabilities: np.ndarray, labels: np.ndarray, *, bins: int = BINS, equal_mass: bool = False
) -> pd.DataFrame:
    """Accuracy by confidence.

    Args:
        probabilities: (n, classes).
        labels: int (n,).
        bins: how many.
        equal_mass: bins with (nearly) equally many pictures instead of equally wide ones.

    Returns:
        ``low, high`` (a bin's bounds, the upper one inclusive), ``pictures, confidence, accuracy``
        (means); bins without a picture are omitted.
    """
    confidence = probabilities.max(axis=1)
    correct = probabilities.argmax(axis=1) == labels
    edges = np.linspace(0, 1, bins + 1)
    if equal_mass:
        edges = np.unique(np.quantile(confidence, edges))
        edges[0], edges[-1] = 0, 1
    numbers = np.clip(np.searchsorted(edges, confidence, side="left") - 1, 0, len(edges) - 2)
    rows = pd.DataFrame({"bin": numbers, "confidence": confidence, "accuracy": correct})
    means = rows.groupby("bin").mean()
    bounds = {"low": edges[means.index], "high": edges[means.index + 1]}
    return means.assign(pictures=rows.groupby("bin").size(), **bounds)[
        ["low", "high", "pictures", "confidence", "accuracy"]
    ].reset_index(drop=True)


def calibration_error(table: pd.DataFrame) -> float:
    """The expected calibration error of a `reliability_table`: mean |accuracy - confidence|."""
    gaps = (table["accuracy"] - table["confidence"]).abs()
    return float(np.average(gaps, weights=table["pictures"]))


def error_by_chance(
    probabilities: np.ndarray, *, bins: int = BINS, draws: int = 200, seed: int = 0
) -> float:
    """The mean calibration error if the model were perfectly calibrated.

    With few pictures per bin it is far from 0.

    Args:
        probabilities: (n, classes).
        bins: as in `reliability_table`.
        draws: how often labels are drawn from the probabilities.
        seed: of the draws.

    Returns:
        The mean over the draws.
    """
    rng = np.random.default_rng([seed, 12])
    cumulative = (probabilities / probabilities.sum(axis=1, keepdims=True)).cumsum(axis=1)
    uniform = rng.random((draws, len(cumulative), 1))
    drawn = np.minimum((cumulative < uniform).sum(axis=-1), cumulative.shape[1] - 1)
    errors = [
        calibration_error(reliability_table(probabilities, labels, bins=bins)) for labels in drawn
    ]
    return float(np.mean(errors))


def reliability_diagram(before: pd.DataFrame, after: pd.DataFrame, ax: Axes) -> Axes:
    """Accuracy by confidence before and after scaling, with 95% intervals (Wilson).

    Args:
        before: the `reliability_table` as trained.
        after: the same with the temperature.
        ax: where to draw.

    Returns:
        ``ax``; a calibrated model lies on its diagonal.
    """
    ax.plot([0, 100], [0, 100], color=GREY, linestyle=":", label="calibrated")
    for table, colour, label in ((before, ORANGE, "as trained"), (after, BLUE, "scaled")):
        value = table["accuracy"].to_numpy()
        bounds = np.array(
            [metrics.wilson(*pair) for pair in zip(value, table["pictures"], strict=True)]
        )
        spans = 100 * np.abs(bounds.T - value)
        text = f"{label}: error {100 * calibration_error(table):.1f} points"
        ax.errorbar(100 * table["confidence"], 100 * value, yerr=spans, fmt="o-", ms=4, lw=1,
                    elinewidth=0.7, color=colour, label=text)  # fmt: skip
    ax.set(xlim=(0, 100), ylim=(0, 100), xlabel="confidence, %", ylabel="accuracy, %")
    ax.set_aspect("equal")
    ax.legend(frameon=False, fontsize=8, loc="upper left")
    sns.despine(ax=ax)
    return ax
