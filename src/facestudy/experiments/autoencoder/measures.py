"""How good an autoencoder is on faces that it never saw: pixels, features, samples and walks."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

import numpy as np

from facestudy.experiments.autoencoder import walks
from facestudy.experiments.autoencoder.faces import resized
from facestudy.experiments.autoencoder.training import predict
from facestudy.models import registry
from facestudy.models.backbones.base import SIDE
from facestudy.study import random_streams

Features = Callable[[np.ndarray], np.ndarray]
"""Pictures (n, side, side, 3), uint8 or 0 to 1 -> features (n, d)."""
ACTIVE = 0.01
"""A latent number is active if its mean varies by more than this between faces (Burda et al.,
2016, Importance Weighted Autoencoders, https://arxiv.org/abs/1509.00519)."""
STEPS = 10
"""Steps of a walk whose smoothness is measured."""


class Model(Protocol):
    """What is measured: an autoencoder, or principal components."""

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    def encode(self, pictures: np.ndarray, /) -> np.ndarray: ...
    def decode(self, latent: np.ndarray, /) -> np.ndarray: ...
    def sample(self, count: int, seed: int = 0, /) -> np.ndarray: ...


def face_features() -> Features:
    """The features of dlib's face network, on pictures enlarged to its side."""
    network = registry.choose("face_resnet", precision="float32").network()

    def features(pictures: np.ndarray) -> np.ndarray:
        bytes_ = pictures if pictures.dtype == np.uint8 else as_bytes(pictures)
        return predict(network, np.stack([resized(picture, SIDE) for picture in bytes_]))

    return features


def as_bytes(pictures: np.ndarray) -> np.ndarray:
    """Pictures of 0 to 1 as uint8."""
    return np.rint(255 * np.clip(pictures, 0, 1)).astype(np.uint8)


def measure(
    model: Model,
    train: np.ndarray,
    held_out: np.ndarray,
    *,
    features: Features,
    pairs: Sequence[tuple[int, int]],
    seed: int = 0,
) -> dict[str, Any]:
    """All measures of a model.

    Args:
        model: a trained autoencoder, or principal components.
        train: uint8 (n, side, side, 3).
        held_out: uint8 (m, side, side, 3), never seen.
        features: of a face network.
        pairs: positions in ``held_out`` between which the walks lead.
        seed: of the samples.

    Returns:
        ``mse`` (of pixels 0 to 1), ``explained`` (share of the variance around the mean face of
        ``train``), ``feature_distance`` (mean distance of a face's features from those of its
        reconstruction), ``kid`` and ``frechet`` of samples against ``held_out``, ``active``
        latent numbers of ``latent``, ``smoothness`` of straight and spherical walks (the largest
        step in features as a share of the walk's length, mean over pairs; 1 / `STEPS` is best).
    """
    latent = model.encode(held_out)
    drawn, real = model.decode(latent), features(held_out)
    samples = features(model.decode(model.sample(len(held_out), seed)))
    errors = errors_of(held_out, drawn)
    return {
        "mse": float(errors.mean()),
        "explained": explained(held_out, drawn, train),
        "feature_distance": float(np.linalg.norm(features(drawn) - real, axis=1).mean()),
        "kid": kernel_distance(samples, real, seed=seed),
        "frechet": frechet_distance(samples, real),
        "active": active(latent),
        "latent": latent.shape[1],
        "smoothness": {
            name: _smoothness(model, latent, pairs, features, walk)
            for name, walk in walks.KINDS.items()
        },
    }


def errors_of(pictures: np.ndarray, drawn: np.ndarray) -> np.ndarray:
    """The mean squared error of each picture, (n,), of pixels 0 to 1."""
    return ((pictures / np.float32(255) - drawn) ** 2).mean(axis=(1, 2, 3))


def explained(pictures: np.ndarray, drawn: np.ndarray, train: np.ndarray) -> float:
    """The share of the variance of pictures around the mean face of ``train``.

    1 is a perfect reconstruction, 0 as good as the mean face.
    """
    mean = (train.mean(axis=0) / 255).astype(np.float32)
    return float(1 - errors_of(pictures, drawn).mean() / errors_of(pictures, mean[None]).mean())


def active(latent: np.ndarray) -> int:
    """How many latent numbers vary between faces, (n, d)."""
    return int((latent.var(axis=0) > ACTIVE).sum()) if len(latent) else 0


def kernel_distance(first: np.ndarray, second: np.ndarray, *, seed: int = 0) -> float | None:
    """The unbiased squared kernel distance of two sets of features, equally many of each.

    Binkowski et al., 2018, Demystifying MMD GANs, https://arxiv.org/abs/1801.01401: the kernel is
    ``(x @ y / d + 1) ** 3``. It is about 0 for two samples of one distribution, and may be below.

    Args:
        first: (n, d).
        second: (m, d); of the larger set a random part is used.
        seed: draws that part.

    Returns:
        the distance; None for fewer than two rows.
    """
    count = min(len(first), len(second))
    if count < 2:
        return None
    generator = random_streams.generator(seed, "kernel distance")
    x, y = (
        rows[generator.permutation(len(rows))[:count]].astype(float) for rows in (first, second)
    )

    def kernel(a: np.ndarray, b: np.ndarray) -> np.ndarray:
        return (a @ b.T / a.shape[1] + 1) ** 3

    within = [(k.sum() - np.trace(k)) / (count * (count - 1)) for k in (kernel(x, x), kernel(y, y))]
    return float(sum(within) - 2 * kernel(x, y).mean())


def frechet_distance(first: np.ndarray, second: np.ndarray) -> float | None:
    """The Frechet distance of two normal distributions fitted to features.

    Heusel et al., 2017, https://arxiv.org/abs/1706.08500. A covariance of fewer pictures than
    features is singular and the distance then mostly says how many there were: None.

    Args:
        first: (n, d).
        second: (m, d).
    """
    width = first.shape[1]
    if min(len(first), len(second)) <= width:
        return None
    covariances = [np.cov(rows.T).reshape(width, width) for rows in (first, second)]
    values = np.linalg.eigvals(covariances[0] @ covariances[1])
    means = first.mean(axis=0) - second.mean(axis=0)
    root = np.sqrt(np.maximum(values.real, 0)).sum()
    return float(means @ means + sum(np.trace(c) for c in covariances) - 2 * root)


def smoothness(path: np.ndarray) -> float:
    """The largest step of a path (k + 1, d) as a share of its length; 1 / k if all are equal.

    >>> smoothness(np.array([[0.0], [1.0], [2.0], [5.0]]))
    0.6
    """
    steps = np.linalg.norm(np.diff(path, axis=0), axis=1)
    return float(steps.max() / steps.sum()) if steps.sum() > 0 else 1.0


def _smoothness(
    model: Model,
    latent: np.ndarray,
    pairs: Sequence[tuple[int, int]],
    features: Features,
    walk: Callable[[np.ndarray, np.ndarray, int], np.ndarray],
) -> float | None:
    if not pairs:
        return None
    paths = [features(model.decode(walk(latent[a], latent[b], STEPS))) for a, b in pairs]
    return float(np.mean([smoothness(path) for path in paths]))
