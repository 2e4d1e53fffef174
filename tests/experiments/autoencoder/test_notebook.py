"""The notebook from beginning to end, on a small campus and with tiny networks."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import papermill
import pytest
from support.built_once import built_once

from facestudy.study.paths import NOTEBOOKS

PATH = NOTEBOOKS / "experiments" / "autoencoder.ipynb"
SMALL = {"SIDE": 16, "LATENT": 8, "EPOCHS": 1, "SIZES": [4], "SIZE_EPOCHS": 1, "DEALS": 1,
         "MIXED": [0.2], "MIXED_PORTRAITS": 120, "MIXED_EPOCHS": 1}  # fmt: skip


def test_every_parameter_of_the_test_is_one_of_the_notebooks():
    assert set(SMALL) <= set(papermill.inspect_notebook(str(PATH)))


@pytest.fixture(scope="module")
def tiny_campus() -> Path:
    """A root with a small campus past the training of its first network."""
    return built_once("autoencoder-campus", _build, parameters=" ".join(CAMPUS))


CAMPUS = ["SITES=8", "PORTRAITS=120", "EPOCHS=1", "SEEDS=1", "SPLITS=0", "PORT=0"]


def _build(root: Path) -> None:
    words = [word for value in CAMPUS for word in ("-p", value)]
    for notebook in ("01_collect", "02_crop", "03_curate", "04_split", "05_scratch_cnn"):
        command = [sys.executable, "-m", "facestudy.cli", "report", "--study", "campus"]
        run = subprocess.run(
            [*command, "--only", notebook, *words], capture_output=True, text=True,
            env={**os.environ, "FACESTUDY_ROOT": str(root)},
        )  # fmt: skip
        assert run.returncode == 0, run.stderr


@pytest.mark.slow
def test_the_notebook_runs_and_leaves_what_it_says(tiny_campus, root, tmp_path):
    shutil.copytree(tiny_campus, root, dirs_exist_ok=True)
    papermill.execute_notebook(
        str(PATH), str(tmp_path / "out.ipynb"), SMALL, kernel_name="python3", progress_bar=False
    )
    metrics = json.loads((root / "reports/campus/autoencoder/metrics.json").read_text())
    titles = {"plain", "variational", "with a critic", "principal components"}
    assert set(metrics["models"]) == titles
    assert set(metrics["walks"]["counted"]) == {"scratch_cnn", "true labels", "dealt anew 1"}
    assert set(metrics["walks"]["agreement"]) == set(metrics["walks"]["counted"])
    assert set(metrics["sortings"]) == {"critic", "face_resnet"} and metrics["curation"]
    outputs = [
        output
        for cell in json.loads((tmp_path / "out.ipynb").read_text())["cells"]
        for output in cell.get("outputs", [])
    ]
    assert sum("image/png" in output.get("data", {}) for output in outputs) >= 9
