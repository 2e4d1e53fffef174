"""Split faces into train, test and validation; no group spans two.

`split_study` reads ``raw/index.csv``, ``faces.csv`` and, if there is one, ``curation.csv``. It
writes ``split.csv``, ``split.json`` (see `facestudy.prepare.draw_parts`: the salt of each seed) and
``split/<train,test,validation>/<category>/<id>.png``, the folder layout that
``keras.utils.image_dataset_from_directory`` reads.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from facestudy.prepare import crop, draw_parts, groups
from facestudy.study import files, index
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

SHARES = draw_parts.SHARES
assign_splits = draw_parts.assign_splits
MINIMUM = 10
"""A category with fewer usable faces is left out, so that validation has at least one face."""


def split_study(
    study: Study, *, seed: int = 0, by: str = "person", minimum: int = MINIMUM
) -> pd.DataFrame:
    """Split the usable faces of a study.

    Each group's part follows from its own name, so that it stays when faces, people or departments
    come or go. The salt is chosen when the study is split first, and kept.

    Args:
        study: whose faces to split.
        seed: the same seed gives the same split.
        by: "person" keeps people and near-duplicates together, "department" whole departments.
        minimum: categories with fewer usable faces are left out; ``reason`` says so.

    Returns:
        ``split.csv``: ``id, category, group, split, reason``; ``split`` is empty where ``reason``
        is not. Rows are ordered by group, whatever the order of the index.

    Raises:
        StudyError: fewer than two categories remain, a split would be empty, or crops are missing.
    """
    if by not in ("person", "department"):
        raise StudyError(f"split by {by!r}: choose 'person' or 'department'")
    frame = usable(study)
    if frame.empty:
        raise StudyError(_nothing_left(study))
    frame["group"] = groups.assign_groups(study, frame, by=by)
    frame = frame.loc[groups.stable_order(frame)].sort_values("group", kind="stable")
    frame = frame.reset_index(drop=True)
    counts = frame["category"].map(frame["category"].value_counts())
    small = (counts < minimum) | (frame["category"] == "")
    frame["reason"] = [
        "" if not out else f"only {n} usable faces, {minimum} are needed" if name else "no category"
        for out, n, name in zip(small, counts, frame["category"], strict=True)
    ]
    if frame.loc[~small, "category"].nunique() < 2:
        raise StudyError(_too_few(study, frame["category"], minimum))
    salts, name = _salts(study), f"{by} {seed}"
    if name not in salts:  # it is kept: one lost face might lead to another, and to another split
        salts[name] = draw_parts.choose_salt(frame[~small], seed=seed)
    frame["split"] = ""
    frame.loc[~small, "split"] = assign_splits(frame[~small], seed=seed, salt=salts[name])
    _check_splits(frame[~small], by)
    files.write_json(study.data / "split.json", {"salts": salts})
    result = frame[["id", "category", "group", "split", "reason"]]
    _write_folders(study, result[result["split"] != ""])
    files.write_csv(study.split_csv, result)
    return result


def _nothing_left(study: Study) -> str:
    faces = crop.read(study)
    crop.check_any(study, faces)
    return (
        f"all {(faces['reason'] == '').sum()} faces are sorted out as bad in curation.csv: label "
        "some good ones in 03_curate, or take the verdicts back"
    )


def _too_few(study: Study, categories: pd.Series, minimum: int) -> str:
    """Why there is nothing to tell apart, with the categories that have most faces."""
    counts = categories[categories != ""].value_counts().sort_index()
    counts = counts.sort_values(ascending=False, kind="stable")
    if counts.empty:
        return f"no face of study {study.name!r} has a category: label them before 04_split"
    enough = int((counts >= minimum).sum())
    listed = ", ".join(f"{name!r} {count}" for name, count in counts.head(5).items())
    more = f" and {len(counts) - 5} more" if len(counts) > 5 else ""
    return (
        f"study {study.name!r} has {'only one category' if enough else 'no category'} with at "
        f"least {minimum} usable faces (there are: {listed}{more}); two are needed to tell apart"
    )


def _salts(study: Study) -> dict[str, int]:
    """The salts of ``split.json``, by grouping and seed; none where it is missing or damaged."""
    try:
        salts = json.loads((study.data / "split.json").read_text("utf-8"))["salts"]
        return {str(name): int(salt) for name, salt in salts.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _check_splits(frame: pd.DataFrame, by: str) -> None:
    empty = set(SHARES) - set(frame["split"])
    if empty:
        raise StudyError(
            f"nothing is left for {' and '.join(sorted(empty))}: the faces fall into only "
            f"{frame['group'].nunique()} groups that must stay together (by {by}; equal persons, "
            "names or source_ids in the index, and near-duplicates, are one group)"
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


def known_departments(rows: pd.DataFrame, pictures: pd.DataFrame) -> str:
    """A sentence on how many test pictures come from departments that are trained on, too.

    Args:
        rows: of ``split.csv``.
        pictures: of the index.
    """
    own = rows.merge(pictures[["id", "department"]], on="id")
    own = own[own["department"] != ""]
    test, train = (own.loc[own["split"] == part, "department"] for part in ("test", "train"))
    what = "test pictures whose department is also in the training split"
    if test.empty:
        return f"{what}: not defined, because no test picture has a department"
    return f"{what}: {100 * test.isin(set(train)).mean():.0f}% of {len(test)}"
