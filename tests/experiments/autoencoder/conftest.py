"""Small faces that vary in a few ways, and tiny networks that draw them."""

from collections.abc import Callable

import cv2
import numpy as np
import pytest

from facestudy.experiments.autoencoder import training
from facestudy.study.paths import Study

SIDE = 16


def made_faces(n: int, seed: int = 0) -> np.ndarray:
    """Discs of varying colour, size and place on grey, RGB uint8 (n, SIDE, SIDE, 3)."""
    rng = np.random.default_rng(seed)
    faces = np.full((n, SIDE, SIDE, 3), 120, np.uint8)
    for face in faces:
        colour = [int(value) for value in rng.integers(60, 255, 3)]
        place = [int(value) for value in rng.integers(6, 11, 2)]
        cv2.circle(face, place, int(rng.integers(3, 6)), colour, -1, cv2.LINE_AA)
    return faces


@pytest.fixture(scope="session")
def discs() -> np.ndarray:
    return made_faces(120)


@pytest.fixture
def train_tiny(study: Study, discs: np.ndarray) -> Callable[..., training.Autoencoder]:
    """Train an autoencoder on discs for a moment."""

    def train(name: str = "plain", **options: object) -> training.Autoencoder:
        settings = {"validation": made_faces(20, 1), "epochs": 2, "latent": 8, **options}
        return training.train(study, name, discs, **settings)

    return train
