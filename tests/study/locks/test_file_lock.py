"""One holder at a time, among threads, processes and forks; the dead hold nothing."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from facestudy.study.errors import StudyError
from facestudy.study.locks import file_lock
from facestudy.study.locks.file_lock import locked

ADD = """
import sys
from pathlib import Path
from facestudy.study.locks.file_lock import locked
path = Path(sys.argv[1])
for _ in range(int(sys.argv[2])):
    with locked(path.with_suffix(".lock")):
        path.write_text(str(int(path.read_text()) + 1))
"""


def start(code: str, *arguments: object) -> subprocess.Popen:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True)


def is_free(path: Path) -> bool:
    handle = file_lock.open_lock(path)
    try:
        return file_lock.lock(handle, path, wait=False)
    finally:
        os.close(handle)


def test_processes_and_threads_lose_no_change(tmp_path):
    path = tmp_path / "count"
    path.write_text("0")

    def add() -> None:
        for _ in range(100):
            with locked(path.with_suffix(".lock")):
                path.write_text(str(int(path.read_text()) + 1))

    processes = [start(ADD, path, 100) for _ in range(2)]
    threads = [threading.Thread(target=add) for _ in range(3)]
    for thread in threads:
        thread.start()
    for worker in (*threads, *processes):
        worker.join() if isinstance(worker, threading.Thread) else worker.communicate()
    assert path.read_text() == "500"


def test_the_same_thread_may_hold_it_again(tmp_path):
    path = tmp_path / "a.lock"
    with locked(path):
        with locked(path):
            assert not is_free(path)
        assert not is_free(path)
    assert is_free(path)


def test_an_error_releases_it(tmp_path):
    with pytest.raises(ZeroDivisionError), locked(tmp_path / "a.lock"):
        raise ZeroDivisionError
    assert is_free(tmp_path / "a.lock")


def test_a_killed_process_holds_nothing(tmp_path):
    path = tmp_path / "a.lock"
    code = (
        "import sys, time; from pathlib import Path\n"
        "from facestudy.study.locks.file_lock import locked\n"
        "with locked(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    )
    process = start(code, path)
    assert process.stdout.readline() == "held\n" and not is_free(path)
    process.kill()
    process.communicate()
    assert is_free(path)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_forked_process_neither_holds_it_nor_keeps_it_held(tmp_path):
    path = tmp_path / "a.lock"
    end, go = os.pipe()
    told, tell = os.pipe()
    with locked(path):
        child = os.fork()
        if not child:
            held = bool(file_lock._held.counts) or is_free(path)
            os.write(tell, b"x")
            os.read(end, 1)
            os._exit(int(held))
        os.read(told, 1)
    assert is_free(path)  # although the child lives
    os.write(go, b"x")
    assert os.waitpid(child, 0)[1] == 0


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StudyError, match="could not be written"), locked(tmp_path / "file" / "a"):
        pass


def test_a_disk_that_cannot_lock_is_one_line(tmp_path, monkeypatch):
    def fail(*_: object, **__: object) -> bool:
        raise OSError(file_lock.errno.ENOLCK, "No locks available")

    monkeypatch.setattr(file_lock, "_lock", fail)
    message = "cannot be locked .No locks available.: keep data/ on"
    with pytest.raises(StudyError, match=message), locked(tmp_path / "a.lock"):
        pass
