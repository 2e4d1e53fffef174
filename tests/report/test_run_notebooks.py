"""Only what is stale runs, failures are one line, and the pages lead with the answer."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import psutil
import pytest

from facestudy.report import freshness, parameters, run_experiments, run_notebooks, stages
from facestudy.report.execution import execute_stages
from facestudy.report.stages import Stage
from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.locks import run_lock

pytestmark = pytest.mark.long

FIRST = """
from pathlib import Path
from facestudy.study.paths import Study
folder = Study(STUDY).data
folder.mkdir(parents=True, exist_ok=True)
with (folder / "runs.txt").open("a") as log:
    log.write("first ")
(folder / "out.csv").write_text(f"a,time\\n{N},{Path('/proc/uptime').read_text()}\\n")
"""
SECOND = """
from facestudy.study.paths import Study
with (Study(STUDY).data / "runs.txt").open("a") as log:
    log.write("second ")
"""
BROKEN = """
from facestudy.study.errors import StudyError
raise StudyError("the well is dry: dig deeper")
"""


def notebook(folder: Path, name: str, source: str, parameters: str) -> None:
    cells = [
        nbformat.v4.new_markdown_cell(f"# About {name}"),
        nbformat.v4.new_code_cell(parameters, metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell(source),
    ]
    metadata = {"kernelspec": {"name": "python3", "language": "python", "display_name": "x"}}
    whole = nbformat.v4.new_notebook(cells=cells, metadata=metadata)
    nbformat.write(whole, folder / f"{name}.ipynb")


@pytest.fixture
def two_stages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Stage, ...]:
    """Two notebooks of our own, the second after the first."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    notebook(folder, "first", FIRST, 'STUDY = "x"\nN = 1  # how many')
    notebook(folder, "second", SECOND, 'STUDY = "x"')
    for module in (execute_stages, parameters, freshness):
        monkeypatch.setattr(module, "NOTEBOOKS", folder)
    monkeypatch.setattr(
        "facestudy.report.pages.html.write",
        lambda study, stages, **options: study.reports / "index.html",
    )
    return (
        Stage("first", (), ("{data}/in.csv",), ("{data}/out.csv",)),
        Stage("second", ("first",), ("{data}/out.csv",), ()),
    )


def runs(study) -> list[str]:
    log = study.data / "runs.txt"
    text = log.read_text() if log.exists() else ""
    log.unlink(missing_ok=True)
    return text.split()


def test_several_seeds_begin_with_a_report_of_one(two_stages, study, root, capsys):
    source = "from facestudy.study.paths import Study\n"
    source += "with (Study(STUDY).data / 'runs.txt').open('a') as log: "
    source += "log.write(f'{SEEDS}/{SPLITS} ')"
    notebook(freshness.NOTEBOOKS, "third", source, 'STUDY = "x"\nSEEDS = 3\nSPLITS = 10')
    stage = Stage("third", (), (), ())
    study.data.mkdir(parents=True)
    run_notebooks.run(study, stages=[stage])
    assert runs(study) == ["1/0", "3/10"]  # the first has no other splits either
    assert "first report, with one seed; 2 more to follow" in capsys.readouterr().out
    files.write_text(study.reports / "index.html", "")
    run_notebooks.run(study, {"SEEDS": "4"}, stages=[stage])
    assert runs(study) == ["4/10"]  # a report is there already
    run_notebooks.run(study, {"SEEDS": "4", "SPLITS": "0"}, stages=[stage], more=True)
    assert runs(study) == ["4/3"]


def test_stale_means_changed_source_parameter_input_or_output(two_stages, study, root):
    run_notebooks.run(study, stages=two_stages)
    assert runs(study) == ["first", "second"]
    run_notebooks.run(study, stages=two_stages)
    assert runs(study) == []

    run_notebooks.run(
        study, {"N": "2"}, stages=two_stages
    )  # other output, so the second is stale too
    assert runs(study) == ["first", "second"]

    (study.data / "in.csv").write_text("b\n1\n")  # same output but for its time
    run_notebooks.run(study, {"N": "2"}, stages=two_stages)
    assert runs(study) == ["first"]

    (study.data / "out.csv").unlink()
    run_notebooks.run(study, {"N": "2"}, stages=two_stages)
    assert runs(study) == ["first"]

    notebook(root / "notebooks", "second", SECOND + "\n# new", 'STUDY = "x"')
    run_notebooks.run(study, {"N": "2"}, stages=two_stages)
    assert runs(study) == ["second"]

    run_notebooks.run(study, {"N": "2"}, stages=two_stages, only="second", again=True)
    assert runs(study) == ["second"]


@pytest.mark.parametrize(
    ("text", "default", "value"),
    [
        ("False", True, False),
        ("true", False, True),
        ("3", 1.0, 3.0),
        ("[[0.1, 0.9]]", [[0.03, 0.99]], [[0.1, 0.9]]),
        ('{"most_faces": None}', {"most_faces": 1}, {"most_faces": None}),
    ],
)
def test_a_parameter_gets_the_kind_that_the_notebook_has(two_stages, root, text, default, value):
    notebook(root / "notebooks", "third", SECOND, f'STUDY = "x"\nKNOB = {default!r}')
    found = parameters.check_parameters({"KNOB": text}, (*two_stages, Stage("third", (), (), ())))
    assert found["third"]["KNOB"] == value and type(found["third"]["KNOB"]) is type(default)


@pytest.mark.parametrize(("text", "default"), [("1", True), ("0.5", 3), ("x", []), ("[1]", {})])
def test_a_parameter_of_another_kind_is_refused(two_stages, root, text, default):
    notebook(root / "notebooks", "third", SECOND, f'STUDY = "x"\nKNOB = {default!r}')
    with pytest.raises(StudyError, match="KNOB=.* is not .*, e.g."):
        parameters.check_parameters({"KNOB": text}, (*two_stages, Stage("third", (), (), ())))


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"EPOCS": "3"}, "no notebook has a parameter EPOCS; there are STUDY, N"),
        ({"N": "many"}, "N='many' is not a whole number of 0 or more"),
        ({"N": "-1"}, "N='-1' is not a whole number of 0 or more"),
    ],
)
def test_a_misspelt_parameter_stops_before_anything_runs(two_stages, study, given, message):
    with pytest.raises(StudyError, match=message):
        run_notebooks.run(study, given, stages=two_stages)
    assert runs(study) == []


def test_a_failure_is_one_line_and_only_its_followers_wait(two_stages, study, root):
    notebook(root / "notebooks", "third", BROKEN, 'STUDY = "x"')
    notebook(root / "notebooks", "fourth", SECOND, 'STUDY = "x"')
    more = (*two_stages, Stage("third", (), (), ()), Stage("fourth", ("third",), (), ()))
    with pytest.raises(StudyError) as error:
        run_notebooks.run(study, stages=more)
    failure, report = str(error.value).splitlines()
    assert failure == "third: the well is dry: dig deeper"
    assert report == f"the report was written without what failed: {study.reports / 'index.html'}"
    assert runs(study) == ["first", "second"]
    assert not stages.executed(study, more[3]).exists()


def test_the_next_run_executes_what_failed_and_nothing_else(two_stages, study, root):
    well = root / "water"
    source = f"""
from pathlib import Path
from facestudy.study.errors import StudyError
if not Path({str(well)!r}).exists():
    raise StudyError("the well is dry")
"""
    notebook(root / "notebooks", "second", source + SECOND, 'STUDY = "x"')
    for _ in range(2):  # a failure is no record of a success
        with pytest.raises(StudyError, match="second: the well is dry"):
            run_notebooks.run(study, stages=two_stages)
    assert runs(study) == ["first"]
    well.touch()
    run_notebooks.run(study, stages=two_stages)
    assert runs(study) == ["second"]


def test_a_failed_run_makes_the_run_before_stale(two_stages, study, root):
    """Its executed copy and files are there no more, whatever the parameters are."""
    source = """
from facestudy.study.errors import StudyError
if K > 1:
    raise StudyError("too many")
"""
    notebook(root / "notebooks", "second", source + SECOND, 'STUDY = "x"\nK = 1')
    run_notebooks.run(study, stages=two_stages)
    with pytest.raises(StudyError, match="too many"):
        run_notebooks.run(study, {"K": "2"}, stages=two_stages)
    runs(study)
    run_notebooks.run(study, stages=two_stages)
    assert runs(study) == ["second"]


def test_further_seeds_wait_until_the_first_report_is_complete(two_stages, study, root):
    source = """
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study
with (Study(STUDY).data / "runs.txt").open("a") as log:
    log.write(f"{SEEDS} ")
if K < 2:
    raise StudyError("too few")
"""
    notebook(root / "notebooks", "third", source, 'STUDY = "x"\nSEEDS = 3\nK = 1')
    study.data.mkdir(parents=True)
    with pytest.raises(StudyError, match="too few\n.*; further seeds were not trained: "):
        run_notebooks.run(study, stages=[Stage("third")])
    files.write_text(study.reports / "index.html", "of the failed run")
    run_notebooks.run(study, {"K": "2"}, stages=[Stage("third")])
    assert runs(study) == ["1", "1", "3"]
    run_notebooks.run(study, {"K": "3"}, stages=[Stage("third")])
    assert runs(study) == ["3"]  # now there is a complete report


def test_the_report_is_told_what_failed_and_what_was_not_executed(
    two_stages, study, root, monkeypatch
):
    told = []
    monkeypatch.setattr(
        "facestudy.report.pages.html.write",
        lambda *arguments, outcome, **options: told.append(outcome),
    )
    notebook(root / "notebooks", "first", "1 / 0", 'STUDY = "x"')
    with pytest.raises(StudyError, match="ZeroDivisionError"):
        run_notebooks.run(study, stages=two_stages)
    (outcome,) = told
    assert outcome.sentences() == ["first failed: ZeroDivisionError: division by zero."]
    assert outcome.needs == {"second": ["first"]} and not outcome.current
    assert outcome.note("second") == "Of an earlier run: not executed in this one, as first failed."


def test_a_kernel_that_is_killed_is_told_in_words(two_stages, study, root):
    notebook(root / "notebooks", "second", "import os; os.kill(os.getpid(), 9)", 'STUDY = "x"')
    with pytest.raises(StudyError, match="second: its process ended without an error message"):
        run_notebooks.run(study, stages=two_stages)


def test_a_kind_of_study_error_is_told_whole(two_stages, study, root):
    source = """
from facestudy.study.errors import StudyError
class WeightsUnavailable(StudyError): pass
raise WeightsUnavailable("x" * 400 + " put the file here")
"""
    notebook(root / "notebooks", "second", source, 'STUDY = "x"')
    with pytest.raises(StudyError, match="(?m)put the file here$"):
        run_notebooks.run(study, stages=two_stages)


def test_ctrl_c_ends_the_kernels_too(root):
    folder = root / "notebooks"
    folder.mkdir()
    notebook(folder, "first", "import time; time.sleep(100)", 'STUDY = "x"')
    code = (
        "from pathlib import Path; import signal;"
        "from facestudy.report import freshness, parameters, run_notebooks, stages;"
        "from facestudy.report.execution import execute_stages;"
        "signal.signal(signal.SIGINT, signal.default_int_handler);"
        f"places = Path({str(folder)!r});"
        "execute_stages.NOTEBOOKS = parameters.NOTEBOOKS = freshness.NOTEBOOKS = places;"
        "from facestudy.study.paths import Study;"
        "run_notebooks.run(Study('x'), stages=[stages.Stage('first', (), (), ())])"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout.readline() == "first ...\n"
    deadline = time.monotonic() + 60
    while not psutil.Process(process.pid).children() and time.monotonic() < deadline:
        time.sleep(0.1)
    kernels = psutil.Process(process.pid).children(recursive=True)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=60) != 0
    assert kernels and not any(
        kernel.is_running() and kernel.status() != psutil.STATUS_ZOMBIE for kernel in kernels
    )


def test_another_error_names_its_kind_and_where_to_read_more(two_stages, study, root):
    notebook(root / "notebooks", "second", "1 / 0", 'STUDY = "x"')
    with pytest.raises(StudyError, match=r"second: ZeroDivisionError: .*; see "):
        run_notebooks.run(study, stages=two_stages)


def test_notebooks_that_end_at_the_same_time_are_all_remembered(study, two_stages, root):
    for name in "abcdef":
        notebook(root / "notebooks", name, "1 + 1", 'STUDY = "x"')
    side_by_side = [Stage(name, (), (), ()) for name in "abcdef"]
    run_notebooks.run(study, stages=side_by_side, jobs=6)
    remembered = json.loads((study.reports / "stages.json").read_text())
    assert set(remembered) == {*"abcdef", freshness.PAGES}


@pytest.mark.parametrize("damage", ["", "{", "null", "\0" * 40])
def test_a_damaged_memory_makes_everything_stale(two_stages, study, damage):
    run_notebooks.run(study, stages=two_stages)
    runs(study)
    (study.reports / "stages.json").write_text(damage)
    run_notebooks.run(study, stages=two_stages)
    assert runs(study) == ["first", "second"]


@pytest.mark.parametrize(
    "damage",
    [lambda data: b"", lambda data: data[: len(data) // 2], lambda data: bytes(len(data))],
    ids=["empty", "half", "zeros"],
)
def test_a_damaged_executed_copy_is_said_and_made_again(two_stages, study, capsys, damage):
    run_notebooks.run(study, stages=two_stages)
    runs(study)
    capsys.readouterr()
    path = stages.executed(study, two_stages[1])
    path.write_bytes(damage(path.read_bytes()))
    run_notebooks.run(study, stages=two_stages)
    assert runs(study) == ["second"] and stages.is_executed(study, two_stages[1])
    line = "second: the executed copy is damaged; the notebook is executed again"
    assert line in capsys.readouterr().out.splitlines()


def test_every_stage_of_the_study_has_its_notebook_and_comes_after_what_it_reads(study):
    written: set[str] = set()
    for stage in stages.of_study(study, more=True):
        assert (freshness.NOTEBOOKS / f"{stage.notebook}.ipynb").is_file()
        assert set(stage.after) <= written
        written.add(stage.notebook)


def test_more_adds_notebooks_before_those_that_judge_models_and_they_stay(study):
    first = [stage.notebook for stage in stages.of_study(study)]
    added = [stage.notebook for stage in stages.MORE]
    assert first == [stage.notebook for stage in stages.STAGES] and not set(added) & set(first)
    assert "10_named_features" in added
    every = [stage.notebook for stage in stages.of_study(study, more=True)]
    assert every == [*first[:-2], *added, *first[-2:]]
    assert set(stages.of_study(study, more=True)[-1].after) >= set(added) & set(stages.TRAINED)
    assert not set(stages.of_study(study)[-1].after) & set(added)
    files.write_text(stages.executed(study, stages.MORE[-1]), "{}")
    assert [s.notebook for s in stages.of_study(study)] == [*first[:-2], added[-1], *first[-2:]]


def test_the_first_report_comes_without_what_more_adds(two_stages, study, root, monkeypatch):
    source = SECOND.replace('"second "', 'f"third/{SEEDS} "')
    notebook(freshness.NOTEBOOKS, "third", source, 'STUDY = "x"\nSEEDS = 2')
    third = Stage("third")
    for module in (run_notebooks, stages):
        monkeypatch.setattr(module, "MORE", (third,))
    run_notebooks.run(study, stages=[*two_stages, third])
    assert runs(study) == ["first", "second", "third/2"]


def test_one_notebook_of_more_can_be_named(two_stages, study, root, monkeypatch):
    for module in (run_notebooks, stages):
        monkeypatch.setattr(module, "MORE", two_stages[:1])
    monkeypatch.setattr(run_notebooks, "_write_page", lambda study, stage: study.reports / "page")
    page = run_notebooks.run(study, stages=two_stages[1:], only="first")
    assert page == study.reports / "page"
    assert runs(study) == ["first"]


def test_parameters_are_checked_against_every_notebook():
    chosen = parameters.check_parameters({"STUDY": "campus", "EPOCHS": "3", "SITES": "8"})
    assert chosen["05_scratch_cnn"]["EPOCHS"] == 3 and chosen["01_collect"]["SITES"] == 8
    assert "SITES" not in chosen["05_scratch_cnn"]


def test_notebooks_hold_no_outputs_and_only_literal_parameters():
    for path in freshness.NOTEBOOKS.rglob("[0-9]*.ipynb"):
        content = json.loads(path.read_text())
        code = [cell for cell in content["cells"] if cell["cell_type"] == "code"]
        assert code[0]["metadata"]["tags"] == ["parameters"], path.name
        assert all(not cell["outputs"] and cell["execution_count"] is None for cell in code)
        assert all(len(cell["source"]) <= 15 or cell is code[0] for cell in code), path.name


def test_experiments_run_on_their_own_study_after_what_they_need(
    two_stages, study, root, monkeypatch
):
    folder = root / "notebooks"
    (folder / "experiments").mkdir()
    third = SECOND.replace("second ", "third ")
    notebook(folder / "experiments", "third", third, 'STUDY = "small"\nKNOB = 1')
    needs = Stage("experiments/third", ("first",), (), ())
    monkeypatch.setattr(run_experiments, "STAGES", two_stages)
    monkeypatch.setattr(stages, "STAGES", two_stages)
    pages = run_experiments.run_experiments(parameters={"KNOB": "2"}, experiments=[needs])
    assert pages == [study.reports / "experiments" / "third.html"] and pages[0].is_file()
    assert runs(study) == ["first", "third"]
    with pytest.raises(StudyError, match="no experiment 'fourth'; there are third"):
        run_experiments.run_experiments(only="fourth", experiments=[needs])


def test_a_second_run_says_that_nothing_is_to_do_and_imports_nothing_heavy(two_stages, study):
    run_notebooks.run(study, stages=two_stages)
    code = f"""
import sys
from pathlib import Path
from facestudy.report import freshness, parameters, run_experiments, run_notebooks, stages
from facestudy.report.execution import execute_stages
places = Path({str(freshness.NOTEBOOKS)!r})
execute_stages.NOTEBOOKS = parameters.NOTEBOOKS = freshness.NOTEBOOKS = places
first = stages.Stage("first", (), ("{{data}}/in.csv",), ("{{data}}/out.csv",))
second = stages.Stage("second", ("first",), ("{{data}}/out.csv",), ())
from facestudy.study.paths import Study
print(run_notebooks.run(Study("small"), stages=(first, second)))
heavy = "papermill nbformat nbconvert seaborn matplotlib pandas numpy jinja2".split()
print(set(heavy) & set(sys.modules))
"""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.stdout.splitlines() == [
        "nothing to do: the report is up to date",
        str(study.reports / "index.html"),
        "set()",
    ], result.stderr


def test_the_pages_are_written_again_when_what_they_are_made_of_has_changed(
    two_stages, study, monkeypatch
):
    written = []
    page = study.reports / "index.html"

    def write(study, stages, **options):
        written.append(options)
        files.write_text(page, str(options))

    monkeypatch.setattr("facestudy.report.pages.html.write", write)
    run_notebooks.run(study, stages=two_stages)
    run_notebooks.run(study, stages=two_stages)
    assert written == [{}]
    page.unlink()
    run_notebooks.run(study, stages=two_stages)
    files.write_text(study.reports / "audit.json", "{}")
    run_notebooks.run(study, stages=two_stages)
    run_notebooks.run(study, stages=two_stages, notice="a taste")
    assert written == [{}, {}, {}, {"notice": "a taste"}] and runs(study) == ["first", "second"]


def test_parameters_of_place_make_nothing_stale(two_stages, study, root, capsys):
    notebook(root / "notebooks", "second", SECOND, 'STUDY = "x"\nBOARD = False\nPORT = 1')
    run_notebooks.run(study, stages=two_stages)
    run_notebooks.run(study, {"BOARD": "True", "PORT": "0"}, stages=two_stages)
    assert runs(study) == ["first", "second"]
    said = capsys.readouterr().out
    assert "BOARD=True changes no result, so it makes nothing stale" in said and "--again" in said
    run_notebooks.run(study, {"BOARD": "True"}, stages=two_stages, only="second", again=True)
    assert runs(study) == ["second"]


def test_notebooks_at_work_at_once_have_environments_of_their_own(two_stages, study, root):
    source = """
import os
from facestudy.study import progress
from facestudy.study.paths import Study
list(progress.track(range(3), "counting"))
Study(STUDY).data.mkdir(parents=True, exist_ok=True)
(Study(STUDY).data / NAME).write_text(os.environ[progress.FOLDER]);
"""
    for name in "ab":
        notebook(root / "notebooks", name, source, f'STUDY = "x"\nNAME = "{name}"')
    side_by_side = [Stage(name, (), (), ()) for name in "ab"]
    run_notebooks.run(study, stages=side_by_side, jobs=2)
    folders = {(study.data / name).read_text() for name in "ab"}
    assert len(folders) == 2 and not any(Path(folder).exists() for folder in folders)
    for name in "ab":  # no progress in the executed copies
        cells = json.loads(stages.executed(study, Stage(name)).read_text())["cells"]
        assert not any(cell.get("outputs") for cell in cells)


def test_further_seeds_do_not_repeat_what_only_the_first_decides(two_stages, study, root):
    """As the audit: it reads the first seed's predictions, which do not change."""
    train = """
from facestudy.study.paths import Study
folder = Study(STUDY).data
folder.mkdir(parents=True, exist_ok=True)
with (folder / "runs.txt").open("a") as log:
    log.write(f"train-{SEEDS} ")
(folder / "predictions.csv").write_text("a\\n1\\n")
"""
    notebook(root / "notebooks", "first", train, 'STUDY = "x"\nSEEDS = 2')
    steps = (
        Stage("first", (), (), ("{data}/predictions.csv",)),
        Stage("second", ("first",), ("{data}/predictions.csv",), ()),
    )
    run_notebooks.run(study, stages=steps)
    assert runs(study) == ["train-1", "second", "train-2"]


def test_the_audit_does_not_read_what_further_seeds_change():
    audit = next(stage for stage in stages.STAGES if stage.notebook == "09_audit")
    assert not any("history" in pattern or "models" in pattern for pattern in audit.reads)


@pytest.mark.parametrize("more", [False, True])
def test_the_quick_study_is_quick_with_more_notebooks_too(more):
    added = [*stages.STAGES, *(stages.MORE if more else ())]
    small = parameters.quick(added)
    assert ("TRIALS" in small) == more and parameters.QUICK.items() <= small.items()
    chosen = parameters.check_parameters(small, added)
    if more:
        assert chosen["11_tuning"]["TRIALS"] == 4 and chosen["12_transfer"]["CURVE_DRAWS"] == 1


def test_the_quick_study_has_parameters_that_exist_and_a_notice():
    chosen = parameters.check_parameters(parameters.QUICK)
    assert chosen["01_collect"]["SITES"] == 12 and chosen["09_audit"]["PERMUTATIONS"] == 199
    assert "240 portraits from 12 sites, 7 epochs" in parameters.quick_notice(
        {**parameters.QUICK, "EPOCHS": "7"}
    )


LEAVES = """
from facestudy.study import removals
from facestudy.study.locks.file_lock import index_lock
from facestudy.study.paths import Study
study = Study(STUDY)
with index_lock(study):
    if not removals.count(study):
        print("a face of Bela")
        removals.note(study)
"""


def test_what_showed_somebody_who_left_meanwhile_is_made_anew(two_stages, study, root, capsys):
    notebook(root / "notebooks", "first", FIRST + LEAVES,
             'STUDY = "x"\nN = 1  # how many')  # fmt: skip
    run_notebooks.run(study, stages=two_stages, measure=False)
    assert runs(study) == ["first", "first", "second"]
    assert "is made anew" in capsys.readouterr().out
    copies = [json.loads(path.read_text()) for path in study.reports.rglob("*.ipynb")]
    assert len(copies) == 2
    cells = [cell for copy in copies for cell in copy["cells"]]
    assert "Bela" not in json.dumps([cell.get("outputs") for cell in cells])
    assert study.run_lock.read_text() == ""


def test_a_second_report_is_told_and_the_notebooks_of_the_first_go_on(two_stages, study, root):
    """A notebook may take the run lock again: it belongs to the run."""
    nested = """
from facestudy.study.errors import StudyError
from facestudy.study.locks import run_lock
from facestudy.study.paths import Study
with run_lock.running(Study(STUDY), "scrape"):
    (Study(STUDY).data / "nested.txt").touch()
import tempfile
(Study(STUDY).data / "temporary.txt").write_text(tempfile.gettempdir())
"""
    notebook(root / "notebooks", "second", SECOND + nested, 'STUDY = "x"')
    run_notebooks.run(study, stages=two_stages, measure=False)
    assert (study.data / "nested.txt").exists()
    folder = Path((study.data / "temporary.txt").read_text())
    assert folder.name.startswith("facestudy-run-") and not folder.exists()
    code = RUNNING.format(study.name)
    other = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert other.stdout.readline()
    try:
        with pytest.raises(StudyError, match="another run is at work"):
            run_notebooks.run(study, again=True, stages=two_stages, measure=False)
    finally:
        other.kill()
        other.wait()
    assert not run_lock._runs


RUNNING = """
import time
from facestudy.study.locks import run_lock
from facestudy.study.paths import Study
with run_lock.running(Study({!r}), "facestudy report"):
    print("at work", flush=True)
    time.sleep(60)
"""
