"""Labels that a person gave, here, in a folder or in a table; on the campus the truth gives them.

Enters: ``good/`` and ``bad/``, a table, or ``truth.csv``. Leaves: rows of ``curation.csv``.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from facestudy.curate import decisions
from facestudy.prepare import crop
from facestudy.study import files, index
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

FEWEST = 5
"""Labels of each kind, below which nothing can be learned or cross-validated."""


def given(study: Study, ids: Sequence[str]) -> pd.Series:
    """What a person said of these pictures: ``good`` or ``bad``, indexed by ``id``."""
    found = decisions.standing(study)
    found = found[found["source"] == decisions.HAND]["verdict"]
    return found[found.index.isin(list(ids))]


def problem(labels: pd.Series) -> str:
    """Why these labels cannot sort anything, in one sentence; empty where they can."""
    counts = {kind: int((labels == kind).sum()) for kind in (decisions.GOOD, decisions.BAD)}
    if not len(labels):
        return "no face is labelled yet: label some good and some bad ones"
    for kind, other in ((decisions.GOOD, decisions.BAD), (decisions.BAD, decisions.GOOD)):
        if not counts[kind]:
            return f"all {len(labels)} labels say {other}: label some {kind} faces, too"
    for kind, count in counts.items():
        if count < FEWEST:
            return (
                f"only {count} of {len(labels)} labels say {kind}: label {FEWEST} or more of "
                "each kind"
            )
    return ""


def take(study: Study, source: Path | str) -> int:
    """Take labels from a folder or from a table; how many are new."""
    path = Path(source).expanduser()
    if not path.exists():
        raise StudyError(f"{path} is not there: labels are a folder with good/ and bad/, or a CSV")
    return from_folder(study, path) if path.is_dir() else from_table(study, path)


def from_folder(study: Study, folder: Path) -> int:
    """Take ``good/`` and ``bad/``: copies of crops or of raw pictures; how many labels are new.

    A file is known by its name, ``<id>.png``, or by its bytes.

    Raises:
        StudyError: a folder is missing, a file is no picture of the study, or one lies in both.
    """
    told: dict[str, str] = {}
    known = _faces(study)
    for verdict in (decisions.GOOD, decisions.BAD):
        if not (folder / verdict).is_dir():
            raise StudyError(f"{folder / verdict} is missing: labels lie in good/ and in bad/")
        for path in sorted((folder / verdict).iterdir()):
            if path.name.startswith("."):
                continue
            one = path.stem if path.stem in known else index.picture_id(path.read_bytes())
            _note(told, one, verdict, known=known, where=f"{verdict}/{path.name}")
    return save(study, told, reason="labelled folder")


def from_table(study: Study, path: Path) -> int:
    """Take a CSV with the columns ``id`` and ``verdict``; how many labels are new.

    Raises:
        StudyError: as `from_folder`, or a verdict is neither good nor bad.
    """
    rows = files.read_csv(path, "03_curate", ["id", "verdict"], dtype=str, keep_default_na=False)
    told: dict[str, str] = {}
    known = _faces(study)
    for line, row in enumerate(rows.itertuples(), 2):
        if row.verdict not in (decisions.GOOD, decisions.BAD):
            raise StudyError(f"{path}, line {line}: {row.verdict!r} is neither good nor bad")
        _note(told, row.id, row.verdict, known=known, where=f"{path.name}, line {line}")
    return save(study, told, reason="labelled table")


def truth(study: Study) -> pd.Series:
    """What the campus knows of its pictures: ``good`` or ``bad``, indexed by ``id``."""
    columns, text = ["id", "kind"], {"dtype": str, "keep_default_na": False}
    table = files.read_csv(study.truth_csv, "01_collect", columns, **text).set_index("id")
    return table["kind"].map(lambda kind: decisions.GOOD if kind == "good" else decisions.BAD)


def save(study: Study, told: Mapping[str, str], *, reason: str) -> int:
    """Append the labels that do not stand yet; how many."""
    before = decisions.standing(study)
    before = before[before["source"] == decisions.HAND]["verdict"]
    fresh = {one: verdict for one, verdict in told.items() if before.get(one) != verdict}
    rows = [{"id": one, "verdict": verdict} for one, verdict in fresh.items()]
    decisions.append(study, [row | {"source": decisions.HAND, "reason": reason} for row in rows])
    return len(fresh)


def _faces(study: Study) -> set[str]:
    rows = crop.read(study)
    return set(rows.loc[rows["reason"] == "", "id"])


def _note(told: dict[str, str], one: str, verdict: str, *, known: set[str], where: str) -> None:
    if one not in known:
        raise StudyError(f"{where}: the study has no face {one}; labels are for faces/<id>.png")
    if told.setdefault(one, verdict) != verdict:
        raise StudyError(f"{where}: the face {one} is labelled good and bad; keep one of the two")
