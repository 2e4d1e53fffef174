"""How right estimates are, and how sure that is.

Enters: labels, estimates, and who belongs together. Leaves: accuracy with Wilson's interval, RMSE
and MAE in years with intervals over persons, and paired differences with Student's.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from scipy.stats import t

from facestudy.evaluation.metrics import wilson

BANDS = (0, 18, 30, 40, 50, 60, 123)
DRAWN = 1000


def gender(male: np.ndarray, p_male: np.ndarray) -> dict[str, Any]:
    """Accuracy at one half, where the sex is known; None where it never is."""
    male, p_male = np.asarray(male, float), np.asarray(p_male, float)
    known = np.isfinite(male) & np.isfinite(p_male)
    if not known.any():
        return {"accuracy": None, "accuracy_ci95": None, "n_gender": 0}
    n = int(known.sum())
    share = float(((p_male[known] > 0.5) == (male[known] > 0.5)).mean())
    return {"accuracy": share, "accuracy_ci95": list(wilson(share, n)), "n_gender": n}


def age(
    years: np.ndarray, said: np.ndarray, persons: Sequence[Any], *, seed: int = 0
) -> dict[str, Any]:
    """Root mean squared and mean absolute error, in years; intervals draw persons anew."""
    years, said = np.asarray(years, float), np.asarray(said, float)
    known = np.isfinite(years) & np.isfinite(said)
    if not known.any():
        empty = dict.fromkeys(("rmse", "rmse_ci95", "mae", "mae_ci95", "bias"))
        return {**empty, "n_age": 0}
    errors = said[known] - years[known]
    totals = pd.DataFrame({"squares": errors**2, "sizes": np.abs(errors), "n": 1.0})
    totals = totals.groupby(np.asarray(persons)[known]).sum().to_numpy()
    rng = np.random.default_rng([seed, 21])
    drawn = rng.multinomial(len(totals), np.full(len(totals), 1 / len(totals)), DRAWN) @ totals
    rmse, mae = np.sqrt(drawn[:, 0] / drawn[:, 2]), drawn[:, 1] / drawn[:, 2]
    return {
        "rmse": float(np.sqrt((errors**2).mean())),
        "rmse_ci95": np.percentile(rmse, [2.5, 97.5]).tolist(),
        "mae": float(np.abs(errors).mean()),
        "mae_ci95": np.percentile(mae, [2.5, 97.5]).tolist(),
        "bias": float(errors.mean()),
        "n_age": int(known.sum()),
    }


def of(rows: pd.DataFrame, *, seed: int = 0) -> dict[str, Any]:
    """Both, of rows ``male, age, p_male, years, group``."""
    ages = age(rows["age"], rows["years"], rows["group"], seed=seed)
    return {**gender(rows["male"], rows["p_male"]), **ages}


def paired(first: Sequence[float], second: Sequence[float]) -> dict[str, Any]:
    """The mean of first - second, pair by pair, and its 95 % interval by Student's t.

    Of a single pair there is no interval.
    """
    differences = np.asarray(first, float) - np.asarray(second, float)
    n, mean = len(differences), float(differences.mean())
    if n < 2:
        return {"mean": mean, "ci95": None, "n": n}
    half = float(t.ppf(0.975, n - 1) * differences.std(ddof=1) / np.sqrt(n))
    return {"mean": mean, "ci95": [mean - half, mean + half], "n": n}


def by_band_and_sex(rows: pd.DataFrame) -> pd.DataFrame:
    """Accuracy and errors of age for each age band and sex: ``group, n, accuracy, rmse, ...``.

    Args:
        rows: ``male, age, p_male, years, group``.
    """
    edges = pd.cut(rows["age"], BANDS, right=False)
    names = {band: f"{band.left:.0f}-{band.right - 1:.0f}" for band in edges.cat.categories}
    names[edges.cat.categories[-1]] = f"{BANDS[-2]} and older"
    found = [
        {"group": f"age {names[band]}", **of(part)}
        for band, part in rows.groupby(edges, observed=True)
    ]
    words = {1.0: "male", 0.0: "female"}
    found += [{"group": words[sex], **of(part)} for sex, part in rows.groupby("male")]
    return pd.DataFrame([*found, {"group": "all", **of(rows)}])
