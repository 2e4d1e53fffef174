"""Train the autoencoders; an interrupted training resumes and ends bit for bit the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import keras
import numpy as np
import pandas as pd

from facestudy.experiments.autoencoder import NAME
from facestudy.experiments.autoencoder.faces import mirrored
from facestudy.experiments.autoencoder.models import registry
from facestudy.experiments.autoencoder.models.networks import Network
from facestudy.study import random_streams
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study
from facestudy.training import fit

BATCH_SIZE = 32
FEWEST = 2


@dataclass(frozen=True)
class Autoencoder:
    """A trained autoencoder, and what its samples are drawn from.

    Attributes:
        name: in the table of autoencoders.
        title: as in figures.
        network: the trained network.
        history: ``epoch, loss, val_loss``; ``attrs["seconds"]`` is the time of all runs together.
        centre: the mean of the latent vectors that samples have, (latent,).
        factor: (latent, latent); a sample is ``centre + standard normal @ factor``.
    """

    name: str
    title: str
    network: Network
    history: pd.DataFrame
    centre: np.ndarray
    factor: np.ndarray

    @property
    def side(self) -> int:
        """Of its pictures in pixels."""
        return int(self.network.decoder.output_shape[1])

    def encode(self, pictures: np.ndarray) -> np.ndarray:
        """RGB uint8 (n, side, side, 3) -> latent vectors (n, latent)."""
        return predict(self.network.encoder, pictures)

    def decode(self, latent: np.ndarray) -> np.ndarray:
        """Latent vectors (n, latent) -> pictures (n, side, side, 3), 0 to 1."""
        return np.clip(predict(self.network.decoder, np.asarray(latent, "float32")), 0, 1)

    def sample(self, count: int, seed: int = 0) -> np.ndarray:
        """So many new latent vectors, (count, latent)."""
        return draw(self, count, seed)


def draw(model: Any, count: int, seed: int) -> np.ndarray:
    """Latent vectors of a normal distribution with a model's centre and factor."""
    generator = random_streams.generator(seed, NAME, model.name, "samples")
    noise = generator.standard_normal((count, len(model.centre)))
    return (model.centre + noise @ model.factor).astype(np.float32)


def train(
    study: Study,
    name: str,
    pictures: np.ndarray,
    *,
    validation: np.ndarray,
    epochs: int,
    seed: int = 0,
    latent: int = 128,
    label: str = "",
    callbacks: Sequence[keras.callbacks.Callback] = (),
    **settings: Any,
) -> Autoencoder:
    """Train an autoencoder on pictures and their mirror images.

    Args:
        study: keeps the checkpoint, ``models/autoencoder/seed-<seed>/<name>.npz``.
        name: in the table of autoencoders.
        pictures: RGB uint8 (n, side, side, 3).
        validation: decides which epoch is kept.
        epochs: passes over pictures and mirror images.
        seed: of weights, order and noise.
        latent: numbers for each picture.
        label: tells this training's checkpoint from others of its name.
        callbacks: from `facestudy.training.monitor.callbacks`.
        settings: further arguments of the model's ``build``.

    Raises:
        StudyError: no such autoencoder; fewer than two pictures.
    """
    entry = registry.find(name)
    if min(len(pictures), len(validation)) < FEWEST:
        raise StudyError(
            f"{len(pictures)} training and {len(validation)} validation faces are too few: an "
            f"autoencoder needs {FEWEST} of each"
        )
    x, mean = mirrored(pictures), _mean_face(pictures)
    steps = epochs * -(-len(x) // BATCH_SIZE)
    fit.set_seed(random_streams.integer(seed, NAME, name, "weights"))
    module = registry.load(entry)
    network = module.build(pictures.shape[1], latent, steps=steps, mean=mean, **settings)
    history = fit.fit(
        network.model, x, x, validation=(validation, validation), epochs=epochs, seed=seed,
        checkpoint=study.model(NAME, seed) / f"{name}{label and '-'}{label}.npz", repeats=1,
        batch_size=BATCH_SIZE, accuracy=False, callbacks=callbacks, stream=f"{NAME} {name}",
        note=entry.title,
    )  # fmt: skip
    return _with_samples(entry, network, history, x, latent)


def _with_samples(
    entry: registry.Entry, network: Network, history: pd.DataFrame, x: np.ndarray, latent: int
) -> Autoencoder:
    centre, factor = np.zeros(latent), np.eye(latent)
    if not entry.has_prior:
        centre, factor = normal_fit(predict(network.encoder, x))
    return Autoencoder(entry.name, entry.title, network, history, centre, factor)


def normal_fit(latent: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean (d,) and a factor (d, d) of the covariance of latent vectors (n, d)."""
    centre = latent.mean(axis=0, dtype=float)
    offsets = latent - centre
    values, vectors = np.linalg.eigh(offsets.T @ offsets / max(1, len(latent) - 1))
    return centre, np.sqrt(np.maximum(values, 0))[:, None] * vectors.T


def predict(model: keras.Model, x: np.ndarray, batch_size: int = 64) -> np.ndarray:
    """A model's output for all rows, float32; it is not compiled first."""
    outputs = [
        keras.ops.convert_to_numpy(model(x[start : start + batch_size], training=False))
        for start in range(0, len(x), batch_size)
    ]
    return np.concatenate(outputs).astype("float32", copy=False)


def _mean_face(pictures: np.ndarray) -> np.ndarray:
    """Of the pictures and their mirror images, float32 (side, side, 3) of 0-1."""
    mean = pictures.mean(axis=0) / 255
    return ((mean + mean[:, ::-1]) / 2).astype(np.float32)
