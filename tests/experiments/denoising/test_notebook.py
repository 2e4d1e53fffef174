"""The notebook from beginning to end, on a small study and with tiny networks."""

import json

import papermill
import pytest

from facestudy.study.paths import NOTEBOOKS

PATH = NOTEBOOKS / "experiments" / "denoising_autoencoder.ipynb"
SMALL = {
    "STUDY": "small", "SEEDS": 2, "SHARES": [0.4, 1.0], "SIZE": 16, "FILTERS": [4, 6],
    "NOISES": ["salt and pepper", "gaussian"], "AMOUNTS": [0.2, 0.3], "LAYER_EPOCHS": 1,
    "TOGETHER_EPOCHS": 1, "EPOCHS": 1, "HEADS": "linear",
}  # fmt: skip


def test_every_parameter_of_the_test_is_one_of_the_notebooks():
    assert set(SMALL) <= set(papermill.inspect_notebook(str(PATH)))


@pytest.mark.slow
def test_the_notebook_runs_and_leaves_what_it_says(aged_study, tmp_path):
    study = aged_study(80)
    papermill.execute_notebook(
        str(PATH), str(tmp_path / "out.ipynb"), SMALL, kernel_name="python3", progress_bar=False
    )
    folder = study.reports / "denoising"
    metrics = json.loads((folder / "metrics.json").read_text())
    assert {row["encoder"] for row in metrics["encoders"]} >= {"stack", "from scratch"}
    assert set(metrics["differences"]) == {
        "both trained", "stack frozen, scratch trained", "both frozen",
    }  # fmt: skip
    pictures = {path.stem for path in folder.glob("*.png")}
    assert pictures == {"learning", "filters", "restored", "encoders", "differences", "groups"}
    executed = json.loads((tmp_path / "out.ipynb").read_text())
    outputs = [out for cell in executed["cells"] for out in cell.get("outputs", [])]
    assert not any(out["output_type"] == "error" for out in outputs)
