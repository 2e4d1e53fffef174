"""What killed processes left is removed; what is at work, or of another machine, stays."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from facestudy.cli.main import main
from facestudy.study import files, leavings
from facestudy.study.locks import processes

LEAVE = """
import os, sys, tempfile
from pathlib import Path
from facestudy.study import files
folder = Path(sys.argv[1])
tempfile.mkdtemp(prefix=files.temporary_prefix("building"), dir=folder)
with files.replacing(folder / "raw" / "index.csv") as temporary:
    temporary.write_text("half")
    os._exit(9)
"""


def test_temporary_files_and_folders_of_the_dead_go_and_all_else_stays(study):
    study.data.mkdir(parents=True)
    subprocess.run([sys.executable, "-c", LEAVE, study.data], check=False)
    left = [path for path in study.data.rglob(".*") if path.name not in (".", "..")]
    assert len(left) == 2
    files.write_text(study.data / ".notes", "mine")
    foreign = study.data / ".faces.csv.0badcafe-1-1.x.csv"
    files.write_text(foreign, "of another machine")
    with files.replacing(study.data / "faces.csv") as temporary:
        assert leavings.remove(study) == 2
        assert temporary.exists()
    assert not any(path.exists() for path in left)
    assert foreign.exists() and (study.data / ".notes").exists()


def test_every_command_that_opens_the_study_removes_them(study, cropped_study):
    cropped_study(["a"] * 3)
    subprocess.run([sys.executable, "-c", LEAVE, study.data], check=False)
    main(["clean", "--study", study.name])
    assert not list(study.data.rglob(".*index.csv*")) and not list(study.data.glob(".building*"))


def test_a_number_that_is_used_again_does_not_revive_a_process():
    this = processes.this()
    assert not this.has_ended and this._replace(started=this.started - 900).has_ended
    assert processes.in_text(f".a.{this}.b.csv") == this and processes.in_text(".a.b.csv") is None


BUSY = """
import os, sys
from joblib import Parallel, delayed
from support.busy_worker import work
Parallel(n_jobs=2)(delayed(work)(sys.argv[1]) for _ in range(2))
"""


@pytest.mark.long
def test_workers_end_with_their_parent(tmp_path):
    tests = Path(__file__).parents[1]
    path = os.pathsep.join([str(tests), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONPATH": path}
    parent = subprocess.Popen([sys.executable, "-c", BUSY, tmp_path], env=environment)
    workers = _wait_for(lambda: [int(path.name) for path in tmp_path.iterdir()], count=2)
    parent.kill()
    parent.wait()
    assert _wait_for(lambda: [w for w in workers if not _lives(w)], count=2, seconds=10)


def _wait_for(look, *, count: int, seconds: float = 60) -> list[int]:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if len(found := look()) >= count:
            return found
        time.sleep(0.2)
    return []


def _lives(number: int) -> bool:
    import psutil

    return psutil.pid_exists(number) and psutil.Process(number).status() != psutil.STATUS_ZOMBIE
