"""Maps show the place that a network learned, line up with the picture, and change with weights."""

import importlib.util
import os
import subprocess
import sys

import keras
import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from keras import layers, ops
from support.made_pictures import png
from support.processor import NEEDS_BFLOAT16

from facestudy.audit.explain import gradcam, heatmaps
from facestudy.audit.explain.flatten_network import Grid, flatten, upsample
from facestudy.models import scratch_cnn
from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.paths import CHECKOUT

pytestmark = pytest.mark.long

matplotlib.use("agg")
SIDE, SQUARE = 32, 8


def planted(n: int, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Noise with one square, red in class 1, blue in class 0; labels; the squares' corners."""
    rng = np.random.default_rng(seed)
    pictures = rng.integers(60, 130, (n, SIDE, SIDE, 3), dtype=np.uint8)
    labels, corners = np.arange(n) % 2, rng.integers(0, SIDE - SQUARE, (n, 2))
    for picture, label, (y, x) in zip(pictures, labels, corners, strict=True):
        picture[y : y + SQUARE, x : x + SQUARE, 0 if label else 2] = 250
    return pictures, labels, corners


@pytest.fixture(scope="module")
def trained() -> keras.Model:
    """A small network that knows red squares from blue ones, with a network inside it."""
    keras.utils.set_random_seed(0)
    part = keras.Sequential(
        [
            layers.Input((SIDE, SIDE, 3)),
            layers.Rescaling(1 / 127.5, offset=-1),
            layers.Conv2D(8, 3, activation="relu", name="first"),
            layers.MaxPooling2D(2),
            layers.Conv2D(8, 3, activation="relu", name="last"),
        ]
    )
    picture = layers.Input((SIDE, SIDE, 3))
    x = layers.Dropout(0.5)(layers.GlobalAveragePooling2D()(part(picture)))
    model = keras.Model(picture, layers.Dense(2, activation="softmax", name="said")(x))
    model.compile(
        "adam", "sparse_categorical_crossentropy", metrics=["accuracy"], jit_compile=False
    )
    model.optimizer.learning_rate = 0.02
    pictures, labels, _ = planted(256, seed=1)
    model.fit(pictures, labels, epochs=12, batch_size=32, verbose=0)
    assert model.evaluate(pictures, labels, verbose=0)[1] > 0.97
    return model


def test_the_map_shows_the_place_of_what_the_class_was_known_by(trained):
    pictures, labels, corners = planted(40, seed=2)
    shown = gradcam.maps(trained, pictures, labels)
    assert shown.shape == (40, SIDE, SIDE) and shown.min() >= 0
    assert shown.max(axis=(1, 2)) == pytest.approx(1)
    peaks = np.array([np.unravel_index(one.argmax(), one.shape) for one in shown])
    inside = ((peaks >= corners - 1) & (peaks <= corners + SQUARE)).all(axis=1)
    assert inside.mean() > 0.9


def test_maps_of_a_batch_are_those_of_single_pictures(trained):
    pictures, labels, _ = planted(gradcam.BATCH + 3, seed=3)
    together = gradcam.maps(trained, pictures, labels)
    for one in (0, gradcam.BATCH + 2):
        alone = gradcam.maps(trained, pictures[one : one + 1], labels[one : one + 1])
        assert alone[0] == pytest.approx(together[one], abs=1e-4)


def test_the_gradient_is_the_logits(trained):
    """By differences, of a network of which the logit is no straight line."""
    after = keras.Sequential(
        [layers.Input((4, 4, 2)), layers.Conv2D(3, 3, activation="tanh"), layers.Flatten(),
         layers.Dense(2)]
    )  # fmt: skip
    given = np.random.default_rng(0).normal(size=(3, 4, 4, 2)).astype("float32")
    found = gradcam._gradients(after, given, np.array([0, 1, 1]))
    for picture, chosen in ((0, 0), (2, 1)):
        step = np.zeros_like(given)
        step[picture, 1, 2, 1] = 0.01
        up, down = (ops.convert_to_numpy(after(given + sign * step)) for sign in (1, -1))
        slope = (up - down)[picture, chosen] / 0.02
        assert found[picture, 1, 2, 1] == pytest.approx(slope, rel=0.02, abs=1e-4)


def edges(model: keras.Model, pictures: np.ndarray, classes: np.ndarray) -> np.ndarray:
    """A map that looks good and has never seen the network."""
    grey = pictures.astype(float).mean(axis=-1)
    return np.hypot(np.gradient(grey, axis=1), np.gradient(grey, axis=2))


def test_sanity_maps_change_with_the_weights_and_a_fake_is_found_out(trained):
    pictures, labels, _ = planted(24, seed=4)
    before = [weight.copy() for weight in trained.get_weights()]
    found = gradcam.sanity(trained, pictures, labels)
    assert found["layer"].tolist() == ["said", "last", "first"]
    assert gradcam.passes(found) and found["correlation"].iloc[-1] < 0.4
    fake = gradcam.sanity(trained, pictures, labels, explain=edges)
    assert fake["correlation"].to_numpy() == pytest.approx(1) and not gradcam.passes(fake)
    for old, new in zip(before, trained.get_weights(), strict=True):
        assert np.array_equal(old, new)


def test_sanity_takes_a_map_without_differences_for_no_likeness(trained):
    pictures, labels, _ = planted(4, seed=5)
    flat = gradcam.sanity(
        trained, pictures, labels, explain=lambda model, pictures, classes: 0 * pictures[..., 0]
    )
    assert (flat["correlation"] == 0).all()


LAYERS = {
    "valid": [layers.Conv2D(1, 3), layers.MaxPooling2D(2), layers.Conv2D(1, 3)],
    "same and stride": [layers.Conv2D(1, 3, padding="same", strides=2), layers.Conv2D(1, 5)],
    "pooling with a rest": [layers.AveragePooling2D(3, 2, padding="same"), layers.Conv2D(1, 3)],
    "padded by hand": [layers.ZeroPadding2D((3, 3)), layers.Conv2D(1, 5, strides=2)],
    "dilated": [layers.Conv2D(1, 3, dilation_rate=2), layers.AveragePooling2D(2)],
}


@pytest.mark.parametrize("kind", LAYERS)
def test_cells_lie_where_they_see(kind):
    """A spot's echo, upsampled to the picture, has its middle at the spot."""
    picture = layers.Input((64, 64, 3))
    x = picture
    for layer in LAYERS[kind]:
        copy = type(layer).from_config(layer.get_config() | {"name": None})
        x = copy(x)
        if copy.weights:
            copy.set_weights([np.ones(weight.shape) for weight in copy.get_weights()])
    network = keras.Model(picture, x)
    classifier = layers.Dense(2, activation="softmax")(layers.Flatten()(x))
    *_, step, _, _ = flatten(keras.Model(picture, classifier)).steps.values()
    places = []
    for y, x in ((24, 24), (25, 31), (30, 37), (33, 26)):  # every place against the strides
        spot = np.zeros((1, 64, 64, 3), "float32")
        spot[0, y : y + 8, x : x + 8] = 1
        cells = ops.convert_to_numpy(network(spot))[..., 0]
        cells = cells - ops.convert_to_numpy(network(0 * spot))[..., 0]
        shown = upsample(cells, step.grid, side=64)[0]
        middle = [(shown.sum(axis=axis) @ (np.arange(64) + 0.5)) / shown.sum() for axis in (1, 0)]
        places.append(np.subtract(middle, (y + 4, x + 4)))
    assert np.abs(np.mean(places, axis=0)).max() < 0.6


def test_a_resize_keeps_the_edges():
    assert Grid(0.5, 1.0).resized(64, 32) == Grid(1.0, 2.0)
    assert Grid(0.5, 1.0).resized(30, 60) == Grid(0.25, 0.5)


def test_upsampling_leaves_the_outermost_value_beyond_the_outermost_centre():
    shown = upsample(np.array([[[0.0, 1.0], [0.0, 1.0]]]), Grid(4.5, 8.0), side=16)
    assert (shown[0, :, :5] == 0).all() and (shown[0, :, 12:] == 1).all()
    assert shown[0, 3, 8] == pytest.approx(0.5)


def test_the_published_network_flattens_to_logits_of_its_probabilities():
    model = scratch_cnn.build(4)
    pictures = np.random.default_rng(0).integers(0, 256, (3, 128, 128, 3)).astype("float32")
    flat = flatten(model)
    logits = ops.convert_to_numpy(ops.softmax(flat.network(pictures)))
    assert logits == pytest.approx(ops.convert_to_numpy(model(pictures)), abs=1e-5)
    assert gradcam._last_convolution(flat) == "conv3"
    assert flat.steps["conv3"].grid == Grid(18.0, 8.0)  # cells of 12 in 128 pixels
    assert gradcam.maps(model, pictures, np.array([0, 1, 3])).shape == (3, 128, 128)


def test_what_cannot_be_explained_is_said(trained):
    pictures, labels, _ = planted(2, seed=6)
    with pytest.raises(
        StudyError, match="no layer 'nose' has a map as output: choose one of .*last"
    ):
        gradcam.maps(trained, pictures, labels, layer="nose")
    picture = layers.Input((SIDE, SIDE, 3))
    left, right = (layers.Conv2D(2, 3, name=name)(picture) for name in ("left", "right"))
    x = layers.GlobalAveragePooling2D()(layers.Add()([left, right]))
    branched = keras.Model(picture, layers.Dense(2, activation="softmax")(x))
    with pytest.raises(StudyError, match="other layers bypass the layer 'left'"):
        gradcam.maps(branched, pictures, labels, layer="left")
    with pytest.raises(StudyError, match="its last layer must be Dense softmax"):
        gradcam.maps(keras.Model(picture, x), pictures, labels)


def test_the_gallery_has_each_picture_beside_its_map(trained, tmp_path):
    pictures, labels, _ = planted(3, seed=7)
    for number, picture in enumerate(pictures):
        files.write_bytes(tmp_path / f"{number}.png", png(picture), sync=False)
    predictions = pd.DataFrame(
        {"id": list("012"), "category": list("aba"), "predicted": list("abb"),
         "p_a": [0.9, 0.2, 0.4], "p_b": [0.1, 0.8, 0.6]}
    )  # fmt: skip
    figure = heatmaps.gallery(trained, predictions, tmp_path, n=2)
    rows = np.array(figure.axes).reshape(4, 4)
    assert [len([ax for ax in row if ax.images]) for row in rows] == [2, 0, 2, 2]
    assert np.array_equal(rows[3, 0].images[0].get_array(), pictures[2])
    assert rows[3, 0].get_ylabel() == "b\nfalse positives" and rows[1, 0].texts
    assert rows[3, 1].get_title() == "→ b\n60%"
    figure.canvas.draw()
    paper = figure.bbox
    for text in figure.findobj(matplotlib.text.Text):
        if text.get_text() and text.get_visible():
            box = text.get_window_extent()
            assert box.x0 >= paper.x0 and box.x1 <= paper.x1 and box.y1 <= paper.y1
    plt.close(figure)


@NEEDS_BFLOAT16
def test_a_network_of_mixed_precision_has_the_maps_of_the_same_in_float32():
    pictures = np.random.default_rng(0).integers(0, 256, (4, 128, 128, 3)).astype("float32")
    plain, mixed = (scratch_cnn.build(3, policy=each) for each in ("float32", "mixed_bfloat16"))
    mixed.set_weights(plain.get_weights())
    one, other = (gradcam.maps(model, pictures, np.array([0, 1, 2, 0])) for model in (plain, mixed))
    assert np.corrcoef(one.ravel(), other.ravel())[0, 1] > 0.95


@pytest.mark.slow
@pytest.mark.parametrize("backend", ["jax", "torch"])
def test_all_this_holds_on_other_backends(backend):
    if importlib.util.find_spec(backend) is None:
        pytest.skip(f"{backend} is not installed")
    command = [sys.executable, "-m", "pytest", "-q", "-m", "not slow", "-n", "0", __file__]
    environment = {**os.environ, "KERAS_BACKEND": backend}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=CHECKOUT)
    assert done.returncode == 0, done.stdout[-3000:]
