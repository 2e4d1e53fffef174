"""Two imports at once into one study lose no row: the second waits, or is told."""

import subprocess
import sys
from pathlib import Path

import pytest
from support.made_pictures import noise_picture, png

from facestudy.study import files, index
from facestudy.study.paths import Study

COUNT = 40


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    found = [tmp_path / "a", tmp_path / "b"]
    for number in range(2 * COUNT):
        path = found[number % 2] / "cd"[number % 4 // 2] / f"{number}.png"
        files.write_bytes(path, png(noise_picture(number, 48)), sync=False)
    return found


def at_once(folders: list[Path], study: Study, *options: str) -> list[tuple[int, str]]:
    """The status and the errors of an import of each folder, begun together."""
    start = [sys.executable, "-m", "facestudy.cli", "import"]
    processes = [
        subprocess.Popen(
            [*start, str(folder), "--study", study.name, *options],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )
        for folder in folders
    ]  # fmt: skip
    errors = [process.communicate()[1] for process in processes]
    return [(process.returncode, error) for process, error in zip(processes, errors, strict=True)]


@pytest.mark.long
def test_both_are_taken_if_they_wait(folders, study):
    assert [status for status, _ in at_once(folders, study, "--wait")] == [0, 0]
    ids = set(index.read(study.index)["id"])
    assert len(ids) == 2 * COUNT
    assert {path.stem for path in study.raw.glob("*.png")} == ids


@pytest.mark.long
def test_who_does_not_wait_is_told_or_taken_whole(folders, study):
    results = at_once(folders, study)
    taken = 0
    for status, error in results:
        taken += status == 0
        assert status == 0 or f"at work on {study.name!r}: facestudy import" in error
    assert taken >= 1
    ids = set(index.read(study.index)["id"])
    assert len(ids) == taken * COUNT and {path.stem for path in study.raw.glob("*.png")} == ids
