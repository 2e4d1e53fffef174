"""Compute and cache the features of the crops and of every control.

What the backbone computes is kept in the study's bank of activations; the features and what the
other controls measure are kept in one file per backbone and set of pictures.
"""

import hashlib
import inspect
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import BadZipFile

import numpy as np
import pandas as pd

from facestudy.audit.controls import one_pass, raw_picture, registry
from facestudy.audit.controls.one_pass import CACHE_PREFIX, picture_rows
from facestudy.audit.controls.raw_picture import CannotForm
from facestudy.audit.controls.registry import BACKBONE, CROP, DIRECT, FACE, ControlEntry
from facestudy.features import bank
from facestudy.models.backbones.base import Backbone
from facestudy.prepare import face_geometry
from facestudy.prepare.dataset import Crops
from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

TOLERATED = 0.1
"""The largest share of pictures without a control for which the mean of the others stands in."""
MEASURED = 0.5
"""The least share of pictures in which a column must be measured to be used."""

_NOTHING: Mapping[str, str] = {}


class StudyFeatures(NamedTuple):
    """What the audit works on.

    Attributes:
        rows: ``id, category, department, group`` of each picture.
        features: (n, d) of the crop and of each control that could be formed, by its name.
        missing: by the control's name, a sentence that says why it is not among the features.
        filled: by the control's name, a sentence on where means stand in for what could not be
            measured.
    """

    rows: pd.DataFrame
    features: Mapping[str, np.ndarray]
    missing: Mapping[str, str] = _NOTHING
    filled: Mapping[str, str] = _NOTHING

    def select(self, chosen: np.ndarray) -> "StudyFeatures":
        """Some of the pictures, by position or by a mask (n,)."""
        rows = self.rows.iloc[chosen].reset_index(drop=True)
        features = {name: x[chosen] for name, x in self.features.items()}
        return self._replace(rows=rows, features=features)

    def blocks(self, *names: str) -> list[np.ndarray]:
        """The features of some controls; those that are missing are left out."""
        return [self.features[name] for name in names if name in self.features]


def study_features(study: Study, rows: pd.DataFrame, backbone: Backbone) -> StudyFeatures:
    """Features of the crop and of every control that can be formed.

    Args:
        study: the study with the pictures.
        rows: ``id, category, department, group`` of pictures that have a face.
        backbone: computes the bottleneck features.

    Returns:
        One row of features per row of ``rows``, in their order.

    Raises:
        StudyError: a picture is missing or damaged.
    """
    pictures = picture_rows(study, rows["id"])
    path = study.features / f"{CACHE_PREFIX}{_digest(pictures, backbone)}.npz"
    arrays = _read_cache(path)
    if not arrays:
        arrays = _compute(study, pictures, backbone)
        buffer = io.BytesIO()
        np.savez(buffer, allow_pickle=False, **arrays)
        files.write_bytes(path, buffer.getvalue())
    features: dict[str, np.ndarray] = {CROP: arrays["crop"]}
    missing: dict[str, str] = {}
    filled: dict[str, str] = {}
    for entry in registry.CONTROLS.values():
        values, reason = arrays[entry.key], str(arrays[f"{entry.key}_reason"])
        _complete(entry, values, reason, features=features, missing=missing, filled=filled)
    return StudyFeatures(rows.reset_index(drop=True), features, missing, filled)


def _complete(
    entry: ControlEntry,
    values: np.ndarray,
    reason: str,
    *,
    features: dict[str, np.ndarray],
    missing: dict[str, str],
    filled: dict[str, str],
) -> None:
    """Fill what is unknown with means, and enter the control as formed or as missing."""
    unknown = np.isnan(values)
    lacking, total = int(unknown.all(axis=1).sum()), len(values)
    if lacking > TOLERATED * total:
        missing[entry.name] = (
            f"{entry.title} cannot be formed for {lacking} of {total} pictures: {reason}"
        )
        return
    known = (~unknown).sum(axis=0)
    used = known >= max(1, MEASURED * total)
    means = np.where(used, np.where(unknown, 0, values).sum(axis=0) / np.maximum(known, 1), 0)
    values = np.where(unknown | ~used, means, values).astype(values.dtype)
    if entry.features == DIRECT:
        module = registry.load(entry)
        columns = [name for name, use in zip(module.COLUMNS, used, strict=True) if not use]
        features[entry.name] = module.features(values)
    else:
        columns = []
        features[entry.name] = values
    notes = []
    if lacking:
        notes.append(f"the mean stands in for {lacking} of {total} pictures: {reason}")
    if columns:
        notes.append(f"not measurable in most pictures: {', '.join(columns)}")
    if notes:
        filled[entry.name] = "; ".join(notes)


def with_other_layer(
    study: Study, features: StudyFeatures, backbone: Backbone, *, group: str = FACE
) -> StudyFeatures:
    """The same with the crop and the face seen through an earlier layer of the backbone.

    The activations where fine-tuning cuts the network are averaged over their places.

    Args:
        study: the study with the pictures.
        features: of its pictures.
        backbone: whose layers are used.
        group: of the controls that are replaced, beside the crop.
    """
    crops = Crops(study.faces, features.rows["id"].to_numpy())
    replaced = {CROP: _averaged(study, backbone, crops)}
    pictures = picture_rows(study, features.rows["id"])
    names = [
        name for name in registry.names(group)
        if name in features.features and registry.CONTROLS[name].features == BACKBONE
    ]  # fmt: skip
    batches: dict[str, list[np.ndarray]] = {name: [] for name in names}
    for measured in one_pass.measure_all(study.raw, pictures):
        for name in names:
            batches[name].append(_averaged(study, backbone, measured.pictures[name]))
    replaced |= {name: np.concatenate(parts) for name, parts in batches.items()}
    return features._replace(features={**features.features, **replaced})


def _averaged(study: Study, backbone: Backbone, pictures: Any) -> np.ndarray:
    """The activations at the backbone's cut, averaged over their places, (n, channels)."""
    network = backbone.named("frozen")
    activations = bank.build_bank(network, pictures, cache=study.features, dtype="float32")
    maps = bank.plain(activations)
    return np.stack([np.asarray(maps[k]).mean(axis=(0, 1)) for k in range(len(maps))])


def forget(study: Study, rows: pd.DataFrame) -> list[np.ndarray]:
    """Remove the cached features and estimates, and return what controls made from some pictures.

    `facestudy.features.bank.forget` finds activations by the pictures.

    Args:
        study: the study with the pictures.
        rows: ``id, format`` and the columns of ``faces.csv`` of the pictures to forget.
    """
    for path in study.features.glob(f"{CACHE_PREFIX}*.npz"):
        path.unlink()
    return list(_made_pictures(study, rows))


def _made_pictures(study: Study, rows: pd.DataFrame) -> Iterator[np.ndarray]:
    """The pictures that can be made; of the others no activation was ever computed."""
    modules = [
        registry.load(entry) for entry in registry.CONTROLS.values() if entry.features == BACKBONE
    ]
    for row in rows.to_dict("records"):
        with suppress(StudyError):
            picture = raw_picture.read(study.raw, row)
            for module in modules:
                with suppress(CannotForm):
                    yield module.transform(picture)


def _compute(study: Study, pictures: pd.DataFrame, backbone: Backbone) -> dict[str, np.ndarray]:
    """The arrays of the cache: of each control its numbers, NaN where unknown, and the reason."""
    crops = Crops(study.faces, pictures["id"].to_numpy())
    arrays = {"crop": _bottleneck(study, backbone, crops)}
    batches: dict[str, list[np.ndarray]] = {name: [] for name in registry.CONTROLS}
    reasons: dict[str, Counter[str]] = {name: Counter() for name in registry.CONTROLS}
    for measured in one_pass.measure_all(study.raw, pictures):
        for name, of_pictures in measured.reasons.items():
            reasons[name].update(of_pictures.values())
        for name, numbers in measured.numbers.items():
            batches[name].append(numbers)
        for name, made in measured.pictures.items():
            settings = {"reasons": measured.reasons[name], "width": arrays["crop"].shape[1]}
            batches[name].append(_formed(study, backbone, made, **settings))
    for name, entry in registry.CONTROLS.items():
        arrays[entry.key] = np.concatenate(batches[name])
        arrays[f"{entry.key}_reason"] = np.array(next(iter(_commonest(reasons[name])), ""))
    return arrays


def _commonest(reasons: Counter[str]) -> list[str]:
    return [reason for reason, _ in reasons.most_common(1)]


def _formed(
    study: Study,
    backbone: Backbone,
    pictures: np.ndarray,
    *,
    reasons: Mapping[int, str],
    width: int,
) -> np.ndarray:
    """Bottleneck features; NaN where a picture could not be made."""
    formed = np.array([number not in reasons for number in range(len(pictures))])
    features = np.full((len(pictures), width), np.nan, np.float32)
    if formed.any():
        features[formed] = _bottleneck(study, backbone, pictures[formed])
    return features


def _digest(pictures: pd.DataFrame, backbone: Backbone) -> str:
    """Names all that the features depend on: pictures, landmarks, weights and this code."""
    digest = hashlib.sha256(pictures.to_csv(index=False).encode())
    digest.update(f"{backbone.digest} {backbone.precision}".encode())
    modules = [Path(inspect.getfile(registry.load(e))) for e in registry.CONTROLS.values()]
    code = {*Path(__file__).parent.glob("*.py"), Path(face_geometry.__file__), *modules}
    for path in sorted(code, key=lambda path: path.name):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _read_cache(path: Path) -> dict[str, np.ndarray]:
    """The cached arrays; empty where the file is missing or damaged."""
    keys = [entry.key for entry in registry.CONTROLS.values()]
    try:
        with np.load(path) as arrays:
            names = ["crop", *keys, *(f"{key}_reason" for key in keys)]
            return {name: arrays[name] for name in names}
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return {}


def _bottleneck(study: Study, backbone: Backbone, pictures: Any) -> np.ndarray:
    """The backbone's features of pictures that are read as they are indexed."""
    network = backbone.named("features")
    activations = bank.build_bank(network, pictures, cache=study.features, dtype="float32")
    return np.asarray(bank.plain(activations)[:])
