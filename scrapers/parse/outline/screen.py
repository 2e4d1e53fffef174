"""Where lines and pictures stand on the screen: which are neighbours, and how far apart."""

from collections.abc import Sequence

import numpy as np

from scrapers.parse.outline.layout import Box, Line, Picture

FREE = 0.8
"""What it counts on a lattice that two are no neighbours, if both have no other neighbour."""
LATTICE = 0.6
"""Share of names or pictures with a neighbour, from which on the page is a lattice."""
UNSIZED = 120
"""Pixels that a picture is taken to be wide that the page gives no size."""


def neighbours(
    lines: Sequence[Line],
    pictures: Sequence[Picture],
    *,
    likely: np.ndarray,
    usable: np.ndarray,
    belongs: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """Whether a line and a picture are neighbours, and whether one of them has another neighbour.

    Of the four sides on which a picture may stand beside its line, the page's usual one counts:
    the one with most neighbours, of those that stand close or belong together for another reason.

    Args:
        lines: the lines.
        pictures: the pictures.
        likely: which lines count.
        usable: which pictures count.
        belongs: how much else says that two belong together, of shape (lines, pictures).

    Returns:
        Two matrices of shape (lines, pictures). The amounts are at most the share of the lines or
        of the pictures, whichever are fewer, that have a neighbour.
    """
    both = np.ix_(np.flatnonzero(likely), np.flatnonzero(usable))
    ours = _boxes([line.box for line in lines])[likely][:, None]
    theirs = np.array([_shown_box(one) for one in pictures]).reshape(-1, 5)[usable][None]
    around = theirs.copy()
    around[..., 1] -= theirs[..., 4] / 2  # where it is loaded, its name may stand at its middle
    around[..., 3] += theirs[..., 4] / 2
    step = ours[..., :2] - theirs[..., :2]
    slant = np.abs(step).sum(-1) / 1000  # decides between several that touch
    best, value, usual = np.zeros(slant.shape, bool), 0.0, 0
    aside = [best, best]
    for axis, sign in ((0, 1), (0, -1), (1, 1), (1, -1)):
        first, second = (theirs, ours) if sign > 0 else (ours, theirs)
        apart = second[..., axis] - first[..., axis] - first[..., axis + 2]
        apart = np.maximum(0, apart) + slant
        beside = _overlap(ours, around, 1 - axis) & (sign * step[..., axis] > 0)
        mutual = _mutual(np.where(beside, apart, np.inf))
        if not mutual.any():
            continue
        mutual &= apart <= 2 * np.median(apart[mutual]) + 30
        aside[axis] = aside[axis] | mutual
        worth = float((mutual * (belongs[both] + 1 / (1 + apart / 40))).sum())
        if worth > value:
            best, value, usual = mutual, worth, axis
    columns = theirs[0, best.any(0), 0]
    if usual and np.ptp(columns) < UNSIZED:
        best = np.zeros_like(best)  # of one column the screen tells no more than the tree
    share = best.sum() / max(3, min(best.shape))
    taken = np.maximum(best.max(1, initial=0)[:, None], best.max(0, initial=0)[None, :])
    column, off = np.zeros((2, *belongs.shape), np.float32)
    column[both] = best * share
    known = np.isfinite(slant)
    off[both] = (taken + FREE * known * ~taken) * ~best * ~aside[1 - usual]
    off *= share if share > LATTICE else 0.0
    return column, off


def distance(lines: Sequence[Line], pictures: Sequence[Picture]) -> np.ndarray:
    """The logarithm of the pixels between the two; a middling value where boxes are unknown."""
    ours = _boxes([line.box for line in lines])[:, None]
    theirs = _boxes([picture.box for picture in pictures])[None]
    gaps = []
    for axis in (0, 1):
        before = ours[..., axis] - theirs[..., axis] - theirs[..., axis + 2]
        behind = theirs[..., axis] - ours[..., axis] - ours[..., axis + 2]
        gaps.append(np.maximum(0, np.maximum(before, behind)))
    slant = np.abs(ours[..., :2] - theirs[..., :2]).sum(-1) / 1000
    return np.nan_to_num(np.log1p((np.hypot(*gaps) + slant) / 60), nan=1.0).astype(np.float32)


def _overlap(ours: np.ndarray, theirs: np.ndarray, axis: int) -> np.ndarray:
    """Whether two boxes overlap on an axis by half the smaller one."""
    low = np.maximum(ours[..., axis], theirs[..., axis])
    high = np.minimum(
        ours[..., axis] + ours[..., axis + 2], theirs[..., axis] + theirs[..., axis + 2]
    )
    return high - low >= 0.5 * np.minimum(ours[..., axis + 2], theirs[..., axis + 2])


def _mutual(apart: np.ndarray) -> np.ndarray:
    """The pairs in which each is the other's nearest."""
    mutual = np.zeros(apart.shape, bool)
    if apart.size:
        columns, rows = apart.argmin(1), np.arange(len(apart))
        mutual[rows, columns] = apart.argmin(0)[columns] == rows
    return mutual & np.isfinite(apart)


def _shown_box(picture: Picture) -> tuple[float, ...]:
    """Where a picture would stand if the browser had loaded it, and how much lower it is now."""
    x, y, width, height = picture.box or (np.nan,) * 4
    whole = max(width, picture.size[0] or UNSIZED)
    more = max(0.0, picture.size[1] - height)
    return x - (whole - width) / 2, y, whole, height + more, more


def _boxes(boxes: Sequence[Box | None]) -> np.ndarray:
    return np.array([box or (np.nan,) * 4 for box in boxes], float).reshape(-1, 4)
