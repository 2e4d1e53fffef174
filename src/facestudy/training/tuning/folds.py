"""Folds of whole departments inside train and validation; the test part is in none of them."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from facestudy.evaluation import grouped_folds
from facestudy.prepare import inputs
from facestudy.prepare.dataset import Faces
from facestudy.study import index
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
    by, units = "department", department_units(study, rows)
    try:
        count = grouped_folds.max_folds(labels, units)
    except StudyError:
        by, units = "person", rows["group"].to_numpy(str)
        count = grouped_folds.max_folds(labels, units)
    count = min(FOLDS, count)
    folds = grouped_folds.grouped(labels, units, folds=count, seed=seed)
    return Folds(positions, folds, count, by)


def department_units(study: Study, rows: pd.DataFrame) -> np.ndarray:
    """Numbers of what belongs together: departments, joined where a group of the split spans two.

    Args:
        study: whose index knows the departments.
        rows: ``id, group``; a row without a department is with its group alone.

    Returns:
        int (rows,)
    """
    departments = index.read(study.index).set_index("id")["department"]
    own = rows["id"].map(departments).fillna("").astype(str).str.casefold()
    own = own.mask(own == "", "group " + rows["group"].astype(str))
    places = [np.unique(column.to_numpy(str), return_inverse=True)[1] for column in
              (own, rows["group"].astype(str))]  # fmt: skip
    first, second = places[0], places[1] + places[0].max() + 1
    size = second.max() + 1
    links = coo_matrix((np.ones(len(first)), (first, second)), shape=(size, size))
    return connected_components(links, directed=False)[1][first]
