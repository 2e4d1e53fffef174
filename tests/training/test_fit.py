"""Training: what an epoch passes, the best epoch, and runs that are killed and go on."""

import random
import re
import resource
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import keras
import numpy as np
import pandas as pd
import pytest

from facestudy.evaluation.metrics import best_epoch
from facestudy.features import bank
from facestudy.features.augment import Augmentation
from facestudy.study.errors import StudyError
from facestudy.training import batches, fit, recorder
from facestudy.training import checkpoint as checkpoints

PICTURES, CLASSES, EPOCHS = 21, 3, 5


def data(seed: int = 0) -> tuple[np.ndarray, np.ndarray, tuple]:
    generator = np.random.default_rng(seed)
    x = generator.random((PICTURES + 9, 8, 8, 1)).astype("float32")
    y = generator.integers(0, CLASSES, len(x))
    return x[:PICTURES], y[:PICTURES], (x[PICTURES:], y[PICTURES:])


def build(rate: float = 0.01, units: int = 8, seed: int = 0) -> keras.Model:
    """Small, with everything that keeps a state: augmentation, batch norm, nested dropout."""
    keras.utils.set_random_seed(seed)
    top = keras.Sequential([keras.layers.Dropout(0.5), keras.layers.Dense(CLASSES, "softmax")])
    model = keras.Sequential(
        [
            keras.Input((8, 8, 1)),
            Augmentation(),
            keras.layers.Flatten(),
            keras.layers.Dense(units, "relu"),
            keras.layers.BatchNormalization(),
            keras.layers.Dropout(0.3),
            top,
        ]
    )
    model.compile(
        keras.optimizers.Adam(rate), "sparse_categorical_crossentropy", metrics=["accuracy"]
    )
    return model


def run(checkpoint: Path, model: keras.Model | None = None, inputs: tuple | None = None, **options):
    model, (x, y, validation) = model or build(), inputs or data()
    defaults = {"epochs": EPOCHS, "seed": 1, "batch_size": 8}
    history = fit.fit(
        model, x, y, validation=validation, checkpoint=checkpoint, **defaults | options
    )
    return history, model.get_weights()


def assert_same(one: tuple, other: tuple) -> None:
    pd.testing.assert_frame_equal(one[0], other[0], check_exact=True)
    for weight, expected in zip(one[1], other[1], strict=True):
        np.testing.assert_array_equal(weight, expected)


def differ(one: tuple, other: tuple) -> bool:
    return any((a != b).any() for a, b in zip(one[1], other[1], strict=True))


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    return run(tmp_path_factory.mktemp("undisturbed") / "state.npz")


@pytest.mark.long
def test_a_training_that_ends_early_is_a_shorter_one_also_when_it_is_resumed(tmp_path):
    short = run(tmp_path / "short.npz", epochs=3)
    early = {"ends": lambda rows: rows[-1]["epoch"] == 3}
    assert_same(run(tmp_path / "early.npz", **early), short)
    assert_same(run(tmp_path / "early.npz", **early), short)  # it has ended
    run(tmp_path / "killed.npz", epochs=2)
    assert_same(run(tmp_path / "killed.npz", **early), short)


def regression(seed: int = 0) -> keras.Model:
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [keras.Input((8, 8, 1)), keras.layers.Flatten(), keras.layers.Dense(2)]
    )
    model.compile(keras.optimizers.Adam(0.05), "mean_squared_error")
    return model


@pytest.mark.long
def test_a_regression_keeps_the_epoch_of_the_lowest_loss_and_resumes(tmp_path):
    x, _, (held, _) = data()
    inputs = x, x[:, :2, 0, 0], (held, held[:, :2, 0, 0])
    history, weights = run(tmp_path / "whole.npz", regression(), inputs, accuracy=False)
    assert list(history) == ["epoch", "loss", "val_loss"]
    best = regression()
    best.set_weights(weights)
    assert best.evaluate(held, inputs[2][1], verbose=0) == pytest.approx(history["val_loss"].min())
    run(tmp_path / "killed.npz", regression(), inputs, accuracy=False, epochs=2)
    again = run(tmp_path / "killed.npz", regression(), inputs, accuracy=False)
    assert_same(again, (history, weights))


# What an epoch passes


@pytest.mark.parametrize(("repeats", "views"), [(1, 0), (3, 0), (3, 10), (3, 3), (3, 2), (3, 1)])
def test_epoch_passes_every_picture_as_often_as_asked(repeats, views):
    pairs = batches.epoch_order(0, 4, 50, repeats, views)
    assert pairs.shape == (50 * repeats, 2)
    np.testing.assert_array_equal(np.bincount(pairs[:, 0]), np.full(50, repeats))
    assert pairs[:, 1].max() == max(views, 1) - 1
    distinct = len({tuple(pair) for pair in pairs})
    assert distinct == 50 * min(repeats, max(views, 1))


def test_order_is_shuffled_and_depends_on_seed_and_epoch():
    orders = [
        batches.epoch_order(seed, epoch, 50, 3, 5) for seed, epoch in ((0, 0), (0, 1), (1, 0))
    ]
    assert len({each.tobytes() for each in orders}) == 3
    np.testing.assert_array_equal(batches.epoch_order(0, 1, 50, 3, 5), orders[1])
    assert all((np.diff(each[:, 0]) < 0).sum() > 30 for each in orders)


def test_two_trainings_with_one_seed_share_neither_order_nor_dropout():
    first = batches.epoch_order(0, 1, 50, 3, 5, stream="bottleneck")
    second = batches.epoch_order(0, 1, 50, 3, 5, stream="finetune")
    assert not np.array_equal(first, second)
    states = []
    for stream in ("bottleneck", "finetune"):
        model = build()
        recorder.reseed(model, 0, 1, stream=stream)
        states.append([
            np.asarray(state)[0]
            for state in model.variables
            if state.path.endswith("seed_generator_state")
        ])  # fmt: skip
    assert not set(states[0]) & set(states[1])


@pytest.mark.long
def test_every_epoch_shows_the_model_repeats_times_all_pictures(tmp_path):
    seen = []

    class Recorder(keras.layers.Layer):
        def call(self, x, training=False):
            if training:
                seen.extend(keras.ops.convert_to_numpy(x)[:, 0].tolist())
            return x

    model = keras.Sequential(
        [keras.Input((1,)), Recorder(), keras.layers.Dense(CLASSES, "softmax")]
    )
    loss = "sparse_categorical_crossentropy"
    model.compile("sgd", loss, metrics=["accuracy"], run_eagerly=True)
    x, y = np.arange(PICTURES, dtype="float32")[:, None], np.zeros(PICTURES, int)
    run(tmp_path / "state.npz", model, (x, y, (x, y)), epochs=2)
    first, second = np.split(np.array(seen), 2)
    np.testing.assert_array_equal(np.sort(first), np.repeat(x[:, 0], 3))
    np.testing.assert_array_equal(np.sort(second), np.repeat(x[:, 0], 3))
    assert (first != second).any()


# The history and the best epoch


@pytest.mark.long
def test_history_has_one_row_per_epoch(undisturbed):
    history = undisturbed[0]
    assert history.columns.tolist() == ["epoch", "loss", "accuracy", "val_loss", "val_accuracy"]
    assert history["epoch"].tolist() == [1, 2, 3, 4, 5]
    assert np.isfinite(history.to_numpy()).all()
    assert history.attrs["seconds"] > 0


def test_model_ends_with_the_best_epochs_weights(undisturbed):
    history, weights = undisturbed
    model, (_, _, validation) = build(), data()
    model.set_weights(weights)
    loss, accuracy = model.evaluate(*validation, verbose=0)
    best = history.iloc[best_epoch(history) - 1]
    assert accuracy == pytest.approx(best["val_accuracy"]) == history["val_accuracy"].max()
    assert loss == pytest.approx(best["val_loss"], rel=1e-5)


@pytest.mark.parametrize(
    ("accuracies", "losses", "best"),
    [
        ([0.2, 0.5, 0.4], [1, 3, 2], 2),
        ([0.5, 0.5, 0.4], [3, 2, 1], 2),
        ([0.4, 0.5, 0.5], [1, 2, 2], 2),
        ([0.5, 0.5, 0.5], [np.nan, np.nan, 9], 3),
    ],
)
def test_best_epoch_is_most_accurate_then_lowest_loss_then_first(accuracies, losses, best):
    frame = pd.DataFrame({"epoch": [1, 2, 3], "val_accuracy": accuracies, "val_loss": losses})
    assert best_epoch(frame) == best


@pytest.mark.long
def test_model_can_be_used_by_keras_as_before(tmp_path):
    model, (x, y, validation) = build(), data()
    run(tmp_path / "state.npz", model, epochs=1)
    steps = []
    callback = keras.callbacks.LambdaCallback(
        on_train_batch_end=lambda step, logs=None: steps.append(step)
    )
    model.fit(x, y, batch_size=7, validation_data=validation, callbacks=[callback], verbose=0)
    assert steps == [0, 1, 2]


@pytest.mark.long
def test_it_learns_what_can_be_learnt(tmp_path):
    x, y, _ = data()
    x += 2 * (y == 1)[:, None, None, None] - 2 * (y == 2)[:, None, None, None]
    history, _ = run(tmp_path / "state.npz", build(units=32), (x, y, (x, y)), epochs=15)
    assert history["val_accuracy"].max() > 0.9


# Everything derives from the seed and the epoch


@pytest.mark.long
def test_same_seed_gives_the_same_run_whatever_was_drawn_before(undisturbed, tmp_path):
    model = build()
    for state in model.variables:
        if state.path.endswith("seed_generator_state"):
            state.assign([77, 5])
    random.seed(5)
    np.random.seed(5)
    before = random.getstate(), np.random.get_state()[1].tolist()
    assert_same(run(tmp_path / "state.npz", model), undisturbed)
    assert before == (random.getstate(), np.random.get_state()[1].tolist())


@pytest.mark.long
def test_another_seed_gives_another_run(undisturbed, tmp_path):
    assert differ(run(tmp_path / "state.npz", seed=2), undisturbed)


@pytest.mark.long
def test_a_training_that_is_told_to_stop_can_be_resumed(undisturbed, tmp_path):
    stop = threading.Event()

    class StopInEpoch3(keras.callbacks.Callback):
        def on_epoch_begin(self, epoch, logs=None):
            if epoch == 2:
                stop.set()

    with pytest.raises(recorder.Stopped, match="can be resumed"):
        run(tmp_path / "state.npz", callbacks=[StopInEpoch3()], stop=stop)
    assert_same(run(tmp_path / "state.npz"), undisturbed)


def test_reseed_reaches_nested_layers_and_tells_them_apart():
    model = build()
    recorder.reseed(model, 3, 8)
    states = {
        each.path: tuple(np.asarray(each).tolist())
        for each in model.variables
        if each.path.endswith("seed_generator_state")
    }
    assert len(states) == len(set(states.values())) == 3
    recorder.reseed(model, 3, 9)
    nested = model.layers[-1].layers[0].seed_generator.state
    assert tuple(np.asarray(nested).tolist()) not in states.values()


# Interrupted runs


class Interrupted(Exception):
    pass


@pytest.mark.long
@pytest.mark.parametrize(
    ("epochs", "saved"),
    [pytest.param(1, False, marks=pytest.mark.slow), (2, True), (4, False)],
    ids=lambda value: str(value),
)
def test_interrupted_run_ends_like_an_undisturbed_one(
    undisturbed, tmp_path, monkeypatch, epochs, saved
):
    save = checkpoints.save

    def stop(path, state, mark):
        if saved or len(state.history) < epochs:
            save(path, state, mark)
        if len(state.history) == epochs:
            raise Interrupted

    monkeypatch.setattr(checkpoints, "save", stop)
    monkeypatch.setattr(recorder, "SAVE_AFTER", 0)
    with pytest.raises(Interrupted):
        run(tmp_path / "state.npz")
    monkeypatch.setattr(checkpoints, "save", save)
    assert_same(run(tmp_path / "state.npz"), undisturbed)


SCRIPT = """
import sys
sys.path.insert(0, {tests!r})
from pathlib import Path
import test_fit
test_fit.run(Path({path!r}), epochs=4000)
"""


def kill_after_some_epochs(path: Path) -> int:
    """Run in a process of its own and kill it at a random moment; the epochs it had saved."""
    script = SCRIPT.format(tests=str(Path(__file__).parent), path=str(path))
    started = path.stat().st_mtime if path.exists() else 0
    process = subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.DEVNULL)
    while not path.exists() or path.stat().st_mtime == started:
        assert process.poll() is None, "ended before its first checkpoint"
        time.sleep(0.01)
    time.sleep(random.random() / 2)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    with np.load(path) as arrays:
        return arrays["head"].tobytes().count(b'"epoch"')


@pytest.mark.long
def test_killed_run_ends_like_an_undisturbed_one(tmp_path):
    path = tmp_path / "state.npz"
    first = kill_after_some_epochs(path)
    second = kill_after_some_epochs(path)
    assert 0 < first < second < 4000
    resumed = run(path, epochs=second + 3)
    assert_same(resumed, run(tmp_path / "other.npz", epochs=second + 3))


@pytest.mark.long
def test_run_can_be_made_longer_and_returns_at_once_when_finished(
    undisturbed, tmp_path, monkeypatch
):
    short = run(tmp_path / "state.npz", epochs=2)
    whole = run(tmp_path / "state.npz")
    assert_same(whole, undisturbed)
    assert whole[0].attrs["seconds"] > short[0].attrs["seconds"]
    monkeypatch.setattr(keras.Model, "fit", lambda *_, **__: pytest.fail("trained again"))
    assert_same(run(tmp_path / "state.npz"), undisturbed)


# Checkpoints that must not be used


@pytest.fixture(scope="module")
def three_epochs(tmp_path_factory):
    path = tmp_path_factory.mktemp("three") / "state.npz"
    run(path, epochs=3)
    return path.read_bytes()


@pytest.fixture
def path(tmp_path, three_epochs):
    (tmp_path / "state.npz").write_bytes(three_epochs)
    return tmp_path / "state.npz"


def starts_at(monkeypatch, path: Path, change: dict) -> int:
    """The epoch, from 0, at which training would go on."""

    def fit(*_, initial_epoch: int, **__) -> None:
        raise Interrupted(initial_epoch)

    options = dict(change)
    model = build(**options.pop("model", {}))
    inputs = data(options.pop("inputs", 0))
    monkeypatch.setattr(keras.Model, "fit", fit)
    with pytest.raises(Interrupted) as interrupted:
        run(path, model, inputs, **options)
    return interrupted.value.args[0]


@pytest.mark.long
def test_checkpoint_of_the_same_is_used_silently(path, monkeypatch, capsys):
    assert starts_at(monkeypatch, path, {}) == 3
    assert capsys.readouterr().out == ""


def test_layers_that_keras_numbers_otherwise_are_the_same_model(path, monkeypatch):
    names = [build().layers[0].name for _ in range(2)]
    assert names[0] != names[1]
    assert starts_at(monkeypatch, path, {}) == 3


@pytest.mark.parametrize(
    "change",
    [
        {"seed": 2},
        {"repeats": 2},
        {"batch_size": 7},
        {"model": {"rate": 0.02}},
        {"model": {"units": 9}},
        {"model": {"seed": 1}},
        {"inputs": 1},
        {"epochs": 2},
    ],
    ids=str,
)
def test_checkpoint_of_something_else_is_noticed_and_said(path, monkeypatch, capsys, change):
    assert starts_at(monkeypatch, path, change) == 0
    assert "training starts again" in capsys.readouterr().out


@pytest.mark.long
def test_damaged_checkpoint_is_said_and_training_starts_anew(undisturbed, path, capsys):
    path.write_bytes(path.read_bytes()[:-100])
    assert_same(run(path), undisturbed)
    assert "damaged" in capsys.readouterr().out


def mark_of(content: bytes) -> str:
    return re.search(rb'"fingerprint": "(\w+)"', content)[1].decode()


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.9, 0.999])
def test_truncated_checkpoint_is_never_loaded(path, three_epochs, share):
    path.write_bytes(three_epochs[: int(len(three_epochs) * share)])
    state, reason = checkpoints.load(path, mark_of(three_epochs))
    assert state is None and "damaged" in reason


@pytest.mark.long
def test_flipped_bits_are_noticed_or_harmless(path, three_epochs):
    expected, _ = checkpoints.load(path, mark_of(three_epochs))
    noticed = 0
    for position in range(0, len(three_epochs), len(three_epochs) // 400):
        content = bytearray(three_epochs)
        content[position] ^= 16
        path.write_bytes(content)
        state, reason = checkpoints.load(path, mark_of(three_epochs))
        noticed += bool(reason)
        if state is not None:
            assert state.history == expected.history
            for group in ("weights", "optimizer", "best"):
                kept = zip(getattr(state, group), getattr(expected, group), strict=True)
                assert all(np.array_equal(one, other) for one, other in kept)
    assert noticed > 300


def test_checkpoint_holds_no_pickle(path):
    with np.load(path, allow_pickle=False) as arrays:
        assert all(arrays[name].dtype != object for name in arrays.files)


@pytest.mark.long
def test_full_disk_is_one_clear_error(tmp_path):
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (500, limits[1]))
    try:
        with pytest.raises(StudyError, match="could not be written"):
            run(tmp_path / "state.npz")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert list(tmp_path.iterdir()) == []


# Banks of views


@pytest.fixture
def banks(tmp_path) -> tuple[bank.Bank, bank.Bank]:
    pictures = np.random.default_rng(3).integers(0, 256, (PICTURES + 9, 8, 8, 3)).astype("uint8")
    network = keras.Sequential([keras.Input((8, 8, 3)), keras.layers.AveragePooling2D(2)])
    return tuple(
        bank.build_bank(network, part, cache=tmp_path / "features", key="pool", views=views)
        for part, views in ((pictures[:PICTURES], 4), (pictures[PICTURES:], 0))
    )


def head() -> keras.Model:
    keras.utils.set_random_seed(0)
    layers = [keras.layers.Rescaling(1 / 255), keras.layers.Flatten(), keras.layers.Dropout(0.2)]
    model = keras.Sequential([keras.Input((4, 4, 3)), *layers, keras.layers.Dense(3, "softmax")])
    model.compile("sgd", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


@pytest.mark.long
def test_bank_trains_alike_from_memory_and_from_the_disk(banks, tmp_path, monkeypatch):
    _, y, (_, held_out) = data()
    inputs = (banks[0], y, (banks[1], held_out))
    arrays = (np.asarray(banks[0]), y, (np.asarray(bank.plain(banks[1])), held_out))
    kept = run(tmp_path / "memory.npz", head(), inputs, views=True)
    assert_same(run(tmp_path / "array.npz", head(), arrays, views=True), kept)
    monkeypatch.setattr(batches, "IN_MEMORY", 0)
    assert_same(run(tmp_path / "disk.npz", head(), inputs, views=True), kept)


@pytest.mark.long
def test_predict_reads_a_bank_in_batches(banks):
    model, plain = head(), bank.plain(banks[0])
    result = fit.predict(model, plain, batch_size=4)
    assert result.shape == (PICTURES, 3) and result.dtype == np.float32
    expected = model(np.asarray(plain, "float32"), training=False)
    np.testing.assert_allclose(result, expected, rtol=1e-5, atol=1e-7)


# Bad input


def test_model_without_accuracy_is_refused(tmp_path):
    model = build()
    model.compile("sgd", "sparse_categorical_crossentropy")
    with pytest.raises(StudyError, match="accuracy"):
        run(tmp_path / "state.npz", model)


def test_model_that_was_not_compiled_is_refused(tmp_path):
    model = keras.Sequential([keras.Input((8, 8, 1)), keras.layers.Flatten()])
    with pytest.raises(StudyError, match="compiled"):
        run(tmp_path / "state.npz", model)


def test_sets_that_do_not_fit_together_are_refused(tmp_path):
    x, y, validation = data()
    for inputs in ((x, y[:-1], validation), (x[:0], y[:0], validation), (x, y, (x[:0], y[:0]))):
        with pytest.raises(StudyError, match="pictures and"):
            run(tmp_path / "state.npz", inputs=inputs)
    with pytest.raises(StudyError, match="at least 1"):
        run(tmp_path / "state.npz", epochs=0)
