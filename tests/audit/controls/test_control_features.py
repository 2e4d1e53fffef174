"""Every picture is seen in each way once; what was kept is used, mended and forgotten."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from facestudy.audit.controls import control_features, control_images
from facestudy.audit.controls.control_features import (
    BACKGROUND,
    COLOURS,
    CROP,
    FACE,
    FILE,
    REST,
    with_face,
)
from facestudy.features import bank
from facestudy.prepare import crop
from facestudy.study import files, index
from facestudy.study.paths import Study


@pytest.fixture
def ready(placed) -> tuple[Study, pd.DataFrame]:
    study = placed(["art", "art", "law", "law", "law"], department=list("xyxyy"))
    table = index.read(study.index)
    return study, table[["id", "category", "department"]].assign(group=table["id"])


def kept(study: Study) -> list:
    return list(study.features.glob("audit-*.npz"))


def test_every_kind_has_a_row_for_each_picture_in_the_order_asked_for(ready, backbone):
    study, rows = ready
    forward = control_features.of_study(study, rows, backbone)
    back = control_features.of_study(study, rows[::-1], backbone)
    assert set(forward.features) == {CROP, FACE, BACKGROUND, COLOURS, FILE}
    assert back.rows["id"].tolist() == rows["id"][::-1].tolist()
    for kind, seen in forward.features.items():
        assert len(seen) == 5
        np.testing.assert_array_equal(back.features[kind], seen[::-1])
    assert forward.features[COLOURS].shape == (5, 48)


def test_the_network_sees_the_crop_the_face_alone_and_the_background(ready, backbone, network):
    study, rows = ready
    found = control_features.of_study(study, rows, backbone).features
    both = crop.read(study).assign(format="png")
    for kind, make in ((FACE, control_images.face_only), (BACKGROUND, control_images.background)):
        pictures = np.stack(list(control_images.Derived(study, both, make)))
        np.testing.assert_allclose(found[kind], network.predict_on_batch(pictures), rtol=1e-6)
    assert np.abs(found[CROP] - found[FACE]).max() > 1


def test_the_second_time_nothing_is_computed(ready, backbone, network, monkeypatch):
    study, rows = ready
    first = control_features.of_study(study, rows, backbone)
    assert network.shown == 15 and len(kept(study)) == 1
    monkeypatch.setattr(control_images, "Derived", None)
    monkeypatch.setattr(control_features, "Crops", None)
    second = control_features.of_study(study, rows, backbone)
    assert network.shown == 15
    for kind, seen in first.features.items():
        np.testing.assert_array_equal(second.features[kind], seen)


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 half of it", None])
def test_a_damaged_file_is_made_again(ready, backbone, damage):
    study, rows = ready
    first = control_features.of_study(study, rows, backbone)
    (path,) = kept(study)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    second = control_features.of_study(study, rows, backbone)
    for kind, seen in first.features.items():
        np.testing.assert_array_equal(second.features[kind], seen)
    with np.load(path) as again:
        assert set(again) >= set(control_features.NAMES)


def test_a_changed_byte_is_not_believed(ready, backbone):
    study, rows = ready
    first = control_features.of_study(study, rows, backbone)
    (path,) = kept(study)
    data = bytearray(path.read_bytes())
    data[data.index(first.features[FACE].tobytes())] ^= 4
    path.write_bytes(data)
    second = control_features.of_study(study, rows, backbone)
    np.testing.assert_array_equal(second.features[FACE], first.features[FACE])


def test_faces_found_elsewhere_are_seen_anew(ready, backbone):
    study, rows = ready
    before = control_features.of_study(study, rows, backbone).features
    faces = crop.read(study)
    faces["left_eye_x"] += 5
    files.write_csv(study.faces_csv, faces)
    after = control_features.of_study(study, rows, backbone).features
    assert not np.array_equal(before[FACE], after[FACE])
    np.testing.assert_array_equal(before[CROP], after[CROP])


def test_another_backbone_does_not_get_these_features(ready, backbone, network):
    study, rows = ready
    control_features.of_study(study, rows, backbone)
    other = SimpleNamespace(**vars(backbone) | {"digest": "1" * 64})
    control_features.of_study(study, rows, other)
    assert len(kept(study)) == 2


def test_forgetting_leaves_no_file_and_names_the_pictures_made_of_a_person(
    ready, backbone, network
):
    study, rows = ready
    control_features.of_study(study, rows, backbone)
    theirs = crop.read(study).assign(format="png").iloc[[1, 3]]
    made = control_features.forget(study, theirs)
    assert kept(study) == [] and len(made) == 4
    assert bank.forget(study.features, made) == 4
    shown = network.shown
    control_features.of_study(study, rows, backbone)
    assert network.shown - shown == 4


def test_pictures_that_cannot_be_made_do_not_stop_forgetting(ready, backbone):
    study, rows = ready
    control_features.of_study(study, rows, backbone)
    theirs = crop.read(study).assign(format="png")
    theirs.loc[0, "nose_x"] = np.nan
    (study.raw / f"{theirs['id'][1]}.png").write_bytes(b"damaged")
    assert len(control_features.forget(study, theirs)) == 2 * 3 and kept(study) == []


@pytest.mark.parametrize(
    ("kind", "widths"),
    [
        (CROP, [1]),
        (FACE, [2]),
        (COLOURS, [4]),
        (REST, [3, 4, 5]),
        (with_face(FILE), [2, 5]),
        (with_face(REST), [2, 3, 4, 5]),
    ],
)
def test_a_kind_is_one_block_or_several(kind, widths):
    order = (CROP, FACE, BACKGROUND, COLOURS, FILE)
    seen = {each: np.zeros((2, width)) for width, each in enumerate(order, start=1)}
    assert [block.shape[1] for block in control_features.blocks(seen, kind)] == widths


def test_every_kind_has_its_blocks():
    seen = dict.fromkeys((CROP, FACE, BACKGROUND, COLOURS, FILE), np.zeros((2, 1)))
    assert (
        all(control_features.blocks(seen, kind) for kind in control_features.KINDS)
        and len(set(control_features.KINDS)) == 10
    )


def test_selected_rows_keep_their_features(simulated):
    study = simulated(0)
    chosen = study.select(np.array([5, 2]))
    assert chosen.rows["id"].tolist() == study.rows["id"].iloc[[5, 2]].tolist()
    np.testing.assert_array_equal(chosen.features[FACE], study.features[FACE][[5, 2]])
