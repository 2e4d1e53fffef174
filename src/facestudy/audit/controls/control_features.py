"""Compute and cache the features of the crops and of every control.

What the backbone computes is kept in the study's bank of activations, the rest in one file per
backbone and set of pictures.
"""

import hashlib
import inspect
import io
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import BadZipFile

import numpy as np
import pandas as pd

from facestudy.audit.controls import control_images, registry
from facestudy.audit.controls.control_images import TransformedPictures
from facestudy.audit.controls.registry import BACKBONE, CROP
from facestudy.audit.probe.linear_probe import Features
from facestudy.features import bank
from facestudy.models.backbones.base import Backbone
from facestudy.prepare import crop, face_geometry
from facestudy.prepare.dataset import Crops
from facestudy.study import files, index, progress
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

CACHE_PREFIX = "audit-"


class StudyFeatures(NamedTuple):
    """What the audit works on.

    Attributes:
        rows: ``id, category, department, group`` of each picture.
        features: (n, d) of the crop and of each control, by its name.
    """

    rows: pd.DataFrame
    features: Mapping[str, np.ndarray]

    def select(self, chosen: np.ndarray) -> "StudyFeatures":
        """Some of the pictures, by position or by a mask (n,)."""
        rows = self.rows.iloc[chosen].reset_index(drop=True)
        return StudyFeatures(rows, {name: x[chosen] for name, x in self.features.items()})

    def blocks(self, name: str) -> Features:
        """What a probe gets of the crop, a control, or several combined (`registry.compared`)."""
        return [self.features[part] for part in registry.parts(name)]


def study_features(study: Study, rows: pd.DataFrame, backbone: Backbone) -> StudyFeatures:
    """Features of the crop and of every control.

    Args:
        study: the study with the pictures.
        rows: ``id, category, department, group`` of pictures that have a face.
        backbone: computes the bottleneck features.

    Returns:
        One row of features per row of ``rows``, in their order.

    Raises:
        StudyError: a picture is missing or damaged.
    """
    formats = index.read(study.index).set_index("id").loc[rows["id"], ["format"]].reset_index()
    faces = crop.read(study).set_index("id").loc[rows["id"]].reset_index(drop=True)
    pictures = pd.concat([formats, faces], axis=1)
    path = study.features / f"{CACHE_PREFIX}{_digest(pictures, backbone)}.npz"
    features = _read_cache(path)
    if not features:
        features = _compute(study, pictures, backbone)
        _write_cache(path, features)
    return StudyFeatures(rows.reset_index(drop=True), features)


def forget(study: Study, rows: pd.DataFrame) -> list[np.ndarray]:
    """Remove the cached features, and return the pictures that controls made from some rows.

    `facestudy.features.bank.forget` finds activations by the pictures.

    Args:
        study: the study with the pictures.
        rows: ``id, format`` and the columns of ``faces.csv`` of the pictures to forget.
    """
    for path in study.features.glob(f"{CACHE_PREFIX}*.npz"):
        path.unlink()
    return [
        picture
        for entry in registry.CONTROLS.values()
        if entry.features == BACKBONE
        for picture in _possible(TransformedPictures(study, rows, registry.load(entry).transform))
    ]


def _possible(pictures: TransformedPictures) -> Iterator[np.ndarray]:
    """The pictures that can be made; of the others no activation was ever computed."""
    for number in range(len(pictures)):
        with suppress(StudyError, ValueError):  # a damaged picture, or no landmarks
            yield pictures[number]


def _compute(study: Study, pictures: pd.DataFrame, backbone: Backbone) -> dict[str, np.ndarray]:
    crops = Crops(study.faces, pictures["id"].to_numpy())
    features = {CROP: _bottleneck(study, backbone, crops)}
    for entry in progress.track(registry.CONTROLS.values(), "controls", unit="control"):
        module = registry.load(entry)
        if entry.features == BACKBONE:
            transformed = TransformedPictures(study, pictures, module.transform)
            features[entry.name] = _bottleneck(study, backbone, transformed)
        else:
            features[entry.name] = module.compute(study, pictures)
    return features


def _digest(pictures: pd.DataFrame, backbone: Backbone) -> str:
    """Names all that the features depend on: pictures, landmarks, weights and this code."""
    digest = hashlib.sha256(pictures.to_csv(index=False).encode())
    digest.update(f"{backbone.digest} {backbone.precision}".encode())
    controls = map(registry.load, registry.CONTROLS.values())
    for module in (control_images, face_geometry, *controls):
        digest.update(Path(inspect.getfile(module)).read_bytes())
    return digest.hexdigest()[:16]


def cache_keys() -> dict[str, str]:
    """The names of the arrays in the cache, and whose features they are."""
    return {"crop": CROP, **{entry.key: entry.name for entry in registry.CONTROLS.values()}}


def _read_cache(path: Path) -> dict[str, np.ndarray]:
    """The cached features; empty where the file is missing or damaged."""
    try:
        with np.load(path) as arrays:
            return {name: arrays[key] for key, name in cache_keys().items()}
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return {}


def _write_cache(path: Path, features: Mapping[str, np.ndarray]) -> None:
    buffer = io.BytesIO()
    arrays = {key: features[name] for key, name in cache_keys().items()}
    np.savez(buffer, allow_pickle=False, **arrays)
    files.write_bytes(path, buffer.getvalue())


def _bottleneck(study: Study, backbone: Backbone, pictures: Any) -> np.ndarray:
    """The backbone's features of pictures that are read as they are indexed."""
    network = backbone.named("features")
    activations = bank.build_bank(network, pictures, cache=study.features, dtype="float32")
    return np.asarray(bank.plain(activations)[:])
