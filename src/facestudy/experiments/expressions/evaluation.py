"""How often the network is right, and whether a vote helps.

Enters: probabilities, labels, and who is shown. Leaves: shares with intervals that know that
pictures of one person are not independent.
"""

from typing import Any

import numpy as np

TIMES = 2000


def right(probabilities: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Whether each picture's likeliest class is its own, bool (n,)."""
    return probabilities.argmax(axis=1) == labels


def share(hits: np.ndarray, people: np.ndarray, *, seed: int = 0) -> dict[str, Any]:
    """The mean of ``hits`` (n,) with its 95 % interval over resampled people.

    ``hits`` may be differences, of one way and another on the same pictures.
    """
    hits = np.asarray(hits, float)
    names, numbers = np.unique(people, return_inverse=True)
    sums, counts = np.bincount(numbers, hits), np.bincount(numbers)
    rng = np.random.default_rng([seed, 95])
    drawn = rng.multinomial(len(names), np.full(len(names), 1 / len(names)), TIMES)
    means = (drawn @ sums) / (drawn @ counts)
    low, high = np.percentile(means, [2.5, 97.5])
    return {
        "value": float(hits.mean()),
        "ci95": [float(low), float(high)],
        "people": len(names),
        "n": len(hits),
    }


def compared(
    alone: np.ndarray, voted: np.ndarray, labels: np.ndarray, people: np.ndarray
) -> dict[str, Any]:
    """Accuracy with one window and with 45, and the difference, each with its interval."""
    one, many = right(alone, labels), right(voted, labels)
    return {
        "one_window": share(one, people),
        "voting": share(many, people),
        "difference": share(many.astype(float) - one, people),
    }
