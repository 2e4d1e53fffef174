"""A new model is one module, one entry in the table and one notebook."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from facestudy.study.paths import CHECKOUT

pytestmark = pytest.mark.long

MODULE = '''
"""Predicts the class whose mean colour in the training split is nearest. Nothing is trained."""

import numpy as np


def predict(pictures, labels, unseen):
    means = np.stack([pictures[labels == k].mean(axis=(0, 1, 2)) for k in np.unique(labels)])
    distances = np.linalg.norm(unseen.mean(axis=(1, 2))[:, None] - means, axis=2)
    scores = np.exp(-distances / distances.mean())
    return scores / scores.sum(axis=1, keepdims=True)
'''
ENTRY = """    ModelEntry(
        name="mean_colour",
        title="mean colour",
        notebook="07_mean_colour",
        module="facestudy.models.mean_colour",
    ),
"""
CELLS = [
    "from facestudy.evaluation import results\n"
    "from facestudy.models import mean_colour\n"
    "from facestudy.prepare import dataset\n"
    "from facestudy.study.paths import Study\n"
    "study = Study(STUDY)\n"
    "faces = dataset.load(study)\n"
    'train, test = faces.part("train"), faces.part("test")',
    "pictures, labels = faces.pictures[train], faces.labels[train]\n"
    "results.write_predictions(\n"
    '    study, "mean_colour", rows=faces.rows.iloc[test], categories=faces.categories,\n'
    "    probabilities=mean_colour.predict(pictures, labels, faces.pictures[test]),\n"
    ")",
]
STUDY = """
import cv2
import numpy as np
import pandas as pd
from pathlib import Path
from facestudy.campus.drawing.person import draw_person
from facestudy.campus.drawing.photo import draw_photo
from facestudy.campus.drawing.portrait import render
from facestudy.cli.main import main
from facestudy.prepare import crop, split
from facestudy.report import run_notebooks, stages
from facestudy.study.paths import Study

folder, rows = Path("pictures"), []
folder.mkdir()
for number in range(60):
    rng = np.random.default_rng(number)
    picture, _ = render(draw_person(rng), draw_photo(rng), width=200, height=240)
    cv2.imwrite(str(folder / f"{number}.jpg"), picture[..., ::-1])
    category, department = "ab"[number % 2], f"department {number % 6}"
    rows.append({"file": f"{number}.jpg", "class": category, "site": department})
pd.DataFrame(rows).to_csv(folder / "labels.csv", index=False)
labels = ["--labels", "pictures/labels.csv", "--category", "class", "--group", "site"]
assert main(["import", "pictures", "--study", "people", *labels]) == 0
study = Study("people")
crop.crop_study(study)
split.split_study(study)
chosen = {"07_mean_colour", "08_inspection", "09_audit"}
parameters = {"PERMUTATIONS": "20", "AUDIT_EPOCHS": "0"}
table = [stage for stage in stages.STAGES if stage.notebook in chosen]
run_notebooks.run(study, parameters, stages=table)
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the checkout with the three files of a made-up model."""
    copy = tmp_path / "checkout"
    for name in ("src", "scrapers", "notebooks"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(CHECKOUT / name, copy / name, ignore=ignored)
    models = copy / "src" / "facestudy" / "models"
    (models / "mean_colour.py").write_text(MODULE)
    table = (models / "registry.py").read_text()
    assert table.count(")\n_BACKBONES") == 1
    table = table.replace(")\n_BACKBONES", f"{ENTRY})\n_BACKBONES")
    (models / "registry.py").write_text(table)
    parameters = nbformat.v4.new_code_cell('STUDY = "campus"', metadata={"tags": ["parameters"]})
    cells = [parameters, *map(nbformat.v4.new_code_cell, CELLS)]
    metadata = {"kernelspec": {"name": "python3", "language": "python", "display_name": "x"}}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=metadata)
    nbformat.write(notebook, copy / "notebooks" / "07_mean_colour.ipynb")
    return copy


def test_a_new_model_is_trained_inspected_audited_and_reported(checkout, tmp_path):
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(checkout / "src"), str(checkout)]),
        "FACESTUDY_ROOT": str(tmp_path / "root"),
    }
    command = [sys.executable, "-c", STUDY]
    process = subprocess.run(
        command, env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=900
    )
    assert process.returncode == 0, process.stderr

    reports = tmp_path / "root" / "reports" / "people"
    summary = json.loads((reports / "metrics.json").read_text())
    assert [model["model"] for model in summary["models"]] == ["mean_colour"]
    assert 0 <= summary["models"][0]["accuracy"] <= 1
    audit = json.loads((reports / "audit.json").read_text())
    assert list(audit["models"]) == ["mean_colour"] and audit["verdict"]
    page = (reports / "index.html").read_text()
    assert "mean colour" in page and "07_mean_colour.html" in page
    assert "Two panels of areas under the curve" in page and audit["evidence"]["steps"]
    cards = (reports / "cards.html").read_text()
    assert "Model card: mean colour" in cards and "not recorded" in cards
    inspection = (reports / "08_inspection.html").read_text()
    assert "mean colour" in inspection
