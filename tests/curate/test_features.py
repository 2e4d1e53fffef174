"""The features: the network and the measurements count the same."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from support.mean_network import MeanNetwork

from facestudy.curate import features
from facestudy.features import bank as banks


@pytest.fixture
def ready(cropped_study, monkeypatch):
    bank = banks.build_bank
    monkeypatch.setattr(
        banks,
        "build_bank",
        lambda network, pictures, **options: bank(
            MeanNetwork(), pictures, **options | {"key": options.get("key") or "means"}
        ),
    )
    study = cropped_study(["art"] * 30)
    ids = sorted(path.stem for path in study.faces.glob("*.png"))
    rng = np.random.default_rng(0)
    measurements = pd.DataFrame({name: rng.normal(size=30) for name in "abc"}, index=ids)
    backbone = SimpleNamespace(name="means", named=lambda part: part)
    return study, measurements, backbone


def test_both_halves_have_the_same_variance(ready):
    study, measurements, backbone = ready
    matrix = features.matrix(study, measurements, backbone)
    assert matrix.shape == (30, 12 + 3) and matrix.dtype == np.float32
    spread = matrix.var(axis=0)
    assert spread[:12].sum() == pytest.approx(spread[12:].sum(), rel=0.1)


def test_an_outlying_measurement_does_not_outweigh_all_else(ready):
    study, measurements, backbone = ready
    measurements.iloc[3, 0] = 1e6
    matrix = features.matrix(study, measurements, backbone)
    assert np.abs(matrix).max() <= features.SCALE * features.LARGEST


def test_a_constant_measurement_is_zero(ready):
    study, measurements, backbone = ready
    matrix = features.matrix(study, measurements.assign(a=1.0), backbone)
    assert np.isfinite(matrix).all() and (matrix[:, 12] == 0).all()


def test_rows_follow_the_measurements(ready):
    study, measurements, backbone = ready
    forward = features.matrix(study, measurements, backbone)
    reversed_rows = features.matrix(study, measurements[::-1], backbone)
    distances = np.linalg.norm(reversed_rows[::-1, None] - reversed_rows[None, ::-1], axis=2)
    expected = np.linalg.norm(forward[:, None] - forward[None], axis=2)
    assert np.allclose(distances, expected, atol=1e-3)
