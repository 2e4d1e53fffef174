"""Copies of the notebooks to step through lie with the study, never in the checkout."""

import json

import pytest

from facestudy.report import lab, parameters, stages
from facestudy.study import files
from facestudy.study.paths import NOTEBOOKS, Study

NAMES = [
    stage.notebook
    for stage in (*stages.STAGES, *stages.MORE, *stages.OPTIONAL, *stages.EXPERIMENTS)
]


@pytest.fixture
def mine() -> Study:
    return Study("mine")


def cells(study: Study, name: str) -> list[dict]:
    return json.loads((lab.folder(study) / f"{name}.ipynb").read_text())["cells"]


def set_cell(study: Study, name: str, number: int, **values: object) -> None:
    path = lab.folder(study) / f"{name}.ipynb"
    notebook = json.loads(path.read_text())
    notebook["cells"][number].update(values)
    files.write_text(path, json.dumps(notebook))


def test_every_notebook_is_copied_with_the_study_s_name(mine, capsys):
    before = {path: path.read_bytes() for path in NOTEBOOKS.rglob("*.ipynb")}
    assert lab.main(["--study", "mine"]) == 0
    assert capsys.readouterr().out.strip() == str(mine.reports / "lab")
    for name in NAMES:
        source = json.loads((NOTEBOOKS / f"{name}.ipynb").read_text())["cells"]
        copy = cells(mine, name)
        changed = [
            (a["source"], b["source"])
            for a, b in zip(source, copy, strict=True)
            if a["source"] != b["source"]
        ]
        ((own, other),) = changed
        assert [line for line in other if line not in own] == [other[0]]
        assert other[0].startswith('STUDY = "mine"  # ')
    assert {path: path.read_bytes() for path in NOTEBOOKS.rglob("*.ipynb")} == before


def test_outputs_and_changes_are_kept(mine):
    lab.copy_notebooks(mine)
    set_cell(mine, "04_split", 2, outputs=[{"output_type": "stream", "text": "kept"}])
    set_cell(mine, "02_crop", 2, source=["print('mine')"])
    assert lab.copy_notebooks(mine) == []
    assert (
        cells(mine, "04_split")[2]["outputs"] and "mine" in cells(mine, "02_crop")[2]["source"][0]
    )


def test_a_newer_notebook_replaces_a_copy_only_if_nobody_changed_its_cells(
    mine, tmp_path, monkeypatch
):
    lab.copy_notebooks(mine)
    set_cell(mine, "02_crop", 2, source=["print('mine')"])
    newer = tmp_path / "notebooks"
    for name in NAMES:
        notebook = json.loads((NOTEBOOKS / f"{name}.ipynb").read_text())
        notebook["cells"][0]["source"] = ["# newer"]
        files.write_text(newer / f"{name}.ipynb", json.dumps(notebook))
    monkeypatch.setattr(lab, "NOTEBOOKS", newer)
    assert lab.copy_notebooks(mine) == ["02_crop"]
    assert cells(mine, "04_split")[0]["source"] == ["# newer"]
    assert cells(mine, "02_crop")[2]["source"] == ["print('mine')"]


def test_a_damaged_copy_is_one_line(mine, capsys):
    files.write_text(lab.folder(mine) / "04_split.ipynb", "{")
    assert lab.main(["--study", "mine"]) == 1
    assert capsys.readouterr().err.strip().endswith("is damaged: delete it, and it is copied again")


def test_the_study_s_name_is_a_parameter_of_every_notebook():
    for stage in (*stages.STAGES, *stages.MORE, *stages.OPTIONAL, *stages.EXPERIMENTS):
        assert "STUDY" in parameters.declared_parameters(stage)
