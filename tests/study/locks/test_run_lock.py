"""One run at a time: who comes second is told, kernels belong to a run, the dead hold nothing."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from facestudy.study.errors import StudyError
from facestudy.study.locks import run_lock

RUN = """
import sys, time
from facestudy.study.locks import run_lock
from facestudy.study.paths import Study
study = Study(sys.argv[1])
with run_lock.running(study, "facestudy report"):
    (run_lock.folder(study) / "kernel.json").write_text("key")
    print(run_lock.folder(study), flush=True)
    sys.stdin.readline()
"""


def start(code: str, *arguments: object, **options) -> subprocess.Popen:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    return subprocess.Popen([sys.executable, "-c", code, *arguments], **pipes, **options)


@pytest.fixture
def other(study):
    """Another process that is at work on the study, and its folder."""
    process = start(RUN, study.name)
    folder = Path(process.stdout.readline().strip())
    yield process, folder
    process.kill()
    process.wait()


def test_who_comes_second_is_told_who_is_at_work(study, other):
    message = rf"'small': facestudy report, process {other[0].pid} on .+, since 20.+--wait"
    with pytest.raises(StudyError, match=message), run_lock.running(study, "facestudy import"):
        pass


def test_who_waits_is_told_and_goes_on(study, other, capsys):
    threading.Timer(1, lambda: other[0].communicate("\n")).start()
    with run_lock.running(study, "facestudy import", wait=True):
        assert json.loads(study.run_lock.read_text())["command"] == "facestudy import"
    said = capsys.readouterr().err
    assert said.count("waiting for it to end") == 1 and str(other[0].pid) in said


def test_one_left_by_a_killed_process_is_taken_over_with_its_leavings(study, other):
    process, folder = other
    assert (folder / "kernel.json").is_file()
    process.kill()
    process.wait()
    with run_lock.running(study, "facestudy import"):
        assert not folder.exists()
    assert study.run_lock.read_text() == "" and not run_lock._runs


def test_a_folder_that_a_damaged_record_names_is_not_removed(study, tmp_path):
    precious = tmp_path / "precious"
    precious.mkdir()
    record = {"process": str(run_lock.processes.this()), "folder": str(precious)}
    for text in (json.dumps(record), "[1]", "{", "\0" * 9):
        study.run_lock.parent.mkdir(exist_ok=True)
        study.run_lock.write_text(text)
        with run_lock.running(study, "facestudy import"):
            assert precious.is_dir()


def test_the_same_thread_goes_on_and_another_is_refused(study):
    refused = []

    def try_it() -> None:
        try:
            with run_lock.running(study, "b"):
                pass
        except StudyError as error:
            refused.append(error)

    with run_lock.running(study, "a"):
        with run_lock.running(study, "c"):
            pass
        thread = threading.Thread(target=try_it)
        thread.start()
        thread.join()
    assert len(refused) == 1 and not run_lock._runs


INHERIT = """
import sys
from facestudy.study.locks import run_lock
from facestudy.study.paths import Study
with run_lock.running(Study(sys.argv[1]), "scrapers"): print("went on", flush=True)
sys.stdin.readline()
"""


def test_a_kernel_belongs_to_its_run_and_no_other_study(study):
    with run_lock.running(study, "a"):
        variables = {**os.environ, **run_lock.environment(study)}
        kernel = start(INHERIT, study.name, env=variables, pass_fds=run_lock.handles(study))
        assert kernel.stdout.readline() == "went on\n"
        kernel.communicate("\n")
        stranger = start(INHERIT, study.name, env={**variables, run_lock.VARIABLE: "small:other"},
                         stderr=subprocess.PIPE)  # fmt: skip
        assert "another run is at work" in stranger.communicate("\n")[1]


PARENT = """
import os, subprocess, sys
from facestudy.study.locks import run_lock
from facestudy.study.paths import Study
study = Study(sys.argv[1])
with run_lock.running(study, "facestudy report"):
    kernel = subprocess.Popen(["sleep", "60"], pass_fds=run_lock.handles(study))
    print(kernel.pid, flush=True)
    sys.stdin.readline()
"""


def test_a_killed_runs_kernels_hold_the_lock_until_they_end(study, monkeypatch):
    parent = start(PARENT, study.name)
    kernel = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    monkeypatch.setattr(run_lock, "GRACE", 0.5)
    try:
        with pytest.raises(StudyError, match="at work"), run_lock.running(study, "a"):
            pass
    finally:
        os.kill(kernel, signal.SIGKILL)
    monkeypatch.setattr(run_lock, "GRACE", 60)
    with run_lock.running(study, "a"):
        pass


def test_where_nothing_can_be_written_it_is_one_line(study, root):
    (root / "data").write_text("a file")
    with pytest.raises(StudyError, match="could not be written"), run_lock.running(study, "a"):
        pass


@pytest.mark.skipif(os.name != "posix", reason="sockets have paths of limited length")
def test_a_browser_finds_room_for_its_socket_whatever_the_temporary_folder(
    study, tmp_path, monkeypatch
):
    deep = tmp_path / ("d" * 60)
    deep.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(deep))
    with run_lock.running(study, "facestudy report"):
        folder = run_lock.folder(study)
        assert folder is not None
        socket = folder / ".org.chromium.Chromium.XXXXXX" / "SingletonSocket"
        assert len(str(socket)) < 104
    assert not folder.exists()
