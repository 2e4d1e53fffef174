"""Draw the part of each group, train, test or validation, from the group's own name.

A group's part depends on its name, the seed and a salt, and on nothing else. So it stays when
other groups come or go, when a category is corrected, when pictures are encoded anew, and when
rows change their order. The price: shares are met up to chance, where quotas over all groups would
meet them exactly. `choose_salt` limits that price once, when a study is split first.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from facestudy.study.random_streams import fraction

SHARES = {"train": 0.7, "test": 0.2, "validation": 0.1}
PARTS = np.array(list(SHARES))
TOLERANCE = 0.1
"""How far a category's share of a part may be from `SHARES` when a salt is chosen."""
SALTS = 1000
"""Salts that are tried. Of 57 departments in four categories, every 50th or so is good enough."""
AT_LEAST = 2
"""A category of fewer groups cannot be trained on and tested, so nothing is done for it."""


def assign_splits(frame: pd.DataFrame, *, seed: int, salt: int | None = None) -> pd.Series:
    """Assign every row to a split; rows of one group to the same.

    If a category would have no group in a part, the one that its name chooses moves there.

    Args:
        frame: columns ``category`` and ``group``. A group is best named by what is stable, as in
            `facestudy.prepare.groups.assign_groups`.
        seed: decides the draws.
        salt: a number that decides them too; None for that of `choose_salt`.

    Returns:
        The split of each row.
    """
    groups, members = _members(frame)
    chosen = _choose(groups, members, seed) if salt is None else salt
    parts = _fill_gaps(_draw(groups, seed, chosen), groups, members, seed)
    return frame["group"].astype(str).map(dict(zip(groups, PARTS[parts], strict=True)))


def choose_salt(frame: pd.DataFrame, *, seed: int) -> int:
    """The first salt whose draws are good enough, else the best of `SALTS`.

    They are good enough if no category lacks a group in a part, and no category's shares are
    farther than `TOLERANCE` from `SHARES`. With hundreds of people per category that is salt 0;
    of whole departments, or of a few dozen faces, chance alone often leaves a part empty.

    Args:
        frame: as for `assign_splits`.
        seed: decides the draws.
    """
    return _choose(*_members(frame), seed)


def _members(frame: pd.DataFrame) -> tuple[list[str], np.ndarray]:
    """The groups, and how many faces each has of each category and, last, in all."""
    counts = pd.crosstab(frame["group"].astype(str), frame["category"])
    table = counts.to_numpy()
    return counts.index.tolist(), np.column_stack([table, table.sum(axis=1)])


def _choose(groups: Sequence[str], members: np.ndarray, seed: int) -> int:
    required, totals = _required(members), members.sum(axis=0)
    shares, scores = np.array(list(SHARES.values()))[:, None], []
    for salt in range(SALTS):
        parts = _draw(groups, seed, salt)
        missing = required & (_filled(parts, members > 0) == 0)
        deviation = float(np.abs(_filled(parts, members) / totals - shares).max())
        # An empty part is worse than any category's gap in one.
        scores.append((int(missing[:, -1].sum()), int(missing.sum()), deviation))
        if not missing.any() and deviation <= TOLERANCE:
            return salt
    return scores.index(min(scores))


def _draw(groups: Sequence[str], seed: int, salt: int) -> np.ndarray:
    """The part of each group, int (groups,), by a uniform number of its own."""
    numbers = [fraction(seed, "split", salt, group) for group in groups]
    return np.searchsorted(np.cumsum(list(SHARES.values()))[:-1], numbers, side="right")


def _filled(parts: np.ndarray, members: np.ndarray) -> np.ndarray:
    """What each part has of each category, (3, categories), summed over its groups."""
    return (parts == np.arange(len(PARTS))[:, None]).astype(int) @ members.astype(int)


def _required(members: np.ndarray) -> np.ndarray:
    """Which parts need a group of which category and, last, of any; bool (3, categories + 1).

    A category of two groups is trained on and tested; it has none for validation.
    """
    groups = (members > 0).sum(axis=0)
    return (np.arange(len(PARTS))[:, None] < groups) & (groups >= AT_LEAST)


def _fill_gaps(
    parts: np.ndarray, groups: Sequence[str], members: np.ndarray, seed: int
) -> np.ndarray:
    """Move one group to each part that lacks a category, if that opens no gap elsewhere."""
    parts, present, required = parts.copy(), members > 0, _required(members)
    for part, category in np.argwhere(required & (_filled(parts, present) == 0)):
        filled = _filled(parts, present)
        needed = required & (filled == 1)  # the only group there
        candidates = [
            number
            for number in np.flatnonzero(present[:, category]).tolist()
            if not (needed[parts[number]] & present[number]).any()
        ]
        if candidates and not filled[part, category]:
            name = str(PARTS[part])
            ranks = [fraction(seed, "split gap", name, groups[number]) for number in candidates]
            parts[candidates[int(np.argmin(ranks))]] = part
    return parts
