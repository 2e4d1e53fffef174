"""The models on the other backends of Keras, each in a process of its own."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import keras
import numpy as np
import pytest
from support import backend_contract

from facestudy.study.errors import StudyError
from facestudy.training import fit

TWO_DEVICES = {"XLA_FLAGS": "--xla_force_host_platform_device_count=2"}


def run(backend: str, *arguments: str, **variables: str) -> str:
    """What the contract prints on a backend; skips where that is not installed."""
    if importlib.util.find_spec(backend) is None:
        pytest.skip(f"{backend} is not installed")
    command = [sys.executable, str(Path(backend_contract.__file__)), *arguments]
    environment = {**os.environ, **variables, "KERAS_BACKEND": backend}
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@pytest.fixture(scope="module")
def reference(tmp_path_factory) -> Path:
    """Weights, parameters and probabilities of every model on the backend of these tests."""
    arrays = {}
    for name in backend_contract.MODELS:
        model = backend_contract.build(name)
        for number, weight in enumerate(backend_contract.learned(model)):
            arrays[f"{name}-weight{number:03d}"] = keras.ops.convert_to_numpy(weight)
        arrays[f"{name}-parameters"] = np.array(model.count_params())
        arrays[f"{name}-probabilities"] = fit.predict(model, backend_contract.faces()[0])
    path = tmp_path_factory.mktemp("reference") / "reference.npz"
    np.savez(path, **arrays)
    return path


@pytest.mark.slow
@pytest.mark.parametrize("backend", ["jax", "torch", "tensorflow"])
def test_models_keep_their_contract_on_every_backend(reference, backend):
    lines = run(backend, str(reference)).split("\n")
    assert [line for line in lines if line.startswith(backend)] == [
        f"{backend} {name}" for name in backend_contract.MODELS
    ]


@pytest.mark.slow
def test_two_devices_give_the_losses_of_one():
    # 11 pictures in batches of 4: the last batch, of 3, cannot be shared by two.
    one = json.loads(run("jax", "--losses", "3", "none"))
    two = json.loads(run("jax", "--losses", "3", "data_parallel", **TWO_DEVICES))
    assert (one["devices"], two["devices"]) == (1, 2)
    np.testing.assert_allclose(two["losses"], one["losses"], rtol=1e-4)


def test_data_parallel_needs_jax(tmp_path):
    with pytest.raises(StudyError, match="KERAS_BACKEND=jax"):
        backend_contract.fit(
            backend_contract.build("scratch_cnn"), tmp_path / "a.npz", 1,
            distribution="data_parallel",
        )  # fmt: skip


def test_an_unknown_distribution_is_refused(tmp_path):
    with pytest.raises(StudyError, match="choose '' or 'data_parallel'"):
        backend_contract.fit(
            backend_contract.build("scratch_cnn"), tmp_path / "a.npz", 1, distribution="model"
        )
