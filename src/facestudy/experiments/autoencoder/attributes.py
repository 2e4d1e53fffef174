"""Which attributes change along a walk, read off the drawn faces by regressors.

Ridge regressions learn attributes from a face network's features and from latent vectors of the
training part. Their error on held-out faces is stated: an attribute that they cannot read is left
out. On a campus the attributes are those of ``truth.csv``, and the shift of each between the
classes is known.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from sklearn.linear_model import RidgeCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from facestudy.campus.subjects.categories import class_means
from facestudy.experiments.autoencoder.belief import Walk
from facestudy.experiments.autoencoder.measures import Model
from facestudy.study.guards import tables
from facestudy.study.paths import Study

SHAPE = "shape_"
READABLE = 0.2
"""The least share of an attribute's variance that its regressor explains on held-out faces."""
OTHERS = ("sex", "age", "tone", "roughness", "grey", "masculinity")
ALPHAS = np.logspace(0, 5, 11)


class Reader(NamedTuple):
    """Regressors of attributes.

    Attributes:
        names: of the attributes.
        r2: the explained share of each one's variance on held-out faces.
        error: mean absolute error on held-out faces, in standard deviations.
        model: latent vectors (n, d) -> attributes in standard deviations (n, attributes).
    """

    names: list[str]
    r2: np.ndarray
    error: np.ndarray
    model: object

    @property
    def readable(self) -> np.ndarray:
        """Which attributes can be read, bool."""
        return self.r2 >= READABLE

    def read(self, latent: np.ndarray) -> np.ndarray:
        """Attributes in standard deviations, (n, attributes)."""
        return self.model.predict(latent)  # type: ignore[attr-defined]


def of_campus(study: Study, ids: Sequence[str]) -> pd.DataFrame:
    """The attributes of faces in ``truth.csv``, a row each; sex is 1 for male."""
    truth = tables.parse(study.truth_csv, dtype={"id": str}, low_memory=False).set_index("id")
    rows = truth.reindex(list(ids))
    shapes = [name for name in rows if name.startswith(SHAPE)]
    frame = rows[[*shapes, *(name for name in OTHERS if name in rows)]].copy()
    if "sex" in frame:
        frame["sex"] = (rows["sex"] == "male").astype(float)
    return frame.apply(pd.to_numeric, errors="coerce")


def fit(
    model: Model,
    train: np.ndarray,
    attributes: pd.DataFrame,
    *,
    held_out: np.ndarray,
    held_out_attributes: pd.DataFrame,
) -> Reader:
    """Learn to read attributes from latent vectors.

    Args:
        model: gives the latent vectors.
        train: training faces, uint8 (n, side, side, 3).
        attributes: of these, n rows.
        held_out: faces on which the error is measured.
        held_out_attributes: of these.
    """
    names = list(attributes)
    mean, spread = attributes.mean(), attributes.std().replace(0, 1)
    standard = ((attributes - mean) / spread).fillna(0).to_numpy()
    regressor = make_pipeline(StandardScaler(), RidgeCV(ALPHAS))
    regressor.fit(model.encode(train), standard)
    truth = ((held_out_attributes - mean) / spread).to_numpy()
    residuals = regressor.predict(model.encode(held_out)).reshape(truth.shape) - truth
    around = truth - np.nanmean(truth, axis=0)
    total = np.maximum(np.nansum(around**2, axis=0), 1e-9)
    r2 = 1 - np.nansum(residuals**2, axis=0) / total
    return Reader(names, r2, np.nanmean(np.abs(residuals), axis=0), regressor)


def quality(reader: Reader) -> pd.DataFrame:
    """How well each attribute can be read on held-out faces, the best first."""
    table = pd.DataFrame({"attribute": reader.names, "R2": reader.r2, "mean error": reader.error})
    table["can be read"] = reader.readable
    return table.sort_values("R2", ascending=False).reset_index(drop=True)


def changes(reader: Reader, model: Model, walks: Sequence[Walk]) -> pd.DataFrame:
    """The mean change of each attribute along the walks toward each class that rise.

    The attributes are read from what is *drawn*, encoded again, and not from where the walk leads.

    Args:
        reader: from `fit`.
        model: encodes the drawn faces.
        walks: to each class.

    Returns:
        rows are classes, columns attributes; changes in standard deviations, less the mean over
        all classes: what changes along every walk says nothing about a class.
    """
    rows: dict[str, list[np.ndarray]] = {}
    for step in walks:
        if step.rises:
            ends = np.rint(255 * step.pictures[[0, -1]]).astype(np.uint8)
            first, last = reader.read(model.encode(ends)).reshape(2, -1)
            rows.setdefault(step.category, []).append(last - first)
    table = pd.DataFrame({name: np.mean(all_, axis=0) for name, all_ in rows.items()}).T
    if table.empty:
        return pd.DataFrame(columns=reader.names, dtype=float)
    table.columns = reader.names
    return table - table.mean()


def planted() -> pd.DataFrame:
    """The shifts of shape values that ``SIGNAL=1`` plants, rows are classes, columns attributes."""
    table = pd.DataFrame(class_means(1.0)).T
    return table.add_prefix(SHAPE)


def agreement(changed: pd.DataFrame, expected: pd.DataFrame) -> float | None:
    """The correlation of changes and planted shifts over pairs of class and attribute.

    Args:
        changed: from `changes`.
        expected: from `planted`, whose classes and attributes are compared.

    Returns:
        None if fewer than three pairs are known, or nothing varies.
    """
    columns = [name for name in expected if name in changed]
    both = changed.reindex(index=expected.index)[columns], expected[columns]
    first, second = (table.to_numpy(float).ravel() for table in both)
    known = np.isfinite(first) & np.isfinite(second)
    if known.sum() < 3 or min(first[known].std(), second[known].std()) == 0:
        return None
    return float(np.corrcoef(first[known], second[known])[0, 1])
