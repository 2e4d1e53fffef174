"""Split faces into train, test and validation; no group spans two.

`split_study` reads ``raw/index.csv``, ``faces.csv`` and, if there is one, ``curation.csv``. It
writes ``split.csv`` and ``split/<train,test,validation>/<category>/<id>.png``, the folder layout
that ``keras.utils.image_dataset_from_directory`` reads.
"""

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pandas as pd

from facestudy.prepare import crop, groups
from facestudy.study import files, index
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

SHARES = {"train": 0.7, "test": 0.2, "validation": 0.1}
MINIMUM = 10
"""A category with fewer usable faces is left out, so that validation has at least one face."""


def split_study(
    study: Study, *, seed: int = 0, by: str = "person", minimum: int = MINIMUM
) -> pd.DataFrame:
    """Split the usable faces of a study.

    Args:
        study: whose faces to split.
        seed: the same seed gives the same split.
        by: "person" keeps people and near-duplicates together, "department" whole departments.
        minimum: categories with fewer usable faces are left out; ``reason`` says so.

    Returns:
        ``split.csv``: ``id, category, group, split, reason``; ``split`` is empty where ``reason``
        is not.

    Raises:
        StudyError: fewer than two categories remain, a split would be empty, or crops are missing.
    """
    if by not in ("person", "department"):
        raise StudyError(f"split by {by!r}: choose 'person' or 'department'")
    frame = usable(study)
    if frame.empty:
        raise StudyError(_nothing_left(study))
    frame["group"] = groups.assign_groups(study, frame, by=by)
    counts = frame["category"].map(frame["category"].value_counts())
    small = (counts < minimum) | (frame["category"] == "")
    frame["reason"] = [
        "" if not out else f"only {n} usable faces, {minimum} are needed" if name else "no category"
        for out, n, name in zip(small, counts, frame["category"], strict=True)
    ]
    if frame.loc[~small, "category"].nunique() < 2:
        raise StudyError(
            f"study {study.name!r} has {frame.loc[~small, 'category'].nunique()} category with at "
            f"least {minimum} usable faces; two are needed to tell apart"
        )
    frame["split"] = ""
    frame.loc[~small, "split"] = assign_splits(frame[~small], seed=seed)
    _check_splits(frame[~small], by)
    result = frame[["id", "category", "group", "split", "reason"]]
    _write_folders(study, result[result["split"] != ""])
    files.write_csv(study.split_csv, result)
    return result


def _nothing_left(study: Study) -> str:
    faces = int((crop.read(study)["reason"] == "").sum())
    if faces:
        return (
            f"all {faces} faces are sorted out as bad in curation.csv: label some good ones in "
            "03_curate, or take the verdicts back"
        )
    return f"study {study.name!r} has no face to split: look at the reasons in faces.csv"


def _check_splits(frame: pd.DataFrame, by: str) -> None:
    empty = set(SHARES) - set(frame["split"])
    if empty:
        raise StudyError(
            f"nothing is left for {' and '.join(sorted(empty))}: the faces fall into only "
            f"{frame['group'].nunique()} groups that must stay together (by {by})"
        )


def read(study: Study) -> pd.DataFrame:
    """Read the rows of ``split.csv`` that are in a split."""
    columns = ["id", "category", "group", "split"]
    frame = files.read_csv(study.split_csv, "04_split", columns, dtype=str, keep_default_na=False)
    return frame[frame["split"] != ""].reset_index(drop=True)


def usable(study: Study) -> pd.DataFrame:
    """The rows of the index that have a face and are not curated as bad.

    The last verdict on a picture counts. People who have left their page since then stay in.
    """
    pictures = index.read(study.index)
    faces = crop.read(study)
    good = set(faces.loc[faces["reason"] == "", "id"])
    if study.curation_csv.is_file():
        columns, text = ["id", "verdict"], {"dtype": str, "keep_default_na": False}
        verdicts = files.read_csv(study.curation_csv, "03_curate", columns, **text)
        last = verdicts.groupby("id")["verdict"].last()
        good -= set(last.index[last == "bad"])
    return pictures[pictures["id"].isin(good)].reset_index(drop=True)


def assign_splits(frame: pd.DataFrame, *, seed: int) -> pd.Series:
    """Assign every row to a split, so that each category's shares are as near `SHARES` as possible.

    Large groups are assigned first, each to the split whose targets are least filled.

    Args:
        frame: columns ``category`` and ``group``.
        seed: decides the order of groups of one size.

    Returns:
        The split of each row.
    """
    table = pd.crosstab(frame["group"], frame["category"])
    order = np.random.default_rng(seed).permutation(len(table))
    order = order[np.argsort(-table.to_numpy().sum(axis=1)[order], kind="stable")]
    targets = _targets(table.to_numpy().sum(axis=0))
    room = targets.astype(float)
    chosen = np.empty(len(table), dtype=int)
    for row in order:
        members = table.to_numpy()[row]
        # The unfilled fraction of the targets counts, not the number of faces.
        need = (members * room / np.maximum(targets, 1)).sum(axis=1)
        chosen[row] = int(np.argmax(need))
        room[chosen[row]] -= members
    names = pd.Series(np.array(list(SHARES))[chosen], index=table.index)
    return frame["group"].map(names)


def _targets(totals: np.ndarray) -> np.ndarray:
    """The number of faces of each category in each split: largest remainders, at least one.

    Returns:
        int (3 splits, categories)
    """
    shares = np.array(list(SHARES.values()))[:, None]
    exact = shares * totals[None]
    counts = np.maximum(np.floor(exact).astype(int), 1)
    for column, total in enumerate(totals):
        rest = np.argsort(-(exact - np.floor(exact))[:, column], kind="stable")
        for turn in range(total - counts[:, column].sum()):
            counts[rest[turn % len(rest)], column] += 1
    return counts


def _write_folders(study: Study, rows: pd.DataFrame) -> None:
    """Build the folder tree beside the old one, then replace that."""
    slugs = category_slugs(rows["category"])
    study.data.mkdir(parents=True, exist_ok=True)
    for leftover in study.data.glob(".split-*"):  # of a run that was killed
        shutil.rmtree(leftover, ignore_errors=True)
    fresh = Path(tempfile.mkdtemp(dir=study.data, prefix=".split-"))
    try:
        for row in rows.itertuples():
            target = fresh / row.split / slugs[row.category] / f"{row.id}.png"
            target.parent.mkdir(parents=True, exist_ok=True)
            _link(study.faces / f"{row.id}.png", target)
        fresh.chmod(0o755)
        shutil.rmtree(study.split, ignore_errors=True)
        fresh.replace(study.split)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def category_slugs(categories: Iterable[str]) -> dict[str, str]:
    """A folder name for each category; equal slugs get a number.

    >>> category_slugs(["Computer science", "Economics"])
    {'Computer science': 'computer-science', 'Economics': 'economics'}
    """
    slugs: dict[str, str] = {}
    for category in sorted(set(categories)):
        base = slug = index.slug(category)
        number = 2
        while slug in slugs.values():
            slug, number = f"{base}-{number}", number + 1
        slugs[category] = slug
    return slugs


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # another disk, or a file system without hard links
        shutil.copyfile(source, target)
