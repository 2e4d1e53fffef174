"""Demographics and the user's own columns as covariates: age, sex, skin tone."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from facestudy.study.paths import Study

INDEX, ESTIMATED, MISSING = "index", "estimated", "missing"
"""Where a covariate comes from."""


class Covariates(NamedTuple):
    """Covariates of some pictures.

    Attributes:
        table: float (n, k), finite; each column has mean 0 and standard deviation 1.
        columns: the k names.
        known: by the covariate (``age``, ``sex``, ``tone`` and the user's columns), `INDEX`,
            `ESTIMATED` or `MISSING`.
        missing: by the covariate, a sentence that says why it is missing.
        ages: years, (n,), NaN where unknown.
        sexes: ``male``, ``female`` or empty, (n,).
    """

    table: np.ndarray
    columns: list[str]
    known: Mapping[str, str]
    missing: Mapping[str, str]
    ages: np.ndarray
    sexes: np.ndarray

    def select(self, chosen: np.ndarray) -> "Covariates":
        """Some of the pictures, by position or by a mask (n,)."""
        return self._replace(
            table=self.table[chosen], ages=self.ages[chosen], sexes=self.sexes[chosen]
        )


def covariates(
    study: Study, rows: pd.DataFrame, names: Sequence[str] = (), *, use_index: bool = True
) -> Covariates:
    """Covariates of the pictures of a study.

    Args:
        study: the study.
        rows: ``id, category, ...`` of the pictures.
        names: further columns of the index.
        use_index: whether ages and sexes of the index are used; otherwise they are estimated.

    Raises:
        StudyError: the index lacks one of the columns.
    """
    raise NotImplementedError
