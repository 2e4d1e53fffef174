"""Before and after: the same split, the same good test faces."""

from types import SimpleNamespace

import numpy as np
import pytest
from support.mean_network import MeanNetwork

from facestudy.curate import before_after, decisions
from facestudy.features import bank as features

pytestmark = pytest.mark.long


@pytest.fixture
def backbone(monkeypatch):
    bank = features.build_bank
    monkeypatch.setattr(
        features,
        "build_bank",
        lambda named, pictures, **more: bank(MeanNetwork(), pictures, key="m", **more),
    )
    return SimpleNamespace(name="means", features=12, standardise=True, named=lambda part: part)


def test_bad_faces_leave_training_and_test(cropped_study, backbone):
    study = cropped_study(["art", "law"] * 40)
    ids = sorted(path.stem for path in study.faces.glob("*.png"))
    decisions.append(
        study, [{"id": picture_id, "verdict": "bad", "source": "hand"} for picture_id in ids[::5]]
    )
    table = before_after.compare_bottleneck(study, backbone, seeds=2, epochs=1)
    assert table.index.tolist() == ["all faces", "curated", "curated - all"]
    trained, tested = table["trained_on"], table["tested_on"]
    assert 48 <= trained["all faces"] <= 64 and trained["curated"] < trained["all faces"]
    assert trained["curated - all"] == trained["all faces"] - trained["curated"]
    assert tested.nunique() == 1 and tested["curated"] < 80 - trained["all faces"]
    change = table.loc["curated - all", "accuracy"]
    expected = table.loc["curated", "accuracy"] - table.loc["all faces", "accuracy"]
    assert change == pytest.approx(expected)
    assert (table["low"] <= table["accuracy"]).all() and np.isfinite(table.to_numpy()).all()


def test_one_class_alone_cannot_be_compared(cropped_study, backbone):
    for categories in (["art"] * 20, ["art"] * 20 + ["law"] * 3, [""] * 12):
        study = cropped_study(categories)
        assert before_after.compare_bottleneck(study, backbone, seeds=1) is None
