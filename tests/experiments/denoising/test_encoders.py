"""One contract for every encoder, and the special cases of each."""

import numpy as np
import pytest
from support.denoising_faces import LAYERS, SIZE

from facestudy.experiments.denoising import encoders
from facestudy.experiments.denoising.autoencoder import Stack
from facestudy.models.backbones import face_resnet

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def all_encoders() -> dict[str, encoders.Encoder]:
    stack = Stack(LAYERS, size=SIZE, seed=1)
    built = [
        encoders.StackEncoder(stack),
        encoders.from_scratch(stack, seed=2),
        encoders.face_resnet_embedding(),
        encoders.face_resnet_depths(),
    ]
    return {encoder.name: encoder for encoder in built}


NAMES = ("stack", "from scratch", "face_resnet, embedding", "face_resnet, all depths")


@pytest.mark.parametrize("name", NAMES)
def test_every_encoder_keeps_the_contract(all_encoders, name, faces):
    encoder = all_encoders[name]
    features = encoder.features(faces[:3])
    assert features.dtype == np.float32 and features.ndim == 2 and np.isfinite(features).all()
    assert features.shape == (3, sum(block.width for block in encoder.blocks))
    np.testing.assert_allclose(encoder.features(faces[1:2]), features[1:2], rtol=1e-3, atol=1e-4)
    grey = faces[:2, :, :, 0]
    assert encoder.features(grey).shape == (2, features.shape[1])
    assert encoder.features(faces[:1, :100, :100]).shape == (1, features.shape[1])


@pytest.mark.parametrize("name", ("stack", "from scratch"))
def test_a_stacks_model_starts_with_its_features_and_owns_its_weights(all_encoders, name, faces):
    encoder, x = all_encoders[name], all_encoders[name].prepare(faces[:2])
    before = encoder.features(faces[:2])
    model = encoder.model()
    np.testing.assert_allclose(model(x, training=False), before, atol=1e-5)
    model.set_weights([weight * 0 for weight in model.get_weights()])
    np.testing.assert_array_equal(encoder.features(faces[:2]), before)
    np.testing.assert_allclose(encoder.model()(x, training=False), before, atol=1e-5)


def test_only_the_tail_of_a_pretrained_network_is_trainable(all_encoders, faces):
    encoder = all_encoders["face_resnet, embedding"]
    model = encoder.model()
    assert sum(weight.size for weight in model.get_weights()) > 0
    trainable = sum(int(np.prod(weight.shape)) for weight in model.trainable_weights)
    assert trainable == 2 * (9 * 256 * 256 + 256)
    assert model(encoder.prepare(faces[:2]), training=False).shape == (2, 256)


def test_scratch_starts_with_the_weights_that_the_stack_of_its_seed_started_with(faces):
    stack = Stack(LAYERS, size=SIZE, seed=5)
    initial = encoders.from_scratch(stack, seed=5).features(faces[:2])
    np.testing.assert_array_equal(encoders.StackEncoder(stack).features(faces[:2]), initial)
    assert (encoders.from_scratch(stack, seed=6).features(faces[:2]) != initial).any()


def test_a_mirrored_picture_has_the_same_depths(all_encoders, faces):
    encoder = all_encoders["face_resnet, all depths"]
    features = encoder.features(np.concatenate([faces[:1], faces[:1, :, ::-1]]))
    mirrored = np.abs(features[0] - features[1]).max()
    assert mirrored < 1e-3 * np.abs(features).max()


def test_depths_are_those_of_face_resnet(all_encoders, faces):
    features = all_encoders["face_resnet, all depths"].features(faces[:2])
    network = face_resnet.stages(encoders.GRID)
    both = [network.predict(view, verbose=0) for view in (faces[:2], faces[:2, :, ::-1])]
    expected = [np.mean([outputs[name] for outputs in both], axis=0) for name in both[0]]
    np.testing.assert_allclose(features, np.concatenate(expected, axis=1), rtol=1e-3, atol=1e-3)


def test_zooms_change_the_features_but_not_their_form(all_encoders, faces):
    zoomed, plain = encoders.face_resnet_depths(zooms=True), all_encoders["face_resnet, all depths"]
    first, second = (encoder.features(faces[:2]) for encoder in (zoomed, plain))
    assert first.shape == second.shape and zoomed.key != plain.key
    assert 0.9 < np.corrcoef(first.ravel(), second.ravel())[0, 1] < 0.99999


def test_a_study_keeps_features_and_a_photograph_does_not(faces, tmp_path, monkeypatch):
    kept = encoders.face_resnet_embedding(tmp_path / "features")
    first = kept.features(faces[:2])
    assert list((tmp_path / "features").rglob("rows.bin"))
    monkeypatch.setattr(kept, "network", None)  # not needed again, for these
    with pytest.raises(AttributeError):
        kept.features(faces[2:3])
    left = set(tmp_path.rglob("*"))
    np.testing.assert_allclose(
        encoders.face_resnet_embedding().features(faces[:2]), first, atol=1e-4
    )
    assert set(tmp_path.rglob("*")) == left


def test_vggface_is_left_out_where_its_weights_are_not(monkeypatch, capsys, tmp_path):
    from facestudy.models.backbones.base import WeightsUnavailable

    def unavailable(*_, **__):
        raise WeightsUnavailable("no network here")

    monkeypatch.setattr(encoders, "vggface", unavailable)
    assert [encoder.name for encoder in encoders.pretrained_encoders()] == list(NAMES[2:])
    assert "vggface is left out" in capsys.readouterr().out
