"""What the sorting sees of each face: a pretrained network's middle layers, and the signals.

Enters: the crops and their signals. Leaves: one row of numbers per face.
"""

from typing import Any

import keras
import numpy as np
import pandas as pd
from sklearn.decomposition import PCA

from facestudy.features import bank as features
from facestudy.models.backbones import face_resnet
from facestudy.models.backbones.base import Backbone
from facestudy.prepare.dataset import Crops
from facestudy.study.paths import Study

DEPTHS = ("stage3", "stage4", "stage5")
"""Of face_resnet. The last layers know who somebody is and were trained not to see what is in
front of the face; with the two stages before them 235 labels told bad real crops with an AUC of
0.999 (the 128-d embedding alone: 0.994)."""
COMPONENTS = 64
SAMPLE = 20_000  # faces from which the components are learned
CHUNK = 8192
FARTHEST = 4.0  # standard deviations: one odd signal must not outweigh all else
SCALE = 10.0


def matrix(
    study: Study, signals: pd.DataFrame, backbone: Backbone | None = None, *, seed: int = 0
) -> np.ndarray:
    """One row per face in the order of ``signals``, float32 (n, components + signals).

    Both halves have the same total variance: ten signals count as much as the network.

    Args:
        study: where the crops lie; its features are kept under ``features/``.
        signals: from `facestudy.curate.quality_checks.measure`.
        backbone: None for `DEPTHS` of face_resnet; of another one its bottleneck features.
        seed: of the sample from which components are learned.
    """
    crops = Crops(study.faces, signals.index.to_numpy(dtype=object))
    chosen, key = _chosen(backbone)
    bank = features.plain(features.bank(chosen, crops, cache=study.features, key=key))
    seen = _components(bank, seed)
    told = _standard(signals.to_numpy(np.float32))
    told = np.clip(told, -FARTHEST, FARTHEST) / np.sqrt(told.shape[1])
    return SCALE * np.hstack([seen, told]).astype(np.float32)


def network() -> keras.Model:
    """Pictures -> the means of `DEPTHS`, side by side."""
    every = face_resnet.stages()
    depths = keras.layers.Concatenate()([every.output[name] for name in DEPTHS])
    model = keras.Model(every.input, depths, name="face_resnet_depths")
    model.jit_compile = every.jit_compile
    return model


def _chosen(backbone: Backbone | None) -> tuple[Any, str | None]:
    if backbone is not None and backbone.name != "face_resnet":
        return backbone.named("features"), None
    return network(), f"face_resnet-depths345-{face_resnet.DIGEST[:16]}"


def _components(bank: Any, seed: int) -> np.ndarray:
    """Principal components of standardised features, total variance 1; read piece by piece."""
    count = len(bank)
    rng = np.random.default_rng(seed)
    sample = np.sort(rng.choice(count, min(count, SAMPLE), replace=False))
    learned = bank[sample].astype(np.float32)
    middle, spread = learned.mean(axis=0), learned.std(axis=0) + 1e-6
    few = min(COMPONENTS, *learned.shape)
    pca = PCA(few, svd_solver="covariance_eigh", random_state=seed).fit((learned - middle) / spread)
    pieces = [
        pca.transform((bank[start : start + CHUNK].astype(np.float32) - middle) / spread)
        for start in range(0, count, CHUNK)
    ]
    return np.vstack(pieces) / np.sqrt(max(pca.explained_variance_.sum(), 1e-12))


def _standard(table: np.ndarray) -> np.ndarray:
    spread = table.std(axis=0)
    return (table - table.mean(axis=0)) / np.where(spread > 0, spread, 1)
