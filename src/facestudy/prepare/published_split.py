"""Keep the split that a collection was published with: the column ``source_split`` of the index.

The parts stand as published. Groups that straddle two parts stay in the later one of train,
validation, test and leave the others. A missing validation part is taken from train by group.
"""

import pandas as pd

from facestudy.study.errors import StudyError
from facestudy.study.random_streams import fraction

COLUMN = "source_split"
TRAIN, VALIDATION, TEST = "train", "validation", "test"
SHARE = 1 / 8
"""Of the training groups, for a missing validation part: 10% of all beside 70% for training."""
NO_PART = "no part in source_split"
STRADDLES = "a picture of its group is in the published {} part"


def assign(frame: pd.DataFrame, *, seed: int) -> pd.DataFrame:
    """The part of each row, or the reason why it has none.

    A collection with one held-out part, whatever its name, is tested on that.

    Args:
        frame: columns ``category``, ``group`` and ``source_split``.
        seed: decides the validation part if it is missing; else nothing.

    Returns:
        ``split`` and ``reason``, of which one is empty.

    Raises:
        StudyError: there is no such column, a value is none of the parts, or a part is missing.
    """
    parts = _checked(frame)
    if TEST not in set(parts):
        parts = parts.replace(VALIDATION, TEST)
    reason = pd.Series("", index=frame.index).mask(parts == "", NO_PART)
    for later, earlier in ((TEST, (TRAIN, VALIDATION)), (VALIDATION, (TRAIN,))):
        groups = set(frame.loc[parts == later, "group"])
        leaves = frame["group"].isin(groups) & parts.isin(earlier) & (reason == "")
        reason = reason.mask(leaves, STRADDLES.format(later))
        parts = parts.mask(leaves, "")
    if VALIDATION not in set(parts):
        train = frame[parts == TRAIN]
        chosen = frame["group"].isin(_validation(train, seed)) & (parts == TRAIN)
        parts = parts.mask(chosen, VALIDATION)
    return pd.DataFrame({"split": parts, "reason": reason})


def _checked(frame: pd.DataFrame) -> pd.Series:
    values = frame[COLUMN].fillna("").astype(str) if COLUMN in frame else pd.Series(dtype=str)
    names = sorted(set(values) - {""})
    if set(names) - {TRAIN, VALIDATION, TEST}:
        raise StudyError(
            f"KEEP_SPLIT: {COLUMN} holds {', '.join(names[:5])}; write train, validation and test "
            "there, or split anew without KEEP_SPLIT"
        )
    if TRAIN not in names or len(names) < 2:
        raise StudyError(
            f"KEEP_SPLIT: {COLUMN} has {' and '.join(names) or 'no part'}; a published split has "
            "train and test"
        )
    return values


def _validation(train: pd.DataFrame, seed: int) -> set[str]:
    """Groups of the training part for validation; each category gets one where it has two."""
    numbers = {name: fraction(seed, "published split", name) for name in set(train["group"])}
    chosen = {name for name, number in numbers.items() if number < SHARE}
    for _, own in train.groupby("category")["group"]:
        groups = sorted(set(own), key=lambda name: (numbers[name], name))
        if len(groups) > 1:
            if not chosen & set(groups):
                chosen.add(groups[0])
            elif chosen >= set(groups):
                chosen.discard(groups[-1])
    return chosen
