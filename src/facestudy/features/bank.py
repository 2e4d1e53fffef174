"""A bank of features: a frozen network's output for each picture and its views, computed once.

A `Bank` ``(n, 1 + views, ...)`` lies under ``data/<study>/features/`` and is memory-mapped. View 0
is the picture itself; the others were augmented once. A network that is trained on a bank sees the
same few views in every epoch, where fresh augmentation would show new ones each time. On the
campus this costs no accuracy: stage 2's validation accuracy, mean of five seeds, was 0.600, 0.596
and 0.596 with 1, 3 and 10 views and 0.584 with fresh ones (``benchmarks/views_against_fresh.py``).

Rows are found by content: pixels, view, seed, augmentation, network, precision, format. If one
picture changes, only its rows are computed again.
"""

import hashlib
import re
import shutil
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import keras
import numpy as np

from facestudy.features import cache as caches
from facestudy.features.augment import Augmentation
from facestudy.features.compute import Work, load_network
from facestudy.models.backbones.base import NamedNetwork
from facestudy.study import progress
from facestudy.study.errors import StudyError
from facestudy.study.locks.file_lock import locked

if TYPE_CHECKING:  # reads files with OpenCV, which a machine that only computes may lack
    from facestudy.prepare.dataset import Crops

HALF = 16  # bytes of a key
REMOVED, REMOVED_LOCK = "removed.txt", "removed.lock"
"""Times of removals and digests of the pictures: who computes meanwhile must not add them again."""
REMOVED_MEANWHILE = (
    "somebody was removed from the study while this was computed: start again (in JupyterLab, "
    "restart the kernel)"
)
_BEGAN = time.time()


class Bank:
    """Rows of a cache in the order of pictures and views, read from the disk when indexed.

    ``bank[pictures]`` and ``bank[pictures, views]`` index the first two dimensions as numpy does
    and return arrays; ``np.asarray(bank)`` reads all of it. ``digest`` identifies its content.
    """

    def __init__(self, rows: np.ndarray, places: np.ndarray, digest: str):
        self._rows, self._places, self.digest = rows, places, digest
        self.dtype = rows.dtype
        self.shape = (*places.shape, *rows.shape[1:])

    @property
    def ndim(self) -> int:
        return len(self.shape)

    @property
    def nbytes(self) -> int:
        return int(np.prod(self.shape)) * self.dtype.itemsize

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, index: Any) -> np.ndarray:
        return np.asarray(self._rows[self._places[index]])

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray:
        return np.asarray(self[:], dtype)

    def select(self, pictures: Any) -> "Bank":
        """The bank of some of the pictures, by position; nothing is read."""
        places = self._places[pictures]
        digest = hashlib.sha256(f"{self.digest} {places.tolist()}".encode()).hexdigest()
        return Bank(self._rows, places, digest)

    def plain(self) -> "Bank":
        """View 0 of every picture."""
        digest = hashlib.sha256(f"{self.digest} plain".encode()).hexdigest()
        return Bank(self._rows, self._places[:, 0], digest)


def plain(bank: Any) -> Any:
    """View 0 of every picture, ``(n, ...)``, as a `Bank` or an array, whichever is given.

    >>> plain(np.array([[1, 2], [3, 4]])).tolist()
    [1, 3]
    """
    return bank.plain() if isinstance(bank, Bank) else bank[:, 0]


def build_bank(
    network: keras.Model | NamedNetwork,
    pictures: "Sequence[np.ndarray] | np.ndarray | Crops",
    *,
    cache: Path,
    key: str | None = None,
    views: int = 0,
    seed: int = 0,
    augmentation: Augmentation | None = None,
    batch_size: int = 32,
    dtype: str = "float16",
    jobs: int | None = None,
) -> Bank:
    """The network's output for each picture and ``views`` augmented views of it.

    Args:
        network: from pictures to one tensor; run as for inference. A network by name
            (``backbone.named("frozen")``) can be computed by several jobs.
        pictures: ``(n, height, width, 3)`` uint8, all of one size; read in batches.
        cache: the folder of the study's features.
        key: identifies the network and its weights; a network by name needs none.
        views: augmented views per picture, beside the picture itself.
        seed: decides a view, with the picture's content and the view's number.
        augmentation: the default one if None.
        batch_size: pictures per call of the network.
        dtype: how rows are stored. "float16" (up to 65,504, 11 bits) and "bfloat16" (any size,
            8 bits) take half the space; "float32" is exact.
        jobs: processes; None means ``joblib.parallel_config``, or this process alone without
            one. Only this process writes to the cache.

    Returns:
        A `Bank` ``(n, 1 + views, *output)``.

    Raises:
        StudyError: pictures of the wrong kind, values too large for dtype, a full disk.
    """
    if len(pictures) == 0:
        raise StudyError("there are no pictures to compute features of")
    size = pictures[0].shape
    digests = [_picture_digest(picture, size) for picture in pictures]
    augmentation = augmentation or Augmentation()
    model = load_network(network) if isinstance(network, NamedNetwork) else network
    key = key or _key_of(network)
    shape = model.compute_output_shape((1, *size))[1:]
    rows = caches.Rows(_folder(cache, key, shape, dtype), shape, np.dtype(dtype))
    keys = _keys(digests, f"{key} {_precision(model)}", views, seed, augmentation)
    places = rows.find(keys)
    if (places < 0).any():
        with rows.computing():
            # Another process may have computed them while this one waited for the lock.
            missing = np.flatnonzero(rows.find(keys) < 0)
            _check_space(rows, len(missing))
            work = Work(
                pictures,
                digests,
                augmentation=augmentation,
                seed=seed,
                views=views,
                batch_size=batch_size,
                dtype=dtype,
            )
            what = "features of views" if views else "features"
            with progress.task(what, total=len(missing), unit="picture", note=key) as bar:
                for part, computed in work.outputs(network, missing, jobs):
                    with rows.writing():
                        _refuse_removed(cache, [keys[number] for number in part])
                        rows.append([keys[number] for number in part], computed)
                    bar.update(len(part))
        places = rows.find(keys)
        if (places < 0).any():
            raise StudyError(REMOVED_MEANWHILE)
    crcs = np.array([rows.crc(place) for place in places], np.uint32)
    digest = hashlib.sha256(b"".join(keys) + crcs.tobytes()).hexdigest()
    return Bank(rows.memory_map(), places.reshape(len(pictures), 1 + views), digest)


def _key_of(network: keras.Model | NamedNetwork) -> str:
    if not isinstance(network, NamedNetwork):
        raise StudyError("a network without a name needs a key that identifies it and its weights")
    return f"{network.backbone}-{network.part}-{network.digest[:16]}"


def _picture_digest(picture: np.ndarray, shape: tuple) -> bytes:
    if picture.dtype != np.uint8 or picture.shape != shape or len(shape) != 3:
        raise StudyError(
            f"a picture is {picture.dtype} {picture.shape}; features need RGB uint8 "
            f"(height, width, 3), all of the size of the first, {shape}"
        )
    return hashlib.sha256(f"{shape}".encode() + picture.tobytes()).digest()


def _keys(
    digests: list[bytes], name: str, views: int, seed: int, augmentation: Augmentation
) -> list[bytes]:
    """One key per picture and view; view 0 depends on neither seed nor augmentation.

    The first half depends on the picture alone, so that `forget` finds all of its rows.
    """
    views_of = [f"{name} plain".encode()]
    settings = augmentation.settings()
    views_of += [f"{name} {seed} {settings} {view}".encode() for view in range(1, 1 + views)]
    seconds = [hashlib.sha256(view).digest()[:HALF] for view in views_of]
    return [digest[:HALF] + second for digest in digests for second in seconds]


def forget(cache: Path, pictures: Iterable[np.ndarray]) -> int:
    """Overwrite the rows that any network computed from these pictures; return how many.

    Another process that reads them at the same time would see zeros.
    """
    prefixes = {_picture_digest(picture, picture.shape)[:HALF] for picture in pictures}
    count = 0
    if prefixes and cache.is_dir():
        with locked(cache / REMOVED_LOCK), (cache / REMOVED).open("a", encoding="utf-8") as stream:
            stream.writelines(f"{time.time():.3f} {_mark(prefix)}\n" for prefix in prefixes)
    for folder in sorted(cache.glob("*/*/")):
        *shape, dtype = folder.name.split("-")
        rows = caches.Rows(folder, tuple(map(int, shape)), np.dtype(dtype))
        count += rows.remove(lambda key: key[:HALF] in prefixes)
    return count


def _mark(prefix: bytes) -> str:
    """Stands for a picture that was removed; the picture cannot be told from it."""
    return hashlib.sha256(b"removed " + prefix).hexdigest()


def _refuse_removed(cache: Path, keys: Sequence[bytes]) -> None:
    """Raise if a picture was removed from the study since this process began.

    Its pixels may have been read before that, and nothing of them may come back to the disk.
    """
    try:
        lines = (cache / REMOVED).read_text("utf-8").split("\n")
    except OSError:
        return
    words = [line.split() for line in lines if line]
    removed = {mark for when, mark in words if float(when) >= _BEGAN}
    if removed & {_mark(key[:HALF]) for key in keys}:
        raise StudyError(REMOVED_MEANWHILE)


def _precision(network: keras.Model) -> str:
    """A digest of every layer's dtype policy: bfloat16 and float32 give different features."""
    policies = [
        _precision(layer) if hasattr(layer, "layers") else layer.dtype_policy.name
        for layer in network.layers
    ]
    return hashlib.sha256(" ".join(policies).encode()).hexdigest()


def _folder(cache: Path, key: str, shape: tuple, dtype: str) -> Path:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,150}", key):
        raise StudyError(
            f"{key!r} is not a valid key for features: use letters, digits, '.', '-' and '_'"
        )
    return cache / key / "-".join([*map(str, shape), dtype])


def _check_space(rows: caches.Rows, count: int) -> None:
    needed, free = count * rows.row_bytes, shutil.disk_usage(rows.folder).free
    if needed > free:
        raise StudyError(
            f"{rows.folder} needs {needed / 1e9:.1f} GB more, but the disk has {free / 1e9:.1f} GB "
            "free: free some space, or ask for fewer views"
        )
