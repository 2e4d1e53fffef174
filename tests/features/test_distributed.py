"""Features computed elsewhere are those computed here: processes, a Dask cluster, a lost worker."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import joblib
import keras
import numpy as np
import pytest

from facestudy.features import bank
from facestudy.features.compute import load_network
from facestudy.models import precision
from facestudy.models.backbones import face_resnet
from facestudy.models.backbones.base import NamedNetwork
from facestudy.study.errors import StudyError

pytestmark = pytest.mark.long

VIEWS = 3


@pytest.fixture(scope="module")
def name() -> NamedNetwork:
    return face_resnet.load().named("features")


@pytest.fixture(scope="module")
def pictures() -> np.ndarray:
    return np.random.default_rng(1).integers(0, 256, (24, 128, 128, 3), dtype=np.uint8)


def compute(network, pictures, folder, **options) -> bank.Bank:
    settings = {"key": "net", "views": VIEWS, "batch_size": 2, "dtype": "float32"}
    return bank.build_bank(network, pictures, cache=folder, **settings | options)


def test_a_network_by_name_gives_what_the_network_gives(name, pictures, tmp_path):
    plain = compute(face_resnet.load().network(), pictures[:3], tmp_path / "model")
    named = compute(name, pictures[:3], tmp_path / "name")
    np.testing.assert_array_equal(named[:], plain[:])
    assert named.digest == plain.digest


def test_a_network_is_loaded_once_per_process(name):
    assert load_network(name) is load_network(NamedNetwork(*name))


def test_frozen_is_the_other_part(tmp_path, pictures):
    result = compute(face_resnet.load().named("frozen"), pictures[:1], tmp_path, views=0)
    assert result.shape == (1, 1, 4, 4, 256)


def test_the_name_carries_the_precision():
    name = face_resnet.load(precision.BFLOAT16).named("frozen")
    assert name.precision == precision.BFLOAT16
    policies = {layer.dtype_policy.name for layer in load_network(name).layers}
    assert precision.BFLOAT16 in policies


def test_other_weights_in_a_worker_are_noticed(name):
    with pytest.raises(StudyError, match="weights of face_resnet here differ"):
        load_network(name._replace(digest="0" * 64))


def test_an_unknown_part_is_refused():
    with pytest.raises(StudyError, match="choose frozen or features"):
        face_resnet.load().named("tail")


def test_a_network_without_a_name_is_not_sent_to_several_jobs(tmp_path):
    network = keras.Sequential([keras.Input((8, 8, 3)), keras.layers.Flatten()])
    with pytest.raises(StudyError, match=r"backbone\.named"):
        compute(network, np.zeros((2, 8, 8, 3), "uint8"), tmp_path, jobs=2)


@pytest.mark.slow
def test_two_processes_compute_the_same_features(name, pictures, tmp_path):
    one = compute(name, pictures, tmp_path / "one")
    two = compute(name, pictures, tmp_path / "two", jobs=2)
    np.testing.assert_allclose(two[:], one[:], atol=1e-5)


# A cluster: a scheduler and two workers, each a process of its own


@pytest.fixture
def cluster(tmp_path):
    """The scheduler's address and the workers' processes."""
    distributed = pytest.importorskip("distributed")
    card = tmp_path / "scheduler.json"
    processes = [_start("scheduler", tmp_path, f"--scheduler-file={card}", "--port=0")]
    try:
        _wait_for(card.exists)
        options = (f"--scheduler-file={card}", "--no-nanny", "--nthreads=1")
        processes += [_start("worker", tmp_path, *options) for _ in range(2)]
        with distributed.Client(scheduler_file=str(card)) as client:
            client.wait_for_workers(2, timeout=60)
            yield processes[1:]
    finally:
        for process in processes:
            process.kill()
            process.wait()


def _start(role: str, folder: Path, *options: str) -> subprocess.Popen:
    command = [sys.executable, "-m", f"distributed.cli.dask_{role}", "--host=127.0.0.1", *options]
    log = (folder / f"{role}.log").open("a")
    return subprocess.Popen([*command, "--no-dashboard"], cwd=folder, stdout=log, stderr=log)


def _wait_for(condition) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.005)


@pytest.mark.slow
def test_a_cluster_that_loses_a_worker_computes_the_same_features(
    cluster, name, pictures, tmp_path, monkeypatch
):
    wanted = compute(name, pictures, tmp_path / "here")
    rows, killed_at = tmp_path / "there" / "net" / "256-float32" / "rows.bin", []

    def kill() -> None:
        _wait_for(lambda: rows.exists() and rows.stat().st_size)
        cluster[0].kill()
        killed_at.append(rows.stat().st_size // 1024)

    killer = threading.Thread(target=kill)
    killer.start()
    with joblib.parallel_config(backend="dask"), monkeypatch.context() as patch:
        patch.setattr(keras.Model, "predict_on_batch", None)  # nothing is computed here
        found = compute(name, pictures, tmp_path / "there")
    killer.join()
    assert 0 < killed_at[0] < len(pictures) * (1 + VIEWS)  # in the middle
    assert cluster[1].poll() is None
    np.testing.assert_allclose(found[:], wanted[:], atol=1e-5)
    # Every row is in the cache under its own key.
    again = compute(name, pictures, tmp_path / "there")
    assert again.digest == found.digest
