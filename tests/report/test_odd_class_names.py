"""Classes may have any name: signs that mean something elsewhere stay letters in every result."""

import html
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from support.made_pictures import noise_picture, png

from facestudy.collect.import_folder import import_folder
from facestudy.evaluation import results
from facestudy.export import export_study
from facestudy.prepare import split
from facestudy.report import run_notebooks, stages
from facestudy.study import files, index
from facestudy.study.paths import Study

ODD = ["art|law", "C$^a_$", "_left <b>"]
"""A table's border in Markdown; a formula of Matplotlib that it cannot read; its hidden entries."""


@pytest.mark.parametrize("by_folder", [False, True])
def test_an_import_takes_the_names_as_they_are(study, tmp_path, by_folder):
    folder, table = tmp_path / "pictures", []
    for number, name in enumerate(ODD * 2):
        path = folder / (name if by_folder else "all") / f"{number}.png"
        files.write_bytes(path, png(noise_picture(number)))
        table.append({"file": f"all/{number}.png", "subject": name})
    labels = None if by_folder else tmp_path / "labels.csv"
    if labels:
        files.write_csv(labels, pd.DataFrame(table))
    import_folder(folder, study, labels=labels, category=None if by_folder else "subject")
    assert sorted(index.read(study.index)["category"]) == sorted(ODD * 2)


@pytest.fixture
def odd(cropped_study: Callable[..., Study]) -> Study:
    """A study of three classes, and a model that errs on every second test portrait."""
    study = cropped_study(ODD * 15, department=["x", "y", "z"] * 15)
    split.split_study(study)
    rows = split.read(study)[["id", "split", "category"]]
    right = np.stack([rows["category"] == name for name in sorted(ODD)], axis=1).astype(float)
    right[::2] = np.roll(right[::2], 1, axis=1)
    results.write_predictions(
        study, "a_model", rows=rows, categories=sorted(ODD), probabilities=0.1 + 0.7 * right
    )
    return study


@pytest.mark.long
def test_the_report_names_the_classes_as_they_are(odd):
    chosen = [s for s in stages.STAGES if s.notebook in ("04_split", "08_inspection")]
    run_notebooks.run(odd, stages=chosen, measure=False)
    for name in ("index", "cards", "04_split", "08_inspection"):
        text = html.unescape((odd.reports / f"{name}.html").read_text())
        for category in ODD:
            assert category in text, (name, category)
    assert set(split.read(odd)["category"]) == set(ODD)


@pytest.mark.long
def test_an_export_names_the_classes_as_they_are(odd, tmp_path):
    export_study.export(odd, tmp_path / "open")
    table = pd.read_csv(tmp_path / "open" / "pictures.csv", dtype=str)
    assert set(table["category"]) == set(ODD)
