"""Group the pictures that belong together: people, near-duplicates, departments."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

NEAR = 24
"""Two crops are near-duplicates if at most this many of their 256 hash bits differ."""


def assign_groups(study: Study, frame: pd.DataFrame, *, by: str) -> list[str]:
    """Group the rows that must stay in one split.

    Args:
        study: whose crops show near-duplicates.
        frame: rows of the index, numbered from 0.
        by: "person" (the column of that name, or else equal names) or "department".

    Returns:
        One group name per row.
    """
    edges = _chain(near_duplicates(study, frame["id"].tolist()))
    keys = ["department"] if by == "department" else ["person", "name"]
    for key in keys:
        if key in frame:
            filled = frame[frame[key].astype(str).str.strip() != ""]
            edges += _chain(filled.groupby(key).indices.values(), filled.index)
            if key == "person":
                break  # a column of persons is more reliable than equal names
    left, right = np.array(edges, dtype=int).reshape(-1, 2).T
    links = coo_matrix((np.ones(len(left)), (left, right)), shape=(len(frame), len(frame)))
    labels = connected_components(links, directed=False)[1]
    first = frame["id"].groupby(labels).transform("first")
    return first.tolist()


def _chain(
    sets: Iterable[Sequence[int]], labels: Sequence[int] | None = None
) -> list[tuple[int, int]]:
    edges = []
    for members in sets:
        rows = [int(member if labels is None else labels[member]) for member in members]
        edges += list(zip(rows, rows[1:], strict=False))
    return edges


def near_duplicates(study: Study, ids: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of positions whose crops show the same photograph (perceptual hash, ImageHash)."""
    hashes = np.stack([_hash(study.faces / f"{picture_id}.png") for picture_id in ids])
    pairs = []
    for row in range(len(hashes) - 1):
        bits = np.bitwise_count(hashes[row + 1 :] ^ hashes[row]).sum(axis=1)
        pairs += [(row, row + 1 + int(other)) for other in np.flatnonzero(bits <= NEAR)]
    return pairs


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
