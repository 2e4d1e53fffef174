"""The campus's bytes are the same on every processor.

A sample is drawn by the processor that runs the tests, and again as others would draw it: OpenCV,
NumPy, BLAS and the C library are each told to do without the instructions that not all have.
"""

import json
import os
import platform
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import cv2
import numpy as np
import pytest

from facestudy.campus.build_campus import PACKAGES

SAMPLE = Path(__file__).parents[1] / "support" / "campus_sample.py"
CHECKED_IN = Path(__file__).with_name("digests.json")
X86_64 = platform.machine().lower() in ("x86_64", "amd64")


def opencv_features() -> str:
    """The instruction sets that OpenCV chooses at run time, for ``OPENCV_CPU_DISABLE``."""
    return ",".join(word.strip("*?") for word in cv2.getCPUFeaturesLine().split() if "*" in word)


def numpy_features() -> str:
    """The instruction sets that NumPy chooses at run time and this processor has."""
    return " ".join(np.show_config(mode="dicts")["SIMD Extensions"]["found"])


WITHOUT = {
    "opencv": {"OPENCV_CPU_DISABLE": opencv_features(), "OPENCV_IPP": "disabled"},
    "numpy": {"NPY_DISABLE_CPU_FEATURES": numpy_features()},
    "blas": {"OPENBLAS_CORETYPE": "Nehalem"},
    "libc": {"GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX512F,-AVX512VL,-AVX2,-AVX,-FMA,-FMA4"},
}
WITHOUT["all"] = {name: value for knobs in WITHOUT.values() for name, value in knobs.items()}


def draw_sample(**environment: str) -> dict[str, str]:
    """The digests of the sample, drawn in a process of its own."""
    done = subprocess.run(
        [sys.executable, str(SAMPLE)],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | environment,
    )
    return json.loads(done.stdout)["digests"]


@pytest.fixture(scope="module")
def expected() -> dict[str, str]:
    """The digests that are checked in; on other processors than x86-64 those of this one."""
    if not X86_64:
        return draw_sample()
    return json.loads(CHECKED_IN.read_text("utf-8"))["digests"]


def differing(drawn: dict[str, str], expected: dict[str, str]) -> list[str]:
    return [name for name in drawn | expected if drawn.get(name) != expected.get(name)]


@pytest.mark.skipif(not X86_64, reason="the same bytes are promised on x86-64 processors only")
def test_the_digests_were_made_with_the_versions_that_are_installed():
    recorded = json.loads(CHECKED_IN.read_text("utf-8"))["versions"]
    assert recorded == {package: version(package) for package in PACKAGES}, SAMPLE.name


@pytest.mark.long
@pytest.mark.skipif(not X86_64, reason="the same bytes are promised on x86-64 processors only")
def test_this_processor_draws_the_bytes_that_are_checked_in(expected):
    assert differing(draw_sample(), expected) == []


@pytest.mark.long
@pytest.mark.parametrize(
    "knobs",
    [
        # Each by itself tells which library it is, where all of them together fail.
        pytest.param(knobs, id=name, marks=[pytest.mark.slow] if name != "all" else [])
        for name, knobs in WITHOUT.items()
    ],
)
def test_another_processor_would_draw_the_same_bytes(knobs, expected):
    assert differing(draw_sample(**knobs), expected) == []


@pytest.mark.long
@pytest.mark.skipif(not X86_64, reason="the names of the instruction sets are those of x86-64")
def test_the_knobs_reach_numpy_and_opencv():
    code = (
        "import cv2, numpy as np\n"
        "found = np.show_config(mode='dicts')['SIMD Extensions'].get('found', [])\n"
        "words = [word for word in cv2.getCPUFeaturesLine().split() if '*' in word]\n"
        "print(not found and all('?' in word for word in words))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | WITHOUT["all"],
    )
    assert done.stdout.strip() == "True"
