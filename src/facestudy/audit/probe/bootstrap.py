"""Confidence intervals for pictures that are not independent within a department."""

import numpy as np
import pandas as pd
from scipy.stats import norm, t

LEVEL = 0.95
TRAINING = 1.15
"""With other departments the probe, too, would have been trained differently, which resampling its
scores does not show. With this factor intervals cover the accuracy on new departments as often as
they promise (campuses of known truth; ``make bench-audit``)."""


class Resampled:
    """Bootstrap samples: departments drawn with replacement, and people within them.

    Departments of one category are drawn among themselves, so that no category is lost.

    Args:
        labels: (n,), each picture's category.
        departments: (n,).
        times: the number of samples.
        seed: the same seed gives the same samples.

    Attributes:
        weights: (times, n), how often each sample has each picture.
        widening: the factor by which intervals are stretched, since a few departments vary less
            among themselves than they would from new ones.
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

    def interval(self, estimate: float, samples: np.ndarray) -> tuple[float, float]:
        """The percentile interval of ``samples`` (times,), widened about the estimate."""
        outside = 100 * (1 - LEVEL) / 2
        low, high = np.nanpercentile(samples, [outside, 100 - outside])
        return (
            float(estimate - self.widening * max(estimate - low, 0)),
            float(estimate + self.widening * max(high - estimate, 0)),
        )


def widening(departments: int, strata: int) -> float:
    """The factor for a number of departments.

    It corrects the variance of a small sample and replaces the normal by Student's t.

    >>> [round(widening(count, 4), 2) for count in (5, 16, 57)]
    [16.67, 1.48, 1.22]
    """
    free = max(departments - strata, 1)
    quantile = t.ppf(0.5 + LEVEL / 2, free) / norm.ppf(0.5 + LEVEL / 2)
    return float(TRAINING * np.sqrt(departments / free) * quantile)


def _strata(labels: np.ndarray, departments: np.ndarray) -> dict[str, list[str]]:
    """Departments by category; one stratum if any department holds several categories."""
    by_department = pd.Series(labels).groupby(departments)
    if (by_department.nunique() > 1).any():
        return {"all": list(by_department.groups)}
    category = by_department.first()
    return {str(name): list(part.index) for name, part in category.groupby(category)}
