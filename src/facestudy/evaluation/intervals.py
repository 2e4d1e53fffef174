"""Confidence intervals that cover what other seeds and other splits would do to an accuracy.

The trainings of several splits share pictures, so that their accuracies are not independent: the
usual interval of a mean would be too narrow. Nadeau and Bengio (2003, "Inference for the
Generalization Error", Machine Learning 52) correct the variance of a mean over J splits from S²/J
to S² (1/J + n_test/n_train).
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.stats import norm
from scipy.stats import t as student

from facestudy.study import random_streams

ENOUGH = 5
"""Fewer splits than this give no interval: the quantile of Student's t would be above 3."""


DRAWS = 4000
"""Of `over_groups`."""
ENDS = (2.5, 97.5)


class Splits(NamedTuple):
    """The accuracies of a model over other splits.

    Attributes:
        accuracies: one per split, each of one training, (splits,).
        n_train: training pictures of each, (splits,).
        n_test: test pictures of each, (splits,).
    """

    accuracies: np.ndarray
    n_train: np.ndarray
    n_test: np.ndarray

    @property
    def overlap(self) -> float:
        """``n_test / n_train``, what the correction adds to 1/J."""
        return float(np.mean(self.n_test) / np.mean(self.n_train))


def wilson(share: float, n: int, *, together: int = 1) -> tuple[float, float]:
    """The 95% score interval (Wilson 1927) of a share of n; the share may be a mean of several.

    Of ``together`` intervals all hold at once with a probability of 95% or more (Bonferroni).

    >>> low, high = wilson(134 / 235, 235)
    >>> f"{100 * low:.1f}% to {100 * high:.1f}%"
    '50.6% to 63.2%'
    """
    z = norm.ppf(1 - 0.025 / together)
    middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    return float(max(0, middle - half)), float(min(1, middle + half))


def corrected_t(splits: Splits) -> tuple[float, float] | None:
    """The 95% interval of the mean accuracy over splits: the corrected resampled t.

    Returns:
        Its ends, or None with fewer than `ENOUGH` splits.
    """
    count = len(splits.accuracies)
    if count < ENOUGH:
        return None
    variance = float(np.var(splits.accuracies, ddof=1)) * (1 / count + splits.overlap)
    return _around(float(np.mean(splits.accuracies)), variance, count - 1)


def relative_variance(splits: Splits, seeds: Sequence[float]) -> float | None:
    """How much more an accuracy moves between splits than independent test pictures would make it.

    The variance of one split's accuracy by the corrected formula (J = 1), without the part of the
    seeds, over that of a share of ``n_test`` independent pictures. It carries over to models of
    other accuracies that are tested on as few or as many pictures.

    Args:
        splits: of the model.
        seeds: the accuracies of its trainings on the study's own split.

    Returns:
        The ratio; None with fewer than `ENOUGH` splits, or where all or none are correct.
    """
    mean = float(np.mean(splits.accuracies)) if len(splits.accuracies) else 0.0
    independent = mean * (1 - mean)
    if len(splits.accuracies) < ENOUGH or independent == 0:
        return None
    of_seeds = np.var(seeds, ddof=1) if len(seeds) > 1 else 0.0
    of_splits = max(0.0, np.var(splits.accuracies, ddof=1) - of_seeds) * (1 + splits.overlap)
    return float(of_splits / (independent / np.mean(splits.n_test)))


def one_split(
    accuracy: float, n_test: int, seeds: Sequence[float], *, relative: float, splits: int
) -> tuple[float, float]:
    """The 95% interval of an accuracy measured on one split, over other seeds and splits.

    The wider of Wilson's interval and the corrected resampled t of one split: the variance over
    splits is known from few of them, and may by luck fall below that of the test pictures alone.

    Args:
        accuracy: on the study's split, the mean of the trainings.
        n_test: test pictures.
        seeds: the accuracies of the trainings.
        relative: from `relative_variance`, of this model or of another one of the study.
        splits: how many splits that comes from.

    Returns:
        Its ends.
    """
    of_seeds = float(np.var(seeds, ddof=1)) / len(seeds) if len(seeds) > 1 else 0.0
    variance = relative * accuracy * (1 - accuracy) / n_test + of_seeds
    low, high = _around(accuracy, variance, splits - 1)
    test_low, test_high = wilson(accuracy, n_test)
    return min(low, test_low), max(high, test_high)


def _around(value: float, variance: float, degrees: int) -> tuple[float, float]:
    half = student.ppf(0.975, degrees) * np.sqrt(variance)
    return float(max(0, value - half)), float(min(1, value + half))


def over_groups(values: np.ndarray, groups: np.ndarray) -> tuple[float, float]:
    """The 95% interval of a mean, from drawing groups and seeds anew (bootstrap).

    >>> over_groups(np.ones((2, 3)), np.array(["a", "b", "b"]))
    (1.0, 1.0)

    Args:
        values: of each picture for each seed, (seeds, pictures).
        groups: of each picture: a person or a department, whose pictures are drawn together.
    """
    _, codes = np.unique(groups, return_inverse=True)
    count, seeds = codes.max() + 1, len(values)
    sums = np.stack([np.bincount(codes, row, count) for row in values])
    rng = random_streams.generator(0, "interval over groups")
    drawn = rng.multinomial(count, np.full(count, 1 / count), DRAWS)
    drawn_seeds = rng.multinomial(seeds, np.full(seeds, 1 / seeds), DRAWS)
    totals = np.einsum("ds,sg,dg->d", drawn_seeds, sums, drawn)
    means = totals / (seeds * drawn @ np.bincount(codes, minlength=count))
    low, high = np.percentile(means, ENDS)
    return float(low), float(high)
