"""Gender and age of a study's faces, and random shares of these labels.

Reads ``split.csv`` and the columns ``age`` and ``sex`` of the index; see
`facestudy.collect.attributes` for other names of these columns.
"""

import numpy as np
import pandas as pd

from facestudy.collect import attributes
from facestudy.prepare import split
from facestudy.study import index
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study


def read_labels(study: Study) -> pd.DataFrame:
    """A row per face in the split: ``id, group, split, male, age``, in the order of ``split.csv``.

    ``male`` is 1, 0 or NaN; ``age`` is in years, or NaN.

    Raises:
        StudyError: the index has neither column; a value is ambiguous or impossible (with its
            line).
    """
    table = index.read(study.index)
    columns = {name.lower(): name for name in reversed(table.columns)}
    sex = next((columns[name] for name in attributes.SEX_COLUMNS if name in columns), None)
    if sex is None and "age" not in columns:
        raise StudyError(
            f"{study.index} has no column age or sex: this experiment needs at least one of them"
        )
    lines, labels = range(2, len(table) + 2), table[["id"]].assign(male=np.nan, age=np.nan)
    if "age" in columns:
        parsed = attributes.ages(table[columns["age"]])
        labels["age"] = _floats(attributes.checked(parsed, lines, str(study.index)))
    if sex is not None:
        parsed = attributes.sexes(table[sex], name=sex)
        words = attributes.checked(parsed, lines, str(study.index))
        numbers = {attributes.MALE: 1.0, attributes.FEMALE: 0.0}
        labels["male"] = [numbers.get(word, np.nan) for word in words]
    return split.read(study)[["id", "group", "split"]].merge(labels, on="id", how="left")


def _floats(values: list[float | None]) -> np.ndarray:
    return np.array([np.nan if value is None else float(value) for value in values])


def draw_share(rows: pd.DataFrame, share: float, *, seed: int) -> np.ndarray:
    """Positions of a random share of the labelled training rows, stratified by sex.

    With the same seed, a smaller share is part of a larger one.

    Args:
        rows: from `read_labels`.
        share: above 0, at most 1.
        seed: of the draw.

    Returns:
        the positions, sorted.

    Raises:
        StudyError: the share is out of range, or no training row has a label.
    """
    if not 0 < share <= 1:
        raise StudyError(f"the share of the labels is {share}: it must be above 0 and at most 1")
    labelled = rows["male"].notna() | rows["age"].notna()
    training = np.flatnonzero((rows["split"] == "train") & labelled)
    rng = np.random.default_rng([seed, 12])
    shuffled = training[rng.permutation(len(training))]
    sexes = rows["male"].fillna(-1).to_numpy()[shuffled]
    chosen = [_first(shuffled[sexes == sex], share) for sex in np.unique(sexes)]
    if not chosen:
        raise StudyError("no picture of the training split has a sex or an age")
    return np.sort(np.concatenate(chosen))


def _first(positions: np.ndarray, share: float) -> np.ndarray:
    return positions[: max(1, round(share * len(positions)))]
