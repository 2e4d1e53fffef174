"""dlib's face network in Keras: dlib's own output is the reference."""

import importlib.util
import struct

import cv2
import dlib
import numpy as np
import pytest

from facestudy.models.backbones import dlib_weights, face_resnet
from facestudy.study.errors import StudyError

TOLERANCE = 1e-5  # deliberate mistakes give 4e-4 and more, float32 rounding about 4e-6


@pytest.fixture(scope="module")
def backbone():
    return face_resnet.load()


@pytest.fixture(scope="module")
def embedding():
    return face_resnet.embedding()


@pytest.fixture(scope="module")
def data():
    return face_resnet.weights().read_bytes()


def noise(side, count=6):
    shape = (count, side, side, 3)
    return np.random.default_rng(1).integers(0, 256, shape, dtype=np.uint8)


def smooth(side, count=6):
    small = np.random.default_rng(2).integers(0, 256, (count, 5, 5, 3), dtype=np.uint8)
    return np.stack([cv2.resize(one, (side, side), interpolation=cv2.INTER_CUBIC) for one in small])


def constant(side):
    colours = np.uint8([[0, 0, 0], [255, 255, 255], [200, 30, 90], [123, 117, 104]])
    return np.broadcast_to(colours[:, None, None], (4, side, side, 3)).copy()


@pytest.mark.long
@pytest.mark.parametrize("chips", [noise(150), smooth(150), constant(150)])
def test_the_embedding_is_dlibs_own(embedding, chips):
    network = dlib.face_recognition_model_v1(str(face_resnet.weights()))
    wanted = np.stack([np.array(network.compute_face_descriptor(chip)) for chip in chips])
    np.testing.assert_allclose(embedding.predict(chips, verbose=0), wanted, atol=TOLERANCE, rtol=0)


@pytest.mark.long
def test_pictures_of_128_pixels_are_enlarged_and_cut_without_loss(backbone, embedding):
    pictures = smooth(128)
    large = np.stack([cv2.resize(one, (150, 150)) for one in pictures.astype("float32")])
    wanted = embedding.predict(large, verbose=0)
    features = backbone.tail.predict(backbone.frozen.predict(pictures, verbose=0), verbose=0)
    found = features @ embedding.get_layer("embedding").get_weights()[0]
    np.testing.assert_allclose(found, wanted, atol=TOLERANCE, rtol=0)


def test_the_cut_is_before_the_last_residual_block(backbone):
    assert backbone.frozen.output_shape == (None, 4, 4, 256)
    assert backbone.features == 256
    assert backbone.tail.count_params() == 2 * (9 * 256 * 256 + 256)
    assert backbone.frozen.count_params() + backbone.tail.count_params() == 5_574_720
    assert backbone.digest == face_resnet.DIGEST
    assert "face_recognition_models" in backbone.note


@pytest.mark.long
def test_stages_give_the_features_of_every_depth(backbone, embedding):
    pictures = smooth(128)
    outputs = face_resnet.stages().predict(pictures, verbose=0)
    widths = {name: array.shape[1] for name, array in outputs.items()}
    assert widths == {
        **{"stage1": 32, "stage2": 64, "stage3": 128, "stage4": 256, "stage5": 256},
        "embedding": 128,
    }
    cut = backbone.frozen.predict(pictures, verbose=0)
    np.testing.assert_allclose(outputs["stage4"], cut.mean(axis=(1, 2)), atol=TOLERANCE)
    features = backbone.tail.predict(cut, verbose=0)
    np.testing.assert_allclose(outputs["stage5"], features, atol=TOLERANCE)
    kernel = embedding.get_layer("embedding").get_weights()[0]
    np.testing.assert_allclose(outputs["embedding"], features @ kernel, atol=TOLERANCE)


@pytest.mark.long
def test_stages_on_a_grid_keep_where_things_are(backbone):
    pictures = smooth(128)
    cut = backbone.frozen.predict(pictures, verbose=0)
    quarters = cut.reshape(-1, 2, 2, 2, 2, 256).mean(axis=(2, 4)).reshape(len(pictures), -1)
    outputs = face_resnet.stages(2).predict(pictures, verbose=0)
    np.testing.assert_allclose(outputs["stage4"], quarters, atol=TOLERANCE)
    assert outputs["stage1"].shape[1] == 4 * 32


def test_a_grid_without_cells_is_refused():
    with pytest.raises(StudyError, match="1 or more"):
        face_resnet.stages(0)


# The weights file


def test_the_file_holds_29_convolutions(data):
    network = dlib_weights.parse(data, "file")
    assert len(network.convolutions) == 29
    assert network.convolutions[0].kernel.shape == (7, 7, 3, 32)
    assert network.embedding.shape == (256, 128)


@pytest.mark.parametrize("kept", [0, 1, 100, 5_000, 1_000_000, 22_000_000, -1])
def test_a_truncated_file_is_refused(data, kept):
    with pytest.raises(StudyError, match="the file ends where"):
        dlib_weights.parse(data[:kept], "file")


@pytest.mark.parametrize(
    ("mark", "replacement"),
    [
        (b"loss_metric_2", b"loss_metric_3"),
        (b"input_rgb_image_sized", b"input_rgb_image_fixed"),
        (b"con_4", b"con_5"),
        (b"affine_", b"bn_con_"),
        (b"max_pool_2", b"avg_pool_2"),
        (b"add_prev_", b"mul_prev_"),
        (b"fc_2", b"fc_1"),
    ],
)
def test_another_network_is_refused(data, mark, replacement):
    assert mark in data
    with pytest.raises(StudyError, match="is not dlib's face recognition network.*byte"):
        dlib_weights.parse(data.replace(mark, replacement), "file")


def test_a_wrong_size_is_named(data):
    fields = b"con_4\x01\x02\x02"  # the layer's name, a tensor's version, its first dimension
    start = data.index(fields) + len(fields)
    altered = data[:start] + struct.pack("<H", 9) + data[start + 2 :]
    with pytest.raises(StudyError, match="a tensor's size is 9 where 4736 belongs"):
        dlib_weights.parse(altered, "file")


def test_undefined_numbers_are_refused(data):
    altered = data[:9_000] + struct.pack("<f", np.nan) * 4 + data[9_016:]
    for shift in range(4):  # one of the four stands where a number of the tensor begins
        altered = data[: 9_000 + shift] + struct.pack("<f", np.nan) + data[9_004 + shift :]
        try:
            dlib_weights.parse(altered, "file")
        except StudyError as error:
            assert "infinite or undefined" in str(error)
            break
    else:
        pytest.fail("no number was refused")


def test_bytes_left_over_are_refused(data):
    with pytest.raises(StudyError, match="3 bytes are left over"):
        dlib_weights.parse(data + b"abc", "file")


def test_one_altered_number_is_refused(data, tmp_path, monkeypatch):
    path = tmp_path / face_resnet.FILE
    path.write_bytes(data[:10_000] + bytes([data[10_000] ^ 1]) + data[10_001:])
    monkeypatch.setattr(face_resnet, "weights", lambda: path)
    with pytest.raises(StudyError, match="not the published file"):
        face_resnet.load()


def test_a_missing_package_says_how_to_install_it(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(StudyError, match="pip install .*face_recognition_models"):
        face_resnet.load()


def test_a_missing_file_is_one_clear_error(tmp_path):
    with pytest.raises(StudyError, match="could not be read"):
        dlib_weights.read(tmp_path / "nothing.dat")
