"""Say which classes lost pictures on the way from the index to the split, and why."""

import pandas as pd

from facestudy.prepare.split import CONTRADICTION
from facestudy.study import index
from facestudy.study.labels import class_losses, corrections
from facestudy.study.paths import Study


def at_crop(study: Study, faces: pd.DataFrame) -> str:
    """A sentence on which classes lost pictures because they have no face.

    Args:
        study: the study.
        faces: ``faces.csv``.
    """
    pictures = corrections.pictures(study)
    left = pictures["id"].isin(faces.loc[faces["reason"] == "", "id"])
    return class_losses.lost(pictures["category"], pictures.loc[left, "category"])


def at_split(study: Study, rows: pd.DataFrame) -> str:
    """A sentence on which classes lost pictures on the way to the split, from the index on.

    Args:
        study: the study.
        rows: of ``split.csv``.
    """
    before = corrections.pictures(study)["category"]
    return class_losses.lost(before, rows.loc[rows["split"] != "", "category"])


def contradictions(study: Study, rows: pd.DataFrame) -> pd.DataFrame:
    """The pictures that are left out because their near-duplicates bear another category.

    ``corrections.csv`` can say which one is right.

    Args:
        study: the study.
        rows: of ``split.csv``.
    """
    clashes = rows[rows["reason"].str.startswith(CONTRADICTION)]
    pictures = index.read(study.index)[["id", "image_url"]]
    table = clashes.merge(pictures, on="id", how="left")
    return table[["group", "category", "id", "image_url"]]
