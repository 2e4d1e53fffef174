"""A study's pictures as the audit sees them: the face, what is around it, the file.

Enters: a study past its crop. Leaves: for every usable picture its category, department and
features of each kind; what the backbone computes is kept in the study's cache.
"""

import hashlib
import io
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile

import numpy as np
import pandas as pd

from facestudy.audit.controls import control_images
from facestudy.audit.probe.linear_probe import Features
from facestudy.features import bank as features
from facestudy.models.backbones.base import Backbone
from facestudy.prepare import crop, face_geometry
from facestudy.prepare.dataset import Crops
from facestudy.study import files, index
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

CROP, FACE = "face crop", "face only"
BACKGROUND, COLOURS, FILE, REST = "background", "colours", "file", "all but the face"
CONTROLS = (BACKGROUND, COLOURS, FILE, REST)
"""The kinds that show no face; the last is the others together."""


def with_face(control: str) -> str:
    """The kind that shows the face beside a control."""
    return f"face and {control}"


KINDS = (CROP, FACE, *CONTROLS, *map(with_face, CONTROLS))


KEPT = "audit-"
NAMES = {"crop": CROP, "face": FACE, "background": BACKGROUND, "colours": COLOURS, "facts": FILE}
"""What each kind is called where it is kept."""


class Material(NamedTuple):
    """What is audited: rows of ``id, category, department, group``; features (n, d) by kind."""

    rows: pd.DataFrame
    features: Mapping[str, np.ndarray]

    def select(self, chosen: np.ndarray) -> "Material":
        rows = self.rows.iloc[chosen].reset_index(drop=True)
        return Material(rows, {kind: each[chosen] for kind, each in self.features.items()})


def of_study(study: Study, rows: pd.DataFrame, backbone: Backbone) -> Material:
    """Features of each kind for ``rows``, which have at least ``id, category, department, group``.

    Args:
        study: whose pictures they are.
        rows: pictures that have a face.
        backbone: its bottleneck features are taken.
    """
    told = index.read(study.index).set_index("id").loc[rows["id"], ["format"]].reset_index()
    found = crop.read(study).set_index("id").loc[rows["id"]].reset_index(drop=True)
    both = pd.concat([told, found], axis=1)
    kept = study.features / f"{KEPT}{_key(both, backbone)}.npz"
    seen = _read(kept)
    if not seen:
        seen = _compute(study, both, backbone)
        _keep(kept, seen)
    return Material(rows.reset_index(drop=True), seen)


def forget(study: Study, rows: pd.DataFrame) -> list[np.ndarray]:
    """Remove what was kept of all, and return the pictures that were made of ``rows``.

    Activations are found by pictures: `facestudy.features.bank.forget` takes them.
    """
    for path in study.features.glob(f"{KEPT}*.npz"):
        path.unlink()
    kinds = (control_images.face_only, control_images.background)
    made = [_made(control_images.Derived(study, rows, kind)) for kind in kinds]
    return [picture for each in made for picture in each]


def _made(pictures: control_images.Derived) -> Iterator[np.ndarray]:
    """Those that can be made; without landmarks none ever was."""
    for number in range(len(pictures)):
        with suppress(StudyError, ValueError):  # a damaged picture, or no landmarks
            yield pictures[number]


def _compute(study: Study, both: pd.DataFrame, backbone: Backbone) -> dict[str, np.ndarray]:
    crops = Crops(study.faces, both["id"].to_numpy())
    shown = {
        CROP: crops,
        FACE: control_images.Derived(study, both, control_images.face_only),
        BACKGROUND: control_images.Derived(study, both, control_images.background),
    }
    seen = {kind: _seen(study, backbone, pictures) for kind, pictures in shown.items()}
    seen[COLOURS] = np.stack([control_images.thumbnail(picture) for picture in crops])
    seen[FILE] = control_images.file_facts(study, both)
    return seen


def _key(both: pd.DataFrame, backbone: Backbone) -> str:
    """Names everything that the features follow from: pictures, places, weights, this code."""
    digest = hashlib.sha256(both.to_csv(index=False).encode())
    digest.update(f"{backbone.digest} {backbone.precision}".encode())
    for module in (control_images, face_geometry):
        digest.update(Path(module.__file__).read_bytes())
    return digest.hexdigest()[:16]


def _read(path: Path) -> dict[str, np.ndarray]:
    """What was kept; nothing where it is missing or damaged."""
    try:
        with np.load(path) as kept:
            return {kind: kept[name] for name, kind in NAMES.items()}
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return {}


def _keep(path: Path, seen: Mapping[str, np.ndarray]) -> None:
    buffer = io.BytesIO()
    np.savez(buffer, allow_pickle=False, **{name: seen[kind] for name, kind in NAMES.items()})
    files.write_bytes(path, buffer.getvalue())


def blocks(seen: Mapping[str, np.ndarray], kind: str) -> Features:
    """What a probe gets of a kind: one block of features, or several side by side."""
    several = [FACE] if kind.startswith(with_face("")) else []
    control = kind.removeprefix(with_face("")) if several else kind
    several += [BACKGROUND, COLOURS, FILE] if control == REST else [control]
    return [seen[each] for each in several]


def _seen(study: Study, backbone: Backbone, pictures: object) -> np.ndarray:
    bank = features.bank(
        backbone.named("features"), pictures, cache=study.features, dtype="float32"
    )
    return np.asarray(features.plain(bank)[:])
