"""A stack is trained layer by layer, and ends the same however often it was killed."""

import numpy as np
import pytest
from support.denoising_faces import LAYERS, SIZE

from facestudy.experiments.denoising import pretraining, reconstruction_error
from facestudy.experiments.denoising.autoencoder import Stack, load
from facestudy.study.errors import StudyError
from facestudy.training import checkpoint, recorder

pytestmark = pytest.mark.long


def pretrain(faces: np.ndarray, folder, **options):
    settings = {"layers": LAYERS, "size": SIZE, "epochs": 3, "seed": 1} | options
    return pretraining.pretrain(faces[:18], validation=faces[18:], folder=folder, **settings)


def weights(stack: Stack) -> list[np.ndarray]:
    return stack.full_autoencoder().get_weights()


def same(one: Stack, other: Stack) -> bool:
    pairs = zip(weights(one), weights(other), strict=True)
    return all(np.array_equal(*pair) for pair in pairs)


def test_a_trained_stack_reconstructs_faces_better_than_a_fresh_one(faces, tmp_path):
    stack, history = pretrain(faces, tmp_path, epochs=20)
    fresh = Stack(LAYERS, size=SIZE, seed=1)
    trained, untrained = (reconstruction_error(faces, model) for model in (stack, fresh))
    assert trained.shape == (24,) and (trained < untrained).all()
    for _, rows in history.groupby("part"):
        assert rows["val_loss"].iloc[-1] < rows["val_loss"].iloc[0]


def test_a_picture_unlike_the_faces_is_reconstructed_badly(faces, tmp_path):
    stack, _ = pretrain(faces, tmp_path, epochs=20)
    noise = np.random.default_rng(0).integers(0, 256, (4, SIZE, SIZE, 3), dtype=np.uint8)
    unlike = noise.repeat(8, axis=1).repeat(8, axis=2)
    assert reconstruction_error(unlike, stack).min() > reconstruction_error(faces, stack).max()


def test_a_layer_is_trained_while_the_layers_before_it_stay(faces, tmp_path):
    one, _ = pretrain(faces, tmp_path / "one", layers=LAYERS[:1])
    both, _ = pretrain(faces, tmp_path / "both")
    np.testing.assert_array_equal(one.filters(), both.filters())
    deeper = [
        stack.encoder(2, start=1).get_weights()[0]
        for stack in (Stack(LAYERS, size=SIZE, seed=1), both)
    ]
    assert (deeper[0] != deeper[1]).any()


def test_the_whole_stack_can_be_trained_together_afterwards(faces, tmp_path):
    stack, history = pretrain(faces, tmp_path, together=4)
    layers_only, _ = pretrain(faces, tmp_path / "layers")
    assert history["part"].unique().tolist() == ["layer 1", "layer 2", pretraining.WHOLE]
    assert not same(stack, layers_only)
    assert (
        reconstruction_error(faces, stack).mean() < reconstruction_error(faces, layers_only).mean()
    )


@pytest.mark.parametrize("saves", [1, 3, 5])
def test_a_killed_run_ends_like_an_undisturbed_one(faces, tmp_path, monkeypatch, saves):
    whole, history = pretrain(faces, tmp_path / "whole")
    save, count = checkpoint.save, []

    def dying(*arguments) -> None:
        save(*arguments)
        count.append(1)
        if len(count) == saves:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(checkpoint, "save", dying)
        patch.setattr(recorder, "SAVE_AFTER", 0)
        with pytest.raises(KeyboardInterrupt):
            pretrain(faces, tmp_path / "killed")
    again, resumed = pretrain(faces, tmp_path / "killed")
    assert same(whole, again) and resumed.equals(history)


def test_a_saved_stack_is_the_same_and_a_damaged_one_is_named(faces, tmp_path):
    stack, _ = pretrain(faces, tmp_path, epochs=1)
    path = tmp_path / "stack.npz"
    assert same(load(path), stack) and load(path).layers == LAYERS
    path.write_bytes(path.read_bytes()[:500])
    with pytest.raises(StudyError, match=r"stack.npz is damaged .*denoising_autoencoder.ipynb"):
        load(path)
    with pytest.raises(StudyError, match="does not exist yet"):
        load(tmp_path / "none.npz")


def test_seeds_give_other_weights_and_the_same_seed_the_same():
    one, same_seed, other = (Stack(LAYERS, size=SIZE, seed=seed) for seed in (3, 3, 4))
    assert same(one, same_seed) and not same(one, other)


def test_every_depth_can_be_reached_and_decoded(faces):
    stack = Stack(LAYERS, size=SIZE)
    maps = stack.preprocess(faces[:2])
    assert maps.shape == (2, 16, 16, 3) and maps.min() >= 0 and maps.max() <= 1
    assert stack.encoder(1)(maps).shape == (2, 8, 8, 4)
    assert stack.encoder(2, start=1)(stack.encoder(1)(maps)).shape == (2, 4, 4, 6)
    assert stack.decoder(2)(stack.encoder()(maps)).shape == maps.shape


def test_grey_pictures_of_any_size_are_taken_and_anything_else_is_refused(faces):
    stack = Stack(LAYERS, size=SIZE)
    grey = faces[:3, :, :, 0]
    np.testing.assert_array_equal(
        stack.preprocess(grey), stack.preprocess(np.stack([grey] * 3, axis=-1))
    )
    assert stack.preprocess(faces[:1, 10:110, 10:110]).shape == (1, 16, 16, 3)
    for bad in (faces.astype("float32"), faces[:0], faces[0, 0]):
        with pytest.raises(StudyError, match="must be uint8"):
            stack.preprocess(bad)


@pytest.mark.parametrize(("layers", "size"), [((), 16), (LAYERS, 18), (LAYERS, 256)])
def test_a_stack_that_cannot_be_is_refused(layers, size):
    with pytest.raises(StudyError, match="halves the side"):
        Stack(layers, size=size)
