"""Sort a study's faces from the labels in ``curation.csv`` and append the verdicts there."""

from collections.abc import Callable, Collection
from typing import Any

import numpy as np
import pandas as pd

from facestudy.curate import decisions, labels, self_training
from facestudy.study import progress
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

SORTED_OTHERWISE = "sorted otherwise now"


def sort(
    study: Study, features: np.ndarray, reasons: pd.Series, **settings: Any
) -> self_training.SelfTraining:
    """Sort all faces from the current labels, and save each round's verdicts when it ends.

    The same labels give the same rounds. A second run after an interruption starts from the
    labels and appends what is missing. Verdicts of an earlier run that this run does not give are
    retracted.

    Args:
        study: whose faces.
        features: from `facestudy.curate.features.matrix`.
        reasons: from `facestudy.curate.quality_checks.reasons`; its index names the rows of the
            features.
        settings: for `facestudy.curate.self_training.sort`.

    Returns:
        the verdicts and the history.

    Raises:
        StudyError: there is no label, one class only, or too few labels of a class.
    """
    undone = decisions.undone(study)
    chosen = np.array([picture_id not in undone for picture_id in reasons.index], dtype=bool)
    ids = reasons.index[chosen].tolist()
    by_hand = labels.read(study, ids)
    if problem := labels.problem(by_hand):
        raise StudyError(problem)
    by_hand = by_hand.reindex(ids).fillna(decisions.UNDECIDED)
    with progress.task("self-training", unit="round") as bar:
        result = self_training.sort(
            features[chosen],
            ids,
            by_hand.to_numpy(dtype=object),
            reasons.to_numpy()[chosen],
            after=_save_round(study, bar.update),
            **settings,
        )
    _retract_others(study, result.automatic()["id"])
    return result


def apply_quality_checks(study: Study, reasons: pd.Series) -> int:
    """Save the verdicts of the quality checks where there are no labels to sort from.

    The model's verdicts, from labels that no longer exist, are retracted.

    Args:
        study: whose faces.
        reasons: from `facestudy.curate.quality_checks.reasons`.

    Returns:
        how many verdicts are new.
    """
    undone = decisions.undone(study)
    by_hand = labels.read(study, reasons.index.tolist())
    failed = reasons[(reasons != "") & ~reasons.index.isin([*undone, *by_hand.index])]
    rows = pd.DataFrame(
        {"id": failed.index, "verdict": decisions.BAD, "reason": failed.to_numpy()}
    ).assign(source=decisions.SIGNAL, round=0, probability=np.nan)
    count = _append_new(study, rows)
    _retract_others(study, failed.index)
    return count


def _save_round(
    study: Study, step: Callable[[], Any]
) -> Callable[[self_training.SelfTraining, int], None]:
    def save(state: self_training.SelfTraining, number: int) -> None:
        _append_new(study, state.automatic(number))
        step()

    return save


def _append_new(study: Study, rows: pd.DataFrame) -> int:
    """Append the rows that differ from the current verdicts; how many they are."""
    columns = ["verdict", "source", "round", "reason"]
    before = decisions.current(study).reindex(rows["id"])[columns]
    same = (before.to_numpy() == rows[columns].to_numpy()).all(axis=1)
    decisions.append(study, rows[~same])
    return int((~same).sum())


def _retract_others(study: Study, ids: Collection[str]) -> None:
    """Retract all automatic verdicts but those of these faces."""
    verdicts = decisions.automatic(study)
    outdated = verdicts.loc[~verdicts["id"].isin(list(ids)), "id"]
    decisions.retract(study, outdated.tolist(), reason=SORTED_OTHERWISE)
