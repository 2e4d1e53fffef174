"""A training's state in one file, written atomically.

Weights, optimizer variables, best weights and history are stored as ``.npz`` (no pickle), with a
fingerprint of model, data and settings, so that a checkpoint of another training is noticed.
"""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import keras
import numpy as np

from facestudy.study import files

FORMAT = 1


@dataclass
class State:
    """Everything that the next epoch depends on; ``history`` has one row per finished epoch."""

    weights: list[np.ndarray]
    optimizer: list[np.ndarray]
    best: list[np.ndarray]
    history: list[dict[str, float]] = field(default_factory=list)
    seconds: float = 0.0


def save(path: Path, state: State, fingerprint: str) -> None:
    """Write a state atomically.

    Args:
        path: of the file to replace.
        state: of the training.
        fingerprint: of the training, from `fingerprint`.

    Raises:
        StudyError: the disk is full.
    """
    head = {"fingerprint": fingerprint, "history": state.history, "seconds": state.seconds}
    arrays: dict[str, Any] = {"head": np.frombuffer(json.dumps(head).encode(), np.uint8)}
    for group in ("weights", "optimizer", "best"):
        for number, array in enumerate(getattr(state, group)):
            arrays[f"{group}_{number:04d}"] = array
    arrays["digest"] = _digest(arrays)
    with files.replacing(path) as temporary, temporary.open("wb") as stream:
        np.savez(stream, **arrays)


def load(path: Path, fingerprint: str) -> tuple[State | None, str]:
    """The state, or None and the reason: ``""`` where there is no file, else one to print."""
    if not path.exists():
        return None, ""
    try:
        state, own_fingerprint = _read(path)
    # A damaged file can raise nearly any error: BadZipFile, KeyError, MemoryError ...
    except Exception as error:
        return None, f"it is damaged ({type(error).__name__})"
    if own_fingerprint != fingerprint:
        return None, "it belongs to another model, other pictures or other settings"
    return state, ""


def _read(path: Path) -> tuple[State, str]:
    with np.load(path, allow_pickle=False) as stored:
        arrays = {name: stored[name] for name in stored.files}
    # Zip's own checksums do not help: numpy stops reading before they would be compared.
    if not np.array_equal(arrays.pop("digest"), _digest(arrays)):
        raise ValueError("the checksum does not match")
    head = json.loads(arrays["head"].tobytes())
    groups = {
        group: [arrays[name] for name in sorted(arrays) if name.startswith(group)]
        for group in ("weights", "optimizer", "best")
    }
    return State(**groups, history=head["history"], seconds=head["seconds"]), head["fingerprint"]


def _digest(arrays: dict[str, np.ndarray]) -> np.ndarray:
    parts = [f"{name} {array_digest(arrays[name])}" for name in sorted(arrays)]
    return np.frombuffer(hashlib.sha256("\n".join(parts).encode()).digest(), np.uint8)


def fingerprint(model: keras.Model, data: list[Any], settings: dict[str, Any]) -> str:
    """A digest of a training: structure, compilation, current weights, data and settings.

    Args:
        model: compiled.
        data: arrays or banks.
        settings: as JSON can hold them.

    Returns:
        SHA-256 in hexadecimal.
    """
    digest = hashlib.sha256()
    head = {
        "format": FORMAT,
        "layers": structure(model),
        "compiled": model.get_compile_config(),
        "settings": settings,
    }
    digest.update(json.dumps(_without_names(head), sort_keys=True, default=str).encode())
    for weight in model.get_weights():
        digest.update(array_digest(weight).encode())
    for array in data:
        digest.update(array_digest(array).encode())
    return digest.hexdigest()


def structure(model: keras.Model) -> list[Any]:
    """Type and configuration of every layer, nested models included."""
    return [
        [type(layer).__name__, structure(layer) if hasattr(layer, "layers") else _config(layer)]
        for layer in model.layers
    ]


def array_digest(array: Any) -> str:
    """SHA-256 of dtype, shape and values; a bank's own digest is used instead of reading it."""
    if hasattr(array, "digest"):
        return array.digest
    digest = hashlib.sha256(f"{array.dtype} {array.shape}".encode())
    rows = array if array.shape else np.reshape(array, 1)
    for start in range(0, len(rows), 256):
        digest.update(np.ascontiguousarray(rows[start : start + 256]).tobytes())
    return digest.hexdigest()


def digest_of_weights(model: keras.Model) -> str:
    """16 hex digits of a model's weights, whatever the file that holds them."""
    digests = [array_digest(weight) for weight in model.get_weights()]
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()[:16]


def _config(layer: keras.layers.Layer) -> Any:
    try:
        return layer.get_config()
    except NotImplementedError:
        return [list(weight.shape) for weight in layer.weights]


def _without_names(value: Any) -> Any:
    """Drop names: Keras numbers them (``conv2d_3``) by what was built before."""
    if isinstance(value, dict):
        return {key: _without_names(item) for key, item in value.items() if key != "name"}
    if isinstance(value, list | tuple):
        return [_without_names(item) for item in value]
    return value
