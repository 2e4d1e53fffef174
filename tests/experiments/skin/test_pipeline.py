"""The encoder, BYOL, its collapse, and trainings that are killed and resumed."""

import importlib.util
import subprocess
import sys

import keras
import numpy as np
import pandas as pd
import pytest

from facestudy.experiments.skin.encoder import byol, pretraining, resnet18, views
from facestudy.experiments.skin.topics import features
from facestudy.study.errors import StudyError
from facestudy.training import recorder

pytestmark = pytest.mark.long

EPOCHS = 3


@pytest.fixture(scope="module")
def pictures(made_skin) -> np.ndarray:
    return made_skin(20).images


def run(tiny, pictures, path, *, epochs=EPOCHS, seed=0):
    steps = pretraining.step_count(len(pictures), EPOCHS, batch=32)
    model = pretraining.build_byol(steps, settings=tiny, seed=seed)
    history = pretraining.pretrain(
        model, pictures, epochs=epochs, seed=seed, checkpoint=path, batch=32
    )
    return history, model


@pytest.fixture(scope="module")
def trained(tiny, pictures, tmp_path_factory):
    """History and model of an undisturbed training."""
    return run(tiny, pictures, tmp_path_factory.mktemp("whole") / "state.npz")


def test_resnet18_has_the_published_number_of_parameters():
    model = resnet18.build_resnet18()
    assert model.count_params() == resnet18.PARAMETERS == 11_186_112
    assert model.output_shape == (None, 512)
    ends = [layer.name for layer in resnet18.depth_model(model).layers if "moments" in layer.name]
    assert resnet18.depth_model(model).output_shape == (None, 2 * (64 + 2 * (64 + 128 + 256 + 512)))
    assert len(ends) == 9


def test_the_usual_stem_halves_a_picture_twice():
    model = resnet18.build_resnet18()
    assert model.get_layer("stem_relu").output.shape == (None, 32, 32, 64)
    assert model.get_layer("stem_pool").output.shape == (None, 16, 16, 64)
    assert model.get_layer("stage4_block2").output.shape == (None, 2, 2, 512)


def test_a_view_changes_while_training_only(pictures):
    layers = views.build_views(colour=0.1, grain=2.0)
    plain = np.asarray(layers(pictures[:4], training=False))
    np.testing.assert_array_equal(plain, pictures[:4])
    one, other = (np.asarray(layers(pictures[:4], training=True)) for _ in range(2))
    assert one.shape == pictures[:4].shape and np.abs(one - other).mean() > 1
    assert one.min() >= 0 and one.max() <= 255


def test_views_keep_the_tone_unless_colour_is_asked_for(pictures):
    def colour_change(**changed: float) -> float:
        layers = views.build_views(brightness=0.0, slope=0.0, **changed)
        seen = [np.asarray(layers(pictures, training=True)).mean(axis=(1, 2)) for _ in range(6)]
        return float(np.std(seen, axis=0).mean())

    assert colour_change() < 2 < colour_change(colour=0.3)
    with pytest.raises(ValueError, match="views have no hue"):
        views.build_views(hue=1.0)


def test_the_target_follows_the_encoder_and_is_not_trained(tiny, trained):
    model = trained[1]
    trained = {id(each) for each in model.trainable_variables}
    assert trained and not trained & {id(each) for each in model.target.weights}
    own, copied = (
        np.concatenate([np.ravel(each) for each in net.get_weights()])
        for net in (model.encoder, model.target)
    )
    first = resnet18.build_encoder(**tiny)
    moved = np.abs(own - copied).mean()
    assert 0 < moved < np.abs(own - np.concatenate([w.ravel() for w in first.get_weights()])).mean()


def test_the_targets_momentum_rises_along_a_cosine_to_one(tiny):
    model = pretraining.build_byol(100, settings=tiny)
    rates = [float(model.target_momentum(np.float32(step))) for step in (0, 50, 100, 200)]
    assert rates == pytest.approx([0.97, 0.985, 1.0, 1.0], abs=1e-6)


def test_the_loss_is_zero_for_right_and_four_for_opposite_predictions(tiny):
    model = pretraining.build_byol(10, settings=tiny)
    vectors = np.random.default_rng(0).normal(size=(6, 5)).astype("float32")
    swapped = np.concatenate([vectors[3:], vectors[:3]])
    for predicted, loss in ((swapped, 0), (-swapped, 4)):
        computed = model.compute_loss(y_pred=(predicted, 3 * vectors, vectors))
        assert float(computed) == pytest.approx(loss, abs=1e-5)


def test_training_lowers_the_loss_without_collapse(trained):
    history = trained[0]
    assert history.columns.tolist() == pretraining.COLUMNS
    assert history["loss"].iloc[-1] < history["loss"].iloc[0]
    assert history["spread"].iloc[-1] > byol.MIN_SPREAD
    assert history.attrs["seconds"] > 0


def test_a_killed_training_ends_bit_for_bit_like_an_undisturbed_one(
    tiny, pictures, trained, tmp_path
):
    whole, model = trained
    seen = []

    class Killed(Exception):
        pass

    original = pretraining.checkpoints.save

    def save(*arguments):
        original(*arguments)
        seen.append(1)
        if len(seen) == 1:
            raise Killed

    pretraining.checkpoints.save = save
    try:
        with pytest.raises(Killed):
            run(tiny, pictures, tmp_path / "killed.npz")
    finally:
        pretraining.checkpoints.save = original
    rest, resumed = run(tiny, pictures, tmp_path / "killed.npz")
    pd.testing.assert_frame_equal(whole, rest, check_exact=True)
    for one, other in zip(model.get_weights(), resumed.get_weights(), strict=True):
        np.testing.assert_array_equal(one, other)


def test_another_seed_gives_another_training(tiny, pictures, trained, tmp_path):
    other, _ = run(tiny, pictures, tmp_path / "state.npz", epochs=1, seed=1)
    assert other["loss"].tolist() != trained[0]["loss"].tolist()[:1]


def test_too_few_patches_are_refused_before_anything_is_trained(tiny, pictures, tmp_path):
    with pytest.raises(StudyError, match="24 patches are too few for training: at least 64"):
        run(tiny, pictures[:24], tmp_path / "state.npz")


def test_a_collapsed_network_stops_with_a_plain_message(tiny, pictures, tmp_path):
    model = pretraining.build_byol(30, settings=tiny)
    kernel, *rest = model.projector.get_layer("projector_out").get_weights()
    same = np.zeros_like(kernel)
    same[:, 0] = np.abs(kernel[:, 0])  # behind a ReLU: one direction for every patch
    model.projector.get_layer("projector_out").set_weights([same, *rest])
    model.compile(keras.optimizers.SGD(0.0), jit_compile=False)  # and it stays so
    with pytest.raises(
        StudyError, match="collapsed by epoch 3: all patches have nearly the same projection"
    ):
        pretraining.pretrain(
            model, pictures, epochs=5, seed=0, checkpoint=tmp_path / "state.npz", batch=32
        )


def test_collapse_needs_more_than_a_bad_beginning():
    bad = {"loss": 0.0, "spread": 0.01, "similarity": 0.999}
    good = {"loss": 1.0, "spread": 0.9, "similarity": 0.1}
    byol.check_collapse([bad, bad, good])
    with pytest.raises(StudyError, match="collapsed"):
        byol.check_collapse([good, bad, bad, bad])
    with pytest.raises(StudyError, match="diverged in epoch 2"):
        byol.check_collapse([good, good | {"loss": float("nan")}])


def test_an_encoder_may_start_from_the_pretrained_network():
    network = resnet18.build_encoder("face_resnet", side=64)
    assert network.output_shape == (None, 256)
    assert len(network.trainable_weights) == len(network.weights) > 50
    with pytest.raises(StudyError, match="choose resnet18 or face_resnet"):
        resnet18.build_encoder("vgg")


def test_whitened_views_differ_by_one_and_patches_by_more(tiny, pictures):
    network, layers = resnet18.build_encoder(**tiny), views.build_views()
    whitening = features.fit_whitening(network, pictures, layers, count=4)
    whitened = whitening.apply(features.depth_features(network, pictures))
    np.testing.assert_allclose(whitened.var(axis=0)[:3], whitening.ratios[:3], rtol=1e-3)
    assert whitening.ratios[0] > 3 and (np.diff(whitening.ratios) <= 1e-6).all()
    depths = features.depth_features(network, pictures)
    np.testing.assert_array_equal(depths, features.depth_features(network, pictures))


def test_features_follow_tone_without_labels(tiny, made_skin):
    made, network = made_skin(20), resnet18.build_encoder(**tiny)
    whitening = features.fit_whitening(network, made.images, views.build_views(grain=0.0), count=3)
    whitened = whitening.apply(features.depth_features(network, made.images))
    correlation = np.corrcoef(whitened[:, :4].T, made.truth["tone"])[-1, :-1]
    assert np.abs(correlation).max() > 0.8


def test_patches_that_are_all_the_same_are_refused(tiny):
    same = np.full((20, 64, 64, 3), 120, np.uint8)
    with pytest.raises(StudyError, match="all patches are the same"):
        features.fit_whitening(
            resnet18.build_encoder(**tiny), same, keras.Sequential([views.Relight()])
        )


@pytest.mark.slow
@pytest.mark.parametrize("backend", ["jax", "torch"])
def test_byol_learns_and_resumes_on_other_backends(backend, tmp_path):
    if importlib.util.find_spec(backend) is None:
        pytest.skip(f"{backend} is not installed")
    code = (
        "import os; os.environ['KERAS_BACKEND'] = %r\n"
        "import keras, numpy as np\nfrom pathlib import Path\n"
        "from facestudy.experiments.skin.encoder import pretraining\n"
        "x = np.random.default_rng(0).integers(0, 255, (64, 64, 64, 3), dtype='uint8')\n"
        "tiny = {'side': 64, 'filters': (8, 16), 'blocks': 1}\n"
        "def train(name, epochs):\n"
        "    keras.utils.set_random_seed(0)\n"
        "    model = pretraining.build_byol(4, settings=tiny)\n"
        "    how = {'seed': 0, 'checkpoint': Path(%r) / name, 'batch': 32}\n"
        "    return model, pretraining.pretrain(model, x, epochs=epochs, **how)['loss']\n"
        "model, losses = train('whole.npz', 2)\n"
        "values = keras.ops.convert_to_numpy\n"
        "gap = [np.abs(values(a) - values(b)).max() for a, b in model._pairs]\n"
        "assert np.isfinite(losses).all() and 0 < max(gap) < 1\n"
        "train('resumed.npz', 1)\n"
        "assert np.allclose(train('resumed.npz', 2)[1], losses, rtol=1e-6), losses\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code % (backend, str(tmp_path))], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-2000:]


def test_the_seeds_of_views_are_set_by_the_epoch_alone(pictures):
    layers = views.build_views(grain=1.0)
    recorder.reseed(layers, 3, 7)
    one = np.asarray(layers(pictures[:3], training=True))
    recorder.reseed(layers, 3, 8)
    other = np.asarray(layers(pictures[:3], training=True))
    recorder.reseed(layers, 3, 7)
    np.testing.assert_array_equal(one, np.asarray(layers(pictures[:3], training=True)))
    assert (one != other).any()
