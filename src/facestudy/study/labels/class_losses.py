"""Say in a sentence which classes lost how many pictures, and which are too small to go on."""

from collections.abc import Mapping

import pandas as pd

MINIMUM = 10
"""A category with fewer usable faces is left out of the split: validation needs at least one."""

MOST_NAMED = 12
"""Classes that a sentence names; of more it gives the number."""


def lost(before: pd.Series, after: pd.Series) -> str:
    """Which classes lost pictures at a stage; a class that lost all of them is named first.

    Args:
        before: the category of each picture that the stage had; empty ones have no class.
        after: likewise of those that it passes on.

    >>> lost(pd.Series(["art"] * 3 + ["law"] * 4), pd.Series(["law"] * 3))
    'class art lost all 3; law lost 1 of 4'
    """
    counts = before[before != ""].value_counts()
    left = after.value_counts().reindex(counts.index, fill_value=0)
    gone = counts[left == 0]
    fewer = (counts - left)[(left < counts) & (left > 0)]
    parts = [f"class {name} lost all {count}" for name, count in gone.items()]
    parts += [f"{name} lost {count} of {counts[name]}" for name, count in fewer.items()]
    more = len(parts) - MOST_NAMED
    if more > 0:
        parts = [*parts[:MOST_NAMED], f"{more} more classes lost some or all"]
    return "; ".join(parts) or "no class lost a picture"


def too_small(counts: Mapping[str, int], minimum: int = MINIMUM) -> str:
    """Which classes have too few pictures for the split; empty if all have enough.

    Args:
        counts: pictures by class.
        minimum: that a class needs.

    >>> too_small({"art": 30, "law": 4})
    'law (4)'
    """
    small = [f"{name} ({count})" for name, count in counts.items() if count < minimum]
    more = len(small) - MOST_NAMED
    return ", ".join([*small[:MOST_NAMED], f"{more} more"] if more > 0 else small)
