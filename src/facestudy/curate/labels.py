"""Read the labels that a person gave, and take over labels from a folder or a table."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from facestudy.curate import decisions
from facestudy.prepare import crop
from facestudy.study import files, index
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

MINIMUM = 5
"""Labels of each class that training and cross-validation need."""


def read(study: Study, ids: Sequence[str]) -> pd.Series:
    """A person's labels of these pictures: ``good`` or ``bad``, indexed by ``id``."""
    labels = _by_hand(study)
    return labels[labels.index.isin(list(ids))]


def problem(labels: pd.Series) -> str:
    """Why these labels are not enough to sort with, in one sentence; empty where they are."""
    counts = {label: int((labels == label).sum()) for label in (decisions.GOOD, decisions.BAD)}
    if not len(labels):
        return "no face is labelled yet: label some good and some bad ones"
    for label, other in ((decisions.GOOD, decisions.BAD), (decisions.BAD, decisions.GOOD)):
        if not counts[label]:
            return f"all {len(labels)} labels say {other}: label some {label} faces, too"
    for label, count in counts.items():
        if count < MINIMUM:
            return (
                f"only {count} of {len(labels)} labels say {label}: label {MINIMUM} or more of "
                "each kind"
            )
    return ""


def take_over(study: Study, source: Path | str) -> int:
    """Take labels over from a folder or from a table; how many are new.

    Raises:
        StudyError: the source does not exist, or as `from_folder` and `from_table`.
    """
    path = Path(source).expanduser()
    if not path.exists():
        raise StudyError(
            f"{path} does not exist: labels are a folder with good/ and bad/, or a CSV"
        )
    return from_folder(study, path) if path.is_dir() else from_table(study, path)


def from_folder(study: Study, folder: Path) -> int:
    """Take labels over from ``good/`` and ``bad/``: copies of crops or of raw pictures.

    A file is recognised by its name, ``<id>.png``, or by its bytes.

    Returns:
        how many labels are new.

    Raises:
        StudyError: a folder is missing, a file is not a picture of the study, or a picture is in
            both folders.
    """
    labels: dict[str, str] = {}
    faces = _faces(study)
    for label in (decisions.GOOD, decisions.BAD):
        if not (folder / label).is_dir():
            raise StudyError(f"{folder / label} is missing: labels are in good/ and in bad/")
        for path in sorted((folder / label).iterdir()):
            if path.name.startswith("."):
                continue
            picture_id = path.stem if path.stem in faces else index.picture_id(path.read_bytes())
            _add(labels, picture_id, label, faces=faces, source=f"{label}/{path.name}")
    return save(study, labels, reason="labelled folder")


def from_table(study: Study, path: Path) -> int:
    """Take labels over from a CSV with the columns ``id`` and ``verdict``.

    Returns:
        how many labels are new.

    Raises:
        StudyError: as `from_folder`, or a verdict is neither good nor bad.
    """
    rows = files.read_csv(path, "03_curate", ["id", "verdict"], dtype=str, keep_default_na=False)
    labels: dict[str, str] = {}
    faces = _faces(study)
    for line, row in enumerate(rows.itertuples(), 2):
        if row.verdict not in (decisions.GOOD, decisions.BAD):
            raise StudyError(f"{path}, line {line}: {row.verdict!r} is neither good nor bad")
        _add(labels, row.id, row.verdict, faces=faces, source=f"{path.name}, line {line}")
    return save(study, labels, reason="labelled table")


def truth(study: Study) -> pd.Series:
    """The ground truth of a campus: ``good`` or ``bad``, indexed by ``id``."""
    path, columns = study.truth_csv, ["id", "kind"]
    table = files.read_csv(path, "01_collect", columns, dtype=str, keep_default_na=False)
    return table.set_index("id")["kind"].map(
        lambda kind: decisions.GOOD if kind == "good" else decisions.BAD
    )


def save(study: Study, labels: Mapping[str, str], *, reason: str) -> int:
    """Append the labels that are new.

    Args:
        study: whose labels.
        labels: "good" or "bad" by id.
        reason: for the table.

    Returns:
        how many are new.
    """
    before = _by_hand(study)
    new = {key: label for key, label in labels.items() if before.get(key) != label}
    rows = [{"id": key, "verdict": label} for key, label in new.items()]
    decisions.append(study, [row | {"source": decisions.HAND, "reason": reason} for row in rows])
    return len(new)


def _by_hand(study: Study) -> pd.Series:
    verdicts = decisions.current(study)
    return verdicts[verdicts["source"] == decisions.HAND]["verdict"]


def _faces(study: Study) -> set[str]:
    rows = crop.read(study)
    return set(rows.loc[rows["reason"] == "", "id"])


def _add(
    labels: dict[str, str], picture_id: str, label: str, *, faces: set[str], source: str
) -> None:
    if picture_id not in faces:
        raise StudyError(
            f"{source}: the study has no face {picture_id}; labels are for faces/<id>.png"
        )
    if labels.setdefault(picture_id, label) != label:
        raise StudyError(
            f"{source}: the face {picture_id} is labelled good and bad; keep one of the two"
        )
