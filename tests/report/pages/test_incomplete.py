"""A report in which notebooks failed says so first, and shows no figure of an earlier run."""

import json
import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import nbformat
import numpy as np
import pandas as pd
import pytest

from facestudy.cli.main import main
from facestudy.evaluation import results
from facestudy.prepare import split
from facestudy.report import freshness, parameters, run_notebooks, stages
from facestudy.report.execution import execute_stages
from facestudy.report.execution.outcome import Failure, Outcome, results_mark
from facestudy.report.pages import html
from facestudy.report.stages import Stage
from facestudy.study import files
from facestudy.study.paths import Study

STAGES = tuple(Stage(s.notebook, s.after) for s in stages.STAGES if not s.needs)
BY_NAME = {stage.notebook: stage for stage in STAGES}
VERDICT = {"verdict": "a face signal", "sentence": "It is the face.", "rules": []}
BROKEN = Failure("the <well> is dry", "Where does a network look?")


def executed(study: Study, *notebooks: str) -> None:
    """Executed copies with a title each."""
    for name in notebooks:
        cells = [nbformat.v4.new_markdown_cell(f"# About {name}")]
        path = stages.executed(study, Stage(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(nbformat.v4.new_notebook(cells=cells), path)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the first test that needs the study keeps it for all others."""
    return tmp_path_factory.mktemp("kept") / "root"


@pytest.fixture
def reported(root: Path, kept: Path, study: Study, cropped_study: Callable[..., Study]) -> Study:
    """A complete study with two models and a verdict, and its report."""
    if kept.exists():
        shutil.copytree(kept, root, dirs_exist_ok=True)
    else:
        report_once(cropped_study(["art", "law"] * 20))
        shutil.copytree(root, kept)
    return study


def report_once(study: Study) -> None:
    split.split_study(study)
    rows = split.read(study)[["id", "split", "category"]]
    right = np.stack([rows["category"] == name for name in ("art", "law")], axis=1).astype(float)
    history = pd.DataFrame(
        {"epoch": [1], "loss": 1.0, "accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5}
    )
    for model in ("scratch_cnn", "bottleneck"):
        runs = [results.Run(0, history, right)]
        options = {"rows": rows, "categories": ["art", "law"], "runs": runs}
        results.write_model(study, model, **options, facts={"seed": 0})
    files.write_json(study.reports / "audit.json", VERDICT)
    executed(study, *BY_NAME)
    html.write(study, STAGES)


def outcome(*failed: str, written: tuple[str, ...] = ()) -> Outcome:
    """Of a run in which these notebooks failed."""
    result, lost = Outcome(), set(failed)
    for stage in STAGES:
        if lost & set(stage.after):
            lost.add(stage.notebook)
    for name in failed:
        result.fail(BY_NAME[name], BROKEN, has_written=name in written)
    result.leave([stage for stage in STAGES if stage.notebook in lost - set(failed)])
    result.current |= set(BY_NAME) - lost
    return result


def banner_of(page: str) -> str:
    box = re.search(r"<body>\n<!-- what failed -->(.*)<!-- end of what failed -->", page, re.DOTALL)
    assert box, "no banner at the top of the page"
    return box[1]


def models_of(page: str) -> list[str]:
    """The first cells of the table of models."""
    table = re.search(r"<h2[^>]*>The models</h2>.*?</table>", page, re.DOTALL)
    return re.findall(r"<tr><td>(.*?)</td>", table[0]) if table else []


def test_a_complete_report_has_no_banner(reported):
    page = (reported.reports / "index.html").read_text()
    assert "a face signal" in page and "what failed" not in page
    assert "Not complete" not in (reported.reports / "cards.html").read_text()


def test_a_failed_audit_leaves_the_models_and_no_verdict(reported):
    page = html.write(reported, STAGES, outcome=outcome("09_audit")).read_text()
    box = banner_of(page)
    assert "This report is not complete" in box and "make study STUDY=small" in box
    assert (
        "09_audit failed, in the section “Where does a network look?”: the &lt;well&gt; is dry."
        in box
    )
    assert '<a href="09_audit.html#papermill-error-cell">' in box
    assert "a face signal" not in page and "It is the face" not in page
    assert "No verdict.</strong> The audit (09_audit) failed." in page
    assert models_of(page) == ["CNN from scratch", "bottleneck features"]
    cards = (reported.reports / "cards.html").read_text()
    assert "a face signal" not in cards.lower() and "The audit (09_audit) failed" in cards
    record = json.loads((reported.reports / "metrics.json").read_text())
    assert "audit" not in record and record["failed"] == [
        {"notebook": "09_audit", "reason": "the <well> is dry"}
    ]
    audit_page = (reported.reports / "09_audit.html").read_text()
    assert "09_audit failed, in the section" in audit_page


def test_a_failed_model_is_left_out_and_what_needs_it_is_of_an_earlier_run(reported):
    page = html.write(reported, STAGES, outcome=outcome("05_scratch_cnn")).read_text()
    box = banner_of(page)
    assert "Not executed, since they need 05_scratch_cnn: 08_inspection and 09_audit." in box
    assert models_of(page) == ["bottleneck features"]
    without_links = re.sub(r"<nav class=.*?</nav>", "", page, flags=re.DOTALL)
    assert "CNN from scratch" not in without_links
    assert "a face signal" not in page
    note = "Of an earlier run: not executed in this one, as 05_scratch_cnn failed."
    assert page.count(note) == 2
    assert note in (reported.reports / "08_inspection.html").read_text()
    assert note not in (reported.reports / "06_bottleneck.html").read_text()
    cards = (reported.reports / "cards.html").read_text()
    assert "Model card: CNN from scratch" not in cards and "05_scratch_cnn failed" in cards


def test_results_that_were_written_before_the_failure_are_shown(reported):
    failed = outcome("09_audit", written=("09_audit",))
    page = html.write(reported, STAGES, outcome=failed).read_text()
    assert "a face signal.</strong>" in page and "No verdict" not in page
    assert "Its results had been written by then." in banner_of(page)


def test_without_any_model_the_report_before_stays_below_the_banner(reported):
    for failed in ("02_crop", "01_collect"):
        page = html.write(reported, STAGES, outcome=outcome(failed)).read_text()
        box = banner_of(page)
        assert f"{failed} failed" in box and "is the report of an earlier run" in box
        assert page.count("This report is not complete") == 1
        assert "a face signal" in page.partition("<!-- end of what failed -->")[2]
    assert "02_crop failed" not in page
    assert "what failed" not in html.write(reported, STAGES).read_text()


def test_a_study_without_any_result_has_a_page_too(study):
    executed(study, "01_collect", "02_crop")
    for _ in range(2):
        page = html.write(study, STAGES, outcome=outcome("02_crop")).read_text()
        assert "02_crop failed" in banner_of(page) and "There are no results yet" in page
        assert "earlier run" not in page
    assert '<a href="02_crop.html">' in page and "04_split.html" not in page


def test_the_notes_vanish_when_all_is_well_again(reported):
    html.write(reported, STAGES, outcome=outcome("07_finetune"))
    assert "not executed" in (reported.reports / "09_audit.html").read_text()
    page = html.write(reported, STAGES).read_text()
    assert "a face signal" in page and "what failed" not in page
    for name in BY_NAME:
        text = (reported.reports / f"{name}.html").read_text()
        assert "not executed" not in text and "failed" not in text


def test_an_incomplete_report_is_not_compared_with_others(reported):
    record = (reported.data / "last_report.json").read_text()
    html.write(reported, STAGES, outcome=outcome("09_audit"))
    assert (reported.data / "last_report.json").read_text() == record


def test_further_seeds_that_fail_leave_the_figures_of_the_first(reported):
    first = set(BY_NAME)
    result = Outcome(current=first)
    result.fail(BY_NAME["07_finetune"], BROKEN, has_written=False)
    result.leave([BY_NAME["08_inspection"]])
    assert result.models(["scratch_cnn", "finetune"]) == ["scratch_cnn", "finetune"]
    assert result.note("08_inspection").startswith("Of the first seed alone")


def test_only_what_was_written_since_counts_as_of_this_run(reported):
    has_written = results_mark(reported, "09_audit")
    assert not has_written()
    files.write_json(reported.reports / "audit.json", VERDICT)
    assert has_written()
    assert not results_mark(reported, "08_inspection")()


@pytest.fixture
def own_notebooks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for notebooks of our own; the command executes ``08_inspection``, ``09_audit``."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    for module in (execute_stages, parameters, freshness):
        monkeypatch.setattr(module, "NOTEBOOKS", folder)
    table = (Stage("08_inspection"), Stage("09_audit"))
    run = partial(run_notebooks.run, stages=table)
    monkeypatch.setattr(run_notebooks, "run", run)
    return folder


def write_notebook(folder: Path, name: str, source: str) -> None:
    given = nbformat.v4.new_code_cell('STUDY = "x"', metadata={"tags": ["parameters"]})
    title = nbformat.v4.new_markdown_cell(f"# About {name}")
    section = nbformat.v4.new_markdown_cell("## The deep part")
    cells = [title, given, section, nbformat.v4.new_code_cell(source)]
    metadata = {"kernelspec": {"name": "python3", "language": "python", "display_name": "x"}}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=metadata)
    nbformat.write(notebook, folder / f"{name}.ipynb")


def test_the_command_ends_with_an_error_and_a_report(reported, own_notebooks, capsys):
    log = reported.data / "runs.txt"
    count = f"with open({str(log)!r}, 'a') as log: log.write(NAME)\n"
    write_notebook(own_notebooks, "08_inspection", count.replace("NAME", "'8'"))
    write_notebook(own_notebooks, "09_audit", count.replace("NAME", "'9'") + "[][1]")
    assert main(["report", "--study", "small"]) == 1
    said = capsys.readouterr().err
    assert "facestudy: 09_audit: IndexError: list index out of range (cell 3; see " in said
    assert f"the report was written without what failed: {reported.reports}/index.html" in said

    page = (reported.reports / "index.html").read_text()
    sentence = (
        "09_audit failed, in the section “The deep part”: IndexError: list index out of range."
    )
    assert sentence in banner_of(page) and "a face signal" not in page
    traceback = (reported.reports / "09_audit.html").read_text()
    assert "IndexError" in traceback and 'id="papermill-error-cell"' in traceback
    assert str(own_notebooks.parent) not in page  # no paths of this machine

    write_notebook(own_notebooks, "09_audit", count.replace("NAME", "'9'"))
    assert main(["report", "--study", "small"]) == 0
    assert sorted(log.read_text()) == ["8", "9", "9"]  # 08 stayed as it was
    page = (reported.reports / "index.html").read_text()
    assert "what failed" not in page and "a face signal" in page
