"""Whether a model that says 70 % is right in 70 % of the cases, and one number that mends it.

Enters: rows of ``predictions.csv``. Leaves: a temperature fitted on the validation split, the
calibration errors of the test split before and after, and the tables behind them.

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
LEAST_PICTURES = 20
"""A temperature fitted on fewer says more about them than about the model."""
BOUNDS = (0.05, 20.0)
ROUNDED = 5e-7
"""The table keeps six decimals: what is 0 there was less than this."""


class Calibration(NamedTuple):
    """``temperature`` is 1 where ``note`` says why none could be fitted; ``numbers`` for
    ``audit.json``; ``before`` and ``after`` are `reliability_table` of the test split.
    """

    temperature: float
    note: str
    numbers: dict[str, Any]
    before: pd.DataFrame
    after: pd.DataFrame


def calibrate(predictions: pd.DataFrame, *, bins: int = BINS, seed: int = 0) -> Calibration:
    """Fit the temperature on the validation split and judge it on the test split.

    Args:
        predictions: rows of ``predictions.csv`` of both splits.
        bins: of the calibration errors.
        seed: of the simulated predictions.

    Raises:
        StudyError: no picture in the test split.
    """
    validation, test = (_arrays(predictions, part) for part in ("validation", "test"))
    if not len(test[1]):
        raise StudyError("no picture in the test split: run 04_split again")
    temperature, note = _temperature(*validation)
    scaled = with_temperature(test[0], temperature)
    before, after = (reliability_table(each, test[1], bins=bins) for each in (test[0], scaled))
    numbers = {"temperature": temperature, "note": note, "n_validation": len(validation[1])}
    for name, probabilities in (("before", test[0]), ("after", scaled)):
        numbers[name] = _errors(probabilities, test[1], bins=bins, seed=seed)
    return Calibration(temperature, note, numbers, before, after)


def _errors(
    probabilities: np.ndarray, labels: np.ndarray, *, bins: int, seed: int
) -> dict[str, float]:
    tables = [
        reliability_table(probabilities, labels, bins=bins, equal_mass=each)
        for each in (False, True)
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
    names = metrics.categories(predictions)
    rows = predictions[predictions["split"] == part]
    labels = rows["category"].map({name: number for number, name in enumerate(names)})
    return rows[[f"p_{name}" for name in names]].to_numpy(float), labels.to_numpy(int)


def _temperature(probabilities: np.ndarray, labels: np.ndarray) -> tuple[float, str]:
    """The temperature and, where none could be fitted, why."""
    if len(labels) < LEAST_PICTURES:
        few = f"only {len(labels)} validation pictures, {LEAST_PICTURES} are needed"
        return 1.0, f"{few}: not scaled"
    found = fit_temperature(probabilities, labels)
    if not BOUNDS[0] * 1.01 < found < BOUNDS[1] * 0.99:
        return 1.0, f"the best temperature is beyond {BOUNDS[0]} to {BOUNDS[1]}: not scaled"
    return found, ""


def fit_temperature(probabilities: np.ndarray, labels: np.ndarray) -> float:
    """The temperature by which the labels are likeliest; above 1 the model is too sure of itself.

    Args:
        probabilities: (n, classes); their logarithms serve as logits, which are the same up to
            a number for each picture.
        labels: int (n,).
    """

    def loss(log_temperature: float) -> float:
        return log_loss(with_temperature(probabilities, np.exp(log_temperature)), labels)

    found = minimize_scalar(loss, bounds=np.log(BOUNDS), method="bounded", options={"xatol": 1e-5})
    return float(np.exp(found.x))


def with_temperature(probabilities: np.ndarray, temperature: float) -> np.ndarray:
    """Softmax of the logits divided by the temperature (n, classes); the order of classes stays."""
    logits = np.log(np.maximum(probabilities, ROUNDED)) / temperature
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)


def log_loss(probabilities: np.ndarray, labels: np.ndarray) -> float:
    """The mean negative log likelihood, in nats."""
    told = np.maximum(probabilities[np.arange(len(labels)), labels], ROUNDED)
    return float(-np.log(told).mean())


def reliability_table(
    probabilities: np.ndarray, labels: np.ndarray, *, bins: int = BINS, equal_mass: bool = False
) -> pd.DataFrame:
    """How often the model was right, by how sure it was.

    Args:
        equal_mass: bins of (nearly) as many pictures each, in place of equally wide ones.

    Returns:
        ``low, high`` (a bin's bounds, the upper one inside), ``pictures, confidence, accuracy``
        (means); bins without a picture are left out.
    """
    confidence = probabilities.max(axis=1)
    right = probabilities.argmax(axis=1) == labels
    edges = np.linspace(0, 1, bins + 1)
    if equal_mass:
        edges = np.unique(np.quantile(confidence, edges))
        edges[0], edges[-1] = 0, 1
    numbers = np.clip(np.searchsorted(edges, confidence, side="left") - 1, 0, len(edges) - 2)
    rows = pd.DataFrame({"bin": numbers, "confidence": confidence, "accuracy": right})
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
    """The error that these probabilities would show, on average, if all were true.

    With few pictures in a bin it is far from 0.
    """
    rng = np.random.default_rng([seed, 12])
    totals = (probabilities / probabilities.sum(axis=1, keepdims=True)).cumsum(axis=1)
    shots = rng.random((draws, len(totals), 1))
    labels = np.minimum((totals < shots).sum(axis=-1), totals.shape[1] - 1)
    errors = [calibration_error(reliability_table(probabilities, one, bins=bins)) for one in labels]
    return float(np.mean(errors))


def reliability(before: pd.DataFrame, after: pd.DataFrame, ax: Axes) -> Axes:
    """Accuracy by confidence, before and after scaling; on the diagonal the model is honest.

    The bars are 95 % intervals (Wilson).
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
    ax.set(xlim=(0, 100), ylim=(0, 100), xlabel="confidence, %", ylabel="right, %", aspect="equal")
    ax.legend(frameon=False, fontsize=8, loc="upper left")
    sns.despine(ax=ax)
    return ax
