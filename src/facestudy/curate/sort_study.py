"""A study's faces are sorted, from its files to its files.

Enters: ``faces.csv``, the crops and the labels of ``curation.csv``. Leaves: further rows there.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pandas as pd
from tqdm import tqdm

from facestudy.curate import decisions, labels, self_training
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

SORTED_OTHERWISE = "sorted otherwise now"


def sort(
    study: Study, evidence: np.ndarray, signals: pd.Series, **settings: Any
) -> self_training.Sorting:
    """Sort all faces from the labels that stand, and write each round down as it ends.

    The same labels give the same rounds. A run that was killed is done again from its labels and
    appends what is missing; verdicts of an earlier run that this one does not give are taken back.

    Args:
        study: whose faces.
        evidence: from `facestudy.curate.features.matrix`.
        signals: from `facestudy.curate.quality_checks.reasons`: its index names the rows of the evidence.
        settings: for `facestudy.curate.self_training.sort`.

    Raises:
        StudyError: no label, one kind only, or too few of a kind.
    """
    left_alone = decisions.undone(study)
    kept = np.array([one not in left_alone for one in signals.index], dtype=bool)
    ids = signals.index[kept].tolist()
    given = labels.given(study, ids)
    if problem := labels.problem(given):
        raise StudyError(problem)
    told = given.reindex(ids).fillna(decisions.UNDECIDED).to_numpy(dtype=object)
    with tqdm(desc="rounds", unit="round", disable=None) as bar:
        write = _writer(study, bar.update)
        result = self_training.sort(
            evidence[kept], ids, told, signals.to_numpy()[kept], after=write, **settings
        )
    _take_back_others(study, result)
    return result


def signal_only(study: Study, signals: pd.Series) -> int:
    """Write down what signals say where there are no labels to sort from; how many were new.

    What the model sorted from labels that are gone is taken back.
    """
    left_alone = decisions.undone(study)
    given = labels.given(study, signals.index.tolist())
    told = signals[(signals != "") & ~signals.index.isin([*left_alone, *given.index])]
    rows = pd.DataFrame({"id": told.index, "verdict": decisions.BAD, "reason": told.to_numpy()})
    fresh = _append_new(study, rows.assign(source=decisions.SIGNAL, round=0, probability=np.nan))
    _take_back_but(study, set(told.index))
    return fresh


def _writer(study: Study, step: Callable[[], Any]) -> Callable[[self_training.Sorting, int], None]:
    def write(state: self_training.Sorting, number: int) -> None:
        _append_new(study, state.moved(number))
        step()

    return write


def _append_new(study: Study, rows: pd.DataFrame) -> int:
    """Only what does not stand already."""
    columns = ["verdict", "source", "round", "reason"]
    before = decisions.standing(study).reindex(rows["id"])[columns]
    same = (before.to_numpy() == rows[columns].to_numpy()).all(axis=1)
    decisions.append(study, rows[~same])
    return int((~same).sum())


def _take_back_others(study: Study, result: self_training.Sorting) -> None:
    _take_back_but(study, set(result.moved()["id"]))


def _take_back_but(study: Study, kept: Sequence[str] | set[str]) -> None:
    found = decisions.standing(study)
    stale = found[(found["source"] != decisions.HAND) & ~found.index.isin(list(kept))]
    decisions.take_back(study, stale.index.tolist(), reason=SORTED_OTHERWISE)
