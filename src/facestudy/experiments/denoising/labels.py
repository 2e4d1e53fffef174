"""Who is shown: gender and age of a study's faces, and shares of the labels.

Enters: ``split.csv`` and the columns ``age`` and ``sex`` of the index (under other names, too; see
`facestudy.collect.attributes`). Leaves: a table of 1, 0 and years, NaN where nothing is known.
"""

import numpy as np
import pandas as pd

from facestudy.collect import attributes
from facestudy.prepare import split
from facestudy.study import index
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study


def read(study: Study) -> pd.DataFrame:
    """A row per face in a split: ``id, group, split, male, age``, in the order of ``split.csv``.

    Raises:
        StudyError: the index has neither; a value that is not plain or cannot be, with its line.
    """
    table = index.read(study.index)
    lower = {name.lower(): name for name in reversed(table.columns)}
    sex = next((lower[name] for name in attributes.SEX_COLUMNS if name in lower), None)
    if sex is None and "age" not in lower:
        raise StudyError(
            f"{study.index} has no column age or sex: this experiment needs one of them at least"
        )
    lines, known = range(2, len(table) + 2), table[["id"]].assign(male=np.nan, age=np.nan)
    if "age" in lower:
        read = attributes.ages(table[lower["age"]])
        known["age"] = _floats(attributes.checked(read, lines, str(study.index)))
    if sex is not None:
        read = attributes.sexes(table[sex], name=sex)
        words = attributes.checked(read, lines, str(study.index))
        known["male"] = [
            {attributes.MALE: 1.0, attributes.FEMALE: 0.0}.get(w, np.nan) for w in words
        ]
    return split.read(study)[["id", "group", "split"]].merge(known, on="id", how="left")


def _floats(values: list[float | None]) -> np.ndarray:
    return np.array([np.nan if value is None else float(value) for value in values])


def some(rows: pd.DataFrame, share: float, *, seed: int) -> np.ndarray:
    """Positions of a share of the labelled training rows, as many of each sex as there are.

    Smaller shares of a seed are part of its larger ones.

    Args:
        rows: as `read` gives them.
        share: above 0, at most 1.

    Raises:
        StudyError: another share, or a sex is left without a picture.
    """
    if not 0 < share <= 1:
        raise StudyError(f"a share of {share} of the labels: choose above 0 and at most 1")
    known = rows["male"].notna() | rows["age"].notna()
    training = np.flatnonzero((rows["split"] == "train") & known)
    rng = np.random.default_rng([seed, 12])
    shuffled = training[rng.permutation(len(training))]
    sexes = rows["male"].fillna(-1).to_numpy()[shuffled]
    chosen = [_first(shuffled[sexes == sex], share) for sex in np.unique(sexes)]
    if not chosen:
        raise StudyError("no training picture has a sex or an age")
    return np.sort(np.concatenate(chosen))


def _first(places: np.ndarray, share: float) -> np.ndarray:
    return places[: max(1, round(share * len(places)))]
