"""Check an HDF5 file before its arrays are read: what it links to, and how large it would become.

A small file may declare arrays or chunks of any size, and may point to other files of the machine.
"""

from collections.abc import Iterator
from math import prod

import h5py

MOST_BYTES = 2 * 2**30
"""Of all arrays together; VGG16 has 59 MB."""
MOST_CHUNK = 128 * 2**20
"""Bytes of one chunk, which is unpacked as a whole."""
MOST_OBJECTS = 10_000
MOST_DEPTH = 32


def check(file: h5py.Group, *, most_bytes: int = MOST_BYTES) -> None:
    """Check every object of a file, without reading any array.

    Args:
        file: an open file, or a group.
        most_bytes: that all arrays may have together.

    Raises:
        ValueError: it has a link that is not a plain one, an array that lies elsewhere or does not
            consist of numbers, or is too large.
    """
    total = 0
    for number, dataset in enumerate(_datasets(file)):
        if number >= MOST_OBJECTS:
            raise ValueError(f"it has more than {MOST_OBJECTS} arrays")
        total += _bytes(dataset)
        if total > most_bytes:
            raise ValueError(f"its arrays would take more than {most_bytes // 2**20} MB")


def _datasets(file: h5py.Group) -> Iterator[h5py.Dataset]:
    """All arrays; groups are counted, since plain links may form circles too."""
    waiting, seen = [(file, 0)], 0
    while waiting:
        group, depth = waiting.pop()
        for name in group:
            seen += 1
            if seen > MOST_OBJECTS or depth > MOST_DEPTH:
                raise ValueError("it has too many groups, or they form a circle")
            if not isinstance(group.get(name, getlink=True), h5py.HardLink):
                raise ValueError(f"{name[:40]!r} is a link to another place")
            member = group[name]
            if isinstance(member, h5py.Group):
                waiting.append((member, depth + 1))
            elif isinstance(member, h5py.Dataset):
                yield member


def _bytes(dataset: h5py.Dataset) -> int:
    name = dataset.name[-40:]
    if dataset.is_virtual or dataset.external:
        raise ValueError(f"{name!r} lies in another file")
    # "V": bfloat16, which HDF5 does not know
    if dataset.dtype.kind not in "fiubV" or dataset.dtype.itemsize > 16:
        raise ValueError(f"{name!r} does not consist of numbers")
    if dataset.chunks and prod(dataset.chunks) * dataset.dtype.itemsize > MOST_CHUNK:
        raise ValueError(f"{name!r} is stored in chunks of more than {MOST_CHUNK // 2**20} MB")
    return prod(dataset.shape or (0,)) * dataset.dtype.itemsize
