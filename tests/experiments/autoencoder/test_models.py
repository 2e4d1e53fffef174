"""What every autoencoder must do: shapes, learning, the same again, and resuming bit for bit."""

import importlib.util
import os
import subprocess
import sys

import keras
import numpy as np
import pytest
from keras import ops

from facestudy.experiments.autoencoder import measures, training
from facestudy.experiments.autoencoder.models import adversarial, networks, registry, variational
from facestudy.study.errors import StudyError

pytestmark = pytest.mark.long


class _Killed(keras.callbacks.Callback):
    """Ends a training after an epoch, as a kill would."""

    def __init__(self, after: int):
        super().__init__()
        self.after = after

    def on_epoch_end(self, epoch: int, logs: dict | None = None) -> None:
        if epoch + 1 == self.after:
            raise KeyboardInterrupt


NAMES = [
    pytest.param(name, marks=pytest.mark.slow) if name == "variational" else name
    for name in registry.MODELS  # the one with a critic has all that the variational one has
]


@pytest.mark.parametrize("name", NAMES)
def test_a_model_learns_draws_and_resumes_bit_for_bit(name, train_tiny, discs, monkeypatch):
    monkeypatch.setattr("facestudy.training.recorder.SAVE_AFTER", 0.0)
    whole = train_tiny(name, epochs=3)
    assert whole.history["val_loss"].is_monotonic_decreasing
    latent = whole.encode(discs[:5])
    assert latent.shape == (5, 8) and whole.decode(latent).shape == (5, 16, 16, 3)
    assert np.array_equal(latent, whole.encode(discs[:5]))  # no noise outside training
    assert whole.sample(7).shape == (7, 8)

    with pytest.raises(KeyboardInterrupt):
        train_tiny(name, epochs=3, label="killed", callbacks=[_Killed(1)])
    resumed = train_tiny(name, epochs=3, label="killed")
    assert resumed.history.equals(whole.history)
    both = zip(whole.network.model.get_weights(), resumed.network.model.get_weights(), strict=True)
    assert all(np.array_equal(*pair) for pair in both)


@pytest.mark.slow
@pytest.mark.parametrize("backend", ["jax", "torch"])
def test_all_models_do_so_on_other_backends(backend):
    if importlib.util.find_spec(backend) is None:
        pytest.skip(f"{backend} is not installed")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", __file__, "-k", "learns_draws_and_resumes"],
        env={**os.environ, "KERAS_BACKEND": backend}, capture_output=True, text=True,
    )  # fmt: skip
    assert f"{len(registry.MODELS)} passed" in done.stdout, done.stdout[-3000:]


def test_the_decoder_begins_as_the_mean_face_and_gets_better(study, train_tiny, discs):
    network = registry.load(registry.find("plain")).build(16, 8, mean=discs.mean(axis=0) / 255)
    drawn = training.predict(network.decoder, np.zeros((1, 8), "float32"))
    assert np.allclose(drawn[0], discs.mean(axis=0) / 255, atol=1e-5)
    trained = train_tiny(epochs=12)
    assert measures.explained(discs, trained.decode(trained.encode(discs)), discs) > 0.5


def test_the_counts_of_parameters_are_those_of_the_docstrings():
    counts = {name: registry.load(entry).build() for name, entry in registry.MODELS.items()}
    assert {name: made.model.count_params() for name, made in counts.items()} == {
        "plain": 2_445_123, "variational": 2_969_540, "adversarial": 3_663_781,
    }  # fmt: skip
    assert networks.build_encoder(128, 256).count_params() == 2_787_808
    assert networks.build_decoder(128, 128).count_params() == 2_316_259


def test_the_divergence_warms_up_and_free_bits_cost_nothing():
    sampling = variational.Sampling(weight=2.0, warm_up=4, free=0.25)
    numbers = np.zeros((3, 8), "float32")
    numbers[:, 0] = 2.0  # of four means one is 2: half its square above the free bits
    full = 2.0 * (2.0 + 3 * 0.25)

    def loss(training: bool) -> float:
        sampling(numbers, training=training)
        return float(ops.sum(ops.stack(sampling.losses)))

    assert loss(False) == pytest.approx(full)
    assert [loss(True) for _ in range(5)] == pytest.approx(
        [full * k for k in (0.25, 0.5, 0.75, 1, 1)]
    )


def test_the_critic_gives_the_decoder_a_direction_and_keeps_its_own():
    keras.utils.set_random_seed(0)
    layer = adversarial.Critic(16, weight=1.0)
    real = np.random.default_rng(0).integers(0, 255, (4, 16, 16, 3)).astype("float32")
    drawn = np.full((4, 16, 16, 3), 0.5, "float32")
    assert np.array_equal(layer([real, drawn], training=False), drawn) and not layer.losses
    layer([real, drawn], training=True)
    of_critic, of_decoder = (float(loss) for loss in layer.losses)
    assert of_critic > 0 and of_decoder == pytest.approx(0, abs=1e-6)
    if keras.backend.backend() == "tensorflow":
        import tensorflow as tf

        with tf.GradientTape(persistent=True) as tape:
            image = tf.Variable(drawn)
            layer([real, image], training=True)
            of_critic, of_decoder = layer.losses
        weights = layer.network.trainable_variables
        toward = tape.gradient(of_decoder, image)
        assert tape.gradient(of_critic, image) is None or not np.any(
            tape.gradient(of_critic, image)
        )
        assert np.abs(toward).max() > 0
        own = [np.abs(tape.gradient(of_decoder, w.value)).max() for w in weights]
        others = [np.abs(tape.gradient(of_critic, w.value)).max() for w in weights]
        assert max(own) < 1e-4 * max(others)
        # A small step against the gradient makes the critic take the drawing for a photograph.
        better = drawn - 1e-3 * np.sign(toward)
        score = [ops.mean(layer.network(255 * picture)) for picture in (drawn, better)]
        assert score[1] > score[0]


@pytest.mark.parametrize("call", [
    lambda: registry.find("deep"),
    lambda: networks.build_encoder(60, 8),
    lambda: networks.build_decoder(256, 8),
])  # fmt: skip
def test_what_is_not_possible_says_what_is(call):
    with pytest.raises(StudyError, match="choose"):
        call()


def test_one_face_is_too_few(study, discs):
    with pytest.raises(StudyError, match="too few"):
        training.train(study, "plain", discs[:1], validation=discs[:5], epochs=1)
