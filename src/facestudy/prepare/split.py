"""Split faces into train, test and validation; no group spans two.

`split_study` reads ``raw/index.csv``, ``faces.csv`` and, if there are such files, ``curation.csv``
and ``corrections.csv``. It
writes ``split.csv``, ``split.json`` (see `facestudy.prepare.draw_parts`: the salt of each seed) and
``split/<train,test,validation>/<category>/<id>.png``, the folder layout that
``keras.utils.image_dataset_from_directory`` reads.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from facestudy.prepare import crop, draw_parts, groups, published_split
from facestudy.study import files, index, removals
from facestudy.study.errors import StudyError
from facestudy.study.labels import class_losses, corrections
from facestudy.study.locks.file_lock import index_lock
from facestudy.study.paths import Study

SHARES = draw_parts.SHARES
assign_splits = draw_parts.assign_splits
ATTEMPTS = 5
"""How often a split is drawn anew since somebody was removed meanwhile."""
MINIMUM = class_losses.MINIMUM
ONLY_SEEDS = "the published split is kept (KEEP_SPLIT): no other splits, only seeds vary"
CONTRADICTION = "near-duplicates with several categories: "
"""How the reason of a picture begins whose photograph bears several classes."""


def split_study(
    study: Study,
    *,
    seed: int = 0,
    by: str = "person",
    minimum: int = MINIMUM,
    keep_split: bool = False,
) -> pd.DataFrame:
    """Split the usable faces of a study.

    Each group's part follows from its own name, so that it stays when faces, people or departments
    come or go. The salt is chosen when the study is split first, and kept.

    Args:
        study: whose faces to split.
        seed: the same seed gives the same split.
        by: "person" keeps people and near-duplicates together, "department" whole departments.
        minimum: categories with fewer usable faces are left out; ``reason`` says so.
        keep_split: keep the published split; see `facestudy.prepare.published_split`.

    Returns:
        ``split.csv``: ``id, category, group, split, reason``; ``split`` is empty where ``reason``
        is not. Rows are ordered by group, whatever the order of the index.

    Raises:
        StudyError: fewer than two categories remain, a split would be empty, crops are missing, or
            there is no published split to keep.
    """
    if by not in ("person", "department"):
        raise StudyError(f"split by {by!r}: choose 'person' or 'department'")
    for _ in range(ATTEMPTS):
        result, stored = _plan(study, seed=seed, by=by, minimum=minimum, keep_split=keep_split)
        with index_lock(study):
            if len(removals.without_removed(study, result)) == len(result):
                _publish(study, result, stored)
                return result
    raise StudyError("pictures were removed again and again meanwhile: split the study again")


def _plan(
    study: Study, *, seed: int, by: str, minimum: int, keep_split: bool
) -> tuple[pd.DataFrame, dict[str, Any]]:
    """The new ``split.csv`` and ``split.json``."""
    frame = usable(study)
    if frame.empty:
        raise StudyError(_nothing_left(study))
    pairs = groups.near_duplicates(study, frame["id"].tolist())
    frame["group"] = groups.assign_groups(study, frame, by=by, pairs=pairs)
    frame["reason"] = _reasons(frame, pairs, minimum)
    frame = frame.loc[groups.stable_order(frame)].sort_values("group", kind="stable")
    frame = frame.reset_index(drop=True)
    kept = frame["reason"] == ""
    if frame.loc[kept, "category"].nunique() < 2:
        raise StudyError(_too_few(study, frame, minimum))
    salts, frame["split"] = _salts(study), ""
    if keep_split:
        parts = published_split.assign(frame[kept], seed=seed)
        frame.loc[kept, ["split", "reason"]] = parts[["split", "reason"]]
    else:
        name = f"{by} {seed}"
        if name not in salts:  # it is kept: one lost face might lead to another, and another split
            salts[name] = draw_parts.choose_salt(frame[kept], seed=seed)
        frame.loc[kept, "split"] = assign_splits(frame[kept], seed=seed, salt=salts[name])
    _check_splits(frame[frame["split"] != ""], by)
    stored = {"salts": salts, "published": keep_split}
    return frame[["id", "category", "group", "split", "reason"]], stored


def _publish(study: Study, result: pd.DataFrame, stored: dict[str, Any]) -> None:
    files.write_json(study.data / "split.json", stored)
    _write_folders(study, result[result["split"] != ""])
    files.write_csv(study.split_csv, result)


def _reasons(frame: pd.DataFrame, pairs: Sequence[tuple[int, int]], minimum: int) -> list[str]:
    """Why each row is left out; empty for the others."""
    clashes = groups.contradictions(frame["category"].tolist(), pairs)
    reasons = ["" if name else "no category" for name in frame["category"]]
    for row, categories in clashes.items():
        reasons[row] = reasons[row] or f"{CONTRADICTION}{categories}"
    left = frame["category"][[not reason for reason in reasons]].value_counts()
    counts = frame["category"].map(left).fillna(0).astype(int)
    return [
        reason or ("" if n >= minimum else f"only {n} usable faces, {minimum} are needed")
        for reason, n in zip(reasons, counts, strict=True)
    ]


def is_published(study: Study) -> bool:
    """Whether the study keeps the split that its collection was published with."""
    return bool(_stored(study).get("published"))


def _nothing_left(study: Study) -> str:
    faces = crop.read(study)
    crop.check_any(study, faces)
    return (
        f"all {(faces['reason'] == '').sum()} faces are sorted out as bad in curation.csv or "
        "corrections.csv: label some good ones in 03_curate, or take the verdicts back"
    )


def _too_few(study: Study, frame: pd.DataFrame, minimum: int) -> str:
    """Why there is nothing to tell apart, with the categories that have most faces."""
    labelled = frame[frame["category"] != ""]
    clear = labelled.loc[~labelled["reason"].str.startswith(CONTRADICTION), "category"]
    counts = clear.value_counts().sort_index().sort_values(ascending=False, kind="stable")
    if counts.empty and len(labelled):
        return (
            f"all faces of study {study.name!r} with a category have near-duplicates of another "
            "one: say in corrections.csv which is right"
        )
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
        return {str(name): int(salt) for name, salt in _stored(study)["salts"].items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}


def _stored(study: Study) -> dict[str, Any]:
    """The content of ``split.json``; nothing where it is missing or damaged."""
    try:
        content = json.loads((study.data / "split.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


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
    """The rows of the index that have a face and are bad by neither curation nor correction.

    The last verdict on a picture counts. People who have left their page since then stay in.
    """
    pictures = corrections.pictures(study)
    faces = crop.read(study)
    good = set(faces.loc[faces["reason"] == "", "id"]) - set(corrections.read(study).bad)
    if study.curation_csv.is_file():
        columns = ["id", "verdict"]
        text: dict[str, Any] = {"dtype": str, "keep_default_na": False}
        verdicts = files.read_csv(study.curation_csv, "03_curate", columns, appended=True, **text)
        last = verdicts.groupby("id")["verdict"].last()
        good -= set(last.index[last == "bad"])
    return pictures[pictures["id"].isin(good)].reset_index(drop=True)


def _write_folders(study: Study, rows: pd.DataFrame) -> None:
    """Build the folder tree beside the old one, then replace that."""
    slugs = category_slugs(rows["category"])
    study.data.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=study.data, prefix=files.temporary_prefix("split")))
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
