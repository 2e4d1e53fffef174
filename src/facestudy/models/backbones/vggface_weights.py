"""VGGFace's weights file: found in Keras's cache or downloaded, checked, and read.

keras-vggface publishes ``rcmalli_vggface_tf_notop_vgg16.h5``. The file is read as arrays with
h5py; no model in it is deserialised.
"""

import http.client
import os
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import h5py
import numpy as np

from facestudy.models import h5_bounds
from facestudy.models.backbones.base import WeightsUnavailable
from facestudy.study import files, progress
from facestudy.study.errors import StudyError

FILE = "rcmalli_vggface_tf_notop_vgg16.h5"
ADDRESS = f"https://github.com/rcmalli/keras-vggface/releases/download/v2.0/{FILE}"
PATIENCE = 5  # seconds without an answer after which a download is given up
CHUNK = 1 << 20  # bytes
MOST_BYTES = 256 * 2**20  # of a download, and of all arrays in the file; the real one has 59 MB

Shapes = dict[str, tuple[tuple[int, ...], tuple[int, ...]]]  # layer -> (kernel's, bias's)
Arrays = dict[str, tuple[np.ndarray, np.ndarray]]  # layer -> (kernel, bias), float32


def _unavailable(path: Path, problem: str) -> WeightsUnavailable:
    cause = (
        f"its weights are not in Keras's cache ({path.parent}) and cannot be downloaded "
        f"from here ({problem})"
    )
    return WeightsUnavailable(
        f"the backbone vggface is unavailable: {cause}. Fetch {ADDRESS} on a machine "
        f"that reaches it and put the file at {path}, or choose face_resnet",
        cause,
    )


def cached() -> Path:
    """The path of Keras's own download of this file, whether it exists or not."""
    home = os.environ.get("KERAS_HOME") or Path.home() / ".keras"
    return Path(home).expanduser() / "models" / "vggface" / FILE


def obtain(shapes: Shapes) -> tuple[Path, Arrays, str]:
    """The weights: the file's path, its arrays and its SHA-256; downloads it if it is missing.

    Raises:
        WeightsUnavailable: the file is not cached and cannot be downloaded.
        StudyError: it is damaged, of another network, or has changed since its first use.
    """
    path = cached()
    if not path.is_file():
        download(path, shapes)
    arrays = read(path, shapes)
    return path, arrays, check_digest(path)


def download(path: Path, shapes: Shapes) -> None:
    """Download the file with a progress bar; it appears complete and checked, or not at all.

    Raises:
        WeightsUnavailable: there is no network, no such file, or the download is another file.
    """
    try:
        with urllib.request.urlopen(ADDRESS, timeout=PATIENCE) as answer:
            _receive(answer, path, shapes)
    except (OSError, http.client.HTTPException) as error:
        raise _unavailable(path, f"{getattr(error, 'reason', None) or error}") from error


def _receive(answer: http.client.HTTPResponse, path: Path, shapes: Shapes) -> None:
    with files.replacing(path) as temporary:
        with temporary.open("wb") as stream:
            for chunk in _chunks(answer, path):
                stream.write(chunk)
        try:
            read(temporary, shapes)
        except StudyError as error:
            raise _unavailable(path, "what came is not the weights file") from error


def _chunks(answer: http.client.HTTPResponse, path: Path) -> Iterator[bytes]:
    """The body in chunks, with a progress bar; a lost connection is not taken for a full disk."""
    length, received = int(answer.headers.get("Content-Length") or 0), 0
    with progress.task("downloading", total=length or None, unit="B", note=FILE) as bar:
        try:
            while chunk := answer.read(CHUNK):
                bar.update(len(chunk))
                length, received = length - len(chunk), received + len(chunk)
                if received > MOST_BYTES:
                    raise _unavailable(path, "what comes is much larger than the weights file")
                yield chunk
        except (OSError, http.client.HTTPException) as error:
            raise _unavailable(path, f"the connection was lost: {error}") from error
    if length > 0:
        raise _unavailable(path, "the connection ended before the file did")


def check_digest(path: Path) -> str:
    """The file's SHA-256: recorded beside it on first use, and compared from then on.

    Raises:
        StudyError: the file has changed since its first use.
    """
    digest, note = files.sha256(path), path.with_name(f"{path.name}.sha256")
    if not note.is_file():
        with suppress(OSError, StudyError):  # a shared cache may be read-only
            files.write_text(note, f"{digest}  {path.name}\n")
        return digest
    if note.read_text(errors="replace").split()[:1] != [digest]:
        raise StudyError(
            f"{path} changed since its first use (its digest is no longer the one in {note.name}): "
            f"delete both files to fetch it again, or only {note.name} if you changed it yourself"
        )
    return digest


def read(path: Path, shapes: Shapes) -> Arrays:
    """Kernel and bias of every layer, after checking names and shapes.

    Raises:
        StudyError: the file is not HDF5, truncated, or has not the layers of ``shapes``.
    """
    try:
        with h5py.File(path, "r") as file:
            h5_bounds.check(file, most_bytes=MOST_BYTES)
            root = file.get("model_weights", file)  # a saved model has them one level deeper
            _check_names(path, root, shapes)
            return {layer: _layer(path, root[layer], layer, *shapes[layer]) for layer in shapes}
    except (OSError, LookupError, RuntimeError, AttributeError, TypeError, ValueError) as error:
        raise StudyError(
            f"{path} is not a complete weights file ({str(error)[:80]}): delete it to fetch it "
            "again"
        ) from error


def _check_names(path: Path, root: h5py.Group, shapes: Shapes) -> None:
    """Check that every layer of the network is there, and that no other has weights."""
    names = [_text(name) for name in root.attrs["layer_names"]]
    heavy = {name for name in names if len(root[name].attrs["weight_names"])}
    if heavy != set(shapes):
        odd = sorted(heavy ^ set(shapes))[:4]
        raise StudyError(f"{path} is not VGGFace's VGG16 without top: layers {', '.join(odd)}")


def _layer(
    path: Path, group: h5py.Group, layer: str, *shapes: tuple[int, ...]
) -> tuple[np.ndarray, np.ndarray]:
    """A convolution's kernel and bias, recognised by their shapes and not by their names."""
    datasets = [group[_text(name)] for name in group.attrs["weight_names"]]
    datasets.sort(key=lambda dataset: dataset.ndim, reverse=True)
    if tuple(dataset.shape for dataset in datasets) != shapes:
        actual = " and ".join(str(dataset.shape) for dataset in datasets)
        raise StudyError(
            f"{path}: layer {layer} holds {actual} where {shapes[0]} and {shapes[1]} belong"
        )
    kernel, bias = (dataset[()].astype("float32") for dataset in datasets)
    if not (np.isfinite(kernel).all() and np.isfinite(bias).all()):
        raise StudyError(f"{path}: layer {layer} holds infinite or undefined numbers")
    return kernel, bias


def _text(name: bytes | str) -> str:
    """A name as text: HDF5 stores bytes or text, depending on the version of h5py."""
    return name.decode() if isinstance(name, bytes) else str(name)
