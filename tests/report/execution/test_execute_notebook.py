"""Why a cell failed, in one line: too little memory and a full disk say what to do."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from facestudy.report.execution.execute_notebook import _explain
from facestudy.report.execution.outcome import DIED


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("MemoryError", "", "not enough memory"),
        ("_ArrayMemoryError", "Unable to allocate 9 GiB", "not enough memory"),
        ("ResourceExhaustedError", "OOM when allocating tensor", "not enough memory"),
        ("TerminatedWorkerError", "A worker process was ended", "not enough memory"),
        ("RuntimeError", "CUDA out of memory. Tried to allocate", "not enough memory"),
        ("error", "(-4:Insufficient memory) Failed to allocate", "not enough memory"),
        ("OSError", "[Errno 12] Cannot allocate memory", "not enough memory"),
        ("OSError", "[Errno 28] No space left on device: 'x.png'", "make room on that disk"),
        ("OSError", "[Errno 30] Read-only file system: 'x.png'", "'x.png': make it writable"),
        ("StudyError", "no faces", "no faces"),
    ],
)
def test_a_failure_says_what_to_do(name, value, words):
    error = SimpleNamespace(ename=name, evalue=value, exec_count=3)
    failure = _explain(error, Path("copy.ipynb"), "Crop")
    assert words in failure.reason and failure.section == "Crop" and not failure.place
    assert "\n" not in failure.reason


def test_an_error_of_the_code_names_its_cell():
    error = SimpleNamespace(ename="KeyError", evalue="'age'", exec_count=3)
    assert _explain(error, Path("copy.ipynb"), "").place == "cell 3; see copy.ipynb"


def test_a_kernel_that_died_says_that_the_same_command_goes_on():
    assert "memory" in DIED and "the same command goes on" in DIED
