"""One contract for all models, on every backbone they can stand on."""

import functools

import cv2
import keras
import numpy as np
import pytest
from support import made_weights

from facestudy.models import bottleneck, classifier_head, finetune, registry, scratch_cnn
from facestudy.models.backbones import vggface_weights
from facestudy.models.backbones.base import SIDE
from facestudy.study.errors import StudyError

FROM_SCRATCH = ("scratch_cnn", "scratch_convnext", "scratch_vit")
NETWORKS = {
    name for name, entry in registry.MODELS.items() if hasattr(registry.load(entry), "compile")
}
CASES = [(name, None) for name in FROM_SCRATCH] + [
    (name, backbone) for name in ("bottleneck", "finetune") for backbone in registry.BACKBONES
]
IDS = ["-".join(filter(None, case)) for case in CASES]
PARAMETERS = {  # at 4 classes: all, trainable
    ("scratch_cnn", None): (92_868, 92_868),
    ("scratch_convnext", None): (152_644, 152_644),
    ("scratch_vit", None): (149_188, 149_188),
    ("bottleneck", "vggface"): (14_780_868, 66_180),
    ("finetune", "vggface"): (14_780_868, 2_425_988),
    ("bottleneck", "face_resnet"): (5_608_645, 33_412),  # 513 only standardise
    ("finetune", "face_resnet"): (5_608_645, 1_213_572),
}


@pytest.fixture(autouse=True)
def seed():
    """Fresh tops and dropout are the same in every run."""
    keras.utils.set_random_seed(1)


@pytest.fixture(scope="module")
def load(tmp_path_factory):
    """Load a backbone anew, VGGFace on made weights."""
    home = tmp_path_factory.mktemp("keras")
    made_weights.write(home / "models" / "vggface" / vggface_weights.FILE, made_weights.vgg16())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KERAS_HOME", str(home))
        yield functools.partial(registry.choose, precision="float32")


@pytest.fixture(scope="module", params=CASES, ids=IDS)
def case(request, load):
    """A model's name, its backbone's, and a function that builds it for so many classes."""
    name, backbone_name = request.param
    arguments = {"backbone": load(backbone_name)} if backbone_name else {}
    return request.param, lambda classes: registry.load(registry.MODELS[name]).build(
        classes, **arguments
    )


@pytest.fixture(scope="module")
def pictures():
    small = np.random.default_rng(7).integers(0, 256, (3, 9, 9, 3), dtype=np.uint8)
    return np.stack([cv2.resize(one, (SIDE, SIDE)) for one in small])


def numbers(weights):
    return sum(int(np.prod(weight.shape)) for weight in weights)


def answers(model, x):
    """As ``predict`` for a few pictures, without the seconds that tracing takes."""
    return keras.ops.convert_to_numpy(model(x))


def test_the_cases_cover_every_model_and_backbone():
    assert {name for name, _ in CASES} == NETWORKS
    assert {backbone for _, backbone in CASES if backbone} == set(registry.BACKBONES)


@pytest.mark.long
@pytest.mark.parametrize("classes", [2, 4, 17])
def test_pictures_become_probabilities(case, pictures, classes):
    _, build = case
    model = build(classes)
    before = pictures.copy()
    probabilities = answers(model, pictures)
    assert probabilities.shape == (3, classes)
    assert probabilities.dtype == np.float32
    assert {weight.dtype for weight in model.trainable_weights} == {"float32"}
    np.testing.assert_allclose(probabilities.sum(axis=1), 1, atol=1e-5)
    np.testing.assert_array_equal(pictures, before)
    np.testing.assert_array_equal(answers(model, pictures.astype("float32")), probabilities)
    if classes == 4:  # tracing takes seconds
        predicted = model.predict(pictures, verbose=0)
        np.testing.assert_allclose(predicted, probabilities, atol=1e-5)
        np.testing.assert_array_equal(model.predict(pictures, verbose=0), predicted)


def test_parameters_are_the_published_ones(case):
    key, build = case
    model = build(4)
    assert (model.count_params(), numbers(model.trainable_weights)) == PARAMETERS[key]


@pytest.mark.long
def test_training_changes_what_is_trainable_and_nothing_else(case, pictures):
    (name, _), build = case
    model = registry.load(registry.MODELS[name]).compile(build(3))
    model.run_eagerly = True  # for one step, tracing takes longer
    fixed = [weight.numpy() for weight in model.non_trainable_weights]
    kernels = [weight for weight in model.trainable_weights if weight.name == "kernel"]
    before = [kernel.numpy() for kernel in kernels]
    model.train_on_batch(pictures, np.array([0, 1, 2]))
    for weight, was in zip(model.non_trainable_weights, fixed, strict=True):
        np.testing.assert_array_equal(weight.numpy(), was)
    assert all(np.any(now.numpy() != was) for now, was in zip(kernels, before, strict=True))


@pytest.mark.long
def test_weights_survive_a_file(case, pictures, tmp_path):
    _, build = case
    model = build(4)
    model.save_weights(tmp_path / "model.weights.h5")
    wanted = answers(model, pictures)
    other = build(4)
    assert np.abs(answers(other, pictures) - wanted).max() > 1e-4
    other.load_weights(tmp_path / "model.weights.h5")
    np.testing.assert_array_equal(answers(other, pictures), wanted)


def test_one_class_is_refused(case):
    _, build = case
    with pytest.raises(StudyError, match="two categories or more"):
        build(1)


# scratch_cnn


def test_three_channels_add_what_the_text_of_2019_implies():
    assert scratch_cnn.build(4, channels=3).count_params() == 93_444


@pytest.mark.parametrize(("channels", "size"), [(1, 64), (3, 64), (1, 32), (3, 48)])
def test_the_network_sees_averaged_pixels_of_0_to_1(pictures, channels, size):
    picture = keras.Input((SIDE, SIDE, 3))
    seen = keras.Model(picture, scratch_cnn.preprocess(picture, channels, size))
    found = seen.predict(pictures, verbose=0)
    assert found.shape == (3, size, size, channels)
    wanted = (
        pictures if channels == 3 else [cv2.cvtColor(one, cv2.COLOR_RGB2GRAY) for one in pictures]
    )
    wanted = [cv2.resize(one, (size, size), interpolation=cv2.INTER_AREA) for one in wanted]
    wanted = np.stack(wanted).reshape(found.shape) / 255
    # Half a grey level from OpenCV's rounding; antialiasing is only like an area resize.
    np.testing.assert_allclose(found, wanted, atol=0.006 if SIDE % size == 0 else 0.03)


class Blackout(keras.layers.Layer):
    """An augmentation that nobody can overlook: in training every picture is black."""

    def call(self, x, training=False):
        self.seen = tuple(x.shape[1:])
        return x * 0 if training else x


def test_augmentation_acts_in_training_only_on_what_the_network_sees(pictures):
    layer = Blackout()
    model = scratch_cnn.build(4, dropout=0.0, augmentation=layer)
    black = model.predict(np.zeros_like(pictures), verbose=0)
    calm = model.predict(pictures, verbose=0)
    assert layer.seen == (64, 64, 1)
    assert np.abs(calm - black).max() > 1e-3
    np.testing.assert_allclose(model(pictures, training=True), black, atol=1e-6)
    assert model.count_params() == 92_868


@pytest.mark.parametrize("arguments", [{"channels": 2}, {"size": 20}, {"size": 256}])
def test_impossible_shapes_are_refused(arguments):
    with pytest.raises(StudyError):
        scratch_cnn.build(4, **arguments)


# Both stages on one backbone


def test_the_published_top_has_66180_parameters():
    assert classifier_head.build(512, 4).count_params() == 66_180


@pytest.mark.long
def test_the_top_trained_on_features_is_the_models_own(load, pictures):
    backbone = load("face_resnet")
    own = classifier_head.compile(classifier_head.build(backbone.features, 3))
    model = bottleneck.build(3, backbone=backbone, top=own)
    features = answers(backbone.tail, answers(backbone.frozen, pictures))
    before = answers(model, pictures)
    own.fit(features, np.array([0, 1, 2]), epochs=5, verbose=0)
    after = answers(model, pictures)
    assert np.abs(after - before).max() > 1e-3
    np.testing.assert_allclose(after, answers(own, features), atol=1e-5)


@pytest.mark.long
def test_training_the_head_on_activations_trains_the_whole_model(load, pictures):
    backbone = load("face_resnet")
    own = classifier_head.build(backbone.features, 3)
    model = finetune.build(3, backbone=backbone, top=own)
    head = finetune.compile(finetune.head(backbone, own))
    assert numbers(head.trainable_weights) == numbers(model.trainable_weights)
    activations = answers(backbone.frozen, pictures)
    before = [weight.numpy() for weight in backbone.tail.weights]
    head.fit(activations, np.array([0, 1, 2]), epochs=3, verbose=0)
    assert any(
        np.any(now.numpy() != was) for now, was in zip(backbone.tail.weights, before, strict=True)
    )
    found = answers(model, pictures)
    np.testing.assert_allclose(found, answers(head, activations), atol=1e-5)


@pytest.mark.long
def test_loading_again_gives_the_pretrained_weights_whatever_was_trained(load, pictures):
    first = load("face_resnet")
    wanted = [weight.numpy() for weight in first.tail.weights]
    model = finetune.compile(finetune.build(3, backbone=first))
    model.train_on_batch(pictures, np.array([0, 1, 2]))
    for weight, was in zip(load("face_resnet").tail.weights, wanted, strict=True):
        np.testing.assert_array_equal(weight.numpy(), was)


@pytest.mark.long
def test_scratch_cnn_in_two_halves_is_the_whole_and_trains_it(pictures):
    model = scratch_cnn.build(4)
    seen, head = scratch_cnn.split_after_preprocessing(model)
    whole = model.predict(pictures, verbose=0)
    small = seen.predict(pictures, verbose=0)
    assert small.shape[1:] == (64, 64, 1) and small.max() <= 1
    assert np.allclose(head.predict(small, verbose=0), whole, atol=1e-6)
    scratch_cnn.compile(head).fit(small, np.arange(len(small)) % 4, verbose=0)
    assert not np.allclose(model.predict(pictures, verbose=0), whole, atol=1e-6)


@pytest.mark.long
def test_top_standardises_by_training_features_and_keeps_them_in_its_weights(tmp_path):
    features = np.random.default_rng(0).normal(5, 0.1, (200, 16))
    first = classifier_head.adapt(classifier_head.build(16, 3, standardise=True), features)
    inside = keras.Model(first.inputs, first.get_layer("standardise").output)
    seen = inside.predict(features, verbose=0)
    assert np.allclose(seen.mean(axis=0), 0, atol=1e-2) and np.allclose(
        seen.std(axis=0), 1, atol=0.01
    )
    first.save_weights(tmp_path / "top.weights.h5")
    second = classifier_head.build(16, 3, standardise=True)
    second.load_weights(tmp_path / "top.weights.h5")
    assert np.array_equal(first.predict(features, verbose=0), second.predict(features, verbose=0))
