"""Scores of estimates with confidence intervals, and paired differences between encoders."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from scipy.stats import t

from facestudy.evaluation.metrics import wilson

AGE_BANDS = (0, 18, 30, 40, 50, 60, 123)
RESAMPLES = 1000


def gender_scores(male: np.ndarray, p_male: np.ndarray) -> dict[str, Any]:
    """Accuracy at a threshold of 0.5 with Wilson's interval; None where no sex is known.

    >>> gender_scores([1, 0, 1, np.nan], [0.9, 0.2, 0.3, 0.5])["n_gender"]
    3
    """
    male, p_male = np.asarray(male, float), np.asarray(p_male, float)
    known = np.isfinite(male) & np.isfinite(p_male)
    if not known.any():
        return {"accuracy": None, "accuracy_ci95": None, "n_gender": 0}
    n = int(known.sum())
    accuracy = float(((p_male[known] > 0.5) == (male[known] > 0.5)).mean())
    return {"accuracy": accuracy, "accuracy_ci95": list(wilson(accuracy, n)), "n_gender": n}


def age_scores(
    age: np.ndarray, estimate: np.ndarray, persons: Sequence[Any], *, seed: int = 0
) -> dict[str, Any]:
    """Root mean squared and mean absolute error in years, with bootstrap intervals over persons.

    Args:
        age: (n,) in years; NaN where unknown.
        estimate: (n,) in years.
        persons: (n,) whose face it is.
        seed: of the bootstrap.

    Returns:
        ``rmse, rmse_ci95, mae, mae_ci95, bias, n_age``; None where no age is known.
    """
    age, estimate = np.asarray(age, float), np.asarray(estimate, float)
    known = np.isfinite(age) & np.isfinite(estimate)
    if not known.any():
        empty = dict.fromkeys(("rmse", "rmse_ci95", "mae", "mae_ci95", "bias"))
        return {**empty, "n_age": 0}
    errors = estimate[known] - age[known]
    sums = pd.DataFrame({"squares": errors**2, "sizes": np.abs(errors), "n": 1.0})
    totals = sums.groupby(np.asarray(persons)[known]).sum().to_numpy()
    rng = np.random.default_rng([seed, 21])
    drawn = rng.multinomial(len(totals), np.full(len(totals), 1 / len(totals)), RESAMPLES) @ totals
    rmse, mae = np.sqrt(drawn[:, 0] / drawn[:, 2]), drawn[:, 1] / drawn[:, 2]
    return {
        "rmse": float(np.sqrt((errors**2).mean())),
        "rmse_ci95": np.percentile(rmse, [2.5, 97.5]).tolist(),
        "mae": float(np.abs(errors).mean()),
        "mae_ci95": np.percentile(mae, [2.5, 97.5]).tolist(),
        "bias": float(errors.mean()),
        "n_age": int(known.sum()),
    }


def score_estimates(rows: pd.DataFrame, *, seed: int = 0) -> dict[str, Any]:
    """`gender_scores` and `age_scores` of rows ``male, age, p_male, years, group``."""
    ages = age_scores(rows["age"], rows["years"], rows["group"], seed=seed)
    return {**gender_scores(rows["male"], rows["p_male"]), **ages}


def paired_difference(first: Sequence[float], second: Sequence[float]) -> dict[str, Any]:
    """The mean of first - second, pair by pair, and its 95% interval by Student's t.

    A single pair has no interval.

    >>> paired_difference([3.0, 4.0], [1.0, 2.0])["mean"]
    2.0
    """
    differences = np.asarray(first, float) - np.asarray(second, float)
    n, mean = len(differences), float(differences.mean())
    if n < 2:
        return {"mean": mean, "ci95": None, "n": n}
    half = float(t.ppf(0.975, n - 1) * differences.std(ddof=1) / np.sqrt(n))
    return {"mean": mean, "ci95": [mean - half, mean + half], "n": n}


def scores_by_group(rows: pd.DataFrame) -> pd.DataFrame:
    """Accuracy and errors of age for each age band and sex: ``group, n, accuracy, rmse, ...``.

    Args:
        rows: ``male, age, p_male, years, group``.
    """
    bands = pd.cut(rows["age"], AGE_BANDS, right=False)
    names = {band: f"{band.left:.0f}-{band.right - 1:.0f}" for band in bands.cat.categories}
    names[bands.cat.categories[-1]] = f"{AGE_BANDS[-2]} and older"
    groups = [
        {"group": f"age {names[band]}", **score_estimates(part)}
        for band, part in rows.groupby(bands, observed=True)
    ]
    sexes = {1.0: "male", 0.0: "female"}
    groups += [{"group": sexes[sex], **score_estimates(part)} for sex, part in rows.groupby("male")]
    return pd.DataFrame([*groups, {"group": "all", **score_estimates(rows)}])
