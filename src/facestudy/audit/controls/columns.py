"""Bring measured columns to one scale, so that other pictures can be treated alike."""

import numpy as np


def standardised(measured: np.ndarray, reference: np.ndarray | None = None) -> np.ndarray:
    """Columns with mean 0 and standard deviation 1 among the reference's rows.

    >>> standardised(np.array([[1.0, 5.0], [3.0, 5.0]])).tolist()
    [[-1.0, 0.0], [1.0, 0.0]]

    Args:
        measured: (n, k), finite.
        reference: (m, k), whose means and deviations are used; ``measured`` if None.

    Returns:
        (n, k); 0 where all of the reference's values are equal.
    """
    reference = measured if reference is None else reference
    deviation = reference.std(axis=0)
    constant = deviation <= 1e-9 * np.maximum(1, np.abs(reference).max(axis=0, initial=0))
    return np.where(
        constant, 0, (measured - reference.mean(axis=0)) / np.where(constant, 1, deviation)
    )


def with_squares(measured: np.ndarray, reference: np.ndarray | None = None) -> np.ndarray:
    """Standardised columns, and the standardised squares of them, (n, 2 k).

    Args:
        measured: (n, k), finite.
        reference: (m, k), as in `standardised`.
    """
    plain = standardised(measured, reference)
    of_reference = plain if reference is None else standardised(reference)
    return np.hstack([plain, standardised(plain**2, of_reference**2)])
