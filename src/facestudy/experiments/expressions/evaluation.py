"""Accuracies with confidence intervals over people, for one window and for the vote.

Pictures of one person are not independent, so the bootstrap resamples people.
"""

from typing import Any

import numpy as np

RESAMPLES = 2000


def correct(probabilities: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Whether the most probable class of each picture is its label, bool (n,)."""
    return probabilities.argmax(axis=1) == labels


def bootstrap_mean(values: np.ndarray, people: np.ndarray, *, seed: int = 0) -> dict[str, Any]:
    """The mean of ``values`` with its 95% bootstrap interval over people.

    Args:
        values: float or bool (n,): correct predictions, or paired differences between two methods.
        people: (n,), the person in each picture.
        seed: of the bootstrap.

    Returns:
        ``value``, ``ci95``, ``people`` and ``n``.

    >>> bootstrap_mean(np.array([1, 0, 1, 1]), np.array(["a", "a", "b", "b"]))["value"]
    0.75
    """
    values = np.asarray(values, float)
    names, numbers = np.unique(people, return_inverse=True)
    sums, counts = np.bincount(numbers, values), np.bincount(numbers)
    rng = np.random.default_rng([seed, 95])
    drawn = rng.multinomial(len(names), np.full(len(names), 1 / len(names)), RESAMPLES)
    means = (drawn @ sums) / (drawn @ counts)
    low, high = np.percentile(means, [2.5, 97.5])
    return {
        "value": float(values.mean()),
        "ci95": [float(low), float(high)],
        "people": len(names),
        "n": len(values),
    }


def compare(
    one_window: np.ndarray, voting: np.ndarray, labels: np.ndarray, people: np.ndarray
) -> dict[str, Any]:
    """The accuracies with one window and with the vote, and their difference.

    Args:
        one_window: probabilities (n, classes) of the central windows.
        voting: probabilities (n, classes) of the votes on the same pictures.
        labels: int (n,).
        people: (n,), the person in each picture.

    Returns:
        `bootstrap_mean` for each of ``one_window``, ``voting`` and ``difference``.
    """
    single, voted = correct(one_window, labels), correct(voting, labels)
    return {
        "one_window": bootstrap_mean(single, people),
        "voting": bootstrap_mean(voted, people),
        "difference": bootstrap_mean(voted.astype(float) - single, people),
    }
