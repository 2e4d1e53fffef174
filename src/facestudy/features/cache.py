"""A cache of rows by key: an append-only file and its journal.

A key is 32 bytes, a row an array of fixed shape and dtype. A row is returned only if it is
complete, undamaged and of this format.

    rows.bin      row after row
    journal.bin   one record per row: key, place, CRC of the row, check of the record itself

A row counts only if its record is complete and the row's CRC matches, so nothing needs to be
synced: what a kill, a full disk or a power cut leaves behind is detected, skipped and computed
again.
"""

import hashlib
import os
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.locks.file_lock import locked

FORMAT = 2
_RECORD = struct.Struct("<32sQI20s")  # key, place, CRC-32 of the row, check


class Rows:
    """Rows of one shape and dtype in one folder."""

    def __init__(self, folder: Path, shape: tuple[int, ...], dtype: np.dtype):
        self.folder, self.shape, self.dtype = folder, shape, np.dtype(dtype)
        self.row_bytes = int(np.prod(shape)) * self.dtype.itemsize
        self._rows, self._journal = folder / "rows.bin", folder / "journal.bin"
        self._checked: dict[int, int] = {}

    def find(self, keys: Sequence[bytes]) -> np.ndarray:
        """The place of each key's row, int64; -1 where there is no valid one."""
        known = self._read_journal()
        table = self.memory_map()
        places = np.full(len(keys), -1, np.int64)
        for number, key in enumerate(keys):
            place, crc = known.get(key, (-1, 0))
            if 0 <= place < len(table) and self._crc(table, place) == crc:
                places[number] = place
        return places

    def append(self, keys: Sequence[bytes], rows: np.ndarray) -> None:
        """Write rows after the last one; only within `writing`."""
        rows = np.ascontiguousarray(rows, self.dtype)
        if rows.shape != (len(keys), *self.shape):
            raise ValueError(f"rows of shape {rows.shape}, not {(len(keys), *self.shape)}")
        first = _whole(self._rows, self.row_bytes)
        records = [
            _record(key, first + number, zlib.crc32(_bytes(row)))
            for number, (key, row) in enumerate(zip(keys, rows, strict=True))
        ]
        _whole(self._journal, _RECORD.size)
        _append(self._rows, _bytes(rows))
        _append(self._journal, b"".join(records))

    def remove(self, unwanted: Callable[[bytes], bool]) -> int:
        """Overwrite the rows of unwanted keys with zeros and delete their records.

        Returns:
            How many rows there were.
        """
        with self.writing():
            known = self._read_journal()
            places = [place for key, (place, _) in known.items() if unwanted(key)]
            kept = [_record(key, *at) for key, at in known.items() if not unwanted(key)]
            if places:
                with self._rows.open("r+b") as stream:
                    for place in places:
                        stream.seek(place * self.row_bytes)
                        stream.write(bytes(self.row_bytes))
                files.write_bytes(self._journal, b"".join(kept))
        return len(places)

    def memory_map(self) -> np.ndarray:
        """All rows that are complete, ``(rows, *shape)``, read-only."""
        size = self._rows.stat().st_size if self._rows.exists() else 0
        shape = (size // self.row_bytes, *self.shape)
        if not shape[0]:
            return np.empty(shape, self.dtype)
        return np.memmap(self._rows, self.dtype, mode="r", shape=shape)

    def crc(self, place: int) -> int:
        """The CRC-32 of a row that `find` has returned."""
        return self._checked[place]

    @contextmanager
    def computing(self) -> Iterator[None]:
        """Let nobody else compute rows meanwhile, which may take long; they may be removed."""
        with locked(self.folder / "computing.lock"):
            yield

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Lock the files for a block that is short."""
        with locked(self.folder / "lock"):
            yield

    def _crc(self, table: np.ndarray, place: int) -> int:
        if place not in self._checked:
            self._checked[place] = zlib.crc32(_bytes(table[place]))
        return self._checked[place]

    def _read_journal(self) -> dict[bytes, tuple[int, int]]:
        data = self._journal.read_bytes() if self._journal.exists() else b""
        whole = len(data) - len(data) % _RECORD.size
        records = {}
        for key, place, crc, check in _RECORD.iter_unpack(data[:whole]):
            if check == _check(key, place, crc):
                records[key] = (place, crc)
        return records


def _bytes(array: np.ndarray) -> memoryview:
    return np.ascontiguousarray(array).view(np.uint8).reshape(-1).data


def _check(key: bytes, place: int, crc: int) -> bytes:
    data = key + struct.pack("<QI", place, crc)
    return hashlib.blake2b(data, digest_size=20, person=b"facestudy %d" % FORMAT).digest()


def _record(key: bytes, place: int, crc: int) -> bytes:
    return _RECORD.pack(key, place, crc, _check(key, place, crc))


def _whole(path: Path, unit: int) -> int:
    """How many complete units the file has; an incomplete one at the end is removed."""
    if not path.exists():
        return 0
    count, rest = divmod(path.stat().st_size, unit)
    if rest:
        os.truncate(path, count * unit)
    return count


def _append(path: Path, data: bytes | memoryview) -> None:
    try:
        with path.open("ab") as stream:
            stream.write(data)
    except OSError as error:
        raise StudyError(
            f"{path} could not be written: {error.strerror or error}; free some disk space and "
            "start again: the rows written so far will be used"
        ) from error
