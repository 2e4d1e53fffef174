"""A group of evidence, split into what the other groups predict of it and the rest."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.linalg import cho_factor, cho_solve

from facestudy.audit.probe.nested_ridge import Group, design


class Parts(NamedTuple):
    """A group's columns, as they are tested: ``fitted + residuals``, each (n, p)."""

    fitted: np.ndarray
    residuals: np.ndarray


def split(group: Group, given: Sequence[Group]) -> Parts:
    """Regress a group's columns on the given groups, in all pictures at once.

    Args:
        group: whose columns are split.
        given: the groups that predict; may be empty.
    """
    x = design([group]).columns
    x = x - x.mean(axis=0)
    if not given:
        return Parts(np.zeros_like(x), x)
    z = design(given).columns
    z = z - z.mean(axis=0)
    moments = z.T @ z / len(z)
    moments[np.diag_indices_from(moments)] += 1
    fitted = z @ cho_solve(cho_factor(moments), z.T @ x / len(z))
    return Parts(fitted, x - fitted)
