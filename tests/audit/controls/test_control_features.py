"""Features of every control are computed once; the cache is used, repaired and forgotten."""

import time
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from facestudy.audit.controls import background, control_features, face_only, one_pass, registry
from facestudy.audit.controls import raw_picture as raw
from facestudy.audit.controls.control_features import StudyFeatures, study_features
from facestudy.audit.controls.registry import CROP
from facestudy.features import bank
from facestudy.prepare import crop
from facestudy.study import files, index
from facestudy.study.errors import StudyError
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
    assert list(forward.features) == [CROP, *registry.CONTROLS] and not forward.missing
    assert backward.rows["id"].tolist() == rows["id"][::-1].tolist()
    for name, features in forward.features.items():
        assert len(features) == 5 and np.isfinite(features).all()
        np.testing.assert_allclose(backward.features[name], features[::-1], atol=1e-9)


def test_the_network_sees_the_crop_the_face_alone_and_the_background(ready, backbone, network):
    study, rows = ready
    features = study_features(study, rows, backbone).features
    pictures = [
        raw.read(study.raw, row)
        for row in one_pass.picture_rows(study, rows["id"]).to_dict("records")
    ]
    for name, control in (("face only", face_only), ("background", background)):
        shown = np.stack([control.transform(picture) for picture in pictures])
        np.testing.assert_allclose(features[name], network.predict_on_batch(shown), rtol=1e-6)
    assert np.abs(features[CROP] - features["face only"]).max() > 1


def test_each_picture_is_decoded_once_and_nothing_is_the_second_time(ready, backbone, monkeypatch):
    study, rows = ready
    decoded, decode = [], raw.decode
    monkeypatch.setattr(raw, "decode", lambda data: decoded.append(1) or decode(data))
    first = study_features(study, rows, backbone)
    assert len(decoded) == 5 and len(cached(study)) == 1
    second = study_features(study, rows, backbone)
    assert len(decoded) == 5
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


def test_faces_found_elsewhere_are_computed_again(ready, backbone):
    study, rows = ready
    before = study_features(study, rows, backbone).features
    faces = crop.read(study)
    faces["left_eye_x"] += 5
    files.write_csv(study.faces_csv, faces)
    after = study_features(study, rows, backbone).features
    assert not np.array_equal(before["face only"], after["face only"])
    np.testing.assert_array_equal(before[CROP], after[CROP])


def test_another_backbone_does_not_get_these_features(ready, backbone):
    study, rows = ready
    study_features(study, rows, backbone)
    study_features(study, rows, SimpleNamespace(**vars(backbone) | {"digest": "1" * 64}))
    assert len(cached(study)) == 2


def lose(study: Study, count: int) -> None:
    faces = crop.read(study)
    faces.loc[: count - 1, "nose_x"] = np.nan
    files.write_csv(study.faces_csv, faces)


def test_a_control_that_most_pictures_lack_is_missing_and_says_why(ready, backbone):
    study, rows = ready
    lose(study, 2)
    features = study_features(study, rows, backbone)
    assert list(features.features) == [CROP, "file"]
    assert set(features.missing) == set(registry.CONTROLS) - {"file"}
    assert (
        "cannot be formed for 2 of 5 pictures: the five landmarks" in features.missing["face only"]
    )
    assert features.blocks("face only", "file")[0].shape[0] == 5
    assert len(features.blocks("face only", "file")) == 1


@pytest.mark.long
def test_for_a_few_pictures_the_mean_stands_in_and_is_counted(located, backbone):
    study = located(["art"] * 12, department=["x"] * 12)
    rows = index.read(study.index)[["id", "category"]]
    lose(study, 1)
    features = study_features(study, rows, backbone)
    assert not features.missing and "file" not in features.filled
    assert features.filled["face only"].startswith("the mean stands in for 1 of 12 pictures: the f")
    mean = features.features["face only"][1:].mean(axis=0)
    np.testing.assert_allclose(features.features["face only"][0], mean, rtol=1e-5)
    np.testing.assert_allclose(features.features["surroundings"][0, :11], 0, atol=1e-9)


def test_a_damaged_picture_is_one_clear_error(ready, backbone):
    study, rows = ready
    (study.raw / f"{rows['id'][0]}.png").write_bytes(b"\x89PNG, or so")
    with pytest.raises(StudyError, match=f"{rows['id'][0]}.png cannot be read .*01_collect"):
        study_features(study, rows, backbone)


@pytest.mark.long
def test_forgetting_leaves_no_file_and_names_the_pictures_made_of_a_person(
    ready, backbone, network, monkeypatch
):
    study, rows = ready
    study_features(study, rows, backbone)
    theirs = crop.read(study).assign(format="png").iloc[[1, 3]]
    made = control_features.forget(study, theirs)
    assert cached(study) == [] and len(made) == 4
    assert bank.forget(study.features, made) == 4
    shown = network.shown
    monkeypatch.setattr(bank, "_BEGAN", time.time() + 1)  # a later process
    study_features(study, rows, backbone)
    assert network.shown - shown == 4


def test_pictures_that_cannot_be_made_do_not_stop_forgetting(ready, backbone):
    study, rows = ready
    study_features(study, rows, backbone)
    theirs = crop.read(study).assign(format="png")
    theirs.loc[0, "nose_x"] = np.nan
    (study.raw / f"{theirs['id'][1]}.png").write_bytes(b"damaged")
    assert len(control_features.forget(study, theirs)) == 2 * 3 and cached(study) == []


def test_selected_rows_keep_their_features():
    rows = pd.DataFrame({"id": list("abcdef")})
    study = StudyFeatures(rows, {CROP: np.arange(6)[:, None]}, {"file": "why"})
    chosen = study.select(np.array([5, 2]))
    assert chosen.rows["id"].tolist() == ["f", "c"] and chosen.missing == {"file": "why"}
    assert chosen.features[CROP].ravel().tolist() == [5, 2]
