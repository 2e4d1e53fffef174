"""Augmentation: one transform, random while training, repeatable from given parameters."""

import keras
import numpy as np
import pytest

from facestudy.features.augment import IDENTITY, Augmentation


def pictures(channels: int, dtype: str = "uint8", size: int = 17) -> np.ndarray:
    values = np.random.default_rng(0).integers(0, 256, (3, size, size + 4, channels))
    return values.astype(dtype) if dtype == "uint8" else (values / 255).astype(dtype)


def moved(images: np.ndarray, rows: np.ndarray) -> np.ndarray:
    return keras.ops.convert_to_numpy(Augmentation().transform(images, rows))


@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("dtype", ["uint8", "float32"])
def test_identity_parameters_give_the_pictures_back_exactly(channels, dtype):
    images = pictures(channels, dtype)
    result = moved(images, np.repeat(IDENTITY, 3, axis=0))
    assert result.dtype == images.dtype
    np.testing.assert_array_equal(result, images)


@pytest.mark.parametrize("dtype", ["uint8", "float32"])
def test_mirroring_is_exact(dtype):
    images = pictures(3, dtype)
    rows = np.repeat(IDENTITY * [-1, 1, 1, 1, 1, 1, 1, 1], 3, axis=0)
    np.testing.assert_array_equal(moved(images, rows), images[:, :, ::-1])


def test_shift_is_a_share_of_the_size():
    images = pictures(1, size=20)
    rows = np.repeat(IDENTITY + [0, 0, 0.25, 0, 0, 0.1, 0, 0], 3, axis=0)
    np.testing.assert_array_equal(moved(images, rows)[:, :-2, :-6], images[:, 2:, 6:])


def test_quarter_turn_moves_every_pixel_to_its_place():
    images = pictures(1)[:, :, :17]
    rows = np.repeat(np.array([[0, -1, 0, 1, 0, 0, 0, 0]], "float32"), 3, axis=0)
    np.testing.assert_array_equal(moved(images, rows), np.rot90(images, axes=(1, 2)))


def test_each_picture_gets_its_own_parameters():
    images = pictures(1)
    rows = np.concatenate([IDENTITY, IDENTITY * [-1, 1, 1, 1, 1, 1, 1, 1], IDENTITY])
    result = moved(images, rows)
    np.testing.assert_array_equal(result[[0, 2]], images[[0, 2]])
    np.testing.assert_array_equal(result[1], images[1, :, ::-1])


def test_layer_changes_nothing_outside_training():
    images = pictures(3)
    np.testing.assert_array_equal(Augmentation()(images), images)
    np.testing.assert_array_equal(Augmentation()(images, training=False), images)


@pytest.mark.parametrize("channels", [1, 3])
def test_layer_moves_pictures_while_training_and_repeats_from_the_same_state(channels):
    images = pictures(channels, "float32")
    layer = Augmentation(seed=5)
    state = keras.ops.convert_to_numpy(layer.generator.state)
    first, second = (np.asarray(layer(images, training=True)) for _ in range(2))
    assert first.shape == images.shape
    assert all(np.abs(first[i] - images[i]).max() > 0.01 for i in range(3))
    assert np.abs(first - second).max() > 0.01
    layer.generator.state.assign(state)
    np.testing.assert_array_equal(layer(images, training=True), first)


def test_parameters_depend_on_seed_picture_and_view_alone():
    layer = Augmentation()
    rows = layer.parameters(1, [b"a", b"b", b"c"], 2)
    assert rows.shape == (3, 8) and rows.dtype == np.float32
    np.testing.assert_array_equal(layer.parameters(1, [b"c", b"a"], 2), rows[[2, 0]])
    others = [layer.parameters(seed, [b"a"], view)[0] for seed, view in ((2, 2), (1, 3), (3, 1))]
    assert len({row.tobytes() for row in [*rows, *others]}) == 6


def test_parameters_stay_within_the_settings():
    layer = Augmentation(rotation=20, zoom=0.2, shift=0.1, flip=0.3)
    rows = layer.parameters(0, [str(number) for number in range(4000)], 1)
    a0, a1, across, b0, b1, down = rows[:, :6].T
    assert np.abs(rows[:, [2, 5]]).max() == pytest.approx(0.1, abs=0.001)
    assert across.mean() == pytest.approx(0, abs=0.005) and down.std() > 0.05
    zoom = 1 / np.hypot(a1, b1)
    assert (zoom.min(), zoom.max()) == (pytest.approx(0.8, abs=0.01), pytest.approx(1.2, abs=0.01))
    angle = np.rad2deg(np.arctan2(-a1, b1))
    assert (angle.min(), angle.max()) == (pytest.approx(-20, abs=0.2), pytest.approx(20, abs=0.2))
    mirrored = np.sign(a0 * b1 - a1 * b0) < 0
    assert mirrored.mean() == pytest.approx(0.3, abs=0.03)


def test_no_strength_is_no_change():
    layer = Augmentation(rotation=0, zoom=0, shift=0, flip=0)
    images = pictures(3)
    np.testing.assert_array_equal(layer(images, training=True), images)
    np.testing.assert_array_equal(layer.parameters(0, [b"a"], 1), IDENTITY)


def test_layer_survives_its_config_and_settings_tell_layers_apart():
    layer = Augmentation(rotation=7, fill="reflect", seed=3)
    copy = Augmentation.from_config(layer.get_config())
    assert copy.settings() == layer.settings() != Augmentation(rotation=8).settings()
    images = pictures(3, "float32")
    np.testing.assert_array_equal(copy(images, training=True), layer(images, training=True))
