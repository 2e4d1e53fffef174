"""Write ``predictions.csv`` so that nobody who was removed meanwhile comes back with it."""

import pandas as pd

from facestudy.evaluation import made_of
from facestudy.study import files, removals
from facestudy.study.locks.file_lock import index_lock
from facestudy.study.paths import Study

STALE = "STALE.txt"
"""Lies in a model's folder when a picture that it was trained on has been removed."""


def write_table(study: Study, model: str, table: pd.DataFrame) -> tuple[int, bool]:
    """Write ``predictions.csv`` without pictures that were removed from the study meanwhile.

    Returns:
        the number of removals until then, and whether the study still has all pictures that the
        model learned from.

    Raises:
        StudyError: a row is not that of ``split.csv``.
    """
    with index_lock(study):
        left = removals.without_removed(study, table)
        if study.split_csv.is_file():
            made_of.check_predictions(study, model, left)
        files.write_csv(study.model_report(model) / "predictions.csv", left)
        learned = table.loc[table["split"].isin(["train", "validation"]), "id"]
        return removals.count(study), bool(learned.isin(left["id"]).all())


def clear_stale(study: Study, model: str, number: int) -> None:
    """Let a model count again, unless somebody was removed since the given number of removals."""
    with index_lock(study):
        if removals.count(study) == number:
            (study.data / "models" / model / STALE).unlink(missing_ok=True)
