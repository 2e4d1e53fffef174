"""Progress reaches whoever watches, and never disturbs the work."""

import json
import os
import subprocess
import sys
import threading

import pytest

from facestudy.study import progress


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(progress, "_record", progress._Record())
    monkeypatch.setenv(progress.FOLDER, str(tmp_path))
    return tmp_path


def tasks(folder) -> list[dict]:
    return [
        task for path in folder.glob("*.json") for task in json.loads(path.read_text())["tasks"]
    ]


def test_a_task_is_in_the_file_from_its_begin_to_its_end(folder):
    with progress.task("training", total=9, unit="epoch", initial=4, note="seed 1 of 2") as bar:
        (task,) = tasks(folder)
        assert task["what"] == "training" and task["note"] == "seed 1 of 2"
        assert (task["initial"], task["done"], task["total"]) == (4, 4, 9) and not task["ended"]
        bar.figures(val_accuracy=0.5)
        bar.update(3)
    (task,) = tasks(folder)
    assert task["done"] == 7 and task["ended"] >= task["began"]
    assert task["figures"] == "val_accuracy 0.500"


def test_track_gives_the_same_items_and_counts_them(folder):
    assert list(progress.track("abc", "reading", unit="letter")) == ["a", "b", "c"]
    (task,) = tasks(folder)
    assert (task["done"], task["total"], task["unit"]) == (3, 3, "letter")


def test_an_endless_iterable_has_no_total(folder):
    assert sum(progress.track(iter(range(4)), "adding")) == 6
    assert tasks(folder)[0]["total"] == 4  # known once it has ended


def test_nested_tasks_and_those_of_several_threads_are_all_counted(folder):
    with progress.task("outer", total=2) as outer:
        inner = [progress.task("inner", total=2000, note=str(number)) for number in range(2)]

        def work(bar: progress.Task) -> None:
            for _ in range(1000):
                bar.update()

        threads = [threading.Thread(target=work, args=(bar,)) for bar in inner * 2]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for bar in inner:
            bar.close()
        outer.update()
    assert [(task["what"], task["done"]) for task in tasks(folder)] == [
        ("inner", 4000),
        ("outer", 1),
    ]
    assert tasks(folder)[0]["count"] == 2 and tasks(folder)[0]["total"] == 4000


def test_an_error_ends_the_task_and_goes_on(folder):
    with pytest.raises(ZeroDivisionError), progress.task("dividing"):
        print(1 / 0)
    assert tasks(folder)[0]["ended"]


def test_writing_is_rare(folder, monkeypatch):
    monkeypatch.setattr(progress, "INTERVAL", 1e9)
    with progress.task("counting", total=9) as bar:
        bar.update()
        assert tasks(folder)[0]["done"] == 0
    assert tasks(folder)[0]["done"] == 1


def test_a_folder_that_is_gone_does_not_end_the_work(folder, monkeypatch):
    monkeypatch.setenv(progress.FOLDER, str(folder / "gone"))
    assert list(progress.track([1, 2], "adding")) == [1, 2]


def test_a_hidden_task_leaves_no_trace(folder):
    list(progress.track([1, 2], "adding", show=False))
    assert tasks(folder) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")
def test_a_forked_process_has_a_file_of_its_own(folder):
    code = """
import os
from facestudy.study import progress
outer = progress.task("outer", total=5)
outer.update()
child = os.fork()
with progress.task("child" if child == 0 else "parent") as bar:
    bar.update()
if child == 0:
    os._exit(0)
os.waitpid(child, 0)
outer.close()
"""
    subprocess.run([sys.executable, "-c", code], check=True)
    files = {path: json.loads(path.read_text())["tasks"] for path in folder.glob("*.json")}
    names = sorted(sorted(task["what"] for task in content) for content in files.values())
    assert names == [["child"], ["outer", "parent"]]


def test_without_a_terminal_nothing_is_shown(monkeypatch, capfd):
    monkeypatch.delenv(progress.FOLDER, raising=False)
    assert list(progress.track([1, 2], "adding")) == [1, 2]
    assert capfd.readouterr() == ("", "")


def test_a_bar_that_is_asked_for_is_shown(monkeypatch, capfd):
    monkeypatch.delenv(progress.FOLDER, raising=False)
    with progress.task("adding", total=2, unit="number", show=True) as bar:
        bar.figures(sum=1.0)
        bar.update(2)
        bar.total = 3
    assert "adding" in (shown := capfd.readouterr().err) and "sum=1.000" in shown
    assert bar.done == 2


KERNEL = """
import sys
from unittest import mock
import ipykernel
from facestudy.study import progress
class ZMQInteractiveShell: pass
with mock.patch("IPython.get_ipython", return_value=ZMQInteractiveShell()):
    bar = progress.task("adding", total=2)
print(bar._bar is not None)
"""


@pytest.mark.parametrize(("variable", "shown"), [("JPY_SESSION_NAME", True), ("OTHER", False)])
def test_a_kernel_shows_bars_to_those_who_watch_it(variable, shown):
    hidden = (progress.FOLDER, *progress.FRONTENDS)
    environment = {name: text for name, text in os.environ.items() if name not in hidden}
    run = subprocess.run(
        [sys.executable, "-c", KERNEL], capture_output=True, text=True,
        env={**environment, variable: "x.ipynb"},
    )  # fmt: skip
    assert run.stdout.split("\n")[-2] == str(shown), run.stderr


def test_it_is_light_to_import():
    code = (
        "import sys, facestudy.study.progress; print({'tqdm', 'pandas', 'numpy'} & {*sys.modules})"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert run.stdout == "set()\n", run.stderr
