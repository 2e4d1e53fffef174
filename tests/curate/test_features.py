"""What the sorting sees: the network's half and the signals' half count the same."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from support.mean_network import MeanNetwork

from facestudy.curate import features
from facestudy.features import bank as banks


@pytest.fixture
def ready(cropped_study, monkeypatch):
    bank = banks.bank
    monkeypatch.setattr(
        banks,
        "bank",
        lambda network, pictures, **options: bank(
            MeanNetwork(), pictures, **options | {"key": options.get("key") or "means"}
        ),
    )
    study = cropped_study(["art"] * 30)
    ids = sorted(path.stem for path in study.faces.glob("*.png"))
    rng = np.random.default_rng(0)
    signals = pd.DataFrame({name: rng.normal(size=30) for name in "abc"}, index=ids)
    backbone = SimpleNamespace(name="means", named=lambda part: part)
    return study, signals, backbone


def test_both_halves_have_the_same_variance(ready):
    study, signals, backbone = ready
    seen = features.matrix(study, signals, backbone)
    assert seen.shape == (30, 12 + 3) and seen.dtype == np.float32
    spread = seen.var(axis=0)
    assert spread[:12].sum() == pytest.approx(spread[12:].sum(), rel=0.1)


def test_a_signal_far_off_does_not_outweigh_all_else(ready):
    study, signals, backbone = ready
    signals.iloc[3, 0] = 1e6
    seen = features.matrix(study, signals, backbone)
    assert np.abs(seen).max() <= features.SCALE * features.FARTHEST


def test_a_signal_that_is_the_same_for_all_tells_nothing(ready):
    study, signals, backbone = ready
    seen = features.matrix(study, signals.assign(a=1.0), backbone)
    assert np.isfinite(seen).all() and (seen[:, 12] == 0).all()


def test_rows_follow_the_signals(ready):
    study, signals, backbone = ready
    whole = features.matrix(study, signals, backbone)
    turned = features.matrix(study, signals[::-1], backbone)
    distances = np.linalg.norm(turned[::-1, None] - turned[None, ::-1], axis=2)
    expected = np.linalg.norm(whole[:, None] - whole[None], axis=2)
    assert np.allclose(distances, expected, atol=1e-3)
