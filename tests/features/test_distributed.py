"""Features computed elsewhere are those computed here: processes, a Dask cluster, a lost worker."""

import threading

import keras
import numpy as np
import pytest
from support.dask_cluster import dask_processes, wait_for

from facestudy.features import bank
from facestudy.features.compute import load_network
from facestudy.models import precision
from facestudy.models.backbones import face_resnet
from facestudy.models.backbones.base import NamedNetwork
from facestudy.study.errors import StudyError
from facestudy.study.workers import cluster

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


@pytest.mark.slow
def test_a_cluster_that_loses_a_worker_computes_the_same_bytes(
    name, pictures, tmp_path, monkeypatch
):
    wanted = compute(name, pictures, tmp_path / "here")
    rows, killed_at = tmp_path / "there" / "net" / "256-float32" / "rows.bin", []

    def kill() -> None:
        wait_for(lambda: rows.exists() and rows.stat().st_size)
        processes.workers[0].kill()
        killed_at.append(rows.stat().st_size // 1024)

    with dask_processes(tmp_path / "elsewhere") as processes, monkeypatch.context() as patch:
        cluster.use(processes.address)
        wait_for(lambda: cluster.client().scheduler_info()["total_threads"] == 2)
        killer = threading.Thread(target=kill)
        killer.start()
        patch.setattr(keras.Model, "predict_on_batch", None)  # nothing is computed here
        found = compute(name, pictures, tmp_path / "there")
        killer.join()
        assert processes.workers[1].poll() is None
    assert 0 < killed_at[0] < len(pictures) * (1 + VIEWS)  # in the middle
    assert found.digest == wanted.digest
    np.testing.assert_array_equal(found[:], wanted[:])


@pytest.mark.slow
def test_curation_has_its_features_from_a_cluster_too(pictures, tmp_path, monkeypatch):
    named = face_resnet.load().named("depths")
    wanted = compute(named, pictures[:4], tmp_path / "here")
    assert load_network(named).name == "face_resnet_depths"
    with dask_processes(tmp_path / "elsewhere", workers=1) as processes:
        cluster.use(processes.address)
        monkeypatch.setattr(keras.Model, "predict_on_batch", None)
        found = compute(named, pictures[:4], tmp_path / "there")
    np.testing.assert_array_equal(found[:], wanted[:])
