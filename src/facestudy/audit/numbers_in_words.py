"""Figures of the audit as text."""

from collections.abc import Mapping
from typing import Any


def p_value(value: float) -> str:
    """Such as ``p = 0.012``.

    >>> p_value(0.0123)
    'p = 0.012'
    """
    return f"p = {value:.3f}"


def auc(figure: Mapping[str, Any], *, sign: bool = False) -> str:
    """An area under the curve, or a difference of two.

    >>> auc({"value": 0.65, "ci95": [0.55, 0.75]})
    '0.650 [0.550, 0.750]'
    """
    spec = "+.3f" if sign else ".3f"
    low, high = figure["ci95"]
    return f"{figure['value']:{spec}} [{low:{spec}}, {high:{spec}}]"


def points(figure: Mapping[str, Any]) -> str:
    """A step in points of AUC, of which an AUC has 100.

    >>> points({"value": 0.031, "ci95": [0.01, 0.052]})
    '+3.1 [+1.0, +5.2]'
    """
    low, high = figure["ci95"]
    return f"{100 * figure['value']:+.1f} [{100 * low:+.1f}, {100 * high:+.1f}]"


def percent(figure: Mapping[str, Any]) -> str:
    """An accuracy.

    >>> percent({"value": 0.61, "ci95": [0.52, 0.7]})
    '61% [52, 70]'
    """
    low, high = (100 * bound for bound in figure["ci95"])
    return f"{100 * figure['value']:.0f}% [{low:.0f}, {high:.0f}]"
