"""Compute the classifier's features: middle layers of a pretrained network, and measurements."""

from typing import Any

import numpy as np
import pandas as pd
from sklearn.decomposition import PCA

from facestudy.features import bank
from facestudy.models.backbones import face_resnet
from facestudy.models.backbones.base import DEPTHS, FEATURES, Backbone, NamedNetwork
from facestudy.prepare.dataset import Crops
from facestudy.study.paths import Study

COMPONENTS = 64
SAMPLE = 20_000  # faces on which the principal components are fitted
CHUNK = 8192
LARGEST = 4.0  # standard deviations; limits the influence of an outlying measurement
SCALE = 10.0


def matrix(
    study: Study, measurements: pd.DataFrame, backbone: Backbone | None = None, *, seed: int = 0
) -> np.ndarray:
    """One row per face in the order of ``measurements``.

    Both halves have the same total variance: the measurements count as much as the network.

    Args:
        study: a study with its crops; the network's activations are cached under ``features/``.
        measurements: from `facestudy.curate.quality_checks.measure`.
        backbone: whose bottleneck features to use; None and face_resnet use
            `facestudy.models.backbones.face_resnet.depths`.
        seed: of the sample on which the principal components are fitted.

    Returns:
        float32 (n, components + measurements).
    """
    crops = Crops(study.faces, measurements.index.to_numpy(dtype=object))
    model, key = _network_and_key(backbone)
    activations = bank.plain(bank.build_bank(model, crops, cache=study.features, key=key))
    components = _components(activations, seed)
    standard = _standardised(measurements.to_numpy(np.float32))
    standard = np.clip(standard, -LARGEST, LARGEST) / np.sqrt(standard.shape[1])
    return SCALE * np.hstack([components, standard]).astype(np.float32)


def _network_and_key(backbone: Backbone | None) -> tuple[NamedNetwork, str | None]:
    if backbone is not None and backbone.name != "face_resnet":
        return backbone.named(FEATURES), None
    key = f"face_resnet-depths345-{face_resnet.DIGEST[:16]}"
    return face_resnet.load().named(DEPTHS), key


def _components(activations: Any, seed: int) -> np.ndarray:
    """Principal components of standardised activations, total variance 1; read in chunks."""
    count = len(activations)
    rng = np.random.default_rng(seed)
    chosen = np.sort(rng.choice(count, min(count, SAMPLE), replace=False))
    sample = activations[chosen].astype(np.float32)
    mean, spread = sample.mean(axis=0), sample.std(axis=0) + 1e-6
    size = min(COMPONENTS, *sample.shape)
    pca = PCA(size, svd_solver="covariance_eigh", random_state=seed).fit((sample - mean) / spread)
    chunks = [
        pca.transform((activations[start : start + CHUNK].astype(np.float32) - mean) / spread)
        for start in range(0, count, CHUNK)
    ]
    return np.vstack(chunks) / np.sqrt(max(pca.explained_variance_.sum(), 1e-12))


def _standardised(table: np.ndarray) -> np.ndarray:
    spread = table.std(axis=0)
    return (table - table.mean(axis=0)) / np.where(spread > 0, spread, 1)
