"""VGGFace's weights file: found in Keras's cache or downloaded, checked, read.

Enters: ``rcmalli_vggface_tf_notop_vgg16.h5`` as keras-vggface publishes it. Leaves: arrays by
layer. The file is read as numbers with h5py; no model in it is deserialised.
"""

import http.client
import os
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import h5py
import numpy as np
from tqdm import tqdm

from facestudy.models.backbones.base import WeightsUnavailable
from facestudy.study import files
from facestudy.study.errors import StudyError

FILE = "rcmalli_vggface_tf_notop_vgg16.h5"
ADDRESS = f"https://github.com/rcmalli/keras-vggface/releases/download/v2.0/{FILE}"
PATIENCE = 5  # seconds without an answer after which a download is given up
CHUNK = 1 << 20  # bytes

Shapes = dict[str, tuple[tuple[int, ...], tuple[int, ...]]]  # layer -> (kernel's, bias's)
Arrays = dict[str, tuple[np.ndarray, np.ndarray]]  # layer -> (kernel, bias), float32


def _unavailable(path: Path, problem: str) -> WeightsUnavailable:
    cause = (
        f"its weights are not in Keras's cache ({path.parent}) and cannot be downloaded "
        f"from here ({problem})"
    )
    return WeightsUnavailable(
        f"the backbone vggface cannot be had: {cause}. Fetch {ADDRESS} on a machine "
        f"that reaches it and put the file at {path}, or choose face_resnet",
        cause,
    )


def cached() -> Path:
    """Where Keras's own download of this file lies, or would lie."""
    home = os.environ.get("KERAS_HOME") or Path.home() / ".keras"
    return Path(home).expanduser() / "models" / "vggface" / FILE


def obtain(shapes: Shapes) -> tuple[Path, Arrays, str]:
    """The file, downloaded where it is missing, with its arrays and its SHA-256.

    Raises:
        WeightsUnavailable: the file is neither cached nor to be downloaded.
        StudyError: it is damaged, another network's, or not the one noted on first use.
    """
    path = cached()
    if not path.is_file():
        download(path, shapes)
    arrays = read(path, shapes)
    return path, arrays, check_digest(path)


def download(path: Path, shapes: Shapes) -> None:
    """Fetch the file with a progress bar; it appears whole and checked, or not at all.

    Raises:
        WeightsUnavailable: no network, no such file there, or what came is not the file.
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
    """The body piece by piece, with a progress bar; a lost connection is told from a full disk."""
    length = int(answer.headers.get("Content-Length") or 0)
    quiet = not sys.stderr.isatty()
    with tqdm(total=length or None, unit="B", unit_scale=True, desc=FILE, disable=quiet) as bar:
        try:
            while chunk := answer.read(CHUNK):
                bar.update(len(chunk))
                length -= len(chunk)
                yield chunk
        except (OSError, http.client.HTTPException) as error:
            raise _unavailable(path, f"the connection was lost: {error}") from error
    if length > 0:
        raise _unavailable(path, "the connection ended before the file did")


def check_digest(path: Path) -> str:
    """The file's SHA-256: noted beside it on first use, compared ever after.

    Raises:
        StudyError: the file changed since then.
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
    """Kernel and bias of every layer, names and shapes compared first.

    Raises:
        StudyError: no HDF5 file, cut short, or not the layers of ``shapes``.
    """
    try:
        with h5py.File(path, "r") as file:
            root = file.get("model_weights", file)  # a whole saved model keeps them one deeper
            _check_names(path, root, shapes)
            return {layer: _layer(path, root[layer], layer, *shapes[layer]) for layer in shapes}
    except (OSError, LookupError, RuntimeError, AttributeError, TypeError, ValueError) as error:
        raise StudyError(
            f"{path} is no whole weights file ({str(error)[:80]}): delete it to fetch it again"
        ) from error


def _check_names(path: Path, root: h5py.Group, shapes: Shapes) -> None:
    """Every layer of the network is there, and no other carries weights."""
    named = [_text(name) for name in root.attrs["layer_names"]]
    heavy = {name for name in named if len(root[name].attrs["weight_names"])}
    if heavy != set(shapes):
        odd = sorted(heavy ^ set(shapes))[:4]
        raise StudyError(f"{path} is not VGGFace's VGG16 without top: layers {', '.join(odd)}")


def _layer(
    path: Path, group: h5py.Group, layer: str, *shapes: tuple[int, ...]
) -> tuple[np.ndarray, np.ndarray]:
    """A convolution's kernel and bias: told apart by their shapes, not by their spelling."""
    found = [group[_text(name)] for name in group.attrs["weight_names"]]
    found.sort(key=lambda dataset: dataset.ndim, reverse=True)
    if tuple(dataset.shape for dataset in found) != shapes:
        got = " and ".join(str(dataset.shape) for dataset in found)
        raise StudyError(
            f"{path}: layer {layer} holds {got} where {shapes[0]} and {shapes[1]} belong"
        )
    kernel, bias = (dataset[()].astype("float32") for dataset in found)
    if not (np.isfinite(kernel).all() and np.isfinite(bias).all()):
        raise StudyError(f"{path}: layer {layer} holds infinite or undefined numbers")
    return kernel, bias


def _text(name: bytes | str) -> str:
    """HDF5 keeps names as bytes or as text, by the version of h5py that wrote them."""
    return name.decode() if isinstance(name, bytes) else str(name)
