"""Training on several devices gives the weights of one; elsewhere it is refused in one sentence."""

import json
import os
import subprocess
import sys

import keras
import pytest

from facestudy.study.errors import StudyError
from facestudy.training import data_parallel

pytestmark = pytest.mark.long

TRAIN = """
import json, sys
import keras, numpy as np
from pathlib import Path
from facestudy.training import data_parallel, fit
from facestudy.study.errors import StudyError

distribution, folder = sys.argv[1:]
data_parallel.begin(distribution)
fit.set_seed(3)
model = keras.Sequential([keras.Input((6,)), keras.layers.Dense(5, "relu"),
                          keras.layers.Dropout(0.2), keras.layers.Dense(2, "softmax")])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
rng = np.random.default_rng(0)
x = rng.normal(size=(45, 6)).astype("float32")
y = (x[:, 0] > 0).astype("int32")
history = fit.fit(model, x, y, validation=(x[:9], y[:9]), epochs=3, seed=1, repeats=1,
                  checkpoint=Path(folder) / "state.npz", distribution=distribution)
devices = len(keras.distribution.list_devices())
weights = [float(np.abs(w).sum()) for w in model.get_weights()]
sums = fit.predict(model, x).sum(axis=0).tolist()
print(json.dumps([devices, history["loss"].tolist(), weights, sums]))
"""


def test_other_backends_are_refused_before_anything_runs():
    if keras.backend.backend() == "jax":
        pytest.skip("this is the backend that can")
    with pytest.raises(StudyError, match="it works on JAX only, set KERAS_BACKEND=jax"):
        data_parallel.begin("data_parallel")
    with pytest.raises(StudyError, match="choose '' or 'data_parallel'"):
        data_parallel.begin("model_parallel")
    data_parallel.begin("")


@pytest.mark.slow
def test_two_devices_train_as_one_does(tmp_path):
    pytest.importorskip("jax")
    one, two = (trained(name, tmp_path / (name or "one")) for name in ("", "data_parallel"))
    assert one[0] == two[0] == 2
    for alone, together in zip(one[1:], two[1:], strict=True):
        assert together == pytest.approx(alone, rel=1e-4)


@pytest.mark.slow
def test_one_device_is_one_sentence():
    pytest.importorskip("jax")
    run = subprocess.run(
        [sys.executable, "-m", "facestudy.training.data_parallel"],
        env=jax(1), capture_output=True, text=True,
    )  # fmt: skip
    assert run.returncode == 1 and "there is only one device" in run.stdout.splitlines()[-1]


def trained(distribution: str, folder) -> list:
    folder.mkdir()
    command = [sys.executable, "-c", TRAIN, distribution, str(folder)]
    run = subprocess.run(command, env=jax(2), capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout.splitlines()[-1])


def jax(devices: int) -> dict[str, str]:
    flags = f"--xla_force_host_platform_device_count={devices}"
    return {**os.environ, "KERAS_BACKEND": "jax", "JAX_PLATFORMS": "cpu", "XLA_FLAGS": flags}
