"""Features are computed once per content, kept safely, and never trusted when damaged."""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import keras
import numpy as np
import pytest
from support.processor import NEEDS_BFLOAT16

from facestudy.features import bank as features
from facestudy.features import cache
from facestudy.features.augment import Augmentation
from facestudy.study.errors import StudyError


class Counting:
    """A network that says how many pictures it was shown."""

    def __init__(self, scale: float = 1.0):
        self.scale, self.shown, self.layers = scale, 0, []

    def compute_output_shape(self, shape: tuple) -> tuple:
        return (shape[0], 2, 3)

    def predict_on_batch(self, pictures: np.ndarray) -> np.ndarray:
        self.shown += len({picture.tobytes() for picture in pictures})
        means = pictures.reshape(len(pictures), -1, 3).mean(axis=1)
        halves = pictures[:, :4].reshape(len(pictures), -1, 3).mean(axis=1)
        return np.stack([means, halves], axis=1).astype("float32") * self.scale


@pytest.fixture
def pictures() -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (10, 8, 8, 3)).astype("uint8")


@pytest.fixture
def bank(tmp_path, pictures):
    """A call of `features.bank.build_bank` with defaults, and the network that counts."""
    network = Counting()

    def call(images=pictures, **options):
        defaults = {"cache": tmp_path, "key": "net-1", "views": 2, "batch_size": 4}
        before = network.shown
        result = features.build_bank(options.pop("network", network), images, **defaults | options)
        return result, network.shown - before

    return call


def test_view_0_is_the_output_for_the_untouched_picture(tmp_path, pictures):
    network = keras.Sequential([keras.Input((8, 8, 3)), keras.layers.Conv2D(4, 3, strides=2)])
    expected = network.predict(pictures, verbose=0)
    result = features.build_bank(
        network, pictures, cache=tmp_path, key="conv", views=1, dtype="float32"
    )
    assert result.shape == (10, 2, 3, 3, 4) and result.dtype == np.float32
    np.testing.assert_allclose(features.plain(result)[:], expected, rtol=1e-5, atol=1e-3)
    assert np.abs(result[:, 1] - expected).max() > 1


def test_views_are_what_the_parameters_say(bank, pictures):
    augmentation = Augmentation(rotation=30, flip=1)
    result, _ = bank(views=1, seed=7, augmentation=augmentation, dtype="float32")
    digests = [features._picture_digest(each, each.shape) for each in pictures]
    moved = augmentation.transform(pictures, augmentation.parameters(7, digests, 1))
    expected = Counting().predict_on_batch(keras.ops.convert_to_numpy(moved))
    np.testing.assert_array_equal(result[:, 1], expected)


def test_second_time_nothing_is_computed(bank):
    first, shown = bank()
    second, shown_again = bank()
    assert (shown, shown_again) == (30, 0)
    assert second.digest == first.digest
    np.testing.assert_array_equal(second[:], first[:])


def test_one_changed_picture_is_computed_alone(bank, pictures):
    first, _ = bank()
    changed = pictures.copy()
    changed[6, 0, 0, 0] ^= 1
    second, shown = bank(changed)
    assert shown == 3
    assert second.digest != first.digest
    same = np.arange(10) != 6
    np.testing.assert_array_equal(second[same], first[:][same])


def test_order_and_company_of_pictures_cost_nothing(bank, pictures):
    first, _ = bank()
    chosen = [7, 2, 2, 9]
    second, shown = bank([pictures[number] for number in chosen])
    assert shown == 0
    np.testing.assert_array_equal(second[:], first[:][chosen])


@pytest.mark.parametrize(
    ("change", "rows"),
    [
        ({"views": 3}, 10),
        ({"seed": 1}, 20),
        ({"augmentation": Augmentation(zoom=0.3)}, 20),
        ({"key": "net-2"}, 30),
        ({"dtype": "float32"}, 30),
        ({"views": 0}, 0),
    ],
)
def test_only_what_a_change_concerns_is_computed_again(bank, change, rows):
    bank()
    assert bank(**change)[1] == rows


@NEEDS_BFLOAT16
def test_precision_of_the_network_is_part_of_the_key(tmp_path, pictures):
    def rows(policy: str) -> np.ndarray:
        layer = keras.layers.Dense(2, kernel_initializer="ones", dtype=policy)
        network = keras.Sequential([keras.Input((8, 8, 3)), keras.layers.Rescaling(1 / 255), layer])
        return features.build_bank(network, pictures, cache=tmp_path, key="net", dtype="float32")[:]

    exact, rounded = rows("float32"), rows("bfloat16")
    assert 0 < np.abs(exact - rounded).max() < 0.05


def test_bank_indexes_like_the_array_it_stands_for(bank):
    result, _ = bank()
    array = np.asarray(result)
    assert (result.shape, result.ndim, len(result)) == (array.shape, 4, 10)
    assert result.nbytes == array.nbytes
    rows, views = np.array([3, 3, 8]), np.array([0, 2, 1])
    for index in (4, slice(2, 5), rows, (rows, views), (slice(None), 1)):
        np.testing.assert_array_equal(result[index], array[index])
    np.testing.assert_array_equal(np.asarray(features.plain(result)), features.plain(array))
    some = result.select([7, 7, 1])
    np.testing.assert_array_equal(np.asarray(some), array[[7, 7, 1]])
    assert len({result.digest, some.digest, result.select([7, 1]).digest}) == 3


def test_rows_are_mapped_and_not_read_into_memory(bank):
    result, _ = bank()
    assert isinstance(result._rows, np.memmap)
    assert not result._rows.flags.writeable


def files_of(folder: Path) -> tuple[Path, Path]:
    return next(folder.rglob("rows.bin")), next(folder.rglob("journal.bin"))


def flip_bit(path: Path, position: int) -> None:
    data = bytearray(path.read_bytes())
    data[position] ^= 4
    path.write_bytes(data)


@pytest.mark.parametrize("position", [0, 5, -1])
def test_damaged_row_is_computed_again(bank, tmp_path, position):
    first = bank()[0][:].copy()
    flip_bit(files_of(tmp_path)[0], position)
    second, shown = bank()
    assert shown == 1
    np.testing.assert_array_equal(second[:], first)


@pytest.mark.parametrize("position", [0, 33, 41, -1])
def test_damaged_record_is_not_believed(bank, tmp_path, position):
    first = bank()[0][:].copy()
    flip_bit(files_of(tmp_path)[1], position)
    second, shown = bank()
    assert shown == 1
    np.testing.assert_array_equal(second[:], first)


@pytest.mark.parametrize(("which", "cut"), [(0, 5), (0, 70), (1, 1), (1, 64), (1, 200)])
def test_half_written_cache_is_completed(bank, tmp_path, which, cut):
    first = bank()[0][:].copy()
    path = files_of(tmp_path)[which]
    os.truncate(path, path.stat().st_size - cut)
    second, shown = bank()
    assert 0 < shown < 10
    np.testing.assert_array_equal(second[:], first)
    assert bank()[1] == 0


def test_cache_of_another_format_is_not_used(bank, monkeypatch):
    bank()
    monkeypatch.setattr(cache, "FORMAT", 99)
    assert bank()[1] == 30


SCRIPT = """
import sys
sys.path[:0] = {tests!r}
import numpy as np
from pathlib import Path
from facestudy.features import bank as features
from test_bank import Counting

class Slow(Counting):
    def predict_on_batch(self, pictures):
        import time
        time.sleep(0.02)
        print("batch", flush=True)
        return super().predict_on_batch(pictures)

pictures = np.random.default_rng(0).integers(0, 256, (10, 8, 8, 3)).astype("uint8")
features.build_bank(Slow(), pictures, cache=Path({folder!r}), key="net-1", views=2, batch_size=1)
"""


def start(folder: Path) -> subprocess.Popen:
    here = Path(__file__).parent
    script = SCRIPT.format(tests=[str(here), str(here.parent)], folder=str(folder))
    return subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)


@pytest.mark.long
def test_killed_process_leaves_what_it_had_computed(bank, tmp_path):
    process = start(tmp_path)
    for _ in range(8):
        assert process.stdout.readline() == "batch\n"
    process.send_signal(signal.SIGKILL)
    process.communicate()
    result, shown = bank()
    assert 18 <= shown <= 23
    np.testing.assert_array_equal(result[:], bank(key="net-2")[0][:])


@pytest.mark.long
def test_two_processes_share_one_cache(bank, tmp_path):
    processes = [start(tmp_path), start(tmp_path)]
    batches = [len(process.communicate()[0].split()) for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert sum(batches) == 30
    result, shown = bank()
    assert shown == 0
    np.testing.assert_array_equal(result[:], bank(key="net-2")[0][:])


@contextmanager
def no_file_above(size: int) -> Iterator[None]:
    """The system refuses to let any file grow further, as a full disk would."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.mark.parametrize("size", [100, 130, 300])
def test_full_disk_is_one_clear_error_and_loses_nothing(bank, size):
    with no_file_above(size), pytest.raises(StudyError, match="free some disk space"):
        bank()
    result, shown = bank()
    assert 0 < shown <= 30
    np.testing.assert_array_equal(result[:], bank(key="net-2")[0][:])


def test_lack_of_space_is_said_before_anything_is_computed(bank, monkeypatch):
    monkeypatch.setattr(features.shutil, "disk_usage", lambda _: type("Usage", (), {"free": 10}))
    network = Counting()
    with pytest.raises(StudyError, match="free some space"):
        bank(network=network)
    assert network.shown == 0


def test_values_too_large_for_float16_are_refused(bank):
    with pytest.raises(StudyError, match="do not fit into float16.*bfloat16"):
        bank(network=Counting(1e4))
    result, _ = bank(network=Counting(1e4), dtype="bfloat16", views=0)
    large, _ = bank(network=Counting(1e4), dtype="float32", views=0)
    np.testing.assert_allclose(result[:].astype("float32"), large[:], rtol=1e-2)


@pytest.mark.parametrize(
    ("images", "message"),
    [
        (np.zeros((0, 8, 8, 3), "uint8"), "no pictures"),
        (np.zeros((2, 8, 8, 3), "float32"), "uint8"),
        ([np.zeros((8, 8, 3), "uint8"), np.zeros((9, 8, 3), "uint8")], "all of the size"),
        (np.zeros((2, 8, 8), "uint8"), "RGB"),
    ],
)
def test_wrong_pictures_are_refused_in_one_sentence(bank, images, message):
    with pytest.raises(StudyError, match=message):
        bank(images)


def test_a_network_without_a_name_needs_a_key(bank):
    with pytest.raises(StudyError, match="needs a key"):
        bank(key=None)


def test_key_cannot_leave_the_folder(bank):
    with pytest.raises(StudyError, match="not a valid key"):
        bank(key="../elsewhere")


def test_forgotten_pictures_leave_no_activation_behind(bank, tmp_path, pictures, monkeypatch):
    before, _ = bank()
    wanted = np.asarray(before).copy()
    bank(key="net-2", views=0)
    rows = [path.read_bytes() for path in sorted(tmp_path.rglob("rows.bin"))]
    assert features.forget(tmp_path, [pictures[3]]) == 3 + 1
    gone = [wanted[3, view].tobytes() for view in range(3)]
    assert any(gone[0] in data for data in rows)
    for path in tmp_path.rglob("rows.bin"):
        assert not any(activation in path.read_bytes() for activation in gone)
    monkeypatch.setattr("facestudy.features.bank._BEGAN", time.time() + 1)  # a later process
    again, shown = bank()
    assert shown == 3  # the forgotten one, its views: all others are still trusted
    np.testing.assert_array_equal(np.asarray(again), wanted)
    assert features.forget(tmp_path, [np.zeros((8, 8, 3), "uint8")]) == 0
