"""Folds of whole departments inside train and validation; the test part is in none of them."""

from typing import NamedTuple

import numpy as np

from facestudy.evaluation import grouped_folds
from facestudy.prepare import groups, inputs
from facestudy.prepare.dataset import Faces
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

FOLDS = 3


class Folds(NamedTuple):
    """The pictures that a search may see.

    Attributes:
        positions: of these faces in the study's, (n,).
        folds: the fold of each, from 0, (n,).
        n: how many folds.
        by: what a fold keeps together, in words.
    """

    positions: np.ndarray
    folds: np.ndarray
    n: int
    by: str

    def parts(self, fold: int) -> tuple[np.ndarray, np.ndarray]:
        """Positions among the study's faces: those to learn from, and those held out."""
        held_out = self.folds == fold
        return self.positions[~held_out], self.positions[held_out]


def cross_validation(study: Study, faces: Faces, *, seed: int) -> Folds:
    """Divide train and validation together into up to `FOLDS` folds.

    Departments stay together, and so does each group of the split; where a class has too few
    departments for that, only the split's groups do.

    Args:
        study: whose index knows the departments.
        faces: the study's.
        seed: decides between equal folds.

    Raises:
        StudyError: a class has a single group outside the test part.
    """
    positions = np.flatnonzero(faces.rows["split"].isin(inputs.LEARNED))
    rows = faces.rows.iloc[positions].reset_index(drop=True)
    labels = faces.labels[positions]
    by, units = "department", groups.department_units(study, rows)
    try:
        count = grouped_folds.max_folds(labels, units)
    except StudyError:
        by, units = "person", rows["group"].to_numpy(str)
        count = grouped_folds.max_folds(labels, units)
    count = min(FOLDS, count)
    folds = grouped_folds.grouped(labels, units, folds=count, seed=seed)
    return Folds(positions, folds, count, by)
