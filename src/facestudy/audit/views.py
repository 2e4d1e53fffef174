"""A study's pictures as the audit sees them: the face, what is around it, the file.

Enters: a study past its crop. Leaves: for every usable picture its category, department and
features of each kind; what the backbone computes is kept in the study's cache.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from facestudy import crop, features, index
from facestudy.audit import controls
from facestudy.audit.probe import Features
from facestudy.dataset import Crops
from facestudy.models import Backbone
from facestudy.paths import Study

CROP, FACE = "face crop", "face only"
BACKGROUND, COLOURS, FILE, REST = "background", "colours", "file", "all but the face"
CONTROLS = (BACKGROUND, COLOURS, FILE, REST)
"""The kinds that show no face; the last is the others together."""


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
    crops = Crops(study.faces, rows["id"].to_numpy())
    shown = {
        CROP: crops,
        FACE: controls.Derived(study, both, controls.face_only),
        BACKGROUND: controls.Derived(study, both, controls.background),
    }
    seen = {kind: _seen(study, backbone, pictures) for kind, pictures in shown.items()}
    seen[COLOURS] = np.stack([controls.thumbnail(picture) for picture in crops])
    seen[FILE] = controls.file_facts(study, both)
    return Material(rows.reset_index(drop=True), seen)


def blocks(seen: Mapping[str, np.ndarray], kind: str) -> Features:
    """What a probe gets of a kind; `REST` is the other controls side by side."""
    return [seen[each] for each in (BACKGROUND, COLOURS, FILE)] if kind == REST else seen[kind]


def _seen(study: Study, backbone: Backbone, pictures: object) -> np.ndarray:
    bank = features.bank(
        backbone.named("features"), pictures, cache=study.features, dtype="float32"
    )
    return np.asarray(features.plain(bank)[:])
