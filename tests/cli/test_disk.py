"""A disk that is read-only or full is one line, in every command that writes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.made_pictures import noise_picture, png

from facestudy.study import files
from facestudy.study.paths import Study

pytestmark = pytest.mark.long

READ_ONLY = "mount --bind {0} {0} && mount -o remount,ro,bind {0}"
FULL = "mkdir -p {0}/data {0}/reports && mount -t tmpfs -o size=8k none {0}/data && \
mount -t tmpfs -o size=8k none {0}/reports && (cat /dev/zero >{0}/data/x; true) 2>/dev/null"

FILLED = "cp -r {0}/data {0}/data.was && mount -t tmpfs -o size=2m none {0}/data && \
mount -t tmpfs -o size=8k none {0}/reports && cp -r {0}/data.was/. {0}/data && \
(cat /dev/zero >{0}/data/x; cat /dev/zero >{0}/reports/x; true) 2>/dev/null"
"""The study lies on disks without a free byte."""


def mounted(mount: str, root: Path, *words: str) -> subprocess.CompletedProcess:
    """Run a command in a process that alone sees a mount."""
    script = f'{mount.format(root)} && exec "$@"'
    namespace = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-rm"]
    command = [*namespace, "sh", "-c", script, "sh", sys.executable, "-m", *words]
    return subprocess.run(command, capture_output=True, text=True)


@pytest.fixture(autouse=True)
def may_mount(root):
    probe = [shutil.which("unshare") or "false", "-m", "true"]
    if sys.platform != "linux" or os.geteuid() or subprocess.run(probe).returncode:
        pytest.skip("mounts need root on Linux")
    return root


@pytest.fixture
def made(root) -> Path:
    """A study with a raw picture and results, and a folder of pictures to import."""
    study = Study("full")
    for path in (study.faces_csv, study.faces / "a.png", study.reports / "index.html"):
        files.write_text(path, "id\n")
    for number in range(3):
        files.write_bytes(root / "pictures" / "art" / f"{number}.png", png(noise_picture(number)))
    return root


def assert_one_line(done: subprocess.CompletedProcess, *words: str) -> None:
    assert done.returncode == 1, done.stderr
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1 and all(word in lines[0] for word in words), done.stderr


@pytest.mark.parametrize("name", ["clean", "report", "import", "forget", "campus"])
def test_a_read_only_disk_is_one_line(made, name, cropped_study):
    cropped_study(["art", "law"], name=["Anna Example", "Ben Example"])
    words = {
        "clean": ["clean", "--study", "full"],
        "report": ["report", "--study", "small", "-p", "SEEDS=1"],
        "import": ["import", str(made / "pictures"), "--study", "mine"],
        "forget": ["forget", "--study", "small", "--name", "Anna Example"],
        "campus": ["campus", "build", "--study", "campus-x", "--sites", "4", "--portraits", "8"],
    }
    done = mounted(READ_ONLY, made, "facestudy.cli", *words[name])
    assert_one_line(done, "Read-only file system")


def test_cleaning_does_not_claim_what_it_did_not_do(made):
    done = mounted(READ_ONLY, made / "reports", "facestudy.cli", "clean", "--study", "full")
    assert_one_line(done, "not all results of full could be removed", "Read-only file system")
    assert "removed the results" not in done.stdout
    assert (Study("full").reports / "index.html").is_file()


def test_a_full_disk_is_one_line(made):
    shutil.move(made / "data", made / "elsewhere")
    words = ["import", str(made / "pictures"), "--study", "mine"]
    assert_one_line(mounted(FULL, made, "facestudy.cli", *words), "No space left on device")


@pytest.mark.parametrize("name", ["clean", "report", "import", "forget"])
def test_a_disk_that_is_full_when_the_study_is_there_is_one_line(made, name, cropped_study):
    study = cropped_study(["art", "law"], name=["Anna Example", "Ben Example"])
    before = study.index.read_bytes()
    words = {
        "clean": ["clean", "--study", "small"],
        "report": ["report", "--study", "small", "-p", "SEEDS=1"],
        "import": ["import", str(made / "pictures"), "--study", "small"],
        "forget": ["forget", "--study", "small", "--name", "Anna Example"],
    }
    done = mounted(FILLED, made, "facestudy.cli", *words[name])
    if name == "clean":  # removing needs no room
        assert (done.returncode, done.stderr) == (0, "")
    else:
        assert_one_line(done, "No space left on device")
    assert study.index.read_bytes() == before


def test_the_scrapers_say_it_too(made):
    words = ["add", "http://127.0.0.1:9/", "--category", "art", "--study", "mine"]
    done = mounted(READ_ONLY, made, "scrapers", *words, "--dry-run")
    assert "Traceback" not in done.stderr and done.returncode in (1, 3)
