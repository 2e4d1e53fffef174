"""What a result was made with can be told."""

import json
import platform
import time

import keras

from facestudy import provenance


def test_versions_name_the_backend_and_fit_into_json():
    versions = provenance.versions()
    backend = keras.backend.backend()
    assert versions["backend"] == backend
    assert versions["keras"] == keras.__version__
    assert {"python", "numpy", backend} < versions.keys()
    assert versions["python"] == platform.python_version()
    assert json.loads(json.dumps(versions)) == versions


def test_device_has_a_name():
    assert provenance.device().strip()


def test_device_without_a_gpu_is_the_processor(monkeypatch):
    monkeypatch.setattr(provenance, "_gpu", lambda: "")
    assert provenance.device() == provenance._processor() != ""


def test_clock_runs_until_the_block_ends():
    with provenance.clock() as watch:
        time.sleep(0.01)
        running = watch.seconds
    stopped = watch.seconds
    time.sleep(0.01)
    assert 0.01 <= running <= stopped == watch.seconds
