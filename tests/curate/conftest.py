"""Faces with random features: good ones around one point, bad ones around another."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pytest


class Drawn(NamedTuple):
    features: np.ndarray
    truth: np.ndarray  # "good" or "bad"
    ids: list[str]


@pytest.fixture
def drawn() -> Callable[..., Drawn]:
    def make(count: int = 400, *, bad: float = 0.15, apart: float = 8.0, seed: int = 0) -> Drawn:
        rng = np.random.default_rng(seed)
        is_bad = np.arange(count) < round(bad * count)
        rng.shuffle(is_bad)
        features = rng.normal(0, 1, (count, 6)).astype(np.float32)
        features[:, 0] += apart * is_bad
        truth = np.where(is_bad, "bad", "good").astype(object)
        return Drawn(features, truth, [f"{number:016x}" for number in range(count)])

    return make


@pytest.fixture
def some_labels() -> Callable[..., np.ndarray]:
    """The truth of the first few of each kind, "" for all others."""

    def make(truth: np.ndarray, of_each: int = 12) -> np.ndarray:
        labels = np.full(len(truth), "", dtype=object)
        for kind in ("good", "bad"):
            labels[np.flatnonzero(truth == kind)[:of_each]] = kind
        return labels

    return make
