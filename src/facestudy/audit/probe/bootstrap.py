"""Intervals that know that pictures of one department are not independent.

Enters: labels and departments. Leaves: weightings of the pictures, one for each resampled study,
and intervals from what a figure is under them.
"""

import numpy as np
import pandas as pd
from scipy.stats import norm, t

LEVEL = 0.95
TRAINING = 1.15
"""The probe would be another one, too, if other departments had taught it. Resampling what it said
does not show that; with this factor intervals cover the accuracy on new departments as often as
they promise (campuses of known truth; ``make bench-audit``)."""


class Resampled:
    """Departments drawn with replacement, and people within them.

    Departments of one category are drawn among themselves, so that no category is lost.

    Attributes:
        weights: (times, n), how often each picture stands in each resampled study.
        widening: what intervals are stretched by, since a few departments vary less among
            themselves than they would from new ones.
    """

    def __init__(self, labels: np.ndarray, departments: np.ndarray, *, times: int, seed: int):
        rng = np.random.default_rng([seed, 8])
        strata = _strata(labels, departments)
        self.weights = np.zeros((times, len(labels)))
        for members in strata.values():
            drawn = rng.multinomial(len(members), np.full(len(members), 1 / len(members)), times)
            for column, department in enumerate(members):
                rows = np.flatnonzero(departments == department)
                sizes = drawn[:, column] * len(rows)
                self.weights[:, rows] = rng.multinomial(sizes, np.full(len(rows), 1 / len(rows)))
        count = sum(map(len, strata.values()))
        self.widening = widening(count, len(strata))

    def interval(self, estimate: float, drawn: np.ndarray) -> tuple[float, float]:
        """The percentile interval of ``drawn`` (times,), widened about the estimate."""
        outside = 100 * (1 - LEVEL) / 2
        low, high = np.nanpercentile(drawn, [outside, 100 - outside])
        return (
            float(estimate - self.widening * max(estimate - low, 0)),
            float(estimate + self.widening * max(high - estimate, 0)),
        )


def widening(departments: int, strata: int) -> float:
    """For so many departments: a variance of few is too small, and Student's t is wider."""
    free = max(departments - strata, 1)
    quantile = t.ppf(0.5 + LEVEL / 2, free) / norm.ppf(0.5 + LEVEL / 2)
    return float(TRAINING * np.sqrt(departments / free) * quantile)


def _strata(labels: np.ndarray, departments: np.ndarray) -> dict[str, list]:
    """Departments by their category; those that hold several are one set of their own."""
    each = pd.Series(labels).groupby(departments)
    if (each.nunique() > 1).any():
        return {"all": list(each.groups)}
    held = each.first()
    return {str(name): list(part.index) for name, part in held.groupby(held)}
