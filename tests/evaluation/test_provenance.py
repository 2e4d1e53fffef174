"""What a result was made with can be told."""

import json
import platform
import subprocess
import sys
import time
from pathlib import Path

import keras
import numpy as np
import pytest

from facestudy.evaluation import provenance


def test_versions_name_the_backend_and_fit_into_json():
    versions = provenance.versions()
    backend = keras.backend.backend()
    assert versions["backend"] == backend
    assert versions["keras"] == keras.__version__
    assert {"python", "numpy", backend} < versions.keys()
    assert versions["python"] == platform.python_version()
    assert json.loads(json.dumps(versions)) == versions


@pytest.mark.long
def test_peak_memory_stays_when_memory_is_given_back():
    held = np.ones(20_000_000)
    while_held = provenance.peak_memory()
    assert while_held > held.nbytes / 1e9
    del held
    assert provenance.peak_memory() > while_held - 0.01  # Linux counts pages roughly


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells them apart")
def test_peak_memory_is_not_that_of_the_process_that_started_this_one():
    held = np.ones(60_000_000)
    asked = "from facestudy.evaluation import provenance; print(provenance.peak_memory())"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert float(done.stdout) < provenance.peak_memory() - held.nbytes / 2e9


def test_clock_runs_until_the_block_ends():
    with provenance.clock() as watch:
        time.sleep(0.01)
        running = watch.seconds
    stopped = watch.seconds
    time.sleep(0.01)
    assert 0.01 <= running <= stopped == watch.seconds
