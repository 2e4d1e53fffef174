"""What is learned from and tested on, as digests: the split, its labels and its crops.

A result carries the digest of the faces that it was made of. Who reads it later compares: a split
drawn anew, a corrected label, a removed person and a new crop each give another digest.
"""

import hashlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import pandas as pd

from facestudy.prepare import split
from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

DIGITS = 16
LEARNED = ("train", "validation")
"""The parts that decide a model's weights."""


def digest(lines: Iterable[str]) -> str:
    """16 hex digits of some lines.

    >>> digest(["a", "b"]) == digest(["b", "a"])
    False
    """
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:DIGITS]


def digest_of_faces(
    rows: pd.DataFrame, crops: Sequence[str], parts: Sequence[str] = tuple(split.SHARES)
) -> str:
    """A digest of faces with their labels and parts, in whatever order they stand.

    Args:
        rows: ``id, split, category``.
        crops: a digest of each row's crop.
        parts: the parts of the split that count.
    """
    table = rows[["id", "split", "category"]].assign(crop=list(crops))
    table = table[table["split"].isin(parts)].sort_values("id")
    return digest("\t".join(row) for row in table.itertuples(index=False, name=None))


def crop_digests(folder: Path, ids: Iterable[str]) -> list[str]:
    """The SHA-256 of each crop's file; "missing" where there is none."""
    return [_crop_digest(folder / f"{picture_id}.png") for picture_id in ids]


def _crop_digest(path: Path) -> str:
    try:
        status = path.stat()
    except OSError:
        return "missing"
    return _sha256(path, status.st_size, status.st_mtime_ns)


@lru_cache(maxsize=2**18)
def _sha256(path: Path, size: int, changed: int) -> str:
    """Read again only if size or time of change are others."""
    return files.sha256(path)


def learned_from(study: Study) -> str:
    """The digest of what a model of the study learns from now: `LEARNED` of ``split.csv``."""
    rows = split.read(study)
    rows = rows[rows["split"].isin(LEARNED)]
    return digest_of_faces(rows, crop_digests(study.faces, rows["id"]), LEARNED)


def check_split(study: Study) -> None:
    """Check that every face in ``split.csv`` is still used, and under the same label.

    Faces that came since do not matter: the split is right about those that it has. A study
    without an index or ``faces.csv`` is not checked.

    Raises:
        StudyError: labels were changed, or faces removed or sorted out, since the split.
    """
    if not all(path.is_file() for path in (study.split_csv, study.index, study.faces_csv)):
        return
    rows, usable = split.read(study), split.usable(study)
    now = rows["id"].map(usable.set_index("id")["category"])
    gone, other = int(now.isna().sum()), int((now.notna() & (now != rows["category"])).sum())
    changes = [f"{gone} of its faces were removed or sorted out"] if gone else []
    changes += [f"{other} have another category"] if other else []
    if changes:
        raise StudyError(
            f"{study.split_csv} is out of date: {' and '.join(changes)} since; "
            "run notebooks/04_split.ipynb first"
        )
