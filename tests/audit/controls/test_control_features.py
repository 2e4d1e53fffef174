"""Features of every control are computed once; the cache is used, repaired and forgotten."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from facestudy.audit.controls import background, control_features, face_only, registry
from facestudy.audit.controls.control_features import StudyFeatures, study_features
from facestudy.audit.controls.control_images import TransformedPictures
from facestudy.audit.controls.registry import ALL_SITE, CROP, with_face
from facestudy.features import bank
from facestudy.prepare import crop
from facestudy.study import files, index
from facestudy.study.paths import Study


@pytest.fixture
def ready(located) -> tuple[Study, pd.DataFrame]:
    study = located(["art", "art", "law", "law", "law"], department=list("xyxyy"))
    table = index.read(study.index)
    return study, table[["id", "category", "department"]].assign(group=table["id"])


def cached(study: Study) -> list:
    return list(study.features.glob("audit-*.npz"))


@pytest.mark.long
def test_every_control_has_a_row_for_each_picture_in_the_order_asked_for(ready, backbone):
    study, rows = ready
    forward = study_features(study, rows, backbone)
    backward = study_features(study, rows[::-1], backbone)
    assert list(forward.features) == [CROP, *registry.CONTROLS]
    assert backward.rows["id"].tolist() == rows["id"][::-1].tolist()
    for name, features in forward.features.items():
        assert len(features) == 5
        np.testing.assert_array_equal(backward.features[name], features[::-1])
    assert forward.features["colours"].shape == (5, 48)


def test_the_network_sees_the_crop_the_face_alone_and_the_background(ready, backbone, network):
    study, rows = ready
    features = study_features(study, rows, backbone).features
    both = crop.read(study).assign(format="png")
    for name, control in (("face only", face_only), ("background", background)):
        pictures = np.stack(list(TransformedPictures(study, both, control.transform)))
        np.testing.assert_allclose(features[name], network.predict_on_batch(pictures), rtol=1e-6)
    assert np.abs(features[CROP] - features["face only"]).max() > 1


def test_the_second_time_nothing_is_computed(ready, backbone, network, monkeypatch):
    study, rows = ready
    first = study_features(study, rows, backbone)
    assert network.shown == 15 and len(cached(study)) == 1
    monkeypatch.setattr(control_features, "TransformedPictures", None)
    monkeypatch.setattr(control_features, "Crops", None)
    second = study_features(study, rows, backbone)
    assert network.shown == 15
    for name, features in first.features.items():
        np.testing.assert_array_equal(second.features[name], features)


@pytest.mark.long
@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 half of it", None])
def test_a_damaged_file_is_made_again(ready, backbone, damage):
    study, rows = ready
    first = study_features(study, rows, backbone)
    (path,) = cached(study)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    second = study_features(study, rows, backbone)
    for name, features in first.features.items():
        np.testing.assert_array_equal(second.features[name], features)
    with np.load(path) as again:
        assert set(again) >= {"crop", "face", "background", "colours", "facts"}


@pytest.mark.long
def test_a_changed_byte_is_not_believed(ready, backbone):
    study, rows = ready
    first = study_features(study, rows, backbone)
    (path,) = cached(study)
    data = bytearray(path.read_bytes())
    data[data.index(first.features["face only"].tobytes())] ^= 4
    path.write_bytes(data)
    second = study_features(study, rows, backbone)
    np.testing.assert_array_equal(second.features["face only"], first.features["face only"])


def test_faces_found_elsewhere_are_computed_again(ready, backbone):
    study, rows = ready
    before = study_features(study, rows, backbone).features
    faces = crop.read(study)
    faces["left_eye_x"] += 5
    files.write_csv(study.faces_csv, faces)
    after = study_features(study, rows, backbone).features
    assert not np.array_equal(before["face only"], after["face only"])
    np.testing.assert_array_equal(before[CROP], after[CROP])


def test_another_backbone_does_not_get_these_features(ready, backbone, network):
    study, rows = ready
    study_features(study, rows, backbone)
    other = SimpleNamespace(**vars(backbone) | {"digest": "1" * 64})
    study_features(study, rows, other)
    assert len(cached(study)) == 2


@pytest.mark.long
def test_forgetting_leaves_no_file_and_names_the_pictures_made_of_a_person(
    ready, backbone, network
):
    study, rows = ready
    study_features(study, rows, backbone)
    theirs = crop.read(study).assign(format="png").iloc[[1, 3]]
    made = control_features.forget(study, theirs)
    assert cached(study) == [] and len(made) == 4
    assert bank.forget(study.features, made) == 4
    shown = network.shown
    study_features(study, rows, backbone)
    assert network.shown - shown == 4


def test_pictures_that_cannot_be_made_do_not_stop_forgetting(ready, backbone):
    study, rows = ready
    study_features(study, rows, backbone)
    theirs = crop.read(study).assign(format="png")
    theirs.loc[0, "nose_x"] = np.nan
    (study.raw / f"{theirs['id'][1]}.png").write_bytes(b"damaged")
    assert len(control_features.forget(study, theirs)) == 2 * 3 and cached(study) == []


@pytest.mark.parametrize(
    ("name", "widths"),
    [
        (CROP, [1]),
        ("face only", [2]),
        ("colours", [4]),
        (ALL_SITE, [3, 4, 5]),
        (with_face("file"), [2, 5]),
        (with_face(ALL_SITE), [2, 3, 4, 5]),
    ],
)
def test_what_is_compared_is_one_block_or_several(name, widths):
    order = (CROP, "face only", "background", "colours", "file")
    features = {name: np.zeros((2, width)) for width, name in enumerate(order, start=1)}
    study = StudyFeatures(pd.DataFrame(), features)
    assert [block.shape[1] for block in study.blocks(name)] == widths


def test_everything_compared_has_its_blocks():
    features = dict.fromkeys((CROP, *registry.CONTROLS), np.zeros((2, 1)))
    study = StudyFeatures(pd.DataFrame(), features)
    assert all(study.blocks(name) for name in registry.compared())
    assert len(set(registry.compared())) == 10


def test_selected_rows_keep_their_features(simulated):
    study = simulated(0)
    chosen = study.select(np.array([5, 2]))
    assert chosen.rows["id"].tolist() == study.rows["id"].iloc[[5, 2]].tolist()
    expected = study.features["face only"][[5, 2]]
    np.testing.assert_array_equal(chosen.features["face only"], expected)
