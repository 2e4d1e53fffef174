"""Group the pictures that belong together: people, near-duplicates, departments.

A group is named by what stays the same on every machine and in every run: the person, the
department, the picture's address. A picture's ``id`` will not do. It is a digest of the picture's
bytes, so that it changes when a site or another processor encodes the picture differently.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from facestudy.study import index
from facestudy.study.errors import StudyError
from facestudy.study.opt_outs import name_key
from facestudy.study.paths import Study

NEAR = 24
"""Two crops are near-duplicates if at most this many of their 256 hash bits differ."""
PICTURE_COLUMNS = ("image_url", "upload", "expression", "take", "frame")
"""Columns of the index that tell a person's pictures apart; posed faces have no address."""
LOOPBACK_PORT = r"^(https?://(?:127\.\d+\.\d+\.\d+|localhost|\[::1\])):\d+"
DIGITS = 16
"""Hex digits of a group's name."""


def assign_groups(
    study: Study, frame: pd.DataFrame, *, by: str, pairs: Sequence[tuple[int, int]] | None = None
) -> list[str]:
    """Group the rows that must stay in one split.

    Rows of one key (see `stable_keys`) or one department are a group; near-duplicates join
    groups. A group is named by the smallest of its keys, so that the name stays when pictures of
    the group, or other groups, come or go. Only if a near-duplicate joins two people can one of
    them change the name of the other's group.

    Args:
        study: whose crops show near-duplicates.
        frame: rows of the index, numbered from 0.
        by: "person" or "department". Rows without a department are grouped by person.
        pairs: those of `near_duplicates`, where they are known already.

    Returns:
        One group per row: 16 hex digits, a digest of its key, since a key may be a name.

    Raises:
        StudyError: a crop is missing.
    """
    keys = stable_keys(frame)
    if by == "department":
        departments = _text(frame["department"]).str.casefold()
        keys = keys.mask(departments != "", "department " + departments)
    names, codes = np.unique(keys.to_numpy(str), return_inverse=True)  # sorted
    known = near_duplicates(study, frame["id"].tolist()) if pairs is None else pairs
    left, right = codes[np.array(known, dtype=int).reshape(-1, 2)].T
    links = coo_matrix((np.ones(len(left)), (left, right)), shape=(len(names), len(names)))
    components = connected_components(links, directed=False)[1]
    first = pd.Series(names).groupby(components).transform("first")
    groups = [hashlib.sha256(name.encode()).hexdigest()[:DIGITS] for name in first]
    return [groups[code] for code in codes]


def stable_keys(frame: pd.DataFrame) -> pd.Series:
    """For each row of an index, what identifies its person on every machine and in every run.

    This is the first that a row has: its ``person``; its ``name``, in any word order and case; its
    ``source_id``; its ``image_url``, which is the file's path after an import; and its ``id`` only
    if it has none of these. The row's position is no key: it changes with every row above it.

    >>> rows = {"id": ["a1", "b2"], "name": ["Example, Anna", ""], "image_url": ["", "b.jpg"]}
    >>> stable_keys(pd.DataFrame(rows)).tolist()
    ['name anna example', 'picture b.jpg']
    """
    keys = "id " + frame["id"].astype(str)
    columns = {"image_url": "picture", "source_id": "source", "name": "name", "person": "person"}
    for column, kind in columns.items():
        if column in frame:
            values = _text(frame[column])
            if column == "name":
                values = values.map(name_key)
            elif column == "image_url":
                values = values.str.replace(r"^https?://", "", regex=True)
            keys = keys.mask(values != "", f"{kind} " + values)
    return keys


def picture_keys(frame: pd.DataFrame) -> pd.Series:
    """For each row of an index, its person's key and what tells the picture from their others.

    Samples are drawn by it, so that a picture is drawn or not whoever else comes or goes, and at
    whatever port of this machine its site was served.
    """
    keys = stable_keys(frame)
    for column in PICTURE_COLUMNS:
        if column in frame:
            text = _text(frame[column])
            keys = keys + " " + text.str.replace(LOOPBACK_PORT, r"\1", regex=True)
    return keys


def stable_order(frame: pd.DataFrame) -> pd.Index:
    """The labels of an index's rows in an order that does not depend on theirs or on digests."""
    keys = pd.DataFrame({"key": picture_keys(frame), "id": frame["id"]})
    return keys.sort_values(["key", "id"]).index


def _text(column: pd.Series) -> pd.Series:
    """A column as text; numbers without leading zeros, which pandas drops from some tables."""
    text = column.fillna("").astype(str).str.strip()
    return text.str.replace(r"^0+(?=\d+$)", "", regex=True)


def department_units(study: Study, rows: pd.DataFrame) -> np.ndarray:
    """Numbers of what belongs together: departments, joined where a group of the split spans two.

    Args:
        study: whose index knows the departments.
        rows: ``id, group``; a row without a department is with its group alone.

    Returns:
        int (rows,)
    """
    departments = index.read(study.index).set_index("id")["department"]
    own = _text(rows["id"].map(departments)).str.casefold()
    group = "group " + rows["group"].astype(str)
    _, first = np.unique(own.mask(own == "", group).to_numpy(str), return_inverse=True)
    _, second = np.unique(group.to_numpy(str), return_inverse=True)
    second = second + first.max() + 1
    size = second.max() + 1
    links = coo_matrix((np.ones(len(first)), (first, second)), shape=(size, size))
    return connected_components(links, directed=False)[1][first]


def near_duplicates(study: Study, ids: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of positions whose crops show the same photograph (perceptual hash, ImageHash)."""
    hashes = np.stack([_hash(study.faces / f"{picture_id}.png") for picture_id in ids])
    pairs = []
    for row in range(len(hashes) - 1):
        bits = np.bitwise_count(hashes[row + 1 :] ^ hashes[row]).sum(axis=1)
        pairs += [(row, row + 1 + int(other)) for other in np.flatnonzero(bits <= NEAR)]
    return pairs


def contradictions(categories: Sequence[str], pairs: Sequence[tuple[int, int]]) -> dict[int, str]:
    """Near-duplicates with several categories: which one is right, only a person can say.

    Args:
        categories: of each row; empty for none.
        pairs: those of `near_duplicates`.

    Returns:
        By the row's position, the categories of all rows that show the same photograph.

    >>> contradictions(["art", "law", "law", ""], [(0, 1), (2, 3)])
    {0: 'art, law', 1: 'art, law'}
    """
    left, right = np.array(pairs, dtype=int).reshape(-1, 2).T
    size = len(categories)
    links = coo_matrix((np.ones(len(left)), (left, right)), shape=(size, size))
    photographs = connected_components(links, directed=False)[1]
    names: dict[int, set[str]] = {}
    for photograph, category in zip(photographs.tolist(), categories, strict=True):
        names.setdefault(photograph, set()).update({category} - {""})
    return {
        row: ", ".join(sorted(names[photograph]))
        for row, photograph in enumerate(photographs.tolist())
        if len(names[photograph]) > 1
    }


def _hash(path: Path) -> np.ndarray:
    """A perceptual hash of 256 bits, as four uint64."""
    import imagehash
    from PIL import Image

    try:
        with Image.open(path) as face:
            bits = imagehash.phash(face, hash_size=16).hash
    except OSError:
        raise StudyError(f"{path} is missing or damaged: run 02_crop again") from None
    return np.packbits(bits.ravel()).view(np.uint64)
