"""The whole study on a small campus: every notebook executed, stepped alone, killed, resumed."""

import html
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest
from support.built_once import built_once

from facestudy.cli.main import main
from facestudy.evaluation import metrics, resampling, results
from facestudy.models import human, registry
from facestudy.prepare import split
from facestudy.report import readme_pictures, stages
from facestudy.study import index
from facestudy.study.paths import Study

pytestmark = pytest.mark.long

SMALL = {
    "SITES": "8", "PORTRAITS": "80", "EPOCHS": "1", "SEEDS": "2", "SPLITS": "2", "VIEWS": "2",
    "PORT": "0", "PERMUTATIONS": "99", "AUDIT_EPOCHS": "1", "COMPARE": "1",
}  # fmt: skip
ARGUMENTS = ["report", "--study", "campus"] + [
    word for name, value in SMALL.items() for word in ("-p", f"{name}={value}")
]
FIRST = [n for n, entry in registry.MODELS.items() if not entry.more and n != human.NAME]
"""The models of a first report of a study in which nobody has guessed."""
LOCKS = shutil.ignore_patterns(".*.lock")
"""Not copied: another process may be testing the same study, and a linked file shares its lock."""
TIMES = ["retrieved_at", "last_seen", "image_url", "page_url"]


@pytest.fixture(scope="module")
def finished() -> Path:
    """A root in which the small campus has run; all processes share it, and nobody changes it."""
    return built_once("campus", run_study, parameters=" ".join(ARGUMENTS))


def run_study(root: Path) -> None:
    """Both seeds at once: a page that is there already needs no first report of one seed."""
    page = root / "reports" / "campus" / "index.html"
    page.parent.mkdir(parents=True)
    page.touch()
    run = subprocess.run(command(), env=environment(root), capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


def command() -> list[str]:
    return [sys.executable, "-m", "facestudy.cli", *ARGUMENTS]


def environment(root: Path) -> dict[str, str]:
    folders = {"FACESTUDY_ROOT": "", "KERAS_HOME": "keras", "FACESTUDY_CACHE": "cache"}
    return {**os.environ, **{name: str(root / folder) for name, folder in folders.items()}}


@pytest.fixture
def study(finished: Path, monkeypatch: pytest.MonkeyPatch) -> Study:
    monkeypatch.setenv("FACESTUDY_ROOT", str(finished))
    return Study("campus")


def test_exactly_the_portraits_of_the_campus_were_collected(study):
    pictures = index.read(study.index)
    truth = pd.read_csv(study.truth_csv, dtype=str, keep_default_na=False).set_index("id")
    assert len(pictures) == 80 and pictures["department"].nunique() == 8
    known = truth.loc[pictures["id"]]
    assert (known["name"].to_numpy() == pictures["name"].to_numpy()).all()
    assert (known["category"].to_numpy() == pictures["category"].to_numpy()).all()


def test_every_stage_left_what_the_contract_says(study):
    for stage in stages.wanted(study, stages.STAGES):
        assert stages.executed(study, stage).is_file()
        assert (study.reports / f"{stage.notebook}.html").is_file()
    summary = json.loads((study.reports / "metrics.json").read_text())
    assert [model["model"] for model in summary["models"]] == FIRST
    assert summary["n"]["pictures"] == 80 and summary["n"]["departments"] == 8
    counts = {model["model"]: model["parameters"] for model in summary["models"]}
    assert counts["scratch_cnn"] == 92_868
    for model in summary["models"]:
        assert 0.25 < model["bayes"] <= 1 and model["ci95"][0] <= model["accuracy"]
        assert set(model) >= {"seed", "device", "versions", "seconds", "trainable_parameters"}


def test_every_seed_is_recorded_and_the_mean_of_them_is_the_accuracy(study):
    for model in json.loads((study.reports / "metrics.json").read_text())["models"]:
        accuracies = [training["accuracy"] for training in model["seeds"]]
        assert [training["seed"] for training in model["seeds"]] == [0, 1]
        assert model["accuracy"] == pytest.approx(sum(accuracies) / 2)
        first = results.read_predictions(study, model["model"])
        assert metrics.scores(first)["accuracy"] == accuracies[0]


def test_every_model_was_trained_on_other_splits_too(study):
    seeds = []
    for model in json.loads((study.reports / "metrics.json").read_text())["models"]:
        table = resampling.read(study, model["model"])
        assert table["split"].tolist() == [1, 2] and model["splits"]["n"] == 2
        parts = table[["n_train", "n_validation", "n_test"]].sum(axis=1)
        assert (parts == len(split.read(study))).all()
        seeds.append(table["seed"].tolist())
    assert seeds == seeds[:1] * len(FIRST)  # the same splits for all models
    page = (study.reports / "index.html").read_text()
    assert "Another split of the same portraits moves such a figure" in page


def test_predictions_cover_every_face_in_a_split(study):
    rows = split.read(study)
    for model in results.models(study):
        predictions = results.read_predictions(study, model)
        assert predictions["id"].tolist() == rows["id"].tolist()
        columns = [f"p_{name}" for name in metrics.categories(predictions)]
        assert predictions[columns].sum(axis=1).between(0.999, 1.001).all()


def test_no_notebook_shows_an_error_or_a_warning(study):
    for stage in stages.wanted(study, stages.STAGES):
        for cell in json.loads(stages.executed(study, stage).read_text())["cells"]:
            for output in cell.get("outputs", []):
                assert output["output_type"] != "error"
                assert output.get("name") != "stderr", "".join(output["text"])[:300]


def test_every_figure_is_shown_as_a_picture(study):
    for stage in stages.wanted(study, stages.STAGES):
        for cell in json.loads(stages.executed(study, stage).read_text())["cells"]:
            for output in cell.get("outputs", []):
                data = output.get("data", {})
                is_figure = "".join(data.get("text/plain", [])).startswith("<Figure")
                assert not is_figure or "image/png" in data, stage.notebook


def test_pages_need_no_network(study):
    for page in study.reports.glob("*.html"):
        text = page.read_text()
        assert "<script src" not in text, page
        fetched = r"""<(script|link|img|iframe)[^>]*\s(src|href)=["'](https?:)?//"""
        assert not re.search(fetched, text), page


def test_every_figure_has_an_alternative_text(study):
    text = (study.reports / "08_inspection.html").read_text()
    assert text.count('<img alt="Figure: ') == text.count("<img ") > 15


def test_the_answer_leads_the_report(study):
    page = (study.reports / "index.html").read_text()
    verdict = json.loads((study.reports / "audit.json").read_text())["verdict"]
    body = page[page.index("<h1") :]
    assert (
        body.index(verdict)
        < body.index("data:image/png")
        < body.index("The best model (mean of 2 trainings) classified")
        < body.index("<table")
    )
    assert "best possible accuracy from the face alone" in page


def test_the_readme_s_pictures_are_made_from_a_finished_campus(study, tmp_path):
    target = tmp_path / "pictures"
    assert readme_pictures.main(["--target", str(target)]) == 0
    names = {"accuracies.png", "people.png", "confusion.png", "false_positives.png", "audit.png"}
    assert {path.name for path in target.iterdir()} == names


def test_nothing_changed_means_nothing_runs(study, capsys):
    before = {path: path.stat().st_mtime_ns for path in study.reports.rglob("*")}
    assert main(ARGUMENTS) == 0
    assert capsys.readouterr().out.splitlines() == [
        "nothing to do: the report is up to date",
        str(study.reports / "index.html"),
    ]
    assert {path: path.stat().st_mtime_ns for path in study.reports.rglob("*")} == before


def test_a_misspelt_parameter_is_one_line(study, capsys):
    assert main(["report", "--study", "campus", "-p", "EPOCS=1"]) == 1
    assert capsys.readouterr().err.startswith("facestudy: no notebook has a parameter EPOCS")


def test_a_notebook_without_its_inputs_names_the_one_to_run_first(tmp_path):
    # The machine is measured already: here it would take longer than all the rest.
    measured = {"FACESTUDY_CACHE": os.environ["FACESTUDY_CACHE"]}
    run = subprocess.run(
        [*command(), "--only", "07_finetune"],
        env=environment(tmp_path) | measured, capture_output=True, text=True,
    )  # fmt: skip
    assert run.returncode == 1
    error = run.stderr.strip()
    assert error.endswith("run notebooks/04_split.ipynb first"), error


def test_forgetting_leaves_no_byte_of_a_portrait_and_no_mention_of_a_name(
    finished, tmp_path, monkeypatch
):
    for folder in ("data", "reports"):
        shutil.copytree(finished / folder, tmp_path / folder, ignore=LOCKS)
    monkeypatch.setenv("FACESTUDY_ROOT", str(tmp_path))
    copy = Study("campus")
    before = index.read(copy.index)
    row = before.iloc[7]
    texts = [row["name"].encode(), html.escape(row["name"]).encode(), row["id"].encode()]
    gone = [next(copy.raw.glob(f"{row['id']}.*")).read_bytes()]
    gone += [path.read_bytes() for path in [copy.faces / f"{row['id']}.png"] if path.exists()]
    assert main(["forget", "--study", "campus", "--id", row["id"]]) == 0
    for path in tmp_path.rglob("*"):
        if path.is_file() and path.name != "forgotten.csv":
            data = path.read_bytes()
            assert not any(part in data for part in [*texts, *gone]), path
    left = before["id"].isin(index.read(copy.index)["id"])
    assert set(before.loc[~left, "name"]) == {row["name"]}


def test_clean_removes_results_and_never_raw_data(finished, tmp_path, monkeypatch):
    shutil.copytree(finished / "data", tmp_path / "data", copy_function=os.link, ignore=LOCKS)
    shutil.copytree(finished / "reports", tmp_path / "reports")
    monkeypatch.setenv("FACESTUDY_ROOT", str(tmp_path))
    copy = Study("campus")
    raw = sorted(path.name for path in copy.raw.iterdir())
    assert main(["clean", "--study", "campus"]) == 0
    assert sorted(path.name for path in copy.raw.iterdir()) == raw
    assert not copy.reports.exists() and not copy.faces.exists() and not copy.split_csv.exists()


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [6, 20, 35, 50])
def test_a_study_killed_at_any_moment_ends_the_same(finished, tmp_path, seconds):
    whole = environment(tmp_path)
    process = subprocess.Popen(command(), env=whole, start_new_session=True)
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    run = subprocess.run(command(), env=whole, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    for name in ("data/campus/faces.csv", "data/campus/split.csv"):
        assert (tmp_path / name).read_bytes() == (finished / name).read_bytes()
    for path in sorted((finished / "reports").rglob("*.csv")):
        again = tmp_path / path.relative_to(finished)
        assert again.read_bytes() == path.read_bytes(), path.name
    tables = [pd.read_csv(base / "data/campus/raw/index.csv") for base in (finished, tmp_path)]
    first, second = (table.drop(columns=TIMES) for table in tables)
    pd.testing.assert_frame_equal(first, second)
