"""Watching changes nothing of a training, and what it writes can be read again."""

from types import SimpleNamespace

import keras
import matplotlib.pyplot as plt
import numpy as np
import pytest
from keras import layers

from facestudy.training import monitor
from facestudy.training.fit import fit

pytestmark = pytest.mark.long

CATEGORIES = ["art", "law", "music"]


@pytest.fixture
def data():
    rng = np.random.default_rng(0)
    pictures = rng.integers(0, 256, (60, 16, 16, 3)).astype(np.uint8)
    return pictures, rng.integers(0, 3, 60)


def trained(tmp_path, data, name: str, callbacks=(), epochs: int = 12):
    pictures, labels = data
    keras.utils.set_random_seed(0)
    model = keras.Sequential(
        [
            keras.Input((16, 16, 3)),
            layers.Rescaling(1 / 255),
            layers.Flatten(),
            layers.Dropout(0.3, seed=1),
            layers.Dense(3, activation="softmax"),
        ]
    )
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return fit(
        model,
        pictures,
        labels,
        validation=(pictures[:20], labels[:20]),
        epochs=epochs,
        seed=3,
        checkpoint=tmp_path / f"{name}.npz",
        callbacks=callbacks,
    )


def events(folder):
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    accumulator = EventAccumulator(str(folder), size_guidance={"images": 0, "scalars": 0})
    return accumulator.Reload()


def test_a_watched_training_is_the_same_to_the_bit(tmp_path, data, study):
    pictures, labels = data
    callbacks = monitor.callbacks(
        study, "scratch_cnn", 3, board=True, live=False, validation=(pictures[:20], labels[:20])
    )
    plain = trained(tmp_path, data, "plain")
    assert trained(tmp_path, data, "watched", callbacks).equals(plain)


def test_losses_accuracies_matrices_and_examples_are_logged(tmp_path, data, study):
    pictures, labels = data
    validation = pictures[:20], labels[:20]
    callbacks = monitor.callbacks(
        study,
        "scratch_cnn",
        3,
        board=True,
        live=False,
        validation=validation,
        categories=CATEGORIES,
    )
    history = trained(tmp_path, data, "watched", callbacks)
    folder = study.reports / "board" / "scratch_cnn" / "seed-3"
    for run, prefix in (("train", ""), ("validation", "val_")):
        for name in ("loss", "accuracy"):
            logged = [each.value for each in events(folder / run).Scalars(name)]
            assert logged == pytest.approx(history[prefix + name].tolist(), abs=1e-6)
    shown = events(folder / "validation")
    for tag in ("confusion", "examples"):
        images = shown.Images(tag)
        assert [image.step for image in images] == [1, 11]
        assert images[0].encoded_image_string.startswith(b"\x89PNG")
        assert images[0].width > 200 and images[0].height > 100


def test_without_the_parameter_nothing_is_written(study, monkeypatch):
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    assert monitor.callbacks(study, "scratch_cnn", 0) == []
    assert not study.reports.exists()


def test_a_live_curve_is_drawn_in_one_place_and_closed(tmp_path, data):
    drawn = []

    def show(figure, display):
        drawn.append((len(figure.axes[0].lines[0].get_xdata()), display))
        return "the place"

    before = plt.get_fignums()
    trained(tmp_path, data, "live", [monitor.LiveCurve("model, seed 0", show)])
    assert drawn[0] == (1, None) and drawn[-1] == (12, "the place")
    assert plt.get_fignums() == before


@pytest.mark.parametrize(
    ("shell", "session", "attended"),
    [(object(), "notebook.ipynb", True), (object(), "", False), (None, "notebook.ipynb", False)],
)
def test_only_a_session_that_somebody_steps_through_is_live(monkeypatch, shell, session, attended):
    import IPython

    monkeypatch.setattr(IPython, "get_ipython", lambda: shell)
    monkeypatch.setenv("JPY_SESSION_NAME", session)
    assert monitor.is_interactive() is attended
    found = monitor.callbacks(SimpleNamespace(reports=None), "scratch_cnn", 0)
    assert len(found) == int(attended)
